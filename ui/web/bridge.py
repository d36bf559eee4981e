"""The little that needs the browser's own script: clicked citations, names, scrolling to the cited words."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.web import state

_ASSETS = Path(__file__).parent / "assets"

_citations = st.components.v2.component("bywhen_citations", js=(_ASSETS / "citations.js").read_text("utf-8"))
_peek = st.components.v2.component("bywhen_peek", js=(_ASSETS / "peek.js").read_text("utf-8"))
_thumbs = st.components.v2.component("bywhen_thumbs", js=(_ASSETS / "thumbs.js").read_text("utf-8"))
_reveal = st.components.v2.component("bywhen_reveal", js=(_ASSETS / "reveal.js").read_text("utf-8"))


def style() -> None:
    st.html(_ASSETS / "style.css")


def listen_for_citations() -> None:
    """A click on a citation in an answer's text opens its source beside the chat; pointing at it shows its words."""
    _citations(key="citations", on_cite_change=_clicked)
    _peek(key="peek")


def name_thumbs() -> None:
    """Say of each pair of thumbs what it is about, to those who hear the page."""
    _thumbs(key="thumbs")


def reveal(token: str, *, at: str = "cited", focus: bool = True) -> None:
    """Scroll to what carries `token` (a source's cited words, the last question), once for each new one.

    `at`: the id of what is scrolled to inside a source; `focus`: the keyboard goes there too.
    """
    _reveal(key="reveal", data={"token": token, "at": at, "focus": focus})


def _clicked() -> None:
    state.open_cited(str(st.session_state["citations"].cite or ""))
