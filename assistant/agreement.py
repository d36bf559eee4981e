"""Whether the documents quoted agree: the same thing said with another date or figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from assistant.clauses import pieces_of, read_on
from assistant.kinds import Kind
from assistant.quotes import Quote, likeness
from assistant.view import View
from assistant.writers import said_by
from corpus.dates import AsAt, Expression, expressions
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


@dataclass(frozen=True, slots=True)
class _Said:
    """The dates or figures of one sentence, and the words of what they are given for."""

    values: frozenset[str]
    matter: frozenset[str]


def difference(quotes: Sequence[Quote], kind: Kind, view: View) -> list[Difference]:
    """The difference between two documents quoted that weighs most, or none. Only dates and figures are compared."""
    if kind not in (Kind.BY_WHEN, Kind.HOW_MANY, Kind.HOW_MUCH):
        return []
    found = [d for one, other in combinations(quotes, 2) for d in _between(one, other, kind, view)]
    return sorted(found, key=lambda d: not d.conflicting)[:1]


def _between(one: Quote, other: Quote, kind: Kind, view: View) -> list[Difference]:
    if one.document == other.document or not _same_matter(one, other):
        return []
    first_said, then_said = _said(one, kind, view), _said(other, kind, view)
    ours, theirs = _of_what(first_said, then_said), _of_what(then_said, first_said)
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
    return likeness(_matter(one.words), _matter(other.words)) >= _SAME_MATTER


def _matter(words: str) -> frozenset[str]:
    return frozenset(term for term in terms(words) if not term[0].isdigit())


def _said(quote: Quote, kind: Kind, view: View) -> list[_Said]:
    """The sentences of the quote that give a date, or a figure that belongs to no date."""
    as_at = view.as_at(quote.document, quote.spans[0])
    pieces = pieces_of(quote.words)
    found = (_piece(own, whole, kind, as_at) for own, whole in zip(pieces, read_on(pieces), strict=True))
    return [said for said in found if said.values]


def _piece(own: str, whole: str, kind: Kind, as_at: AsAt | None) -> _Said:
    """`whole`: with the sentence that it points back to."""
    dates = expressions(own, as_at)
    days = frozenset(found.last.isoformat() for found in dates if found.last)
    values = days if kind is Kind.BY_WHEN else frozenset(_FIGURE.findall(_without(own, dates)))
    return _Said(values, _matter(_without(whole, expressions(whole, as_at))))


def _without(words: str, dates: Sequence[Expression]) -> str:
    for found in reversed(dates):
        words = words[: found.span.start] + " " + words[found.span.end :]
    return words


def _of_what(said: Sequence[_Said], other: Sequence[_Said]) -> frozenset[str]:
    """What is given in sentences that share a word with one of the other's, of which each gives something too."""
    return frozenset[str]().union(*(one.values for one in said if any(one.matter & two.matter for two in other)))


def _of_one_time(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= _SAME_TIME
