"""Looking for words inside the document that is read: the box, which match is shown, the way to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from corpus.models import Document, Span
from ui.shown.escape import escape_html
from ui.shown.markup import Mark
from ui.shown.params import number_in
from ui.shown.places import Place
from ui.web import state
from ui.web.source import matching

_TURNS = "find_turns"
_NAMES = ("find", "match")  # in the address
_LONGEST = 200  # characters


@dataclass(frozen=True, slots=True)
class Sought:
    """Words that are looked for: where they stand, and the number of the match that is shown (from 0)."""

    found: Sequence[Span] = ()
    at: int = 0

    def place(self, place: Place) -> Place:
        """The match that is shown; without any the place that was asked for."""
        span = self.found[self.at] if self.found else None
        return Place(place.document, span.start, span.end) if span else place

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(Mark(span, current=number == self.at) for number, span in enumerate(self.found))

    @property
    def token(self) -> str:
        """Names the match that is shown, anew whenever the reader goes to one; empty without any."""
        return f"match-{self.at}-{st.session_state.get(_TURNS, 0)}" if self.found else ""


def row(document: Document, text: str, place: Place, *, in_address: bool) -> Sought:
    """The box, and what it finds, until another place is opened.

    `in_address`: the page's address says what is looked for, and which match is shown.
    """
    opening = f"{document.id}-{state.opened_times()}"
    words_key, match_key = f"find-{opening}", f"match-{opening}"
    if in_address:
        _take_up(words_key, match_key)
    with st.container(key="find", horizontal=True, vertical_alignment="center", gap="small"):
        words = st.text_input(
            "Find in this document",
            key=words_key,
            placeholder="Find in this document",
            icon=":material/search:",
            label_visibility="collapsed",
            on_change=_began,
            args=(match_key,),
            width=220,
        ).strip()[:_LONGEST]
        found = matching.matches(text, words)
        at = _shown(found, match_key, place)
        if words:
            told = escape_html(matching.count_words(found, at, document.pages))
            st.html(f'<p class="note" role="status">{told}</p>', width="content")
        if len(found) > 1:
            with st.container(key="find-steps", horizontal=True, gap="xsmall", width="content"):
                _step("Previous match", ":material/keyboard_arrow_up:", "Alt+Up", (match_key, (at - 1) % len(found)))
                _step("Next match", ":material/keyboard_arrow_down:", "Alt+Down", (match_key, (at + 1) % len(found)))
    if in_address:
        _write(words, at + 1 if found else 0)
    return Sought(found, at)


def _shown(found: Sequence[Span], key: str, place: Place) -> int:
    """The match that the reader went to; at first the one at the place that they came for, or behind it."""
    chosen = st.session_state.get(key)
    at = chosen if isinstance(chosen, int) and 0 <= chosen < len(found) else matching.first_from(found, place.start)
    if found:
        st.session_state[key] = at
    return at


def _step(label: str, icon: str, shortcut: str, to: tuple[str, int]) -> None:
    st.button(
        label,
        key=f"find-{label.split()[0].lower()}",
        icon=icon,
        type="tertiary",
        on_click=_go,
        args=to,
        shortcut=shortcut,
        help=f"{label} ({shortcut})",
    )


def _go(key: str, to: int) -> None:
    st.session_state[key] = to
    st.session_state[_TURNS] = st.session_state.get(_TURNS, 0) + 1


def _began(key: str) -> None:
    """Other words are looked for."""
    st.session_state.pop(key, None)
    st.session_state[_TURNS] = st.session_state.get(_TURNS, 0) + 1


def forget(params: Mapping[str, str]) -> dict[str, str]:
    """An address in which nothing is looked for."""
    return {name: value for name, value in params.items() if name not in _NAMES}


def _take_up(words_key: str, match_key: str) -> None:
    """What the address looks for, where it is another than this page wrote."""
    asked = st.query_params.get("find", "")[:_LONGEST], st.query_params.get("match", "")
    if words_key not in st.session_state or asked != st.session_state.get("find_written"):
        st.session_state[words_key] = asked[0]
        st.session_state[match_key] = number_in(asked[1]) - 1


def _write(words: str, number: int) -> None:
    said = words, str(number or "")
    wanted = {name: value for name, value in zip(_NAMES, said, strict=True) if value}
    st.session_state["find_written"] = said
    there = st.query_params.to_dict()
    if there != forget(there) | wanted:
        st.query_params.from_dict(forget(there) | wanted)
