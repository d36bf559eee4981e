"""A recommendation, action or priority asked for by its number, in every list that has one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Scored
from assistant.kinds import Kind
from assistant.lookups.found import (
    Looked,
    held_by,
    kinds_said,
    named_documents,
    quote_of,
    quote_of_item,
    response_in,
    topic,
    words_of_item,
)
from assistant.question import Understood
from assistant.quotes import quoted
from assistant.view import View
from assistant.writers import Line, said_at, said_by, spoken
from corpus.models import Item, ItemKind

_WHAT_IS = re.compile(
    r"\bwhat(?:['’]?s| is| was)(?: it| that)?\b(?! (?:the|being|happening|been))|\bwhich is\b", re.IGNORECASE
)
_DEADLINE = re.compile(r"\b(deadline|due|by when|when|timescale|target)\b", re.IGNORECASE)
_MOST = 6
_QUOTES = 4


def of_number(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """What the item is, its deadline, or its response; every meaning where the number has several."""
    if not understood.numbers or understood.kind in (Kind.WHO, Kind.HOW_MANY, Kind.HOW_MUCH, Kind.CONTACT, Kind.WHY):
        return []
    word, number = understood.numbers[0]
    kinds = kinds_said(word)
    documents = _meant(understood, kinds, found, view)
    items = [(d, i) for d in documents for i in view.items[d] if i.kind in kinds and _is(number, i)]
    if not items:
        return _absent(word, number, kinds, documents, understood, view)
    items = _on_topic(items, understood, view)
    if len(items) > _MOST:
        return []
    if _DEADLINE.search(understood.question):
        return [Looked(tuple(line for d, i in items for line in _deadline(d, i, view)))]
    lines = []
    for document, item in items:
        lines.append(
            Line(f"{_name(item)} ({said_at(document, item.spans[0], view)}):", (quote_of_item(document, item, view),))
        )
        if not (_WHAT_IS.search(understood.question) and len(items) > 1):
            lines += _response(document, item, found, view)
    return [Looked(tuple(lines))]


def _is(number: str, item: Item) -> bool:
    return item.number.lower().strip(".()") == number.lower()


def _meant(understood: Understood, kinds: frozenset[ItemKind], found: Sequence[Scored], view: View) -> list[str]:
    """The documents with such items that the question names; else those that the rest of the question leads to."""
    listing = [d for d in view.documents if any(i.kind in kinds and i.number for i in view.items[d])]
    named = [d for d in named_documents(understood, view) if d in listing] if understood.named else []
    if named:
        return named
    allowed = {d.id for d in view.within(understood.filters)}
    listing = [d for d in listing if d in allowed]
    about = topic(understood, listing, view) - {understood.numbers[0][1]}
    weight = {d: sum(held_by(s.sentence.words, about) for s in found[:40] if s.sentence.document == d) for d in listing}
    best = max(weight.values(), default=0.0)
    return [d for d in listing if best == 0 or weight[d] >= 0.5 * best]


def _on_topic(items: list[tuple[str, Item]], understood: Understood, view: View) -> list[tuple[str, Item]]:
    about = topic(understood, [d for d, _ in items], view) - {understood.numbers[0][1]}
    if not about or len(items) == 1:
        return items
    shares = [held_by(_words(d, i, view), about) for d, i in items]
    return [pair for pair, share in zip(items, shares, strict=True) if share >= 0.75 * max(shares)]


def _words(document: str, item: Item, view: View) -> str:
    return " ".join((words_of_item(document, item, view), item.list, item.timescale))


def _name(item: Item) -> str:
    name = f"{item.kind.value.capitalize()} {item.number}"
    return f"{name}, under '{item.list.rstrip(': ')}'" if item.list else name


def _deadline(document: str, item: Item, view: View) -> list[Line]:
    quote = quote_of_item(document, item, view)
    who = said_at(document, item.spans[0], view)
    if item.due:
        lines = [Line(f"{_name(item)}: {spoken(item.due.isoformat())} ({who}):", (quote,))]
    elif item.timescale:
        lines = [Line(f"{_name(item)}: no date is printed, only '{item.timescale.rstrip(': ')}' ({who}):", (quote,))]
    else:
        lines = [Line(f"No deadline is printed for {_name(item)} ({who}):", (quote,))]
    for commitment in item.commitments:
        if commitment.deadline:
            lines.append(
                Line(f"Said in response, {commitment.deadline.text}:", (quote_of(document, (commitment.span,), view),))
            )
    return lines


def _response(document: str, item: Item, found: Sequence[Scored], view: View) -> list[Line]:
    inside = response_in(document, item, found)[:_QUOTES]
    if not item.response:
        return [Line("No response was found in this document.", (quote_of_item(document, item, view),), shown=False)]
    if not inside:
        return [Line("Response:", (quote_of(document, item.response[:1], view),))]
    return [Line("Response:", (quoted(sentence, view),)) for sentence in inside]


def _absent(
    word: str, number: str, kinds: frozenset[ItemKind], documents: Sequence[str], understood: Understood, view: View
) -> list[Looked]:
    """A number that the document named does not have: what it has instead."""
    if len(documents) != 1:
        return []
    own = [i.number for i in view.items[documents[0]] if i.kind in kinds and i.number]
    if not own:
        return []
    numbers = ", ".join(dict.fromkeys(own))
    says = f"{said_by(view.documents[documents[0]])}: there is no {word} {number}, only numbers {numbers}."
    return [Looked((), answered=False, says=says)]
