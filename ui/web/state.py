"""What one visitor has asked and opened: the only place that reads or writes the session's state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from assistant.conversations import Opinion, Turn
from assistant.models import Answer, Citation
from ui.shown.places import Place, place_of
from ui.shown.scope import Scope

__all__ = ["Asked", "Opened", "Turn"]

Address = dict[str, list[str]]
"""The parameters of an address, each with its values."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to ask. `scope`: what of (None: as the filters stand); `alone`: it leans on nothing before it."""

    question: str
    scope: Scope | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """The source beside the chat, and the citations before and after it."""

    place: Place
    beside: tuple[Citation, ...] = ()

    @property
    def position(self) -> int | None:
        """Where the place stands among `beside`, from 0."""
        return next((i for i, c in enumerate(self.beside) if place_of(c) == self.place), None)


# The conversation


def turns() -> list[Turn]:
    found: list[Turn] = st.session_state.setdefault("turns", [])
    return found


def previous() -> Answer | None:
    """The answer that a follow-up leans on: the last one there was."""
    return next((turn.answer for turn in reversed(turns()) if turn.answer), None)


def add_turn(turn: Turn) -> None:
    turns().append(turn)
    _at(len(turns()) - 1)
    take_question()
    place: Place | None = st.session_state.pop("arriving", None)
    if place:
        open_source(place, turn.shown)
    else:
        close_source()


def turn_token(number: int) -> str:
    """Names a turn of this conversation and of no other one in this session."""
    return f"turn-{st.session_state.get('conversation', 0)}-{number}"


def kept_as() -> str:
    """The id that this conversation is kept by; empty: it is not kept, or not yet."""
    return str(st.session_state.get("kept_as", ""))


def keep_as(conversation: str) -> None:
    st.session_state["kept_as"] = conversation


def forget_kept() -> None:
    """Say that no turn so far is kept any more, though it is still shown."""
    turns()[:] = [replace(turn, number=0) for turn in turns()]
    opinions().clear()


def new_conversation() -> None:
    take_up("", [], {})


def take_up(conversation: str, found: Sequence[Turn], said: Mapping[tuple[int, int], Opinion]) -> None:
    """Go on with a conversation as it was kept, with what was said of its answers."""
    st.session_state["turns"] = list(found)
    st.session_state["conversation"] = st.session_state.get("conversation", 0) + 1
    st.session_state["opinions"] = dict(said)
    _at(len(found) - 1)
    keep_as(conversation)
    take_question()
    close_source()


def at() -> int:
    """The number of the turn at which the conversation is read: the last one until the reader goes back to another."""
    return min(int(st.session_state.get("at", 0)), len(turns()) - 1)


def go_to(question: str) -> None:
    """Read the conversation at the turn that answered this, where there is one: each has been a step on the way."""
    found = [n for n, turn in enumerate(turns()) if turn.answer and turn.answer.standalone_question == question]
    if found and at() not in found:
        _at(found[-1])


def gone_times() -> int:
    """Grows whenever the conversation is read at another turn, so that the page scrolls to it each time."""
    return int(st.session_state.get("gone_times", 0))


def _at(number: int) -> None:
    st.session_state["at"] = number
    st.session_state["gone_times"] = gone_times() + 1


def opinions() -> dict[tuple[int, int], Opinion]:
    """What was said in this conversation, by the number of the turn in it and of the citation (0: the answer)."""
    found: dict[tuple[int, int], Opinion] = st.session_state.setdefault("opinions", {})
    return found


def fault(key: str) -> str:
    """Why what was last said there could not be kept; empty where it is."""
    return str(st.session_state.get(f"fault-{key}", ""))


def put_fault(key: str, words: str) -> None:
    st.session_state[f"fault-{key}"] = words


def put_question(question: str) -> None:
    """Ask this on the next run, as if it had been typed."""
    put(Asked(question))


def put(asked: Asked) -> None:
    st.session_state["pending"] = asked
    _moved()


def ask_again(turn: Turn) -> None:
    """The question of a turn as it was understood, of what it was asked of, by itself."""
    question = turn.answer.standalone_question if turn.answer else turn.question
    put(Asked(question, Scope(turn.filters, turn.earlier), alone=True))


def pending() -> Asked | None:
    """The question that is to be asked: until its answer is there, whatever else is clicked meanwhile."""
    found: Asked | None = st.session_state.get("pending")
    return found


def take_question() -> None:
    """Say that there is no question any more that is to be asked."""
    st.session_state.pop("pending", None)


# The source beside it


def opened() -> Opened | None:
    found: Opened | None = st.session_state.get("opened")
    return found


def open_source(place: Place, beside: Sequence[Citation] = ()) -> None:
    st.session_state["opened"] = Opened(place, tuple(beside))
    st.session_state["opened_times"] = opened_times() + 1
    _moved()


def open_after(place: Place | None) -> None:
    """Open this once the next question is answered."""
    st.session_state["arriving"] = place


def opened_times() -> int:
    """Grows whenever a source is opened, so that the page scrolls to it once and not on every run."""
    return int(st.session_state.get("opened_times", 0))


def opened_elsewhere() -> None:
    """A source was opened on another page than the conversation's, which knows itself what it has open."""
    st.session_state["opened_times"] = opened_times() + 1


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


def open_in_turns(place: Place) -> None:
    """Open a place with the citations of the last answer that cites it."""
    citing = (turn.shown for turn in reversed(turns()) if any(place_of(c) == place for c in turn.shown))
    open_source(place, next(citing, ()))


def close_source() -> None:
    st.session_state.pop("opened", None)
    _moved()


# The address


def arrived() -> Address:
    """The address, where it is another than this session left: by a link, by hand, or back and forth in the browser.

    Empty where there is nothing in it to take up, or where a click has gone on from there.
    """
    moved = bool(st.session_state.get("moved"))
    found = {name: st.query_params.get_all(name) for name in st.query_params}
    return {} if moved or found == st.session_state.get("address") else found


def on_page(path: str) -> None:
    """Say at the beginning of a run which page it is of."""
    st.session_state["pages"] = (st.session_state.get("pages", ("", ""))[1], path)


def by_history() -> bool:
    """Whether the browser's "back" or "forward" led to the address: it says all, then, that is to be shown."""
    run = get_script_run_ctx()
    return run is not None and run.is_history_navigation


def is_back_at_start() -> bool:
    """Whether the reader has gone from a conversation to the page's bare address: by the browser's "back" or, without
    leaving the page, by its own link. Coming from another page by that, the conversation goes on."""
    stayed = st.session_state.get("pages", ("", ""))[0] == ""
    return (stayed or by_history()) and not st.query_params.to_dict() and bool(st.session_state.get("address"))


def write_address(scope: Scope, asked: Asked | None = None) -> None:
    """Keep the address such that reloading it shows all this again, and sharing it asks the last question again.

    `asked`: the question whose answer is still waited for, so that reloading it asks that.
    """
    source = opened()
    answer = next((turn.answer for turn in reversed(turns()[: at() + 1]) if turn.answer), None)
    wanted: Address = {"conversation": [kept_as()]} if kept_as() else {}
    wanted |= {"q": [answer.standalone_question]} if answer else {}
    wanted |= {"ask": [asked.question]} if asked else {}
    wanted |= scope.params
    wanted |= {name: [value] for name, value in source.place.params.items()} if source else {}
    st.session_state["address"] = wanted
    st.session_state["moved"] = False
    if {name: st.query_params.get_all(name) for name in st.query_params} != wanted:
        st.query_params.from_dict(wanted)


def _moved() -> None:
    st.session_state["moved"] = True
