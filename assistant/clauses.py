"""The pieces of a quote: its sentences, the fields of a form, and the clauses of a sentence; what denies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z0-9(“'\"])")
_FIELD = re.compile(r"\s(?=[A-Z][a-z]+(?: [a-z]+)?:\s)")
_FORM = 2  # labels, at least, that make a form of a quote: "Owner: … Due: …"
_POINTS_BACK = re.compile(r"\b(?:it|its|they|their|them|this|these|those|he|she)\b", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:(?:is|are|was|were|be|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|to|yet) not"
    r"(?! only\b)|(?:is|are|was|were|has|have|had|do|does|did|wo|would|should|ca|could)n['’]?t|cannot|never|no longer"
    r"|(?:fail|refus|declin)(?:ed|es|ing) to|unable to)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:]\s|\s(?=(?:and|but|then|while|which|who|with|before|after)\s)|\s\(|\s[-–]\s")


def pieces_of(words: str) -> list[str]:
    """The sentences of a quote; those of a form are its fields."""
    whole = _SENTENCE_END.split(words)
    if len(_FIELD.findall(words)) < _FORM:
        return whole
    return [field for piece in whole for field in _FIELD.split(piece)]


def read_on(pieces: Sequence[str]) -> list[str]:
    """Each piece as it is to be understood: one that points back with the one before it."""
    return [
        f"{before} {piece}" if _POINTS_BACK.search(piece) else piece
        for before, piece in zip(["", *pieces], pieces, strict=False)
    ]


def clauses_of(sentence: str) -> list[str]:
    return [sentence[a:b] for a, b in _edges(sentence)]


def clause_of(at: int, sentence: str) -> str:
    """The clause of a sentence in which the character at `at` stands."""
    return next((sentence[a:b] for a, b in _edges(sentence) if a <= at < b), sentence)


def denies(words: str) -> bool:
    """Whether they say that something is not so: "12 boats did not sail" does not tell how many sailed."""
    return _DENIES.search(words) is not None


def _edges(sentence: str) -> list[tuple[int, int]]:
    ends = sorted({0, *(m.start() for m in _CLAUSE_END.finditer(sentence)), len(sentence)})
    return list(pairwise(ends))
