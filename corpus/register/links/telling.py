"""What was undertaken in one document, the sentences of another that may tell of it, and the two beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.models import ItemKind, Spans, Status
from corpus.register.links.aligning import SIDES
from corpus.register.links.entries import Asked, Said, Unit
from corpus.register.links.figures import contradict
from corpus.register.links.likeness import Alike, Likeness
from corpus.register.links.names import beside_names

_FEWEST = 3  # terms that a commitment can be known again by: not "I shall publish it"
_FAVOUR = 0.15  # for an answer to the same recommendation, where a sentence might tell of several things
_SHARED = 2  # words in common
_LIKEST = 0.35  # score of what are each other's likest
_AHEAD, _AHEAD_OWED = 0.15, 0.05  # of the next likest of either, and where it was still to be done


@dataclass(frozen=True, slots=True)
class Undertaken:
    """A commitment, or an action by its own words, by its item and its place there."""

    asked: Asked
    place: int
    said: Said

    @property
    def is_owed(self) -> bool:
        """Whether it was still to be done then."""
        return self.place < 0 or self.asked.made[self.place][0].status is Status.PROMISED


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that may tell of something undertaken; `answering`: it answers the same recommendation."""

    one: Undertaken
    said: Said
    alike: Alike
    answering: bool

    @property
    def score(self) -> float:
        return self.alike.score + (_FAVOUR if self.answering else 0.0)


def undertaken(asked: Asked, *, again: bool) -> Iterator[Undertaken]:
    """Its commitments; its own words where it is an action, or has no answer and does not stand `again` later."""
    for place, (_, said) in enumerate(asked.made):
        if len(said.terms) >= _FEWEST:
            yield Undertaken(asked, place, said)
    unanswered = not (again or asked.item.response)
    if not asked.made and (unanswered or asked.item.kind is ItemKind.AGREED_ACTION):
        yield Undertaken(asked, -1, asked.said)


class Sayings:
    """Every sentence of a document that could tell of something, not what was asked there itself, by its terms."""

    def __init__(self, unit: Unit, likeness: Likeness) -> None:
        self._likeness = likeness
        told = (said for asked in unit.items for said in answer_of(asked))
        alone = (said for asked in unit.alone for _, said in asked.made)
        self._every = list({said.spans: said for said in (*told, *unit.loose, *alone)}.values())
        self._holding: dict[str, list[int]] = defaultdict(list)
        for n, said in enumerate(self._every):
            for term in likeness.telling(said):
                self._holding[term].append(n)

    def near(self, said: Said) -> list[Said]:
        """Those that have two words of it, one of them telling: with fewer none could be near enough."""
        own = self._likeness.words(said)
        shared = {n for term in self._likeness.telling(said) for n in self._holding.get(term, ())}
        near = (self._every[n] for n in sorted(shared))
        return [other for other in near if len(own & self._likeness.words(other)) >= _SHARED]


def answer_of(asked: Asked) -> tuple[Said, ...]:
    """The sentences that answer an item, and what hangs from it besides, such as the update of a log's row."""
    spans = {said.spans for said in asked.answer} | {asked.said.spans}
    return (*asked.answer, *(said for _, said in asked.made if said.spans not in spans))


def each_others_likest(
    ones: Iterable[tuple[Undertaken, Sequence[Said]]], sayings: Sayings, likeness: Likeness
) -> dict[Spans, Telling]:
    """By what was undertaken the sentence of the whole document that is its likest as it is that one's, by a margin.

    With each comes what is answered later to the same recommendation, where less in common is looked at.
    """
    every = {
        (one.said.spans, said.spans): Telling(one, said, likeness.of(one.said, said), answering=False)
        for one, answer in ones
        for said in (*sayings.near(one.said), *answer)
    }
    scores: tuple[dict[Spans, list[float]], ...] = defaultdict(list), defaultdict(list)
    for place, telling in every.items():
        for side in SIDES:
            scores[side][place[side]].append(telling.score)
    first_two = [{spans: sorted(own, reverse=True)[:2] for spans, own in scores[side].items()} for side in SIDES]

    def ahead(place: tuple[Spans, Spans], score: float) -> float:
        """How far before the next likest of either; below 0 where one is likelier."""
        both = [first_two[side][place[side]] for side in SIDES]
        return score - max(next(iter(own[1:] if own[0] == score else own), 0.0) for own in both)

    return {
        place[0]: telling
        for place, telling in every.items()
        if telling.score >= _LIKEST
        and ahead(place, telling.score) >= (_AHEAD_OWED if telling.one.is_owed else _AHEAD)
        and more_than_names(telling.one.said, telling.said, likeness)
        and not contradict(telling.one.said.words, telling.said.words)
    }


def more_than_names(one: Said, other: Said, likeness: Likeness) -> bool:
    """Whether both have a word that is no figure or time and names nobody and no place."""
    return bool(beside_names(likeness.words(one) & likeness.words(other), one.words, other.words))
