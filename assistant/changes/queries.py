"""What to ask the author: dates that cannot be, years that are not printed, documents that conflict, unread pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from assistant.changes.models import Query, Said
from assistant.changes.moved import said_at, stands
from assistant.changes.since import Fresh
from assistant.entries import Entry, Row, entries_of
from assistant.quotes import likeness
from assistant.view import View
from corpus.layout.paging import pages_words
from corpus.library.finding import Wording
from corpus.library.review import queries_of
from corpus.models import Document, DueKind, ItemKind, Link, LinkKind, Status
from corpus.saying import counted, spoken
from index.terms import terms

DATE, CONFLICT, YEAR, UNREAD, OTHER = (
    "A date that does not fit",
    "Documents that conflict",
    "A date without its year",
    "Pages that could not be read",
    "Something else to check",
)
KINDS = (DATE, CONFLICT, YEAR, UNREAD, OTHER)
"""In the order in which they weigh."""

_QUOTED = re.compile(r'"(?P<words>.+?)"(?=:|,| )')
_OF_DATES = re.compile(r"that day was a |the deadline had passed|later than the date of|before the meeting on")
_SAME_MATTER = 0.6
_OPEN = (Status.PROMISED, Status.NOT_STARTED, Status.CONSIDERING)


def queries_in(view: View, fresh: Fresh) -> list[Query]:
    """Of the documents that came since and count now; the weightiest first, by document."""
    current = [document for ident, document in view.documents.items() if ident in fresh.documents]
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in view.rows:
        rows[row["document"]].append(row)
    found = [query for document in current for query in _of(document, rows[document.id], view)]
    found += _conflicts(view, fresh)
    return sorted(found, key=lambda one: KINDS.index(one.kind))


def _of(document: Document, rows: Sequence[Row], view: View) -> Iterator[Query]:
    yield from _doubts(document, rows, view)
    yield from _years(document, rows, view)
    if document.pages_unread:
        yield Query(UNREAD, f"{pages_words(document.pages_unread)} could not be read".capitalize(), document)
    own = document.description.date
    if own.inferred and own.value:
        why = f"the date of the document, {spoken(own.value)}, is not printed whole: {own.reason}"
        yield Query(YEAR, why, document)
    elif not own.value and not own.by:
        yield Query(OTHER, f"no date was found: {own.reason or 'none is printed'}", document)


def _doubts(document: Document, rows: Sequence[Row], view: View) -> Iterator[Query]:
    """What does not fit in what it says, and promises whose day had passed when they were made."""
    doubts, wording = _told(document, view), Wording(view.text(document.id), view.library.blocks(document.id))
    for doubt in doubts:
        words = quoted(doubt)
        places = tuple(Said(document.id, p[0].start, p[-1].end, words) for p in wording.places(words)[:1])
        about = doubt.removeprefix(f'"{words}": ') if places else doubt
        yield Query(DATE if _OF_DATES.search(doubt) else OTHER, about, document, places)
    for entry in entries_of(rows):
        said_of = _said(entry)
        if _is_promised_late(entry) and not _has(doubts, said_of.words):
            words = f"promised for {spoken(entry.due)}, which had passed when this was dated, {spoken(entry.as_at)}"
            yield Query(DATE, words, document, (said_of,))


def _is_promised_late(entry: Entry) -> bool:
    """A log prints days that have passed as a matter of course; who promises something does not."""
    is_own = entry.commitment is not None and entry.row["kind"] != ItemKind.AGREED_ACTION
    return is_own and entry.status == Status.PROMISED and bool(entry.due) and entry.due < entry.as_at


def _told(document: Document, view: View) -> list[str]:
    """As they were found on reading; anew where an analyst gave the document another date."""
    if not document.description.date.by:
        return list(document.description.doubts)
    return [one for own in queries_of(view.library, document) for one in own]


def _has(doubts: Iterable[str], words: str) -> bool:
    return any(words[:60] in doubt or (quoted(doubt) and quoted(doubt) in words) for doubt in doubts)


def quoted(doubt: str) -> str:
    """The words of the document that a doubt is about; empty where it names none."""
    found = _QUOTED.search(doubt)
    return found["words"] if found else ""


def _years(document: Document, rows: Sequence[Row], view: View) -> Iterator[Query]:
    """What names a day without its year, or from which it is reckoned, each reason once."""
    by_reason: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries_of(rows):
        if entry.commitment and entry.due and (why := _inferred(entry, view)):
            by_reason[why].append(entry)
    for why, own in by_reason.items():
        yield Query(YEAR, f"{counted(len(own), 'due date')}: {why}", document, tuple(map(_said, own)))


def _inferred(entry: Entry, view: View) -> str:
    """Why its day is what it is, where that is not printed and nobody gave it."""
    made = entry.commitment or {}
    if made["due_kind"] != DueKind.INFERRED or "due" in made["given"]:
        return ""
    deadline = view.by_key[entry.row["id"]].commitments[made["place"]].deadline
    return deadline.reason if deadline else ""


def _conflicts(view: View, fresh: Fresh) -> Iterator[Query]:
    """The same thing said otherwise: done and then open again, or with other days in documents of one day."""
    for link in view.chains.links:
        if not fresh.tells(link) or {link.earlier.document, link.later.document} - view.documents.keys():
            continue
        if words := _conflict(link, view):
            places = tuple(said_at(end, view) for end in (link.earlier, link.later))
            yield Query(CONFLICT, words, view.documents[link.later.document], places)


def _conflict(link: Link, view: View) -> str:
    if link.kind not in (LinkKind.LATER, LinkKind.SAME, LinkKind.CHANGED):
        return ""
    (before, was), (after, now) = (stands(end, view) for end in (link.earlier, link.later))
    of_one_day = view.documents[link.earlier.document].date == view.documents[link.later.document].date
    if before and after and before != after and of_one_day:
        return f"two documents of one day give it other dates: {spoken(before)} and {spoken(after)}"
    if again := next((d.after for d in link.changes if d.field == "status" and d.before == Status.DONE), ""):
        return f"said to be done, and {again} in a later document"
    if was is Status.DONE and now in (*_OPEN, Status.IN_PROGRESS) and _is_of_one_matter(link, view):
        return f"said to be done, and {now.value} in a later document"
    return ""


def _is_of_one_matter(link: Link, view: View) -> bool:
    """Whether both sides say much the same: later words may tell of the next step of what is done."""
    ends = (said_at(end, view).words for end in (link.earlier, link.later))
    return likeness(*(frozenset(terms(words)) for words in ends)) >= _SAME_MATTER


def _said(entry: Entry) -> Said:
    row, made = entry.row, entry.commitment or entry.row
    return Said(row["document"], made["start"], made["end"], made.get("quote") or row["text"], row["id"])
