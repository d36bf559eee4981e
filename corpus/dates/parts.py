"""Year, month and day as printed, and the day that is meant where one of them is not."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from corpus.dates.grammar import MONTHS

_LOOK_BACK = timedelta(days=60)  # a month without a year may lie this far before the document's date


def last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def parts_of(words: str) -> tuple[int | None, int | None, int | None]:
    """(year, month, day), each None where not printed."""
    month = next((i for i, m in enumerate(MONTHS, 1) if re.search(rf"\b{m[:3]}", words, re.I)), None)
    rest = re.sub(r"[A-Za-z]{3,}\.?", " ", re.sub(r"</?sup>", "", words))
    year = re.search(r"\b(?:19|20)\d\d\b", rest) or re.search(r"['’](\d\d)", rest)
    day = re.search(r"(?<![\d'’])\d{1,2}(?!\d)", rest)
    full = None if not year else int(year.group()) if year.re.groups == 0 else 2000 + int(year.group(1))
    return full, month, int(day.group()) if day else None


def year_near(month: int, day: int | None, as_at: date) -> int:
    """The first year whose day or month does not end long before `as_at`."""
    for year in (as_at.year - 1, as_at.year):
        end = last_of_month(year, month)
        if min(end, end.replace(day=min(day or end.day, end.day))) >= as_at - _LOOK_BACK:
            return year
    return as_at.year + 1


def end_of(words: str, as_at: date) -> date:
    step = 1 if "next" in words else 0
    if "year" in words:
        return date(as_at.year + step, 12, 31)
    if "month" in words:
        then: date = as_at + relativedelta(months=step)
        return last_of_month(then.year, then.month)
    end: date = as_at + relativedelta(weeks=step) + timedelta(days=6 - as_at.weekday())
    return end
