"""What to ask the author: what does not fit in the items and in the documents that came since, and unread pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from assistant.anomalies import CONFLICT, DATE, YEAR, Anomaly, anomalies
from assistant.changes.models import Query
from assistant.changes.since import Fresh
from assistant.entries import Row, Said
from assistant.view import View
from corpus.layout.paging import pages_words
from corpus.library.finding import Wording
from corpus.library.review import queries_of
from corpus.models import Document
from corpus.saying import counted, spoken

UNREAD, OTHER = "Pages that could not be read", "Something else to check"
KINDS = (DATE, CONFLICT, YEAR, UNREAD, OTHER)
"""In the order in which they weigh."""

_QUOTED = re.compile(r'"(?P<words>.+?)"(?=:|,| )')
_OF_DATES = re.compile(r"that day was a |the deadline had passed|later than the date of|before the meeting on")


def queries_in(view: View, fresh: Fresh) -> list[Query]:
    """Of the documents that came since and count now; the weightiest first, by document."""
    of_items: dict[str, list[Anomaly]] = defaultdict(list)
    for row in view.rows:
        for one in _of_item(row, view, fresh):
            of_items[one.places[-1].document].append(one)
    found = [query for ident, own in of_items.items() for query in _queries(own, view.documents[ident])]
    for document in view.documents.values():
        if document.id in fresh.documents:
            found += [*_doubts(document, of_items[document.id], view), *_of_reading(document)]
    return sorted(found, key=lambda one: KINDS.index(one.kind))


def _of_item(row: Row, view: View, fresh: Fresh) -> Iterator[Anomaly]:
    """What came since brought; its weekdays are told with the document's."""
    others = (*row["later_evidence"], *row["same_as"])
    if {row["document"], *(one["document"] for one in others)} & fresh.documents:
        for one in anomalies(row, view.by_key[row["id"]]):
            if one.about and fresh.brought(*(place.document for place in (one.places[0], one.places[-1]))):
                yield one


def _queries(found: Iterable[Anomaly], document: Document) -> Iterator[Query]:
    """Each conflict once, though both its items tell of it; dates that are inferred for one reason together."""
    by_reason: dict[str, list[Anomaly]] = defaultdict(list)
    told: set[frozenset[tuple[str, int]]] = set()
    for one in found:
        places = frozenset((place.document, place.start) for place in one.places)
        if one.reason:
            by_reason[one.reason].append(one)
        elif one.kind != CONFLICT or places not in told:
            told.add(places)
            yield Query(one.kind, one.beside_its_words, document, one.places)
    for reason, own in by_reason.items():
        words = f"{counted(len(own), 'due date')} are inferred: {reason}"
        every = tuple(one.places[0] for one in own)
        yield Query(YEAR, words if len(own) > 1 else own[0].beside_its_words, document, every)


def _of_reading(document: Document) -> Iterator[Query]:
    if document.pages_unread:
        yield Query(UNREAD, f"{pages_words(document.pages_unread)} could not be read".capitalize(), document)
    own = document.description.date
    if own.inferred and own.value:
        why = f"the date of the document, {spoken(own.value)}, is not printed whole: {own.reason}"
        yield Query(YEAR, why, document)
    elif not own.value and not own.by:
        yield Query(OTHER, f"no date was found: {own.reason or 'none is printed'}", document)


def _doubts(document: Document, of_items: Sequence[Anomaly], view: View) -> Iterator[Query]:
    """What does not fit in what it says, but for what is told of its items."""
    wording = Wording(view.text(document.id), view.library.blocks(document.id))
    for doubt in _told(document, view):
        words = quoted(doubt)
        places = tuple(Said(document.id, p[0].start, p[-1].end, words) for p in wording.places(words)[:1])
        about = doubt.removeprefix(f'"{words}": ') if places else doubt
        if not any(one.kind == DATE and _is_same(doubt, words, one.places[0].words) for one in of_items):
            yield Query(DATE if _OF_DATES.search(doubt) else OTHER, about, document, places)


def _told(document: Document, view: View) -> list[str]:
    """As they were found on reading; anew where an analyst gave the document another date."""
    if not document.description.date.by:
        return list(document.description.doubts)
    return [one for own in queries_of(view.library, document) for one in own]


def _is_same(doubt: str, words: str, promised: str) -> bool:
    return promised[:60] in doubt or bool(words and words in promised)


def quoted(doubt: str) -> str:
    """The words of the document that a doubt is about; empty where it names none."""
    found = _QUOTED.search(doubt)
    return found["words"] if found else ""
