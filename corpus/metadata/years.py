"""A day printed without its year, and a paper that prints no date: what may be inferred, with the reason."""

from __future__ import annotations

import re
from datetime import date

from corpus.dates import TOLD, AsAt, dates_in
from corpus.dates.grammar import MONTHS, WEEKDAYS
from corpus.metadata.doubts import sentence_around
from corpus.models import Fact, Span
from corpus.plain import plain
from corpus.saying import spoken

_WILL = re.compile(r"\b(?:will|shall|due|to be|planned|expected|expects|until|by|next)\b", re.IGNORECASE)
_MOST_YEARS = 6


def without_year(text: str, span: Span, made: date | None) -> Fact:
    """The date at `span` with the year that what else is printed allows; empty where nothing tells it.

    `made` is when front matter says that the page was made: no day that it tells of is later.
    """
    words = plain(span.of(text))
    day, month, weekday = parts_of(words)
    if made:
        year = _latest_year(day, month, weekday, made)
        why = f"the latest that is not after {spoken(made.isoformat())}, when its page was made"
    else:
        year, why = _year_by_events(text, day, month, weekday)
    if year is None:
        return Fact("", span, True, f"no year is printed{why if not made else ''}")
    fits = f"{words} is a {WEEKDAYS[weekday]} in {year}, " if weekday is not None else ""
    return Fact(date(year, month, day).isoformat(), span, True, f"no year is printed; {fits}{why}")


def parts_of(words: str) -> tuple[int, int, int | None]:
    """(day, month, weekday) of a day as printed; Monday is 0, and no weekday is None."""
    month = next((n for n, name in enumerate(MONTHS, 1) if name[:3].lower() in words.lower()), 0)
    day = re.search(r"\d{1,2}", words)
    weekday = next((n for n, name in enumerate(WEEKDAYS) if name.lower() in words.lower()), None)
    return int(day.group()) if day else 0, month, weekday


def names_day(words: str) -> bool:
    """Whether a date as printed says more than a month and a year."""
    return re.search(r"\d", re.sub(r"\d{4}", "", words)) is not None


def _latest_year(day: int, month: int, weekday: int | None, limit: date) -> int | None:
    for year in range(limit.year, limit.year - _MOST_YEARS, -1):
        when = _day(year, month, day)
        if when and when <= limit and (weekday is None or when.weekday() == weekday):
            return year
    return None


def _year_by_events(text: str, day: int, month: int, weekday: int | None) -> tuple[int | None, str]:
    """The first year in which the day is no earlier than what the text tells of as past, and fits its weekday."""
    past = {span: _is_past(sentence_around(text, span)) for span, _, _ in dates_in(text)}
    told = [when for span, when, words in dates_in(text) if names_day(words) and past[span]]
    if told:
        latest = max(told)
        for year in range(latest.year, latest.year + _MOST_YEARS):
            when = _day(year, month, day)
            if when and when >= latest and (weekday is None or when.weekday() == weekday):
                return year, f"the first after {spoken(latest.isoformat())}, the latest day that the text tells of"
    ahead = [when for span, when, _ in dates_in(text) if not past[span]]
    found = _latest_year(day, month, weekday, min(ahead)) if ahead and weekday is not None else None
    if found is not None:
        return found, f"before {spoken(min(ahead).isoformat())}, which the text looks ahead to"
    return None, ", and nothing in the text tells which it is"


def untold(text: str) -> Fact:
    """No date is printed: nothing is made up, but the analyst is told what the text allows."""
    told = told_in(text)
    if not told:
        return Fact(reason="no date is printed")
    when, span = max(told)
    printed, exact = plain(span.of(text)), spoken(when.isoformat())
    day = exact if printed == exact else f"{printed} ({exact})"
    return Fact(reason=f"no date is printed; the latest day it tells of is {day}")


def latest_told(text: str) -> AsAt | None:
    """The latest day that a text without a date tells of: no day that it looks ahead to is earlier."""
    told = told_in(text)
    return AsAt(max(told)[0], TOLD) if told else None


def told_in(text: str) -> list[tuple[date, Span]]:
    """Every day that the text speaks of as past."""
    return [
        (when, span)
        for span, when, words in dates_in(text)
        if names_day(words) and re.search(r"[A-Za-z]{3}", words) and _is_past(sentence_around(text, span))
    ]


def _is_past(sentence: str) -> bool:
    return bool(re.search(r"\b(?:was|were|had|has|have|\w+ed)\b", sentence)) and not _WILL.search(sentence)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
