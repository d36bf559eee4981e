"""The date of a document, and what in its dates does not fit: shown to the analyst as a query, never corrected."""

from __future__ import annotations

import re
from datetime import date, timedelta

from corpus.date_grammar import MONTHS, WEEKDAYS
from corpus.dates import dates_in, weekday_errors
from corpus.models import Fact, Span

_HEAD = 3000
_OPENING = 900
_WEEKDAY = "|".join(WEEKDAYS)
_LONE = re.compile(
    rf"^[ \t*_#>]*(?:(?:DATE|Date|Dated|Published|Issued|"
    rf"Meeting date)\W*:\W*)?(?P<date>(?:(?:{_WEEKDAY}),?\s+)?\d{{1,2}}(?:\s?(?:<sup>)?(?:st|nd|rd|th)(?:</sup>)?)?\s+"
    rf"(?:{'|'.join(MONTHS)}),?(?:\s+\d{{4}})?|(?:{'|'.join(MONTHS)})\s+(?:\d{{1,2}},\s+)?\d{{4}}|"
    rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{4}})[ \t*_.,]*$",
    re.MULTILINE,
)
_SAID = re.compile(
    r"(?:\bdate\W{0,6}:|\b(?:dated|presented\s+(?:to|by))\b|\bmeeting\s+(?:of|on|"
    r"held)\b)[^\n]{0,200}(?:\n[^\n]{1,100}){0,2}"
    r"|\b(?:published|issued)\W{0,4}(?::|on\b)[^\n]{0,40}",
    re.IGNORECASE,
)
_AT_LINE_END = re.compile(
    rf"^[^\n.]{{3,90}}[,:;–-]\s*(?P<date>(?:(?:{_WEEKDAY}),?\s+)?(?:\d{{1,2}}(?:st|nd|rd|"
    rf"th)?\s+)?(?:{'|'.join(MONTHS)})\s+\d{{4}})[ \t*_]*$",
    re.MULTILINE,
)
_MEETING = re.compile(
    r"\b(?:held\s+(?:on|in|at)|meeting\s+(?:of|on|held))\b[^\n]{0,200}(?:\n[^\n]{1,100}){0,3}", re.IGNORECASE
)
_ISSUED = re.compile(
    r"\b(?:agenda|notice|paper)s?\b[^.\n]{0,40}\b(?:issued|published|dispatched)\s+on\b", re.IGNORECASE
)
_PUBLISHED = re.compile(r"\b(?:published|issued|released)\b", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|shall|due|to be|planned|expected|expects|until|by)\b", re.IGNORECASE)
_BY = re.compile(r"\b[Bb]y (?:the end of |the )?$")
_FUTURE = re.compile(r"\b(?:will|shall|due|to be|planned|expected)\b", re.IGNORECASE)
_OWED = re.compile(r"\b(?:will|shall|due|to (?!date)[a-z]+)\b")
_WAS = re.compile(r"\b(?:was|were|had|resulted|(?<!be )completed|did)\b")
_LONG_BEFORE = timedelta(days=90)


def date_of(text: str, kind: str) -> Fact:
    """The document's own date, ISO 8601: a date on a line of its own, one after "Date:", "held on" or the like.

    A missing year is inferred from the weekday printed and the years the text speaks of, and marked so.
    """
    head = text[:_HEAD]
    if kind == "minutes":
        met = _first_said(_MEETING, head)
        if met.value:
            return met
    for m in _LONE.finditer(head):
        found = dates_in(m["date"])
        if found:
            return Fact(found[0][1].isoformat(), Span(*m.span("date")))
        return _without_year(text, Span(*m.span("date")))
    said = _first_said(_SAID, head)
    if said.value or kind == "letter":
        return said
    ended = _AT_LINE_END.search(head[:_OPENING])
    if ended:
        return Fact(dates_in(ended["date"])[0][1].isoformat(), Span(*ended.span("date")))
    return _latest_told(text)


def doubts_of(text: str, printed: str) -> tuple[str, ...]:
    """What does not fit in the dates of a text whose own date is `printed`: each a query for an analyst."""
    found = [f'"{_words(span.of(text))}": that day was a {true}' for span, true in weekday_errors(text)]
    if not printed:
        return tuple(found)
    own = date.fromisoformat(printed)
    for span, when, words in dates_in(text):
        sentence = _sentence(text, span)
        before = sentence[: sentence.index(_words(words))] if _words(words) in sentence else ""
        if _ISSUED.search(before) and own - when > _LONG_BEFORE:
            found.append(
                f'the agenda was issued on "{_words(words)}", {(own - when).days} days before the meeting on {printed}'
            )
        elif (
            when > own
            and re.search(r"\b[Ii]n $", before)
            and _PUBLISHED.search(sentence)
            and not _FUTURE.search(sentence)
        ):
            found.append(f'"{sentence}": later than the date of this paper, {printed}')
        elif when < own and _BY.search(before) and _OWED.search(sentence) and not _WAS.search(sentence):
            found.append(f'"{sentence}": the deadline had passed when this was dated, {printed}')
    return tuple(dict.fromkeys(found))


def _sentence(text: str, span: Span) -> str:
    """The sentence around `span`, roughly: between full stops, bullets and blank lines."""
    before = re.split(r"[.!?]\s|\n\s*\n|[•○]", text[max(0, span.start - 300) : span.start])[-1]
    after = re.split(r"[.!?](?:\s|$)|\n\s*\n|[•○]", text[span.end : span.end + 300])[0]
    return _words(before + text[span.start : span.end] + after)


def _is_past(sentence: str) -> bool:
    return bool(re.search(r"\b(?:was|were|had|has|have|\w+ed)\b", sentence)) and not _WILL.search(sentence)


def _first_said(pattern: re.Pattern[str], head: str) -> Fact:
    for m in pattern.finditer(head):
        for span, when, words in dates_in(m.group()):
            if _has_month(words):
                return Fact(when.isoformat(), Span(m.start() + span.start, m.start() + span.end))
    return Fact()


def _latest_told(text: str) -> Fact:
    """The latest day that the text tells of as past: no earlier can a paper be that prints no date."""
    told = [
        (when, span)
        for span, when, words in dates_in(text)
        if re.search(r"\b\d{1,2}(?:st|nd|rd|th)?\s", words) and _is_past(_sentence(text, span))
    ]
    if not told:
        return Fact()
    when, span = max(told)
    reason = f"no date is printed; the latest day it tells of is {_words(span.of(text))}, so it is of that day or later"
    return Fact(when.isoformat(), span, True, reason)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _has_month(words: str) -> bool:
    return bool(re.search(r"[A-Za-z]{3}|\d[-/.]\d", words))


def _words(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^<>]*>", "", text)).strip()


def _without_year(text: str, span: Span) -> Fact:
    """The year that makes the printed weekday right and lies nearest before the years the text looks ahead to."""
    words = _words(span.of(text))
    weekday = next((n for n, name in enumerate(WEEKDAYS) if name in words), None)
    month = next((n for n, name in enumerate(MONTHS, 1) if name in words), 0)
    day = int(re.search(r"\d{1,2}", words).group())  # type: ignore[union-attr]
    spoken = [when.year for _, when, _ in dates_in(text) if 1990 <= when.year <= 2100]
    if not spoken or not month:
        return Fact("", span, True, "no year is printed")
    latest = max(spoken)
    for year in range(latest + 1, latest - 4, -1):
        when = _day(year, month, day)
        if when and (weekday is None or when.weekday() == weekday) and when <= date(latest, 12, 31):
            why = f"{words} is a {WEEKDAYS[weekday]} in {year}" if weekday is not None else f"{words} falls in {year}"
            return Fact(
                when.isoformat(),
                span,
                True,
                f"no year is printed; {why}, and the text speaks of dates up to {latest}",
            )
    return Fact("", span, True, "no year is printed, and none fits the weekday")
