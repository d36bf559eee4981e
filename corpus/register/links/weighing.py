"""How much a word tells: by its rarity in these documents, and little where every recommendation has it.

A figure or a year tells little: of two things that are counted the numbers may well agree.
"""

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

_FIGURE = re.compile(r"\d[\d.]*(?:%|m|bn|st|nd|rd|th)?")
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
    """
_TIMES = """
    next last first second third beyond one two three four five six seven eight nine ten
    january february march april may june july august september october november december
    spring summer autumn winter end day week month quarter year
    """
"""What recommendations and their answers say whatever they are about, and when."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two sets of terms share: the weight of that, and its share of the first, of the second and of both."""

    shared: float
    of_one: float
    of_other: float
    of_both: float


class Weighing:
    """The weight of each term of a library, from 0 to 1."""

    def __init__(self, documents: Sequence[Collection[str]], terms: Terms) -> None:
        self._documents = log(len(documents) + _IMAGINED)
        self._frequency = Counter(term for words in documents for term in set(words))
        self._hollow = frozenset(terms(_HOLLOW + _TIMES))
        self._days = frozenset(terms(_TIMES))
        self._known: dict[str, float] = {}
        self._sums: dict[frozenset[str], float] = {}

    def weight(self, term: str) -> float:
        if term not in self._known:
            rare = 1 - log(max(1, self._frequency[term])) / self._documents
            self._known[term] = rare * (_FAINT if term in self._hollow or _FIGURE.fullmatch(term) else 1.0)
        return self._known[term]

    def whole(self, terms: frozenset[str]) -> float:
        """What all of them weigh."""
        if terms not in self._sums:
            self._sums[terms] = sum(map(self.weight, terms))
        return self._sums[terms]

    def words(self, terms: frozenset[str]) -> frozenset[str]:
        """Those that are neither figures nor times."""
        return frozenset(term for term in terms if term not in self._days and not _FIGURE.fullmatch(term))

    def overlap(self, one: frozenset[str], other: frozenset[str]) -> Overlap:
        shared, first, second = sum(map(self.weight, one & other)), self.whole(one), self.whole(other)
        if not (first and second):
            return Overlap(0.0, 0.0, 0.0, 0.0)
        return Overlap(shared, shared / first, shared / second, 2 * shared / (first + second))

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
