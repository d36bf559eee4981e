"""What to quote of a register item: its words as printed, without the page furniture that stands inside them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.models import Commitment, Item, Span, Spans
from corpus.plain import masked

_SAID = re.compile(r"\w")


def quoted_spans(commitment: Commitment, item: Item) -> Spans:
    """The slices of the commitment's sentence that belong to its item; the whole where the item does not hold it."""
    span = commitment.span
    return within(span, item.response) or within(span, item.spans) or (span,)


def printed(spans: Spans, text: str) -> Spans:
    """The slices with those made one that no letter or figure parts: bullets, table bars and page ends are printed."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start >= found[-1].end and not _SAID.search(masked(text[found[-1].end : span.start])):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def within(span: Span, pieces: Iterable[Span]) -> Spans:
    """What of `span` stands in `pieces`, which must hold both its ends."""
    found = sorted(
        Span(max(span.start, piece.start), min(span.end, piece.end)) for piece in pieces if piece.overlaps(span)
    )
    return tuple(found) if found and (found[0].start, found[-1].end) == (span.start, span.end) else ()
