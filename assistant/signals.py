"""What tells whether the evidence answers: one number a signal, which the verdict weighs and sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from assistant.evidence import QUOTES, Asked, Scored, asked_for
from assistant.kinds import NOT_KNOWN, Kind, needs
from assistant.question import Understood
from assistant.roles import role_asked
from assistant.view import Sentence, View
from assistant.wanted import Want, answers, held, wanted
from index.local import LocalIndex
from index.terms import terms

MEANT = {
    "answers": "share of the question's words, by rarity, that stand in one of the best sentences, its neighbours, "
    "what stands over them or what the document is called; 0 where the kind of answer asked for is not there too",
    "cosine": "closeness of the closest of the best sentences",
    "together": "share of the best sentences that stand in the document of the best one",
    "words": "how many words the question is about, of ten",
    "wanting": "a date, figure, sum, name or the like is asked for, and nowhere near the best sentences stands one",
    "no holder": "it is asked who has a role or does a thing, and nobody is named beside it",
    "untold": "it is asked what somebody said or found, and the best sentences do not tell of saying or finding",
    "other year": "a year is named, and nothing near the best sentences is of it",
    "not known": "such a thing is asked for, and the document says that it is not known",
    "not added": "a follow-up asks for such a thing, and no sentence that holds one speaks of what it adds",
}
"""Every signal, in words."""

_NEAR_BEST, _STILL_NEAR = 0.4, 0.9
_MOST_WORDS = 10
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TOLD_BY = 2  # sentences, with those after them
_TELLING_ASKED = re.compile(
    r"\bwhat (?:did|does|do|has|have)\b(?P<who>.*)"
    r"\b(?:say|said|reply|replied|find|found|conclud\w*|show\w*|quot\w*|think|decide)\b"
    r"|\baccording to (?:the |our |their )?(?P<source>.*)"
    r"|\bwhat (?:were|was|are|is) the (?:findings?|results?|lessons|outcome|conclusions?)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"\b(?:it|they|this|these|he|she|results?|findings?)\b", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:said|says|found|finds|shows?|showed|conclud\w+|replied|stat(?:es|ed)|reported|advised|respond\w+|thought"
    r"|noted|agrees?|commented|confirm\w*|explained|considers?|believes?|welcomes?|accept\w*|reject\w*"
    r"|per cent)\b|[\"“”%]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """One of the best sentences with its neighbours, whether one of them holds what is wanted, the terms that stand
    over them, and those of what the document is called and whose it is."""

    scored: Scored
    about: Sequence[Sentence]
    holds: bool
    over: frozenset[str]
    head: frozenset[str]

    @classmethod
    def of(cls, scored: Scored, understood: Understood, view: View) -> Place:
        document, passage, number = scored.sentence.document, scored.sentence.passage, scored.sentence.number
        about = view.sentences(document, passage)[max(0, number - 1) : number + 2]
        want = wanted(understood)
        holds = want is None or any(held(want, s.words, understood) for s in about)
        head = view.head_terms[document]
        return cls(scored, about, holds, view.context(document, passage) | head, head)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The best sentences found for a question. `fitting` are those near the best that hold the kind of answer asked
    for, `own` those of them that speak of what a follow-up adds."""

    understood: Understood
    top: Sequence[Scored]
    fitting: Sequence[Scored]
    own: Sequence[Scored]
    places: Sequence[Place]

    @classmethod
    def of(cls, understood: Understood, found: Sequence[Scored], view: View) -> Evidence:
        top = found[:QUOTES]
        fitting = [s for s in top if s.fits and s.score >= top[0].score - _NEAR_BEST]
        own = [s for s in fitting if s.features["own"]]
        return cls(understood, top, fitting, own, [Place.of(scored, understood, view) for scored in top])


def signals(understood: Understood, found: Sequence[Scored], view: View, index: LocalIndex) -> dict[str, float]:
    """Every signal of the sentences found, the best first; there must be one."""
    evidence, asked = Evidence.of(understood, found, view), asked_for(understood, index)
    return {
        "answers": max(_answers(place, understood, asked) for place in evidence.places),
        "cosine": max(s.cosine for s in evidence.top),
        "together": fmean(s.sentence.document == evidence.top[0].sentence.document for s in evidence.top),
        "words": min(len(asked.weights), _MOST_WORDS) / _MOST_WORDS,
        **{name: float(holds) for name, holds in _against(evidence, view).items()},
    }


def _against(evidence: Evidence, view: View) -> dict[str, bool]:
    """What speaks against an answer by itself."""
    understood, top = evidence.understood, evidence.top
    typed = _typed(understood)
    best = (*evidence.own, *evidence.fitting, *top)[0]
    near = [place for place in evidence.places if place.scored.score >= top[0].score - _STILL_NEAR]
    wanting = not any(place.holds for place in near)
    return {
        "wanting": wanting,
        "no holder": wanting and wanted(understood) is Want.NAME and bool(role_asked(understood.question)),
        "untold": _untold(understood.question, evidence.places),
        "other year": _other_year(understood.question, near, view),
        "not known": typed and NOT_KNOWN.search(_clause(best.sentence.words, understood)) is not None,
        "not added": typed and understood.leans and not evidence.own,
    }


def _other_year(question: str, near: Sequence[Place], view: View) -> bool:
    """Whether a year is named, and neither the sentences nor what stands over them nor their documents are of it."""
    asked = frozenset(_YEAR.findall(question))
    found = [place.scored.sentence for place in near]
    dates = [as_at.day for s in found if (as_at := view.as_at(s.document, s.spans[0]))]
    told = " ".join((*map(str, dates), *(s.words for place in near for s in place.about)))
    return bool(asked) and not asked & frozenset(_YEAR.findall(told)).union(*(place.over for place in near))


def _untold(question: str, places: Sequence[Place]) -> bool:
    """Whether it is asked what somebody said or found, and neither the best sentences nor those after them tell of
    that of them; all that a letter holds is said by its author."""
    asked = _TELLING_ASKED.search(question)
    if asked is None:
        return False
    who = frozenset(terms(asked["who"] or asked["source"] or ""))
    if who and any(who <= place.head for place in places[:_TOLD_BY]):
        return False
    for place in places[:_TOLD_BY]:
        for told in (s for s in place.about if s.number >= place.scored.sentence.number and _TELLS.search(s.words)):
            if not who or who & (told.terms | place.over) or _POINTS_BACK.search(told.words):
                return False
    return True


def _answers(place: Place, understood: Understood, asked: Asked) -> float:
    if not _tell(understood, [s.words for s in place.about]):
        return 0.0
    return asked.share(place.over.union(*(s.terms for s in place.about)))


def _tell(understood: Understood, sentences: Sequence[str]) -> bool:
    """Whether they hold the kind of answer asked for; what the question says is none."""
    asks_for_any = wanted(understood) is None and not needs(understood.kind)
    return asks_for_any or any(answers(understood, words) for words in sentences)


def _typed(understood: Understood) -> bool:
    """Whether the evidence must hold a figure, a date or the like; almost any sentence names somebody."""
    return needs(understood.kind) and understood.kind is not Kind.WHO


def _clause(words: str, understood: Understood) -> str:
    """The part of a sentence cut at semicolons that holds most of what was asked."""
    about = understood.added or understood.about
    return max(words.split(";"), key=lambda part: len(about & frozenset(terms(part))))
