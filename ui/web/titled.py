"""What a page is called: its heading, the browser's tab, its history and a bookmark."""

from __future__ import annotations

import streamlit as st

from ui.shown.escape import escape_markdown, shorten

_LONGEST = 70  # characters of what a tab is called


def titled(words: str, of: str = "") -> None:
    """The heading of a page that shows one thing, whose tab is called by it too; `of`: what of it is shown there."""
    st.title(escape_markdown(words), anchor=False)
    tab(f"{of} of {words}" if of else words)


def tab(words: str) -> None:
    """Call the tab by what is on the page, beside the name that every page has from its kind."""
    st.set_page_config(page_title=f"{shorten(words, _LONGEST)} - Bywhen")
