"""What the Source page shows: the document that the address names."""

from __future__ import annotations

import streamlit as st

from ui.shown.places import place_from
from ui.web import changing, opened, state
from ui.web.source import viewer
from ui.web.state import Opened


def show() -> None:
    assistant = opened.assistant()
    place = place_from(st.query_params.to_dict())
    if state.turns():
        st.page_link("ask_page.py", label="Back to the conversation", icon=":material/arrow_back:")
    changing.tell()
    if place is None:
        st.title("Source", anchor=False)
        st.info("Choose a document on the Documents page, or open a citation of an answer.", icon=":material/article:")
        st.page_link("documents_page.py", label="Go to Documents", icon=":material/folder_open:")
        return
    kept = state.opened()
    viewer.show(assistant, Opened(place, kept.beside if kept else ()), own_page=True)
