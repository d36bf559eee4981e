"""How many recommendations, areas for improvement or actions, and which: from the register, complete."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.evidence import Scored
from assistant.kinds import Kind
from assistant.lookups.found import (
    ASKED_FOR,
    KIND_WORD,
    MANY,
    Looked,
    completeness,
    held_by,
    kinds_said,
    named_documents,
    quote_of,
    quote_of_item,
    topic,
    words_of_item,
)
from assistant.question import Understood
from assistant.quotes import Quote
from assistant.view import View
from assistant.writers import Line, said_by, short_title, spoken
from corpus.models import Item, ItemKind, Span, Status
from corpus.plain import plain

_COUNTS = re.compile(rf"\bhow many (?:[\w-]+ ){{0,3}}?(?:{KIND_WORD})\b|\bnumber of (?:{KIND_WORD})\b", re.IGNORECASE)
_LISTS = re.compile(
    r"\b(?:list|which|what(?:['’]?s| are| were)?|name|show|give)\b (?:me )?(?:all )?(?:of )?(?:the )?"
    rf"(?:[\w-]+ ){{0,2}}?(?:{KIND_WORD})\b",
    re.IGNORECASE,
)
_STATES: tuple[tuple[str, frozenset[Status]], ...] = (
    (
        r"\bnot (?:yet )?(?:been )?(?:complete|completed|done|finished|closed|started)"
        r"|\b(?:incomplete|open|outstanding|ongoing|overdue)\b",
        frozenset(Status) - {Status.DONE},
    ),
    (r"\bin progress|under ?way\b", frozenset({Status.IN_PROGRESS})),
    (r"\b(?:complete|completed|done|finished|closed)\b", frozenset({Status.DONE})),
)
POSITIONS: tuple[tuple[str, frozenset[str]], ...] = (
    (
        r"\b(?:accepted|agreed) (?:only )?in part\b|\bpart(?:ly|ially) (?:accepted|agreed)\b",
        frozenset({"accepted in part"}),
    ),
    (r"\bin principle\b", frozenset({"accepted in principle"})),
    (r"\b(?:not accepted|rejected|refused|turned down|not agreed)\b", frozenset({"not accepted"})),
    (r"\b(?:accepted|agreed)\b", frozenset({"accepted"})),
)
_COUNTS_POSITION = re.compile(r"\bhow many\b.*\b(?:accepted|agreed|rejected|refused)\b", re.IGNORECASE)
_AGREED_ACTION = re.compile(r"\bagreed action", re.IGNORECASE)
_MOST_SHOWN = 14
_ALIKE_TOPIC = 0.5


def counted_or_listed(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """The items of the kind and state asked for, grouped by document and list."""
    asked = understood.question
    counts = _COUNTS.search(asked) or _COUNTS_POSITION.search(asked)
    if not counts and not (understood.kind in (Kind.LIST, Kind.HOW_MANY) and _LISTS.search(asked)):
        return []
    called = frozenset(understood.terms)
    documents = sorted(named_documents(understood, view), key=lambda d: -len(called & view.title_terms[d]))
    about = topic(understood, documents, view)
    states = next((states for pattern, states in _STATES if re.search(pattern, asked, re.IGNORECASE)), None)
    if len(about) > (2 if states else 1) and not counts:
        return []
    kinds = kinds_said(counts[0] if counts else asked) or ASKED_FOR
    stated = _AGREED_ACTION.sub("action", asked)
    positions = next((found for pattern, found in POSITIONS if re.search(pattern, stated, re.IGNORECASE)), None)
    items = [(d, i) for d in documents for i in view.items[d] if i.kind in kinds]
    if not understood.named and (wanted := topic(understood, [], view)):
        items = [
            (d, i) for d, i in items if held_by(words_of_item(d, i, view), wanted, view.title_terms[d]) >= _ALIKE_TOPIC
        ]
    if states is not None:
        items = [(d, i) for d, i in items if i.commitments and i.commitments[0].status in states]
    if positions is not None:
        items = [(d, i) for d, i in items if i.position in positions]
    if not items:
        return []
    return [_told(items, documents, _MOST_SHOWN if counts else len(items), view)]


def _told(items: Sequence[tuple[str, Item]], documents: Sequence[str], most: int, view: View) -> Looked:
    """The items by document and list, at most `most` of a document, with what they are complete for."""
    lines: list[Line] = []
    cut = False
    for document, group in groupby(items, key=lambda pair: pair[0]):
        own = [item for _, item in group]
        lists = [(name, list(found)) for name, found in groupby(own, key=lambda item: item.list)]
        title, who = short_title(view.documents[document]), said_by(view.documents[document])
        lead = f"{_noun(own)} in {who if who.startswith(title) else f'{title} ({who})'}"
        if len(lists) > 1:
            lead += ": " + ", ".join(f"{len(found)} under '{name.rstrip(': ')}'" for name, found in lists)
        heads = [
            quote for name, found in lists if len(lists) > 1 and (quote := _heading(document, name, found[0], view))
        ]
        ends = [quote_of_item(document, own[0], view), quote_of_item(document, own[-1], view)]
        lines.append(Line(f"{lead}.", tuple(heads or ends), shown=False))
        lines += [_line(document, item, view) for item in own[:most]]
        cut = cut or len(own) > most
    what = _noun([i for _, i in items]).split(" ", 1)[1]
    shown = (f"The first {most} of a document are shown.",) if cut else ()
    return Looked(tuple(lines), (completeness(len(items), what, documents, view), *shown))


def _noun(items: Sequence[Item]) -> str:
    kinds = {item.kind for item in items}
    kind = next(iter(kinds))
    what, many = (kind.value, MANY[kind]) if len(kinds) == 1 else ("item", "items")
    return f"{len(items)} {what if len(items) == 1 else many}"


def _line(document: str, item: Item, view: View) -> Line:
    state = ""
    if item.kind is ItemKind.AGREED_ACTION and item.commitments:
        state = f" ({item.commitments[0].status.value}{_as_at(document, item, view)})"
    quotes: tuple[Quote, ...] = (quote_of_item(document, item, view),)
    if item.kind is ItemKind.AGREED_ACTION and item.response:
        text = view.text(document)
        first = item.response[0]
        if len(plain(first.of(text)).split()) <= 40:
            quotes += (quote_of(document, (first,), view),)
    return Line(f"- {item.number}{state}:".replace(" :", ":") if item.number or state else "-", quotes)


def _as_at(document: str, item: Item, view: View) -> str:
    printed = view.part(document, item.spans[0]).date
    return f", as at {spoken(printed)}" if printed else ""


def _heading(document: str, name: str, first: Item, view: View) -> Quote | None:
    """The list's heading where it is printed, the nearest before its first item."""
    text = view.text(document)
    at = text.rfind(name, 0, first.spans[0].start) if name else -1
    return quote_of(document, (Span(at, at + len(name)),), view) if at >= 0 else None
