"""What an answer still waits for after a start or a change: told on the page, and waited for by a question."""

from __future__ import annotations

import streamlit as st

from ui.shown.escape import escape_markdown
from ui.web import dialogs, opened
from ui.web.preparing import Preparing

_OFTEN = 0.5  # seconds


def status() -> None:
    """How far the documents are prepared for questions; why they cannot be, and the way to try again."""
    its = opened.awaited()
    if its is None:
        return
    if its.finished:
        st.error(f"Questions cannot be answered yet. {escape_markdown(its.error)}", icon=":material/error:")
        st.markdown("You can read the documents and the commitments meanwhile.")
        st.button("Try again", key="prepare-again", icon=":material/refresh:", on_click=opened.prepare_again)
    elif its.builds:
        _progress(its)


def until_ready() -> str:
    """Wait until a question can be answered, saying what for; why none can be, in words."""
    its = opened.awaited()
    if its is None:
        return ""
    with st.spinner(f"{its.words}…", show_time=True):
        place = st.empty()
        while not its.wait(_OFTEN):
            place.caption("Your question is answered as soon as that is done.")
            if its.of:
                break
        place.empty()
    bar = st.empty()
    while not its.wait(_OFTEN):
        bar.progress(its.share, _told(its))
    bar.empty()
    return its.error


@st.fragment(run_every=1.0)
def _progress(its: Preparing) -> None:
    if its.finished and not dialogs.is_open():
        st.rerun()
    st.progress(its.share, f"**Getting ready for questions.** {_told(its)}")
    st.caption("You can ask now: the answer comes when this is done. Everything else can be read meanwhile.")


def _told(its: Preparing) -> str:
    return escape_markdown(f"{its.words}…")
