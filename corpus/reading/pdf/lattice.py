"""Strokes of a sheet -> the lattices they make: columns, rows, and cells that strokes wall in, merged ones included."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.reading.pdf.words import Rule

_NEAR = 2.5  # points: strokes so close are one
_TOUCH = 3.5  # points by which strokes that meet may miss one another
_WALL = 0.6  # the share of a side that must be ruled
_OPEN = 6.0  # points by which strokes across reach beyond the last one down: an edge that is not drawn
_MOST_CELLS = 40_000
_MOST_CROSSINGS = 500_000  # of strokes; more are a drawing or a map


@dataclass(frozen=True, slots=True)
class Lattice:
    """A table's columns and rows by their edges, and its cells: `owner[row][column]` is the first place of the cell."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[tuple[int, int], ...], ...]

    def is_of_boxes(self) -> bool:
        """False for a drawing: a cell in it is no rectangle, because strokes end in its midst."""
        reach: dict[tuple[int, int], tuple[int, int, int]] = {}
        for r, row in enumerate(self.owner):
            for c, first in enumerate(row):
                count, right, low = reach.get(first, (0, first[1], first[0]))
                reach[first] = (count + 1, max(right, c), max(low, r))
        return all(count == (right - c + 1) * (low - r + 1) for (r, c), (count, right, low) in reach.items())

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell, by its first row and column, that a point stands in."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        if not (0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1):
            return None
        return self.owner[row][column]


def lattices_of(rules: Sequence[Rule]) -> list[Lattice]:
    """A lattice for every set of strokes that touch, down and across."""
    down, across = merged(rules, down=True), merged(rules, down=False)
    if len(down) * len(across) > _MOST_CROSSINGS:
        return []
    return [lattice for parts in _touching(down, across) if (lattice := _lattice(*parts)) is not None]


@dataclass(slots=True)
class _Stroke:
    """A line along one axis: where it lies on the other, from where to where it runs."""

    at: float
    start: float
    end: float


def merged(rules: Iterable[Rule], *, down: bool) -> list[_Stroke]:
    """Strokes in one direction, those that lie on one line and meet made one."""
    own = (r for r in rules if (r.y1 - r.y0 > r.x1 - r.x0) is down)
    strokes = [_Stroke(r.x0, r.y0, r.y1) if down else _Stroke(r.y0, r.x0, r.x1) for r in own]
    strokes.sort(key=lambda stroke: stroke.at)
    groups: list[list[_Stroke]] = []
    for stroke in strokes:
        if groups and stroke.at - groups[-1][0].at <= _NEAR:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return [stroke for group in groups for stroke in _joined(group)]


def _joined(group: list[_Stroke]) -> list[_Stroke]:
    at = sum(s.at for s in group) / len(group)
    joined: list[_Stroke] = []
    for stroke in sorted(group, key=lambda s: s.start):
        if joined and stroke.start <= joined[-1].end + _TOUCH:
            joined[-1].end = max(joined[-1].end, stroke.end)
        else:
            joined.append(_Stroke(at, stroke.start, stroke.end))
    return joined


def _touching(down: Sequence[_Stroke], across: Sequence[_Stroke]) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """Sets of strokes that hang together, each with some in either direction."""
    parent = list(range(len(down) + len(across)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for i, one in enumerate(down):
        for j, other in enumerate(across, len(down)):
            meets = other.start - _TOUCH <= one.at <= other.end + _TOUCH
            if meets and one.start - _TOUCH <= other.at <= one.end + _TOUCH:
                parent[root(i)] = root(j)
    sets: dict[int, tuple[list[_Stroke], list[_Stroke]]] = {}
    for n in range(len(parent)):
        parts = sets.setdefault(root(n), ([], []))
        parts[n >= len(down)].append(down[n] if n < len(down) else across[n - len(down)])
    return [parts for parts in sets.values() if parts[0] and parts[1]]


def _lattice(down: list[_Stroke], across: list[_Stroke]) -> Lattice | None:
    xs = _edges([s.at for s in down], min(s.start for s in across), max(s.end for s in across))
    ys = _edges([s.at for s in across], min(s.start for s in down), max(s.end for s in down))
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    return Lattice(xs, ys, _owners(xs, ys, _walls(down, xs, ys), _walls(across, ys, xs)))


def _edges(places: Iterable[float], first: float, last: float) -> tuple[float, ...]:
    """Distinct places in order; an open side, to which strokes of the other direction reach, is one too."""
    edges: list[float] = []
    for at in sorted(places):
        if not edges or at - edges[-1] > _NEAR:
            edges.append(at)
    if edges[0] - first > _OPEN:
        edges.insert(0, first)
    if last - edges[-1] > _OPEN:
        edges.append(last)
    return tuple(edges)


def _walls(strokes: Sequence[_Stroke], places: Sequence[float], steps: Sequence[float]) -> list[list[bool]]:
    """For every place, and every step along it, whether strokes there wall it."""
    covered = [[0.0] * (len(steps) - 1) for _ in places]
    for stroke in strokes:
        at = min(range(len(places)), key=lambda n: abs(places[n] - stroke.at))
        for n, (start, end) in enumerate(pairwise(steps)):
            covered[at][n] += max(0.0, min(end, stroke.end) - max(start, stroke.start))
    widths = [end - start for start, end in pairwise(steps)]
    return [[length >= _WALL * wide for length, wide in zip(line, widths, strict=True)] for line in covered]


def _owners(
    xs: Sequence[float], ys: Sequence[float], upright: list[list[bool]], level: list[list[bool]]
) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The first place of the cell of every place: places without a wall between them are one cell."""
    rows, columns = len(ys) - 1, len(xs) - 1
    parent = {(r, c): (r, c) for r in range(rows) for c in range(columns)}

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for r in range(rows):
        for c in range(columns):
            for wall, beside in ((upright[c + 1][r], (r, c + 1)), (level[r + 1][c], (r + 1, c))):
                if not wall and beside in parent:
                    one, other = sorted((root((r, c)), root(beside)))
                    parent[other] = one
    return tuple(tuple(root((r, c)) for c in range(columns)) for r in range(rows))
