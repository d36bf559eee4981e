"""Ruled tables on a PDF page as rows of Markdown: pdfplumber finds the cells, pypdf's lines in them give way."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.psparser import PSException
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from corpus.reading.damage import DAMAGE
from corpus.reading.drawn import Drawing, Line, readable

_RULES = range(6, 4_000)  # strokes on a page that may rule a table; more is a drawing or a map
_DAMAGE = (*DAMAGE, PSException, PdfminerException, MalformedPDFException)
_BULLET = re.compile(r"[•●○◦▪‣➢✓–-]\s")
_WORD = re.compile(r"\w+")
_OTHER_WORDS = 0.1  # the share of its words in which the two readings of a table may differ


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a Markdown table, the lines of the page that they replace, and the table's edges in points."""

    rows: tuple[str, ...]
    lines: frozenset[int]
    left: float
    right: float
    top: float
    bottom: float


class Tables:
    """A PDF opened a second time, for its tables; nothing is opened until a page looks as if it had one."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._file: PDF | None = None
        logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

    def on(self, number: int, drawing: Drawing) -> list[Table]:
        """The tables of a page (counted from 0); none where they cannot be read without losing words."""
        if drawing.rules not in _RULES or len(drawing.lines) < 2:
            return []
        try:
            if self._file is None:
                self._file = pdfplumber.open(BytesIO(self._data))
            page = self._file.pages[number]
            if page.rotation != 90 * drawing.lines[0].turn:
                return []
            found = [_table(table.bbox, table.extract(), drawing.lines, page) for table in page.find_tables()]
            page.close()
        except _DAMAGE:
            return []
        return [table for table in found if table is not None]


def _table(
    bbox: Sequence[float], cells: Sequence[Sequence[str | None]], lines: Sequence[Line], page: Any
) -> Table | None:
    """None for boxes around text and for tables whose cells lack words that are printed there."""
    if sum(1 for row in cells if sum(1 for cell in row if cell and cell.strip()) > 1) < 2:
        return None
    left, right, top, bottom = _edges(bbox, lines[0].turn, page)
    inside = frozenset(
        n
        for n, line in enumerate(lines)
        if line.turn == lines[0].turn and left - 2 <= line.x <= right and bottom <= line.y + 0.3 * line.size <= top
    )
    if not inside or _differ([lines[n].text for n in sorted(inside)], cells):
        return None
    rows = tuple(_row(row) for row in cells if any(cell and cell.strip() for cell in row))
    return Table(rows, inside, left, right, top, bottom)


def _edges(bbox: Sequence[float], turn: int, page: Any) -> tuple[float, float, float, float]:
    """Left, right, top and bottom as lines count them (upwards, words running right), from the page as it is shown.

    pdfminer lays the shown page's corner at 0, 0; pdfplumber turns it upside down and adds its own media box.
    """
    x0, y0, x1, y1 = page.page_obj.mediabox
    across = page.mediabox[0] + (-x0, -y0, x1, y1)[turn]
    down = page.mediabox[1] + page.height + (y0, -x1, -y1, x0)[turn]
    return bbox[0] - across, bbox[2] - across, down - bbox[1], down - bbox[3]


def _differ(texts: Sequence[str], cells: Sequence[Sequence[str | None]]) -> bool:
    """True where the words of the lines and of the cells are not the same but for a few."""
    printed = Counter(_WORD.findall(" ".join(texts)))
    read = Counter(_WORD.findall(readable(" ".join(cell for row in cells for cell in row if cell))))
    few = _OTHER_WORDS * printed.total()
    return (printed - read).total() > few or (read - printed).total() > few


def _row(cells: Sequence[str | None]) -> str:
    return "| " + " | ".join(_cell(cell or "") for cell in cells) + " |"


def _cell(text: str) -> str:
    lines = [line.strip() for line in readable(text).replace("|", r"\|").splitlines() if line.strip()]
    joined = ""
    for line in lines:
        joined += ("<br>" if _BULLET.match(line) else " ") + line if joined else line
    return joined
