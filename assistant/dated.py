"""Which of the quotes leads with its day: the one that gives a day of the rarest thing that is asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asks import Ask
from assistant.days import days_in, is_next, piece_of
from assistant.quotes import Quote
from assistant.view import View
from corpus.saying import day_or_none

HALF = 0.5  # of what was asked, at least, in the quote whose date or figure is given as the answer
_DAY = re.compile(r"\d|^(?!.*no date)")  # "in due course" is none


def dated(quotes: Sequence[Quote], ask: Ask, view: View) -> int:
    """The number of the quote to lead with its day: the first, unless another of its document gives a day in a
    sentence that holds rarer words of the question than the whole of the first does.

    Where the first gives no day, as much will do. What comes next is told where "next" stands, not where the rest of
    the question does: of that the first quote which tells it is taken.
    """
    own = quotes[0].document
    first, *others = [quote.document == own and bool(_day(quote, ask, view)) for quote in quotes]
    if is_next(ask):
        return next((n for n, tells in enumerate([first, *others]) if tells and is_of_it(quotes[n], ask, view)), 0)
    held = {n: _weight(_sentence(quotes[n], ask, view), ask, view) for n, tells in enumerate(others, 1) if tells}
    best = max(held, key=lambda n: held[n], default=0)
    whole = _weight(quotes[0].words, ask, view)
    return best if best and (held[best] > whole or (held[best] == whole and not first)) else 0


def is_of_it(quote: Quote, ask: Ask, view: View, bar: float = HALF) -> bool:
    """Whether it holds that share of what is asked about; of what comes next with what stands over it."""
    held = ask.of(quote.words)
    if is_next(ask):
        held |= ask.about & view.context(quote.document, quote.passage)
    return len(held) >= bar * len(ask.about)


def _day(quote: Quote, ask: Ask, view: View) -> list[str]:
    """A day that is one, and neither the document's own nor told by what others recommend."""
    if view.quoted_item(quote.document, quote.spans[0]):
        return []
    own = day_or_none(view.part(quote.document, quote.spans[0]).date)
    return [day for day in days_in(quote, ask, view) if _DAY.search(day) and day != own]


def _sentence(quote: Quote, ask: Ask, view: View) -> str:
    return piece_of(quote.words, ask, view.as_at(quote.document, quote.spans[0]))


def _weight(words: str, ask: Ask, view: View) -> float:
    """How rare what they hold of the question is: each term by how seldom the documents use it."""
    return sum(1 / max(1, view.uses[term]) for term in ask.of(words))
