"""Dates that were put back, where the document itself prints the earlier ones beside."""

from __future__ import annotations

from collections.abc import Collection

from assistant.changes.moved import days_before
from assistant.lookups.found import held_by
from assistant.lookups.told import line_with, printed, title_of
from assistant.view import View
from assistant.writers import Line
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
