"""The source beside an item: the quote that was opened, and the way to the ones before and after it."""

from __future__ import annotations

import streamlit as st

from assistant.story import Story
from assistant.wiring import Assistant
from ui.web import viewer
from ui.web.item import kept
from ui.web.item.quoted import citations
from ui.web.places import Place, place_of
from ui.web.state import Opened


def show(assistant: Assistant, story: Story, place: Place) -> None:
    source = Opened(place, citations(story))
    with st.container(key="panel-head", horizontal=True, vertical_alignment="center", gap="xsmall"):
        _steps(source)
        st.space("stretch")
        st.button(
            "Close",
            key="item-close",
            icon=":material/close:",
            type="tertiary",
            on_click=kept.put_beside,
            args=(None,),
            shortcut="Escape",
            help="Close the source (Esc)",
        )
    viewer.show(assistant, source, own_page=False)


def _steps(source: Opened) -> None:
    count, position = len(source.beside), source.position
    if position is None or count < 2:
        st.markdown("**Source**")
        return
    _step(source, position - 1, "Previous", ":material/chevron_left:", "Alt+P")
    st.markdown(f"{position + 1} of {count}", width="content")
    _step(source, position + 1, "Next", ":material/chevron_right:", "Alt+N")


def _step(source: Opened, to: int, label: str, icon: str, shortcut: str) -> None:
    st.button(
        label,
        key=f"item-{label.lower()}",
        icon=icon,
        type="tertiary",
        disabled=not 0 <= to < len(source.beside),
        on_click=kept.put_beside,
        args=(place_of(source.beside[to % len(source.beside)]),),
        shortcut=shortcut,
        help=f"{label} quote ({shortcut})",
    )
