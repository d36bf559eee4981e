"""What a later document has in place of the owner or day that is quoted: its word leads, then what was before."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.kinds import Kind
from assistant.lookups.found import quote_of
from assistant.quotes import Quote
from assistant.view import View
from corpus.models import Commitment, LinkEnd, meet
from corpus.plain import plain
from corpus.saying import spoken

Told = tuple[Quote, list[str]]


def overtaken(told: Told, kind: Kind, view: View) -> list[Told]:
    """The owner or day that a later document has of the one undertaking quoted, and then what was `told`; only that
    where none has another."""
    quote, words = told
    for end, made in _later(quote, words, kind, view):
        quoted = quote_of(end.document, end.spans, view)
        value = _value(made, kind)
        if value and value not in words[0] and (kind is Kind.BY_WHEN or value in plain(quoted.words)):
            return [(quoted, [value]), told]
    return [told]


def _later(quote: Quote, words: list[str], kind: Kind, view: View) -> Iterator[tuple[LinkEnd, Commitment]]:
    """What later documents undertake in place of what is quoted, the latest first."""
    for item in view.items.get(quote.document, ()):
        for place, made in enumerate(item.commitments):
            own = _value(made, kind)
            if meet((made.span,), quote.spans) and own and len(words) == 1 and own in words[0]:
                ends = [link.later for link in view.chains.later_evidence(item.key, place)]
                for end in sorted(ends, key=lambda end: view.every[end.document].date, reverse=True):
                    others = (c for one in view.items.get(end.document, ()) for c in one.commitments)
                    yield from ((end, other) for other in others if meet((other.span,), end.spans))


def _value(made: Commitment, kind: Kind) -> str:
    """Whose it is, or the day that it is due."""
    if kind is Kind.WHO:
        return plain(made.by_whom)
    return spoken(made.deadline.due.isoformat()) if made.deadline and made.deadline.due else ""
