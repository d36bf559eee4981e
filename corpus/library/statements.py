"""The statements on several of the library's tables."""

from __future__ import annotations

import getpass
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, delete, func, insert, select, update

from corpus.errors import UnknownDocument
from corpus.library.corrections import Correction
from corpus.library.edit_statements import delete_verdicts
from corpus.library.likeness import sketch
from corpus.library.part_rows import block_rows, commitment_rows, item_rows, items_of, paper_rows, passage_rows
from corpus.library.rows import document_row, page_rows
from corpus.library.schema import (
    PARTS,
    READ,
    blocks,
    boxes,
    commitments,
    corrections,
    documents,
    history,
    items,
    library,
    originals,
    pages,
    papers,
    passages,
    sketches,
    texts,
)
from corpus.library.seeing import Seen, only
from corpus.models import Document, Item, Parsed, Passage


def grouped(
    connection: Connection, table: Table, ids: list[str], *order: Any, seen: Seen = None
) -> dict[str, list[RowMapping]]:
    """A table's rows by document; all of them in one query where many documents are asked for."""
    query = only(select(table).order_by(table.c.document, *order), seen, table.c.document)
    if len(ids) == 1:
        query = query.where(table.c.document == ids[0])
    grouped: dict[str, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        grouped[row["document"]].append(row)
    return grouped


def damage(connection: Connection) -> list[str]:
    """What the database engine itself finds wrong with its file."""
    if connection.dialect.name != "sqlite":
        return []
    found = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
    return [] if list(found) == ["ok"] else [f"the library's file is damaged: {line}" for line in found]


def orphans(connection: Connection) -> list[str]:
    """Parts of documents that are not there."""
    ids = select(documents.c.id)
    found = []
    for table in PARTS:
        query = select(func.count()).select_from(table).where(table.c.document.not_in(ids))
        if count := connection.execute(query).scalar_one():
            found.append(f"{count} {table.name} belong to no document")
    return found


def document_row_of(connection: Connection, document_id: str) -> RowMapping:
    row = connection.execute(select(documents).where(documents.c.id == document_id)).mappings().one_or_none()
    if row is None:
        raise UnknownDocument(f"there is no document {document_id!r} in this library")
    return row


def delete_document(connection: Connection, document_id: str) -> None:
    delete_verdicts(connection, document_id)
    _delete(connection, PARTS, document_id)
    connection.execute(delete(documents).where(documents.c.id == document_id))


def store_document(connection: Connection, document: Document, parsed: Parsed, original: bytes | None) -> None:
    """In place of itself where it is there: its corrections stay, and the file's bytes where none are given."""
    row = document_row(document)
    known = update(documents).where(documents.c.id == document.id)
    stays = {name: value for name, value in row.items() if name != "collection"}
    if not connection.execute(known.values(stays)).rowcount:
        connection.execute(insert(documents), row)
    _delete(connection, READ, document.id)
    text = parsed.reading.text
    drawn = zip(document.pages, parsed.reading.boxes, strict=False)
    _insert(connection, texts, [{"document": document.id, "text": text}])
    _insert(connection, sketches, [{"document": document.id, "data": sketch(text)}])
    _insert(connection, pages, page_rows(document.id, document.pages))
    _insert(connection, boxes, [{"document": document.id, "page": p.number, "data": data} for p, data in drawn if data])
    _insert(connection, blocks, block_rows(document.id, parsed.blocks))
    _insert(connection, papers, paper_rows(document.id, parsed.papers))
    store_derived(connection, document.id, parsed.passages, parsed.items)
    if original is not None:
        _delete(connection, [originals], document.id)
        _insert(connection, originals, [{"document": document.id, "data": original}])


def store_derived(
    connection: Connection, document_id: str, its_passages: Iterable[Passage], its_items: Sequence[Item]
) -> None:
    """What is derived from a document's blocks and description, in place of what was."""
    _delete(connection, [commitments, items], document_id)
    store_passages(connection, document_id, its_passages)
    _insert(connection, items, item_rows(document_id, its_items))
    _insert(connection, commitments, commitment_rows(document_id, its_items))


def stored_items(connection: Connection, document_id: str) -> list[Item]:
    """Those of a document as they were read, without keys."""
    ids = [document_id]
    rows = grouped(connection, items, ids, items.c.place)[document_id]
    promised = grouped(connection, commitments, ids, commitments.c.item, commitments.c.place)[document_id]
    return items_of(rows, promised)


def store_passages(connection: Connection, document_id: str, its_passages: Iterable[Passage]) -> None:
    """In place of what was."""
    _delete(connection, [passages], document_id)
    _insert(connection, passages, passage_rows(document_id, its_passages))


def supersede(connection: Connection, old: str, new: str) -> None:
    """Mark `old` as superseded by `new`; as current again where `new` is empty."""
    connection.execute(update(documents).where(documents.c.id == old).values(superseded_by=new))


def successors(connection: Connection) -> dict[str, str]:
    """The id of each superseded document, and of the one that supersedes it."""
    query = select(documents.c.id, documents.c.superseded_by).where(documents.c.superseded_by != "")
    return {row.id: row.superseded_by for row in connection.execute(query)}


def corrections_of(connection: Connection, document_id: str) -> list[Correction]:
    return all_corrections(connection, document_id)[document_id]


def all_corrections(
    connection: Connection, document_id: str | None = None, seen: Seen = None
) -> dict[str, list[Correction]]:
    """By document; of one document only where one is named."""
    query = only(select(*(corrections.c[name] for name in Correction.__slots__)), seen, corrections.c.document)
    if document_id is not None:
        query = query.where(corrections.c.document == document_id)
    found: dict[str, list[Correction]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.document].append(Correction(*row))
    return found


def put_correction(connection: Connection, made: Correction) -> None:
    """In place of an earlier one of the same field."""
    drop_correction(connection, made.document, made.field)
    connection.execute(insert(corrections).values(asdict(made)))


def drop_correction(connection: Connection, document_id: str, field: str) -> bool:
    """Whether there was one."""
    where = (corrections.c.document == document_id) & (corrections.c.field == field)
    return bool(connection.execute(delete(corrections).where(where)).rowcount)


def carry_corrections(connection: Connection, old: Document, new: Document) -> bool:
    """A new version takes over what was corrected in the old one, as far as the same was read of both.

    Both as they were read. Whether it takes over any; its own corrections stay.
    """
    own = {made.field for made in corrections_of(connection, new.id)}
    carried = [
        replace(made, document=new.id)
        for made in corrections_of(connection, old.id)
        if made.field not in own
        and getattr(old.description, made.field).value == getattr(new.description, made.field).value
    ]
    for made in carried:
        put_correction(connection, made)
    return bool(carried)


def _delete(connection: Connection, tables: Iterable[Table], document_id: str) -> None:
    for table in tables:
        connection.execute(delete(table).where(table.c.document == document_id))


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def next_revision(connection: Connection) -> int:
    connection.execute(update(library).values(revision=library.c.revision + 1))
    return int(connection.execute(select(library.c.revision)).scalar_one())


def note(
    connection: Connection, revision: int, what: str, about: tuple[str, str], *, detail: str = "", who: str = ""
) -> None:
    """A line of the history; `about` is a document's id and source, `who` did it (empty: whoever runs this)."""
    document, source = about
    number = (connection.execute(select(func.max(history.c.number))).scalar() or 0) + 1
    entry = {"revision": revision, "when": now(), "what": what, "document": document, "source": source}
    entry["collection"] = collection_of(connection, document)
    connection.execute(insert(history).values(number=number, **entry, by=who or user(), detail=detail))


def collection_of(connection: Connection, document_id: str) -> str:
    """The collection of a document; empty where it is open, or not there."""
    return connection.execute(select(documents.c.collection).where(documents.c.id == document_id)).scalar() or ""


def last_collection(connection: Connection, document_id: str) -> str | None:
    """That of a document that is there or was; None: there never was one with this id."""
    there = connection.execute(select(documents.c.collection).where(documents.c.id == document_id)).scalar()
    if there is not None:
        return str(there)
    was = select(history.c.collection).where(history.c.document == document_id).order_by(history.c.number.desc())
    return connection.execute(was.limit(1)).scalar()


def set_collection(connection: Connection, ids: Iterable[str], collection: str) -> None:
    """Put documents into a collection, with all that the history says of them; empty: open to everyone."""
    for one in ids:
        connection.execute(update(documents).where(documents.c.id == one).values(collection=collection))
        connection.execute(update(history).where(history.c.document == one).values(collection=collection))


def now() -> str:
    """ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def user() -> str:
    """The name of whoever runs this, empty where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
