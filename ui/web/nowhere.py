"""The page of an address that is none of the pages': it says so, and where to go."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit

import streamlit as st

_NAME = re.compile(r"[\w.~-]{1,100}")


def named(url: str | None, pages: Collection[str]) -> str:
    """What the address at `url` ends in where that names none of the pages; empty where it does, or names nothing."""
    last = urlsplit(url or "").path.rpartition("/")[2]
    return last if _NAME.fullmatch(last) and last not in pages else ""


def show() -> None:
    st.title("There is no page at that address", anchor=False)
    st.markdown("It may have been cut off or mistyped. Check it, or go on from here:")
    st.page_link("ask_page.py", label="Ask a question", icon=":material/arrow_forward:")
    st.page_link("commitments_page.py", label="See what was promised", icon=":material/arrow_forward:")
    st.page_link("documents_page.py", label="See the documents", icon=":material/arrow_forward:")
