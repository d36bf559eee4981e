"""What tells whether the evidence answers: one number a signal, which the verdict weighs and sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

from assistant.evidence import QUOTES, Asked, Scored, asked_for
from assistant.kinds import NOT_KNOWN, Kind, counts, held_of, needs
from assistant.question import Understood
from assistant.view import View
from index.local import LocalIndex
from index.terms import terms

MEANT = {
    "answers": "share of the question's words, by rarity, that stand in one of the best sentences, its neighbours, "
    "what stands over them or what the document is called; 0 where the kind of answer asked for is not there too",
    "score": "the best sentence's score, by which the quotes are ordered",
    "cosine": "closeness of the closest of the best sentences",
    "apart": "how much closer the closest passage found is than the middle one",
    "together": "share of the best sentences that stand in the document of the best one",
    "words": "how many words the question is about, of ten",
    "no kind": "a date, figure, sum or the like is asked for, and no sentence that scores near the best holds one",
    "not known": "such a thing is asked for, and the document says that it is not known",
    "not added": "a follow-up asks for such a thing, and no sentence that holds one speaks of what it adds",
    "only asked": "it is asked whether something is so, and only a recommendation speaks of it",
}
"""Every signal, in words."""

_NEAR_BEST = 0.4
_AS_MUCH = 0.75
_MOST_WORDS = 10


@dataclass(frozen=True, slots=True)
class Evidence:
    """The best sentences found for a question. `fitting` are those near the best that hold the kind of answer asked
    for, `own` those of them that speak of what a follow-up adds."""

    understood: Understood
    top: Sequence[Scored]
    fitting: Sequence[Scored]
    own: Sequence[Scored]

    @classmethod
    def of(cls, understood: Understood, found: Sequence[Scored]) -> Evidence:
        top = found[:QUOTES]
        fitting = [s for s in top if s.fits and s.score >= top[0].score - _NEAR_BEST]
        return cls(understood, top, fitting, [s for s in fitting if s.features["own"]])


def signals(understood: Understood, found: Sequence[Scored], view: View, index: LocalIndex) -> dict[str, float]:
    """Every signal of the sentences found, the best first; there must be one."""
    evidence, asked = Evidence.of(understood, found), asked_for(understood, index)
    return {
        "answers": max(_answers(one, understood, asked, view) for one in evidence.top),
        "score": evidence.top[0].score,
        "cosine": max(s.cosine for s in evidence.top),
        "apart": _apart(found),
        "together": fmean(s.sentence.document == evidence.top[0].sentence.document for s in evidence.top),
        "words": min(len(asked.weights), _MOST_WORDS) / _MOST_WORDS,
        **{name: float(holds) for name, holds in _against(evidence).items()},
    }


def _against(evidence: Evidence) -> dict[str, bool]:
    """What speaks against an answer by itself."""
    understood, top = evidence.understood, evidence.top
    typed = _typed(understood)
    best = (*evidence.own, *evidence.fitting, *top)[0]
    asked_only = understood.kind is Kind.STATUS and top[0].asks and not any(_reports(s, top[0]) for s in top)
    return {
        "no kind": typed and not evidence.fitting,
        "not known": typed and NOT_KNOWN.search(_clause(best.sentence.words, understood)) is not None,
        "not added": typed and understood.leans and not evidence.own,
        "only asked": asked_only,
    }


def _answers(one: Scored, understood: Understood, asked: Asked, view: View) -> float:
    sentence = one.sentence
    within = view.sentences(sentence.document, sentence.passage)
    about = within[max(0, sentence.number - 1) : sentence.number + 2]
    if not _tell(understood, [s.words for s in about]):
        return 0.0
    over = view.context(sentence.document, sentence.passage) | view.head_terms[sentence.document]
    return asked.share(over.union(*(s.terms for s in about)))


def _apart(found: Sequence[Scored]) -> float:
    closest: dict[tuple[str, int], float] = {}
    for one in found:
        place = one.sentence.document, one.sentence.passage
        closest[place] = max(closest.get(place, -1.0), one.cosine)
    return max(closest.values()) - median(closest.values())


def _tell(understood: Understood, sentences: Sequence[str]) -> bool:
    """Whether they hold the kind of answer asked for, and of what is counted; what the question says is none."""
    if not needs(understood.kind):
        return True
    if understood.counted and not any(counts(words, understood.counted) for words in sentences):
        return False
    said = frozenset(terms(understood.standalone))
    held = (frozenset(terms(found)) for words in sentences for found in held_of(understood.kind, words))
    return any(not own or not own <= said for own in held)


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
