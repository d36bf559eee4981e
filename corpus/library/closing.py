"""Closed collections: documents that only some may see; and what is noted without being a change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from corpus.errors import CorrectionError, NotAllowed
from corpus.library.linking import Linking
from corpus.library.schema import documents, library
from corpus.library.shelfmarks import Shelfmark, own_ids, plain_id
from corpus.library.statements import last_collection, note, set_collection
from corpus.library.values import clean
from corpus.models import Document

_LONGEST = 60  # characters


class Closing(Linking):
    """A document is in one collection or in none, which is open to everyone who may read the library."""

    def put_into(self, ids: Iterable[str], collection: str, *, who: str = "") -> list[Document]:
        """Put documents into a collection, empty: open them to everyone. Those whose collection changed.

        With each go the versions before it and after it, and the documents that it carried. Raises UnknownDocument;
        CorrectionError for a name that no collection can have; NotAllowed.
        """
        if not self.sight.closes:
            raise NotAllowed("Only an administrator may say who sees a document.")
        name = collection_name(collection) if collection else ""
        with self._changing() as (connection, revision):
            named = [str(self._row(connection, one)["id"]) for one in ids]
            every = {d.id: d for d in self.documents(superseded=True, waiting=True)}
            together = [every[one] for one in self._carried(connection, named) if one in every]
            moved = [document for document in together if document.collection != name]
            set_collection(connection, [document.id for document in moved], name)
            for document in moved:
                detail = f"{document.collection or OPEN} -> {name or OPEN}"
                about = document.id, document.source
                note(connection, revision, "collection changed", about, detail=detail, who=self._signed(who))
        return [self.document(document.id) for document in moved]

    def shelfmark(self, sha256: str) -> Shelfmark:
        """What a file with these bytes is known by when it is added now: as before where it was here and may be seen.

        For who does not see every document the id is the same kind of id, whether or not a closed one has the bytes.
        """
        plain, every = plain_id(sha256), self.sight.is_whole
        own = own_ids(sha256, self._key(make=not every))
        with self._reading() as connection:
            if (was := last_collection(connection, plain)) is not None and self.sight.sees(was):
                return Shelfmark(plain, was)
            while (was := last_collection(connection, ident := next(own))) is not None:
                if self.sight.sees(was):
                    return Shelfmark(ident, was)
        return Shelfmark(plain if every else ident)

    def exported(self, what: str, detail: str = "", *, about: Sequence[str] = (), who: str = "") -> None:
        """Note that something was handed on: `what` it was, and the ids of the documents that it is of, where few.

        No change: the revision stays, and with it whatever was derived.
        """
        named = [document for document in self.documents(superseded=True, waiting=True) if document.id in about]
        with self.writing(), self._engine.begin() as connection:
            revision = int(connection.execute(select(library.c.revision)).scalar_one())
            for its in [(document.id, document.source) for document in named] or [("", "")]:
                line = f"{clean(what)}: {clean(detail)}" if detail else clean(what)
                note(connection, revision, "exported", its, detail=line, who=self._signed(who))

    def _carried(self, connection: Connection, ids: Sequence[str]) -> list[str]:
        """These documents with every version of them, and with what they carry."""
        rows = connection.execute(select(documents.c.id, documents.c.superseded_by, documents.c.part_of)).all()
        found, ahead = list[str](), list(ids)
        while ahead:
            one = ahead.pop()
            if one and one not in found:
                found.append(one)
                ahead += [row.superseded_by for row in rows if row.id == one]
                ahead += [row.id for row in rows if one in (row.superseded_by, row.part_of)]
        there = {row.id for row in rows}
        return [one for one in found if one in there]


OPEN = "open to everyone"


def collection_name(name: str) -> str:
    """A collection's name as it is stored. Raises CorrectionError."""
    found = clean(name)
    if not found or len(found) > _LONGEST or found.casefold() in (OPEN, "open"):
        raise CorrectionError(f"{name!r} cannot name a collection: give a name of 1 to {_LONGEST} characters")
    return found
