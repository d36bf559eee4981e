"""What the reader asks of the page, in its address and in its controls, and when they last looked: read and written
here and nowhere else.

The address is taken up on arriving and whenever it is another than the page wrote; else the controls say what is asked.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from assistant.changes import Since
from assistant.conversations import Looked
from corpus.errors import PeopleError
from ui.web import kept as people
from ui.web.changes.asked import Asked, asked_from

PREFIX = "changes_"
_KEPT = "changes_asked"
_CONTROLS = ("way", "day", "document", "added", "body", "section", "page")


def asked() -> Asked:
    """What was asked when the page was last drawn, or what its address asks for now."""
    address = {name: st.query_params.get_all(name) for name in st.query_params}
    known: Asked | None = st.session_state.get(_KEPT)
    drawn = f"{PREFIX}way" in st.session_state
    if known and (address == _listed(known) if drawn else not address):
        found = _in_controls(known) if drawn else known
    else:
        found = asked_from(address)
    if not drawn or not known or found != _in_controls(known):
        _set(found)
    return found


def keep(wanted: Asked) -> None:
    """Remember what is asked, and write it into the address."""
    st.session_state[_KEPT] = wanted
    if {name: st.query_params.get_all(name) for name in st.query_params} != _listed(wanted):
        st.query_params.from_dict(wanted.params)


def changed() -> None:
    """After another beginning: everything from there, from its first page."""
    st.session_state[f"{PREFIX}section"] = ""
    st.session_state[f"{PREFIX}page"] = 1


def within(wanted: Asked, pages: int) -> Asked:
    """At the last page where there are not so many."""
    if wanted.page <= max(pages, 1):
        return wanted
    st.session_state[f"{PREFIX}page"] = max(pages, 1)
    return replace(wanted, page=max(pages, 1))


def looked() -> Looked | None:
    """When this reader last said that they had looked; None: never, or it cannot be read."""
    try:
        return people.people().looked(people.reader())
    except PeopleError as error:
        st.session_state[f"{PREFIX}fault"] = str(error)
        return None


def look(revision: int, since: Since) -> None:
    """By a click: what is in this revision of the library has been read, and was shown from there."""
    try:
        st.session_state[f"{PREFIX}noted"] = people.people().look(people.reader(), revision), since
    except PeopleError as error:
        st.session_state[f"{PREFIX}fault"] = str(error)


def noted() -> tuple[Looked, Since] | None:
    """The look that the last click noted, and what was shown then: once, when the page is drawn after it."""
    found: tuple[Looked, Since] | None = st.session_state.pop(f"{PREFIX}noted", None)
    return found


def fault() -> str:
    """Why it cannot be known or kept when the reader last looked; empty where it can."""
    return str(st.session_state.pop(f"{PREFIX}fault", ""))


def _in_controls(known: Asked) -> Asked:
    """As the controls stand; those that are not drawn stand as they did."""
    said = {name: st.session_state.get(PREFIX + name, getattr(known, name)) for name in _CONTROLS}
    return replace(known, **{**said, "document": said["document"] or "", "body": tuple(said["body"])})


def _set(wanted: Asked) -> None:
    for name in _CONTROLS:
        value = getattr(wanted, name)
        st.session_state[PREFIX + name] = list(value) if isinstance(value, tuple) else value


def _listed(wanted: Asked) -> dict[str, list[str]]:
    return {name: value if isinstance(value, list) else [value] for name, value in wanted.params.items()}
