"""Tables without strokes around their cells: words that stand in columns over several lines.

Running text in columns, addresses and signatures side by side, numbered paragraphs and contents lists stand in columns
as well: a table has a header that names its columns, or a column of numbers, dates or sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.layout.column_names import names_columns
from corpus.layout.gutters import LEADERS, holds_data, is_contents, is_prose, is_wordy
from corpus.layout.wrapping import Grid
from corpus.reading.pdf.cells import cell_of, said
from corpus.reading.pdf.lattice import merged
from corpus.reading.pdf.regions import Region, lines_of, region_at, region_below
from corpus.reading.pdf.words import Cell, Rule, Sheet, Table, Word

_FRESH = 1.3  # a gap so much wider than the usual one begins a row
_RULED = 0.6  # the share of a table's width that a stroke across must have
_FEWEST_ROWS = 3  # the header with them
_LONG_HEAD = 6  # words
_NEXT_SENTENCE = re.compile(r"[a-z]{4}\. [A-Z]")  # columns of running text
_TWO = 2
_MOST_OPEN = 2  # strokes across that frame a header or a box; more part rows


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table, the lines it is made of, and what the first line of its header says, column by column."""

    table: Table
    region: Region
    heading: tuple[str, ...]


def aligned_tables(
    sheet: Sheet, free: Iterable[int], rules: Sequence[Rule], above: Aligned | None = None
) -> list[Aligned]:
    """The tables among the words by these numbers, from the top of the sheet down.

    `above` ends the page before: what stands in its columns at the head of this one goes on with it.
    """
    lines = lines_of(sheet.words, free, sure=above is not None)
    found: list[Aligned] = []
    at = 0
    below = region_below(sheet.words, lines, above.region) if above is not None else None
    if below is not None and above is not None:
        found.append(_aligned(below[1], sheet, rules, above.heading))
        at = below[0] + len(below[1].lines)
    while at < len(lines):
        region = region_at(sheet.words, lines, at) if len(lines[at].ink) > 1 else None
        table = _judged(region, sheet, rules) if region is not None else None
        if table is not None:
            found.append(table)
            at += len(table.region.lines)
        else:
            at += max(1, len(region.lines) // 2) if region is not None else 1
    return found


def _judged(region: Region, sheet: Sheet, rules: Sequence[Rule]) -> Aligned | None:
    """None where the region is no table."""
    across = _across(region, rules)
    spoken = [[said(sheet.words, cell) for cell in line] for line in region.cells(sheet.words)]
    notes = _notes(region, spoken, across)
    if notes:
        region, spoken = Region(region.lines[:-notes], region.cuts), spoken[:-notes]
    ruled = len(across) > _MOST_OPEN
    if not ruled and not _is_table(spoken, ()):
        return None
    found = _aligned(region, sheet, rules, tuple(spoken[0]))
    if ruled and not _is_table(spoken, found.table.rows):
        return None
    several = sum(sum(map(bool, row)) > 1 for row in found.table.rows)
    return found if several >= (_FEWEST_ROWS if not _is_header(spoken[0]) else _FEWEST_ROWS - 1) else None


def _notes(region: Region, spoken: Sequence[Sequence[str]], across: Sequence[float]) -> int:
    """How many lines stand below the last stroke of a ruled table and in one column: its source, its notes."""
    if len(across) <= _MOST_OPEN:
        return 0
    below = [n for n, line in enumerate(region.lines) if (line.top + line.bottom) / 2 > across[-1]]
    return len(below) if below and below[0] and all(sum(map(bool, spoken[n])) < _TWO for n in below) else 0


def _aligned(region: Region, sheet: Sheet, rules: Sequence[Rule], heading: tuple[str, ...]) -> Aligned:
    """`heading` is what a line that heads the columns says."""
    cells = region.cells(sheet.words)
    spoken = [[said(sheet.words, cell) for cell in line] for line in cells]
    starts = _starts(region, spoken, _across(region, rules), int(tuple(spoken[0]) == heading))
    rows = tuple(_row(sheet.words, cells[a:b]) for a, b in pairwise([*starts, len(cells)]))
    x0 = min(line.ink[0][0] for line in region.lines)
    x1 = max(line.ink[-1][1] for line in region.lines)
    return Aligned(Table(rows, x0, region.lines[0].top, x1, region.lines[-1].bottom), region, heading)


def _row(words: Sequence[Word], lines: Sequence[Sequence[Sequence[int]]]) -> tuple[tuple[tuple[int, ...], ...], ...]:
    columns = zip(*lines, strict=True)
    return tuple(cell_of(words, [n for cell in column for n in cell]) for column in columns)


def _is_table(spoken: Sequence[Sequence[str]], ruled: Sequence[Sequence[Cell]]) -> bool:
    """`spoken` is what every line says by column, `ruled` the rows where strokes go across between them."""
    head, columns = spoken[0], len(spoken[0])
    full = [line for line in spoken if sum(map(bool, line)) >= max(2, columns - 1)]
    if is_contents(full) or (columns < 4 and any(LEADERS.search(" ".join(line)) for line in spoken)):
        return False
    if _is_header(head):
        return True
    running = sum(is_prose(column) or is_wordy(column) for column in zip(*spoken, strict=True))
    if columns == _TWO and not (all(head) and _is_short(head)):
        ruled = ()  # headings in the margin
    several = sum(sum(map(bool, row)) >= max(2, columns - 1) for row in ruled)
    if running < _FEWEST_ROWS - 1 and several >= _FEWEST_ROWS and 2 * several >= len(ruled):
        return True
    return holds_data(spoken) or (_is_short(head) and columns > 2 and holds_data(spoken[1:]))


def _is_header(head: Sequence[str]) -> bool:
    """Short words in every column that say what the headers of tables say."""
    return len(head) > 1 and all(head) and _is_short(head) and names_columns(head)


def _is_short(head: Sequence[str]) -> bool:
    return all(
        len(words.split()) <= _LONG_HEAD and not words.endswith((".", ":", ";")) and not _NEXT_SENTENCE.search(words)
        for words in head
    )


def _across(region: Region, rules: Sequence[Rule]) -> list[float]:
    """The heights of strokes that go across most of the region."""
    left = min(line.ink[0][0] for line in region.lines)
    right = max(line.ink[-1][1] for line in region.lines)
    top, bottom = region.lines[0].top - 12, region.lines[-1].bottom + 12
    wide = _RULED * (right - left)
    strokes = merged((rule for rule in rules if top <= rule.y0 <= bottom), down=False)
    return [s.at for s in strokes if min(s.end, right) - max(s.start, left) >= wide]


def _starts(region: Region, spoken: Sequence[Sequence[str]], across: Sequence[float], head: int) -> list[int]:
    """The lines that begin a row: behind strokes where those part the lines, else as the words say."""
    middles = [(line.top + line.bottom) / 2 for line in region.lines]
    bands = [sum(y < middle for y in across) for middle in middles]
    ruled = [0, *(n for n in range(1, len(bands)) if bands[n] != bands[n - 1])]
    if len(ruled) > 3 - head and all(any(spoken[n][:2]) for n in ruled[1:]) and len(across) > _MOST_OPEN:
        return ruled
    bold = next((n for n, line in enumerate(region.lines) if not line.bold), 0)
    if head and 0 < bold < len(spoken):
        head = bold
    elif head and len(ruled) > 1 and ruled[1] < len(bands) - 1:
        head = ruled[1]
    gaps = [below.top - above.bottom for above, below in pairwise(region.lines)]
    usual = median(gaps) + region.lines[0].size * (_FRESH - 1) if gaps else 0.0
    grid = Grid(spoken, [True, *(gap > usual for gap in gaps)], [False] * len(spoken))
    return [0, *(n for n in grid.starts(head) if n)]
