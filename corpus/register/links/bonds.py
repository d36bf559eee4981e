"""Which documents tell of one programme: told by what they answer and by what they are about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from corpus.models import ItemKind
from corpus.register.links.entries import Unit
from corpus.register.links.weighing import Terms, Weighing, product

_ABOUT = 0.3  # of topics: papers on one inspection share .40 and more, two inspections of one force up to .25
_NEAR = 0.15  # less: nothing is compared
_SAME_REPORT, _OTHER_REPORT = 0.6, 0.34  # of the words of what two documents answer
_LOOKED_AT, _FEWEST = 80, 3  # terms of a topic, and how many two must share
_ACTION, _COMMON = 3, 30  # telling terms that two actions must share; more actions than that have a common term
_TELLS = 0.3  # weight of a term
_ONE_BODY = 0.6  # of the words of a body's name, in another's: a constabulary and the panel of the same place
_OFFICES = "opcc pcc pfcc crime fire rescue combined county borough city district region regional"
_TELLING = 1.2  # weight of a report's name below which it names none ("the recent report")


class Bond(StrEnum):
    ONE = "one programme"
    PERHAPS = "perhaps one programme"
    APART = "another programme"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units, the earlier first, and what speaks for their telling of one programme."""

    earlier: Unit
    later: Unit
    bond: Bond
    topic: float
    why: str
    strangers: bool = False
    """Whether they are of different bodies, and nothing says that both answer one report."""


def pairs_of(units: Sequence[Unit], weighing: Weighing, terms: Terms) -> Iterator[Pair]:
    """Every two units of different documents that are near enough in topic to be compared, the earlier first."""
    order = sorted(range(len(units)), key=lambda n: (not units[n].document.date, units[n].document.date, n))
    place = {n: at for at, n in enumerate(order)}
    answered = [frozenset(terms(unit.document.description.answers.value)) for unit in units]
    offices = frozenset(terms(_OFFICES))
    bodies = [_placed(frozenset(terms(unit.document.description.body.value)), offices) for unit in units]
    acting = set(_acting(units, weighing))
    for one, other in sorted({*_near(units), *acting}):
        first, second = sorted((one, other), key=place.__getitem__)
        topic = product(units[first].topic, units[second].topic)
        shared = _report(answered[first], answered[second], weighing)
        strangers = not _of_one_place(bodies[first], bodies[second], weighing)
        bond, why = _bond(topic, shared, strangers=strangers)
        if topic >= _NEAR or bond is Bond.ONE or (one, other) in acting:
            yield Pair(units[first], units[second], bond, topic, why, strangers and bond is not Bond.ONE)


def _near(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Two units of different documents with some telling words in common: never one by one, in a big library."""
    holding: dict[str, list[int]] = defaultdict(list)
    for n, unit in enumerate(units):
        for term in sorted(unit.topic, key=lambda t: -unit.topic[t])[:_LOOKED_AT]:
            holding[term].append(n)
    common: dict[tuple[int, int], int] = defaultdict(int)
    for own in holding.values():
        for at, one in enumerate(own):
            for other in own[at + 1 :]:
                common[one, other] += 1
    for (one, other), count in common.items():
        if count >= _FEWEST and units[one].id != units[other].id and (units[one].items or units[one].alone):
            yield one, other


def _acting(units: Sequence[Unit], weighing: Weighing) -> Iterator[tuple[int, int]]:
    """Two units of one body that have an action in common, as its minutes and its log do whatever else they tell of."""
    holding: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for n, unit in enumerate(units):
        body = unit.document.description.body.value.casefold()
        for m, asked in enumerate(unit.items if body else ()):
            if asked.item.kind is ItemKind.AGREED_ACTION:
                for term in asked.said.terms:
                    if weighing.weight(term) >= _TELLS:
                        holding[body, term].append((n, m))
    shared = Counter(
        (one, other)
        for own in holding.values()
        if len(own) <= _COMMON
        for one, other in combinations(own, 2)
        if units[one[0]].id != units[other[0]].id
    )
    yield from {(one[0], other[0]) for (one, other), count in shared.items() if count >= _ACTION}


def _report(one: frozenset[str], other: frozenset[str], weighing: Weighing) -> float | None:
    """How much of the name of what they answer two documents share; None where one of them names nothing."""
    if min(weighing.whole(one), weighing.whole(other)) < _TELLING:
        return None
    own = weighing.overlap(one, other)
    return max(own.of_both, min(own.of_one, own.of_other))


def _placed(name: frozenset[str], offices: frozenset[str]) -> frozenset[str]:
    """A body's name without what every place has, where more is left: "OPCC Saltmarsh" is of Saltmarsh."""
    return name - offices or name


def _of_one_place(one: frozenset[str], other: frozenset[str], weighing: Weighing) -> bool:
    """Whether two bodies may be one, or of one place, by their names; so may be what names none."""
    own = weighing.overlap(one, other)
    return not (one and other) or max(own.of_one, own.of_other) >= _ONE_BODY


def _bond(topic: float, shared: float | None, *, strangers: bool) -> tuple[Bond, str]:
    if shared is not None and shared >= _SAME_REPORT:
        return Bond.ONE, "both answer the same report"
    if shared is not None and shared <= _OTHER_REPORT:
        return Bond.APART, "they answer different reports"
    if topic >= _ABOUT and not strangers:
        return Bond.ONE, "the two documents share much of their telling words"
    return Bond.PERHAPS, "nothing says that both documents are about the same programme"
