"""Markdown, as every format but plain text and PDF is stored: headings, items, tables, emphasised paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from corpus.errors import ReadingError

MOST_CELLS = 1_000_000
_WIDEST_SPAN = 200  # columns that one cell may take


class Piece(NamedTuple):
    """A block of Markdown."""

    text: str
    is_item: bool = False


class Cell(NamedTuple):
    """A table's cell as marked up: its words, and the columns and rows that it takes."""

    text: str = ""
    across: int = 1
    down: int = 1


def joined(pieces: Iterable[Piece]) -> str:
    """The pieces as one text: parted by blank lines, but for the items of one list."""
    return "\n\n".join(_blocks(pieces))


def _blocks(pieces: Iterable[Piece]) -> Iterator[str]:
    items: list[str] = []
    for piece in pieces:
        if piece.is_item:
            items.append(piece.text)
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield piece.text
    if items:
        yield "\n".join(items)


def heading(level: int, words: str) -> Piece:
    return Piece("#" * max(1, min(level, 6)) + " " + " ".join(words.split()))


def item(marker: str, depth: int, words: str) -> Piece:
    """An item of a list, `depth` counted from 0."""
    return Piece("   " * depth + f"{marker} " + " ".join(words.split()), is_item=True)


def emphasised(words: str, *, bold: bool, italic: bool) -> str:
    mark = "**" * bold + "*" * italic
    return f"{mark}{words}{mark}"


def cell_words(pieces: Iterable[Piece]) -> str:
    """What stands in one cell, on one line."""
    lines = (line.strip() for piece in pieces for line in piece.text.splitlines())
    return "<br>".join(line.replace("|", r"\|") for line in lines if line)


def table(rows: Sequence[Sequence[str]], *, ruled: bool = True) -> Iterator[Piece]:
    """A Markdown table, its first row the header unless it is not `ruled`; rows without words are left out."""
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    if lines:
        yield Piece("\n".join([lines[0], "|" + " --- |" * width, *lines[1:]] if ruled else lines))


def grid(rows: Iterable[Sequence[Cell]]) -> list[list[str]]:
    """An entry per column of each row. Words of a cell that takes several rows are said again in those below, except
    at the beginning of a row, where an empty cell means the one above.

    Raises ReadingError for a table larger than any document's.
    """
    laid: list[list[str]] = []
    open_: dict[int, tuple[str, int]] = {}  # column -> words that come down, and through how many rows yet
    taken = 0
    for cells in rows:
        row, begun = _Row(open_), False
        for one in cells:
            row.come_down(begun)
            begun = True
            row.add(one)
        row.come_down(begun, to_end=True)
        open_ = row.below
        taken += len(row.words)
        if taken > MOST_CELLS:
            raise ReadingError(f"a table in it has more than {MOST_CELLS:,} cells: split it and add the parts")
        laid.append(row.words)
    return laid


class _Row:
    """A row being laid over the cells that come down from the rows above."""

    def __init__(self, above: dict[int, tuple[str, int]]) -> None:
        self.words: list[str] = []
        self.below: dict[int, tuple[str, int]] = {}
        self._above = above

    def come_down(self, begun: bool, *, to_end: bool = False) -> None:
        last = max(self._above, default=-1) if to_end else -1
        while len(self.words) in self._above or len(self.words) <= last:
            words, rows = self._above.get(len(self.words), ("", 0))
            if rows > 1:
                self.below[len(self.words)] = words, rows - 1
            self.words.append(words if begun else "")

    def add(self, cell: Cell) -> None:
        for n in range(max(1, min(cell.across, _WIDEST_SPAN))):
            words = "" if n else cell.text
            if cell.down > 1:
                self.below[len(self.words)] = words, cell.down - 1
            self.words.append(words)
