"""The printed lines of a page -> paragraphs in reading order.

A page says where words stand, not what follows what. Mostly they are drawn in reading order; where they are not
(a boxed recommendation drawn before the page around it, a heading in the margin drawn last), the page is cut along
its white space, again and again, into bands and columns, keeping the drawn order wherever white space leaves a choice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.reading.pdf.printed import Line
from corpus.reading.pdf.words import Table

_LOOSE = 1.25  # a gap this much wider than its neighbours parts paragraphs
_WIDE_GAP = 1.75  # in sizes of the letters
_ALIKE = 1.15  # sizes of the letters of one paragraph
_INDENT = (0.8, 4.0)  # of a first line, in sizes of the letters
_MOST_BLOCKS = 400
_COLUMN_LINES = 5
_COLUMN_SHARE = 0.2
_COLUMN_DISORDER = 0.1
_MOST_BANDS = 40
_EDGE, _FOOTER_LETTERS = 0.1, 120
_ENDS = (".", "!", "?", ":", ";", ".”", ".’", '."', ".)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that stand close together, or a table; `order` is the place of its first line as drawn."""

    lines: tuple[Line, ...]
    order: float
    x0: float
    y0: float
    x1: float
    y1: float
    letters: int
    slack: float = 0.0  # how far, in points, it may reach into another that stands below or above
    table: Table | None = None


def _across(p: Paragraph) -> tuple[float, float]:
    return p.x0, p.x1


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """In the order drawn."""
    groups: list[list[Line]] = []
    gaps = [_gap(a, b) for a, b in pairwise(lines)]
    usual = _usual(gaps)
    for n, line in enumerate(lines):
        if n and _belongs(gaps, n - 1, usual) and not _begins(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [paragraph(group) for group in groups]


def paragraph(lines: Sequence[Line]) -> Paragraph:
    return Paragraph(
        tuple(lines),
        lines[0].order,
        min([line.x0 for line in lines]),
        min([line.y0 for line in lines]),
        max([line.x1 for line in lines]),
        max([line.y1 for line in lines]),
        sum([len(line.text) for line in lines]),
        slack=0.3 * lines[0].size,
    )


def tabular(table: Table, order: float, letters: int) -> Paragraph:
    """A table as a paragraph among the others; `order` is that of the line drawn before it, and a bit."""
    return Paragraph((), order, table.x0, table.y0, table.x1, table.y1, letters, slack=2.0, table=table)


def in_order(paragraphs: Sequence[Paragraph], height: float) -> list[Paragraph]:
    """In reading order; a page of very many pieces (a map, a form) keeps the order in which it was drawn."""
    drawn = sorted(paragraphs, key=lambda p: p.order)
    if len(drawn) > _MOST_BLOCKS:
        return drawn
    head, text, foot = _edges(drawn, height)
    return [*_ordered(head), *_ordered(text), *_ordered(foot)]


def _edges(paragraphs: Sequence[Paragraph], height: float) -> tuple[list[Paragraph], list[Paragraph], list[Paragraph]]:
    """Single lines at the page's head and foot that nothing stands beside are in no column; then all between them."""
    lines = [p for p in paragraphs if len(p.lines) == 1 and p.letters < _FOOTER_LETTERS]
    rest = [p for p in paragraphs if p not in lines or not _near_edge(p, height)]
    if not rest:
        return [], list(paragraphs), []
    top, foot = min(p.y0 for p in rest), max(p.y1 for p in rest)
    above = [p for p in lines if p not in rest and p.y1 <= top + p.slack]
    below = [p for p in lines if p not in rest and p.y0 >= foot - p.slack]
    return above, [p for p in paragraphs if p not in above and p not in below], below


def _near_edge(p: Paragraph, height: float) -> bool:
    return p.y1 < _EDGE * height or p.y0 > (1 - _EDGE) * height


def _gap(line: Line, after: Line) -> float:
    """Between base lines, in sizes of the letters; 0 where the second does not follow below the first."""
    alike = max(line.size, after.size) < _ALIKE * min(line.size, after.size)
    beside = after.x0 < line.x1 and line.x0 < after.x1
    down = (after.y1 - line.y1) / line.size
    return down if alike and beside and 0.5 < down < 4 else 0.0


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


def _begins(lines: Sequence[Line], after: Line) -> bool:
    """Whether a line begins a paragraph of its own although it stands close: by its weight, or its indent."""
    last = lines[-1]
    if after.bold != last.bold or after.italic != last.italic:
        if (after.bold, after.italic) > (last.bold, last.italic):
            return last.text.endswith(_ENDS)
        uniform = all(line.bold == last.bold and line.italic == last.italic for line in lines)
        return uniform and not after.text.lstrip("(“‘[\"'")[:1].islower()
    least, most = (indent * last.size for indent in _INDENT)
    indented = least < after.x0 - last.x0 < most and abs(last.x0 - lines[0].x0) < most
    return indented and last.text.endswith(_ENDS) and not last.text.endswith(":") and len(lines) > 1


def _ordered(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """In reading order; paragraphs that no white space parts keep the order in which they were drawn."""
    if len(paragraphs) < 2 or all(a.y1 <= b.y0 + b.slack for a, b in pairwise(paragraphs)):
        return paragraphs
    columns = _cut(paragraphs, _across)
    if _are_columns(columns):
        return [p for column in columns for p in _ordered(column)]
    bands = _cut(paragraphs, lambda p: (p.y0 + p.slack, p.y1))
    if len(bands) > 1:
        return [p for band in _gathered(bands) for p in _ordered(band)]
    if len(columns) > 1:
        return [p for column in columns for p in _ordered(column)]
    return paragraphs


def _gathered(bands: list[list[Paragraph]]) -> list[list[Paragraph]]:
    """Bands in which the same columns run on, as one: the paragraphs of columns may begin and end side by side."""
    if len(bands) > _MOST_BANDS:
        return bands
    gathered: list[list[Paragraph]] = []
    n = 0
    while n < len(bands):
        end = next((end for end in range(len(bands), n + 1, -1) if _run_on(bands[n:end])), n + 1)
        gathered.append(sorted((p for band in bands[n:end] for p in band), key=lambda p: p.order))
        n = end
    return gathered


def _run_on(bands: Sequence[Sequence[Paragraph]]) -> bool:
    if len(bands[0]) < 2 and len(bands[-1]) < 2 and all(len(band) < 2 for band in bands):
        return False
    return _are_columns(_cut([p for band in bands for p in band], _across))


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
