"""What an analyst looks at of a document, computed once for each revision of the library."""

from __future__ import annotations

import streamlit as st

from assistant.wiring import Assistant
from corpus.library.review import Review


def review_of(assistant: Assistant, document: str) -> Review:
    return _review(assistant, document, assistant.library.stamp)


@st.cache_data(max_entries=64, show_spinner=False)
def _review(_assistant: Assistant, document: str, stamp: tuple[str, int, str]) -> Review:
    """Of what a reader may see of a revision of the library (`stamp`)."""
    return _assistant.review(document)
