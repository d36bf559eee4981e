"""Whether a recommendation was accepted: the position its response states, or that it states none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Scored
from assistant.kinds import Kind
from assistant.lookups.found import ASKED_FOR, Looked, quote_of, quote_of_item, response_in
from assistant.lookups.given import giver, said
from assistant.question import Understood
from assistant.quotes import quoted
from assistant.view import View
from assistant.writers import Line, said_at
from corpus.models import Item, meet

_ASKS = re.compile(
    r"\b(accept(ed|s)?|agree(d|s)?|reject(ed|s)?|refused?|turned down|support(ed|s)?)\b[^?]*\??$", re.IGNORECASE
)
_LOOKED_AT = 3
_QUOTES = 3


def position_on(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """The position on the recommendation that the question means: the one the best sentences state or answer."""
    if understood.kind not in (Kind.STATUS, Kind.OPEN) or not _ASKS.search(understood.question):
        return []
    for scored in found[:_LOOKED_AT]:
        document = scored.sentence.document
        for item in view.items[document]:
            if item.kind in ASKED_FOR and item.response and _holds(item, scored):
                return [_told(document, item, found, view)]
    return []


def _holds(item: Item, scored: Scored) -> bool:
    return meet(scored.sentence.spans, (*item.spans, *item.response))


def _told(document: str, item: Item, found: Sequence[Scored], view: View) -> Looked:
    response = response_in(document, item, found)
    first = quote_of(document, item.response[:1], view)
    name = f"Recommendation {item.number}" if item.number else "the recommendation"
    who = said_at(document, item.spans[0], view)
    if item.position == "not stated":
        lead = f"The response does not state whether {name} is accepted or rejected ({who})."
    else:
        by = giver(dict(item.given), "position")
        lead = f"{said(item.position.capitalize(), by)} ({name}; {who})."
    quotes = [quoted(s, view) for s in response[:_QUOTES]] or [first]
    lines = [Line(lead, (quotes[0],), shown=False), *(Line("Response:", (q,)) for q in quotes)]
    lines.append(Line("What was recommended:", (quote_of_item(document, item, view),)))
    return Looked(tuple(lines))
