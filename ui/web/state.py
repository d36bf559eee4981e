"""What one visitor has asked and opened: the only place that reads or writes the session's state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from assistant.models import Answer, Citation
from ui.web.places import Place, place_from, place_of


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer, or the refusal that took its place."""

    question: str
    answer: Answer | None = None
    error: str = ""

    @property
    def shown(self) -> Sequence[Citation]:
        """Every citation the reader can open, those of the answer first."""
        return (*self.answer.citations, *self.answer.related) if self.answer else ()


@dataclass(frozen=True, slots=True)
class Opened:
    """The source beside the chat, and the citations before and after it."""

    place: Place
    beside: tuple[Citation, ...] = ()

    @property
    def position(self) -> int | None:
        """Where the place stands among `beside`, from 0."""
        return next((i for i, c in enumerate(self.beside) if place_of(c) == self.place), None)


def turns() -> list[Turn]:
    found: list[Turn] = st.session_state.setdefault("turns", [])
    return found


def previous() -> Answer | None:
    """The answer that a follow-up leans on: the last one there was."""
    return next((turn.answer for turn in reversed(turns()) if turn.answer), None)


def add_turn(turn: Turn) -> None:
    turns().append(turn)
    place: Place | None = st.session_state.pop("arriving", None)
    if place:
        open_source(place, turn.shown)
    else:
        close_source()


def turn_token(number: int) -> str:
    """Names a turn of this conversation and of no other one in this session."""
    return f"turn-{st.session_state.get('conversation', 0)}-{number}"


def new_conversation() -> None:
    st.session_state["turns"] = []
    st.session_state["conversation"] = st.session_state.get("conversation", 0) + 1
    st.session_state.pop("pending", None)
    close_source()


def put_question(question: str) -> None:
    """Ask this on the next run, as if it had been typed."""
    st.session_state["pending"] = question


def take_question() -> str:
    return str(st.session_state.pop("pending", ""))


def opened() -> Opened | None:
    found: Opened | None = st.session_state.get("opened")
    return found


def open_source(place: Place, beside: Sequence[Citation] = ()) -> None:
    st.session_state["opened"] = Opened(place, tuple(beside))
    st.session_state["opened_times"] = opened_times() + 1


def opened_times() -> int:
    """Grows whenever a source is opened, so that the page scrolls to it once and not on every run."""
    return int(st.session_state.get("opened_times", 0))


def open_cited(mark: str) -> None:
    """Open the source of "turn:n", as a citation in an answer's text names it; anything else does nothing."""
    turn, _, number = mark.partition(":")
    if not (turn.isdecimal() and number.isdecimal() and int(turn) < len(turns())):
        return
    citations = turns()[int(turn)].shown
    for citation in citations:
        if citation.n == int(number):
            open_source(place_of(citation), citations)
            return


def close_source() -> None:
    st.session_state.pop("opened", None)


def read_address() -> None:
    """Once a session: take up the question and the source that the address names."""
    if "arrived" in st.session_state:
        return
    st.session_state["arrived"] = True
    place = place_from(st.query_params.to_dict())
    if question := st.query_params.get("q", "").strip():
        put_question(question)
        st.session_state["arriving"] = place
    elif place:
        open_source(place)


def write_address() -> None:
    """Keep the address such that reloading or sharing it shows the last answer and the open source again."""
    answer, source = previous(), opened()
    wanted = {"q": answer.standalone_question} if answer else {}
    if source:
        wanted |= source.place.params
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
