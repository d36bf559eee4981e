"""The little that needs the browser's own script: clicked citations, names, scrolling to the cited words."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.web import state

_ASSETS = Path(__file__).parent / "assets"

_citations = st.components.v2.component("bywhen_citations", js=(_ASSETS / "citations.js").read_text("utf-8"))
_keys = st.components.v2.component(
    "bywhen_keys",
    html=(_ASSETS / "keys.html").read_text("utf-8"),
    css=(_ASSETS / "keys.css").read_text("utf-8"),
    js=(_ASSETS / "keys.js").read_text("utf-8"),
)
_peek = st.components.v2.component("bywhen_peek", js=(_ASSETS / "peek.js").read_text("utf-8"))
_focus = st.components.v2.component("bywhen_focus", js=(_ASSETS / "focus.js").read_text("utf-8"))
_names = st.components.v2.component("bywhen_names", js=(_ASSETS / "names.js").read_text("utf-8"))
_say = st.components.v2.component("bywhen_say", js=(_ASSETS / "say.js").read_text("utf-8"))
_reveal = st.components.v2.component("bywhen_reveal", js=(_ASSETS / "reveal.js").read_text("utf-8"))
_steps = st.components.v2.component("bywhen_steps", js=(_ASSETS / "steps.js").read_text("utf-8"))


def style(*names: str) -> None:
    """The look of what these pages show beside what every page does."""
    for name in names:
        st.html(_ASSETS / f"{name}.css")


def keep_steps() -> None:
    """One step in the browser's history for each thing that the reader does: before a page writes its address."""
    _steps(key="steps")


def listen_for_keys() -> None:
    """The keys of every page, and the list of them."""
    _keys(key="keys")


def keep_focus() -> None:
    """On every page: the keyboard is never left nowhere, and controls that are heard say what they are about."""
    _say(key="hear")
    _focus(key="focus")
    _names(key="names")


def say(token: str, words: str) -> None:
    """Read `words` out to those who hear the page, once for each new `token`."""
    _say(key=f"say-{token}", data={"token": token, "words": words})


def listen_for_citations() -> None:
    """A click on a citation in an answer's text opens its source beside the chat; pointing at it shows its words."""
    _citations(key="citations", on_cite_change=_clicked)
    _peek(key="peek")


def reveal(token: str, *, at: str = "cited", focus: bool = True, times: int = 0, key: str = "reveal") -> None:
    """Scroll to what carries `token` (a source's cited words, a question), once for each new one.

    `at`: the id of what is scrolled to inside a source; `focus`: the keyboard goes there too; `times`: how often the
    reader has gone there, to be scrolled to each time; `key`: of a second one on a page.
    """
    _reveal(key=key, data={"token": token, "at": at, "focus": focus, "times": times})


def _clicked() -> None:
    state.open_cited(str(st.session_state["citations"].cite or ""))
