"""Action logs in spreadsheets (.xlsx, .csv) -> Markdown: each sheet a heading and a table, values as printed."""

from __future__ import annotations

import csv
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO, StringIO
from typing import Any
from warnings import catch_warnings, simplefilter

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from corpus.errors import NoText, ReadingError
from corpus.models import Reading
from corpus.reading.damage import DAMAGE
from corpus.reading.decoding import BINARY, decoded
from corpus.reading.markup import MOST_CELLS, Piece, cell_words, heading, joined, table
from corpus.reading.printed_values import printed
from corpus.reading.sheet_shape import MOST_COLUMNS, Shape, shape_of
from corpus.reading.unpacking import check_archive

_BAD = (*DAMAGE, zipfile.BadZipFile, SyntaxError, InvalidFileException)
_DELIMITERS = ",;\t|"
_SAMPLE = 100  # rows
_SEPARATOR = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")


def read_xlsx(data: bytes) -> Reading:
    """Raises NoText where it holds none, ReadingError where it is damaged, protected or too large to be a log."""
    check_archive(data, "Excel workbook")
    try:
        with catch_warnings():  # of what the library does not keep when it writes
            simplefilter("ignore")
            workbook = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            pieces, warnings = _workbook(workbook, BytesIO(data))
    except _BAD as error:
        raise ReadingError(
            f"a damaged Excel workbook ({type(error).__name__}): open it and save it anew as .xlsx"
        ) from error
    text = joined(pieces)
    if not _WORD.search(text):
        raise NoText("there is no text in this Excel workbook")
    return Reading(text, "xlsx", (), warnings)


def read_csv(data: bytes) -> Reading:
    """Raises NoText where it holds none, ReadingError where it is no table."""
    text, warnings = decoded(data)
    if "\0" in text:
        raise ReadingError(BINARY)
    try:
        rows = [[cell.strip() for cell in row] for row in _parted(text)]
    except csv.Error as error:
        raise ReadingError(f"a damaged table (CSV): {error}; open it in a spreadsheet and save it as .xlsx") from error
    if any(len(row) > MOST_COLUMNS for row in rows) or sum(map(len, rows)) > MOST_CELLS:
        raise ReadingError(
            f"a table of more than {MOST_COLUMNS:,} columns or {MOST_CELLS:,} cells: split it and add the parts"
        )
    stored = joined(_laid_out(rows))
    if not stored.strip():
        raise NoText("there is no text in this table")
    return Reading(stored, "csv", (), warnings)


def _parted(text: str) -> Iterator[list[str]]:
    """The rows, parted at the delimiter that gives most of them the same number of cells."""
    told = _SEPARATOR.match(text)
    text = text[told.end() :] if told else text.removeprefix("\ufeff")
    best, most = ",", (0.0, 0)
    for delimiter in told[1] if told else _DELIMITERS:
        rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        widths = Counter(len(row) for row, _ in zip(rows, range(_SAMPLE), strict=False) if row)
        width, count = widths.most_common(1)[0] if widths else (1, 0)
        if width > 1 and (count / widths.total(), width) > most:
            best, most = delimiter, (count / widths.total(), width)
    return csv.reader(StringIO(text, newline=""), delimiter=best)


def _workbook(workbook: Any, file: BytesIO) -> tuple[list[Piece], tuple[str, ...]]:
    pieces: list[Piece] = []
    warnings: list[str] = []
    cells = 0
    with zipfile.ZipFile(file) as archive:
        for sheet in workbook.worksheets:
            if sheet.sheet_state != "visible":
                warnings.append(f"the sheet {sheet.title!r} is hidden and is left out: show it and add the file again")
                continue
            shape = shape_of(archive, sheet._worksheet_path)
            cells += shape.cells
            if cells > MOST_CELLS:
                raise ReadingError(f"it has more than {MOST_CELLS:,} cells: split it and add the parts")
            laid = list(_laid_out(_merged(_values(sheet, shape), shape)))
            pieces += [heading(1, sheet.title), *laid] if laid else []
            warnings += shape.warnings(sheet.title)
        if any(name.startswith("xl/comments") or "threadedComment" in name for name in archive.namelist()):
            warnings.append("comments on cells are left out")
    return pieces, tuple(warnings)


def _values(sheet: Any, shape: Shape) -> list[list[str]]:
    """A list per row of the sheet down to its last words."""
    if not shape.cells:
        return []
    sheet.reset_dimensions()
    return [
        [printed(cell.value, str(cell.number_format or "")) if cell.value is not None else "" for cell in row]
        for row in sheet.iter_rows(max_row=shape.rows, max_col=shape.columns)
    ]


def _merged(rows: list[list[str]], shape: Shape) -> list[list[str]]:
    """The rows with what a merged cell says in each of the rows that it takes."""
    for first, column, last in shape.merged:
        if first <= len(rows) and column <= len(rows[first - 1]):
            words = rows[first - 1][column - 1]
            for row in rows[first : last if words else first]:
                row.extend([""] * (column - len(row)))
                row[column - 1] = row[column - 1] or words
    return rows


def _laid_out(rows: Sequence[Sequence[str]]) -> Iterator[Piece]:
    """Lines that stand alone at the head (a title, a date) as paragraphs, then one table without its empty columns."""
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    kept = [column for column in range(width) if any(len(row) > column and row[column] for row in rows)]
    laid = [[row[column] if column < len(row) else "" for column in kept] for row in rows]
    at = 0
    while at < len(laid) and sum(map(bool, laid[at])) == 1:
        yield Piece(next(filter(None, laid[at])))
        at += 1
    yield from table([[cell_words([Piece(cell)]) for cell in row] for row in laid[at:]])
