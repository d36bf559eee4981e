"""Turns as they are stored: the whole answer as JSON, and its words folded for searching."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, RowMapping, Select, and_, exists, func, or_, select

from assistant.conversations.models import Summary, Turn
from assistant.conversations.schema import cited, conversations, turns
from assistant.models import Answer
from corpus.plain import plain
from index.hybrid import Filters

MOST_TITLE = 200  # characters

OUTDATED = "This answer was kept by another version of Bywhen and cannot be shown. Ask again."


def folded(words: str) -> str:
    """Words as they are compared when searching: small letters, no accents, single spaces."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def titled(question: str) -> str:
    """A conversation's name, until it is given another: its first question, on one line."""
    return " ".join(question.split())[:MOST_TITLE]


def turn_row(turn: Turn, asked: str) -> dict[str, Any]:
    answer = turn.answer
    quotes = [plain(citation.quote) for citation in turn.shown]
    return {
        "question": turn.question,
        "asked_words": folded(turn.question),
        "said_words": folded(" ".join([answer.text, *quotes])) if answer else "",
        "answer": msgspec.json.encode(answer) if answer else None,
        "filters": msgspec.json.encode(turn.filters) if turn.filters else None,
        "earlier": turn.earlier,
        "revision": turn.revision,
        "asked": asked,
        "closed": msgspec.json.encode(turn.closed),
    }


def quoted_by(turn: Turn) -> list[str]:
    """The ids of the documents that an answer quotes, each once."""
    return list(dict.fromkeys(citation.document for citation in turn.shown))


def turn_of(row: RowMapping, held: Collection[str] | None = None) -> Turn:
    """As it was kept; without its answer where that quotes a document that is not `held` (None: whatever it quotes)."""
    turn = Turn(
        row["question"],
        earlier=row["earlier"],
        revision=row["revision"],
        asked=row["asked"],
        number=row["number"],
        withdrawn=row["answer"] is None,
        closed=msgspec.json.decode(row["closed"], type=frozenset[str] | None),
    )
    try:
        filters = msgspec.json.decode(row["filters"], type=Filters) if row["filters"] else None
        answer = msgspec.json.decode(row["answer"], type=Answer) if row["answer"] else None
    except msgspec.MsgspecError:
        return replace(turn, error=OUTDATED)
    whole = replace(turn, answer=answer, filters=filters)
    return whole if held is None else held_back(whole, held)


def held_back(turn: Turn, held: Collection[str]) -> Turn:
    """Without its answer where that quotes a document that is not `held`."""
    gone = any(document not in held for document in quoted_by(turn))
    return replace(turn, answer=None, withdrawn=True) if gone else turn


def summary_query(reader: str, words: Iterable[str], gone: Collection[str]) -> Select[Any]:
    """A reader's conversations that hold each of the folded `words`, the last used first.

    What an answer says counts only where none of the documents it quotes is `gone`.
    """
    mine = (conversations.c.reader == reader) & (conversations.c.deleted == "")
    count = select(func.count()).where(turns.c.conversation == conversations.c.id).scalar_subquery()
    own = turns.alias()
    last = select(func.max(own.c.number)).where(own.c.conversation == conversations.c.id).scalar_subquery()
    latest = select(turns.c.question).where(turns.c.conversation == conversations.c.id, turns.c.number == last)
    query = select(
        conversations.c.id,
        conversations.c.title,
        conversations.c.begun,
        conversations.c.last,
        count.label("questions"),
        latest.scalar_subquery().label("latest"),
    )
    found = and_(mine, *(_has(word, gone) for word in words))
    return query.where(found).order_by(conversations.c.last.desc(), conversations.c.id)


def summary_of(row: RowMapping) -> Summary:
    return Summary(**row)


def _has(word: str, gone: Collection[str]) -> ColumnElement[bool]:
    """Whether a conversation's title, or a question or an answer in it, has the word."""
    of_turn = (cited.c.conversation == turns.c.conversation) & (cited.c.turn == turns.c.number)
    said = turns.c.said_words.contains(word, autoescape=True)
    if gone:
        said = and_(said, ~exists().where(of_turn, cited.c.document.in_(gone)))
    own = or_(turns.c.asked_words.contains(word, autoescape=True), said)
    inside = exists().where(turns.c.conversation == conversations.c.id, own)
    return or_(conversations.c.words.contains(word, autoescape=True), inside)
