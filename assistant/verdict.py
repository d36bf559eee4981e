"""Whether what was found answers the question: one decision for every path (law 2)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from assistant.evidence import Scored, asked_for
from assistant.question import Understood
from assistant.signals import Place, signals
from assistant.view import View
from assistant.wanted import wanted
from index.local import LocalIndex
from index.terms import terms

# Fitted by `python -m benchmarks.declining`, which prints them; two are held back: see docs/developers.md.
WEIGHTS = {
    "answers": 3.04,
    "cosine": 2.37,
    "together": 0.87,
    "words": 1.67,
    "wanting": -2.63,
    "no holder": -2.6,
    "untold": -2.8,
    "other year": -1.4,
    "not known": -5.2,
    "not added": -1.77,
}
"""What each signal adds to the odds (their logarithm) that the documents answer."""

ODDS = -4.3  # without any signal, questions with and without an answer being as many
LEAST = 0.4  # the confidence from which a question is answered
LEAST_DENIED = 0.75  # the same where the register says that there is no such thing

UNKNOWN_SHARE = 0.3
_SAID = {
    "untold": "The nearest passages do not tell what was said or found.",
    "other year": "The nearest passages are of another year.",
    "not known": "The document says that it is not known.",
    "not added": "The nearest passages say nothing of what this question adds.",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the evidence answers, and what is missing where it does not."""

    answered: bool
    missing: str = ""
    confidence: float | None = None  # that the documents answer, from 0 to 1; None: not weighed


def enough(understood: Understood, found: Sequence[Scored], view: View, index: LocalIndex, denied: str = "") -> Verdict:
    """Is the answer in what was found? `denied`: what a lookup says is not there."""
    if not found or not any(c.isalpha() for term in understood.about for c in term):
        return Verdict(False, denied or "nothing found")
    told = signals(understood, found, view, index)
    sure = confidence(told)
    if sure >= (LEAST_DENIED if denied else LEAST):
        return Verdict(True, "", sure)
    return Verdict(False, denied or _missing(understood, told, index) or _untouched(understood, found[0], view), sure)


def confidence(told: Mapping[str, float]) -> float:
    """How sure these signals make it that the documents answer, from 0 to 1."""
    return 1 / (1 + exp(-ODDS - sum(WEIGHTS[name] * value for name, value in told.items())))


def _missing(understood: Understood, told: Mapping[str, float], index: LocalIndex) -> str:
    """What is missing, in words: what speaks most against an answer; empty where nothing does by itself."""
    against = min(_SAID, key=lambda name: WEIGHTS[name] * told[name])
    if told["wanting"] and (want := wanted(understood)):
        return f"no {want.value}"
    if told[against]:
        return _SAID[against]
    if unknown_share(understood, index) >= UNKNOWN_SHARE:
        return "words that no document uses"
    return ""


def _untouched(understood: Understood, best: Scored, view: View) -> str:
    """The words of the question that do not stand where the best sentence stands."""
    place = Place.of(best, understood, view)
    near = place.over.union(terms(" ".join(understood.unknown)), *(s.terms for s in place.about))
    asked = dict.fromkeys(re.findall(r"[^\W_][\w'’-]*", understood.question))
    words = [word for word in asked if (own := understood.about & frozenset(terms(word))) and not own & near]
    return f"The nearest passage says nothing of: {', '.join(words)}." if words else "nothing close enough"


def unknown_share(understood: Understood, index: LocalIndex) -> float:
    """The share of what was asked about, by rarity, that stands in no document."""
    weights = asked_for(understood, index).weights
    asked = sum(weights.values())
    return sum(w for t, w in weights.items() if not index.frequency(t)) / asked if asked else 0.0
