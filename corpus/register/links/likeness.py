"""How alike two sayings are, in words and, where a model is at hand, in meaning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.register.links.entries import Meaning, Said
from corpus.register.links.weighing import Bag, Overlap, Weighing, overlap

_FAR, _NEAR = 0.2, 0.9  # cosines of unrelated recommendations, and of two that say the same


@dataclass(frozen=True, slots=True)
class Alike:
    """What two sayings have in common: of their words and, None where no model read both, of their meaning, 0 to 1."""

    words: Overlap
    meaning: float | None = None

    @property
    def held(self) -> float:
        """The share of the one's words that the other has, of whichever is held the most."""
        return max(self.words.of_one, self.words.of_other)

    @property
    def score(self) -> float:
        """From 0 to 1."""
        said = 0.6 * self.words.of_both + 0.4 * self.held
        return said if self.meaning is None else 0.65 * said + 0.35 * self.meaning


class Likeness:
    """Compares sayings; `meaning` reads each of `every` once."""

    def __init__(self, weighing: Weighing, meaning: Meaning | None, every: Iterable[Said]) -> None:
        self._weighing = weighing
        self._bags: dict[frozenset[str], Bag] = {}
        words = sorted({said.words for said in every}) if meaning else []
        self._vectors = meaning(words) if meaning and words else None
        self._rows = {text: row for row, text in enumerate(words)}

    def of(self, one: Said, other: Said) -> Alike:
        return Alike(overlap(self.bag(one.terms), self.bag(other.terms)), self._meaning(one, other))

    def bag(self, terms: frozenset[str]) -> Bag:
        if terms not in self._bags:
            self._bags[terms] = self._weighing.bag(terms)
        return self._bags[terms]

    def share(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """How much of the whole's words the part has."""
        return overlap(self.bag(part), self.bag(whole)).of_other

    def _meaning(self, one: Said, other: Said) -> float | None:
        if self._vectors is None:
            return None
        first, second = self._rows.get(one.words), self._rows.get(other.words)
        if first is None or second is None:
            return None
        cosine = float(self._vectors[first] @ self._vectors[second])
        return min(1.0, max(0.0, (cosine - _FAR) / (_NEAR - _FAR)))
