"""The name that stands beside what an analyst changes."""

from __future__ import annotations

import streamlit as st

from corpus.library.statements import user
from ui.web import opened


def name() -> str:
    """Who is signed in, or where nobody has to what they said last in this session."""
    return opened.reader().who or str(st.session_state.get("analyst", ""))


def unsigned() -> str:
    """What stands there where no name is given: the one who runs these pages."""
    return user()


def remember(who: str) -> None:
    """What every form of the pages begins with from now on."""
    st.session_state["analyst"] = who
