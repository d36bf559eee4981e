"""What the Activity page shows: what everyone did, filtered, and to be taken away as a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby

import streamlit as st

from assistant.activity import KINDS, Sought, activity, actors, day_of, in_words
from assistant.wiring import Assistant
from corpus.library import Change
from ui.activity_file import as_csv
from ui.shown.addresses import told_html
from ui.shown.escape import escape_html, escape_markdown
from ui.shown.places import Place
from ui.shown.render import date_words
from ui.web import opened
from ui.web.listing import upper
from ui.web.lists.controls import page_of

PER_PAGE = 50


def show() -> None:
    assistant = opened.assistant()
    every = activity(assistant)
    st.title("Activity", anchor=False)
    st.markdown("Who added, changed, removed and handed on what. Times are UTC.")
    sought = _sought(actors(every))
    found = activity(assistant, sought)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        asked = escape_markdown(in_words(sought))
        st.caption(f"{len(found):,} of {_entries(every)}" + (f": {asked}" if asked else ""))
        _taken(assistant, found, sought)
    if not found:
        st.info("Nothing was done that fits. Clear a filter to see more.", icon=":material/search_off:")
        return
    shown = page_of(found, PER_PAGE, "page", bind="query-params")
    still = {d.id for d in assistant.library.documents(superseded=True, waiting=True)}
    st.html(activity_html(shown, still))


def activity_html(changes: Sequence[Change], still: set[str]) -> str:
    """The changes by day; documents that are `still` there are links."""
    days = groupby(changes, key=day_of)
    return "".join(f'<h2 class="day">{date_words(day.isoformat())}</h2>{_list_html(own, still)}' for day, own in days)


def _list_html(changes: Iterable[Change], still: set[str]) -> str:
    return f'<ul class="history">{"".join(_line_html(one, still) for one in changes)}</ul>'


def _line_html(change: Change, still: set[str]) -> str:
    at = datetime.fromisoformat(change.when)
    name = escape_html(change.source)
    if change.document in still:
        name = f'<a href="{escape_html(Place(change.document).address)}" data-go>{name}</a>'
    who = f"<b>{escape_html(change.by)}</b>" if change.by else "Somebody"
    detail = f": {told_html(change.detail)}" if change.detail else ""
    done = " ".join(filter(None, (escape_html(upper(change.what)), name)))
    return f"<li><span>{at:%H:%M}</span> {who} · {done}{detail}</li>"


def _entries(changes: Sequence[Change]) -> str:
    return "1 entry" if len(changes) == 1 else f"{len(changes):,} entries"


def _sought(people: Sequence[str]) -> Sought:
    """The filters, which stand in the address too."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input("Find", key="words", bind="query-params", placeholder="A file's name, an item, a reason")
        with st.popover("Filters", icon=":material/filter_list:", key="activity-filters"):
            who = st.selectbox("Who", people, None, key="who", bind="query-params", placeholder="Anyone")
            kinds = st.multiselect("What", list(KINDS), key="what", bind="query-params", placeholder="Anything")
            since = st.date_input("From", None, key="since", bind="query-params", format="DD/MM/YYYY")
            until = st.date_input("To", None, key="until", bind="query-params", format="DD/MM/YYYY")
    return Sought(
        who or "",
        tuple(kinds),
        (words or "").strip(),
        since if isinstance(since, date) else None,
        until if isinstance(until, date) else None,
    )


def _taken(assistant: Assistant, found: Sequence[Change], sought: Sought) -> None:
    said = f"CSV, {_entries(found)}"
    st.download_button(
        "Download as CSV",
        as_csv(found),
        file_name="activity.csv",
        mime="text/csv",
        icon=":material/download:",
        disabled=not found,
        on_click=assistant.exported,
        args=("the activity", "; ".join(filter(None, (said, in_words(sought))))),
    )
