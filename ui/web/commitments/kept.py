"""What the reader asks of the Commitments page, from one run to the next."""

from __future__ import annotations

import streamlit as st

from ui.web.commitments.asked import Asked, asked_from
from ui.web.lists.kept import Kept

KEPT: Kept[Asked] = Kept("register_", asked_from, lasting=("sort", "group"))


def show(what: str) -> None:
    """By a click: show something else of what the filters leave."""
    st.session_state[KEPT.key("show")] = what
    KEPT.changed()
