"""What a page shows in place of itself when the library cannot be opened, or the page is not for its reader."""

from __future__ import annotations

import streamlit as st

from corpus.errors import (
    BywhenError,
    IndexOutOfStep,
    LibraryError,
    NotAllowed,
    SettingsError,
    UnknownDocument,
    UnknownItem,
)
from ui.shown.escape import escape_markdown

_NEXT = {
    LibraryError: "Check the folder that Bywhen was started with, or start it on another:"
    " `bywhen --library FOLDER serve`.",
    SettingsError: "Whoever runs Bywhen puts the file right; nobody is let in until then.",
    IndexOutOfStep: "Stop Bywhen, run `bywhen check --repair`, and start it again. No document is lost.",
}


def show(error: BywhenError) -> None:
    """The error's own words, and what to do next."""
    if isinstance(error, NotAllowed):
        st.title("This is not for you to see", anchor=False)
        st.warning(escape_markdown(str(error)), icon=":material/block:")
        st.markdown("If you need it, ask whoever runs Bywhen for you. Or go on from here:")
        st.page_link("ask_page.py", label="Ask a question", icon=":material/arrow_forward:")
        st.page_link("commitments_page.py", label="See what was promised", icon=":material/arrow_forward:")
        return
    if isinstance(error, (UnknownDocument, UnknownItem)):
        st.title("The library has just changed", anchor=False)
        st.warning("Somebody removed or closed a document while this page was being made.", icon=":material/sync:")
        st.button("Try again", icon=":material/refresh:")
        return
    st.title("The library could not be opened", anchor=False)
    st.error(escape_markdown(str(error)), icon=":material/error:")
    for kind, advice in _NEXT.items():
        if isinstance(error, kind):
            st.markdown(advice)
    st.button("Try again", icon=":material/refresh:")
