"""The register as CSV: a line a commitment that was asked for, its item repeated; an item without any has one line.

`given` has the fields that analysts gave, and who: the documents do not say them.
"""

from __future__ import annotations

import csv
from pathlib import Path

from assistant.entries import Row
from assistant.register import Listing
from ui.exports import said
from ui.spreadsheet import cell

ITEM = (
    "id", "source", "title", "body", "as_at", "kind", "called", "list", "number", "text", "page", "addressed_to",
    "timescale", "due", "position", "status", "verified",
)  # fmt: skip
COMMITMENT = ("quote", "page", "by_whom", "due", "due_text", "due_kind", "firmness", "status", "as_at")
_NONE: Row = {"given": {}}


def write_csv(path: Path, listing: Listing) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        heads = [f"commitment_{name}" for name in (*COMMITMENT, "given")]
        writer.writerow([*ITEM, "response", "response_page", "given", *heads])
        for row in listing.rows:
            answer = row["response"] or {}
            item = [*(row[name] for name in ITEM), answer.get("quote"), answer.get("page"), said.given(row)]
            for commitment in listing.commitments(row) or [_NONE]:
                made = [*(_value(commitment, name) for name in COMMITMENT), said.given(commitment)]
                writer.writerow(map(cell, [*item, *made]))


def _value(commitment: Row, name: str) -> object:
    """A status that an analyst gave is none as at the document's date."""
    return None if name == "as_at" and "status" in commitment["given"] else commitment.get(name)
