"""The nouns of the corpus: documents, pages, blocks, passages, and the register's items.

Offsets are characters of the document's stored text, counted from 0, end exclusive.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A slice of a document's stored text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]
"""Several slices that read as one: a sentence cut by a page footer has two."""


def meet(one: Iterable[Span], other: Collection[Span]) -> bool:
    """Whether any slice of the one shares a character with any of the other."""
    return any(a.overlaps(b) for a in one for b in other)


BLANK = "blank"
"""The doubt of a page on which there is nothing to read."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number in the file from 1, the number printed on it, and its slice of the text.

    `doubt` says what may be wrong with its text ("a picture without text (a scan?)"), empty where nothing is.
    `confidence`, 0 to 1, is the mean of its words as OCR read them; None where the file itself gives the words.
    """

    number: int
    span: Span
    label: str = ""
    has_text: bool = True
    doubt: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """Where a piece of the text (a word, mostly) is printed on its page, in points from the page's top left corner."""

    span: Span
    x0: float
    y0: float
    x1: float
    y1: float


class MarkKind(StrEnum):
    HEADING = "heading"
    FURNITURE = "furniture"
    FOOTNOTE = "footnote"
    EMPHASIS = "emphasis"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a page's looks say of a slice of its text that the text alone does not.

    A heading, a piece of furniture or a footnote covers whole lines; `level` is a heading's, 1 the outermost;
    `style` is the emphasis of the slice: "bold", "italic", "bold italic" or empty.
    """

    kind: MarkKind
    span: Span
    level: int = 0
    style: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside another: what an e-mail carries."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read: the text to store, its pages (none where the format has none), what to warn of.

    `boxes` has an entry per page where the format draws its words (see corpus.boxes), else none.
    """

    text: str
    format: str
    pages: tuple[Page, ...] = ()
    warnings: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    boxes: tuple[bytes, ...] = ()
    attachments: tuple[Attachment, ...] = ()


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"


ASIDES = (BlockKind.FURNITURE, BlockKind.FOOTNOTE)
"""What stands beside the text: sentences, lists and tables go on behind it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of layout in reading order.

    `spans` leave out markers and markup at the edges; `marker` is the list marker as printed ("3.", "-").
    `level` is a heading's, 1 the outermost (those known by shape alone rank below those marked up), or a list's depth;
    a table's header row has 1. A table row has a `cells` entry per column (an empty tuple: an empty cell), `header` its
    header row's cells. Empty first cells of a continued row are filled with the label they carry down, which `spans`
    leaves out.
    `style` is "bold", "italic", "bold italic" or empty, for the whole block; `section` is the path of headings
    above it, outermost first; `speaker` is whose turn it belongs to in minutes and transcripts, as printed.
    """

    kind: BlockKind
    spans: Spans
    level: int = 0
    marker: str = ""
    style: str = ""
    cells: tuple[Spans, ...] = ()
    header: tuple[Spans, ...] = ()
    section: tuple[str, ...] = ()
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is searched.

    `spans` are its own words; `context` are words printed elsewhere that it cannot be understood without
    (the recommendation it answers, the header cells and label of its row, the lead-in of its list).
    `sentences` divide `spans`: each is what a quote of that sentence would cite.
    """

    number: int
    kind: str  # "response", "recommendation", "table row", "list item", "paragraph", "footnote"
    spans: Spans
    sentences: tuple[Spans, ...]
    context: Spans = ()
    section: tuple[str, ...] = ()
    page: int | None = None
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value read from a document: where it stands, or why it was inferred. An empty value: not found.

    `by` is the analyst who gave it in place of what was read, `reason` then what they said of it.
    """

    value: str = ""
    span: Span | None = None
    inferred: bool = False
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """What a document says of itself. `date.value` is ISO 8601 or empty; `doubts` are for the analyst to query.

    `kind` is letter, e-mail, panel paper, progress report, government response, minutes, action log or report.
    `author` wrote it and `signatory` signed it, mostly the same; `body` issued it; `answers` is the report it answers.
    `language` is an ISO 639-1 code.
    """

    title: Fact = Fact()
    kind: Fact = Fact()
    date: Fact = Fact()
    author: Fact = Fact()
    role: Fact = Fact()
    signatory: Fact = Fact()
    addressee: Fact = Fact()
    body: Fact = Fact()
    answers: Fact = Fact()
    language: Fact = Fact()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackPaper:
    """One of the papers inside a pack: its slice of the text, the agenda item it belongs to, what it says of itself."""

    span: Span
    item: str = ""  # the agenda item's number as printed
    title: Fact = Fact()
    author: Fact = Fact()
    role: Fact = Fact()
    date: Fact = Fact()


class DueKind(StrEnum):
    EXPLICIT = "explicit"
    INFERRED = "inferred"
    RELATIVE = "relative"
    CONDITIONAL = "conditional"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date or time in the text. `due` is the last day it can mean, or None where only words are given."""

    text: str
    span: Span
    kind: DueKind
    due: date | None = None
    reason: str = ""


class Status(StrEnum):
    """The status a document asserts, always as at that document's date."""

    DONE = "done"
    IN_PROGRESS = "in progress"
    PROMISED = "promised"
    CONSIDERING = "considering"
    NOT_STARTED = "not started"


class Firmness(StrEnum):
    """How firmly something is undertaken, whatever its status."""

    FIRM = "firm"
    INTENDED = "intended"  # plans, aims, expects, hopes
    CONDITIONAL = "conditional"  # subject to funding; when it is published
    TENTATIVE = "tentative"  # will consider, will explore


Said = tuple[tuple[str, Span], ...]
"""Where a field's value is printed: (name of the field, its words); a field that was inferred has no entry."""

Given = tuple[tuple[str, str], ...]
"""Which fields an analyst gave, and who: ("due", "Ann Ferrow"). The document does not say them; of quoted words it says
the words, and the analyst that they are meant."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """One thing somebody said they would do, are doing or have done; `span` is the sentence that says so.

    `said` has where "by_whom" and "status" are printed; the deadline has its own span.
    """

    span: Span
    by_whom: str = ""
    deadline: Deadline | None = None
    status: Status = Status.PROMISED
    firmness: Firmness = Firmness.FIRM
    said: Said = ()
    given: Given = ()


class ItemKind(StrEnum):
    RECOMMENDATION = "recommendation"
    AREA_FOR_IMPROVEMENT = "area for improvement"
    AGREED_ACTION = "agreed action"
    PRIORITY = "priority"
    STANDALONE = "standalone"


@dataclass(frozen=True, slots=True)
class Position:
    """What one of several governments or bodies that answer says to a recommendation, and where."""

    by: str
    position: str
    span: Span


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the register: what was asked or agreed, the response, and the commitments that hang from it.

    `number` is as printed; `list` names the list it stands in ("The force should immediately"). `called` is what the
    document calls it where that is not its kind ("cause of concern", "question", "resolution").
    `response` is the whole passage that answers it, empty where none was found; `paired` is how it was found:
    "in the same row", "by position", "by number", "by quoted words" or "by meaning".
    `position` is the first position taken, `positions` each one's where several bodies answer.
    `said` has where "number", "list", "addressed_to", "timescale", "due" and "position" are printed.
    `key` is its place in the library, the same whatever analysts correct; empty outside a library.
    `verified` is what an analyst says that the inspectorate or the panel found: "done", "in progress", "not started".
    """

    kind: ItemKind
    spans: Spans
    number: str = ""
    list: str = ""
    timescale: str = ""
    due: date | None = None
    addressed_to: str = ""
    position: str = "not stated"
    response: Spans = ()
    commitments: tuple[Commitment, ...] = ()
    called: str = ""
    paired: str = ""
    positions: tuple[Position, ...] = ()
    said: Said = ()
    key: str = ""
    verified: str = ""
    given: Given = ()


class LinkKind(StrEnum):
    """How two entries of the register, mostly of two documents, belong together."""

    SAME = "same recommendation"
    PART = "part of it"  # split or merged: the one is a part of the other
    LATER = "later evidence"  # a later document tells of the same commitment or item
    CHANGED = "changed"  # the same entry of two versions or issues of one log: see Link.changes
    GONE = "no longer listed"  # an entry that the next version or issue has no more
    BESIDE = "possibly another programme"  # alike, and shown side by side: nothing is asserted


@dataclass(frozen=True, slots=True)
class LinkEnd:
    """One side of a link: an item, or one of its commitments, and the words that are its evidence.

    `item` is the item's key, empty where no item holds the words (a sentence of a later report); `commitment` is its
    place among the item's commitments, -1: the item itself. `spans` is empty only at the far end of GONE.
    """

    document: str
    item: str
    spans: Spans
    commitment: int = -1


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of an entry that differs between two versions: "due", "by_whom", "status", "text", ..."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two entries that belong together; `earlier` is by the documents' dates. `confidence` is from 0 to 1.

    `why` says in words what it rests on. `by` is the analyst who made, confirmed or rejected it, `verdict` then
    "confirmed", "rejected" or "added".
    """

    kind: LinkKind
    earlier: LinkEnd
    later: LinkEnd
    confidence: float
    why: str
    changes: tuple[Difference, ...] = ()
    by: str = ""
    verdict: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the library. `id` is the first 12 hex digits of its file's SHA-256.

    `description` has the analysts' corrections in it. A document that is `waiting` has not been accepted yet: it is in
    no answer. `rules` is the version of the reading rules that it was read by.
    """

    id: str
    source: str  # the file's name
    format: str
    sha256: str
    description: Description
    pages: tuple[Page, ...] = ()
    warnings: tuple[str, ...] = ()
    added: str = ""  # ISO 8601, UTC
    superseded_by: str = ""
    length: int = 0  # characters of stored text
    waiting: bool = False
    rules: int = 0
    part_of: str = ""  # the id of the e-mail that carried it
    collection: str = ""  # the closed collection that it is in; empty: open to everyone

    @property
    def title(self) -> str:
        return self.description.title.value or self.source

    @property
    def date(self) -> str:
        """ISO 8601, or empty where the document gives none."""
        return self.description.date.value

    @property
    def day(self) -> datetime.date | None:
        """The same as a date."""
        return datetime.date.fromisoformat(self.date) if self.date else None

    @property
    def pages_without_text(self) -> tuple[int, ...]:
        return tuple(p.number for p in self.pages if not p.has_text)

    @property
    def pages_unread(self) -> tuple[int, ...]:
        """Those of them on which there is something to read."""
        return tuple(p.number for p in self.pages if not p.has_text and p.doubt != BLANK)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document read, described and split, ready to be stored whole."""

    reading: Reading
    description: Description
    blocks: tuple[Block, ...] = field(default=())
    passages: tuple[Passage, ...] = ()
    items: tuple[Item, ...] = ()
    papers: tuple[PackPaper, ...] = ()
