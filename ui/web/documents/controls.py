"""What the reader sets over the list of documents: words to look for, filters, what is shown, its order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from corpus.models import Document
from ui.web import listing
from ui.web.documents import kept
from ui.web.documents.asked import FIRST, LAST, ORDERS, SHOWN, Asked
from ui.web.documents.kept import PREFIX


def row(asked: Asked, documents: Sequence[Document]) -> None:
    with st.container(key="held-controls", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            "Find a document",
            key=f"{PREFIX}words",
            placeholder="Title, author, kind or file name",
            icon=":material/search:",
            on_change=kept.first_page,
        )
        _choice("Show", SHOWN, "show")
        _choice("Sort by", ORDERS, "sort")
        count = f" ({asked.filters})" if asked.filters else ""
        with st.popover(f"Filters{count}", icon=":material/filter_list:", key="held-filters"):
            _filters(documents)


def values(documents: Sequence[Document]) -> dict[str, list[str]]:
    """What the documents have of each thing that can be asked for."""
    found = {
        "kind": {d.description.kind.value for d in documents},
        "body": {d.description.body.value for d in documents},
        "collection": {d.collection for d in documents},
    }
    return {name: sorted(own - {""}, key=str.casefold) for name, own in found.items()}


def _filters(documents: Sequence[Document]) -> None:
    there = values(documents)
    _several("Kind", there["kind"], "kind")
    _several("Organisation", there["body"], "body")
    if there["collection"]:
        _several("Closed collection", there["collection"], "collection")
    with st.container(horizontal=True):
        _day("Dated from", "dated_from")
        _day("Dated to", "dated_to")
    st.button("Clear filters", key="held-clear", icon=":material/filter_alt_off:", on_click=kept.clear)


def _choice(label: str, names: Mapping[str, str], name: str) -> None:
    """`names` must stay as they are: what is chosen is known to the browser by its name."""
    st.selectbox(
        label,
        list(names),
        key=PREFIX + name,
        format_func=lambda value: names[value],
        filter_mode=None,
        on_change=kept.first_page,
        width=230,
    )


def _several(label: str, there: Sequence[str], name: str) -> None:
    st.multiselect(
        label,
        there,
        key=PREFIX + name,
        placeholder="All",
        select_all=False,
        format_func=listing.upper,
        on_change=kept.first_page,
        filter_mode="contains",
    )


def _day(label: str, name: str) -> None:
    st.date_input(
        label,
        value=None,
        min_value=FIRST,
        max_value=LAST,
        key=PREFIX + name,
        format="DD/MM/YYYY",
        on_change=kept.first_page,
        width=150,
    )
