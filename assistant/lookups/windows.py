"""The days that a question about due dates means: "in the next six weeks", "this quarter", "by the end of March"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from corpus.dates import expressions
from corpus.dates.parts import last_of_month
from corpus.models import Span
from corpus.saying import spoken

_ONES = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBERS = {word: n for n, word in enumerate(_ONES, 1)} | {"a": 1, "an": 1, "couple of": 2, "few": 3}
_UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year)s?"
_ROLLING = re.compile(
    rf"\b(?:(?:the )?(?:next|coming)|within|in) (?P<many>\d+|{'|'.join(_NUMBERS)}) {_UNIT}\b"
    rf"|\b(?:in|over|within|during|for) the (?:next|coming) {_UNIT.replace('unit', 'single')}\b",
    re.IGNORECASE,
)
_CALENDAR = re.compile(
    r"\b(?P<which>last|this|next|current) (?:(?P<financial>financial )?(?P<of>week|month|quarter|year))\b",
    re.IGNORECASE,
)
_TIMES = (
    ("immediat", r"\bimmediate(ly)?\b|\b(?:straight|right) ?away\b|\bat once\b"),
    ("three month", r"\b(three|3)[ -]months?\b"),
    ("six month", r"\b(six|6)[ -]months?\b"),
)
_STEP = {"last": -1, "this": 0, "current": 0, "next": 1}
_FEAST = re.compile(r"\b(christmas|easter)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\b(?:due next|coming up|next (?:\w+ ){0,2}?deadlines?|upcoming|due soon|next due"
    r"|next (?:\w+ ){1,3}?(?:(?:that )?(?:is|falls?) )?due)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"\b({'|'.join(calendar.month_name[1:])}|{'|'.join(calendar.month_abbr[1:])}|sept)\b", re.IGNORECASE
)
_UNTIL = re.compile(
    r"\b(?P<to>by|until|up to|no later than|not later than)(?: the)?(?: end of)?(?: the)?$", re.IGNORECASE
)
_BEFORE = re.compile(r"\b(?:before|earlier than|ahead of)(?: the)?(?: end of)?(?: the)?$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|since|later than|from|beyond|following)(?: the)?(?: end of)?(?: the)?$", re.IGNORECASE)
_LED = re.compile(
    r"\b(?:in|for|by|before|during|until|due|of|after|since|from|between|on|up to|than|over|within|this|next|to)"
    r"(?: the)?(?: (?:end|start|beginning|middle) of)?(?: the)?\W*$",
    re.IGNORECASE,
)  # what leads to a date; "the plan of May" names a document, and so does "commitments May 2031"
_DOCUMENT = r"(?:letters?|papers?|packs?|reports?|minutes|meetings?|logs?|responses?|reply|replies|e-?mails?)"
_OF_DOCUMENT = re.compile(
    rf"(?: (?!(?:in|of|from|by|at|within|under|for|on|to|that|the|our|and)\b)\w+){{0,2}}? {_DOCUMENT}\b", re.IGNORECASE
)
_DOCUMENT_OF = re.compile(  # "in the letter of", but "since the letter of" means days all the same
    r"(?:\b(?P<side>since|after|following|before|ahead of|until) (?:(?:the|our|your) )?(?:\w+ ){0,2}?)?"
    rf"\b{_DOCUMENT}(?: (?:to|by|on|of|from)(?: [\w'’-]+){{1,5}}?)?,? (?:of|dated|from)(?: the)?\W*$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\b(?:and|to|until)\b|[–-]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Window:
    """Days, both included; None where it has no end on that side."""

    first: date | None
    last: date | None

    def __str__(self) -> str:
        """ "in May 2031", "from 22 November 2031 to 3 January 2032"."""
        first, last = self.first, self.last
        if first and last:
            if first == last:
                return f"on {spoken(first.isoformat())}"
            if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
                return f"in {first.year}"
            if first.day == 1 and last == last_of_month(first.year, first.month):
                return f"in {first:%B %Y}"
            return f"from {spoken(first.isoformat())} to {spoken(last.isoformat())}"
        if last:
            return f"by {spoken(last.isoformat())}"
        return f"from {spoken(first.isoformat())}" if first else "on any day"


def times_said(asked: str) -> list[str]:
    """The timescales that the question names, as lists of recommendations write them."""
    return [stem for stem, pattern in _TIMES if re.search(pattern, asked, re.IGNORECASE)]


def window_in(asked: str, today: date) -> Window | None:
    """The days that the question names, reckoned from `today`; None where it names none."""
    if rolling := _ROLLING.search(asked):
        many, unit = rolling["many"], rolling["unit"] or rolling["single"]
        count = int(many) if many and many.isdigit() else _NUMBERS.get((many or "one").lower(), 1)
        return Window(today, today + _span(unit.lower(), count))
    if named := _CALENDAR.search(asked):
        return _around(asked[: named.start()], _calendar(named, today), today)
    if feast := _FEAST.search(asked):
        return _around(asked[: feast.start()], _feast(feast[1].lower(), today), today)
    for found in expressions(with_capitals(asked), today):
        if found.first and found.last and (window := _dated(found.span, Window(found.first, found.last), asked, today)):
            return window
    return Window(today, None) if _NEXT.search(asked) else None


def _dated(at: Span, named: Window, asked: str, today: date) -> Window | None:
    """The days that a date at its place in the question means; None where it only names a document."""
    before, after = asked[: at.start], asked[at.end :]
    if _OF_DOCUMENT.match(after):
        return None
    if named.first != named.last and _RANGE.search(at.of(asked)):
        return named
    if document := _DOCUMENT_OF.search(before):
        return _around(document["side"], named, today) if document["side"] else None
    return _around(before, named, today) if _LED.search(before) else None


def with_capitals(asked: str) -> str:
    """Months as documents print them: people type "by march 2031"."""
    return _MONTH.sub(lambda found: found[1].capitalize(), asked)


def _around(before: str, named: Window, today: date) -> Window:
    """The days as the preposition has it: "by June" is from today until its end, unless that has passed."""
    words = before.rstrip()
    if _UNTIL.search(words):
        return Window(today, named.last) if named.last and named.last >= today else _whole_month(named)
    if _BEFORE.search(words) and named.first:
        end = named.last if re.search(r"end of(?: the)?$", words) and named.last else named.first
        last = end - timedelta(days=1)
        return Window(today if last >= today else None, last)
    if _AFTER.search(words) and named.last:
        return Window(named.last + timedelta(days=1), None)
    return named


def _whole_month(named: Window) -> Window:
    """Of one day that has passed, its month: what was due by the 31st was due "by the end of the month" too."""
    if named.first and named.first == named.last:
        return Window(named.first.replace(day=1), last_of_month(named.first.year, named.first.month))
    return named


def _span(unit: str, count: int) -> relativedelta:
    if unit == "fortnight":
        return relativedelta(weeks=2 * count)
    return relativedelta(months=3 * count) if unit == "quarter" else relativedelta(**{f"{unit}s": count})


def _calendar(named: re.Match[str], today: date) -> Window:
    step = _STEP[named["which"].lower()]
    if named["financial"]:
        year = today.year + step - (today.month < 4)
        return Window(date(year, 4, 1), date(year + 1, 3, 31))
    return _UNITS[named["of"].lower()](today, step)


def _week(today: date, step: int) -> Window:
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
    return Window(monday, monday + timedelta(days=6))


def _months(count: int) -> Callable[[date, int], Window]:
    def found(today: date, step: int) -> Window:
        first = today.replace(day=1, month=today.month - (today.month - 1) % count) + relativedelta(months=count * step)
        return Window(first, first + relativedelta(months=count) - timedelta(days=1))

    return found


_UNITS: dict[str, Callable[[date, int], Window]] = {
    "week": _week,
    "month": _months(1),
    "quarter": _months(3),
    "year": _months(12),
}


def _feast(name: str, today: date) -> Window:
    days = [easter(y) if name == "easter" else date(y, 12, 25) for y in (today.year, today.year + 1)]
    day = next(d for d in days if d >= today)
    return Window(day, day)
