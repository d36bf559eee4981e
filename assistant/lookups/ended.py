"""How a document itself prints that an item stands, where the register's own word for it says less."""

from __future__ import annotations

import re

from assistant.entries import Entry, Row, is_itself
from assistant.view import View
from corpus.models import Status

_GIVEN_UP = (
    r"withdrawn|superseded|dropped|cancelled|abandoned|discontinued|rescinded|lapsed"
    r"|no longer (?:required|needed|pursued|relevant|applicable)|closed\W{1,3}(?:but )?not implemented"
)
_ALONE = re.compile(rf"\W*(?:now |action |item )?(?P<word>{_GIVEN_UP})\b", re.IGNORECASE)
_TOLD = re.compile(  # "it was agreed that this be withdrawn", but of no funds that were
    rf"\b(?:this|it|(?:the )?(?:action|item|recommendation|entry)(?: [\w./-]+)?)"
    rf" (?:is|was|be|has been|have been|should be|to be)(?: now)? (?P<word>{_GIVEN_UP})\b",
    re.IGNORECASE,
)
_COLOUR = re.compile(r"\W*(?P<word>red|amber|yellow|green|blue|grey)\W*", re.IGNORECASE)


def ended(row: Row, view: View) -> str:
    """ "withdrawn": that the document gives it up, which is neither done nor still to do; empty where it does not."""
    words = _printed(row, view) if row["status"] != Status.DONE else ""
    found = _ALONE.match(words) or _TOLD.search(words)
    return found["word"].lower() if found else ""


def state_of(entry: Entry, view: View) -> str:
    """ "withdrawn", "in progress (marked amber)": its status as its document prints it, else as the register has it."""
    made = entry.commitment
    if made and not (is_itself(made, entry.row) and made["status"] == entry.row["status"]):
        return entry.status
    if word := ended(entry.row, view):
        return word
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
