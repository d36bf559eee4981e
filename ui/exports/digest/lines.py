"""What changed as lines to read: the nouns that every way of showing it draws."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from ui.shown.addresses import item_address
from ui.shown.places import Place, Places


@dataclass(frozen=True, slots=True)
class Source:
    """Where words stand: "The Warden's letter, 12 May 2031, page 2". `role` is what they are to the line, or empty."""

    label: str
    document: str
    start: int = 0
    end: int = 0
    page: int | None = None
    role: str = ""

    @property
    def place(self) -> Place:
        return Place(self.document, self.start, self.end) if self.end > self.start else Place(self.document)


@dataclass(frozen=True, slots=True)
class Shift:
    """A value that is another now, in a reader's words: "Due", "31 July 2031", "31 October 2031"."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changed. `lead` names it and leads to the page of `item`, where it has one; else to its source.

    `words` are the documents' own, `facts` ours.
    """

    lead: str
    words: str = ""
    item: str = ""
    shifts: tuple[Shift, ...] = ()
    facts: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of one kind; `name` is what it is called in an address, `counted` what there are of it in few words."""

    name: str
    title: str
    counted: str
    note: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """`sections` are those that have lines, what matters most first; `rests` is what it rests on."""

    since: str
    day: str
    basis: str
    rests: str
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()  # of which alone it tells; of all without any

    @property
    def title(self) -> str:
        whom = f" for {' and '.join(self.bodies)}" if self.bodies else ""
        return f"What changed{whom} since {self.since}"

    @property
    def summary(self) -> str:
        """ "2 dates passed; 3 changes; 1 new document"."""
        return "; ".join(section.counted for section in self.sections) or "nothing changed"


def digest_json(digest: Digest) -> dict[str, Any]:
    """For programs; every section is a list of lines."""
    whole = asdict(digest)
    return {**whole, "title": digest.title, "summary": digest.summary}


def item_link(key: str, places: Places) -> str:
    return f"{places.pages.rstrip('/')}/{item_address(key)}"
