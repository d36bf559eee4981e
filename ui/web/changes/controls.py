"""From where on the reader wants to know what changed."""

from __future__ import annotations

import streamlit as st

from assistant.choices import choices_in
from assistant.view import View
from ui.shown.escape import shorten
from ui.web import listing
from ui.web.changes.asked import DAY, DOCUMENT, WAYS, Asked
from ui.web.changes.kept import KEPT
from ui.web.lists.controls import day, several

_LONGEST = 90  # characters of a document's name in the list


def row(asked: Asked, view: View) -> None:
    with st.container(key="changes-controls", gap="small"):
        st.radio(
            "Show what changed since",
            list(WAYS),
            key=KEPT.key("way"),
            format_func=lambda way: WAYS[way],
            horizontal=True,
            on_change=KEPT.changed,
        )
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            if asked.way == DAY:
                day(KEPT, "day", "From this day on", width=190)
            elif asked.way == DOCUMENT:
                _document(view)
            several(
                KEPT,
                "body",
                "Organisation",
                choices_in(view.rows).bodies,
                meaning="What it wrote, was asked or is to do. You can type a name that is not in the list.",
                accept_new_options=True,
                width=320,
            )
        if asked.way == DAY:
            st.checkbox(
                "Count documents by when they were added, not by their own dates",
                key=KEPT.key("added"),
                help="Tick this to see all that came into the library since that day, however old it is.",
                on_change=KEPT.changed,
            )


def _document(view: View) -> None:
    names = {one.id: shorten(listing.named(one), _LONGEST) for one in listing.newest_first(list(view.every.values()))}
    st.selectbox(
        "Documents dated after this one",
        list(names),
        index=None,
        key=KEPT.key("document"),
        placeholder="Choose a document",
        format_func=lambda ident: names.get(ident, ident),
        on_change=KEPT.changed,
        width=360,
    )
