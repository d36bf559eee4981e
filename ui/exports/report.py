"""The content of a report on the register, in words; what it looks like is for those that draw it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from assistant.entries import Entry, Row, commitments_of, entries_of, is_unanswered, past, past_words
from assistant.register import Listing
from corpus.models import Document, ItemKind, Status
from corpus.plain import plain
from corpus.saying import day_or_none
from ui.exports import about, said
from ui.shown.places import Places

_LONGEST, _ASKED = 150, 40  # words of a response, and of an item among due dates: the whole is a click away
_REST = 6  # what is left out is at least such a part of what is shown
NOTHING_PAST = "Nothing that names a day is past it without being said to be done."
NOTHING_TO_COME = "Nothing is due on a day to come."
_ALWAYS = (Status.DONE, Status.IN_PROGRESS, Status.PROMISED)
_GLANCE, _BRIEFEST = 110, 45  # characters


Figures = tuple[tuple[str, str], ...]
"""Each with what it counts."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, where they stand and where they can be opened. `more` counts the words left out."""

    words: str
    place: str
    link: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class Promise:
    """One line of a table: what is said will be done, is being done or is done. `anchor` is its item's."""

    item: str
    anchor: str
    quote: Quote
    by_whom: str
    due: str
    day: date | None
    status: str
    asserter: str  # "as at" a date, or the analyst who says it
    past: str
    later: tuple[str, ...]

    @property
    def state(self) -> str:
        """For the picture: "done", "past", "in progress" or "open"."""
        if self.past:
            return "past"
        return self.status if self.status in (Status.DONE, Status.IN_PROGRESS) else "open"


@dataclass(frozen=True, slots=True)
class Told:
    """One item with all that hangs from it. `facts` are pairs of a name and what it is."""

    name: str
    anchor: str
    brief: str
    quote: Quote
    facts: tuple[tuple[str, str], ...]
    answer: str
    response: Quote | None
    promises: tuple[Promise, ...]
    notes: tuple[str, ...]
    unanswered: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A document: its items, and what it promises outside any."""

    title: str
    anchor: str
    facts: str
    items: tuple[Told, ...]
    outside: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Report:
    title: str
    subject: str
    covers: str
    day: date
    figures: tuple[Figures, ...]
    dated: tuple[Promise, ...]  # what is due on a day, in order
    sections: tuple[Section, ...]
    about: tuple[tuple[str, ...], ...]
    documents: tuple[Document, ...]

    @property
    def past(self) -> list[Promise]:
        return [promise for promise in self.dated if promise.past]

    @property
    def to_come(self) -> list[Promise]:
        return [p for p in self.dated if not p.past and p.status != Status.DONE and p.day and p.day >= self.day]

    @property
    def unanswered(self) -> list[Told]:
        return [item for section in self.sections for item in section.items if item.unanswered]


def report_of(listing: Listing, places: Places) -> Report:
    """The rows by their documents, in the order of the listing."""
    dated = [_promise(entry, listing, places) for entry in listing.entries if entry.due]
    by_id = {document.id: document for document in listing.documents}
    grouped = groupby(listing.rows, key=lambda row: row["document"])
    return Report(
        title="Recommendations and commitments",
        subject=about.subject(listing),
        covers=listing.line,
        day=listing.day,
        figures=_figures(listing),
        dated=tuple(sorted(dated, key=lambda promise: promise.day or date.max)),
        sections=tuple(_section(by_id[ident], list(rows), listing, places) for ident, rows in grouped),
        about=tuple(about.lines(listing)),
        documents=tuple(listing.documents),
    )


def _figures(listing: Listing) -> tuple[Figures, Figures]:
    """Of the items, and of the commitments by what is asserted of them."""
    entries = entries_of(listing.rows)
    statuses = Counter(entry.status for entry in entries if entry.commitment)
    asked = sum(row["kind"] != ItemKind.STANDALONE for row in listing.rows)
    items = (
        (str(asked), "recommendations and other items"),
        (str(sum(map(is_unanswered, listing.rows))), "no response found in these documents"),
        (str(sum(past(e, listing.day) for e in listing.entries)), "past their date, not said to be done"),
    )
    told = [
        (str(statuses[s]), f"{'said to be ' * (s == Status.DONE)}{s}") for s in Status if statuses[s] or s in _ALWAYS
    ]
    return items, ((str(statuses.total()), "commitments"), *told)


def _section(document: Document, rows: Sequence[Row], listing: Listing, places: Places) -> Section:
    about_it = document.description
    facts = (about_it.kind.value, day_or_none(document.date), about_it.body.value, document.source)
    outside = [
        e for row in rows if row["kind"] == ItemKind.STANDALONE and not row["called"] for e in commitments_of(row)
    ]
    return Section(
        title=document.title,
        anchor=f"d-{document.id}",
        facts=", ".join(filter(None, facts)),
        items=tuple(_told(r, listing, places) for r in rows if r["kind"] != ItemKind.STANDALONE or r["called"]),
        outside=tuple(_promise(entry, listing, places) for entry in outside),
    )


def _told(row: Row, listing: Listing, places: Places) -> Told:
    words, item = plain(row["text"]), Entry(row)
    own = next((e for e in commitments_of(row) if plain((e.commitment or {})["quote"]) == words), item)
    return Told(
        name=said.name(row),
        anchor=f"i-{row['id']}",
        brief=_brief(words, _GLANCE),
        quote=Quote(words, said.place(row["source"], row["page"]), places.of(row)),
        facts=tuple(_facts(own, listing)),
        answer=said.answer(row),
        response=_response(row, places),
        promises=tuple(_promise(entry, listing, places) for entry in commitments_of(row) if entry != own),
        notes=tuple(_notes(row, item)),
        unanswered=is_unanswered(row),
    )


def _facts(item: Entry, listing: Listing) -> Iterator[tuple[str, str]]:
    """Of the item, or of the commitment that its own words are."""
    row = item.row
    yield from ((n, plain(words)) for n, words in (("In the list", row["list"]), ("For", said.whom(item))) if words)
    by_hand = said.giver(item, "due")
    if row["timescale"] and not item.due and not by_hand:
        yield "Timescale", plain(row["timescale"])
    if item.due or by_hand:
        yield "Due", said.due(item)
    if item.status:
        yield "Status asserted", said.asserted(item)
    if verified := said.verified(row):
        yield "Status verified", verified
    if past(item, listing.day):
        yield "Date", past_words(item, listing.latest)


def _notes(row: Row, item: Entry) -> Iterator[str]:
    yield from said.elsewhere(row)
    own = [e for e in item.evidence if e.get("commitment") is None]
    yield from (f"later evidence: {words}" for words in said.told(own))
    yield from said.changes(row)
    yield from said.edits(row)


def _response(row: Row, places: Places) -> Quote | None:
    if not (found := row["response"]):
        return None
    return _cut(plain(found["quote"]), _LONGEST, said.place(row["source"], found["page"]), places.of(row, found))


def _cut(words: str, longest: int, place: str, link: str) -> Quote:
    """The first words; all of them where only a few would be left out."""
    split = words.split(" ")
    most = longest if len(split) > longest + longest // _REST else len(split)
    return Quote(" ".join(split[:most]), place, link, len(split) - most)


def _named(row: Row) -> str:
    """By its number, or where it has none by how it begins."""
    return said.name(row) if row["number"] else f"{said.name(row)}: “{_brief(plain(row['text']), _BRIEFEST)}”"


def _brief(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " …"


def _promise(entry: Entry, listing: Listing, places: Places) -> Promise:
    row, commitment = entry.row, entry.commitment or {}
    words = plain(commitment.get("quote") or row["text"])
    place = said.place(row["source"], commitment.get("page", row["page"]))
    longest = _ASKED if entry.commitment is None else len(words)
    return Promise(
        item="" if row["kind"] == ItemKind.STANDALONE else _named(row),
        anchor=f"d-{row['document']}" if row["kind"] == ItemKind.STANDALONE else f"i-{row['id']}",
        quote=_cut(words, longest, place, places.of(row, entry.commitment)),
        by_whom=said.by_whom(entry.commitment) if entry.commitment else said.owner(row),
        due=said.due(entry),
        day=date.fromisoformat(entry.due) if entry.due else None,
        status=entry.status,
        asserter=said.asserter(entry),
        past=past_words(entry, listing.latest) if past(entry, listing.day) else "",
        later=tuple(said.told(e for e in entry.evidence if e.get("commitment") is not None)),
    )
