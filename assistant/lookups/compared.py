"""Two documents' lists side by side: what one has and the other has not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Scored
from assistant.lookups.found import ASKED_FOR, Looked, quote_of_item
from assistant.question import Understood
from assistant.quotes import likeness
from assistant.view import View
from assistant.writers import Line, said_by
from corpus.models import Item
from corpus.plain import words_of
from index.terms import terms

_ASKS = re.compile(r"\b(different|differences?|differ|compared?|comparison|changed|match|same)\b", re.IGNORECASE)
_TIMES = (
    ("immediat", r"\bimmediate(ly)?\b"),
    ("three month", r"\b(three|3)[ -]months?\b"),
    ("six month", r"\b(six|6)[ -]months?\b"),
)
_LIKE = 0.5
_LETTERS = re.compile(r"\bletters?\b", re.IGNORECASE)
_PAPERS = re.compile(r"\b(papers?|packs?|reports?)\b", re.IGNORECASE)


def compared(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """The recommendations of a letter beside those of a paper, under the timescale named, unmatched ones marked."""
    asked = understood.question
    if not (_ASKS.search(asked) and _LETTERS.search(asked) and _PAPERS.search(asked)):
        return []
    times = times_said(asked)
    lists = {d: items_within(d, times, view) for d in (document.id for document in view.within(understood.filters))}
    letters = [d for d in lists if lists[d] and view.documents[d].description.kind.value == "letter"]
    others = [d for d in lists if lists[d] and d not in letters]
    pairs = [(_alike(lists[a], a, lists[b], b, view), a, b) for a in others for b in letters]
    if not pairs or max(pairs)[0] == 0:
        return []
    _, other, letter = max(pairs)
    lines: list[Line] = []
    for one, two in ((other, letter), (letter, other)):
        quotes = tuple(quote_of_item(one, item, view) for item in lists[one])
        lines.append(Line(f"{len(quotes)} in {said_by(view.documents[one])}.", quotes[:1], shown=False))
        for item, quote in zip(lists[one], quotes, strict=True):
            best = max((_likeness(item, one, i, two, view) for i in lists[two]), default=0.0)
            lines.append(Line("-" if best >= _LIKE else "- In other words, or not, in the other:", (quote,)))
    return [Looked(tuple(lines), ("Items are matched by their words only; read both before relying on a difference.",))]


def times_said(asked: str) -> list[str]:
    """The timescales that the question names, as lists of recommendations write them."""
    return [stem for stem, pattern in _TIMES if re.search(pattern, asked, re.IGNORECASE)]


def items_within(document: str, times: Sequence[str], view: View) -> list[Item]:
    """What the document was asked to do under any of the timescales; all of it where none is given."""
    own = [item for item in view.items[document] if item.kind in ASKED_FOR]
    return [i for i in own if not times or any(t in f"{i.list} {i.timescale}".lower() for t in times)]


def _alike(one: Sequence[Item], of_one: str, two: Sequence[Item], of_two: str, view: View) -> int:
    return sum(any(_likeness(a, of_one, b, of_two, view) >= _LIKE for b in two) for a in one)


def _likeness(a: Item, of_a: str, b: Item, of_b: str, view: View) -> float:
    one, two = (frozenset(terms(words_of(i.spans, view.text(d)))) for i, d in ((a, of_a), (b, of_b)))
    return likeness(one, two)
