"""What a page shows in place of itself when the library cannot be opened."""

from __future__ import annotations

import streamlit as st

from corpus.errors import BywhenError, IndexOutOfStep, LibraryError
from ui.web.escape import escape_markdown

_NEXT = {
    LibraryError: "Check the folder that Bywhen was started with, or start it on another:"
    " `bywhen --library FOLDER serve`.",
    IndexOutOfStep: "Stop Bywhen, run `bywhen check --repair`, and start it again. No document is lost.",
}


def show(error: BywhenError) -> None:
    """The error's own words, and what to do next."""
    st.title("The library could not be opened", anchor=False)
    st.error(escape_markdown(str(error)), icon=":material/error:")
    for kind, advice in _NEXT.items():
        if isinstance(error, kind):
            st.markdown(advice)
    st.button("Try again", icon=":material/refresh:")
