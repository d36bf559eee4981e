"""When things fall due: what is due on a day, counted by months, or by longer stretches of time where they are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, pairwise

from assistant.entries import Entry, past

DONE, PAST, OPEN = "done", "past", "open"
_MOST = 30  # stretches that can be told apart side by side
_GAP = 3  # empty stretches in a row that are drawn
_STEPS = (1, 3, 12, 60, 120, 600)  # months


@dataclass(frozen=True, slots=True)
class Stretch:
    """A month, quarter, year or number of years from its first to its last day, and what falls due in it.

    `past` is what had its date before the day of counting and is not said to be done; `open` is to come, or
    carried on in a later document.
    """

    first: date
    last: date
    done: int = 0
    past: int = 0
    open: int = 0

    @property
    def total(self) -> int:
        return self.done + self.past + self.open

    @property
    def label(self) -> str:
        """ "August 2031", "July to September 2031", "2031", "2030 to 2034"."""
        begun, ended = self.first, self.last
        if (begun.year, begun.month) == (ended.year, ended.month):
            return f"{begun:%B} {begun.year}"
        if begun.year != ended.year:
            return f"{begun.year} to {ended.year}"
        return str(begun.year) if (begun.month, ended.month) == (1, 12) else f"{begun:%B} to {ended:%B} {ended.year}"


def state(entry: Entry, day: date) -> str:
    """DONE, PAST or OPEN, on that day."""
    return DONE if entry.is_done else PAST if past(entry, day) else OPEN


def stretches(entries: Iterable[Entry], day: date) -> list[Stretch]:
    """In order, from the first due date to the last, the one with `day` in it among them; none without dates.

    Few empty ones between two are there too; more are left out, so that a date far off does not press all others
    together.
    """
    dated = [(date.fromisoformat(entry.due), state(entry, day)) for entry in entries if entry.due]
    if not dated:
        return []
    days = [day, *(due for due, _ in dated)]
    step = next((s for s in _STEPS if _width(_filled({_number(one, s) for one in days})) <= _MOST), _STEPS[-1])
    counts = Counter((_number(due, step), kind) for due, kind in dated)
    return [
        Stretch(
            _begins(number * step),
            _before(number * step + step),
            *(counts[number, kind] for kind in (DONE, PAST, OPEN)),
        )
        for number in _filled({_number(one, step) for one in days})
    ]


def follows(one: Stretch, before: Stretch) -> bool:
    """Whether nothing is left out between the two."""
    return one.first - before.last == timedelta(days=1)


def _filled(numbers: Collection[int]) -> list[int]:
    """With those between two that are not far from one another."""
    ordered = sorted(numbers)
    between = (range(a + 1, b) for a, b in pairwise(ordered) if b - a - 1 <= _GAP)
    return sorted({*ordered, *chain.from_iterable(between)})


def _width(numbers: Sequence[int]) -> int:
    """How many there are, with the gaps between them."""
    return len(numbers) + sum(b - a > 1 for a, b in pairwise(numbers))


def _number(day: date, step: int) -> int:
    """Which of the stretches of so many months it is in, counted from the year 0."""
    return (day.year * 12 + day.month - 1) // step


def _begins(months: int) -> date:
    """The month's first day; the first there is where that would be before it."""
    return date(months // 12, months % 12 + 1, 1) if months >= 12 else date.min


def _before(months: int) -> date:
    """The day before the month begins; the last day there is where that would be after it."""
    return date.max if months >= 10_000 * 12 else _begins(months) - timedelta(days=1)
