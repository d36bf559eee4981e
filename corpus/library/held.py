"""What a library holds, read: documents, their parts, their corrections and the history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, RowMapping, Table, select

from corpus.boxes import unpacked
from corpus.errors import UnknownDocument
from corpus.library.corrections import Correction, corrected
from corpus.library.edit_statements import all_edits, all_verdicts
from corpus.library.edits import Edit
from corpus.library.naming import named
from corpus.library.opened import Change, Opened
from corpus.library.part_rows import block_of, items_of, paper_of, passage_of
from corpus.library.replaying import Edited, counting, replayed
from corpus.library.rows import document_of
from corpus.library.schema import (
    blocks,
    boxes,
    commitments,
    documents,
    items,
    originals,
    pages,
    papers,
    passages,
    sketches,
    texts,
)
from corpus.library.seeing import mentions, only
from corpus.library.statements import all_corrections, grouped
from corpus.library.verdicts import Verdict
from corpus.models import Block, Box, Description, Document, Item, PackPaper, Passage
from corpus.register.ids import keyed

__all__ = ["Change", "Held"]


class Held(Opened):
    """The reading side of a library. Safe for several threads and several processes."""

    def documents(self, superseded: bool = False, waiting: bool = False) -> list[Document]:
        """Oldest first, those without a date last; earlier versions and those that wait for review where asked for."""
        revision = self.revision  # before they are read: they may be newer than it says, never older
        held = next(iter(self._every), (-1, []))
        if held[0] != revision:
            held = revision, self._read_documents()
            self._every[:] = [held]
        return [d for d in held[1] if (superseded or not d.superseded_by) and (waiting or not d.waiting)]

    def document(self, ref: str) -> Document:
        """By id, by the beginning of an id, or by the file's name; a current version before one that waits for review,
        and both before an earlier one.

        Raises UnknownDocument, naming what is near or, where a name is shared, the ids to choose from.
        """
        return named(ref, self.documents(superseded=True, waiting=True))

    def text(self, document_id: str) -> str:
        """The stored text, exactly. Raises UnknownDocument."""
        text = self._stored_text(document_id)
        if text is None:
            raise UnknownDocument(f"there is no document {document_id!r} in this library")
        return text

    def original(self, document_id: str) -> bytes | None:
        """The file's own bytes; None where it was added by a Bywhen that did not keep them."""
        with self._reading() as connection:
            query = self._only(select(originals.c.data).where(originals.c.document == document_id), originals)
            data: bytes | None = connection.execute(query).scalar()
            return data

    def without_original(self) -> set[str]:
        """The ids of the documents whose files were not kept."""
        with self._reading() as connection:
            query = select(documents.c.id).where(documents.c.id.not_in(select(originals.c.document)))
            return set(connection.execute(only(query, self.sight.ids, documents.c.id)).scalars())

    def machine(self, document_id: str) -> Description:
        """What was read of a document, without the analysts' corrections. Raises UnknownDocument."""
        with self._reading() as connection:
            query = only(select(documents).where(documents.c.id == document_id), self.sight.ids, documents.c.id)
            row = connection.execute(query).mappings().one_or_none()
        if row is None:
            raise UnknownDocument(f"there is no document {document_id!r} in this library")
        return document_of(row, ()).description

    def corrections(self, document_id: str | None = None) -> list[Correction]:
        """Those of one document, or of all, the first one first."""
        with self._reading() as connection:
            found = [one for own in all_corrections(connection, document_id, self.sight.ids).values() for one in own]
        return sorted(found, key=lambda one: (one.when, one.document, one.field))

    def passages(self, document_id: str | None = None, *, superseded: bool = False) -> list[tuple[str, Passage]]:
        """(document id, passage) of one document, or of all current ones in the order of `documents`.

        `superseded`: of earlier versions too. Documents that wait for review are in it only when named.
        """
        parts = self._parts(passages, document_id, superseded)
        return [(document, passage_of(row)) for document, rows in parts for row in rows]

    def items(self, document_id: str | None = None, *, superseded: bool = False) -> list[tuple[str, Item]]:
        """(document id, item) of the register as analysts left it, as `passages`; each item has its key."""
        found = self._registers(document_id, superseded)
        return [(document, item) for document, (read, edits) in found for item in _as_edited(read, edits)]

    def machine_items(self, document_id: str | None = None, *, superseded: bool = False) -> list[tuple[str, Item]]:
        """The same as they were read, without what analysts did; the items that they added are not among them."""
        return [(document, item) for document, (read, _) in self._registers(document_id, superseded) for item in read]

    def edited(self, document_id: str | None = None, *, superseded: bool = False) -> dict[str, Edited]:
        """By its key each item that analysts did something to: as it counts, as it was read, and what they did.

        Those that count no more, rejected or merged into another, are among them.
        """
        registers = (replayed(*own)[0] for _, own in self._registers(document_id, superseded) if own[1])
        return {key: one for entries in registers for key, one in entries.items() if one.edits}

    def edits(self, document_id: str | None = None) -> list[Edit]:
        """Everything that analysts did to the register of one document, or of all, undone or not; the first one first.

        An edit of a document that has a newer version is in the list once more, as that one took it over.
        """
        with self._reading() as connection:
            every = [edit for own in all_edits(connection, document_id, self.sight.ids).values() for edit in own]
        return sorted(every, key=lambda edit: (edit.number, edit.document))

    def unplaced(self, document_id: str | None = None) -> list[Edit]:
        """The edits that stand and change nothing: their words are not in the text as it is read now, or no item is
        there any more.
        """
        registers = self._registers(document_id, superseded=True)
        return [edit for _, (read, edits) in registers if edits for edit in replayed(read, edits)[1]]

    def verdicts(self, document_id: str | None = None) -> list[Verdict]:
        """What analysts said of the links of one document, or of all, undone or not; the first one first."""
        with self._reading() as connection:
            return all_verdicts(connection, document_id, self.sight.ids)

    def blocks(self, document_id: str) -> list[Block]:
        """The document's layout in reading order; empty where it was added by a Bywhen that did not keep it."""
        return [block_of(row) for _, rows in self._parts(blocks, document_id) for row in rows]

    def papers(self, document_id: str) -> list[PackPaper]:
        """The papers of a pack, in their order; empty for any other document."""
        return [paper_of(row) for _, rows in self._parts(papers, document_id) for row in rows]

    def packs(self, *, superseded: bool = False) -> dict[str, list[PackPaper]]:
        """The papers of every pack by its id; `superseded`: of earlier versions too."""
        found = {d: [paper_of(row) for row in rows] for d, rows in self._parts(papers, None, superseded)}
        return {document: own for document, own in found.items() if own}

    def boxes(self, document_id: str, page: int) -> list[Box]:
        """Where each word of a page is printed; empty where the format has no pages, or the page no words."""
        place = (boxes.c.document == document_id) & (boxes.c.page == page)
        begins = select(pages.c.start).where((pages.c.document == document_id) & (pages.c.number == page))
        with self._reading() as connection:
            data = connection.execute(self._only(select(boxes.c.data).where(place), boxes)).scalar()
            start = connection.execute(begins).scalar()
        return unpacked(data, start) if data is not None and start is not None else []

    def sketches(self) -> dict[str, bytes]:
        """Each document's sketch (see corpus.library.likeness) by its id: of earlier versions and waiting ones too."""
        with self._reading() as connection:
            return {row.document: row.data for row in connection.execute(self._only(select(sketches), sketches))}

    def collections(self) -> dict[str, int]:
        """The closed collections that may be seen and have documents, with how many (all versions)."""
        held = Counter(d.collection for d in self.documents(superseded=True, waiting=True) if d.collection)
        return dict(sorted(held.items()))

    def is_hidden(self, document_id: str) -> bool:
        """Whether there is a document with this id that may not be seen."""
        if self.sight.is_whole:
            return False
        with self._reading() as connection:
            there = connection.execute(select(documents.c.id).where(documents.c.id == document_id)).scalar()
        return there is not None and all(d.id != document_id for d in self.documents(superseded=True, waiting=True))

    def _read_documents(self) -> list[Document]:
        query = only(select(documents), self.sight.ids, documents.c.id)
        with self._reading() as connection:
            found = _with_parts(connection, list(connection.execute(query).mappings()))
            if hidden := self._hidden(connection):
                found = [_without(hidden, document) for document in found]
        return sorted(found, key=lambda document: (not document.date, document.date, document.source, document.id))

    def _registers(
        self, document_id: str | None, superseded: bool
    ) -> Iterator[tuple[str, tuple[list[Item], list[Edit]]]]:
        """The items of each document as they were read, with their keys, and the analysts' edits of them."""
        promised = dict(self._parts(commitments, document_id, superseded))
        with self._reading() as connection:
            said = all_edits(connection, document_id, self.sight.ids)
        for document, rows in self._parts(items, document_id, superseded):
            yield document, (keyed(document, items_of(rows, promised.get(document, ()))), said.get(document, []))

    def _stored_text(self, document_id: str) -> str | None:
        query = self._only(select(texts.c.text).where(texts.c.document == document_id), texts)
        with self._reading() as connection:
            return connection.execute(query).scalar()

    def _parts(
        self, table: Table, document_id: str | None, superseded: bool = False
    ) -> Iterator[tuple[str, list[RowMapping]]]:
        """Rows of a document's parts in their order, document by document."""
        every = [document_id] if document_id is not None else [d.id for d in self.documents(superseded)]
        order = [column for column in table.primary_key if column.name != "document"]
        with self._reading() as connection:
            by_document = grouped(connection, table, every, *order, seen=self.sight.ids)
        for document in every:
            yield document, by_document[document]


def _without(hidden: set[str], document: Document) -> Document:
    """A document without what it says of those that may not be seen: that they carried it, replaced it, are alike."""
    return replace(
        document,
        part_of="" if document.part_of in hidden else document.part_of,
        superseded_by="" if document.superseded_by in hidden else document.superseded_by,
        warnings=tuple(words for words in document.warnings if not mentions(words, hidden)),
    )


def _as_edited(read: list[Item], edits: list[Edit]) -> list[Item]:
    return counting(replayed(read, edits)[0]) if edits else read


def _with_parts(connection: Connection, rows: Sequence[RowMapping]) -> list[Document]:
    """Documents with their pages and corrections."""
    ids = [row["id"] for row in rows]
    if not ids:
        return []
    by_document = grouped(connection, pages, ids, pages.c.number)
    said = all_corrections(connection, ids[0] if len(ids) == 1 else None)
    found = (document_of(row, by_document[row["id"]]) for row in rows)
    return [replace(d, description=corrected(d.description, said[d.id])) if d.id in said else d for d in found]
