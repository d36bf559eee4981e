"""A document with all that the library has of it as one piece of data, and back: whatever its tables are."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, Date, Table, insert, select, update

from corpus.library.schema import PARTS, documents, removed, verdicts

_Rows = dict[str, list[dict[str, Any]]]
_BEFORE = " before"  # no table's name


def packed(connection: Connection, document_id: str) -> bytes:
    """A document's own row, its parts, what analysts said of it, and which documents it replaces."""
    rows: _Rows = {documents.name: _rows(connection, documents, documents.c.id == document_id)}
    for table in PARTS:
        rows[table.name] = _rows(connection, table, table.c.document == document_id)
    linked = (verdicts.c.earlier == document_id) | (verdicts.c.later == document_id)
    rows[verdicts.name] = _rows(connection, verdicts, linked)
    replaced = select(documents.c.id).where(documents.c.superseded_by == document_id)
    rows[_BEFORE] = [{"id": one} for one in connection.execute(replaced).scalars()]
    return _closed(rows)


def unpack(connection: Connection, data: bytes) -> None:
    """Put it back into the tables as it was; the documents that it replaced are replaced again, where they are there.

    Of what was said of its links comes back what leads to documents that are there; the rest comes back with those that
    it leads to, where they are kept as well.
    """
    rows = _opened(data)
    (own,) = rows[documents.name]
    _insert(connection, documents, rows)
    for table in reversed(PARTS):  # items before their commitments
        _insert(connection, table, rows)
    there = set(connection.execute(select(documents.c.id)).scalars())
    said, rows[verdicts.name] = rows[verdicts.name], []
    for one in said:
        if away := {one["earlier"], one["later"]} - there:
            _hand_over(connection, one, away.pop())
        else:
            rows[verdicts.name].append(one)
    _insert(connection, verdicts, rows)
    for one in rows[_BEFORE]:
        its = (documents.c.id == one["id"]) & documents.c.superseded_by.in_({own["id"], own["superseded_by"]} - {""})
        connection.execute(update(documents).where(its).values(superseded_by=own["id"]))


def _hand_over(connection: Connection, verdict: dict[str, Any], document_id: str) -> None:
    """Pack what was said of a link with its other document; nothing where that is not kept."""
    own = removed.c.document == document_id
    if data := connection.execute(select(removed.c.body).where(own)).scalar():
        rows = _opened(data)
        rows[verdicts.name].append(verdict)
        connection.execute(update(removed).where(own).values(body=_closed(rows)))


def _closed(rows: _Rows) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(rows), 1)


def _opened(data: bytes) -> _Rows:
    return msgspec.msgpack.decode(zlib.decompress(data), type=_Rows)


def _rows(connection: Connection, table: Table, where: Any) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(table).where(where)).mappings()]


def _insert(connection: Connection, table: Table, rows: _Rows) -> None:
    if own := [dict(_values(table, row)) for row in rows.get(table.name, ())]:
        connection.execute(insert(table), own)


def _values(table: Table, row: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Those that the table has a column for by now, with days as days."""
    for column in table.columns:
        if column.name in row:
            value = row[column.name]
            is_day = isinstance(column.type, Date) and isinstance(value, str)
            yield column.name, date.fromisoformat(value) if is_day else value
