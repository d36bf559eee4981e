"""The register as it is shown: every item of the documents as a row, with what other documents say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.choosing import EVERYTHING, Wanted, chosen, fitting, in_words
from assistant.entries import Entry, Row, entries_of
from assistant.joining import joined
from assistant.meant import answered
from assistant.view import View
from corpus.layout.paging import pages_words
from corpus.models import Document
from corpus.register.rows import rows_of
from corpus.saying import counted


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of the register with what they rest on: the `documents` looked through, and the day they were listed.

    `latest` is the date of the newest document of the library, where later evidence was looked for.
    """

    rows: Sequence[Row]
    documents: Sequence[Document]
    wanted: Wanted = EVERYTHING
    latest: str = ""
    day: date = field(default_factory=date.today)

    @property
    def line(self) -> str:
        return completeness(self.rows, self.documents, self.wanted)

    @property
    def entries(self) -> list[Entry]:
        """The items and commitments that are what was asked for, not those that stand in the same row with one."""
        return fitting(self.rows, self.wanted)

    def commitments(self, row: Row) -> list[Row]:
        """Those of a row that are what was asked for."""
        return [entry.commitment for entry in fitting([row], self.wanted) if entry.commitment]

    @property
    def filters(self) -> list[str]:
        named = [d.source for d in self.documents if d.id in self.wanted.documents]
        return in_words(self.wanted, named)


def listed(view: View, wanted: Wanted, day: date) -> Listing:
    """The rows that are wanted of the view, and of documents named besides."""
    named = [view.library.document(ident) for ident in wanted.documents]
    documents = named or list(view.documents.values())
    besides = [row for document in named if document.id not in view.documents for row in _unjoined(document, view)]
    rows = chosen([*view.rows, *besides], wanted)
    latest = max((d.date for d in view.documents.values()), default="")
    return Listing(rows, documents, wanted, latest, day)


def rows_in(view: View) -> list[Row]:
    """Every row of the view, joined to the others; `View.rows` has them."""
    rows = [row for ident in view.documents for row in _rows(ident, view)]
    joined(rows, view)
    return rows


def completeness(rows: Sequence[Row], documents: Sequence[Document], wanted: Wanted = EVERYTHING) -> str:
    """What the list rests on: "5 items with 8 commitments in 2 of 3 documents; without text: a.pdf page 3"."""
    commitments = sum(len(row["commitments"]) for row in rows)
    unread = [f"{d.source} {pages_words(d.pages_unread)}" for d in documents if d.pages_unread]
    line = (
        f"{counted(len(rows), 'item')} with {counted(commitments, 'commitment')} "
        f"in {len({row['document'] for row in rows})} of {counted(len(documents), 'document')}"
    )
    every, fit = len(entries_of(rows)), len(fitting(rows, wanted))
    of_these = [f"{fit} of these {'is' if fit == 1 else 'are'} what was asked for"] if fit < every else []
    by_hand = sum(any(one["given"] for one in (row, *row["commitments"])) for row in rows)
    given = [f"{by_hand} of the items with values given by analysts"] if by_hand else []
    without = [f"without text: {'; '.join(unread)}"] if unread else []
    return "; ".join([line, *in_words(wanted), *of_these, *given, *without])


def _rows(ident: str, view: View) -> list[Row]:
    document = view.documents[ident]
    return rows_of(document, answered(ident, view), view.text(ident), document.pages, view.papers.get(ident, ()))


def _unjoined(document: Document, view: View) -> list[Row]:
    """Of a document that is in no view, such as one that waits for review."""
    items = [item for _, item in view.library.items(document.id)]
    return rows_of(document, items, view.text(document.id), document.pages, view.library.papers(document.id))
