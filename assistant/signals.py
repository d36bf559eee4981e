"""What tells whether the evidence answers: one number a signal, which the verdict weighs and sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

from assistant.evidence import QUOTES, Asked, Scored, asked_for
from assistant.kinds import NOT_KNOWN, Kind, held_of, needs
from assistant.question import Understood
from assistant.view import View
from index.local import LocalIndex
from index.terms import terms

MEANT = {
    "answers": "share of the question's words held by a sentence with its neighbours, what stands over them and what "
    "the document is called, where the kind of answer asked for is there too and the question had not said it",
    "says": "share of the question's own words, none other for them, held by such a sentence with its surroundings",
    "near": "share held by the best sentence with what stands over it, whatever its kind",
    "pairs": "share of the question's neighbouring words that stand side by side in one sentence",
    "covers": "the same share by the best sentence that holds that kind of answer itself",
    "score": "the best sentence's score, by which the quotes are ordered",
    "lead": "how far it is above the sixth to fifteenth",
    "cosine": "closeness of the closest of the best sentences",
    "apart": "how much closer the closest passage is than the middle one of those found",
    "unknown": "share of the question's words that stand in no document",
    "lacks": "a date, figure, sum or the like is asked for, and none stands about the best sentence",
    "lacks near": "such a thing is asked for, and none of the sentences that score about as high holds one",
    "not known": "such a thing is asked for, and the document says that it is not known",
    "adds": "a follow-up asks for such a thing, and no sentence that holds one speaks of what it adds",
    "only asks": "it is asked whether something is so, and only a recommendation speaks of it",
    "far": "share of the question's words that stand in no document, times how far the closest sentence is",
    "typed": "such a thing is asked for",
    "who": "a name is asked for",
    "leans": "the question leans on the turn before",
    "words": "how many words the question is about, ten at most",
}
"""Every signal, in words. Shares are by the words' rarity."""

_BEHIND = slice(5, 15)
_NEAR_BEST, _AS_MUCH = 0.4, 0.75
_USUAL_LEAD, _MOST_WORDS = 0.5, 10


@dataclass(frozen=True, slots=True)
class _Window:
    """One of the best sentences with the one before and the one after, and the share of the question that they hold."""

    sentence: Scored
    covered: float
    said: float  # the same without other words for the question's
    fits: bool  # holds the kind of answer asked for, and not only what the question said


def signals(understood: Understood, found: Sequence[Scored], view: View, index: LocalIndex) -> dict[str, float]:
    """Every signal of the evidence found, the best first; there must be some."""
    top, asked = found[:QUOTES], asked_for(understood, index)
    windows = [_window(one, understood, asked, view) for one in top]
    closest = _closest(found)
    behind = [s.score for s in found[_BEHIND]]
    return {
        "answers": max(w.covered * w.fits for w in windows),
        "says": max(w.said * w.fits for w in windows),
        "near": max(s.near for s in top),
        "pairs": max(s.features.get("pairs", 0.0) for s in top),
        "covers": max(s.near * (s.fits or not needs(understood.kind)) for s in top),
        "score": top[0].score,
        "lead": top[0].score - fmean(behind) if behind else _USUAL_LEAD,
        "cosine": max(s.cosine for s in top),
        "apart": max(closest) - median(closest),
        "unknown": unknown_share(understood, index),
        "lacks": float(typed(understood) and not windows[0].fits),
        **_gates(understood, top),
        "far": unknown_share(understood, index) * (1 - max(s.cosine for s in top)),
        "typed": float(typed(understood)),
        "who": float(understood.kind is Kind.WHO),
        "leans": float(understood.leans),
        "words": min(len(asked.weights), _MOST_WORDS) / _MOST_WORDS,
    }


def _gates(understood: Understood, top: Sequence[Scored]) -> dict[str, float]:
    """What speaks against an answer by itself."""
    fitting = [s for s in top if s.fits and s.score >= top[0].score - _NEAR_BEST]
    own = [s for s in fitting if s.features["own"]]
    is_typed, best = typed(understood), (own or fitting or list(top))[0]
    status = understood.kind is Kind.STATUS and top[0].asks
    return {
        "lacks near": float(is_typed and not fitting),
        "not known": float(is_typed and NOT_KNOWN.search(_clause(best.sentence.words, understood)) is not None),
        "adds": float(is_typed and understood.leans and not own),
        "only asks": float(status and not any(_reports(s, top[0]) for s in top)),
    }


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


def typed(understood: Understood) -> bool:
    """Whether the evidence must hold a figure, a date or the like; almost any sentence names somebody."""
    return needs(understood.kind) and understood.kind is not Kind.WHO


def _window(one: Scored, understood: Understood, asked: Asked, view: View) -> _Window:
    sentence = one.sentence
    within = view.sentences(sentence.document, sentence.passage)
    about = within[max(0, sentence.number - 1) : sentence.number + 2]
    over = view.context(sentence.document, sentence.passage) | view.head_terms.get(sentence.document, frozenset())
    held = over.union(*(s.terms for s in about))
    said = Asked(asked.weights, ()).share(held)
    return _Window(one, asked.share(held), said, _fits(understood, " ".join(s.words for s in about)))


def _fits(understood: Understood, words: str) -> bool:
    """Whether the words hold the kind of answer asked for; what the question says itself is none."""
    if not needs(understood.kind):
        return True
    said = frozenset(terms(understood.standalone))
    return any(not (own := frozenset(terms(held))) or not own <= said for held in held_of(understood.kind, words))


def _closest(found: Sequence[Scored]) -> list[float]:
    """The closeness of each passage's closest sentence."""
    best: dict[tuple[str, int], float] = {}
    for one in found:
        place = one.sentence.document, one.sentence.passage
        best[place] = max(best.get(place, -1.0), one.cosine)
    return list(best.values())
