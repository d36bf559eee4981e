"""What is open on an item's page, and as of when: the only place that reads or writes its state and its address."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from ui.shown.places import Place, place_from
from ui.web import changing, state

_FORM, _BESIDE = "item_form", "item_beside"


@dataclass(frozen=True, slots=True)
class Form:
    """An open form: of which item or document, which one, the revision of the library that was seen then, a note."""

    of: str
    what: str
    seen: int
    note: str = ""


def item() -> str:
    """The item that the address names; empty: none."""
    return str(st.query_params.get("item", "")).strip()


def beside() -> Place | None:
    """The source that the address has open beside the item; another one than before is scrolled to."""
    place = place_from(st.query_params.to_dict())
    if place != st.session_state.get(_BESIDE):
        st.session_state[_BESIDE] = place
        if place:
            state.opened_elsewhere()
    return place


def put_beside(place: Place | None) -> None:
    """By a click: another source beside the same item, or none."""
    st.query_params.from_dict({"item": item()} | (place.params if place else {}))


def form(of: str) -> Form | None:
    """The form that is open on it."""
    found: Form | None = st.session_state.get(_FORM)
    return found if found and found.of == of else None


def open_form(of: str, what: str, seen: int, note: str = "") -> None:
    """By a click; what was open is closed."""
    st.session_state[_FORM] = Form(of, what, seen, note)


def close_form() -> None:
    st.session_state.pop(_FORM, None)


def done(words: str) -> None:
    """Say on the next run what was done, with no form open any more."""
    close_form()
    changing.say(words)
