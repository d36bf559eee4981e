"""What the Commitments page shows: how much there is of what, when it falls due, the list, and files to take away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from assistant.choices import choices_in
from assistant.choosing import chosen_entries
from assistant.falling_due import stretches
from assistant.register import Listing, listed
from assistant.view import View
from assistant.wiring import Assistant
from corpus.saying import counted
from ui.shown.escape import escape_html, escape_markdown
from ui.web import bridge, opened
from ui.web.commitments import arranged, controls, table, taking, timeline
from ui.web.commitments.asked import SHOWN, Asked
from ui.web.commitments.kept import KEPT

PER_PAGE = 25


def show() -> None:
    assistant, day = opened.assistant(), date.today()
    view = assistant.view()
    bridge.style("commitments")
    st.title("Commitments", anchor=False)
    if not view.rows:
        _empty(view)
        return
    choices = choices_in(view.rows)
    asked = KEPT.only(KEPT.asked(), {"document": view.documents, "kind": choices.kinds})
    controls.row(asked, list(view.documents.values()), choices)
    controls.shown(asked, _counts(view, asked, day))
    listing = listed(view, asked.wanted(day), day)
    _summary(listing, asked, assistant)
    if listing.entries:
        _picture(listing, asked, day)
        asked = _list(listing, asked, day)
    else:
        _nothing()
    KEPT.keep(asked)


def _counts(view: View, asked: Asked, day: date) -> dict[str, int]:
    """How much there is of what can be shown, within the filters."""
    return {name: len(chosen_entries(view.rows, asked.but(show=name).wanted(day))) for name in SHOWN}


def _empty(view: View) -> None:
    if view.documents:
        st.info(
            "No recommendation, response or commitment was found in these documents. An analyst can add what is "
            "missing: see a document's own register.",
            icon=":material/search_off:",
        )
    else:
        st.info(
            "There are no documents yet. Add the first ones, then see here what they promise.", icon=":material/inbox:"
        )
    st.page_link("documents_page.py", label="Go to Documents", icon=":material/folder_open:")


def _nothing() -> None:
    st.info(
        "Nothing in the register is all of this. Take a filter away, or look for fewer words.",
        icon=":material/search_off:",
    )
    st.button("Show everything", key="register-everything", on_click=KEPT.clear, icon=":material/filter_alt_off:")


def _summary(listing: Listing, asked: Asked, assistant: Assistant) -> None:
    """What the list rests on, and the ways to make it all again or to take it away."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="register-summary"):
        st.html(f'<p class="note" role="status">{escape_html(timeline.rests_on(listing))}</p>')
        if asked.filtered():
            st.button(
                "Show everything", key="register-all", on_click=KEPT.clear, type="tertiary", icon=":material/close:"
            )
        taking.popover(listing, assistant)


def _picture(listing: Listing, asked: Asked, day: date) -> None:
    found = stretches(listing.entries, day)
    if not found:
        return
    st.header("When it falls due", anchor=False)
    st.html(timeline.timeline_html(found, asked, day))
    with st.expander("The same in words", icon=":material/table_rows:"):
        st.markdown(escape_markdown(timeline.summary(found)))
        st.html(timeline.in_words_html(found, asked))


def _list(listing: Listing, asked: Asked, day: date) -> Asked:
    """The entries of one page; what is asked for with the page that there is."""
    groups = arranged.arranged(listing.entries, asked, day)
    pages = arranged.pages(groups, PER_PAGE)
    asked = KEPT.within(asked, pages)
    st.html(f'<h2 class="start" data-token="{KEPT.turned()}">The list</h2>')
    controls.order()
    shown = arranged.page_of(groups, asked.page, PER_PAGE)
    st.html(f'<p class="note">{escape_html(_range(listing, groups, asked))}</p>')
    caption = "Recommendations and commitments"
    st.html("".join(table.table_html(group, listing, caption) for group in shown))
    if pages > 1:
        st.pagination(pages, key=KEPT.key("page"), on_change=KEPT.turn)
        if KEPT.turned():
            bridge.reveal(KEPT.turned())
    return asked


def _range(listing: Listing, groups: Sequence[arranged.Group], asked: Asked) -> str:
    """ "26 to 50 of 120, in 7 groups"."""
    count = len(listing.entries)
    first = (asked.page - 1) * PER_PAGE
    many = f", in {counted(len(groups), 'group')}" if asked.group else ""
    where = f"{first + 1:,} to {min(first + PER_PAGE, count):,} of " if count > PER_PAGE else ""
    return f"{where}{counted(count, 'line')}{many}: each item and each commitment; what is both stands once."
