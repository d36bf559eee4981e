"""A change of the library that a click asks for: made in its turn, then said on the page that is drawn anew."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assistant.wiring import Assistant
from corpus.errors import BywhenError
from ui.shown.escape import escape_markdown
from ui.web import bridge, opened

_DONE, _TRIED = "done", "tried"


def change(
    work: Callable[[Assistant], object],
    done: str = "",
    *,
    doing: str = "Saving…",
    in_words: Callable[[BywhenError], str] = str,
) -> None:
    """Do it, and draw the page anew to say that it is `done`; a refusal is shown where the form stands, which stays."""
    try:
        with st.spinner(doing), opened.change() as assistant:
            work(assistant)
            say(done)  # before anything is drawn: there a second click begins the page anew
    except BywhenError as error:
        refuse(in_words(error), icon=":material/error:")
        return
    st.rerun()


def refuse(words: str, *, icon: str = ":material/edit_note:") -> None:
    """Why it is not done, or what is missing for it: to those who hear the page too, each time that it is tried."""
    st.error(escape_markdown(words), icon=icon)
    tried = st.session_state[_TRIED] = st.session_state.get(_TRIED, 0) + 1
    bridge.say(f"tried-{tried}", words)


def say(done: str) -> None:
    """On the next page that tells what was done."""
    if done:
        st.session_state[_DONE] = done


def tell() -> None:
    """What was done last, once."""
    if done := str(st.session_state.pop(_DONE, "")):
        with st.container(key="told"):
            st.success(escape_markdown(done), icon=":material/check_circle:")
