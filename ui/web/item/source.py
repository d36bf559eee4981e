"""The source beside an item: the quote that was opened, and the way to the ones before and after it."""

from __future__ import annotations

import streamlit as st

from assistant.story import Story
from assistant.wiring import Assistant
from ui.shown.places import Place
from ui.web.item import kept
from ui.web.item.quoted import citations
from ui.web.source import viewer
from ui.web.state import Opened


def show(assistant: Assistant, story: Story, place: Place) -> None:
    source = Opened(place, citations(story))
    with st.container(key="panel-head", horizontal=True, vertical_alignment="center", gap="xsmall"):
        viewer.steps(source, kept.put_beside, of="quote", key="item")
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
