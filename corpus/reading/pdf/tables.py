"""The tables of a PDF's pages: those ruled with strokes, and those whose words stand in columns."""

from __future__ import annotations

from collections.abc import Sequence

from pypdfium2 import PdfPage

from corpus.reading.pdf.aligned import Aligned, aligned_tables
from corpus.reading.pdf.ruled import Ruled, ruled_tables
from corpus.reading.pdf.rulings import rules_of
from corpus.reading.pdf.words import Sheet, Table

_BELOW = 30  # words below a table that ends its page: a footer, and notes perhaps


class Tables:
    """Reads page after page, in order: a table may go on from one to the next without its header."""

    def __init__(self, data: bytes = b"") -> None:
        """`data` is not needed: the strokes come from the page as pdfium opened it."""
        self._last = -1
        self._above: Ruled | Aligned | None = None
        self._before: Ruled | Aligned | None = None

    def on(self, number: int, sheet: Sheet, page: PdfPage) -> list[Table]:
        """The tables of a page, counted from 0; a word is in one cell at most."""
        rules = rules_of(page, sheet)
        if number != self._last:  # the same again: its picture, read by OCR
            self._before = self._above if number == self._last + 1 else None
        above = self._before
        ruled = ruled_tables(rules, sheet, above if isinstance(above, Ruled) else None)
        taken = {n for one in ruled for row in one.table.rows for cell in row for part in cell for n in part}
        free = [n for n in range(len(sheet.words)) if n not in taken]
        aligned = aligned_tables(sheet, free, rules, above if isinstance(above, Aligned) else None)
        found: list[Ruled | Aligned] = [*ruled, *aligned]
        self._last, self._above = number, _at_end(found, sheet)
        return [one.table for one in found]


def _at_end(found: Sequence[Ruled | Aligned], sheet: Sheet) -> Ruled | Aligned | None:
    """The table that ends the page; None where text follows it."""
    if not found:
        return None
    last = max(found, key=lambda one: one.table.y1)
    below = sum(word.y0 > last.table.y1 for word in sheet.words)
    return last if below <= _BELOW else None
