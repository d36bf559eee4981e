"""The source viewer: one document's text with the cited words highlighted, beside the chat or on its own page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.models import Citation
from assistant.wiring import Assistant
from corpus.errors import UnknownDocument
from corpus.models import Document, Span
from ui.web import bridge, listing, reading, state
from ui.web.escape import escape_html, escape_markdown
from ui.web.markup import Mark
from ui.web.places import Place, place_of
from ui.web.state import Opened


def panel(assistant: Assistant, source: Opened) -> None:
    """The source beside the chat."""
    with st.container(key="panel-head", horizontal=True, vertical_alignment="center", gap="xsmall"):
        _steps(source)
        st.space("stretch")
        st.button(
            "Close",
            key="close-source",
            icon=":material/close:",
            type="tertiary",
            on_click=state.close_source,
            shortcut="Escape",
            help="Close the source (Esc)",
        )
    show(assistant, source, own_page=False)


def show(assistant: Assistant, source: Opened, *, own_page: bool) -> None:
    """A document with `source.place` highlighted."""
    try:
        document = assistant.library.document(source.place.document)
        text = assistant.library.text(document.id)
    except UnknownDocument:
        (st.title if own_page else st.subheader)("Source", anchor=False)
        st.warning("This document is not in the library. It may have been removed.", icon=":material/link_off:")
        return
    _heading(document, own_page)
    exact = _controls(source, own_page)
    part, parts = reading.part_of(text, source.place.start)
    if parts > 1:
        part = _part(source.place, part, parts)
    marks = marks_of(source.place, source.beside)
    body = reading.exact_html(text, marks, part) if exact else _document_html(text, document, marks, part)
    token = escape_html(f"{source.place.document}-{source.place.start}-{state.opened_times()}-{part}")
    label = escape_html(f"Text of {document.title}")
    st.html(f'<div class="source" role="region" tabindex="0" aria-label="{label}" data-token="{token}">{body}</div>')
    bridge.reveal(token)


def marks_of(place: Place, beside: Sequence[Citation]) -> tuple[Mark, ...]:
    """The place itself and, fainter, what else of the same document the answer cites."""
    here = Span(place.start, place.end)
    others = [Span(c.start, c.end) for c in beside if c.document == place.document and place_of(c) != place]
    current = (Mark(here, current=True),) if place.end > place.start else ()
    return current + tuple(Mark(span) for span in others)


@st.cache_data(max_entries=32, show_spinner=False)
def _document_html(text: str, _document: Document, marks: tuple[Mark, ...], part: int) -> str:
    return reading.document_html(text, _document.pages, marks, part)


def _heading(document: Document, own_page: bool) -> None:
    (st.title if own_page else st.subheader)(escape_markdown(document.title), anchor=False)
    st.caption(escape_markdown(listing.details(document)) + f" · {escape_markdown(document.source)}")
    if document.superseded_by:
        st.info("A newer version of this document has been added.", icon=":material/history:")


def _controls(source: Opened, own_page: bool) -> bool:
    """On the source's own page: the citations before and after, and whether the text is wanted exactly as stored."""
    if not own_page:
        st.page_link(
            "source_page.py",
            label="Open on its own page",
            icon=":material/open_in_new:",
            query_params=source.place.params,
            help="Its address can be bookmarked and shared",
        )
        return False
    if source.position is not None and len(source.beside) > 1:
        with st.container(key="panel-head", horizontal=True, vertical_alignment="center", gap="xsmall"):
            _steps(source)
    return st.toggle("Show the text exactly as stored", key="exact", help="With its markup and line breaks")


def _steps(source: Opened) -> None:
    """Previous and next citation, by click or by keyboard."""
    count, position = len(source.beside), source.position
    if position is None or count < 2:
        st.markdown("**Source**")
        return
    _step(source, position - 1, "Previous", ":material/chevron_left:", "Alt+P")
    st.markdown(f"{position + 1} of {count}", width="content")
    _step(source, position + 1, "Next", ":material/chevron_right:", "Alt+N")


def _step(source: Opened, to: int, label: str, icon: str, shortcut: str) -> None:
    st.button(
        label,
        key=f"step-{label.lower()}",
        icon=icon,
        type="tertiary",
        disabled=not 0 <= to < len(source.beside),
        on_click=_go,
        args=(place_of(source.beside[to % len(source.beside)]), source),
        shortcut=shortcut,
        help=f"{label} citation ({shortcut})",
    )


def _go(place: Place, source: Opened) -> None:
    """Show another citation, here and in the address, so that what is seen can be shared."""
    state.open_source(place, source.beside)
    st.query_params.from_dict({**st.query_params.to_dict(), **place.params})


def _part(place: Place, part: int, parts: int) -> int:
    st.caption(f"This is a long document: part {part} of {parts} holds the passage.")
    return st.pagination(parts, default=part, key=f"part-{place.document}-{place.start}")
