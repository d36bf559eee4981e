"""Recommendations to which no response was found: from the register, complete."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Scored
from assistant.lookups.found import ASKED_FOR, MANY, Looked, completeness, kinds_said, named_documents, quote_of_item
from assistant.question import Understood
from assistant.view import View
from assistant.writers import Line, said_at

_ASKS = re.compile(
    r"\b(?:no|without (?:an? |any )?|lack(?:s|ing)? (?:an? )?) ?(?:response|reply|answer)s?\b|\bunanswered\b"
    r"|\bnot (?:yet )?(?:been )?(?:answered|responded to|replied to)\b",
    re.IGNORECASE,
)


def without_response(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """Each item without a response, or that every one has one."""
    kinds = kinds_said(understood.question) & ASKED_FOR
    if not kinds or not _ASKS.search(understood.question):
        return []
    documents = named_documents(understood, view)
    items = [(d, i) for d in documents for i in view.items[d] if i.kind in kinds]
    if not items:
        return []
    bare = [(d, i) for d, i in items if not i.response]
    what = " and ".join(MANY[kind] for kind in sorted(kinds))
    note = completeness(len(items), what, documents, view)
    if not bare:
        words = f"None: a response was found to every one of the {len(items)}."
        return [Looked((Line(words, (quote_of_item(*items[0], view),), shown=False),), (note,))]
    lines = [
        Line(f"- No response found in these documents ({said_at(d, i.spans[0], view)}):", (quote_of_item(d, i, view),))
        for d, i in bare
    ]
    return [Looked(tuple(lines), (note,))]
