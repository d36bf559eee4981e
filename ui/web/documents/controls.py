"""What the reader sets over the list of documents: words to look for, filters, what is shown, its order."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from corpus.models import Document
from ui.web.documents.asked import ORDERS, SHOWN, Asked
from ui.web.documents.kept import KEPT
from ui.web.lists.controls import choice, day, several, words


def row(asked: Asked, documents: Sequence[Document]) -> None:
    with st.container(key="held-controls", horizontal=True, vertical_alignment="bottom", gap="small"):
        words(KEPT, "Find a document", "Title, author, kind or file name")
        choice(KEPT, "show", "Show", SHOWN)
        choice(KEPT, "sort", "Sort by", ORDERS)
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
    several(KEPT, "kind", "Kind", there["kind"])
    several(KEPT, "body", "Organisation", there["body"])
    if there["collection"]:
        several(KEPT, "collection", "Closed collection", there["collection"])
    with st.container(horizontal=True):
        day(KEPT, "dated_from", "Dated from")
        day(KEPT, "dated_to", "Dated to")
    st.button("Clear filters", key="held-clear", icon=":material/filter_alt_off:", on_click=KEPT.clear)
