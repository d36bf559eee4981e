"""Filters: which documents a question is asked of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from corpus.models import Document
from corpus.saying import counted
from index.hybrid import Filters
from ui.web import listing
from ui.web.escape import escape_markdown
from ui.web.render import date_words

_LISTS = ("filter_documents", "filter_kinds", "filter_bodies")
_DAYS = ("filter_from", "filter_to")
_EARLIER = "filter_earlier"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question is asked of. No `filters`: no restriction; `earlier`: of earlier versions too."""

    filters: Filters | None = None
    earlier: bool = False


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
    st.caption(escape_markdown(in_words(chosen, earlier=earlier)))
    return Scope(None if chosen == Filters() else chosen, earlier)


def in_words(filters: Filters, *, earlier: bool = False) -> str:
    """What is searched, for the reader; a range that ends before it begins is said so."""
    versions = "Searching earlier versions too"
    if filters == Filters():
        return versions if earlier else ""
    only = _only(filters)
    return f"{only}. {versions}" if earlier else only


def _only(filters: Filters) -> str:
    if filters.dated_from and filters.dated_to and filters.dated_from > filters.dated_to:
        return "The first date is after the last one: no document can match."
    parts = [counted(len(filters.documents), "document") if filters.documents else ""]
    parts += [", ".join(sorted(group)) for group in (filters.kinds, filters.bodies) if group]
    parts += [f"from {date_words(filters.dated_from.isoformat())}" if filters.dated_from else ""]
    parts += [f"to {date_words(filters.dated_to.isoformat())}" if filters.dated_to else ""]
    return f"Searching only: {'; '.join(filter(None, parts))}"


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
