"""The register as rows: each item of the library with its response and commitments, as the contract names them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from corpus.models import Commitment, Document, Item, Spans
from ui.terminal import count

Row = dict[str, Any]
Keep = Callable[[Row], bool]


def row_of(document: Document, number: int, item: Item, text: str) -> Row:
    """One item. Quotes are the stored text from `start` to `end`; dates are ISO 8601 or None.

    `number` counts the document's items from 1: with the document's id it makes the item's.
    """
    quoted = _quoted(document, item.spans, text)
    return {
        "id": f"{document.id}-{number}",
        "kind": item.kind.value,
        "number": item.number,
        "list": item.list,
        "text": quoted.pop("quote"),
        **quoted,
        "source": document.source,
        "document": document.id,
        "addressed_to": item.addressed_to,
        "timescale": item.timescale,
        "due": _iso(item.due),
        "position": item.position,
        "response": _quoted(document, item.response, text) if item.response else None,
        "commitments": [_commitment(document, c, text) for c in item.commitments],
        "same_as": [],
        "later_evidence": [],
    }


def unanswered(row: Row) -> bool:
    return row["response"] is None


def due_between(after: date | None, before: date | None) -> Keep:
    """Whether the item, or a commitment of it, is due on a day in between; a row without a date is not."""

    def keep(row: Row) -> bool:
        days = [date.fromisoformat(due) for due in dues(row)]
        return any((after is None or day >= after) and (before is None or day <= before) for day in days)

    return keep


def dues(row: Row) -> list[str]:
    """The days the row names: the item's own and its commitments'."""
    return [due for due in (row["due"], *(c["due"] for c in row["commitments"])) if due]


def completeness(rows: Sequence[Row], documents: Iterable[Document]) -> str:
    """What the list rests on: "5 items with 8 commitments in 2 of 3 documents; 1 page without text"."""
    listed = list(documents)
    commitments = sum(len(row["commitments"]) for row in rows)
    unread = [f"{d.source} page {', '.join(map(str, d.pages_without_text))}" for d in listed if d.pages_without_text]
    line = (
        f"{count(len(rows), 'item')} with {count(commitments, 'commitment')} "
        f"in {len({row['document'] for row in rows})} of {count(len(listed), 'document')}"
    )
    return line + (f"; without text: {'; '.join(unread)}" if unread else "")


def _quoted(document: Document, spans: Spans, text: str) -> Row:
    start, end = spans[0].start, spans[-1].end
    page = next((p.number for p in document.pages if p.span.start <= start < p.span.end), None)
    return {"quote": text[start:end], "start": start, "end": end, "page": page}


def _commitment(document: Document, commitment: Commitment, text: str) -> Row:
    deadline = commitment.deadline
    return {
        **_quoted(document, (commitment.span,), text),
        "by_whom": commitment.by_whom,
        "due": _iso(deadline.due) if deadline else None,
        "due_text": deadline.text if deadline else "",
        "due_kind": deadline.kind.value if deadline else None,
        "status": commitment.status.value,
        "as_at": document.date or None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
