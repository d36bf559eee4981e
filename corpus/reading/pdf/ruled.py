"""Strokes and words of a sheet -> the tables that are ruled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.reading.pdf.bands import divided
from corpus.reading.pdf.cells import lined
from corpus.reading.pdf.lattice import Lattice, lattices_of
from corpus.reading.pdf.words import Rule, Sheet, Table

_FEWEST_FILLED = 0.35  # the share of cells that say something; fewer do in a drawing
_FEWEST_SEVERAL = 0.4  # the share of rows that say something in several columns, where there are
_FEW_COLUMNS = 3  # or more
_SAME = 4.0  # points by which the columns of a table may shift from page to page
_APART = 2.5
_MANY_WORDS = 25
_WIDE = 2.0  # a gap, in sizes of the letters
_LAYOUT = 0.25  # the share of lines of a cell with such a gap


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table, the strokes between its columns from edge to edge, and which of those columns it has."""

    table: Table
    xs: tuple[float, ...]
    columns: tuple[int, ...]


def ruled_tables(rules: Sequence[Rule], sheet: Sheet, above: Ruled | None = None) -> list[Ruled]:
    """The tables that strokes wall in, the largest first, none inside another.

    `above` ends the page before: what has its columns here goes on with it, be it a single row.
    """
    found: list[Ruled] = []
    for lattice in sorted(lattices_of(rules), key=_area, reverse=True):
        table = _ruled(lattice, sheet, above) if all(_is_apart(lattice, one.table) for one in found) else None
        if table is not None:
            found.append(table)
    return found


def _area(lattice: Lattice) -> float:
    return (lattice.xs[-1] - lattice.xs[0]) * (lattice.ys[-1] - lattice.ys[0])


def _is_apart(lattice: Lattice, table: Table) -> bool:
    beside = lattice.xs[0] > table.x1 - _APART or lattice.xs[-1] < table.x0 + _APART
    return beside or lattice.ys[0] > table.y1 - _APART or lattice.ys[-1] < table.y0 + _APART


def _ruled(lattice: Lattice, sheet: Sheet, above: Ruled | None) -> Ruled | None:
    """None where the strokes frame text, draw a picture or a form instead."""
    inside: dict[tuple[int, int], list[int]] = {}
    for n, word in enumerate(sheet.words):
        place = lattice.place((word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2) if not word.turn else None
        if place is not None:
            inside.setdefault(place, []).append(n)
    if not inside or not lattice.is_of_boxes() or any(_is_layout(sheet, cell) for cell in inside.values()):
        return None
    goes_on = above is not None and _is_same(lattice.xs, above.xs)
    columns = above.columns if above and goes_on else tuple(sorted({column for _, column in inside}))
    if any(column not in columns for _, column in inside):
        goes_on, columns = False, tuple(sorted({column for _, column in inside}))
    numbers = sorted({row for row, _ in inside})
    bands = [[inside.get((r, c), []) for c in columns] for r in numbers]
    rows = tuple(divided(sheet.words, bands, [lattice.xs[c] for c in columns[1:]]))
    places = {lattice.owner[row][column] for row in numbers for column in columns}
    if not goes_on and (len(inside) < _FEWEST_FILLED * len(places) or not _is_table(rows)):
        return None
    table = Table(rows, lattice.xs[0], lattice.ys[0], lattice.xs[-1], lattice.ys[-1])
    return Ruled(table, lattice.xs, columns)


def _is_layout(sheet: Sheet, numbers: Sequence[int]) -> bool:
    """Whether what strokes frame is no cell but part of a page: many words in columns, or boxes side by side."""
    if len(numbers) < _MANY_WORDS:
        return False
    lines = lined(sheet.words, numbers)
    wide = [line for line in lines if any(_gap(sheet, a, b) > _WIDE for a, b in pairwise(line))]
    words = [sheet.words[n].text for line in wide for n in line]
    letters = sum(word[0].isalpha() for word in words)
    return len(wide) >= max(_FEW_COLUMNS, _LAYOUT * len(lines)) and 2 * letters > len(words)


def _gap(sheet: Sheet, n: int, after: int) -> float:
    """Between two words of a line, in sizes of the letters."""
    return (sheet.words[after].x0 - sheet.words[n].x1) / sheet.words[n].size


def _is_same(xs: Sequence[float], others: Sequence[float]) -> bool:
    return len(xs) == len(others) and all(abs(x - other) <= _SAME for x, other in zip(xs, others, strict=True))


def _is_table(rows: Sequence[Sequence[object]]) -> bool:
    """Whether rows enough say something in several columns."""
    several = sum(sum(map(bool, row)) > 1 for row in rows)
    share = _FEWEST_SEVERAL if rows and len(rows[0]) > _FEW_COLUMNS else 0.0
    return several >= max(2, share * len(rows))
