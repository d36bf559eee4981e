"""What the reader asks of the list, in its address and in its controls: the only place that reads or writes either.

The address is taken up on arriving and whenever it is another than the page wrote; else the controls say what is asked.
Coming back without an address, the reader finds the list as it was left.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from typing import Any

import streamlit as st

from ui.web.documents.asked import Asked, asked_from

PREFIX = "held_"
_KEPT = "held_asked"


def asked() -> Asked:
    """What was asked when the page was last drawn, or what its address asks for now."""
    address = {name: st.query_params.get_all(name) for name in st.query_params}
    known: Asked | None = st.session_state.get(_KEPT)
    drawn = f"{PREFIX}sort" in st.session_state
    if known and (address == known.params if drawn else not address):
        found = _in_controls(known) if drawn else known
    else:
        found = asked_from(address)
    if not drawn or not known or found != _in_controls(known):
        _set(found)
    return found


def keep(wanted: Asked) -> None:
    """Remember what is asked, and write it into the address."""
    st.session_state[_KEPT] = wanted
    if {name: st.query_params.get_all(name) for name in st.query_params} != wanted.params:
        st.query_params.from_dict(wanted.params)


def only(wanted: Asked, names: Mapping[str, Collection[str]]) -> Asked:
    """Without what there is nothing of in the library now: `names` are the values that each field can have."""
    kept: dict[str, Any] = {
        name: tuple(one for one in getattr(wanted, name) if one in known) for name, known in names.items()
    }
    found = replace(wanted, **kept)
    if found != wanted:
        _set(found)
    return found


def within(wanted: Asked, pages: int) -> Asked:
    """At the last page where there are not so many."""
    if wanted.page <= max(pages, 1):
        return wanted
    st.session_state[f"{PREFIX}page"] = max(pages, 1)
    return replace(wanted, page=max(pages, 1))


def first_page() -> None:
    """After a change of what is listed."""
    st.session_state[f"{PREFIX}page"] = 1


def turn() -> None:
    """By a click on another page: the list is read from its beginning again."""
    st.session_state["held_turns"] = st.session_state.get("held_turns", 0) + 1


def turned() -> str:
    """Names the last time that a page was turned; empty before that."""
    turns = st.session_state.get("held_turns", 0)
    return f"documents-{turns}" if turns else ""


def clear() -> None:
    """By a click: everything again, in the same order."""
    known: Asked = st.session_state.get(_KEPT, Asked())
    _set(Asked(sort=known.sort))


def _in_controls(known: Asked) -> Asked:
    """As the controls stand; those that are not drawn stand as they did."""
    said: dict[str, Any] = {}
    for one in fields(Asked):
        value = st.session_state.get(PREFIX + one.name, getattr(known, one.name))
        said[one.name] = tuple(value) if isinstance(value, list) else value
    return Asked(**said)


def _set(wanted: Asked) -> None:
    for one in fields(Asked):
        value = getattr(wanted, one.name)
        st.session_state[PREFIX + one.name] = list(value) if isinstance(value, tuple) else value
