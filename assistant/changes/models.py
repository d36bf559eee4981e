"""The nouns of what changed: each with the words of the documents that bear it, where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assistant.entries import Entry, Row, Said
from corpus.models import Difference, Document


@dataclass(frozen=True, slots=True)
class Since:
    """From where changes are told: the first day that counts, and in words what it is.

    Documents count by their own dates; with `added` by when they came into the library: after that `revision` of it
    where one is given, else (-1) from that day on.
    """

    first: date
    words: str
    added: bool = False
    revision: int = -1


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document that came in, with how much it asks and promises; `replaces` is the version before it."""

    document: Document
    when: str  # it came into the library, ISO 8601, UTC
    items: int
    commitments: int
    replaces: Document | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """An entry that reads otherwise now: its date, its owner, its status, its words. `row` is where it stands now.

    `given` is the analyst who gave a value, by its field and "before" or "after". `retold`: the later words tell of
    the earlier ones, and are not the same entry again.
    """

    row: Row
    before: Said
    after: Said
    differences: tuple[Difference, ...]
    given: Mapping[tuple[str, str], str] = field(default_factory=dict)
    retold: bool = False

    @property
    def days(self) -> int:
        """By how many days its date was put back; below 0 where it was brought forward; 0 where neither is a day."""
        for one in self.differences:
            if one.field == "due":
                return _days(one.before, one.after)
        return 0


@dataclass(frozen=True, slots=True)
class Told:
    """Something undertaken before, and what is said of it since: rows of `later_evidence`, the earliest first."""

    entry: Entry
    evidence: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """An entry that the next version or issue, `of`, does not list any more; `why` is what is known of that."""

    said: Said
    name: str
    of: Document
    why: str


@dataclass(frozen=True, slots=True)
class Query:
    """Something to ask the author: `kind` names what is odd about it, `places` are the words it is odd in."""

    kind: str
    words: str
    document: Document
    places: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What an analyst did: `document` is its id, `item` the key of the item that it is about, where it is about one."""

    when: str
    by: str
    what: str
    document: str
    source: str
    detail: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """All of it, of `looked` documents, as at a day. `passed` had their date since and no later evidence of it.

    `late` are documents that came in since and are dated before; `removed` counts those that are gone.
    """

    since: Since
    day: date
    looked: tuple[Document, ...]
    documents: tuple[Arrival, ...] = ()
    late: tuple[Arrival, ...] = ()
    passed: tuple[Entry, ...] = ()
    soon: tuple[Entry, ...] = ()
    moved: tuple[Move, ...] = ()
    done: tuple[Told, ...] = ()
    new: tuple[Entry, ...] = ()
    told: tuple[Told, ...] = ()
    gone: tuple[Gone, ...] = ()
    queries: tuple[Query, ...] = ()
    corrections: tuple[Correction, ...] = ()
    removed: int = 0

    @property
    def latest(self) -> str:
        """The date of the newest document, up to which later evidence was looked for."""
        return max((document.date for document in self.looked), default="")


def _days(before: str, after: str) -> int:
    try:
        return (date.fromisoformat(after) - date.fromisoformat(before)).days
    except ValueError:
        return 0
