"""What this visitor deleted last: the only place that reads or writes that, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from corpus.errors import PeopleError
from corpus.saying import counted
from ui.web import state
from ui.web.conversations import kept

_GONE, _TOLD = "deleted", "restored"
_LATE = "It is more than an hour ago: nothing could be brought back."


def delete(chosen: Sequence[str]) -> None:
    """Raises PeopleError."""
    st.session_state[_GONE] = kept.people().delete(kept.reader(), chosen)
    if state.kept_as() in chosen:
        state.new_conversation()


def last() -> list[str]:
    """What can be brought back."""
    return list(st.session_state.get(_GONE, []))


def bring_back() -> None:
    """By a click; what came of it is told on the next run."""
    try:
        back = kept.people().restore(kept.reader(), last())
    except PeopleError as error:
        st.session_state[_TOLD] = f"{error}."
        return
    st.session_state.pop(_GONE, None)
    st.session_state[_TOLD] = f"{counted(len(back), 'conversation')} brought back." if back else _LATE


def told() -> str:
    """What came of bringing back, once."""
    return str(st.session_state.pop(_TOLD, ""))
