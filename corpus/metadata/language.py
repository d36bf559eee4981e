"""The language a document is written in."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from corpus.models import Fact
from corpus.plain import plain

_SAMPLE = 8_000  # characters
_LEAST = 40  # characters: too few words to tell by
_SURE = 0.9


def language_of(text: str) -> Fact:
    """The ISO 639-1 code of most of a text, inferred from its words; empty where they are too few to tell."""
    sample = plain(_middle(text))
    if len(sample) < _LEAST:
        return Fact()
    code, probability = _identifier().classify(sample)
    return Fact(code, inferred=True, reason="told from its words") if probability >= _SURE else Fact()


def _middle(text: str) -> str:
    """The opening is names and addresses; the prose is further in."""
    start = max(0, len(text) // 2 - _SAMPLE // 2)
    return text[start : start + _SAMPLE]


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
