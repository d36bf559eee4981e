"""What the page of a body or person shows: in short, when things fall due, what is past, to do, asked, written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from assistant.bodies import Body, body_of
from assistant.choices import choices_in
from assistant.entries import Entry
from assistant.falling_due import stretches
from assistant.view import View
from corpus.saying import counted
from ui.shown.addresses import link
from ui.shown.escape import escape_html, escape_markdown
from ui.web import bridge, opened
from ui.web.body import told
from ui.web.commitments import table, timeline
from ui.web.commitments.arranged import arranged, page_of
from ui.web.commitments.asked import EVERYTHING, OVERDUE, Asked
from ui.web.titled import titled

MOST = 15  # lines of each list; all of them are on the Commitments page


def show() -> None:
    view = opened.assistant().view()
    bridge.style("item", "commitments")
    name = " ".join(str(st.query_params.get("name", "")).split())[:200]
    with st.container(key="body"):
        st.page_link("commitments_page.py", label="Commitments", icon=":material/arrow_back:")
        body = body_of(name, view, date.today()) if name else None
        if body and body.is_known:
            _page(body)
        else:
            _missing(name, view)


def _missing(name: str, view: View) -> None:
    """Whoever the documents name, to choose from."""
    st.title("Organisations and people", anchor=False)
    if name:
        st.warning(
            escape_markdown(f"No document says that {name} was asked anything or is to do anything."),
            icon=":material/search_off:",
        )
    choices = choices_in(view.rows)
    for heading, names in (("Organisations", choices.bodies), ("Who is to do something", choices.people)):
        if names:
            st.header(heading, anchor=False)
            st.html(told.names_html(names))
    if not view.rows:
        st.info("There is nothing in the register yet. Add documents first.", icon=":material/inbox:")
        st.page_link("documents_page.py", label="Go to Documents", icon=":material/folder_open:")


def _page(body: Body) -> None:
    titled(body.name)
    st.html(f'<p class="short">{escape_html(told.in_short(body))}</p>')
    its = Asked(person=(body.name,))
    day = body.listing.day
    if found := stretches([*body.asked, *body.promised], day):
        st.header("When it falls due", anchor=False)
        st.html(timeline.timeline_html(found, its, day))
        with st.expander("The same in words", icon=":material/table_rows:"):
            st.html(timeline.in_words_html(found, its))
    _list("Past its date", body.past, body, its.but(show=OVERDUE))
    _list("What it is to do", body.promised, body, its.but(show=EVERYTHING))
    _list("What was asked of it", body.asked, body, its.but(show=EVERYTHING))
    if body.documents:
        st.header(f"What it wrote ({len(body.documents):,})", anchor=False)
        st.html(told.documents_html(body.documents))


def _list(name: str, entries: Sequence[Entry], body: Body, asked: Asked) -> None:
    """The first of them, the most urgent first, and the way to all."""
    if not entries:
        return
    st.header(f"{name} ({len(entries):,})", anchor=False)
    groups = page_of(arranged(entries, Asked(), body.listing.day), 1, MOST)
    st.html("".join(table.table_html(group, body.listing, name) for group in groups))
    if len(entries) > MOST:
        rest = counted(len(entries) - MOST, "line")
        st.html(
            f'<p class="ways">{link(asked.address, f"Show these and the other {rest} on the Commitments page")}</p>'
        )
