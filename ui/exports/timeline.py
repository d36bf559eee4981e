"""A picture of due dates: a dot for each on a line of time, those of one stretch on top of one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ui.exports.report import Promise

WIDTH, MARGIN, DOT = 700.0, 24.0, 9.0  # points; DOT from one dot's middle to the next one's
_YEAR = 366
_STEPS = ((540, 1), (4 * _YEAR, 3), (12 * _YEAR, 12))  # up to so many days a tick every so many months


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    state: str
    tip: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Where everything is drawn; y grows downwards, the line of time lies at `line`."""

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    today: float
    day: date
    line: float

    @property
    def height(self) -> float:
        return self.line + 34


def timeline(promises: Sequence[Promise], day: date) -> Timeline | None:
    """None where nothing is due on a day."""
    days = [promise.day for promise in promises if promise.day]
    if not days:
        return None
    first, last = _months(min(*days, day), max(*days, day))
    places = [(_x(p.day, first, last), p) for p in promises if p.day]
    heights = Counter(_slot(x) for x, _ in places)
    line = 30 + DOT * max(heights.values())
    ticks = tuple(Tick(_x(d, first, last), label) for d, label in _ticks(first, last))
    return Timeline(tuple(_dots(places, line)), ticks, _x(day, first, last), day, line)


def _dots(places: Iterable[tuple[float, Promise]], line: float) -> list[Dot]:
    stacked: Counter[int] = Counter()
    found = []
    for x, promise in places:
        slot = _slot(x)
        stacked[slot] += 1
        tip = f"{promise.due}: {promise.quote.words}"
        found.append(Dot(slot * DOT, line - DOT * (stacked[slot] - 0.25), promise.state, tip, promise.anchor))
    return found


def _slot(x: float) -> int:
    return round(x / DOT)


def _x(day: date, first: date, last: date) -> float:
    return MARGIN + (WIDTH - 2 * MARGIN) * (day - first).days / (last - first).days


def _months(first: date, last: date) -> tuple[date, date]:
    """The first of the month in which it begins, and the first after that in which it ends."""
    return first.replace(day=1), _later(last.replace(day=1), 1)


def _later(month: date, by: int) -> date:
    """The last day that there is where that month would come after it."""
    years, place = divmod(month.month - 1 + by, 12)
    if month.year + years > date.max.year:
        return date.max
    return month.replace(year=month.year + years, month=place + 1)


def _ticks(first: date, last: date) -> list[tuple[date, str]]:
    """Beginnings of months, quarters or years, as many as can be read."""
    long = (last - first).days
    step = next((months for most, months in _STEPS if long <= most), 12 * -(-long // (12 * _YEAR)))
    month = first if step == 1 else first.replace(month=(first.month - 1) // min(step, 12) * min(step, 12) + 1)
    found: list[tuple[date, str]] = []
    while month <= last and month < date.max:
        if month >= first:
            shown = "%Y" if step >= 12 else "%b" if found and month.month > 1 else "%b %Y"
            found.append((month, f"{month:{shown}}"))
        month = _later(month, step)
    return found
