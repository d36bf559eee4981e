"""Removing documents: for good, or into a place where they are kept whole for a while and nothing finds them.

What is kept is in none of the tables that are read, listed or searched: it is packed with all that belongs to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from filelock import Timeout
from sqlalchemy import Connection, RowMapping, delete, insert, select, update
from sqlalchemy.exc import DatabaseError

from corpus.errors import NotAllowed, UnknownDocument, VersionError
from corpus.library.closing import Closing
from corpus.library.packing import packed, unpack
from corpus.library.schema import documents, library, removed
from corpus.library.statements import delete_document, note, now, set_collection, user

KEPT = timedelta(days=30)
"""How long a document that was removed can be brought back."""
_NOBODY = "Bywhen"


@dataclass(frozen=True, slots=True)
class Removed:
    """A document that was removed and is kept still. `when` it was (ISO 8601, UTC) and `by` whom; `date` is its own."""

    document: str
    source: str
    title: str
    date: str
    when: str
    by: str

    @property
    def until(self) -> datetime:
        """When it is deleted for good."""
        return datetime.fromisoformat(self.when) + KEPT


class Removing(Closing):
    """What waits for review is discarded, and waits again when it is brought back."""

    def remove(self, document_id: str, *, who: str = "", keep: bool = False) -> None:
        """Delete a document and everything read from it; versions before it stay superseded. Raises UnknownDocument.

        `keep`: out of everything all the same, it can be brought back for a while.
        """
        title, date = (self.document(document_id).title, self.document(document_id).date) if keep else ("", "")
        with self._changing(deleting=True) as (connection, revision):
            row = self._row(connection, document_id)
            signed = self._signed(who)
            if keep:
                kept = {"document": document_id, "source": row["source"], "title": title, "date": date}
                kept |= {"when": now(), "by": signed, "collection": row["collection"]}
                connection.execute(delete(removed).where(removed.c.document == document_id))
                connection.execute(insert(removed).values(**kept, body=packed(connection, document_id)))
            if row["superseded_by"]:
                before = update(documents).where(documents.c.superseded_by == document_id)
                connection.execute(before.values(superseded_by=row["superseded_by"]))
            what = "discarded" if row["waiting"] else "removed"
            note(connection, revision, what, (document_id, row["source"]), who=signed)
            delete_document(connection, document_id)

    def removed(self) -> list[Removed]:
        """Those that can be brought back, the last removed first; not those that were added again since."""
        columns = [removed.c[name] for name in Removed.__slots__]
        query = (
            select(*columns).where(removed.c.document.not_in(select(documents.c.id))).order_by(removed.c.when.desc())
        )
        if not self.sight.is_whole:
            query = query.where(self.sight.among(removed.c.collection))
        with self._reading() as connection:
            return [Removed(*row) for row in connection.execute(query)]

    def bring_back(self, document_id: str, *, who: str = "") -> None:
        """Put a removed document back as it was, with its corrections, register and versions.

        Raises UnknownDocument where it is not kept, or not any more; VersionError where it was added again.
        """
        with self._changing(deleting=True) as (connection, revision):
            row = self._kept(connection, document_id)
            if connection.execute(select(documents.c.id).where(documents.c.id == document_id)).scalar():
                raise VersionError(f"{row['source']} was added again: it is in the library already")
            unpack(connection, row["body"])
            connection.execute(delete(removed).where(removed.c.document == document_id))
            its = self._carried(connection, [document_id])
            closed = select(documents.c.collection).where(documents.c.id.in_(its), documents.c.collection != "")
            if collection := row["collection"] or connection.execute(closed.limit(1)).scalar():
                set_collection(connection, [document_id], collection)
            note(connection, revision, "brought back", (document_id, row["source"]), who=self._signed(who))

    def delete_removed(self, ids: Sequence[str], *, who: str = "") -> None:
        """Delete what is kept of removed documents for good. Raises UnknownDocument, NotAllowed."""
        if not self.sight.changes:
            raise NotAllowed("You may read this library, and change nothing in it: ask an analyst to.")
        with self.writing():
            with self._engine.begin() as connection:
                for row in [self._kept(connection, one) for one in ids]:
                    self._delete_kept(connection, row, self._signed(who))
            self._traces.set()
            self._wipe()

    def expire(self, moment: datetime | None = None) -> bool:
        """Delete for good what has been kept for as long as it may be: whether there was any. No change of the library.

        Not where another is writing to the library just now: there is a next time.
        """
        first = ((moment or datetime.now(UTC)) - KEPT).isoformat(timespec="seconds")
        past = select(removed).where(removed.c.when < first)
        with self._reading() as connection:
            if connection.execute(select(removed.c.document).where(removed.c.when < first).limit(1)).scalar() is None:
                return False
        with suppress(Timeout, OSError, DatabaseError), self._lock.acquire(timeout=0):
            with self._engine.begin() as connection:
                for row in connection.execute(past).mappings().all():
                    self._delete_kept(connection, row, _NOBODY)
            self._traces.set()
            self._wipe()
            return True
        return False

    def _kept(self, connection: Connection, document_id: str) -> RowMapping:
        """What is kept of a removed document. Raises UnknownDocument, as for one that may not be seen."""
        row = connection.execute(select(removed).where(removed.c.document == document_id)).mappings().one_or_none()
        if row is None or not self.sight.sees(row["collection"]):
            raise UnknownDocument(f"no removed document {document_id!r} can be brought back: add the file again")
        return row

    def _delete_kept(self, connection: Connection, row: RowMapping, who: str) -> None:
        """In the history it stays as closed as it was; the revision stays too."""
        revision = int(connection.execute(select(library.c.revision)).scalar_one())
        connection.execute(delete(removed).where(removed.c.document == row["document"]))
        note(connection, revision, "deleted for good", (row["document"], row["source"]), who=who or user())
        there = connection.execute(select(documents.c.id).where(documents.c.id == row["document"])).scalar()
        if not there:
            set_collection(connection, [row["document"]], row["collection"])
