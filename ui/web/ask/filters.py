"""Filters: which documents a question is asked of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from corpus.models import Document
from index.hybrid import Filters
from ui.shown.escape import escape_markdown
from ui.shown.scope import Scope, in_words
from ui.web import listing

_LISTS = ("filter_documents", "filter_kinds", "filter_bodies")
_DAYS = ("filter_from", "filter_to")
_EARLIER = "filter_earlier"


def row(documents: Sequence[Document]) -> Scope:
    """The filters behind one button, and in words what they leave.

    `documents`: every version of every document; earlier ones are offered only where they are asked for.
    """
    with st.popover("Filters", icon=":material/filter_list:", type="tertiary", key="filters"):
        earlier = _earlier(documents)
        chosen = _chosen([document for document in documents if earlier or not document.superseded_by])
        untouched = chosen == Filters() and not earlier
        st.button("Clear filters", on_click=clear, disabled=untouched, icon=":material/filter_alt_off:")
    if untouched:
        st.space("stretch")
        return Scope()
    titles = {document.id: document.title for document in documents}
    st.caption(escape_markdown(in_words(chosen, titles, earlier=earlier)))
    return Scope(None if chosen == Filters() else chosen, earlier)


def choose(scope: Scope) -> None:
    """Set the filters to what a scope names, before they are drawn."""
    filters = scope.filters or Filters()
    for key, chosen in zip(_LISTS, (filters.documents, filters.kinds, filters.bodies), strict=True):
        st.session_state[key] = sorted(chosen or ())
    for key, day in zip(_DAYS, (filters.dated_from, filters.dated_to), strict=True):
        st.session_state[key] = day
    st.session_state[_EARLIER] = scope.earlier


def clear() -> None:
    for key in _LISTS:
        st.session_state[key] = []
    for key in _DAYS:
        st.session_state[key] = None
    st.session_state[_EARLIER] = False


def _earlier(documents: Sequence[Document]) -> bool:
    """Whether earlier versions are searched too: asked only where there are some."""
    if not any(document.superseded_by for document in documents):
        return False
    return st.toggle(
        "Earlier versions too",
        key=_EARLIER,
        help="Documents that a newer version has replaced. An answer says which they are.",
        persist_state="session",
    )


def _chosen(documents: Sequence[Document]) -> Filters:
    titles = {document.id: listing.named(document) for document in listing.newest_first(documents)}
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
