"""What the reader asks of the What changed page, from one run to the next, and when they last looked."""

from __future__ import annotations

import streamlit as st

from assistant.changes import Since
from assistant.conversations import Looked
from corpus.errors import PeopleError
from ui.web.changes.asked import Asked, asked_from
from ui.web.conversations import kept as people
from ui.web.lists.kept import Kept

KEPT: Kept[Asked] = Kept("changes_", asked_from, drawn="way", begun=("section", "page"))
_NOTED, _FAULT = KEPT.key("noted"), KEPT.key("fault")


def looked() -> Looked | None:
    """When this reader last said that they had looked; None: never, or it cannot be read."""
    try:
        return people.people().looked(people.reader())
    except PeopleError as error:
        st.session_state[_FAULT] = str(error)
        return None


def look(revision: int, since: Since) -> None:
    """By a click: what is in this revision of the library has been read, and was shown from there."""
    try:
        st.session_state[_NOTED] = people.people().look(people.reader(), revision), since
    except PeopleError as error:
        st.session_state[_FAULT] = str(error)


def noted() -> tuple[Looked, Since] | None:
    """The look that the last click noted, and what was shown then: once, when the page is drawn after it."""
    found: tuple[Looked, Since] | None = st.session_state.pop(_NOTED, None)
    return found


def fault() -> str:
    """Why it cannot be known or kept when the reader last looked; empty where it can."""
    return str(st.session_state.pop(_FAULT, ""))
