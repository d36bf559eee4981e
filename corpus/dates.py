"""Dates and deadlines in the prose of governance documents (UK order; the US order where the month comes first).

The grammar, most specific first:

    range        between 1st April and 6th June 2023 | January to March | 4-6 May 2021
    day          3rd February 2021 | Friday, 29th January, 2021 | 3<sup>rd</sup> May | July 15, 2025 | 2021-02-03 | 31/01/2025
    month        February 2021 | November '23 | February          a printed month means its last day
    year         2021 | later this year | the end of 2028         a bare year means 31 December
    relative     within three months | over the next year         from its anchor, which the sentence seldom gives
    vague        Autumn 2023 | early 2021 | the coming months     words only
    conditional  when it is published | once agreed | until ...   words only

A missing year is taken from the document's date and marked inferred, with the reason.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from corpus.models import Deadline, DueKind, Span

MONTHS = ("January February March April May June July August September October November December").split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

_LOOK_BACK = timedelta(days=60)  # a month without a year may lie this far before the document's date

_NUMBER_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_COUNT = rf"(?:\d{{1,3}}(?:\s?(?:-|–|to)\s?\d{{1,3}})?|{'|'.join(_NUMBER_WORDS)}|eighteen|a few|few|several|couple of)"
_MONTH = "(?:" + "|".join(f"{m[:3]}(?:{m[3:]})?" if m != "September" else "Sept?(?:ember)?" for m in MONTHS)
_MONTH = rf"(?:{_MONTH})|(?:{'|'.join(m.upper() for m in MONTHS)}))\b\.?"
_YEAR = r"(?:(?:19|20)\d\d(?![\d/–]|-\d)|['’]\d\d\b)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:<sup>)?(?:st|nd|rd|th)\b(?:</sup>)?|[™*\"“”°]{1,2})?(?!\d)"  # OCR reads a raised "th" as a mark
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|{'|'.join(d.upper() for d in WEEKDAYS)})"
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)"
_PERIOD = r"(?:days?|weeks?|months?|years?)"

_POINTS = rf"""
    (?P<iso>\b\d{{4}}-\d\d-\d\d\b)
  | (?P<slashed>\b\d{{1,2}}[/.]\d{{1,2}}[/.](?:19|20)\d\d\b)
  | (?P<day>(?:\b{_WEEKDAY},?\s+(?:the\s+)?)?\b{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?)
  | (?P<us>\b{_MONTH}\s+{_DAY},\s+(?:19|20)\d\d\b)
  | (?P<month>\b{_MONTH}(?:,?\s+(?:of\s+)?{_YEAR}|\s+(?:last|this|next)\s+year)?)
"""
_WORDS = rf"""
    (?P<vague>\b(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[\s-]+(?:in\s+)?(?:{_SEASON}(?:\s+(?:of\s+)?{_YEAR})?|{_YEAR}|{_MONTH}(?:\s+{_YEAR})?)
      | {_SEASON}\s+(?:of\s+)?{_YEAR} | (?:the|this|next|by|late)\s+{_SEASON}\b(?!\s+(?:of\s+)?{_YEAR}|\s+\w+ing)
      | (?:the\s+)?(?:coming|forthcoming|next\s+few)\s+(?:weeks|months|years) | in\s+(?:the\s+)?near\s+future
      | in\s+due\s+course | (?:in\s+the\s+)?new\s+year\b | as\s+soon\s+as\s+(?:possible|practicable)
      | at\s+the\s+earliest\s+\w+(?:\s+\w+)? | shortly\b(?!\s+(?:after|before))) )
  | (?P<fiscal>\b(?:FY\s?|(?:financial|fiscal)\s+year\s+)?20\d\d[/–-]\d\d\b(?!-))
  | (?P<relative>\b(?:[Ww]ithin(?:\s+the)?(?:\s+next)?|(?:[Oo]ver|[Ii]n|[Dd]uring)\s+(?:the\s+)?(?:next|coming|following)|[Ii]n)
      \s+{_COUNT}\s+{_PERIOD}['’]?(?:\s+time)?(?:\s+of\s+[^,.;]{{3,60}})?)
  | (?P<named>\b(?:later\s+)?(?:this|next)\s+(?:calendar\s+)?(?:year|month|week)\b(?!['’]s) | \b(?:the\s+)?end\s+of\s+(?:the|this)\s+year\b)
"""
_POINT = re.compile(_POINTS, re.X)
_RANGE = re.compile(
    rf"(?P<between>\b[Bb]etween\s+)?\b(?P<first>(?:{_DAY}(?:\s+{_MONTH}(?:,?\s+{_YEAR})?)?|{_MONTH}(?:,?\s+{_YEAR})?))"
    rf"\s*(?:\bto\b|-|–|(?(between)\band\b|(?!)))\s*"
    rf"(?P<last>(?:{_DAY}\s+)?{_MONTH}(?:,?\s+{_YEAR})?)"
)
_LATER = re.compile(rf"{_WORDS} | (?P<year>(?<=\b(?:[Ii]n|[Bb]y|of)\s)(?:19|20)\d\d\b(?![\d/–-]|['’]s\b))", re.X)
_CONDITION = re.compile(
    r"\b(?:(?:[Oo]nce|[Uu]ntil|[Aa]s soon as|[Bb]efore|[Aa]fter)\s+(?:it|they|we|this|these|that|all|any|an?|the|[A-Z])"
    r"[^,.;()]{0,90}?\b(?:is|are|has|have|becomes?|can)\b[^,.;()]*"
    r"|[Ww]hen (?:it|they|these|this|the)\b[^,.;()]{0,60}?\b(?:is|are|has been|have been|becomes?)\s+(?:\w+ed|available|in place)\b[^,.;()]*"
    r"|[Oo]nce (?:agreed|approved|complete[d]?|published|available|appointed|known)\b[^,.;()]*"
    r"|[Uu]ntil a time when [^,.;()]*|[Aa]s [^,.;()]{3,50} become operational)"
)
# A preposition that makes a past date a deadline all the same.
_BY = re.compile(
    r"\b(?:by|before|until|till|no later than|not later than|deadline(?: of| is)?|due(?: by| on)?|on or before|target(?:ed)?(?: date)?(?: for| of)?)"
    r"(?:\s+the)?(?:\s+(?:very\s+)?(?:end|start|beginning|middle)(?:\s+of)?)?\s*:?\s*$",
    re.I,
)
_SINCE = re.compile(r"\b(?:since|from|as of|as at|dated|published(?: in| on)?|between)\s*(?:the\s+)?$", re.I)
_LEAD = re.compile(
    r"\b(?:(?:by|before|until|till|in|on|over|during|from|no later than|for)\s+)?(?:(?:around|about|mid-?)\s*)?"
    r"(?:(?:the\s+)?(?:very\s+)?(?:end|start|beginning|middle)\s+of\s+)?(?:the\s+)?$",
    re.I,
)
_MONTH_THAT_IS_A_WORD = re.compile(r"\b(?:in|by|during|since|until|till|before|after|for|of|to|this|last|next|and|from|early|late|mid)\s+$", re.I)


@dataclass(frozen=True, slots=True)
class Expression:
    """A date as printed: its span in the text searched, its first and last day (None: only words), how it was had."""

    span: Span
    kind: DueKind
    first: date | None = None
    last: date | None = None
    reason: str = ""
    clock: str = "point"  # "point" in time, "condition" or "period": what may hold a deadline without a date


def deadlines(text: str, span_offset: int = 0, as_at: date | None = None) -> list[Deadline]:
    """The dates in `text` by which something is due, in order; `as_at` is the document's date.

    A date counts when a preposition makes it a limit ("by", "before", "until") or it does not lie before `as_at`;
    other past dates are events. Spans are moved by `span_offset`.
    """
    found = []
    for e in expressions(text, as_at):
        before = text[max(0, e.span.start - 40) : e.span.start]
        if not _is_deadline(e, before, as_at):
            continue
        start = e.span.start - _lead_length(before)
        words = text[start : e.span.end]
        span = Span(start + span_offset, e.span.end + span_offset)
        found.append(Deadline(words, span, e.kind, e.last, e.reason))
    return found


def dates_in(text: str) -> list[tuple[Span, date, str]]:
    """Every date printed with its year: its span, its last day and its words."""
    return [
        (e.span, e.last, e.span.of(text)) for e in expressions(text) if e.last is not None and e.kind is DueKind.EXPLICIT
    ]


def expressions(text: str, as_at: date | None = None) -> list[Expression]:
    """Every date, period and condition printed in `text`, in order, none overlapping another."""
    taken: list[Expression] = []
    for e in _candidates(text, as_at):
        if not any(e.span.overlaps(t.span) for t in taken):
            taken.append(e)
    return sorted(taken, key=lambda e: e.span)


def weekday_errors(text: str) -> list[tuple[Span, str]]:
    """Dates whose printed weekday does not fit, with the true one: (span, "Thursday")."""
    found = []
    for m in _POINT.finditer(text):
        name = re.match(_WEEKDAY, m.group())
        if m.lastgroup == "day" and name and re.search(r"\d{4}$", m.group()):
            day = _point(m.group(), None).last
            if day and WEEKDAYS[day.weekday()] != name.group().capitalize():
                found.append((Span(*m.span()), WEEKDAYS[day.weekday()]))
    return found


def last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _candidates(text: str, as_at: date | None) -> Iterator[Expression]:
    yield from _vague_words(text, as_at)
    for m in _RANGE.finditer(text):
        e = _range(m.group("first"), m.group("last"), as_at)
        if e:
            yield replace(e, span=Span(*m.span()))
    for m in _POINT.finditer(text):
        if m.lastgroup == "month" and not _is_month(text, m):
            continue
        e = _point(m.group(), as_at)
        yield replace(e, span=Span(*m.span()))
    for m in _LATER.finditer(text):
        yield replace(_later(m, as_at), span=Span(*m.span()))
    for m in _CONDITION.finditer(text):
        yield Expression(Span(*m.span()), DueKind.CONDITIONAL, reason="depends on an event", clock="condition")


def _vague_words(text: str, as_at: date | None) -> Iterator[Expression]:
    """ "early February 2021" goes before "February 2021"."""
    for m in _LATER.finditer(text):
        if m.lastgroup == "vague":
            yield Expression(Span(*m.span()), DueKind.VAGUE, reason="no date, only words", clock="period")


def _is_month(text: str, m: re.Match[str]) -> bool:
    """ "May" and "March" are words too: alone, they need a preposition before or a release, meeting or the like after."""
    if m.group().rstrip(".") not in ("May", "March", "Mar", "Jan", "Dec", "Sept", "Sep") or re.search(r"\d", m.group()):
        return True
    after = re.match(r"\s+(?:release|meeting|agenda|and\s+[A-Z]|to\s+[A-Z])", text[m.end() :])
    return bool(after or _MONTH_THAT_IS_A_WORD.search(text[: m.start()]))


def _parts(words: str) -> tuple[int | None, int | None, int | None]:
    """(year, month, day), each None where not printed."""
    month = next((i for i, m in enumerate(MONTHS, 1) if re.search(rf"\b{m[:3]}", words, re.I)), None)
    rest = re.sub(r"[A-Za-z]{3,}\.?", " ", re.sub(r"</?sup>", "", words))
    year = re.search(r"\b(?:19|20)\d\d\b", rest) or re.search(r"['’](\d\d)", rest)
    day = re.search(r"(?<![\d'’])\d{1,2}(?!\d)", rest)
    full = None if not year else int(year.group()) if year.re.groups == 0 else 2000 + int(year.group(1))
    return full, month, int(day.group()) if day else None


def _point(words: str, as_at: date | None) -> Expression:
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


def _spoken(words: str, as_at: date | None) -> Expression:
    year, month, day = _parts(words)
    beside = re.search(r"\b(last|this|next)\s+year", words)
    if month is None:
        return Expression(Span(0, 0), DueKind.VAGUE, reason="no such day")
    if year is None and as_at is None:
        return Expression(Span(0, 0), DueKind.VAGUE, reason="no year is printed and the document gives no date")
    kind, reason = DueKind.EXPLICIT, ""
    if year is None and as_at is not None:
        step = {"last": -1, "this": 0, "next": 1}
        year = as_at.year + step[beside.group(1)] if beside else _year_near(month, day, as_at)
        kind, reason = DueKind.INFERRED, f"no year is printed; taken from the document's date, {as_at.isoformat()}"
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


def _range(first: str, last: str, as_at: date | None) -> Expression | None:
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


def _later(m: re.Match[str], as_at: date | None) -> Expression:
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
    reason = f"reckoned from the document's date, {as_at.isoformat()}"
    return Expression(nowhere, DueKind.INFERRED, as_at, _end_of(m.group().lower(), as_at), reason, clock="period")


def _end_of(words: str, as_at: date) -> date:
    step = 1 if "next" in words else 0
    if "year" in words:
        return date(as_at.year + step, 12, 31)
    if "month" in words:
        then = as_at + relativedelta(months=step)
        return last_of_month(then.year, then.month)
    return as_at + relativedelta(weeks=step) + timedelta(days=6 - as_at.weekday())


def _is_deadline(e: Expression, before: str, as_at: date | None) -> bool:
    if _BY.search(before):
        return True
    if e.clock != "point":
        return True
    last = e.last or (e.first + relativedelta(years=1) if e.first else None)
    if last is None or as_at is None or _SINCE.search(before):
        return False
    return last >= as_at


def _lead_length(before: str) -> int:
    m = _LEAD.search(before)
    return len(m.group()) if m else 0
