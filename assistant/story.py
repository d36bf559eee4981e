"""The story of one item: what was asked, answered and promised, what later documents say, where else it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.anomalies import anomalies
from assistant.entries import Entry, Row, commitments_of, past
from assistant.view import View
from corpus.errors import UnknownItem
from corpus.library.edits import edit_json, undone
from corpus.library.replaying import Edited
from corpus.library.versions import latest
from corpus.models import Document, Item, LinkKind, Span
from corpus.plain import words_of
from corpus.register.ids import document_of_key
from corpus.register.rows import rows_of


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment under the item, `number` as analysts count them from 1, with what later documents say of it."""

    entry: Entry
    number: int
    is_past: bool
    evidence: Sequence[Row] = ()

    @property
    def made(self) -> Row:
        assert self.entry.commitment is not None
        return self.entry.commitment


@dataclass(frozen=True, slots=True)
class Story:
    """All that is known of an item, on a `day`.

    `evidence` is of the item itself, `elsewhere` where the same stands or what is alike: both in order of time, each
    with the `title` of its document. `queries` are what does not fit. `machine` are the rows as they were read, `edits`
    what analysts did, the last first. `before` and `after` are the ids of its neighbours in the document; `newer` is
    its own in the version that replaced the document. `revision` is the library's.
    """

    row: Row
    item: Item
    document: Document
    day: date
    promises: Sequence[Promise] = ()
    evidence: Sequence[Row] = ()
    elsewhere: Sequence[Row] = ()
    queries: Sequence[str] = ()
    machine: Sequence[Row] = ()
    edits: Sequence[Row] = ()
    edited: Edited | None = None
    latest: str = ""
    before: str = ""
    after: str = ""
    newer: str = ""
    revision: int = 0

    @property
    def key(self) -> str:
        return str(self.row["id"])

    @property
    def is_past(self) -> bool:
        """Whether the item's own date has passed, and nothing says that it is done."""
        return past(Entry(self.row), self.day)

    @property
    def counts(self) -> bool:
        """Whether it is in the register: not rejected, and merged into no other."""
        return self.edited is None or self.edited.counts

    @property
    def last_told(self) -> Row | None:
        """The last that a later document says of it or of what was promised under it."""
        every = [*self.evidence, *(one for promise in self.promises for one in promise.evidence)]
        return max(every, key=lambda one: one["date"] or "", default=None)


def story_of(key: str, view: View, day: date) -> Story:
    """Of an item by its whole id, also of one that counts no more. Raises UnknownItem, UnknownDocument."""
    library = view.library
    document = library.document(document_of_key(key))
    edited = library.edited(document.id, superseded=True).get(key)
    item = edited.item if edited else next((one for _, one in library.items(document.id) if one.key == key), None)
    if item is None:
        raise UnknownItem(f"there is no item {key} in the register of {document.source}")
    row = next((one for one in view.rows if one["id"] == key), None) or _row(item, document, view)
    before, after = _neighbours(key, document, view)
    return Story(
        row=row,
        item=item,
        document=document,
        day=day,
        promises=[_promise(entry, day, view) for entry in commitments_of(row)],
        evidence=_in_time((one for one in row["later_evidence"] if one["commitment"] is None), view),
        elsewhere=_in_time((*row["same_as"], *row["beside"]), view),
        queries=[one.sentence for one in anomalies(row, item)],
        machine=[_row(one, document, view) for one in edited.read] if edited else [],
        edits=_edits(key, view),
        edited=edited,
        latest=max((one.date for one in view.documents.values()), default=""),
        before=before,
        after=after,
        newer=_newer(key, document, view),
        revision=library.revision,
    )


def _row(item: Item, document: Document, view: View) -> Row:
    """Of an item that is in no view: of an earlier version, of a document that waits, or that counts no more."""
    papers = view.library.papers(document.id)
    return rows_of(document, [item], view.text(document.id), document.pages, papers)[0]


def _promise(entry: Entry, day: date, view: View) -> Promise:
    assert entry.commitment is not None
    place = entry.commitment["place"]
    own = [one for one in entry.row["later_evidence"] if one["commitment"] == place]
    return Promise(entry, place + 1, past(entry, day), _in_time(own, view))


def _in_time(rows: Iterable[Row], view: View) -> list[Row]:
    titled = [{**one, "title": _title(one, view)} for one in rows]
    return sorted(titled, key=lambda one: (one["date"] or "", one["document"], one["start"]))


def _title(one: Row, view: View) -> str:
    """Of the document, or of the paper of a pack, that the words stand in."""
    return view.part(one["document"], Span(one["start"], one["end"])).title


def _edits(key: str, view: View) -> list[Row]:
    """Undone ones too, the last first."""
    own = view.library.edits(document_of_key(key))
    gone = undone(own)
    return [edit_json(edit, edit.number in gone) for edit in reversed(own) if key in edit.keys]


def _neighbours(key: str, document: Document, view: View) -> tuple[str, str]:
    """The items before and after it in the order of the text; empty where there is none."""
    keys = [item.key for item in view.items.get(document.id, ())]
    if key not in keys:
        return "", ""
    at = keys.index(key)
    return keys[at - 1] if at else "", keys[at + 1] if at + 1 < len(keys) else ""


def _newer(key: str, document: Document, view: View) -> str:
    """The same in the newest version: by its link, where it was changed; else by its words."""
    if not document.superseded_by:
        return ""
    links = (link for link in view.chains.of(key, LinkKind.CHANGED, LinkKind.SAME) if link.earlier.item == key)
    linked = next((link.later.item for link in links if link.later.document in view.documents), "")
    return linked or next((own for own in _alike(key, document, view)), "")


def _alike(key: str, document: Document, view: View) -> Iterator[str]:
    replaced = {one.id: one.superseded_by for one in view.every.values()}
    newest, text = latest(document.id, replaced), view.text(document.id)
    own = next((item for _, item in view.library.items(document.id) if item.key == key), None)
    for item in view.items.get(newest, ()) if own else ():
        if own and words_of(item.spans, view.text(newest)) == words_of(own.spans, text):
            yield item.key
