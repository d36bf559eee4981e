"""A library made by an earlier Bywhen, brought to the tables of this one; what it holds stays as it is."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Table, inspect, select, update
from sqlalchemy.schema import CreateColumn

from corpus.library.likeness import sketch
from corpus.library.schema import SCHEMA, library, metadata, sketches, texts

FIRST = frozenset({"library", "documents", "texts", "pages", "passages", "items", "commitments", "history"})
"""The tables of the first libraries."""


def migrate(connection: Connection) -> None:
    """Add the tables and columns that are missing, in the transaction at hand."""
    there = set(inspect(connection).get_table_names())
    for table in metadata.sorted_tables:
        if table.name in there:
            _add_columns(connection, table)
    metadata.create_all(connection)
    _sketch(connection)
    connection.execute(update(library).values(schema=SCHEMA))


def _add_columns(connection: Connection, table: Table) -> None:
    have = {column["name"] for column in inspect(connection).get_columns(table.name)}
    for column in table.columns:
        if column.name not in have:
            connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {_defined(connection, column)}")


def _defined(connection: Connection, column: Column[object]) -> str:
    return str(CreateColumn(column).compile(dialect=connection.dialect))


def _sketch(connection: Connection) -> None:
    """A sketch for each document that has none."""
    missing = select(texts.c.document).where(texts.c.document.not_in(select(sketches.c.document)))
    for document in connection.execute(missing).scalars().all():
        text = connection.execute(select(texts.c.text).where(texts.c.document == document)).scalar_one()
        connection.execute(sketches.insert().values(document=document, data=sketch(text)))
