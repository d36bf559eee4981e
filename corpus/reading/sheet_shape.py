"""How far a sheet of a workbook reaches, what is merged and hidden in it: read as a stream, before its values are."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from openpyxl.utils.cell import range_boundaries

from corpus.errors import ReadingError

MOST_COLUMNS = 1_000  # with words in them
_LAST_ROW = 1_048_576  # of any sheet
_MOST_MERGED = 50_000
_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_TAGS = tuple(f"{space}{name}" for space in (_SPACE, _STRICT) for name in ("row", "mergeCell", "col"))
_COLUMN = re.compile(r"([A-Z]{1,8})\d")


@dataclass(frozen=True, slots=True)
class Shape:
    """Rows and columns down to the last cell with a value; `merged` has (first row, column, last row), all from 1."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    merged: tuple[tuple[int, int, int], ...] = ()
    hidden_rows: int = 0
    hidden_columns: int = 0
    uncounted: int = 0  # formulas whose result is not stored

    def warnings(self, title: str) -> Iterator[str]:
        if self.hidden_rows or self.hidden_columns:
            yield (
                f"the sheet {title!r} has hidden rows or columns "
                f"({self.hidden_rows:,} and {self.hidden_columns:,}): they are read as well"
            )
        if self.uncounted:
            yield (
                f"the sheet {title!r} has {self.uncounted:,} formulas without a stored result, which read as empty: "
                "open it in a spreadsheet program, save it and add it again"
            )


def shape_of(archive: zipfile.ZipFile, path: str) -> Shape:
    """Raises ReadingError for a sheet that reaches further than a log does."""
    reached = [0, 0, 0, 0, 0, 0]  # row, column, cells, hidden rows, hidden columns, uncounted
    merged: list[tuple[int, int, int]] = []
    with archive.open(path.lstrip("/")) as part:
        for _, element in etree.iterparse(part, tag=_TAGS, resolve_entities=False, load_dtd=False, no_network=True):
            kind = element.tag.rpartition("}")[2]
            if kind == "row":
                _take_row(element, reached)
            elif kind == "col" and element.get("hidden") in ("1", "true"):
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                reached[4] += max(0, min(last, MOST_COLUMNS) - first + 1)
            elif kind == "mergeCell" and len(merged) < _MOST_MERGED:
                left, top, _, bottom = range_boundaries(element.get("ref", "A1"))
                if top and bottom and left and bottom > top:
                    merged.append((top, left, bottom))
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    row, column, cells, rows, columns, uncounted = reached
    inside = tuple((top, left, bottom) for top, left, bottom in merged if top <= row and left <= column)
    return Shape(row, column, cells, inside, rows, min(columns, column), uncounted)


def _take_row(element: Any, reached: list[int]) -> None:
    number = int(element.get("r") or reached[0] + 1)
    if number > _LAST_ROW:
        raise ReadingError(f"a sheet in it has a row numbered {number:,}, which no spreadsheet has: it is damaged")
    filled = False
    column = 0
    for cell in element:
        found = _COLUMN.match(cell.get("r") or "")
        column = _column(found[1]) if found else column + 1
        names = {child.tag.rpartition("}")[2] for child in cell if child.text or len(child)}
        if "v" in names or "is" in names:
            filled = True
            reached[2] += 1
            reached[1] = max(reached[1], column)
        elif "f" in names:
            reached[5] += 1
    if reached[1] > MOST_COLUMNS:
        raise ReadingError(
            f"a sheet in it has more than {MOST_COLUMNS:,} columns: it is no log of actions; "
            "save the part that matters as a workbook of its own"
        )
    if filled:
        reached[0] = max(reached[0], number)
        reached[3] += element.get("hidden") in ("1", "true")


def _column(name: str) -> int:
    """A -> 1, Z -> 26, AA -> 27."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number
