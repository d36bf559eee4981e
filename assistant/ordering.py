"""Which quote goes first: the one that answers, and not the one that asks or tells of something gone by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.kinds import Kind, has_kind, needs
from assistant.question import Understood
from assistant.quotes import Quote
from assistant.records import record_of
from assistant.view import View
from corpus.dates import expressions
from corpus.models import meet
from index.terms import terms

PAST = re.compile(r"\b(did|was|were|has|have|had|launched|since|first)\b", re.IGNORECASE)
FUTURE = re.compile(r"\b(will|next|due|deadline|by when|going to|until|start|expected|planned)\b", re.IGNORECASE)
NEXT = re.compile(r"\bnext\b", re.IGNORECASE)  # a day after the document's own, and not that one
_AS_GOOD = 0.6  # how far below the best quote one that looks ahead, or that answers, may be, to go before it
_GOOD_ENOUGH = 1.0
_AS_MUCH, _HALF = 0.75, 0.5  # of what the best quote holds of the question, at least; an answer repeats less of it
_ASKS_WHAT_WAS_ASKED = re.compile(
    r"\b(?:recommend\w*|ask(?:ed|s)?|told to|call(?:ed|s)? for|urged?|should|must|supposed to|need(?:s|ed)? to)\b",
    re.IGNORECASE,
)


def ordered(quotes: Sequence[Quote], understood: Understood, view: View) -> list[Quote]:
    """The quotes, the one that answers first."""
    found = list(quotes)
    if understood.kind is Kind.BY_WHEN:
        found = looking_ahead(found, understood, view)
    if understood.wants_response or needs(understood.kind) or understood.kind is Kind.STATUS:
        found = answers_first(found, understood, view)
    return [replace(quote, best=_bearing(quote, view)) for quote in found]


def _bearing(quote: Quote, view: View) -> int:
    """Which of its spans is cited first: what came of a record, where that is quoted apart from its own words."""
    for item in record_of(quote, view):
        came = [n for n, s in enumerate(quote.spans) if meet((s,), item.response) and not meet((s,), item.spans)]
        if came:
            return came[0]
    return quote.best


def looking_ahead(quotes: Sequence[Quote], understood: Understood, view: View) -> list[Quote]:
    """The quotes, those about as good that give a date still to come first where the question asks for one.

    Less good will do where the best gives only dates gone by: it tells of something else.
    """
    asked = understood.question
    if not quotes or PAST.search(asked) or not FUTURE.search(asked):
        return list(quotes)
    margin, share = (_GOOD_ENOUGH, _HALF) if _is_over(quotes[0], view) else (_AS_GOOD, _AS_MUCH)
    near = [q for q in _near(quotes, margin) if _holds_as_much(q, quotes[0], understood, share)]
    ahead = [q for q in near if _has_future(q, asked, view)]  # of several, the latest word stands first already
    return ahead + [q for q in quotes if q not in ahead]


def answers_first(quotes: Sequence[Quote], understood: Understood, view: View) -> list[Quote]:
    """The quotes, those about as good that are not a recommendation in the words of others first."""
    tells = [kind for kind in understood.kinds if quotes and has_kind(kind, quotes[0].words)]
    if not quotes or _ASKS_WHAT_WAS_ASKED.search(understood.question) or (tells and not _only_asks(quotes[0], view)):
        return list(quotes)
    share = _HALF if _only_asks(quotes[0], view) else _AS_MUCH
    near = [q for q in _near(quotes, _AS_GOOD) if _holds_as_much(q, quotes[0], understood, share)]
    answers = [q for q in near if not _only_asks(q, view) and has_kind(understood.kind, q.words)]
    return answers + [q for q in quotes if q not in answers]


def _only_asks(quote: Quote, view: View) -> bool:
    """Whether it is a recommendation in the words of others, without what was answered beside it."""
    item = view.quoted_item(quote.document, quote.spans[0])
    return item is not None and not meet(quote.spans, item.response)


def _near(quotes: Sequence[Quote], margin: float) -> list[Quote]:
    return [q for q in quotes if q.score >= quotes[0].score - margin]


def _holds_as_much(quote: Quote, best: Quote, understood: Understood, share: float) -> bool:
    """Whether it holds about as much of the question as the best does: else it tells of another matter."""
    return _held(quote, understood) >= share * _held(best, understood)


def _held(quote: Quote, understood: Understood) -> int:
    wanted = understood.added or understood.about  # a follow-up need not repeat what it leans on
    return len(wanted & frozenset(terms(quote.words)))


def _is_over(quote: Quote, view: View) -> bool:
    """Whether it gives dates, all of them before its document's."""
    as_at = view.as_at(quote.document, quote.spans[0])
    days = [e.last for e in expressions(quote.words, as_at) if e.last]
    return as_at is not None and bool(days) and all(day < as_at.day for day in days)


def _has_future(quote: Quote, asked: str, view: View) -> bool:
    as_at = view.as_at(quote.document, quote.spans[0])
    if as_at is None:
        return False
    days = [e.last for e in expressions(quote.words, as_at) if e.last]
    return any(day > as_at.day or (day == as_at.day and not NEXT.search(asked)) for day in days)
