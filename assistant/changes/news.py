"""What is new in the register, and what is told again of something undertaken before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant.changes.models import Move, Told
from assistant.changes.since import Fresh
from assistant.entries import Entry, Row, entries_of
from assistant.view import View
from corpus.models import LinkKind, Status
from corpus.plain import plain

_AGAIN = (LinkKind.SAME, LinkKind.PART, LinkKind.CHANGED)
_TOLD = (LinkKind.LATER, LinkKind.CHANGED)


def new_in(view: View, fresh: Fresh) -> list[Entry]:
    """What the documents that came since ask and promise and no document before them did: the newest first, as printed.

    What is asked again, or told of again, stands where it was asked first.
    """
    known = _Known(view)
    found = [
        entry
        for row in view.rows
        if row["document"] in fresh.documents
        for entry in entries_of([row])
        if not known.has(entry)
    ]
    return sorted(found, key=lambda e: e.row["as_at"] or "", reverse=True)


def told_in(view: View, fresh: Fresh, moved: Sequence[Move]) -> Iterator[Told]:
    """What was undertaken before of which documents that came since tell, but for what `moved` has already.

    That something is done is told here all the same.
    """
    have = {(one.before.document, one.before.start, one.after.document) for one in moved}
    for row in view.rows:
        by_place: dict[int | None, list[Row]] = defaultdict(list)
        for one in row["later_evidence"]:
            if one["document"] in fresh.documents:
                by_place[one["commitment"]].append(one)
        made = {one["place"]: one for one in row["commitments"]}
        for place, found in by_place.items():
            entry = Entry(row, made.get(place) if place is not None else None)
            begun = row["document"], (entry.commitment or row)["start"]
            own = [e for e in found if e["status"] == Status.DONE or (*begun, e["document"]) not in have]
            if own:
                yield Told(entry, tuple(sorted(own, key=lambda e: e["date"] or "")))


class _Known:
    """What stood before: by the links between entries, and by the words of an earlier version or issue."""

    def __init__(self, view: View) -> None:
        links = [link for link in view.chains.links if link.kind in (*_AGAIN, *_TOLD)]
        self._items = {e.later.item for e in links if e.kind in _AGAIN and e.later.commitment < 0} - {""}
        self._commitments = {(e.later.item, e.later.commitment) for e in links if e.kind in _TOLD}
        self._words: dict[str, set[str]] = defaultdict(set)
        for link in links:
            if link.kind in _AGAIN and (item := view.chains.items.get(link.earlier.item)):
                text = view.text(link.earlier.document)
                spans = (item.spans, item.response, *((made.span,) for made in item.commitments))
                self._words[link.later.document] |= {_folded(" ".join(s.of(text) for s in own)) for own in spans}
        for document in view.every.values():
            if document.superseded_by:
                self._words[document.superseded_by] |= _every(view, document.id)

    def has(self, entry: Entry) -> bool:
        row, made = entry.row, entry.commitment
        if _folded(made["quote"] if made else row["text"]) in self._words[row["document"]]:
            return True
        if made is None:
            return row["id"] in self._items
        return (row["id"], made["place"]) in self._commitments


def _every(view: View, document: str) -> set[str]:
    """The words of all items and commitments of a version that has been replaced."""
    text = view.text(document)
    items = [item for _, item in view.library.items(document)]
    spans = [own for item in items for own in (item.spans, *((made.span,) for made in item.commitments))]
    return {_folded(" ".join(span.of(text) for span in own)) for own in spans}


def _folded(words: str) -> str:
    return " ".join(plain(words).casefold().split())
