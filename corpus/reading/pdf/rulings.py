"""The straight strokes of a PDF page, as pdfium draws them: what tables are ruled with."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from corpus.reading.pdf.words import Rule, Sheet

MOST_RULES = 6_000  # of a page; more is a drawing or a map
_MOST_SEGMENTS = 400  # of a path
_MOST_IN_ALL = 40_000
_DEEPEST = 4  # forms inside forms
_THIN = 4.0  # points: a bar no wider is a stroke
_STRAIGHT = 0.6  # points by which a stroke along an axis may leave it
_SHORTEST = 2.0

_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]
_UNMOVED: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def rules_of(page: PdfPage, sheet: Sheet) -> list[Rule]:
    """The page's strokes and the edges of its boxes in points of the sheet; none where there are too many."""
    if sheet.rules:
        return list(sheet.rules)
    found = _Strokes()
    found.gather(_objects(page.raw), _UNMOVED, 0)
    if found.is_full() or not found.lines:
        return []
    placing = _Placing.of(page, sheet)
    return [rule for one, other in found.lines if (rule := _rule(placing, one, other)) is not None]


def _objects(page: Any) -> Iterator[Any]:
    for n in range(pdfium.FPDFPage_CountObjects(page)):
        yield pdfium.FPDFPage_GetObject(page, n)


def _inside(form: Any) -> Iterator[Any]:
    for n in range(pdfium.FPDFFormObj_CountObjects(form)):
        yield pdfium.FPDFFormObj_GetObject(form, n)


@dataclass(slots=True)
class _Strokes:
    """Straight lines in the page's own points, from one end to the other."""

    lines: list[tuple[_Point, _Point]] = field(default_factory=list)
    segments: int = 0

    def is_full(self) -> bool:
        return len(self.lines) > MOST_RULES or self.segments > _MOST_IN_ALL

    def gather(self, objects: Iterator[Any], matrix: _Matrix, depth: int) -> None:
        for one in objects:
            kind = pdfium.FPDFPageObj_GetType(one)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                if self.is_full():
                    return
                self._path(one, _times(_matrix(one), matrix))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                self.gather(_inside(one), _times(_matrix(one), matrix), depth + 1)

    def _path(self, path: Any, matrix: _Matrix) -> None:
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(filled), ctypes.byref(stroked))
        count = pdfium.FPDFPath_CountSegments(path)
        if not (filled.value or stroked.value) or not 2 <= count <= _MOST_SEGMENTS:
            return
        self.segments += count
        for points in _subpaths(path, count, matrix):
            bar = _as_bar(points) if filled.value else None
            if bar is not None:
                self.lines.append(bar)
            else:
                self.lines += pairwise(points)


def _subpaths(path: Any, count: int, matrix: _Matrix) -> Iterator[list[_Point]]:
    """The corners of each of the path's lines; a curve ends one."""
    points: list[_Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = matrix
    for n in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, n)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind != pdfium.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                yield points
            points = [point]
            continue
        points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and points[0] != point:
            points.append(points[0])
    if len(points) > 1:
        yield points


def _as_bar(points: list[_Point]) -> tuple[_Point, _Point] | None:
    """The middle of a thin box, which is a stroke by other means."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    if min(right - left, high - low) > _THIN or len(points) < 4:
        return None
    if right - left >= high - low:
        return (left, (low + high) / 2), (right, (low + high) / 2)
    return ((left + right) / 2, low), ((left + right) / 2, high)


def _matrix(one: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(one, ctypes.byref(found)):
        return _UNMOVED
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, l_ = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l_


@dataclass(frozen=True, slots=True)
class _Placing:
    """From a page's own points to those of its sheet."""

    corner: _Point
    across: _Point  # what a point to the right in the page moves on the sheet
    up: _Point

    @classmethod
    def of(cls, page: PdfPage, sheet: Sheet) -> _Placing:
        bounds = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(bounds))
        turn = (page.get_rotation() // 90 + sheet.turn) % 4
        across, up = (((1, 0), (0, -1)), ((0, 1), (1, 0)), ((-1, 0), (0, 1)), ((0, -1), (-1, 0)))[turn]
        x, y = (
            (bounds.left, bounds.top),
            (bounds.left, bounds.bottom),
            (bounds.right, bounds.bottom),
            (bounds.right, bounds.top),
        )[turn]
        corner = (-x * across[0] - y * up[0], -x * across[1] - y * up[1])
        return cls(corner, across, up)

    def put(self, point: _Point) -> _Point:
        x, y = point
        return (
            self.corner[0] + x * self.across[0] + y * self.up[0],
            self.corner[1] + x * self.across[1] + y * self.up[1],
        )


def _rule(placing: _Placing, one: _Point, other: _Point) -> Rule | None:
    """None for a slanting stroke or a dot."""
    (x0, y0), (x1, y1) = placing.put(one), placing.put(other)
    across, down = abs(x1 - x0), abs(y1 - y0)
    if min(across, down) > _STRAIGHT or max(across, down) < _SHORTEST:
        return None
    if across >= down:
        return Rule(min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2)
    return Rule((x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1))
