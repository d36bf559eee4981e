"""The lines that a PDF page draws, each with its place on the page; turned upright where the page lies on its side."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pypdf import PageObject, mult

_JOINED_LETTERS = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"})
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_BULLETS = re.compile(r"^[\ufffd\uf0a7\uf0b7\uf0d8\uf0fc](?=\s)")  # how the symbol fonts of word processors come out
_NARROW, _WIDE = frozenset("iljtfrI.,;:'’‘|!()[]- "), frozenset("mwMW@—%")


def readable(text: str) -> str:
    """Text as a font gives it, with letters that print joins (f and i) apart and what is no letter at all replaced."""
    return _UNREADABLE.sub("\ufffd", text.translate(_JOINED_LETTERS))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as drawn: `x` its left edge, `y` its base line (upwards), both in points; `width` is estimated."""

    text: str
    x: float
    y: float
    width: float
    size: float
    bold: bool = False
    turn: int = 0  # the direction the words run in, in quarter turns
    spaced: bool = False  # it began with white space, which `text` leaves out

    @property
    def right(self) -> float:
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a page draws: its lines in the order drawn, those across the usual direction last.

    `pictured` is the share of the page that pictures cover (may exceed 1), `rules` the number of its strokes and boxes.
    """

    lines: tuple[Line, ...]
    pictured: float
    rules: int


def drawing_of(page: PageObject) -> Drawing:
    """Raises whatever pypdf raises on a damaged page."""
    area = abs(float(page.mediabox.width) * float(page.mediabox.height)) or 1.0
    runs: list[list[_Run]] = [[]]
    pictured = 0.0
    rules = 0

    def on_text(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        for n, part in enumerate(text.split("\n")):
            if n:
                runs.append([])
            if part:
                runs[-1].append(_run(part, mult(tm, cm), font, size))

    def on_operand(operator: bytes, _operands: Any, cm: list[float], _tm: list[float]) -> None:
        nonlocal pictured, rules
        rules += operator in (b"re", b"l")
        if operator in (b"Do", b"INLINE IMAGE"):  # a picture is drawn on a unit square: the matrix is its size
            pictured += abs(cm[0] * cm[3] - cm[1] * cm[2]) / area

    page.extract_text(visitor_text=on_text, visitor_operand_before=on_operand)
    lines = [_line(line) for line in runs if any(run.text.strip() for run in line)]
    return Drawing(tuple(_side_by_side(_upright(lines))), pictured, rules)


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    x: float
    y: float
    size: float
    turn: int
    bold: bool


def _run(text: str, matrix: Sequence[float], font: Any, size: float) -> _Run:
    a, b, c, d, x, y = matrix
    turn = round(math.atan2(b, a) / (math.pi / 2)) % 4
    name = str(font.get("/BaseFont", "")) if font else ""
    scale = math.sqrt(abs(a * d - b * c)) or 1.0
    return _Run(readable(text), x, y, size * scale, turn, "bold" in name.lower())


def _line(runs: Sequence[_Run]) -> Line:
    """Its size and base line are those of its longest run: a raised note mark has its own."""
    while not runs[0].text.strip():
        runs = runs[1:]
    most = max(runs, key=lambda run: len(run.text.strip()))
    text = "".join(run.text for run in runs).rstrip()
    start = _along(runs[0]) + estimated_width(text[: len(text) - len(text.lstrip())], most.size)
    end = max(_along(run) + estimated_width(run.text.rstrip(), run.size) for run in runs)
    bold = all(run.bold for run in runs if run.text.strip())
    shown = _BULLETS.sub("•", text.lstrip())
    width = max(end - start, most.size)
    return Line(shown, start, _across(most), width, most.size, bold, most.turn, text[:1].isspace())


def _along(run: _Run) -> float:
    return (run.x, run.y, -run.x, -run.y)[run.turn]


def _across(run: _Run) -> float:
    return (run.y, -run.x, -run.y, run.x)[run.turn]


def estimated_width(text: str, size: float) -> float:
    """In points; by the usual widths of letters in a proportional font."""
    ems = sum(0.28 if c in _NARROW else 0.85 if c in _WIDE else 0.68 if c.isupper() else 0.52 for c in text)
    return ems * size


def _upright(lines: list[Line]) -> list[Line]:
    """The lines that run the way most words do, then those that run across them (a stamp up the margin)."""
    if not lines:
        return []
    usual = Counter[int]()
    for line in lines:
        usual[line.turn] += len(line.text)
    turn = usual.most_common(1)[0][0]
    return [line for line in lines if line.turn == turn] + [line for line in lines if line.turn != turn]


def _side_by_side(lines: list[Line]) -> list[Line]:
    """Join the parts of one printed line that a raised note mark or a change of font has cut."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before is not None and _goes_on(before, line):
            gap = "" if not line.spaced and line.x - before.right < 0.15 * before.size else " "
            joined[-1] = replace(
                before,
                text=before.text + gap + line.text,
                width=line.right - before.x,
                size=max(before.size, line.size),
                y=before.y if before.size >= line.size else line.y,
                bold=before.bold and line.bold,
            )
        else:
            joined.append(line)
    return joined


def _goes_on(before: Line, line: Line) -> bool:
    size = max(before.size, line.size)
    return (
        before.turn == line.turn
        and abs(before.y - line.y) < 0.65 * size
        and -1.5 * size < line.x - before.right < 1.2 * size
        and line.x > before.x
    )
