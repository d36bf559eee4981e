"""The documents that a reader asks for, in the order that they ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from corpus.models import Document, Item
from corpus.register import count_commitments, count_recommendations
from ui.web import listing
from ui.web.documents.asked import DOUBTS, EARLIER, EVERYTHING, SCANS, SHOWN, UNDATED, UNREAD, Asked

_LAST = "9999"  # behind every date


def chosen(documents: Sequence[Document], asked: Asked) -> list[Document]:
    """Of all versions of all documents, those asked for; earlier versions only where they are."""
    found = [d for d in listing.matching(documents, asked.words) if _SHOWS[asked.show](d) and _fits(d, asked)]
    return sorted(found, key=_ORDERED.get(asked.sort, _newest))


def counts(documents: Sequence[Document], asked: Asked) -> dict[str, int]:
    """How many there are of what can be shown, within the words and filters."""
    return {show: len(chosen(documents, asked.but(show=show))) for show in SHOWN}


def registers(items: Iterable[tuple[str, Item]]) -> dict[str, tuple[int, int]]:
    """How many recommendations and commitments each document has, by its id."""
    found: dict[str, list[Item]] = defaultdict(list)
    for document, item in items:
        found[document].append(item)
    return {one: (count_recommendations(its), count_commitments(its)) for one, its in found.items()}


def _fits(document: Document, asked: Asked) -> bool:
    about, day = document.description, document.day
    return (
        (not asked.kind or about.kind.value in asked.kind)
        and (not asked.body or about.body.value in asked.body)
        and (not asked.collection or document.collection in asked.collection)
        and (asked.dated_from is None or (day is not None and day >= asked.dated_from))
        and (asked.dated_to is None or (day is not None and day <= asked.dated_to))
    )


def _current(which: Callable[[Document], object]) -> Callable[[Document], bool]:
    return lambda document: not document.superseded_by and bool(which(document))


_SHOWS: dict[str, Callable[[Document], bool]] = {
    EVERYTHING: _current(lambda d: True),
    DOUBTS: _current(listing.queries),
    SCANS: _current(lambda d: any(page.confidence is not None for page in d.pages)),
    UNREAD: _current(lambda d: d.pages_unread),
    UNDATED: _current(lambda d: not d.date),
    EARLIER: lambda d: bool(d.superseded_by),
}


def _named(document: Document, value: str) -> tuple[bool, str, Any]:
    """By a value, those without one last; of one value the newest first."""
    return not value, value.casefold(), _newest(document)


def _newest(document: Document) -> tuple[bool, int, str]:
    day = document.day
    return day is None, -(day.toordinal() if day else 0), document.title.casefold()


_ORDERED: dict[str, Callable[[Document], Any]] = {
    "oldest": lambda d: (d.date or _LAST, d.title.casefold()),
    "title": lambda d: (d.title.casefold(), _newest(d)),
    "body": lambda d: _named(d, d.description.body.value),
    "kind": lambda d: _named(d, d.description.kind.value),
    "added": lambda d: ([-ord(c) for c in d.added], d.title.casefold()),
    "doubts": lambda d: (-len(listing.queries(d)), _newest(d)),
}
