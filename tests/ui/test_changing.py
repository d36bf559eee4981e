"""A change that a click asks for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import pytest
import streamlit as st

from ui.web import changing, opened


class ClickedAgain(Exception):
    """As Streamlit leaves a page that is begun anew, at the next thing that it draws."""


@contextmanager
def left(_words: str) -> Iterator[None]:
    yield
    raise ClickedAgain


def test_what_was_done_is_said_also_where_a_second_click_came_before_the_page_was_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[object] = []
    monkeypatch.setattr(st, "spinner", left)
    monkeypatch.setattr(opened, "change", lambda: nullcontext("the library"))
    with pytest.raises(ClickedAgain):
        changing.change(made.append, "The letter was corrected.")
    assert made == ["the library"]
    assert st.session_state.pop("done") == "The letter was corrected."
