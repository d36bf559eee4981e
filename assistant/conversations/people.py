"""The store of what readers keep: each reader's own, in one SQLite file beside the library's."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Engine, delete, false, func, insert, select, update
from sqlalchemy.exc import DatabaseError

from assistant.conversations.models import Feedback, Looked, Opinion, Summary, Turn
from assistant.conversations.opinions import feedback_of, feedback_query, opinion_of, opinion_row
from assistant.conversations.schema import about, cited, conversations, ended, looked, opened, opinions, turns
from assistant.conversations.turns import (
    folded,
    quoted_by,
    summary_of,
    summary_query,
    titled,
    turn_of,
    turn_row,
)
from corpus.errors import PeopleError, UnknownConversation
from corpus.library.schema import empty_log

UNDOABLE = timedelta(hours=1)
"""So long a deleted conversation can be brought back; then it is deleted for good."""
ENDED_FOR = timedelta(days=31)
"""So long it is kept that a sign-in was ended: none counts for longer (assistant.access.signing)."""


def _now() -> datetime:
    return datetime.now(UTC)


class People:
    """Safe for several threads and several processes. `reader` says whose: empty where nobody signs in.

    Where it cannot be read or written, every verb raises PeopleError.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime] = _now) -> None:
        self._engine = engine
        self._clock = clock

    @classmethod
    def open(cls, folder: Path, clock: Callable[[], datetime] = _now) -> People:
        """In a library's folder."""
        people = cls(opened(folder), clock)
        people._clear()
        return people

    def close(self) -> None:
        empty_log(self._engine)
        self._engine.dispose()

    # Conversations

    def keep(self, reader: str, turn: Turn, conversation: str = "") -> tuple[str, Turn]:
        """Add a turn to a conversation, or to a new one where there is none of that id: its id, and the turn numbered.

        Two windows may go on with one conversation: each turn has a number of its own.
        """
        now = self._stamp()
        with self._writing() as connection:
            ident = conversation if _used(connection, reader, conversation, now) else ""
            if not ident:
                ident = secrets.token_hex(8)
                title = titled(turn.question)
                row = {"id": ident, "reader": reader, "title": title, "words": folded(title)}
                connection.execute(insert(conversations).values(**row, begun=now, last=now, deleted=""))
            last = connection.execute(select(func.max(turns.c.number)).where(turns.c.conversation == ident)).scalar()
            number = (last or 0) + 1
            connection.execute(insert(turns).values(conversation=ident, number=number, **turn_row(turn, now)))
            quoted = [{"conversation": ident, "turn": number, "document": one} for one in quoted_by(turn)]
            if quoted:
                connection.execute(insert(cited), quoted)
            kept = select(turns).where(turns.c.conversation == ident, turns.c.number == number)
            return ident, turn_of(connection.execute(kept).mappings().one())

    def turns(self, reader: str, conversation: str, held: Collection[str] | None = None) -> list[Turn]:
        """A conversation from its beginning. Raises UnknownConversation where it is not this reader's, or not any more.

        An answer that quotes a document that is not among those `held` is withdrawn (None: whatever it quotes).
        """
        with self._reading() as connection:
            _known(connection, reader, conversation)
            found = select(turns).where(turns.c.conversation == conversation).order_by(turns.c.number)
            return [turn_of(row, held) for row in connection.execute(found).mappings()]

    def conversations(self, reader: str, words: str = "", held: Collection[str] | None = None) -> list[Summary]:
        """A reader's, the last used first; those whose title, questions or answers have all the `words`.

        No answer that is withdrawn, as by `turns`, is searched.
        """
        self._clear()
        sought = folded(words).split()
        with self._reading() as connection:
            gone = [] if held is None or not sought else _gone(connection, held)
            return [summary_of(row) for row in connection.execute(summary_query(reader, sought, gone)).mappings()]

    def rename(self, reader: str, conversation: str, title: str) -> None:
        """Raises UnknownConversation. An empty title: its first question again."""
        title = titled(title)
        with self._writing() as connection:
            _known(connection, reader, conversation)
            if not title:
                first = select(turns.c.question).where(turns.c.conversation == conversation).order_by(turns.c.number)
                title = titled(connection.execute(first.limit(1)).scalar_one())
            named = update(conversations).where(conversations.c.id == conversation)
            connection.execute(named.values(title=title, words=folded(title)))

    def delete(self, reader: str, chosen: Iterable[str] | None = None) -> list[str]:
        """Delete the conversations that are named, or all of this reader's: the ids of those deleted now.

        They are in no list, and `restore` brings them back for an hour; then they are deleted for good.
        """
        mine = (conversations.c.reader == reader) & (conversations.c.deleted == "")
        if chosen is not None:
            mine &= conversations.c.id.in_(list(chosen))
        with self._writing() as connection:
            gone = update(conversations).where(mine).values(deleted=self._stamp()).returning(conversations.c.id)
            return list(connection.execute(gone).scalars())

    def restore(self, reader: str, chosen: Iterable[str]) -> list[str]:
        """Bring deleted conversations back: the ids of those that could be."""
        mine = (conversations.c.reader == reader) & (conversations.c.deleted != "")
        mine &= conversations.c.id.in_(list(chosen))
        with self._writing() as connection:
            back = update(conversations).where(mine).values(deleted="").returning(conversations.c.id)
            return list(connection.execute(back).scalars())

    def forget(self, held: Collection[str]) -> int:
        """Wipe every answer that quotes a document which is not `held`: how many. The questions stay."""
        with self._writing() as connection:
            gone = _gone(connection, held)
            if not gone:
                return 0
            quoting = select(cited.c.conversation, cited.c.turn).where(cited.c.document.in_(gone)).distinct()
            rows = connection.execute(quoting).all()
            for conversation, number in rows:
                own = (turns.c.conversation == conversation) & (turns.c.number == number)
                connection.execute(update(turns).where(own).values(answer=None, said_words=""))
                connection.execute(delete(cited).where(cited.c.conversation == conversation, cited.c.turn == number))
        empty_log(self._engine)
        return len(rows)

    # Opinions

    def say(self, reader: str, conversation: str, turn: int, opinion: Opinion | None, citation: int = 0) -> None:
        """Keep what a reader says of an answer, or of a citation of it, in place of what they said; None: nothing.

        Raises UnknownConversation.
        """
        own = (opinions.c.conversation == conversation) & (opinions.c.turn == turn) & (opinions.c.citation == citation)
        with self._writing() as connection:
            _known(connection, reader, conversation, turn)
            connection.execute(delete(opinions).where(own))
            if opinion:
                place = {"conversation": conversation, "turn": turn, "citation": citation}
                connection.execute(insert(opinions).values(**place, **opinion_row(opinion), when=self._stamp()))

    def opinions(self, reader: str, conversation: str) -> dict[tuple[int, int], Opinion]:
        """What a reader said in a conversation, by turn and citation (0: the whole answer)."""
        with self._reading() as connection:
            mine = (conversations.c.id == opinions.c.conversation) & (conversations.c.reader == reader)
            query = select(opinions).join(conversations, mine).where(opinions.c.conversation == conversation)
            rows = connection.execute(query).mappings()
            return {(row["turn"], row["citation"]): opinion_of(row) for row in rows}

    def feedback(self, since: str = "", held: Collection[str] | None = None) -> list[Feedback]:
        """What every reader said since a day (ISO 8601; empty: ever), the first one first, with what it is of.

        An answer that is withdrawn, as by `turns`, is not in it.
        """
        with self._reading() as connection:
            return [feedback_of(row, held) for row in connection.execute(feedback_query(since)).mappings()]

    # What changed

    def looked(self, reader: str) -> Looked | None:
        """When a reader last said that they had looked at what changed; None: never."""
        with self._reading() as connection:
            query = select(looked.c.when, looked.c.revision).where(looked.c.reader == reader)
            row = connection.execute(query).one_or_none()
            return Looked(*row) if row else None

    def look(self, reader: str, revision: int) -> Looked:
        """Say that a reader has looked now, at this revision of the library."""
        now = Looked(self._stamp(), revision)
        with self._writing() as connection:
            connection.execute(delete(looked).where(looked.c.reader == reader))
            connection.execute(insert(looked).values(reader=reader, when=now.when, revision=revision))
        return now

    # Signing out

    def end(self, sign_in: str) -> None:
        """A sign-in counts no more, in whatever window and after a restart: `sign_in` names it and says no more."""
        long_ago = (self._clock() - ENDED_FOR).isoformat()
        with self._writing() as connection:
            connection.execute(delete(ended).where((ended.c.when < long_ago) | (ended.c.sign_in == sign_in)))
            connection.execute(insert(ended).values(sign_in=sign_in, when=self._stamp()))

    def has_ended(self, sign_in: str) -> bool:
        with self._reading() as connection:
            return connection.execute(select(ended.c.when).where(ended.c.sign_in == sign_in)).first() is not None

    # Below

    def _clear(self) -> None:
        """Delete for good what was deleted longer ago than can be undone."""
        long_ago = (self._clock() - UNDOABLE).isoformat()
        over = (conversations.c.deleted != "") & (conversations.c.deleted < long_ago)
        with self._reading() as connection:
            if not connection.execute(select(func.count()).select_from(conversations).where(over)).scalar():
                return
        with self._writing() as connection:
            connection.execute(delete(conversations).where(over))
        empty_log(self._engine)

    def _stamp(self) -> str:
        return self._clock().isoformat(timespec="microseconds")

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except DatabaseError as error:
            raise PeopleError(f"the conversations that are kept cannot be read ({error.orig})") from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction, begun by a statement that changes nothing: writers wait there for one another."""
        try:
            with self._engine.begin() as connection:
                connection.execute(update(about).where(false()).values(schema=about.c.schema))
                yield connection
        except DatabaseError as error:
            raise PeopleError(f"the conversation cannot be kept ({error.orig})") from error


def _own(reader: str, conversation: str) -> ColumnElement[bool]:
    mine = (conversations.c.reader == reader) & (conversations.c.deleted == "")
    return mine & (conversations.c.id == conversation)


def _used(connection: Connection, reader: str, conversation: str, now: str) -> bool:
    """Whether there is such a conversation of this reader's, which has then been used `now`."""
    used = update(conversations).where(_own(reader, conversation)).values(last=now)
    return bool(connection.execute(used).rowcount)


def _known(connection: Connection, reader: str, conversation: str, turn: int | None = None) -> None:
    """Raises UnknownConversation."""
    query = select(conversations.c.id).where(_own(reader, conversation))
    if turn is not None:
        query = query.join(turns, (turns.c.conversation == conversations.c.id) & (turns.c.number == turn))
    if connection.execute(query).first() is None:
        raise UnknownConversation("This conversation is not among yours, or it was deleted.")


def _gone(connection: Connection, held: Collection[str]) -> Sequence[str]:
    """The documents that answers quote and that are not held."""
    quoted = connection.execute(select(cited.c.document).distinct()).scalars()
    return [document for document in quoted if document not in held]
