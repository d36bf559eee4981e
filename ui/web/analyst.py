"""The name that stands beside what an analyst changes."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import streamlit as st

from corpus.library.statements import user
from ui.web import opened

LONGEST = 100  # characters
HELP = "It stands beside each correction. This browser keeps it for the next one."
_COOKIE = "bywhen-analyst"
_SCRIPT = Path(__file__).parent / "assets" / "analyst.js"

_kept = st.components.v2.component("bywhen_analyst", js=_SCRIPT.read_text("utf-8"))


def name() -> str:
    """Who is signed in, or where nobody has to what they said last in this browser."""
    return opened.reader().who or str(st.session_state.get("analyst", _in_browser()))


def unsigned() -> str:
    """What stands there where no name is given: the one who runs these pages."""
    return user()


def remember(who: str) -> None:
    """What every form of the pages begins with from now on."""
    st.session_state["analyst"] = who


def keep() -> None:
    """Have the browser keep what was said, for the next visit; nothing where people sign in."""
    if "analyst" in st.session_state and not opened.reader().who:
        _kept(key="analyst-kept", data={"cookie": _COOKIE, "name": st.session_state["analyst"]})


def _in_browser() -> str:
    """As it was when this page was opened: a reload opens it anew."""
    return unquote(st.context.cookies.get(_COOKIE, "")).strip()[:LONGEST]
