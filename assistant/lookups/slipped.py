"""Dates that were put back, where the document itself prints the earlier ones beside."""

from __future__ import annotations

from collections.abc import Collection

from assistant.lookups.found import held_by
from assistant.lookups.told import line_with, printed, title_of
from assistant.view import View
from assistant.writers import Line
from corpus.dates import expressions
from corpus.models import Span
from corpus.saying import spoken


def put_back(documents: Collection[str], about: frozenset[str], view: View) -> list[Line]:
    """Entries beside whose date the same document prints an earlier one."""
    found = []
    for row in view.rows:
        if row["document"] not in documents or not (row["due"] and row["timescale"]):
            continue
        known = expressions(row["timescale"], view.as_at(row["document"], Span(row["start"], row["end"])))
        days = sorted({e.last.isoformat() for e in known if e.last and e.last.isoformat() < row["due"]})
        if days and (not about or held_by(row["text"], about) > 0):
            said = f"- {title_of(row)}: {spoken(row['due'])}, before that {', '.join(map(spoken, days))}:"
            found.append(line_with(f"{said} {printed(row, view)}", row, view))
    return found
