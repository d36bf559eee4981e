"""The library's tables, and the one place where an engine for them is made.

Every table of a document's parts carries the document's id in its key; nothing here is SQLite's alone but `engine_for`.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Engine,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    false,
)
from sqlalchemy.exc import DatabaseError

_PATIENTLY, _BRIEFLY = 30_000, 250  # milliseconds to wait for another that uses the database

SCHEMA = 6
"""Grows when a table changes; a library of a higher number is a newer Bywhen's, for a lower one see migrating.py."""

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
    Column("waiting", Boolean, nullable=False, server_default=false()),
    Column("rules", Integer, nullable=False, server_default="0"),
    Column("part_of", String(12), nullable=False, server_default=""),  # no foreign key: the e-mail may be removed
    Column("collection", String(60), nullable=False, server_default=""),  # empty: open to everyone
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
    Column("doubt", Text, nullable=False, server_default=""),
    Column("confidence", Float),
)

originals = Table("originals", metadata, _of_document(), Column("data", LargeBinary, nullable=False))
"""The files themselves, byte for byte."""

boxes = Table(
    "boxes",
    metadata,
    _of_document(),
    Column("page", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),  # see corpus.boxes
)

blocks = Table(
    "blocks",
    metadata,
    _of_document(),
    Column("place", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("spans", JSON, nullable=False),
    Column("level", Integer, nullable=False),
    Column("marker", Text, nullable=False),
    Column("style", String(20), nullable=False),
    Column("cells", JSON, nullable=False),
    Column("header", JSON, nullable=False),
    Column("section", JSON, nullable=False),
    Column("speaker", Text, nullable=False),
)

papers = Table(
    "papers",
    metadata,
    _of_document(),
    Column("place", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("item", Text, nullable=False),
    Column("facts", JSON, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    _of_document(),
    Column("field", String(20), primary_key=True),
    Column("value", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("when", String(40), nullable=False),
    Column("machine", Text, nullable=False),  # what was read, when it was corrected
)

sketches = Table("sketches", metadata, _of_document(), Column("data", LargeBinary, nullable=False))
"""What likeness is judged by: see corpus.library.likeness."""

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
    Column("speaker", Text, nullable=False, server_default=""),
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
    Column("called", Text, nullable=False, server_default=""),
    Column("paired", Text, nullable=False, server_default=""),
    Column("positions", JSON, nullable=False, server_default="[]"),
    Column("said", JSON, nullable=False, server_default="[]"),
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
    Column("firmness", String(20), nullable=False, server_default="firm"),
    Column("said", JSON, nullable=False, server_default="[]"),
    ForeignKeyConstraint(["document", "item"], ["items.document", "items.place"]),
)

edits = Table(
    "edits",
    metadata,
    _of_document(),
    Column("number", Integer, primary_key=True),  # the revision that it made; copies for later versions have the same
    Column("deed", String(20), nullable=False),
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("when", String(40), nullable=False),
    Column("body", JSON, nullable=False),  # see corpus.library.edits
)
"""What analysts did to the register: nothing is ever changed in it but where its words stand."""

verdicts = Table(
    "verdicts",
    metadata,
    Column("earlier", ForeignKey("documents.id"), primary_key=True),
    Column("later", ForeignKey("documents.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("judgement", String(20), nullable=False),
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("when", String(40), nullable=False),
    Column("body", JSON, nullable=False),  # see corpus.library.verdicts
)
"""What analysts said of links between documents, in the same way."""

removed = Table(
    "removed",
    metadata,
    Column("document", String(12), primary_key=True),  # no foreign key: it is out of every other table
    Column("source", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("date", String(10), nullable=False),
    Column("when", String(40), nullable=False),
    Column("by", Text, nullable=False),
    Column("collection", String(60), nullable=False),
    Column("body", LargeBinary, nullable=False),  # see corpus.library.packing
)
"""Documents that were removed and can be brought back for a while: nothing else reads what is in them."""

links = Table(
    "links",
    metadata,
    Column("basis", String(200), primary_key=True),  # what they were reckoned from beside the library
    Column("revision", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),  # see corpus.library.linking
)
"""Derived, and only of the revision that the library is at: whatever changes the library empties it."""

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
    Column("detail", Text, nullable=False, server_default=""),
    Column("collection", String(60), nullable=False, server_default=""),  # the document's, as it is or last was
)

READ = (commitments, items, passages, pages, texts, boxes, blocks, papers, sketches)
"""What reading a document makes: deleted, in this order, before it is stored again."""

PARTS = (*READ, corrections, originals, edits)
"""What is deleted before a document's own row, in this order."""


def engine_for(path: Path) -> Engine:
    """An engine for a SQLite file, with foreign keys kept, readers that no writer blocks, and deleted text wiped."""
    engine = create_engine(f"sqlite:///{path}", json_serializer=_compact)

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # BEGIN is ours, so that making tables is a transaction too
        for pragma in (f"busy_timeout={_PATIENTLY}", "journal_mode=WAL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def empty_log(engine: Engine) -> bool:
    """Write SQLite's log (`-wal`) into the database and empty it, and with it what it has of deleted text.

    False where a reader or a writer needs it still, and where it cannot be done.
    """
    try:
        with closing(engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout={_BRIEFLY}")
            busy: int = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            cursor.execute(f"PRAGMA busy_timeout={_PATIENTLY}")
    except (sqlite3.Error, DatabaseError):
        return False
    return not busy


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
