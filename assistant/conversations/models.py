"""The nouns of conversations. Times are ISO 8601, UTC."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.models import Answer, Citation
from index.hybrid import Filters


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer, or the refusal that took its place.

    `filters` and `earlier` are what it was asked of; `revision` is the library's when it was answered (-1: not known).
    `number` counts from 1 in its conversation, 0: not kept. `withdrawn`: the answer quoted a document that the reader
    cannot open any more, so it is not shown. `closed` are the collections that the reader saw beside what is open to
    everyone when they asked (None: all of them), for the question itself may tell what is in them.
    """

    question: str
    answer: Answer | None = None
    error: str = ""
    filters: Filters | None = None
    earlier: bool = False
    revision: int = -1
    asked: str = ""
    number: int = 0
    withdrawn: bool = False
    closed: frozenset[str] | None = frozenset()

    @property
    def shown(self) -> Sequence[Citation]:
        """Every citation the reader can open, those of the answer first."""
        return (*self.answer.citations, *self.answer.related) if self.answer else ()


@dataclass(frozen=True, slots=True)
class Summary:
    """A conversation in a list. `questions` counts its turns; `latest` is the last question asked."""

    id: str
    title: str
    begun: str
    last: str
    questions: int
    latest: str


class Reason(StrEnum):
    """What a reader finds wrong."""

    WRONG_DATE = "wrong date"
    WRONG_PERSON = "wrong person"
    NOT_ASKED = "not what I asked"
    MISLEADING = "quote misleading"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a reader says of an answer or of one of its citations."""

    good: bool
    reason: Reason | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """An opinion with what it is of: the turn, and the number of the citation in it (0: the answer as a whole)."""

    reader: str
    conversation: str
    turn: Turn
    citation: int
    opinion: Opinion
    when: str

    @property
    def cited(self) -> Citation | None:
        """The citation that it is of, where it is of one that is still shown."""
        return next((c for c in self.turn.shown if c.n == self.citation), None)


@dataclass(frozen=True, slots=True)
class Looked:
    """When a reader last looked at what changed, and at which revision of the library."""

    when: str
    revision: int
