"""Filters: which documents a question is asked of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from corpus.models import Document
from index.hybrid import Filters
from ui.web import listing
from ui.web.escape import escape_markdown
from ui.web.render import date_words, number_of

_LISTS = ("filter_documents", "filter_kinds", "filter_bodies")
_DAYS = ("filter_from", "filter_to")


def row(documents: Sequence[Document]) -> Filters | None:
    """The filters behind one button, and in words what they leave; None where nothing is restricted."""
    titles = {document.id: listing.named(document) for document in listing.newest_first(documents)}
    with st.popover("Filters", icon=":material/filter_list:", type="tertiary", key="filters"):
        chosen = _chosen(documents, titles)
        st.button("Clear filters", on_click=clear, disabled=chosen == Filters(), icon=":material/filter_alt_off:")
    if chosen == Filters():
        st.space("stretch")
        return None
    st.caption(escape_markdown(in_words(chosen)))
    return chosen


def in_words(filters: Filters) -> str:
    """What is searched, for the reader; a range that ends before it begins is said so."""
    if filters.dated_from and filters.dated_to and filters.dated_from > filters.dated_to:
        return "The first date is after the last one: no document can match."
    parts = [number_of(len(filters.documents), "document") if filters.documents else ""]
    parts += [", ".join(sorted(group)) for group in (filters.kinds, filters.bodies) if group]
    parts += [f"from {date_words(filters.dated_from.isoformat())}" if filters.dated_from else ""]
    parts += [f"to {date_words(filters.dated_to.isoformat())}" if filters.dated_to else ""]
    return f"Searching only: {'; '.join(filter(None, parts))}"


def clear() -> None:
    for key in _LISTS:
        st.session_state[key] = []
    for key in _DAYS:
        st.session_state[key] = None


def _chosen(documents: Sequence[Document], titles: Mapping[str, str]) -> Filters:
    kinds = {d.description.kind.value for d in documents} - {""}
    bodies = {d.description.body.value for d in documents} - {""}
    return Filters(
        documents=_several("Documents", titles, "filter_documents"),
        kinds=_several("Kinds of document", {kind: kind for kind in sorted(kinds)}, "filter_kinds"),
        bodies=_several("Organisations", {body: body for body in sorted(bodies)}, "filter_bodies"),
        dated_from=_day("Dated from", "filter_from"),
        dated_to=_day("Dated to", "filter_to"),
    )


def _several(label: str, names: Mapping[str, str], key: str) -> frozenset[str] | None:
    """A choice of several; one that has left the library since is dropped."""
    kept = [value for value in st.session_state.get(key) or [] if value in names]
    if kept != st.session_state.get(key, kept):
        st.session_state[key] = kept
    chosen = st.multiselect(
        label,
        list(names),
        key=key,
        placeholder="All",
        select_all=False,
        format_func=lambda value: names[value],
        persist_state="session",
    )
    return frozenset(chosen) or None


def _day(label: str, key: str) -> date | None:
    chosen = st.date_input(label, value=None, key=key, format="DD/MM/YYYY", persist_state="session")
    return chosen if isinstance(chosen, date) else None
