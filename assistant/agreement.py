"""Whether the documents quoted agree: the same thing said with another date or figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from assistant.kinds import Kind
from assistant.quotes import Quote, likeness
from assistant.view import View
from assistant.writers import said_by
from corpus.dates import expressions
from corpus.models import Document
from corpus.saying import spoken
from index.terms import terms

_FIGURE = re.compile(r"(?<![\w.,/])[£$€]?\d[\d,]*(?:\.\d+)?(?:%|bn|m)?(?![\w/])")
_SAME_MATTER = 0.6
_SAME_TIME = 60  # days between documents that speak of the same state of things


@dataclass(frozen=True, slots=True)
class Difference:
    """Two quotes on one matter whose dates or figures differ; `conflicting` where the documents are of one time."""

    note: str
    conflicting: bool


def difference(quotes: Sequence[Quote], kind: Kind, view: View) -> list[Difference]:
    """The difference between two documents quoted that weighs most, or none. Only dates and figures are compared."""
    if kind not in (Kind.BY_WHEN, Kind.HOW_MANY, Kind.HOW_MUCH):
        return []
    found = [d for one, other in combinations(quotes, 2) for d in _between(one, other, kind, view)]
    return sorted(found, key=lambda d: not d.conflicting)[:1]


def _between(one: Quote, other: Quote, kind: Kind, view: View) -> list[Difference]:
    if one.document == other.document or not _same_matter(one, other):
        return []
    ours, theirs = _values(one, kind, view), _values(other, kind, view)
    if not ours or not theirs or ours & theirs:
        return []
    what = "date" if kind is Kind.BY_WHEN else "figure"
    both = sorted(((view.part(q.document, q.spans[0]), v) for q, v in ((one, ours), (other, theirs))), key=_by_day)
    (first, before), (second, after) = both
    said = f"{said_by(first)}{_told(before, kind)}; {said_by(second)}{_told(after, kind)}"
    return [
        Difference(f"These documents give another {what}: {said}. Both are cited.", _of_one_time(first.day, second.day))
    ]


def _by_day(told: tuple[Document, frozenset[str]]) -> str:
    return told[0].date


def _told(values: frozenset[str], kind: Kind) -> str:
    """The one value that a document gives, where it gives one: " (31 May 2031)"."""
    if len(values) != 1:
        return ""
    (value,) = values
    return f" ({spoken(value) if kind is Kind.BY_WHEN else value})"


def _same_matter(one: Quote, other: Quote) -> bool:
    ours, theirs = (frozenset(t for t in terms(q.words) if not t[0].isdigit()) for q in (one, other))
    return likeness(ours, theirs) >= _SAME_MATTER


def _values(quote: Quote, kind: Kind, view: View) -> frozenset[str]:
    """The dates, or the figures that belong to no date, that the quote gives."""
    dates = expressions(quote.words, view.as_at(quote.document, quote.spans[0]))
    if kind is Kind.BY_WHEN:
        return frozenset(found.last.isoformat() for found in dates if found.last)
    rest = quote.words
    for found in reversed(dates):
        rest = rest[: found.span.start] + " " + rest[found.span.end :]
    return frozenset(_FIGURE.findall(rest))


def _of_one_time(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= _SAME_TIME
