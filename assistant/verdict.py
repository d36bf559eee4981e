"""Whether what was found answers the question: one decision for every path (law 2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence import QUOTES, Scored, asked_for
from assistant.kinds import NOT_KNOWN, Kind, needs
from assistant.question import Understood
from index.local import LocalIndex
from index.terms import terms

# Found on questions with and without an answer over several sets of documents: see docs/developers.md.
BEST_COSINE, BEST_PASSAGE, BEST_COVERED, LEAST = 1.0, 0.6, 1.0, 0.9
UNKNOWN_SHARE, _UNKNOWN_COSINE, _UNKNOWN_COSINE_TYPED = 0.3, 0.5, 0.62
_NEAR_BEST = 0.4
_FAR_COSINE, _FAR_COVERED = 0.42, 0.55
_AS_MUCH = 0.75
SOUGHT = {
    Kind.WHO: "name",
    Kind.TIME: "time of day",
    Kind.BY_WHEN: "date",
    Kind.HOW_MANY: "figure",
    Kind.HOW_MUCH: "amount of money",
    Kind.HOW_OFTEN: "frequency",
    Kind.CONTACT: "telephone number or address",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the evidence answers, and what is missing where it does not."""

    answered: bool
    missing: str = ""
    confidence: float | None = None  # the more, the surer that the documents answer; None: not weighed


def enough(understood: Understood, found: Sequence[Scored], index: LocalIndex) -> Verdict:
    """Is the answer in what was found?"""
    if not found or not any(c.isalpha() for term in understood.about for c in term):
        return Verdict(False, "nothing found")
    missing = _kind_missing(understood, found[:QUOTES]) or _too_far(understood, found, index)
    return Verdict(not missing, missing, confidence(found))


def confidence(found: Sequence[Scored]) -> float:
    """How well the best evidence meets the question: closeness by sentence and passage, and share of words covered."""
    top = found[:QUOTES]
    return (
        BEST_COSINE * max(s.cosine for s in top)
        + BEST_PASSAGE * max(s.passage_cosine for s in top)
        + BEST_COVERED * max(s.near for s in top)
    )


def _kind_missing(understood: Understood, top: Sequence[Scored]) -> str:
    """What the best evidence lacks of the kind of answer asked for; empty where it has it."""
    fitting = [s for s in top if s.fits and s.score >= top[0].score - _NEAR_BEST]
    own = [s for s in fitting if s.features["own"]]
    if _typed(understood):
        if not fitting:
            return f"no {SOUGHT[understood.kind]}"
        if NOT_KNOWN.search(_clause((own or fitting)[0].sentence.words, understood)):
            return "the document says it is not known"
        if understood.leans and not own:
            return "nothing on what this question adds"
    if understood.kind is Kind.STATUS and top[0].asks and not any(_reports(s, top[0]) for s in top):
        return "only the recommendation speaks of it"
    return ""


def _too_far(understood: Understood, found: Sequence[Scored], index: LocalIndex) -> str:
    """Why the best evidence speaks of something else; empty where it does not."""
    top = found[:QUOTES]
    cosine, near = max(s.cosine for s in top), max(s.near for s in top)
    least = _UNKNOWN_COSINE_TYPED if _typed(understood) else _UNKNOWN_COSINE
    beside = understood.leans and (top[0].features["beside"] or top[0].features["cited"])
    if unknown_share(understood, index) >= UNKNOWN_SHARE and cosine < least and not beside:
        return "words that no document uses"
    if confidence(found) < LEAST or (not understood.leans and cosine < _FAR_COSINE and near < _FAR_COVERED):
        return "nothing close enough"
    return ""


def _typed(understood: Understood) -> bool:
    """Whether the evidence must hold a figure, a date or the like; almost any sentence names somebody."""
    return needs(understood.kind) and understood.kind is not Kind.WHO


def _clause(words: str, understood: Understood) -> str:
    """The part of a sentence cut at semicolons that holds most of what was asked."""
    wanted = understood.added or understood.about
    return max(words.split(";"), key=lambda part: len(wanted & frozenset(terms(part))))


def _reports(scored: Scored, best: Scored) -> bool:
    """Whether it says what is, and about as much of what was asked as the recommendation does."""
    return not scored.asks and scored.covered >= _AS_MUCH * best.covered


def unknown_share(understood: Understood, index: LocalIndex) -> float:
    """The share of what was asked about, by rarity, that stands in no document."""
    weights = asked_for(understood, index).weights
    asked = sum(weights.values())
    return sum(w for t, w in weights.items() if not index.frequency(t)) / asked if asked else 0.0
