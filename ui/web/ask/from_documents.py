"""The way from documents, wherever they are shown, to questions of these and of no others."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from corpus.models import Document
from ui.shown.scope import scope_of

MOST = 100
"""Documents that an address can name and still be sent in an e-mail."""


def link(documents: Sequence[Document], label: str) -> None:
    st.page_link("ask_page.py", label=label, icon=":material/chat:", query_params=scope_of(documents).params)
