"""The words of a page before layout: what a PDF's text layer and OCR both give, and what tables and text are made of.

textlayer.py and scans/ocr.py make a Sheet of Words of a page, tables.py finds its Tables, page.py makes text, boxes and
lines of both, and marks.py, over all pages together, tells headings, furniture, footnotes and emphasis.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed; white space parts it from the next.

    Its edges are in points from the top left corner of its sheet, y growing downwards; y0 is the top of its letters'
    line (font ascent) and y1 the bottom (descent), so that words of one printed line share them.
    `line` is the line as drawn (or as OCR found it): a new number is a new line or a wide gap within one.
    `confidence`, 0 to 1, is OCR's; None where the file itself gives the word.
    `turn` is the direction it runs in, in quarter turns clockwise from the sheet's upright: 0 but for margins.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool = False
    italic: bool = False
    line: int = 0
    confidence: float | None = None
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight stroke or a thin filled bar, along one axis of the sheet; edges as a word's."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page turned so that most of its words stand upright; `width` and `height` are of the sheet, in points.

    `turn` is how it was turned: quarter turns clockwise from the page as shown in a viewer (0 for almost every page).
    `skew` is how askew a scan lay on the page as shown, in degrees clockwise: its words are set straight.
    `rules` are the strokes of a scan's picture; those of a page that is drawn are read from the page (rulings.py).
    Words are in the order drawn (OCR: as found).
    """

    words: tuple[Word, ...]
    width: float
    height: float
    turn: int = 0
    skew: float = 0.0
    rules: tuple[Rule, ...] = ()

    def as_shown(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """A rectangle of the sheet in points of the page as shown in a viewer."""
        x0, y0, x1, y1 = self._turned_back(x0, y0, x1, y1)
        if not self.skew:
            return x0, y0, x1, y1
        wide, high = (self.height, self.width) if self.turn % 2 else (self.width, self.height)
        angle = math.radians(self.skew)
        from_x, from_y = (x0 + x1 - wide) / 2, (y0 + y1 - high) / 2
        across = from_x * (math.cos(angle) - 1) - from_y * math.sin(angle)
        down = from_x * math.sin(angle) + from_y * (math.cos(angle) - 1)
        return x0 + across, y0 + down, x1 + across, y1 + down

    def _turned_back(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        if self.turn == 0:
            return x0, y0, x1, y1
        if self.turn == 1:
            return y0, self.width - x1, y1, self.width - x0
        if self.turn == 2:
            return self.width - x1, self.height - y1, self.width - x0, self.height - y0
        return self.height - y1, x0, self.height - y0, x1


Part = tuple[int, ...]
"""Words of a cell that read on, by their number in the sheet: parted by spaces when written."""
Cell = tuple[Part, ...]
"""A cell's parts, written with `<br>` between them; empty for an empty cell."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet: rows of cells, an entry per column, the header row first; its edges.

    page_of writes it where it stands, one line `| a | b |` per row, and leaves its words out of the text around it.
    A word must not be in two cells.
    """

    rows: tuple[tuple[Cell, ...], ...]
    x0: float
    y0: float
    x1: float
    y1: float
