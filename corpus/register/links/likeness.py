"""How alike two sayings are, in words and, where a model is at hand, in meaning."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.register.links.entries import Said
from corpus.register.links.weighing import Overlap, Weighing

_TELLING = 0.3  # weight
_FEW = 3  # words: a shorter saying counts as that long
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
        """From 0 to 1. Meaning only adds: what is alike in words is, whatever a model makes of it."""
        said = 0.6 * self.words.of_both + 0.4 * self.held
        return said if self.meaning is None else max(said, 0.65 * said + 0.35 * self.meaning)


class Likeness:
    """Compares sayings."""

    def __init__(self, weighing: Weighing) -> None:
        self._weighing = weighing
        self._telling: dict[frozenset[str], frozenset[str]] = {}
        self._words: dict[frozenset[str], frozenset[str]] = {}

    def of(self, one: Said, other: Said) -> Alike:
        return Alike(self._weighing.overlap(one.terms, other.terms), _meaning(one, other))

    def share(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """How much of the whole's words the part has."""
        return self._weighing.overlap(part, whole).of_other

    def here(self, one: Said, other: Said) -> float:
        """How alike they are among a few sayings on one thing: hollow words tell there, figures and months do not."""
        ones, others = self.words(one), self.words(other)
        fewer = min(len(ones), len(others))
        return len(ones & others) / max(fewer, _FEW) if fewer else 0.0

    def words(self, said: Said) -> frozenset[str]:
        """Those of its terms that are neither figures nor times."""
        if said.terms not in self._words:
            self._words[said.terms] = self._weighing.words(said.terms)
        return self._words[said.terms]

    def telling(self, said: Said) -> frozenset[str]:
        """Those of its terms that are neither hollow nor in every document."""
        if said.terms not in self._telling:
            self._telling[said.terms] = frozenset(t for t in said.terms if self._weighing.weight(t) >= _TELLING)
        return self._telling[said.terms]


def _meaning(one: Said, other: Said) -> float | None:
    if one.vector is None or other.vector is None:
        return None
    return min(1.0, max(0.0, (float(one.vector @ other.vector) - _FAR) / (_NEAR - _FAR)))
