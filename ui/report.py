"""What became of every file that was to be added, as a list to keep: CSV or JSON, by the name of the file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from corpus.add.added import AddResult
from corpus.errors import LibraryError
from ui.spreadsheet import cell

SUFFIXES = (".csv", ".json")
COLUMNS = tuple(field.name for field in fields(AddResult))
_SELDOM = ("part_of", "like", "likeness")


class ReportFile(click.ParamType[Path]):
    """A path whose suffix says which kind of report it is."""

    name = "FILE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = Path(value)
        if path.suffix.lower() not in SUFFIXES:
            self.fail(f"{value}: name it .csv or .json, to say which kind of report it shall be", param, ctx)
        if path.is_dir() or not path.absolute().parent.is_dir():
            self.fail(f"{value}: no file can be written there", param, ctx)
        return path


def write_report(path: Path, results: Sequence[AddResult]) -> None:
    """Raises LibraryError where it cannot be written: what was added stays added."""
    rows = [{**dict.fromkeys(COLUMNS, ""), **result_json(result)} for result in results]
    text = json.dumps(rows, ensure_ascii=False, indent=1) if path.suffix.lower() == ".json" else _csv(rows)
    try:
        path.write_text(text, encoding="utf-8" if path.suffix.lower() == ".json" else "utf-8-sig", newline="")
    except OSError as error:
        raise LibraryError(
            f"the report {path} cannot be written ({error.strerror}); what was added is in the library all the same"
        ) from error


def result_json(result: AddResult) -> dict[str, Any]:
    """For programs; the last three names are there only where they say something."""
    values = {name: getattr(result, name) for name in COLUMNS}
    values["likeness"] = round(result.likeness, 3)
    return {name: value for name, value in values.items() if value or name not in _SELDOM}


def _csv(rows: Sequence[dict[str, Any]]) -> str:
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(row[name]) for name in COLUMNS] for row in rows)
    return made.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        value = "; ".join(map(str, value))
    return cell(value)
