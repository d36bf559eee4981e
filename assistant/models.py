"""The nouns of answering: grounding, citations and answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from corpus.models import Span

NOT_COVERED = "Not covered:"


class Grounding(StrEnum):
    """How far the documents bear the answer (law 2)."""

    GROUNDED = "grounded"
    PARTLY = "partly"
    CONFLICTING = "conflicting"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class Citation:
    """A pointer to a document's words: `quote` equals the stored text from `start` to `end`.

    `n` is the number in the answer's text; `document` the document's id; `source` its file's name;
    `date` ISO 8601 or empty; `page` the page's number in the file from 1, None where it has no pages; `shown` the part
    of it that the answer's text shows, None where that is all of it.
    """

    n: int
    document: str
    source: str
    title: str
    date: str
    page: int | None
    section: tuple[str, ...]
    quote: str
    start: int
    end: int
    shown: Span | None = None

    @property
    def told(self) -> Span:
        """What of it the answer's text shows."""
        return self.shown or Span(self.start, self.end)

    @property
    def words(self) -> str:
        """The words there, as stored."""
        return self.quote[self.told.start - self.start : self.told.end - self.start]


@dataclass(frozen=True, slots=True)
class Searched:
    """What was looked through: shown with every answer, and most of all with "not in these documents"."""

    documents: int
    passages: int
    latest: str = ""  # the latest document date, ISO 8601
    filters: dict[str, str] = field(default_factory=dict)  # as understood from the question or chosen, in words
    pages_without_text: int = 0  # that could not be read; blank ones are not among them


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer and its evidence. `text` holds citation marks "[1]"; `related` are near, but not an answer."""

    question: str
    standalone_question: str
    grounding: Grounding
    answered: bool
    text: str
    citations: tuple[Citation, ...] = ()
    related: tuple[Citation, ...] = ()
    searched: Searched = Searched(0, 0)
    seconds: float = 0.0
    notes: tuple[str, ...] = ()  # completeness line, conflicts, what is not covered
    looked_up: bool = False  # in the register or in what documents say of themselves: complete as it stands
    told: tuple[str, ...] = ()  # what the first line says of what was asked: days, names, figures as printed
    person: str = ""  # whom the turn was about by name: "she" of the next one
    confidence: float | None = None  # the verdict's: the more, the surer that the documents answer; None: not weighed
