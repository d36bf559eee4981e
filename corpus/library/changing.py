"""The writing side of a library: one writer at a time, each change one transaction and one revision."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Self

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, RowMapping, delete
from sqlalchemy.exc import DatabaseError

from corpus.errors import LibraryError, NotALibrary, NotAllowed, UnknownDocument
from corpus.library.checkup import Checked
from corpus.library.folder import LOCK
from corpus.library.reasons import reason_for
from corpus.library.schema import empty_log, links
from corpus.library.seeing import Sight
from corpus.library.shelfmarks import key_of
from corpus.library.statements import document_row_of, next_revision, user
from corpus.library.values import name_of
from corpus.models import Parsed, Reading

_PATIENCE = 120.0  # seconds to wait for another Bywhen that is adding to the same library


class Changing(Checked):
    """Safe for several threads and several processes: writers wait for one another."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        super().__init__(folder, engine)
        self._lock = FileLock(folder / LOCK, timeout=_PATIENCE)
        self._traces = Event()  # set: of removed documents, in SQLite's log

    def seen_by(self, sight: Sight) -> Self:
        """The same library as somebody sees it, who can do no more in it than that; close the one it was opened as."""
        theirs = copy.copy(self)
        theirs.sight = sight
        if sight.collections != self.sight.collections:
            theirs._every = []
        return theirs

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

    @contextmanager
    def _changing(self, *, deleting: bool = False) -> Iterator[tuple[Connection, int]]:
        """One transaction, and the revision that it makes: the links that were kept of the last one go in it.

        What was deleted is then wiped from SQLite's log as well. Raises NotAllowed.
        """
        if not self.sight.changes:
            raise NotAllowed("You may read this library, and change nothing in it: ask an analyst to.")
        with self.writing():
            with self._engine.begin() as connection:
                connection.execute(delete(links))
                yield connection, next_revision(connection)
            if deleting:
                self._traces.set()
            self._wipe()

    def _wipe(self) -> None:
        """Where another is reading that the log is needed for: at the next change, or when this library is closed."""
        if self._traces.is_set() and empty_log(self._engine):
            self._traces.clear()

    def _signed(self, who: str) -> str:
        """Who did it: whoever this library is opened for, before whoever is named, before whoever runs this."""
        return self.sight.who or name_of(who) or user()

    def _reason(self, words: str, *about: str) -> str:
        """Why something is said of these documents, as it is stored. Raises CorrectionError: see `reason_for`."""
        return reason_for(words, about, self.documents(superseded=True, waiting=True)) if words else ""

    def _key(self, *, make: bool) -> bytes:
        """See corpus.library.shelfmarks."""
        with self.writing():
            return key_of(self.folder, make=make)

    def _row(self, connection: Connection, document_id: str) -> RowMapping:
        """A document's own row. Raises UnknownDocument, as for one that may not be seen."""
        row = document_row_of(connection, document_id)
        if not self.sight.sees(row["collection"]):
            raise UnknownDocument(f"there is no document {document_id!r} in this library")
        return row

    def _parsed(self, document_id: str) -> Parsed:
        """What was stored of a document, as far as register and passages are derived from it."""
        document = self.document(document_id)
        reading = Reading(self.text(document_id), document.format, document.pages)
        papers = tuple(self.papers(document_id))
        return Parsed(reading, self.machine(document_id), tuple(self.blocks(document_id)), papers=papers)
