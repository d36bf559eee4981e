"""When things fall due: what is due on a day, counted by months, or by longer stretches of time where they are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.entries import Entry, past

DONE, PAST, OPEN = "done", "past", "open"
_MOST = 30  # stretches that can be told apart side by side
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
    """One after the other from the first due date to the last, those without any between them too; none without dates.

    The stretch with `day` in it is among them.
    """
    dated = [(date.fromisoformat(entry.due), state(entry, day)) for entry in entries if entry.due]
    if not dated:
        return []
    days = [day, *(due for due, _ in dated)]
    step = next((s for s in _STEPS if _number(max(days), s) - _number(min(days), s) < _MOST), _STEPS[-1])
    counts = Counter((_number(due, step), kind) for due, kind in dated)
    return list(_counted(range(_number(min(days), step), _number(max(days), step) + 1), step, counts))


def _counted(numbers: Iterable[int], step: int, counts: Counter[tuple[int, str]]) -> Iterator[Stretch]:
    for number in numbers:
        done, late, still = (counts[number, kind] for kind in (DONE, PAST, OPEN))
        yield Stretch(_begins(number * step), _before(number * step + step), done, late, still)


def _number(day: date, step: int) -> int:
    """Which of the stretches of so many months since the year 1 it is in."""
    return ((day.year - 1) * 12 + day.month - 1) // step


def _begins(months: int) -> date:
    return date(months // 12 + 1, months % 12 + 1, 1)


def _before(months: int) -> date:
    """The day before that month begins; the last day there is where that would be after it."""
    return date.max if months >= 9999 * 12 else _begins(months) - timedelta(days=1)
