"""A sheet's words -> the lines printed on it, in the order drawn; columns drawn row by row are put in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from corpus.reading.pdf.words import Word

_COLUMN_LINES = 5
_MOSTLY = 0.75  # of a line's letters
_GUTTER = 0.6  # in sizes of the letters
_COLUMN_WORDS = 2.5  # in a line, on average
_FULL, _FULL_LINES = 0.7, 0.5  # lines of running text reach this far across their column, and so many do
_GOING_ON = 0.2  # of its lines begin inside a sentence
_JUMPS = 0.25
_LEADS = re.compile(r":$|^\W*$|^\W?[\w.]{1,6}\W?$")  # a label, a bullet, an item's number
_SHORT_RUNS = 1.6  # lines that follow each other below before the drawing jumps


@dataclass(slots=True)
class Line:
    """Words of one printed line, by their number in the sheet; edges in points from the top left corner.

    `size`, `bold` and `italic` are those of most of its letters (bold and italic: of all but marks).
    """

    words: tuple[int, ...]
    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    italic: bool
    order: int = 0

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2


def printed(words: Sequence[Word], numbers: Sequence[int]) -> list[Line]:
    """The lines that these words (their numbers in the sheet) make: as drawn, save for columns drawn row by row."""
    runs = [_line(words, list(group)) for _, group in groupby(numbers, key=lambda n: words[n].line)]
    rows = _rows(runs)
    if _is_jumble(runs, rows):
        rows = _rows_by_place(runs)
    lines = _joined([line for row in _by_columns(rows) for line in row])
    for n, line in enumerate(lines):
        line.order = n
    return lines


def _line(words: Sequence[Word], numbers: Sequence[int]) -> Line:
    found = [words[n] for n in numbers]
    size = _usual_size(found)
    body = [word for word in found if word.size > 0.8 * size] or found
    lettered = [word for word in body if any(map(str.isalnum, word.text))] or body
    return Line(
        tuple(numbers),
        " ".join([word.text for word in found]),
        found[0].x0 if len(found) == 1 else min([word.x0 for word in found]),
        min([word.y0 for word in body]),
        max([word.x1 for word in found]),
        max([word.y1 for word in body]),
        size,
        _mostly([word.bold for word in lettered], lettered),
        _mostly([word.italic for word in lettered], lettered),
    )


def _mostly(styled: Sequence[bool], words: Sequence[Word]) -> bool:
    """Whether all but a word or so of a long line is in a style."""
    if all(styled) or not any(styled):
        return styled[0]
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) for word, is_so in zip(words, styled, strict=True) if is_so) >= _MOSTLY * letters


def _usual_size(words: Sequence[Word]) -> float:
    first = words[0].size
    if all(word.size == first for word in words):
        return first
    letters: dict[float, int] = {}
    for word in words:
        letters[word.size] = letters.get(word.size, 0) + len(word.text)
    return max(letters, key=lambda size: (letters[size], size))


def _merged(line: Line, after: Line) -> Line:
    if not after.words:
        return line
    main = line if len(line.text) >= len(after.text) else after
    return Line(
        line.words + after.words,
        f"{line.text} {after.text}",
        min(line.x0, after.x0),
        min(line.y0, after.y0),
        max(line.x1, after.x1),
        max(line.y1, after.y1),
        main.size,
        line.bold and after.bold,
        line.italic and after.italic,
    )


def _beside(line: Line, after: Line) -> bool:
    """Whether `after` stands on the same printed line, to the right."""
    low, high = (line, after) if line.size >= after.size else (after, line)
    return after.x0 > line.x1 - 0.5 * high.size and low.y0 - 0.1 * low.size < high.middle < low.y1 + 0.1 * low.size


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines drawn one after the other from left to right on one base line."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and _beside(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _rows_by_place(lines: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.middle, line.x0)):
        if rows and abs(rows[-1][0].middle - line.middle) < 0.4 * max(rows[-1][0].size, line.size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]


def _is_jumble(lines: Sequence[Line], rows: Sequence[Sequence[Line]]) -> bool:
    """True for a page drawn in no order that its reader would follow: by font, or word by word anywhere."""
    jumps = sum(1 for before, after in pairwise(rows) if after[0].middle < before[0].middle - 1)
    return jumps > 5 and jumps > _JUMPS * len(rows) and len(rows) / (jumps + 1) < _SHORT_RUNS


def _by_columns(rows: list[list[Line]], depth: int = 0) -> list[list[Line]]:
    """The rows; where both sides of a gutter run on as text, first those left of it, then those right of it."""
    if depth > 3:
        return rows
    for gutter in _gutters(rows):
        for start, end in _stretches(rows, gutter):
            left = [part for row in rows[start:end] if (part := [line for line in row if line.x1 <= gutter])]
            right = [part for row in rows[start:end] if (part := [line for line in row if line.x0 >= gutter])]
            if _is_text(left) and _is_text(right):
                return [
                    *_by_columns(rows[:start], depth + 1),
                    *_by_columns(left, depth + 1),
                    *_by_columns(right, depth + 1),
                    *_by_columns(rows[end:], depth + 1),
                ]
    return rows


def _gutters(rows: Sequence[Sequence[Line]]) -> list[float]:
    """Places where many rows have a gap, the commonest first."""
    gaps = [(a.x1, b.x0) for row in rows for a, b in pairwise(row) if b.x0 - a.x1 > _GUTTER * min(a.size, b.size)]
    if len(gaps) < _COLUMN_LINES:
        return []
    places = {round(end) - 1.0 for _, end in gaps}
    counts = {place: sum(1 for start, end in gaps if start < place < end) for place in places}
    best = sorted((place for place in counts if counts[place] >= _COLUMN_LINES), key=lambda p: (-counts[p], p))
    return best[:3]


def _stretches(rows: Sequence[Sequence[Line]], gutter: float) -> list[tuple[int, int]]:
    """Runs of rows in which no line crosses the gutter, each begun by a row with words on both sides; longest first."""
    found: list[tuple[int, int]] = []
    start = None
    for n, row in enumerate([*rows, None]):
        if row is None or any(line.x0 < gutter < line.x1 for line in row):
            if start is not None:
                found.append((start, n))
            start = None
        elif start is None and row[0].x1 <= gutter <= row[-1].x0:
            start = n
    return sorted(found, key=lambda run: run[0] - run[1])


def _is_text(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether rows read as the lines of running text do: full lines, many of which begin inside a sentence."""
    if len(rows) < _COLUMN_LINES:
        return False
    texts = [" ".join(line.text for line in row) for row in rows]
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    full = sum(1 for row in rows if row[-1].x1 - row[0].x0 > _FULL * (right - left))
    going_on = sum(1 for text in texts[1:] if text[:1].islower())
    words = sum(text.count(" ") + 1 for text in texts)
    return full >= _FULL_LINES * len(rows) and going_on >= _GOING_ON * len(rows) and words >= _COLUMN_WORDS * len(rows)


def _joined(lines: Sequence[Line]) -> list[Line]:
    """One line out of the runs that stand on one base line, save where the right one begins a block of its own."""
    joined: list[Line] = []
    for n, line in enumerate(lines):
        before = joined[-1] if joined else None
        if before is not None and _beside(before, line) and not _heads_block(lines, n):
            joined[-1] = _merged(before, line)
        else:
            joined.append(line)
    return joined


def _heads_block(lines: Sequence[Line], n: int) -> bool:
    """Whether a line begins a block: other letters, well apart; or what is drawn next stands right under it."""
    line, left = lines[n], lines[n - 1]
    if line.x0 - left.x1 > line.size and max(line.size, left.size) > 1.3 * min(line.size, left.size):
        return True
    after = lines[n + 1] if n + 1 < len(lines) else None
    if after is None or line.x0 - left.x1 < 1.2 * line.size or _LEADS.search(left.text):
        return False
    under = 0.4 * line.size < after.middle - line.middle < 2.2 * line.size
    return under and abs(after.x0 - line.x0) < 0.6 * line.size
