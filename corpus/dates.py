"""Dates and deadlines in the prose of governance documents (UK order; the US order where the month comes first).

The grammar, most specific first:

    range        between 1st April and 6th June 2023 | January to March | 4-6 May 2021
    day          3rd February 2021 | Friday, 29th January, 2021 | 3<sup>rd</sup> May | July 15, 2025 | 31/01/2025
    month        February 2021 | November '23 | February          a printed month means its last day
    year         2021 | later this year | the end of 2028         a bare year means 31 December
    relative     within three months | over the next year         from its anchor, which the sentence seldom gives
    vague        Autumn 2023 | early 2021 | the coming months     words only
    conditional  when it is published | once agreed | until ...   words only

A missing year is taken from the document's date, or from the latest day that it tells of where it has none, and marked
inferred, with the reason.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from corpus.date_grammar import (
    BY,
    CONDITION,
    LATER,
    LEAD,
    MONTH_THAT_IS_A_WORD,
    MONTHS,
    POINT,
    RANGE,
    SINCE,
    WEEKDAY,
    WEEKDAYS,
)
from corpus.models import Deadline, DueKind, Span

_NEAR = 40  # characters on either side of a date that say what it is
_LOOK_BACK = timedelta(days=60)  # a month without a year may lie this far before the document's date


@dataclass(frozen=True, slots=True)
class AsAt:
    """The day from which missing years and "next month" are reckoned, and what that day is."""

    day: date
    what: str = "the document's date"

    def __str__(self) -> str:
        return f"{self.what}, {self.day.isoformat()}"


@dataclass(frozen=True, slots=True)
class Expression:
    """A date as printed: its span in the text searched, its first and last day (None: only words), how it was had."""

    span: Span
    kind: DueKind
    first: date | None = None
    last: date | None = None
    reason: str = ""
    clock: str = "point"  # "point" in time, "condition" or "period": what may hold a deadline without a date


def deadlines(text: str, span_offset: int = 0, as_at: date | AsAt | None = None) -> list[Deadline]:
    """The dates in `text` by which something is due, in order; `as_at` is the document's date, or says what it is.

    A date counts when a preposition makes it a limit ("by", "before", "until") or it does not lie before `as_at`;
    other past dates are events. Spans are moved by `span_offset`.
    """
    found = []
    own = _as_at(as_at)
    for e in expressions(text, own):
        before = text[max(0, e.span.start - _NEAR) : e.span.start]
        if not _is_deadline(e, before, own.day if own else None):
            continue
        start = e.span.start - _lead_length(before)
        words = text[start : e.span.end]
        span = Span(start + span_offset, e.span.end + span_offset)
        found.append(Deadline(words, span, e.kind, e.last, e.reason))
    return found


def dates_in(text: str) -> list[tuple[Span, date, str]]:
    """Every date printed with its year: its span, its last day and its words."""
    return [
        (e.span, e.last, e.span.of(text))
        for e in expressions(text)
        if e.last is not None and e.kind is DueKind.EXPLICIT
    ]


def expressions(text: str, as_at: date | AsAt | None = None) -> list[Expression]:
    """Every date, period and condition printed in `text`, in order, none overlapping another; `as_at` as above."""
    taken: list[Expression] = []  # in order of place
    for e in _candidates(text, _as_at(as_at)):
        at = bisect(taken, e.span, key=lambda t: t.span)
        if not any(e.span.overlaps(t.span) for t in taken[max(0, at - 1) : at + 1]):
            taken.insert(at, e)
    return taken


def weekday_errors(text: str) -> list[tuple[Span, str]]:
    """Dates whose printed weekday does not fit, with the true one: (span, "Thursday")."""
    found = []
    for m in POINT.finditer(text):
        name = re.match(WEEKDAY, m.group())
        if m.lastgroup == "day" and name and re.search(r"\d{4}$", m.group()):
            day = _point(m.group(), None).last
            if day and WEEKDAYS[day.weekday()] != name.group().capitalize():
                found.append((Span(*m.span()), WEEKDAYS[day.weekday()]))
    return found


def _as_at(given: date | AsAt | None) -> AsAt | None:
    return AsAt(given) if isinstance(given, date) else given


def last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _candidates(text: str, as_at: AsAt | None) -> Iterator[Expression]:
    for m in CONDITION.finditer(text):  # first: a date inside a condition is part of it
        yield Expression(Span(*m.span()), DueKind.CONDITIONAL, reason="depends on an event", clock="condition")
    yield from _vague_words(text)
    for m in RANGE.finditer(text):
        e = _range(m.group("first"), m.group("last"), as_at)
        if e:
            yield replace(e, span=Span(*m.span()))
    for m in POINT.finditer(text):
        if m.lastgroup == "month" and not _is_month(text, m):
            continue
        e = _point(m.group(), as_at)
        yield replace(e, span=Span(*m.span()))
    for m in LATER.finditer(text):
        yield replace(_later(m, as_at), span=Span(*m.span()))


def _vague_words(text: str) -> Iterator[Expression]:
    """ "early February 2021" goes before "February 2021"."""
    for m in LATER.finditer(text):
        if m.lastgroup == "vague":
            yield Expression(Span(*m.span()), DueKind.VAGUE, reason="no date, only words", clock="period")


def _is_month(text: str, m: re.Match[str]) -> bool:
    """ "May" and "March" are words too: alone, they need a preposition before or a release or meeting after."""
    if m.group().rstrip(".") not in ("May", "March", "Mar", "Jan", "Dec", "Sept", "Sep") or re.search(r"\d", m.group()):
        return True
    after = re.match(r"\s+(?:release|meeting|agenda|and\s+[A-Z]|to\s+[A-Z])", text[m.end() : m.end() + _NEAR])
    return bool(after or MONTH_THAT_IS_A_WORD.search(text[max(0, m.start() - _NEAR) : m.start()]))


def _parts(words: str) -> tuple[int | None, int | None, int | None]:
    """(year, month, day), each None where not printed."""
    month = next((i for i, m in enumerate(MONTHS, 1) if re.search(rf"\b{m[:3]}", words, re.I)), None)
    rest = re.sub(r"[A-Za-z]{3,}\.?", " ", re.sub(r"</?sup>", "", words))
    year = re.search(r"\b(?:19|20)\d\d\b", rest) or re.search(r"['’](\d\d)", rest)
    day = re.search(r"(?<![\d'’])\d{1,2}(?!\d)", rest)
    full = None if not year else int(year.group()) if year.re.groups == 0 else 2000 + int(year.group(1))
    return full, month, int(day.group()) if day else None


def _point(words: str, as_at: AsAt | None) -> Expression:
    nowhere = Span(0, 0)
    iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", words)
    slashed = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", words)
    if iso:
        year, month, day = (int(g) for g in iso.groups())
    elif slashed:
        day, month, year = (int(g) for g in slashed.groups())
    else:
        return _spoken(words, as_at)
    try:
        when = date(year, month, day)
    except ValueError:
        return Expression(nowhere, DueKind.VAGUE, reason="no such day")
    return Expression(nowhere, DueKind.EXPLICIT, when, when)


def _spoken(words: str, as_at: AsAt | None) -> Expression:
    year, month, day = _parts(words)
    beside = re.search(r"\b(last|this|next)\s+year", words)
    if month is None:
        return Expression(Span(0, 0), DueKind.VAGUE, reason="no such day")
    if year is None and as_at is None:
        return Expression(Span(0, 0), DueKind.VAGUE, reason="no year is printed and the document gives no date")
    kind, reason = DueKind.EXPLICIT, ""
    if year is None and as_at is not None:
        step = {"last": -1, "this": 0, "next": 1}
        year = as_at.day.year + step[beside.group(1)] if beside else _year_near(month, day, as_at.day)
        kind, reason = DueKind.INFERRED, f"no year is printed; taken from {as_at}"
    assert year is not None
    try:
        first = date(year, month, day or 1)
    except ValueError:
        return Expression(Span(0, 0), DueKind.VAGUE, reason="no such day")
    return Expression(Span(0, 0), kind, first, first if day else last_of_month(year, month), reason)


def _year_near(month: int, day: int | None, as_at: date) -> int:
    """The first year whose day or month does not end long before `as_at`."""
    for year in (as_at.year - 1, as_at.year):
        end = last_of_month(year, month)
        if min(end, end.replace(day=min(day or end.day, end.day))) >= as_at - _LOOK_BACK:
            return year
    return as_at.year + 1


def _range(first: str, last: str, as_at: AsAt | None) -> Expression | None:
    end = _spoken(last, as_at)
    year, month, day = _parts(first)
    if end.last is None or (month is None and (day is None or end.first != end.last)):
        return end if month and end.reason != "no such day" else None
    month = month or end.last.month
    year = year or (end.last.year if month <= end.last.month else end.last.year - 1)
    try:
        begin = date(year, month, day or 1)
    except ValueError:
        return None
    return replace(end, first=begin)


def _later(m: re.Match[str], as_at: AsAt | None) -> Expression:
    nowhere = Span(0, 0)
    if m.lastgroup == "year":
        year = int(m.group())
        return Expression(nowhere, DueKind.EXPLICIT, date(year, 1, 1), date(year, 12, 31))
    if m.lastgroup == "relative":
        return Expression(nowhere, DueKind.RELATIVE, reason="runs from a date that is not printed here", clock="period")
    if m.lastgroup == "fiscal":
        begins = date(int(re.search(r"20\d\d", m.group()).group()), 4, 1)  # type: ignore[union-attr]
        return Expression(nowhere, DueKind.VAGUE, begins, reason="a financial year, or a plan's")
    if m.lastgroup == "vague" or as_at is None:
        return Expression(nowhere, DueKind.VAGUE, reason="no date, only words", clock="period")
    end = _end_of(m.group().lower(), as_at.day)
    return Expression(nowhere, DueKind.INFERRED, as_at.day, end, f"reckoned from {as_at}", clock="period")


def _end_of(words: str, as_at: date) -> date:
    step = 1 if "next" in words else 0
    if "year" in words:
        return date(as_at.year + step, 12, 31)
    if "month" in words:
        then: date = as_at + relativedelta(months=step)
        return last_of_month(then.year, then.month)
    end: date = as_at + relativedelta(weeks=step) + timedelta(days=6 - as_at.weekday())
    return end


def _is_deadline(e: Expression, before: str, as_at: date | None) -> bool:
    if BY.search(before):
        return True
    if e.clock != "point":
        return True
    last = e.last or (e.first + relativedelta(years=1) if e.first else None)
    if last is None or as_at is None or SINCE.search(before):
        return False
    return last >= as_at


def _lead_length(before: str) -> int:
    m = LEAD.search(before)
    return len(m.group()) if m else 0
