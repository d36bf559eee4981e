"""The lines of a PDF page -> its text: paragraphs parted by blank lines, columns and boxes in reading order.

A PDF says where words stand, not what follows what. Mostly they are drawn in reading order; where they are not
(a boxed recommendation drawn before the page around it, a heading in the margin drawn last), the page is cut along
its white space, again and again, into bands and columns, keeping the drawn order wherever white space leaves a choice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.reading.drawn import Line
from corpus.reading.tables import Table

_LOOSE = 1.25  # a gap this much wider than its neighbours parts paragraphs
_WIDE_GAP = 1.75  # in sizes of the letters
_MOST_BLOCKS = 400
_COLUMN_LINES = 5
_COLUMN_SHARE = 0.2
_COLUMN_DISORDER = 0.1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that stand close together, or the rows of a table; `order` is the place of its first line as drawn."""

    lines: tuple[str, ...]
    order: int
    left: float
    right: float
    top: float
    bottom: float
    slack: float = 0.0  # how far, in points, it may reach into another that stands below or above

    @property
    def letters(self) -> int:
        return sum(map(len, self.lines))


def page_text(lines: Sequence[Line], tables: Sequence[Table] = ()) -> str:
    """The page's text, without a line end at its end; a table's rows stand for the lines in it."""
    taken = frozenset[int]().union(*(table.lines for table in tables))
    upright = [(n, line) for n, line in enumerate(lines) if line.turn == lines[0].turn and n not in taken]
    across = [(n, line) for n, line in enumerate(lines) if line.turn != lines[0].turn]
    paragraphs = sorted([*_paragraphs(upright), *map(_tabular, tables)], key=lambda p: p.order)
    ordered = _ordered(paragraphs) if len(paragraphs) <= _MOST_BLOCKS else paragraphs
    return "\n\n".join("\n".join(paragraph.lines) for paragraph in (*ordered, *_paragraphs(across)))


def _tabular(table: Table) -> Paragraph:
    return Paragraph(table.rows, min(table.lines), table.left, table.right, table.top, table.bottom)


def _paragraphs(lines: Sequence[tuple[int, Line]]) -> list[Paragraph]:
    groups: list[list[tuple[int, Line]]] = []
    gaps = [_gap(a, b) if m == n + 1 else 0.0 for (n, a), (m, b) in pairwise(lines)]
    usual = _usual(gaps)
    for at, numbered in enumerate(lines):
        if at and _belongs(gaps, at - 1, usual) and not _turns_bold([a for _, a in groups[-1]], numbered[1]):
            groups[-1].append(numbered)
        else:
            groups.append([numbered])
    return [_paragraph([line for _, line in group], group[0][0]) for group in groups]


def _paragraph(lines: Sequence[Line], order: int) -> Paragraph:
    return Paragraph(
        tuple(line.text for line in lines),
        order,
        left=min(line.x for line in lines),
        right=max(line.right for line in lines),
        top=max(line.y + 0.75 * line.size for line in lines),
        bottom=min(line.y - 0.2 * line.size for line in lines),
        slack=0.25 * lines[0].size,
    )


def _gap(line: Line, after: Line) -> float:
    """Between base lines, in sizes of the letters; 0 where the second does not follow below the first."""
    alike = max(line.size, after.size) < 1.15 * min(line.size, after.size)
    beside = after.x < line.right and line.x < after.right
    down = (line.y - after.y) / line.size
    return down if alike and beside and line.turn == after.turn and 0.5 < down < 4 else 0.0


def _usual(gaps: Sequence[float]) -> float:
    """The commonest gap of the page, 0 where it has none."""
    counts = Counter(round(gap, 1) for gap in gaps if gap)
    return max(counts, key=lambda gap: (counts[gap], -gap), default=0.0)


def _belongs(gaps: Sequence[float], n: int, usual: float) -> bool:
    gap = gaps[n]
    if not gap:
        return False
    near = [g for g in (gaps[n - 1] if n else 0.0, gaps[n + 1] if n + 1 < len(gaps) else 0.0) if g]
    if near and gap > _LOOSE * min(near):
        return False
    return gap <= max(_WIDE_GAP, _LOOSE * usual)


def _turns_bold(lines: Sequence[Line], after: Line) -> bool:
    """True where a heading in bold ends and its text begins, or a text ends and such a heading begins."""
    if after.bold:
        return not lines[-1].bold and lines[-1].text.endswith((".", "!", "?", ":"))
    return all(line.bold for line in lines) and not after.text[:1].islower()


def _ordered(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """In reading order; paragraphs that no white space parts keep the order in which they were drawn."""
    if len(paragraphs) < 2 or all(a.bottom >= b.top - b.slack for a, b in pairwise(paragraphs)):
        return paragraphs
    columns = _cut(paragraphs, lambda p: (p.left, p.right))
    if _are_columns(columns):
        return [p for column in columns for p in _ordered(column)]
    bands = _cut(paragraphs, lambda p: (-p.top + p.slack, -p.bottom))
    if len(bands) > 1:
        return [p for band in bands for p in _ordered(band)]
    if len(columns) > 1:
        return [p for column in columns for p in _ordered(column)]
    return paragraphs


def _cut(paragraphs: Sequence[Paragraph], extent: Callable[[Paragraph], tuple[float, float]]) -> list[list[Paragraph]]:
    """Parts between which no paragraph's extent (from, to) reaches, in rising order; each in drawn order."""
    parts: list[list[Paragraph]] = []
    reach = float("-inf")
    for paragraph in sorted(paragraphs, key=lambda p: extent(p)[0]):
        start, end = extent(paragraph)
        if start >= reach:
            parts.append([])
        parts[-1].append(paragraph)
        reach = max(reach, end)
    return [sorted(part, key=lambda p: p.order) for part in parts]


def _are_columns(columns: Sequence[Sequence[Paragraph]]) -> bool:
    """True for columns of running text drawn one after the other; not for the cells of a table, drawn row by row."""
    if not 2 <= len(columns) <= 4:
        return False
    letters = [sum(p.letters for p in column) for column in columns]
    lines = [sum(len(p.lines) for p in column) for column in columns]
    if min(lines) < _COLUMN_LINES or min(letters) < _COLUMN_SHARE * max(letters):
        return False
    return all(_disorder(a, b) <= _COLUMN_DISORDER for a, b in pairwise(columns))


def _disorder(first: Sequence[Paragraph], second: Sequence[Paragraph]) -> float:
    """The share of pairs drawn the other way round, each pair weighing as much as its shorter paragraph."""
    total = wrong = 0
    for a in first:
        for b in second:
            weight = min(a.letters, b.letters)
            total += weight
            wrong += weight if b.order < a.order else 0
    return wrong / total if total else 1.0
