"""From where on the reader wants to know what changed."""

from __future__ import annotations

import streamlit as st

from assistant.choices import choices_in
from assistant.view import View
from ui.web import listing
from ui.web.changes import kept
from ui.web.changes.asked import DAY, DOCUMENT, FIRST, LAST, WAYS, Asked
from ui.web.changes.kept import PREFIX
from ui.web.escape import shorten

_LONGEST = 90  # characters of a document's name in the list


def row(asked: Asked, view: View) -> None:
    with st.container(key="changes-controls", gap="small"):
        st.radio(
            "Show what changed since",
            list(WAYS),
            key=f"{PREFIX}way",
            format_func=lambda way: WAYS[way],
            horizontal=True,
            on_change=kept.changed,
        )
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            if asked.way == DAY:
                _day()
            elif asked.way == DOCUMENT:
                _document(view)
            _bodies(view)
        if asked.way == DAY:
            st.checkbox(
                "Count documents by when they were added, not by their own dates",
                key=f"{PREFIX}added",
                help="Tick this to see all that came into the library since that day, however old it is.",
                on_change=kept.changed,
            )


def _day() -> None:
    st.date_input(
        "From this day on",
        value=None,
        min_value=FIRST,
        max_value=LAST,
        key=f"{PREFIX}day",
        format="DD/MM/YYYY",
        on_change=kept.changed,
        width=190,
    )


def _bodies(view: View) -> None:
    st.multiselect(
        "Organisation",
        choices_in(view.rows).bodies,
        key=f"{PREFIX}body",
        placeholder="All",
        select_all=False,
        accept_new_options=True,
        format_func=listing.upper,
        help="What it wrote, was asked or is to do. You can type a name that is not in the list.",
        filter_mode="contains",
        on_change=kept.changed,
        width=320,
    )


def _document(view: View) -> None:
    names = {one.id: shorten(listing.named(one), _LONGEST) for one in listing.newest_first(list(view.every.values()))}
    st.selectbox(
        "Documents dated after this one",
        list(names),
        index=None,
        key=f"{PREFIX}document",
        placeholder="Choose a document",
        format_func=lambda ident: names.get(ident, ident),
        on_change=kept.changed,
        width=360,
    )
