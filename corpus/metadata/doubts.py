"""What in a document's dates does not fit: shown to the analyst as a query, never corrected."""

from __future__ import annotations

import re
from datetime import date, timedelta

from corpus.dates import dates_in, weekday_errors
from corpus.models import Span
from corpus.plain import plain

_ISSUED = re.compile(
    r"\b(?:agenda|notice|paper)s?\b[^.\n]{0,40}\b(?:issued|published|dispatched)\s+on\b", re.IGNORECASE
)
_PUBLISHED = re.compile(r"\b(?:published|issued|released)\b", re.IGNORECASE)
_BY = re.compile(r"\b[Bb]y (?:the end of |the )?$")
_FUTURE = re.compile(r"\b(?:will|shall|due|to be|planned|expected)\b", re.IGNORECASE)
_OWED = re.compile(r"\b(?:will|shall|due|to (?!date)[a-z]+)\b")
_WAS = re.compile(r"\b(?:was|were|had|resulted|(?<!be )completed|did)\b")
_LONG_BEFORE = timedelta(days=90)
_MOST = 30  # queries of one document: a table of past deadlines is not a query a row
_AROUND = 300  # characters


def doubts_of(text: str, printed: str) -> tuple[str, ...]:
    """What does not fit in the dates of a text whose own date is `printed`: each a query for an analyst."""
    found = [f'"{plain(span.of(text))}": that day was a {true}' for span, true in weekday_errors(text)]
    if not printed:
        return tuple(dict.fromkeys(found))[:_MOST]
    own = date.fromisoformat(printed)
    for span, when, words in dates_in(text):
        doubt = _doubt(text, span, when, plain(words), own)
        if doubt:
            found.append(doubt)
    return tuple(dict.fromkeys(found))[:_MOST]


def _doubt(text: str, span: Span, when: date, words: str, own: date) -> str:
    sentence = sentence_around(text, span)
    before = sentence[: sentence.index(words)] if words in sentence else ""
    if _ISSUED.search(before) and own - when > _LONG_BEFORE:
        return f'the agenda was issued on "{words}", {(own - when).days} days before the meeting on {own}'
    told = re.search(r"\b[Ii]n $", before) and _PUBLISHED.search(sentence)
    if when > own and told and not _FUTURE.search(sentence):
        return f'"{sentence}": later than the date of this paper, {own}'
    if when < own and _BY.search(before) and _OWED.search(sentence) and not _WAS.search(sentence):
        return f'"{sentence}": the deadline had passed when this was dated, {own}'
    return ""


def sentence_around(text: str, span: Span) -> str:
    """The sentence around `span`, roughly: between full stops, bullets and blank lines."""
    before = re.split(r"[.!?]\s|\n\s*\n|[•○]", text[max(0, span.start - _AROUND) : span.start])[-1]
    after = re.split(r"[.!?](?:\s|$)|\n\s*\n|[•○]", text[span.end : span.end + _AROUND])[0]
    return plain(before + text[span.start : span.end] + after)
