"""Links between documents, kept with the library for as long as nothing in it changes: to find them all takes long."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import msgspec
from filelock import Timeout
from sqlalchemy import delete, insert, select
from sqlalchemy.exc import DatabaseError

from corpus.library.judging import Judging
from corpus.library.schema import library, links
from corpus.models import Link

_SEEN = " seen by "
_decoder = msgspec.msgpack.Decoder(tuple[Link, ...])


class Linking(Judging):
    """`basis` names whatever else the links follow from: the rules, the model, which documents were compared.

    Every change empties what is kept, in its own transaction; what is kept is never a change itself.
    """

    def kept_links(self, revision: int, basis: str) -> tuple[Link, ...] | None:
        """The links as they were kept of this revision; None where they were not, or another Bywhen kept them."""
        own = (links.c.revision == revision) & (links.c.basis == basis + self._eyes())
        kept = select(links.c.body).where(own)
        with self._reading() as connection:
            body = connection.execute(kept).scalar()
        with suppress(msgspec.DecodeError):
            return None if body is None else _decoder.decode(body)
        return None

    def keep_links(self, found: Sequence[Link], revision: int, basis: str) -> None:
        """Keep them in place of those that were kept of an earlier revision, or with the same eyes.

        Not where the library has moved on since, or another is writing to it: they can be found again.
        """
        with (
            suppress(Timeout, OSError, DatabaseError),
            self._lock.acquire(timeout=0),
            self._engine.begin() as connection,
        ):
            if connection.execute(select(library.c.revision)).scalar_one() == revision:
                own = links.c.basis.endswith(eyes) if (eyes := self._eyes()) else ~links.c.basis.contains(_SEEN)
                connection.execute(delete(links).where((links.c.revision != revision) | own))
                row = {"basis": basis + eyes, "revision": revision, "body": msgspec.msgpack.encode(found)}
                connection.execute(insert(links).values(row))

    def _eyes(self) -> str:
        """With whose eyes they were looked for: what somebody may not see leaves no trace in their links."""
        return "" if self.sees_all() else f"{_SEEN}{self.sight.name}"
