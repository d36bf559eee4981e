"""An item on its way: its mark, what was asked and what was answered, and how the two were paired."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.register.asking.labelled import Mark
from corpus.register.prose import Sentence

BY_POSITION, BY_NUMBER, BY_WORDS, BY_MEANING = "by position", "by number", "by quoted words", "by meaning"


@dataclass(frozen=True, slots=True)
class Entry:
    """An item's mark, the sentences that ask, those that answer, and how they were paired."""

    mark: Mark
    asked: tuple[Sentence, ...]
    answer: tuple[Sentence, ...] = ()
    paired: str = ""
    at: Sentence | None = None  # where its label, or the asking itself, begins
    deeds: tuple[Sentence, ...] | None = None  # those of the answer whose commitments hang from it; None: all

    @property
    def words(self) -> str:
        return " ".join(s.words[0 if n else self.skip :] for n, s in enumerate(self.asked))

    @property
    def skip(self) -> int:
        """The length of the label in the first sentence that asks; 0 where it stands on a line of its own."""
        return self.mark.skip if self.asked and self.asked[0] is self.at else 0
