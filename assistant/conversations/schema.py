"""The tables of what readers keep, in a file of its own beside the library's."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import (
    Boolean,
    Column,
    Engine,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    insert,
    select,
)
from sqlalchemy.exc import DatabaseError
from sqlalchemy.schema import CreateIndex, CreateTable

from corpus.errors import PeopleError
from corpus.library.schema import engine_for

FILE = "people.sqlite"
SCHEMA = 1

metadata = MetaData()

about = Table("about", metadata, Column("schema", Integer, primary_key=True))

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("reader", Text, nullable=False),  # empty: whoever uses this machine
    Column("title", Text, nullable=False),
    Column("words", Text, nullable=False),  # the title's, folded for searching
    Column("begun", String(40), nullable=False),
    Column("last", String(40), nullable=False),
    Column("deleted", String(40), nullable=False),  # when; empty: it is there
)

turns = Table(
    "turns",
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("question", Text, nullable=False),
    Column("asked_words", Text, nullable=False),  # folded for searching
    Column("said_words", Text, nullable=False),
    Column("answer", LargeBinary),  # JSON; none: it was withdrawn
    Column("filters", LargeBinary),
    Column("earlier", Boolean, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("asked", String(40), nullable=False),
    Column("closed", LargeBinary, nullable=False),  # JSON: the collections that the reader saw; null: all
)

cited = Table(
    "cited",
    metadata,
    Column("conversation", String(16), primary_key=True),
    Column("turn", Integer, primary_key=True),
    Column("document", String(12), primary_key=True),
    ForeignKeyConstraint(["conversation", "turn"], ["turns.conversation", "turns.number"], ondelete="CASCADE"),
)
"""The documents that an answer quotes: it is shown to nobody who cannot open them all."""

opinions = Table(
    "opinions",
    metadata,
    Column("conversation", String(16), primary_key=True),
    Column("turn", Integer, primary_key=True),
    Column("citation", Integer, primary_key=True),  # 0: the whole answer
    Column("good", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("when", String(40), nullable=False),
    ForeignKeyConstraint(["conversation", "turn"], ["turns.conversation", "turns.number"], ondelete="CASCADE"),
)

looked = Table(
    "looked",
    metadata,
    Column("reader", Text, primary_key=True),
    Column("when", String(40), nullable=False),
    Column("revision", Integer, nullable=False),
)

ended = Table(
    "ended",
    metadata,
    Column("sign_in", String(64), primary_key=True),
    Column("when", String(40), nullable=False),
)
"""Sign-ins that count no more, though the cookie that they left may still be shown."""

_INDEXES = (
    Index("conversations_by_reader", conversations.c.reader, conversations.c.last),
    Index("cited_by_document", cited.c.document),
)


def opened(folder: Path) -> Engine:
    """The file in the library's folder, made where there is none, for its owner's eyes only. Raises PeopleError."""
    path = folder / FILE
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise PeopleError(f"{path} cannot be used to keep conversations: {error.strerror or error}") from error
    engine = engine_for(path)
    try:
        made = _made(engine)
    except DatabaseError as error:
        engine.dispose()
        raise PeopleError(f"{path} cannot be used to keep conversations: {error.orig}") from error
    if made > SCHEMA:
        engine.dispose()
        raise PeopleError(f"{path} was made by a newer Bywhen (format {made}, ours is {SCHEMA}): update Bywhen")
    return engine


def _made(engine: Engine) -> int:
    """The format of the tables, which are made where they are missing: by whoever is first, of several at once."""
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            connection.execute(CreateTable(table, if_not_exists=True))
        for index in _INDEXES:
            connection.execute(CreateIndex(index, if_not_exists=True))
        found: int | None = connection.execute(select(about.c.schema)).scalar()
        if found is None:
            connection.execute(insert(about).values(schema=SCHEMA))
        return found or SCHEMA
