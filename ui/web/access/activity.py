"""What the Activity page shows: what everyone did, filtered, and to be taken away as a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
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
from ui.web.access.asked import Asked, asked_from
from ui.web.listing import upper
from ui.web.lists.controls import choice, day, page_of, several, words
from ui.web.lists.kept import Kept

PER_PAGE = 50
KEPT: Kept[Asked] = Kept("activity_", asked_from)


def show() -> None:
    assistant = opened.assistant()
    every = activity(assistant)
    st.title("Activity", anchor=False)
    st.markdown("Who added, changed, removed and handed on what. Times are UTC.")
    asked = KEPT.asked()
    _controls(asked, actors(every))
    sought = asked.sought
    found = activity(assistant, sought)
    KEPT.keep(KEPT.within(asked, -(-len(found) // PER_PAGE)))
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        told = escape_markdown(in_words(sought))
        st.caption(f"{len(found):,} of {_entries(every)}" + (f": {told}" if told else ""))
        _taken(assistant, found, sought)
    if not found:
        st.info("Nothing was done that fits. Clear a filter to see more.", icon=":material/search_off:")
        return
    shown = page_of(found, PER_PAGE, KEPT.key("page"))
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


def _controls(asked: Asked, people: Sequence[str]) -> None:
    known = dict.fromkeys(filter(None, (*people, asked.who)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words(KEPT, "Find", "A file's name, an item, a reason")
        with st.popover("Filters", icon=":material/filter_list:", key="activity-filters"):
            choice(KEPT, "who", "Who", {"": "Anyone"} | {who: who for who in known})
            several(KEPT, "what", "What", KINDS)
            day(KEPT, "since", "From")
            day(KEPT, "until", "To")


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
