"""Rows of a ruled table: mostly what stands between two strokes across; where none part the rows, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.layout.gutters import is_data, is_prose
from corpus.layout.wrapping import Grid
from corpus.reading.pdf.cells import cell_of, lined, said
from corpus.reading.pdf.printed_lines import PrintedLine, cuts_of, in_columns, united
from corpus.reading.pdf.words import Cell, Word

_FEWEST_LINES = 3
_MOST_TYPED = 0.7  # the share of lines that say such a thing in one column
_MOST_FILLED = 0.6  # the share of lines that say something in all columns


def divided(
    words: Sequence[Word], bands: Sequence[Sequence[Sequence[int]]], cuts: Sequence[float]
) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table whose bands have these words in their cells; `cuts` are the strokes between its columns."""
    finer = sorted({*cuts, *(cut for band in bands for cut in _finer(words, band, cuts))})
    for band in bands:
        if not _is_many(words, band):
            spread = _spread(words, band, cuts, finer)
            yield tuple(cell_of(words, cell) for cell in spread)
            continue
        lines = [in_columns(words, line, finer) for line in lined(words, (n for cell in band for n in cell))]
        spoken = [[said(words, cell) for cell in line] for line in lines]
        starts = Grid(spoken, [True] * len(lines), [False] * len(lines)).starts(0)
        for start, end in pairwise([0, *(n for n in starts if n), len(lines)]):
            columns = zip(*lines[start:end], strict=True)
            yield tuple(cell_of(words, [n for cell in column for n in cell]) for column in columns)


def _is_many(words: Sequence[Word], band: Sequence[Sequence[int]]) -> bool:
    """Whether a band holds several rows: lines of numbers, dates or sums, filled from side to side."""
    owner = {n: column for column, cell in enumerate(band) for n in cell}
    lines = lined(words, owner)
    if len(lines) < _FEWEST_LINES:
        return False
    spoken = [[said(words, (n for n in line if owner[n] == c)) for c in range(len(band))] for line in lines]
    filled = sum(bool(cell) for cell in band)
    full = sum(sum(map(bool, line)) >= filled for line in spoken)
    if filled < 2 or full < _MOST_FILLED * len(lines) or any(map(is_prose, zip(*spoken, strict=True))):
        return False
    return any(sum(map(_is_data, column)) >= _MOST_TYPED * len(lines) for column in zip(*spoken, strict=True))


def _is_data(cell: str) -> bool:
    """Nothing but numbers, dates or sums, be they those of several columns."""
    return bool(cell) and (is_data(cell) or all(map(is_data, cell.split())))


def _finer(words: Sequence[Word], band: Sequence[Sequence[int]], cuts: Sequence[float]) -> list[float]:
    """Where the columns of a band of several rows part further, without a stroke."""
    if not _is_many(words, band):
        return []
    found: list[float] = []
    for cell in band:
        ink: list[tuple[float, float]] = []
        lines = [PrintedLine.of(words, line) for line in lined(words, cell)]
        for line in lines:
            ink = united(ink, line.ink)
        found += cuts_of(ink, lines[0].size) if len(lines) >= _FEWEST_LINES else ()
    return [cut for cut in found if all(abs(cut - other) > 1 for other in cuts)]


def _spread(
    words: Sequence[Word], band: Sequence[Sequence[int]], cuts: Sequence[float], finer: Sequence[float]
) -> list[list[int]]:
    """The band's cells in finer columns; what stands over several of them is said in the first."""
    spread: list[list[int]] = [[] for _ in range(len(finer) + 1)]
    for column, cell in enumerate(band):
        left = cuts[column - 1] if column else float("-inf")
        first = sum(cut <= left for cut in finer)
        placed = in_columns(words, cell, finer)
        if sum(map(bool, placed)) == 1:
            spread[first] += cell
        else:
            spread = [one + other for one, other in zip(spread, placed, strict=True)]
    return spread
