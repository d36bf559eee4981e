"""What readers said of answers as files: a CSV with a line an opinion, and gold questions with a line each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from assistant.conversations.told import COLUMNS
from ui.spreadsheet import cell

_CITED = ("n", "source", "title", "date", "page", "quote", "document", "start", "end")


def feedback_csv(rows: Sequence[dict[str, Any]]) -> bytes:
    """The citation's own columns are at the end."""
    own = [name for name in COLUMNS if name != "citation"]
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([*own, *(f"citation_{name}" for name in _CITED)])
    for row in rows:
        cited = row["citation"] or {}
        values = [_value(row[name]) for name in own] + [cited.get(name) for name in _CITED]
        writer.writerow([cell(value) for value in values])
    return file.getvalue().encode("utf-8-sig")


def gold_lines(rows: Sequence[dict[str, Any]]) -> bytes:
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()


def _value(value: Any) -> Any:
    return ("no", "yes")[value] if isinstance(value, bool) else value
