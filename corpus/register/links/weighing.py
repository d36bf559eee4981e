"""How much a word tells: by its rarity in these documents, and little where every recommendation has it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

Bag = Mapping[str, float]
"""Terms with their weights."""

Terms = Callable[[str], Iterable[str]]
"""Words to what they are compared by: stems, function words left out."""

_IMAGINED = 25  # documents beside these: in a library of two, what both say is not yet common
_FAINT = 0.25
_KEPT = 200  # terms that a topic is told by

_YEAR = re.compile(r"(?:19|20)\d\d")
_HOLLOW = """
    above achieve act action actions activity address adequate adopt agree aim appropriate approach arrangements area
    assess assessment assist assurance authority available board body business cabinet carry chair chief commissioner
    committee complete concern conduct consider constable constabulary continue council current day deliver delivery
    department develop effective enable ensure establish expect force forum fully further good government have head
    identify immediate implement important improve include increase inform initial inspection inspectorate introduce
    issue keep lead level maintain make manage measure meet member minister ministry monitor month need new number
    office officer ongoing open organisation oversight panel paper part perform place plan police policy position
    practice present process programme progress proper properly propose provide public publish put quality recognise
    recommend recommendation reduce refer regular relate relevant remain report require respond response result review
    role secretary service set staff standard start state statement step strategy strengthen support sure system take
    team time timescale underway undertake update use want way week within work year
    next last first second third beyond one two three four five six seven eight nine ten
    january february march april may june july august september october november december
    """
"""What recommendations and their answers say whatever they are about."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weight of each term of a library."""

    documents: int
    frequency: Mapping[str, int]  # in how many documents a term stands
    hollow: frozenset[str]

    @classmethod
    def of(cls, documents: Sequence[Collection[str]], terms: Terms) -> Weighing:
        frequency = Counter(term for words in documents for term in set(words))
        return cls(len(documents), frequency, frozenset(terms(_HOLLOW)))

    def weight(self, term: str) -> float:
        """From 0 to 1."""
        every = log(self.documents + _IMAGINED)
        rare = (every - log(max(1, self.frequency.get(term, 1)))) / every
        return rare * (_FAINT if term in self.hollow or _YEAR.fullmatch(term) else 1.0)

    def bag(self, terms: Iterable[str]) -> dict[str, float]:
        return {term: self.weight(term) for term in terms}

    def topic(self, terms: Iterable[str]) -> dict[str, float]:
        """What a text is about: its terms by how often it says them and how rare they are, of length 1."""
        counted = {term: (1 + log(n)) * self.weight(term) for term, n in Counter(terms).items()}
        length = sqrt(sum(weight * weight for weight in counted.values())) or 1.0
        kept = sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:_KEPT]
        return {term: weight / length for term, weight in kept}


def product(one: Bag, other: Bag) -> float:
    """The cosine of two topics."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two bags share: the shared weight, and the share that it is of the first, of the second and of both."""

    shared: float
    of_one: float
    of_other: float
    of_both: float


def overlap(one: Bag, other: Bag) -> Overlap:
    shared = sum(weight for term, weight in one.items() if term in other)
    first, second = sum(one.values()), sum(other.values())
    return Overlap(
        shared,
        shared / first if first else 0.0,
        shared / second if second else 0.0,
        2 * shared / (first + second) if first + second else 0.0,
    )
