"""This visitor's conversations, kept over restarts (assistant.conversations)."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress

import streamlit as st

from assistant.conversations import Opinion, Turn
from assistant.conversations.turns import held_back
from assistant.wiring import Assistant
from corpus.errors import PeopleError, UnknownConversation
from ui.web import opened, state
from ui.web.conversations.store import people as people


def reader() -> str:
    """Whose conversations are shown: empty where nobody signs in."""
    return opened.reader().key


def held(assistant: Assistant) -> Collection[str]:
    """The documents that this reader can open: an answer that quotes another one is not shown again."""
    return {document.id for document in assistant.library.documents(superseded=True, waiting=True)}


def add(turn: Turn) -> None:
    """Add a turn to the conversation and keep it; one that cannot be kept stays until the page is closed."""
    try:
        conversation, kept = people().keep(reader(), turn, state.kept_as())
    except PeopleError as error:
        st.session_state["not_kept"] = str(error)
        state.add_turn(turn)
    else:
        st.session_state.pop("not_kept", None)
        if conversation != state.kept_as():  # a new one: what stands here already was deleted in another window
            state.forget_kept()
        state.keep_as(conversation)
        state.add_turn(kept)


def not_kept() -> str:
    """Why the conversation could not be kept; empty where it is."""
    return str(st.session_state.get("not_kept", ""))


def take_up(conversation: str, assistant: Assistant) -> bool:
    """Go on with one of this reader's conversations; False where it is none, or cannot be read."""
    try:
        found = people().turns(reader(), conversation, held(assistant))
        said = people().opinions(reader(), conversation)
    except UnknownConversation:
        return False
    except PeopleError as error:
        st.session_state["not_kept"] = str(error)
        return False
    state.take_up(conversation, found, said)
    return True


def recheck(assistant: Assistant) -> None:
    """Withdraw the answers on the page that quote what this reader cannot open any more; what is back is shown again.

    Those on the page are checked on every run: a document may be closed or removed while it is open.
    """
    known, found = held(assistant), state.turns()
    if any(turn.withdrawn and turn.number for turn in found):
        with suppress(PeopleError):
            again = {turn.number: turn for turn in people().turns(reader(), state.kept_as(), known)}
            found[:] = [again.get(turn.number, turn) if turn.withdrawn else turn for turn in found]
    found[:] = [held_back(turn, known) for turn in found]


def say(turn: int, citation: int, opinion: Opinion | None) -> None:
    """Keep what is said of an answer, or of a citation of it. Raises PeopleError."""
    people().say(reader(), state.kept_as(), turn, opinion, citation)
    state.opinions().pop((turn, citation), None)
    if opinion:
        state.opinions()[turn, citation] = opinion
