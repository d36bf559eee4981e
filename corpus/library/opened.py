"""A library as it is opened for somebody: what they may see, how far it is, and what was done to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Select, Table, select
from sqlalchemy.exc import DatabaseError

from corpus.errors import LibraryError
from corpus.library.schema import documents, history, library
from corpus.library.seeing import EVERYTHING, Sight, mentions, only
from corpus.models import Document

_Query = TypeVar("_Query", bound=Select[Any])


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the library's history. `when` is UTC, `by` whoever did it, `detail` what the other words leave open.

    `what` is "added", "added again", "added for review", "accepted", "discarded", "read again", "corrected",
    "correction undone", "superseded", "current again", "removed", "brought back", "collection changed", "exported" and
    "deleted for good" (which change nothing: the revision is the one before), or a Deed's or a Judgement's words:
    "item edited".
    """

    revision: int
    when: str
    what: str
    document: str
    source: str
    by: str
    detail: str = ""


class Opened:
    """What every statement on a library goes through: it says no more than may be seen."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder = folder
        self._engine = engine
        self.sight: Sight = EVERYTHING
        self._every: list[tuple[int, list[Document]]] = []  # one at most; shared by all that see the same

    @property
    def revision(self) -> int:
        """Grows by one with every change; an index made at another revision is out of step."""
        with self._reading() as connection:
            return int(connection.execute(select(library.c.revision)).scalar_one())

    @property
    def stamp(self) -> tuple[str, int, str]:
        """What is derived of the library may be kept by: as long as it is the same, so is what is seen."""
        return str(self.folder), self.revision, self.sight.name

    def history(self, document_id: str | None = None) -> list[Change]:
        """Every change, or those of one document, the first one first; it outlives the documents that it names.

        Of documents that may be seen, and of no other is a word in it. What an export was of beside them is told to
        who sees everything.
        """
        query = select(*(history.c[name] for name in Change.__slots__)).order_by(history.c.number)
        if document_id is not None:
            query = query.where(history.c.document == document_id)
        with self._reading() as connection:
            if self.sight.is_whole:
                return [Change(*row) for row in connection.execute(query)]
            query = query.where(self.sight.among(history.c.collection), history.c.document != "")
            hidden = self._hidden(connection)
            changes = [Change(*row) for row in connection.execute(query)]
        return [replace(one, detail="") if _tells(one, hidden) else one for one in changes]

    def sees_all(self) -> bool:
        """Whether nothing that is in the library just now is hidden."""
        if self.sight.is_whole:
            return True
        closed = select(documents.c.id).where(~self.sight.among(documents.c.collection)).limit(1)
        with self._reading() as connection:
            return connection.execute(closed).scalar() is None

    def saw_all(self) -> bool:
        """Whether nothing is hidden of all that ever was in it: of what was removed, questions may still tell."""
        with self._reading() as connection:
            return not self._hidden(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except DatabaseError as error:
            raise LibraryError(
                f"the library cannot be read ({error.orig}): restore a copy of {self.folder} if it is damaged"
            ) from error

    def _only(self, query: _Query, table: Table) -> _Query:
        """A query of a table of documents' parts, restricted to what may be seen."""
        return only(query, self.sight.ids, table.c.document)

    def _hidden(self, connection: Connection) -> set[str]:
        """The ids of the documents that may not be seen, removed ones among them."""
        if self.sight.is_whole:
            return set()
        its = select(documents.c.id).where(~self.sight.among(documents.c.collection))
        gone = select(history.c.document).where(~self.sight.among(history.c.collection))
        return {one for query in (its, gone) for one in connection.execute(query).scalars() if one}


def _tells(change: Change, hidden: set[str]) -> bool:
    """Whether what it says may be of a document or a collection that may not be seen: an export has words asked for."""
    return change.what in ("collection changed", "exported") or mentions(change.detail, hidden)
