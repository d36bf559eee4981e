"""Where the curve of risk over coverage is drawn, and the bars of intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from assistant.evaluation import Point, Share
from assistant.evaluation.runs import Run
from assistant.parts import Part

WIDTH, HEIGHT = 640.0, 260.0
LEFT, TOP, RIGHT, BOTTOM = 44.0, 10.0, 16.0, 36.0  # points kept free around the curve
_STEPS = 0.01, 0.02, 0.05, 0.1, 0.2  # from one line across to the next
_MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Curve:
    """`path` is an SVG path's; `x` and `y` are its end, where answering stopped."""

    name: str
    path: str
    x: float
    y: float
    end: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Curves on one pair of axes; y grows downwards. `across` and `up` are the ticks: place and label."""

    curves: tuple[Curve, ...]
    across: tuple[tuple[float, str], ...]
    up: tuple[tuple[float, str], ...]


def picture(run: Run) -> Picture | None:
    """Of the run, and of the same without declining, where that was tried; None where nothing was answered."""
    known = [("as it answers", run.evaluation.curve)]
    known += [("if nothing were declined", one.curve) for one in run.ablations if one.part is Part.DECLINING]
    named = [(name, points) for name, points in known if points]
    if not named:
        return None
    highest = max(_STEPS[0], *(p.risk for _, points in named for p in points))
    step = next(step for step in _STEPS if highest <= step * _MOST_LINES)
    lines = ceil(round(highest / step, 6))
    most = lines * step
    across = tuple((_x(n / 5), f"{n / 5:.0%}") for n in range(6))
    up = tuple((_y(n * step, most), f"{n * step:.0%}") for n in range(lines + 1))
    return Picture(tuple(_curve(name, points, most) for name, points in named), across, up)


def _curve(name: str, points: Sequence[Point], most: float) -> Curve:
    places = [(_x(p.coverage), _y(p.risk, most)) for p in points]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    end = f"{points[-1].coverage:.0%} answered, {points[-1].risk:.0%} of them not right"
    return Curve(name, path, *places[-1], end)


def _x(coverage: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * coverage


def _y(risk: float, most: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * risk / most


@dataclass(frozen=True, slots=True)
class Bar:
    """A share and its interval on a line from 0 to 100."""

    low: float
    value: float
    high: float


def bar(share: Share) -> Bar:
    low, high = share.interval
    return Bar(100 * low, 100 * share.value, 100 * high)
