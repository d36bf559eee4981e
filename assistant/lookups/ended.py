"""How a document itself prints that an item stands, where the register's own word for it says less."""

from __future__ import annotations

import re

from assistant.entries import Entry, Row, is_itself
from assistant.view import View

_COLOUR = re.compile(r"\W*(?P<word>red|amber|yellow|green|blue|grey)\W*", re.IGNORECASE)


def state_of(entry: Entry, view: View) -> str:
    """ "withdrawn", "in progress (marked amber)": its status as its document prints it, else as the register has it."""
    made = entry.commitment
    if made and not (is_itself(made, entry.row) and made["status"] == entry.row["status"]):
        return entry.status
    if entry.given_up:
        return entry.given_up
    colour = _COLOUR.fullmatch(_printed(entry.row, view))
    return f"{entry.status} (marked {colour['word'].lower()})" if colour and entry.status else entry.status


def state_told(told: Row, view: View) -> str:
    """The same of what a later document says of an entry."""
    status: str = told["status"] or ""
    rows = (r for r in view.rows if r["document"] == told["document"] and r["start"] <= told["start"] < r["end"])
    row = next((r for r in rows if r["status"] == status), None)
    return state_of(Entry(row), view) if row and status else status


def _printed(row: Row, view: View) -> str:
    said = row["said"].get("status")
    if not said or "status" in row["given"]:
        return ""
    return " ".join(view.text(row["document"])[said["start"] : said["end"]].split())
