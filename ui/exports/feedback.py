"""What readers said of answers, as CSV: a line an opinion, the citation's own columns at the end."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.conversations.told import COLUMNS
from ui.spreadsheet import cell

_CITED = ("n", "source", "title", "date", "page", "quote", "document", "start", "end")


def write_feedback(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    """Raises OSError where it cannot be written."""
    own = [name for name in COLUMNS if name != "citation"]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*own, *(f"citation_{name}" for name in _CITED)])
        for row in rows:
            cited = row["citation"] or {}
            values = [_value(row[name]) for name in own] + [cited.get(name) for name in _CITED]
            writer.writerow([cell(value) for value in values])


def _value(value: Any) -> Any:
    return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
