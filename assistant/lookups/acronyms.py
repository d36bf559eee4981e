"""What an acronym stands for, in each document that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Scored
from assistant.lookups.found import Looked, quote_of
from assistant.question import Understood
from assistant.view import View
from assistant.writers import Line, said_at
from corpus.acronyms import acronyms_of
from corpus.models import Document, Spans

_ASKS = re.compile(
    r"\bwhat (?:does|do|is|are|['’]?s) (?:an? |the )?[\"'“‘]?([A-Za-z][\w&-]{1,8})[\"'”’]?"
    r"(?: (?:stand for|mean|short for|an? (?:acronym|abbreviation))\b.*|\?*$)"
    r"|^[\"'“‘]?([A-Za-z][\w&-]{1,8})[\"'”’]? (?:stands? for|short for|meaning|means|in full)\b.*$"
    r"|^(?:meaning of|what['’]?s|whats) (?:an? |the )?([A-Za-z][\w&-]{1,8})\?*$",
    re.IGNORECASE,
)


def meaning_of(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """Every meaning the documents define, newest first; nothing where none of them does."""
    asked = _ASKS.search(understood.question)
    if not asked:
        return []
    short = next(filter(None, asked.groups())).upper()
    lines, seen = [], set()
    for document in view.within(understood.filters):
        for acronym, meaning, span in acronyms_of(view.text(document.id)):
            key = (document.id, meaning.lower())
            if acronym.upper().removesuffix("S") == short.removesuffix("S") and key not in seen:
                seen.add(key)
                words = f"{acronym}: {meaning} ({said_at(document.id, span, view)})"
                lines.append(Line(words, (quote_of(document.id, (span,), view),), shown=False))
    if not lines:
        lines = [
            Line(f"{said_at(d.id, spans[0], view)}:", (quote_of(d.id, spans, view),))
            for d, spans in _in_brackets(short, understood, view)
        ]
    return [Looked(tuple(lines))] if lines else []


def _in_brackets(short: str, understood: Understood, view: View) -> list[tuple[Document, Spans]]:
    """The first sentence of each document that has the acronym in brackets, though its letters do not fit the words."""
    bracketed = re.compile(rf"\(\s*{re.escape(short.removesuffix('S'))}s?\s*\)", re.IGNORECASE)
    found = {}
    for document, number in view.passages:
        for sentence in view.sentences(document, number):
            if document not in found and bracketed.search(sentence.words):
                found[document] = sentence.spans
    return [(d, found[d.id]) for d in view.within(understood.filters) if d.id in found]
