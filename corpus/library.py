"""The library: the documents that were added, whole, in one SQLite file; every index is derived from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, RowMapping, Table, func, insert, inspect, select, update
from sqlalchemy.exc import DatabaseError

from corpus.errors import LibraryError, NotALibrary, UnknownDocument
from corpus.folder import FILE, LOCK, prepare
from corpus.health import problems_of
from corpus.models import Document, Item, Parsed, Passage
from corpus.rows import document_of, item_of, passage_of
from corpus.schema import (
    PARTS,
    SCHEMA,
    commitments,
    damage,
    delete_document,
    document_row_of,
    documents,
    engine_for,
    grouped,
    history,
    items,
    library,
    metadata,
    next_revision,
    note,
    pages,
    passages,
    store_document,
    texts,
)

_NAME = "bywhen"
_PATIENCE = 120.0  # seconds to wait for another Bywhen that is adding to the same library
_SHORTEST_PREFIX = 4


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the library's history. `what` is "added", "added again", "removed" or "superseded"; `when` is UTC."""

    revision: int
    when: str
    what: str
    document: str
    source: str
    by: str


class Library:
    """An open library folder. Safe for several threads and several processes: writers wait for one another."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder = folder
        self._engine = engine
        self._lock = FileLock(folder / LOCK, timeout=_PATIENCE)

    @classmethod
    def open(cls, folder: Path, *, create: bool = True) -> Library:
        """Raises NotALibrary where the folder is another program's, not writable, or (unless `create`) without one."""
        prepare(folder, create=create)
        engine = engine_for(folder / FILE)
        opened = cls(folder, engine)
        try:
            opened._adopt()
        except NotALibrary:
            opened.close()
            raise
        except DatabaseError as error:
            opened.close()
            raise NotALibrary(_unusable(folder, error)) from error
        return opened

    def __enter__(self) -> Library:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    @property
    def revision(self) -> int:
        """Grows by one with every change; an index made at another revision is out of step."""
        with self._reading() as connection:
            return int(connection.execute(select(library.c.revision)).scalar_one())

    # Reading

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except DatabaseError as error:
            raise LibraryError(
                f"the library cannot be read ({error.orig}): restore a copy of {self.folder} if it is damaged"
            ) from error

    def documents(self, superseded: bool = False) -> list[Document]:
        """Oldest first, those without a date last; with `superseded`, earlier versions too."""
        query = select(documents)
        if not superseded:
            query = query.where(documents.c.superseded_by == "")
        with self._reading() as connection:
            rows = connection.execute(query).mappings().all()
            by_document = grouped(connection, pages, [row["id"] for row in rows], pages.c.number)
        found = [document_of(row, by_document[row["id"]]) for row in rows]
        return sorted(found, key=lambda document: (not document.date, document.date, document.source, document.id))

    def document(self, ref: str) -> Document:
        """By id, by the beginning of an id, or by the file's name; a current version before an earlier one.

        Raises UnknownDocument, naming what is near or, where a name is shared, the ids to choose from.
        """
        every = self.documents(superseded=True)
        current = [document for document in every if not document.superseded_by]
        for known in (current, every):
            found = [document for document in known if ref in (document.id, document.source)]
            if not found and len(ref) >= _SHORTEST_PREFIX:
                found = [document for document in known if document.id.startswith(ref.lower())]
            if len(found) == 1:
                return found[0]
            if found and known is every:  # several earlier versions: the one superseded last
                return max(found, key=lambda document: document.added)
            if found:
                choice = ", ".join(f"{document.id} ({document.source})" for document in found)
                raise UnknownDocument(f"{ref!r} may mean several documents; name one by its id: {choice}")
        raise UnknownDocument(_no_such(ref, current))

    def text(self, document_id: str) -> str:
        """The stored text, exactly. Raises UnknownDocument."""
        text = self._stored_text(document_id)
        if text is None:
            raise UnknownDocument(f"there is no document {document_id!r} in this library")
        return text

    def passages(self, document_id: str | None = None) -> list[tuple[str, Passage]]:
        """(document id, passage) of one document, or of all current ones in the order of `documents`."""
        return [(document, passage_of(row)) for document, rows in self._parts(passages, document_id) for row in rows]

    def items(self, document_id: str | None = None) -> list[tuple[str, Item]]:
        """(document id, item) of the register, as `passages`."""
        promised: dict[tuple[str, int], list[RowMapping]] = defaultdict(list)
        for document, rows in self._parts(commitments, document_id):
            for row in rows:
                promised[document, row["item"]].append(row)
        return [
            (document, item_of(row, promised[document, row["place"]]))
            for document, rows in self._parts(items, document_id)
            for row in rows
        ]

    def history(self) -> list[Change]:
        """Every change, the first one first; it outlives the documents that it names."""
        columns = [history.c[name] for name in Change.__slots__]
        with self._reading() as connection:
            return [Change(*row) for row in connection.execute(select(*columns).order_by(history.c.number))]

    # Changing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the library for several steps: no other thread or process changes it meanwhile. May be nested."""
        try:
            lock = self._lock.acquire()
        except Timeout as error:
            raise LibraryError("another Bywhen has been adding to this library for minutes: try again later") from error
        except OSError as error:
            raise NotALibrary(f"{self.folder} cannot be written to: {error.strerror or error}") from error
        with lock:
            try:
                yield
            except DatabaseError as error:
                raise LibraryError(f"the library could not be changed, and is as it was: {error.orig}") from error

    def put(self, document: Document, parsed: Parsed, *, supersedes: str = "") -> None:
        """Store a document whole, in place of itself if it is there; `supersedes`: the id of an earlier version."""
        with self.writing(), self._engine.begin() as connection:
            known = connection.execute(select(documents.c.sha256).where(documents.c.id == document.id)).scalar()
            if known not in (None, document.sha256):
                raise LibraryError(f"two different files have the id {document.id}: the second cannot be added")
            delete_document(connection, document.id)
            store_document(connection, document, parsed)
            revision = next_revision(connection)
            note(connection, revision, "added" if known is None else "added again", document.id, document.source)
            if supersedes:
                old = document_row_of(connection, supersedes)
                old_version = update(documents).where(documents.c.id == supersedes)
                connection.execute(old_version.values(superseded_by=document.id))
                note(connection, revision, "superseded", supersedes, old["source"])

    def remove(self, document_id: str) -> None:
        """Delete a document and everything read from it; versions before it stay superseded. Raises UnknownDocument."""
        with self.writing(), self._engine.begin() as connection:
            row = document_row_of(connection, document_id)
            delete_document(connection, document_id)
            if row["superseded_by"]:
                before = update(documents).where(documents.c.superseded_by == document_id)
                connection.execute(before.values(superseded_by=row["superseded_by"]))
            note(connection, next_revision(connection), "removed", document_id, row["source"])

    # Health

    def check(self) -> list[str]:
        """What is wrong with the stored data, in words; empty where all is well."""
        try:
            with self._reading() as connection:
                found = damage(connection)
        except LibraryError as error:
            found = [str(error)]
        if found:
            return found
        every = self.documents(superseded=True)
        removed = {change.document for change in self.history() if change.what == "removed"}
        found = self._out_of_step(every)
        for document in every:
            own = [passage for _, passage in self.passages(document.id)], [item for _, item in self.items(document.id)]
            found += problems_of(document, self._stored_text(document.id), *own)
            successor = document.superseded_by
            if successor and successor not in removed and all(successor != other.id for other in every):
                found.append(f"{document.source}: superseded by {successor}, which is not in the library")
        return found

    def _out_of_step(self, every: list[Document]) -> list[str]:
        found = []
        ids = [document.id for document in every]
        with self._reading() as connection:
            for table in PARTS:
                orphans = select(func.count()).select_from(table).where(table.c.document.not_in(ids))
                if count := connection.execute(orphans).scalar_one():
                    found.append(f"{count} {table.name} belong to no document")
        last = max((change.revision for change in self.history()), default=0)
        if last != self.revision:
            found.append(f"the library is at revision {self.revision}, its history at {last}")
        return found

    def _stored_text(self, document_id: str) -> str | None:
        with self._reading() as connection:
            return connection.execute(select(texts.c.text).where(texts.c.document == document_id)).scalar()

    def _parts(self, table: Table, document_id: str | None) -> Iterator[tuple[str, list[RowMapping]]]:
        """Rows of a document's parts in their order, document by document."""
        ids = [document.id for document in self.documents()] if document_id is None else [document_id]
        order = [column for column in table.primary_key if column.name != "document"]
        with self._reading() as connection:
            by_document = grouped(connection, table, ids, *order)
        for document in ids:
            yield document, by_document[document]

    def _adopt(self) -> None:
        """Make the tables in a new file; check that an old one is ours."""
        names = set(inspect(self._engine).get_table_names())
        if not names:
            with self.writing(), self._engine.begin() as connection:
                if not inspect(connection).get_table_names():
                    metadata.create_all(connection)
                    connection.execute(insert(library).values(name=_NAME, schema=SCHEMA, revision=0))
            names = set(metadata.tables)
        if "library" not in names:
            raise NotALibrary(f"{self.folder / FILE} is another program's database: choose another folder")
        with self._engine.connect() as connection:
            schema = connection.execute(select(library.c.schema).where(library.c.name == _NAME)).scalar()
        if schema is None or (schema == SCHEMA and not set(metadata.tables) <= names):
            raise NotALibrary(f"{self.folder / FILE} is not a whole library of Bywhen's: choose another folder")
        if schema > SCHEMA:
            raise NotALibrary(
                f"{self.folder} was made by a newer Bywhen (format {schema}, ours is {SCHEMA}): update Bywhen"
            )


def _unusable(folder: Path, error: DatabaseError) -> str:
    return f"{folder / FILE} cannot be used as a library ({error.orig}): choose another folder, or restore a copy of it"


def _no_such(ref: str, known: Iterable[Document]) -> str:
    names = {document.source.casefold(): document.source for document in known}
    near = get_close_matches(ref.casefold(), names, n=3, cutoff=0.5)
    hint = f"; did you mean {' or '.join(repr(names[name]) for name in near)}?" if near else ""
    return f"there is no document {ref!r} in this library{hint}"
