"""The library's tables, the one place where an engine for them is made, and the statements on several tables.

Every table of a document's parts carries the document's id in its key; nothing here is SQLite's alone but `engine_for`.
"""

from __future__ import annotations

import getpass
import json
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    Engine,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    RowMapping,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    update,
)

from corpus.errors import UnknownDocument
from corpus.models import Document, Parsed
from corpus.rows import commitment_rows, document_row, item_rows, page_rows, passage_rows

SCHEMA = 1
"""Grows when a table changes; a library of a higher number is a newer Bywhen's."""

metadata = MetaData()


def _of_document() -> Column[str]:
    return Column("document", ForeignKey("documents.id"), primary_key=True)


library = Table(
    "library",
    metadata,
    Column("name", String(20), primary_key=True),  # "bywhen": the table has one row
    Column("schema", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("source", Text, nullable=False),
    Column("format", String(20), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("description", JSON, nullable=False),
    Column("warnings", JSON, nullable=False),
    Column("added", String(40), nullable=False),
    Column("superseded_by", String(12), nullable=False),  # empty: current
    Column("length", Integer, nullable=False),
)

texts = Table("texts", metadata, _of_document(), Column("text", Text, nullable=False))

pages = Table(
    "pages",
    metadata,
    _of_document(),
    Column("number", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("label", Text, nullable=False),
    Column("has_text", Boolean, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    _of_document(),
    Column("place", Integer, primary_key=True),  # in the document's order
    Column("number", Integer, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("spans", JSON, nullable=False),
    Column("sentences", JSON, nullable=False),
    Column("context", JSON, nullable=False),
    Column("section", JSON, nullable=False),
    Column("page", Integer),
)

items = Table(
    "items",
    metadata,
    _of_document(),
    Column("place", Integer, primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("number", Text, nullable=False),  # as printed
    Column("list", Text, nullable=False),
    Column("spans", JSON, nullable=False),
    Column("timescale", Text, nullable=False),
    Column("due", Date),
    Column("addressed_to", Text, nullable=False),
    Column("position", Text, nullable=False),
    Column("response", JSON, nullable=False),
)

commitments = Table(
    "commitments",
    metadata,
    Column("document", String(12), primary_key=True),
    Column("item", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("by_whom", Text, nullable=False),
    Column("status", String(20), nullable=False),
    Column("due_text", Text),  # these six together: the deadline, or none
    Column("due_start", Integer),
    Column("due_end", Integer),
    Column("due_kind", String(20)),
    Column("due", Date),
    Column("due_reason", Text),
    ForeignKeyConstraint(["document", "item"], ["items.document", "items.place"]),
)

history = Table(
    "history",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("when", String(40), nullable=False),
    Column("what", String(20), nullable=False),
    Column("document", String(12), nullable=False),  # no foreign key: it outlives the document
    Column("source", Text, nullable=False),
    Column("by", Text, nullable=False),
)

PARTS = (commitments, items, passages, pages, texts)
"""What is deleted before a document's own row, in this order."""


def engine_for(path: Path) -> Engine:
    """An engine for a SQLite file, with foreign keys kept, readers that no writer blocks, and deleted text wiped."""
    engine = create_engine(f"sqlite:///{path}", json_serializer=_compact)

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # BEGIN is ours, so that making tables is a transaction too
        for pragma in ("busy_timeout=30000", "journal_mode=WAL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def grouped(connection: Connection, table: Table, ids: list[str], *order: Any) -> dict[str, list[RowMapping]]:
    """A table's rows by document; all of them in one query where many documents are asked for."""
    query = select(table).order_by(table.c.document, *order)
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


def document_row_of(connection: Connection, document_id: str) -> RowMapping:
    row = connection.execute(select(documents).where(documents.c.id == document_id)).mappings().one_or_none()
    if row is None:
        raise UnknownDocument(f"there is no document {document_id!r} in this library")
    return row


def delete_document(connection: Connection, document_id: str) -> None:
    for table in PARTS:
        connection.execute(delete(table).where(table.c.document == document_id))
    connection.execute(delete(documents).where(documents.c.id == document_id))


def store_document(connection: Connection, document: Document, parsed: Parsed) -> None:
    rows = (
        (documents, [document_row(document)]),
        (texts, [{"document": document.id, "text": parsed.reading.text}]),
        (pages, page_rows(document.id, document.pages)),
        (passages, passage_rows(document.id, parsed.passages)),
        (items, item_rows(document.id, parsed.items)),
        (commitments, commitment_rows(document.id, parsed.items)),
    )
    for table, values in rows:
        if values:
            connection.execute(insert(table), values)


def next_revision(connection: Connection) -> int:
    connection.execute(update(library).values(revision=library.c.revision + 1))
    return int(connection.execute(select(library.c.revision)).scalar_one())


def note(connection: Connection, revision: int, what: str, document: str, source: str) -> None:
    number = (connection.execute(select(func.max(history.c.number))).scalar() or 0) + 1
    when = datetime.now(UTC).isoformat(timespec="seconds")
    entry = {"revision": revision, "when": when, "what": what, "document": document, "source": source, "by": _user()}
    connection.execute(insert(history).values(number=number, **entry))


def _user() -> str:
    """The name of whoever runs this, empty where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
