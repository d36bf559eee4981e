"""How much a word tells: by its rarity in these documents, and little where every recommendation has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

Bag = Mapping[str, float]
"""Terms with their weights."""

_IMAGINED = 25  # documents beside these: in a library of two, what both say is not yet common
_HOLLOW = 0.25
_KEPT = 200  # terms that a topic is told by

HOLLOW = frozenset(
    """
    abov achiev act action activ address adequ adopt agre aim appropri approach arrang assess assist assur author avail
    board bodi busi cabinet carri chair chief commission commit committe complet concern consid constabl constabulari
    continu council current day deliv deliveri department depart develop effect enabl ensur establish februari forc forum
    fulli full further good govern govern have head identifi immedi implement import improv includ increas inform
    initi inspect inspector inspector introduc issu januari keep lead level maintain make manag measur meet member
    minist ministri month monitor month need new number offic offici open organis organiz oversight panel paper part
    perform place plan polic polici posit practic present process programm progress propos provid public publish put
    recommend reduc refer relat relev report requir respond respons result review role secretari secur servic set staff
    standard start state statement step strategi strengthen support sure system take taken team thi time timescal
    underway undertak updat use want way week work year
    """.split()
)
"""Stems that recommendations and their answers share whatever they are about."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weight of each term of a library."""

    documents: int
    frequency: Mapping[str, int]  # in how many documents a term stands

    @classmethod
    def of(cls, documents: Sequence[Collection[str]]) -> Weighing:
        frequency = Counter(term for words in documents for term in set(words))
        return cls(len(documents), frequency)

    def weight(self, term: str) -> float:
        """From 0 to 1."""
        rare = log((self.documents + _IMAGINED) / max(1, self.frequency.get(term, 1))) / log(
            self.documents + _IMAGINED
        )
        return rare * (_HOLLOW if term in HOLLOW else 1.0)

    def bag(self, terms: Collection[str]) -> dict[str, float]:
        return {term: self.weight(term) for term in set(terms)}

    def topic(self, terms: Sequence[str]) -> dict[str, float]:
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
