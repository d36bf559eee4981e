"""What readers say of answers and of citations, as it is stored and as analysts get it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import RowMapping, Select, select

from assistant.conversations.models import Feedback, Opinion, Reason
from assistant.conversations.schema import conversations, opinions, turns
from assistant.conversations.turns import turn_of

MOST_WORDS = 2_000  # characters


def opinion_row(opinion: Opinion) -> dict[str, Any]:
    words = " ".join(opinion.words.split())[:MOST_WORDS]
    return {"good": opinion.good, "reason": opinion.reason or "", "words": words}


def opinion_of(row: RowMapping) -> Opinion:
    return Opinion(row["good"], Reason(row["reason"]) if row["reason"] else None, row["words"])


def feedback_query(since: str) -> Select[Any]:
    """Opinions in conversations that were not deleted, each with its turn."""
    turn = (turns.c.conversation == opinions.c.conversation) & (turns.c.number == opinions.c.turn)
    kept = (conversations.c.id == opinions.c.conversation) & (conversations.c.deleted == "")
    own = opinions.c
    query = select(turns, own.citation, own.good, own.reason, own.words, own.when, conversations.c.reader)
    query = query.join(turns, turn).join(conversations, kept).where(own.when >= since)
    return query.order_by(own.when, own.conversation, own.turn, own.citation)


def feedback_of(row: RowMapping, held: Collection[str] | None) -> Feedback:
    turn = turn_of(row, held)
    return Feedback(row["reader"], row["conversation"], turn, row["citation"], opinion_of(row), row["when"])
