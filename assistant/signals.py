"""What tells whether the evidence answers: one number a signal, which the verdict weighs and sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

from assistant.evidence import QUOTES, Asked, Scored, asked_for
from assistant.kinds import Kind, held_of, needs
from assistant.question import Understood
from assistant.view import View
from index.local import LocalIndex
from index.terms import terms

MEANT = {
    "answers": "share of the question's words held by a sentence with its neighbours, what stands over them and what "
    "the document is called, where the kind of answer asked for is there too and the question had not said it",
    "covers": "the same share by the best sentence that holds that kind of answer itself",
    "score": "the best sentence's score, by which the quotes are ordered",
    "lead": "how far it is above the sixth to fifteenth",
    "cosine": "closeness of the closest of the best sentences",
    "apart": "how much closer the closest passage is than the middle one of those found",
    "unknown": "share of the question's words that stand in no document",
    "lacks": "a date, figure, sum or the like is asked for, and none stands about the best sentence",
    "typed": "such a thing is asked for",
    "who": "a name is asked for",
    "leans": "the question leans on the turn before",
    "words": "how many words the question is about, ten at most",
}
"""Every signal, in words. Shares are by the words' rarity."""

_BEHIND = slice(5, 15)
_USUAL_LEAD, _MOST_WORDS = 0.5, 10


@dataclass(frozen=True, slots=True)
class _Window:
    """One of the best sentences with the one before and the one after, and the share of the question that they hold."""

    sentence: Scored
    covered: float
    fits: bool  # holds the kind of answer asked for, and not only what the question said


def signals(understood: Understood, found: Sequence[Scored], view: View, index: LocalIndex) -> dict[str, float]:
    """Every signal of the evidence found, the best first; there must be some."""
    top, asked = found[:QUOTES], asked_for(understood, index)
    windows = [_window(one, understood, asked, view) for one in top]
    closest = _closest(found)
    behind = [s.score for s in found[_BEHIND]]
    weighed = sum(asked.weights.values())
    return {
        "answers": max(w.covered * w.fits for w in windows),
        "covers": max(s.near * (s.fits or not needs(understood.kind)) for s in top),
        "score": top[0].score,
        "lead": top[0].score - fmean(behind) if behind else _USUAL_LEAD,
        "cosine": max(s.cosine for s in top),
        "apart": max(closest) - median(closest),
        "unknown": sum(w for t, w in asked.weights.items() if not index.frequency(t)) / weighed if weighed else 0.0,
        "lacks": float(typed(understood) and not windows[0].fits),
        "typed": float(typed(understood)),
        "who": float(understood.kind is Kind.WHO),
        "leans": float(understood.leans),
        "words": min(len(asked.weights), _MOST_WORDS) / _MOST_WORDS,
    }


def typed(understood: Understood) -> bool:
    """Whether the evidence must hold a figure, a date or the like; almost any sentence names somebody."""
    return needs(understood.kind) and understood.kind is not Kind.WHO


def _window(one: Scored, understood: Understood, asked: Asked, view: View) -> _Window:
    sentence = one.sentence
    within = view.sentences(sentence.document, sentence.passage)
    about = within[max(0, sentence.number - 1) : sentence.number + 2]
    over = view.context(sentence.document, sentence.passage) | view.head_terms.get(sentence.document, frozenset())
    covered = asked.share(over.union(*(s.terms for s in about)))
    return _Window(one, covered, _fits(understood, " ".join(s.words for s in about)))


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
