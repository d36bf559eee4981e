"""What the register knows of the words quoted: whose it is, by when, and what came of it.

A log prints an action in one field, its owner, date and progress in others; minutes and trackers do so too. Who asks
about the action asks for one of those.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.kinds import Kind, has_kind
from assistant.quotes import LONGEST_QUOTE, Quote
from assistant.view import View
from corpus.models import Item, Span, Spans, meet
from corpus.plain import words_of

_PRINTED = {Kind.WHO: ("addressed_to", "by_whom"), Kind.BY_WHEN: ("timescale", "due")}
_ONE_RECORD = "in the same row"
_TOGETHER = 24  # characters of a label or a cell's edge that may lie inside one span: "Owner:"


def record_of(quote: Quote, view: View) -> list[Item]:
    """The one item of the register whose words are quoted, or failing that its owner or date; none where several are,
    or only a part of its response."""
    items = view.items.get(quote.document, ())
    met = [item for item in items if meet(quote.spans, item.spans)]
    met = met or [item for item in items if any(meet(quote.spans, fields_of(item, kind)) for kind in _PRINTED)]
    return met if len(met) == 1 else []


def fields_of(item: Item, kind: Kind) -> Spans:
    """Where an item's owner or date is printed apart from its words, whichever the kind asks for."""
    said = dict(item.said)
    found = [said[name] for name in _PRINTED.get(kind, ()) if name in said and not meet((said[name],), item.spans)]
    return tuple(found[:1])


def with_records(quotes: Sequence[Quote], kinds: Sequence[Kind], view: View) -> list[Quote]:
    """The quotes, those that quote a record with the fields asked for; what these hold is not quoted again."""
    whole: list[Quote] = []
    for quote in quotes:
        if any(quote.document == q.document and _within(quote.spans, q.spans) for q in whole):
            continue
        whole.append(_with_record(quote, kinds, view))
    return whole


def _with_record(quote: Quote, kinds: Sequence[Kind], view: View) -> Quote:
    for item in record_of(quote, view):
        text = view.text(quote.document)
        own = words_of(item.spans, text)
        fields = [span for kind in kinds for span in fields_of(item, kind)]
        came = _came_of(item, kinds, own, text)
        more = [s for s in (*item.spans, *fields, *came) if not meet((s,), quote.spans)]
        if more and len(words_of((*quote.spans, *more), text).split()) <= LONGEST_QUOTE:
            return _extended(quote, more, came, text)
    return quote


def _came_of(item: Item, kinds: Sequence[Kind], own: str, text: str) -> Spans:
    """What the same record says came of it, where a kind asked for is not told by its words or is any."""
    if item.paired != _ONE_RECORD:
        return ()
    kind = kinds[0]
    if kind in _PRINTED and (fields_of(item, kind) or has_kind(kind, own)):
        return ()
    return item.response


def _extended(quote: Quote, more: Iterable[Span], best: Spans, text: str) -> Quote:
    spans = _joined(sorted((*quote.spans, *more), key=lambda s: s.start), text)
    chosen = quote.spans[quote.best]
    at = next((n for n, span in enumerate(spans) if span.overlaps(chosen)), 0)
    return replace(quote, spans=spans, words=words_of(spans, text), best=at, sentences=())


def _joined(spans: Sequence[Span], text: str) -> Spans:
    joined = [spans[0]]
    for span in spans[1:]:
        between = text[joined[-1].end : span.start]
        if len(between) <= _TOGETHER and "|" not in between:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)


def _within(spans: Spans, others: Spans) -> bool:
    return all(any(o.start <= s.start and s.end <= o.end for o in others) for s in spans)
