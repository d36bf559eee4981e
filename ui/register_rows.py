"""The register's rows (corpus.register.rows) chosen by a filter, and what a list of them rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from corpus.models import Document
from ui.terminal import count

Row = dict[str, Any]
Keep = Callable[[Row], bool]


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
    unread = [f"{d.source} page {', '.join(map(str, d.pages_unread))}" for d in listed if d.pages_unread]
    line = (
        f"{count(len(rows), 'item')} with {count(commitments, 'commitment')} "
        f"in {len({row['document'] for row in rows})} of {count(len(listed), 'document')}"
    )
    return line + (f"; without text: {'; '.join(unread)}" if unread else "")
