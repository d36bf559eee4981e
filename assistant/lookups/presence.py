"""Whether a document sets out recommendations under a timescale: yes with them, or no with the lists it has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Scored
from assistant.lookups.compared import items_within
from assistant.lookups.found import Looked, kinds_said, named_documents, quote_of_item
from assistant.lookups.windows import times_said
from assistant.question import Understood
from assistant.quotes import quoted
from assistant.view import Sentence, View
from assistant.writers import Line, said_by

_ASKS = re.compile(
    r"^(?:is|are|was|were|does|do|did)\b.*\b(?:in|set out|listed|included?|contains?|mentions?)\b", re.IGNORECASE
)
_LOOKED_AT = 3


def set_out(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """The recommendations of the one document named that stand under the timescale asked about."""
    asked = understood.question
    times = times_said(asked)
    if not (times and kinds_said(asked) and understood.named and _ASKS.search(asked)):
        return []
    documents = named_documents(understood, view)
    if len(documents) != 1 or not items_within(documents[0], [], view):
        return []
    items = items_within(documents[0], times, view)
    who = said_by(view.documents[documents[0]])
    if items:
        quotes = tuple(quote_of_item(documents[0], item, view) for item in items)
        return [
            Looked((Line(f"Yes: {len(items)} ({who}).", quotes[:1], shown=False), *(Line("-", (q,)) for q in quotes)))
        ]
    every = items_within(documents[0], [], view)
    lists = dict.fromkeys(item.list.rstrip(": ") for item in every if item.list)
    says = f"{who} does not set it out; its lists are '" + "', '".join(lists) + "'."
    told = [s.sentence for s in found[:_LOOKED_AT] if _tells(s.sentence, documents[0], times)]
    if not told:
        return [Looked((), answered=False, says=says)]
    first = Line(f"No: {says}", (quoted(told[0], view), quote_of_item(documents[0], every[0], view)), shown=False)
    return [Looked((first, *(Line("It says of it:", (quoted(sentence, view),)) for sentence in told)))]


def _tells(sentence: Sentence, document: str, times: Sequence[str]) -> bool:
    """Whether it speaks of a recommendation with that time."""
    words = sentence.words.lower()
    return sentence.document == document and "recommend" in words and any(time in words for time in times)
