"""Dates that were put back, where the document itself prints the earlier ones beside."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from assistant.entries import Row
from assistant.lookups.found import held_by
from assistant.lookups.told import line_with, printed, title_of
from assistant.view import View
from assistant.writers import Line
from corpus.dates import Expression, expressions
from corpus.dates.parts import last_of_month
from corpus.models import Span
from corpus.saying import spoken

Slip = tuple[str, Line]
"""A date that moved, in few words, and the line that tells of it."""


def put_back(documents: Collection[str], about: frozenset[str], view: View) -> list[Slip]:
    """Entries beside whose date the same document prints an earlier one."""
    found = []
    for row in view.rows:
        if row["document"] not in documents or (about and not held_by(row["text"], about)):
            continue
        if days := days_before(row, view):
            said = f"{title_of(row)}: {spoken(row['due'])}, before that {', '.join(map(spoken, days))}"
            found.append((said, line_with(f"- {said}: {printed(row, view)}", row, view)))
    return found


def days_before(row: Row, view: View) -> list[str]:
    """The days of its earlier dates; a month that it is due in is the same date as a day of that month."""
    if not (row["due"] and row["timescale"]):
        return []
    known = expressions(row["timescale"], view.as_at(row["document"], Span(row["start"], row["end"])))
    first = _first_of(row["due"], known)
    return sorted({e.last.isoformat() for e in known if e.last and e.last.isoformat() < first})


def _first_of(due: str, known: Iterable[Expression]) -> str:
    """The first day that what is printed as the date may mean; of the last of a month, printed elsewhere, its first."""
    printed_so = [e.first for e in known if e.last and e.first and e.last.isoformat() == due]
    day = date.fromisoformat(due)
    ends_month = day == last_of_month(day.year, day.month)
    return min(printed_so, default=day.replace(day=1) if ends_month else day).isoformat()
