"""Dialogs that nothing closes but their reader: what ends in the background waits until they are done with one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Literal, ParamSpec

import streamlit as st

_OPEN = "in_dialog"

_Given = ParamSpec("_Given")


def dialog(
    title: str, width: Literal["small", "large", "medium"] = "small"
) -> Callable[[Callable[_Given, None]], Callable[_Given, None]]:
    """As Streamlit's own decorator."""

    def decorated(show: Callable[_Given, None]) -> Callable[_Given, None]:
        @wraps(show)
        def shown(*args: _Given.args, **named: _Given.kwargs) -> None:
            st.session_state[_OPEN] = True
            show(*args, **named)

        return st.dialog(title, width=width, on_dismiss=closed)(shown)

    return decorated


def is_open() -> bool:
    return bool(st.session_state.get(_OPEN))


def closed() -> None:
    """Say that there is none: at the beginning of a page, before any is opened, and when one is dismissed."""
    st.session_state[_OPEN] = False
