"""The library: the documents that were added, whole, in one SQLite file; every index is derived from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, insert, inspect, select, update
from sqlalchemy.exc import DatabaseError

from corpus.errors import CorrectionError, LibraryError, NotALibrary, NotAllowed, VersionError
from corpus.library.corrections import Correction, checked, corrected, told
from corpus.library.edit_statements import all_verdicts, carry_edits, carry_verdicts, edits_of, place
from corpus.library.finding import Wording
from corpus.library.folder import FILE, prepare
from corpus.library.migrating import FIRST, migrate
from corpus.library.opened import Change
from corpus.library.removing import Removed, Removing
from corpus.library.rows import document_of
from corpus.library.schema import SCHEMA, documents, engine_for, library, metadata
from corpus.library.statements import (
    carry_corrections,
    corrections_of,
    drop_correction,
    note,
    now,
    put_correction,
    set_collection,
    store_derived,
    store_document,
    stored_items,
    successors,
    supersede,
)
from corpus.library.versions import no_version
from corpus.models import Document, Item, Parsed

__all__ = ["Change", "Library", "Removed"]

_NAME = "bywhen"


class Library(Removing):
    """An open library folder. Safe for several threads and several processes: writers wait for one another."""

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
        self._wipe()
        self._engine.dispose()

    # Documents

    def put(
        self,
        document: Document,
        parsed: Parsed,
        *,
        original: bytes | None = None,
        supersedes: str = "",
        waiting: bool = False,
    ) -> None:
        """Store a document whole, in place of itself if it is there; `supersedes`: the id of an earlier version.

        `document.description` is what was read of it: corrections made before are kept, and those of the version that
        it supersedes are carried over where the same was read of both. `original` are the file's bytes (None: those
        kept before). A document that is `waiting` supersedes nothing before it is accepted. It comes into its
        `collection` with the documents that it carries, where it is new; raises NotAllowed where that may not be seen.
        """
        if not self.sight.sees(document.collection) or self.is_hidden(document.id):
            raise NotAllowed(f"You may not add {document.source}: ask an administrator to.")
        document = replace(document, waiting=waiting or document.waiting)
        if document.waiting and supersedes:
            raise VersionError("a document that waits for review replaces nothing yet: say so when it is accepted")
        with self._changing() as (connection, revision):
            known = connection.execute(select(documents.c.sha256).where(documents.c.id == document.id)).scalar()
            if known not in (None, document.sha256):
                raise LibraryError(f"two different files have the id {document.id}: the second cannot be added")
            added = "added for review" if document.waiting else "added"
            about = document.id, document.source
            self._store(connection, document, parsed, original)
            note(connection, revision, added if known is None else "added again", about, who=self._signed(""))
            if known is None and document.collection:
                set_collection(connection, self._carried(connection, [document.id]), document.collection)
            if supersedes and self._supersede(connection, revision, supersedes, document.id):
                self._derive(connection, document.id, parsed)

    def reread(self, document_id: str, parsed: Parsed, *, rules: int) -> Document:
        """Store what was read again of a document's own bytes, by the rules of that version. Raises UnknownDocument."""
        with self._changing() as (connection, revision):
            old = document_of(self._row(connection, document_id), ())
            fresh = replace(
                old,
                format=parsed.reading.format,
                description=parsed.description,
                pages=parsed.reading.pages,
                warnings=parsed.reading.warnings,
                length=len(parsed.reading.text),
                rules=rules,
            )
            detail = f"rules {old.rules} -> {rules}"
            note(connection, revision, "read again", (old.id, old.source), detail=detail, who=self._signed(""))
            self._store(connection, fresh, parsed, None)
        return self.document(document_id)

    # Review and versions

    def accept(self, document_id: str, supersedes: str = "", *, who: str = "") -> None:
        """Let a document that waited for review into answers, in place of an earlier version where one is named.

        Raises UnknownDocument; VersionError where it does not wait, or cannot replace the other.
        """
        with self._changing() as (connection, revision):
            row = self._row(connection, document_id)
            if not row["waiting"]:
                raise VersionError(f"{row['source']} does not wait for review: it is in the library already")
            connection.execute(update(documents).where(documents.c.id == document_id).values(waiting=False))
            note(connection, revision, "accepted", (document_id, row["source"]), who=self._signed(who))
            if supersedes and self._supersede(connection, revision, supersedes, document_id, who=who):
                self._derive(connection, document_id, self._parsed(document_id))

    def supersede(self, document_id: str, by: str, *, reason: str = "", who: str = "") -> None:
        """Say after the fact which document is the newer version of this one; empty: none, it is current again.

        Raises UnknownDocument; VersionError where it cannot be.
        """
        with self._changing() as (connection, revision):
            row = self._row(connection, document_id)
            if by:
                if self._supersede(connection, revision, document_id, by, reason=reason, who=who):
                    self._derive(connection, by, self._parsed(by))
            elif row["superseded_by"]:
                supersede(connection, document_id, "")
                about = document_id, row["source"]
                note(connection, revision, "current again", about, detail=reason, who=self._signed(who))
            else:
                raise VersionError(f"{row['source']} is superseded by no other document")

    # Corrections

    def correct(self, document_id: str, field: str, value: str, *, reason: str = "", who: str = "") -> None:
        """Put an analyst's value in place of what was read; the register and the passages follow it.

        Raises UnknownDocument; CorrectionError for a field or a value that cannot be.
        """
        self.correct_all(document_id, {field: value}, reason=reason, who=who)

    def correct_all(self, document_id: str, values: Mapping[str, str], *, reason: str = "", who: str = "") -> None:
        """The same of several fields, all or none; a value that stands already is no correction."""
        values = {field: checked(field, value) for field, value in values.items()}
        stands = self.document(document_id).description
        values = {field: value for field, value in values.items() if getattr(stands, field).value != value}
        if not values:
            return
        why = self._reason(reason, document_id)
        with self._changing() as (connection, revision):
            read = document_of(self._row(connection, document_id), ())
            for field, value in values.items():
                was = getattr(read.description, field).value
                made = Correction(document_id, field, value, why, self._signed(who), now(), was)
                put_correction(connection, made)
                note(connection, revision, "corrected", (read.id, read.source), detail=told(made), who=made.who)
            self._derive(connection, document_id, self._parsed(document_id))

    def undo_correction(self, document_id: str, field: str, *, who: str = "") -> None:
        """Back to what was read. Raises UnknownDocument; CorrectionError where the field was not corrected."""
        with self._changing() as (connection, revision):
            row = self._row(connection, document_id)
            if not drop_correction(connection, document_id, field):
                raise CorrectionError(f"the {field} of {row['source']} has not been corrected")
            about = document_id, row["source"]
            note(connection, revision, "correction undone", about, detail=field, who=self._signed(who))
            self._derive(connection, document_id, self._parsed(document_id))

    def _store(self, connection: Connection, document: Document, parsed: Parsed, original: bytes | None) -> None:
        store_document(connection, document, parsed, original)
        own = edits_of(connection, document.id), all_verdicts(connection, document.id)
        if corrections_of(connection, document.id) or any(own):
            self._derive(connection, document.id, parsed)

    def _supersede(
        self, connection: Connection, revision: int, old: str, new: str, *, reason: str = "", who: str = ""
    ) -> bool:
        """`new` takes the place of `old` in answers; whether it takes over what analysts said, which changes it."""
        its, ours = (document_of(self._row(connection, one), ()) for one in (old, new))
        if fault := no_version(its, ours, successors(connection)):
            raise VersionError(fault)
        supersede(connection, old, new)
        why = self._reason(reason, old, new)
        detail = f"by {new} ({ours.source})" + (f": {why}" if why else "")
        note(connection, revision, "superseded", (old, its.source), detail=detail, who=self._signed(who))
        if its.collection and not ours.collection:
            set_collection(connection, self._carried(connection, [new]), its.collection)
        carried = [carry_corrections(connection, its, ours), carry_edits(connection, old, new)]
        return any([*carried, carry_verdicts(connection, old, new)])

    def _derive(self, connection: Connection, document_id: str, parsed: Parsed) -> None:
        """Register and passages anew from what was read and corrected; as they are where no blocks were kept."""

        def edited(items: Sequence[Item]) -> list[Item]:
            return place(connection, document_id, items, Wording(parsed.reading.text, parsed.blocks))

        if parsed.blocks:
            from corpus.library.deriving import derived  # all the rules of reading, which few commands need

            description = corrected(parsed.description, corrections_of(connection, document_id))
            store_derived(connection, document_id, *derived(parsed, description, edited))
        else:
            edited(stored_items(connection, document_id))

    def _adopt(self) -> None:
        """Make the tables in a new file; check that an old one is ours, and bring it up to date."""
        names = set(inspect(self._engine).get_table_names())
        if not names:
            with self.writing(), self._engine.begin() as connection:
                if not inspect(connection).get_table_names():
                    metadata.create_all(connection)
                    connection.execute(insert(library).values(name=_NAME, schema=SCHEMA, revision=0))
            names = set(metadata.tables)
        if "library" not in names:
            raise NotALibrary(f"{self.folder / FILE} is another program's database: choose another folder")
        schema = self._schema()
        if schema is None or not (set(metadata.tables) if schema == SCHEMA else FIRST) <= names:
            raise NotALibrary(f"{self.folder / FILE} is not a whole library of Bywhen's: choose another folder")
        if schema > SCHEMA:
            raise NotALibrary(
                f"{self.folder} was made by a newer Bywhen (format {schema}, ours is {SCHEMA}): update Bywhen"
            )
        if schema < SCHEMA:
            with self.writing(), self._engine.begin() as connection:
                migrate(connection)  # nothing where another Bywhen was quicker

    def _schema(self) -> int | None:
        with self._engine.connect() as connection:
            return connection.execute(select(library.c.schema).where(library.c.name == _NAME)).scalar()


def _unusable(folder: Path, error: DatabaseError) -> str:
    return f"{folder / FILE} cannot be used as a library ({error.orig}): choose another folder, or restore a copy of it"
