"""Dates and deadlines in the prose of governance documents (UK order; the US order where the month comes first).

The grammar, most specific first:

    range        between 1st April and 6th June 2023 | January to March | 4-6 May 2021
    day          3rd February 2021 | Friday, 29th January, 2021 | 3<sup>rd</sup> May | July 15, 2025 | 31/01/2025
    month        February 2021 | November '23 | February          a printed month means its last day
    year         2021 | later this year | the end of 2028         a bare year means 31 December
    relative     within three months | a month of 4 May 2021      from its anchor, where that is printed beside it
    vague        Autumn 2023 | early 2021 | the coming months     words only
    conditional  when it is published | once agreed | until ...   words, and a day ahead that is printed in them

A missing year is taken from the document's date, or from the latest day that it tells of where it has none, and marked
inferred, with the reason.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dateutil.relativedelta import relativedelta

from corpus.dates.grammar import (
    CONDITION,
    COUNTS,
    LATER,
    POINT,
    RANGE,
    WEEKDAY,
    WEEKDAYS,
)
from corpus.dates.limits import (
    is_event,
    is_former,
    is_limit,
    is_month,
    is_of_subject,
    is_start,
    is_to_come,
    lead_length,
    only_in_form,
)
from corpus.dates.parts import end_of, last_of_month, parts_of, year_near
from corpus.models import Deadline, DueKind, Span
from corpus.saying import spoken

_LABELLED = re.compile(r"[*_]*\s?:|\s+that\b")  # "4 May 2031: Wicks are dear."
DOCUMENTS = "the document's date"
TOLD = "the latest day that the document tells of"
_TAG = re.compile(r"<[^>]*>")
_NEAR = 40  # characters on either side of a date that say what it is
_PERIOD_FROM = re.compile(
    rf"within (?:the (?:next )?)?(?P<count>\d{{1,3}}|{'|'.join(COUNTS)})\s+(?P<unit>day|week|month|year)s?['’]?\s+"
    r"(?:of|from|after)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class AsAt:
    """The day from which missing years and "next month" are reckoned, and what that day is."""

    day: date
    what: str = DOCUMENTS

    def __str__(self) -> str:
        return f"{self.what}, {spoken(self.day.isoformat())}"


@dataclass(frozen=True, slots=True)
class Expression:
    """A date as printed: its span in the text searched, its first and last day (None: only words), how it was had."""

    span: Span
    kind: DueKind
    first: date | None = None
    last: date | None = None
    reason: str = ""
    clock: str = "point"  # "point" in time, "condition" or "period": what may hold a deadline without a date
    ranged: bool = False  # from one day to another, both printed


def deadlines(text: str, span_offset: int = 0, as_at: date | AsAt | None = None) -> list[Deadline]:
    """The dates in `text` by which something is due, in order; `as_at` is the document's date, or says what it is.

    A date counts when a preposition makes it a limit ("by", "before", "until") or it does not lie before `as_at`;
    other past dates are events. Spans are moved by `span_offset`.
    """
    found = []
    own = _as_at(as_at)
    for e in expressions(text, own):
        before = text[max(0, e.span.start - _NEAR) : e.span.start]
        e = _ahead(e, before, own)
        if _LABELLED.match(text, e.span.end) and not re.search(r"\w", before):
            continue
        if is_of_subject(before, text[e.span.end :]) or not _is_deadline(
            e, _TAG.sub(" ", before), own.day if own else None
        ):
            continue
        start = e.span.start - lead_length(before)
        words = text[start : e.span.end]
        span = Span(start + span_offset, e.span.end + span_offset)
        found.append(Deadline(words, span, e.kind, e.last, e.reason))
    return found


def _ahead(e: Expression, before: str, as_at: AsAt | None) -> Expression:
    """ "will be printed in January", said in March: next year's."""
    gone_by = e.kind is DueKind.INFERRED and e.last is not None and as_at is not None and e.last < as_at.day
    if not gone_by or e.first is None or e.last is None or is_event(before) or not is_to_come(before):
        return e
    last = e.last + relativedelta(years=1)
    whole = e.first.day == 1 and e.first != e.last
    return replace(
        e, first=e.first + relativedelta(years=1), last=last_of_month(last.year, last.month) if whole else last
    )


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


def _candidates(text: str, as_at: AsAt | None) -> Iterator[Expression]:
    for m in CONDITION.finditer(text):  # first: a date inside a condition is part of it
        dated = _dated_condition(m.group(), as_at)
        yield replace(dated, span=Span(*m.span()))
    yield from _worded(text, as_at)
    for m in RANGE.finditer(text):
        e = _range(m.group("first"), m.group("last"), as_at)
        if e:
            yield replace(e, span=Span(*m.span()), ranged=True)
    for m in POINT.finditer(text):
        if m.lastgroup == "month" and not is_month(text, m):
            continue
        why = only_in_form(text, m)
        e = Expression(Span(0, 0), DueKind.VAGUE, reason=why) if why else _point(m.group(), as_at)
        yield replace(e, span=Span(*m.span()))
    for m in LATER.finditer(text):
        yield replace(_later(m, as_at), span=Span(*m.span()))


def _dated_condition(words: str, as_at: AsAt | None) -> Expression:
    """A condition, with the last day ahead that it prints: "when it is launched in May 2031", not "after ..."."""
    bare = Expression(Span(0, 0), DueKind.CONDITIONAL, reason="depends on an event", clock="condition")
    if words[:5].lower() == "after":
        return bare
    own = [_point(m.group(), as_at) for m in POINT.finditer(words) if m.lastgroup != "month" or is_month(words, m)]
    ahead = [e for e in own if e.last and (as_at is None or e.last >= as_at.day)]
    return replace(bare, first=ahead[-1].first, last=ahead[-1].last) if ahead else bare


def _worded(text: str, as_at: AsAt | None) -> Iterator[Expression]:
    """What goes before the dates in it: "early February 2021", "within three months of 4 May 2021"."""
    for m in LATER.finditer(text):
        if m.lastgroup == "vague":
            yield Expression(Span(*m.span()), DueKind.VAGUE, reason="no date, only words", clock="period")
        elif (m.lastgroup == "relative" and (e := _anchored(m.group(), as_at))) or (
            m.lastgroup == "named" and (e := _of_that_month(text, m, as_at))
        ):
            yield replace(e, span=Span(*m.span()))


def _anchored(words: str, as_at: AsAt | None) -> Expression | None:
    """A period that runs from a day printed beside it."""
    found = _PERIOD_FROM.match(words)
    anchor = POINT.search(words, found.end()) if found else None
    begins = _point(anchor.group(), as_at) if anchor else None
    if found is None or anchor is None or begins is None or begins.last is None:
        return None
    count, unit = found["count"].lower(), found["unit"].lower()
    number = int(count) if count.isdigit() else COUNTS.index(count) + 1
    last = begins.last + relativedelta(**{f"{unit}s": number})
    return Expression(Span(0, 0), DueKind.RELATIVE, begins.first, last, f"runs from {anchor.group()}", "period")


def _of_that_month(text: str, m: re.Match[str], as_at: AsAt | None) -> Expression | None:
    """ "the end of the month": that of the day before it in the text, where one is printed there."""
    told = [p for p in POINT.finditer(text, 0, m.start()) if p.lastgroup != "month"]
    day = _point(told[-1].group(), as_at).last if told and re.search(r"\bthe (?:month|week)$", m.group()) else None
    if day is None:
        return None
    return Expression(Span(0, 0), DueKind.INFERRED, day, end_of(m.group(), day), f"the one of {told[-1].group()}")


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
    year, month, day = parts_of(words)
    beside = re.search(r"\b(last|this|next)\s+year", words)
    if month is None:
        return Expression(Span(0, 0), DueKind.VAGUE, reason="no such day")
    if year is None and as_at is None:
        return Expression(Span(0, 0), DueKind.VAGUE, reason="no year is printed and the document gives no date")
    kind, reason = DueKind.EXPLICIT, ""
    if year is None and as_at is not None:
        step = {"last": -1, "this": 0, "next": 1}
        year = as_at.day.year + step[beside.group(1)] if beside else year_near(month, day, as_at.day)
        kind, reason = DueKind.INFERRED, f"no year is printed; taken from {as_at}"
    assert year is not None
    try:
        first = date(year, month, day or 1)
    except ValueError:
        return Expression(Span(0, 0), DueKind.VAGUE, reason="no such day")
    return Expression(Span(0, 0), kind, first, first if day else last_of_month(year, month), reason)


def _range(first: str, last: str, as_at: AsAt | None) -> Expression | None:
    end = _spoken(last, as_at)
    year, month, day = parts_of(first)
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
    if m.lastgroup == "vague" or as_at is None or as_at.what == TOLD:
        return Expression(nowhere, DueKind.VAGUE, reason="no date, only words", clock="period")
    end = end_of(m.group().lower(), as_at.day)
    return Expression(nowhere, DueKind.INFERRED, as_at.day, end, f"reckoned from {as_at}", clock="period")


def _is_deadline(e: Expression, before: str, as_at: date | None) -> bool:
    if is_former(before):
        return False
    if is_limit(before):
        return True
    starts = is_start(before) and not e.ranged
    if e.clock != "point":
        return not (starts and e.kind is DueKind.INFERRED)
    last = e.last or (e.first + relativedelta(years=1) if e.first else None)
    if last is None or starts:
        return False
    if as_at is None or e.kind is DueKind.INFERRED:
        told = is_event(before) and not e.ranged
        return not told and (e.kind is DueKind.EXPLICIT if as_at is None else last >= as_at)
    return last >= as_at
