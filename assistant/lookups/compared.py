"""Two documents' lists side by side: what one has and the other has not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from assistant.chains import far
from assistant.evidence import Scored
from assistant.lookups.found import ASKED_FOR, Looked, held_by, named_documents, quote_of_item, topic, words_of_item
from assistant.lookups.told import cut
from assistant.lookups.topical import in_quotes
from assistant.lookups.windows import times_said
from assistant.question import Understood
from assistant.quotes import Quote, likeness
from assistant.view import View
from assistant.writers import Line, said_by
from corpus.models import Item, LinkKind
from corpus.plain import words_of
from index.terms import terms

_ASKS = re.compile(r"\b(different|differences?|differ|compared?|comparison|changed|match|same)\b", re.IGNORECASE)
_SIDE_BY_SIDE = re.compile(r"\b(?:differences?|differ|compare|comparison|match|side by side)\b", re.IGNORECASE)
_ASKING = frozenset(terms("different difference differ compare compared comparison changed match same side date dates"))
_LIKE = 0.5
_LETTERS = re.compile(r"\bletters?\b", re.IGNORECASE)
_PAPERS = re.compile(r"\b(papers?|packs?|reports?)\b", re.IGNORECASE)
_ON = re.compile(
    r"\b(?:say|says|said|promised?|about|regarding|on)\b"
    r"|\bcompare (?!(?:the|our|both|all|these|those|what)\b)(?:[\w'’-]+ ){1,5}?(?:in|between|of|from|across)\b",
    re.IGNORECASE,
)
_PAIRS = (LinkKind.SAME, LinkKind.PART, LinkKind.CHANGED, LinkKind.LATER)
_BY_WORDS = "Items are matched by their words and the register's links; read both before relying on a difference."
_MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class Side:
    """A document with what it was asked to do."""

    document: str
    items: tuple[Item, ...]


def compared(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """The recommendations of two documents in a table, under the timescale named: first what only one of them has."""
    if not _ASKS.search(understood.question):
        return []
    pairs = [(one, two) for one, two in _pairs(understood, view) if _shared(one, two, view)]
    if not pairs:
        return []
    one, two = max(pairs, key=lambda pair: _shared(pair[0], pair[1], view))
    both = [(item, [other for other in two.items if _is_like(item, one, other, two, view)]) for item in one.items]
    matched = [other for _, others in both for other in others]
    rows = [_row([item], others, (one, two), view) for item, others in both]
    rows += [_row([], [other], (one, two), view) for other in two.items if other not in matched]
    head = " | ".join(said_by(view.documents[side.document]) for side in (one, two))
    ends = tuple(quote_of_item(side.document, side.items[0], view) for side in (one, two))
    about = _about(understood, _meant(understood, view), view)
    of = [f"Only what names {in_quotes(about, understood.standalone)} is compared."] if about else []
    lines = (_told(one, two, view), Line(f"| {head} |", ends, shown=False), *rows)
    return [Looked(lines, (*of, _BY_WORDS))]


def items_within(document: str, times: Sequence[str], view: View) -> list[Item]:
    """What the document was asked to do under any of the timescales; all of it where none is given."""
    own = [item for item in view.items[document] if item.kind in ASKED_FOR]
    return [i for i in own if not times or any(t in f"{i.list} {i.timescale}".lower() for t in times)]


def _pairs(understood: Understood, view: View) -> list[tuple[Side, Side]]:
    """The two documents named, or every letter beside every paper; with what they list of a topic that is named."""
    asked, documents = understood.question, _meant(understood, view)
    both_named = _both_named(understood, view)
    if not (both_named or (_LETTERS.search(asked) and _PAPERS.search(asked))):
        return []
    about = _about(understood, documents, view)
    sides = [_on_topic(Side(d, tuple(items_within(d, times_said(asked), view))), about, view) for d in documents]
    pairs = combinations([side for side in sides if side.items], 2)
    titled = {d for d in documents if topic(understood, [], view) & view.title_terms[d]} & {
        d for d, _ in understood.named
    }
    unlike = [p for p in pairs if both_named or _is_letter(p[0], view) is not _is_letter(p[1], view)]
    return [(one, two) for one, two in unlike if not titled or titled & {one.document, two.document}]


def _both_named(understood: Understood, view: View) -> bool:
    two = bool(understood.named) and len(named_documents(understood, view)) == 2
    return two and _SIDE_BY_SIDE.search(understood.question) is not None


def _meant(understood: Understood, view: View) -> list[str]:
    """The two documents named, or all that the filters let through."""
    every = [document.id for document in view.within(understood.filters)]
    return named_documents(understood, view) if _both_named(understood, view) else every


def _about(understood: Understood, documents: Sequence[str], view: View) -> frozenset[str]:
    """The topic that is named, of which alone the documents are compared."""
    return topic(understood, documents, view) - _ASKING if _ON.search(understood.question) else frozenset()


def _is_letter(side: Side, view: View) -> bool:
    return view.documents[side.document].description.kind.value == "letter"


def _on_topic(side: Side, about: frozenset[str], view: View) -> Side:
    held = (i for i in side.items if not about or held_by(words_of_item(side.document, i, view), about) >= _LIKE)
    return Side(side.document, tuple(held))


def _told(one: Side, two: Side, view: View) -> Line:
    """How many either has, what only one of them has, and what is several in the other."""
    counts = "; ".join(f"{len(side.items)} in {said_by(view.documents[side.document])}" for side in (one, two))
    said: list[str] = []
    quotes: list[Quote] = []
    for side, other in ((one, two), (two, one)):
        alike = {n: [b for b in other.items if _is_like(a, side, b, other, view)] for n, a in enumerate(side.items)}
        only = [side.items[n] for n, others in alike.items() if not others]
        said += [f"Only in {_which(side, view)}: {'; '.join(_cut(item, side, view) for item in only)}."] * bool(only)
        split = [(side.items[n], len(others)) for n, others in alike.items() if len(others) > 1]
        said += [
            f"One of {_which(side, view)} stands as {of} in {_which(other, view)}: {_cut(a, side, view)}."
            for a, of in split
        ]
        quotes += [quote_of_item(side.document, item, view) for item in (*only, *(a for a, _ in split))]
    quotes = quotes or [quote_of_item(one.document, one.items[0], view)]
    return Line(f"{counts}. {' '.join(said) or 'Each stands in both.'}", tuple(quotes), shown=False)


def _which(side: Side, view: View) -> str:
    return f"the {view.documents[side.document].description.kind.value or 'document'}"


def _row(one: Sequence[Item], two: Sequence[Item], sides: tuple[Side, Side], view: View) -> Line:
    """A line of the table: an item of the first, and those of the second that are like it."""
    cells = [
        "; ".join(_cut(item, side, view) for item in items) or "-"
        for items, side in zip((one, two), sides, strict=True)
    ]
    of = zip((one, two), sides, strict=True)
    quotes = tuple(quote_of_item(side.document, item, view) for items, side in of for item in items)
    return Line(f"| {' | '.join(cells)} |", quotes, shown=False)


def _cut(item: Item, side: Side, view: View) -> str:
    words = words_of(item.spans[:1], view.text(side.document)).replace("|", "/")
    return f"{item.number} {cut(words, _MOST_WORDS)}".strip()


def _shared(one: Side, two: Side, view: View) -> int:
    return sum(any(_is_like(a, one, b, two, view) for b in two.items) for a in one.items)


def _is_like(a: Item, one: Side, b: Item, two: Side, view: View) -> bool:
    """Whether the register links them, or they are in much the same words."""
    if any(far(link, a.key).item == b.key for link in view.chains.of(a.key, *_PAIRS)):
        return True
    words = [frozenset(terms(words_of(i.spans, view.text(s.document)))) for i, s in ((a, one), (b, two))]
    return likeness(*words) >= _LIKE
