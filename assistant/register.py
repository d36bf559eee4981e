"""The register as it is shown: every item of the documents as a row, with what other documents say of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

from assistant.chains import far, later_rows, same_as_rows
from assistant.choosing import EVERYTHING, Wanted, chosen, in_words
from assistant.entries import Row
from assistant.view import View
from corpus.layout.paging import pages_words
from corpus.library.edits import edit_json
from corpus.models import Document, Link
from corpus.register.rows import rows_of


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
    def filters(self) -> list[str]:
        named = [d.source for d in self.documents if d.id in self.wanted.documents]
        return in_words(self.wanted, named)


def listed(view: View, wanted: Wanted, day: date) -> Listing:
    """The rows that are wanted of the view, and of documents named besides."""
    named = [view.library.document(ident) for ident in wanted.documents]
    documents = named or list(view.documents.values())
    rows = chosen(rows_in(view, [d for d in named if d.id not in view.documents]), wanted)
    latest = max((d.date for d in view.documents.values()), default="")
    return Listing(rows, documents, wanted, latest, day)


def rows_in(view: View, besides: Iterable[Document] = ()) -> list[Row]:
    """Every row of the view, joined to the others; `besides` are documents that no view has, such as those waiting."""
    rows = [row for ident in view.documents for row in _rows(ident, view)]
    by_id = {row["id"]: row for row in rows}
    edited = view.library.edited(superseded=True)
    for row in rows:
        _join(row, by_id, view)
        row["edits"] = [edit_json(edit) for edit in edited[row["id"]].edits] if row["id"] in edited else []
    for document in besides:
        items = [item for _, item in view.library.items(document.id)]
        papers = view.library.papers(document.id)
        rows += rows_of(document, items, view.text(document.id), document.pages, papers)
    return rows


def completeness(rows: Sequence[Row], documents: Sequence[Document], wanted: Wanted = EVERYTHING) -> str:
    """What the list rests on: "5 items with 8 commitments in 2 of 3 documents; without text: a.pdf page 3"."""
    commitments = sum(len(row["commitments"]) for row in rows)
    unread = [f"{d.source} {pages_words(d.pages_unread)}" for d in documents if d.pages_unread]
    line = (
        f"{_count(len(rows), 'item')} with {_count(commitments, 'commitment')} "
        f"in {len({row['document'] for row in rows})} of {_count(len(documents), 'document')}"
    )
    only = in_words(wanted)
    return line + (f"; {'; '.join(only)}" if only else "") + (f"; without text: {'; '.join(unread)}" if unread else "")


def _rows(ident: str, view: View) -> list[Row]:
    document = view.documents[ident]
    return rows_of(document, view.items[ident], view.text(ident), document.pages, view.papers.get(ident, ()))


def _join(row: Row, by_id: dict[str, Row], view: View) -> None:
    """Fill in what the chains tell of the row."""
    key, places = row["id"], {commitment["place"] for commitment in row["commitments"]}
    row["same_as"] = [{**one, **_there(by_id.get(one["id"]))} for one in same_as_rows(key, view)]
    row["later_evidence"] = [
        {**one, "commitment": one["commitment"] if one["commitment"] in places else None}
        for one in later_rows(key, view)
    ]
    row["changes"] = [_change(link, key, by_id, view) for link in view.chains.changes(key)]


def _change(link: Link, key: str, by_id: dict[str, Row], view: View) -> Row:
    """How the row differs from, or in, another version or issue: the `earlier` one says so, or the later."""
    end = far(link, key)
    other = by_id.get(end.item)  # none of an earlier version's
    document = view.documents.get(end.document) or view.library.document(end.document)
    return {
        "id": end.item or None,
        "document": end.document,
        "source": document.source,
        "page": other["page"] if other else None,
        "text": other["text"] if other else None,
        "kind": link.kind.value,
        "earlier": end is link.earlier,
        "changes": [asdict(difference) for difference in link.changes],
        "confidence": round(link.confidence, 2),
        "why": link.why,
        "verdict": link.verdict or None,
        **_there(other),
        "date": document.date or None,
    }


def _there(other: Row | None) -> Row:
    """What the other row says for itself: its date, status and due date, and whether it has a response."""
    if other is None:
        return {"date": None, "due": None, "status": None, "answered": False}
    answered = other["response"] is not None
    return {"date": other["as_at"], "due": other["due"], "status": other["status"], "answered": answered}


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
