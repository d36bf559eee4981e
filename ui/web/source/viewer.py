"""The source viewer: one document's text with the cited words highlighted, beside the chat or on its own page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import streamlit as st

from assistant.models import Citation
from assistant.wiring import Assistant
from corpus.errors import ReadingError, UnknownDocument
from corpus.layout import blocks_of
from corpus.library.versions import latest
from corpus.models import Document, Reading, Span
from ui.shown.escape import escape_html, escape_markdown
from ui.shown.markup import Mark
from ui.shown.places import Place, place_of
from ui.shown.render import date_words
from ui.web import bridge, listing, state
from ui.web.ask import from_documents
from ui.web.documents import about
from ui.web.listing import upper
from ui.web.source import find, paged, reading
from ui.web.state import Opened
from ui.web.titled import titled

_PAGES, _TEXT, _EXACT = "Pages", "Text", "Exact text"


def panel(assistant: Assistant, source: Opened) -> None:
    """The source beside the chat."""
    with st.container(key="panel-head", horizontal=True, vertical_alignment="center", gap="xsmall"):
        steps(source, partial(_go, source))
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
    except UnknownDocument:
        (st.title if own_page else st.header)("Source", anchor=False)
        st.warning("This document is not in the library. It may have been removed.", icon=":material/link_off:")
        return
    _heading(assistant, document, own_page)
    if own_page:
        _ways(assistant, document, source)
    sought = find.row(document, assistant.library.text(document.id), source.place, in_address=own_page)
    place = sought.place(source.place)
    with st.container(key="views", horizontal=True, vertical_alignment="center", gap="small"):
        view = _view(document, _views(assistant, document))
        number = paged.chosen(document, place) if view != _EXACT else 1
        size = paged.size() if view == _PAGES else 0
        if not own_page:
            _to_its_own_page(source)
    marks = sought.marks + marks_of(source.place, source.beside, current=not sought.found)
    body, part = _body(assistant, document, place, marks, (view, number))
    turned = number != paged.page_at(document, place) and view == _TEXT
    seen = f"{state.opened_times()}-{view}-{part}-{size}-{'own' if own_page else 'beside'}"
    token = f"{document.id}-{place.start}-{seen}-{sought.token}{number if turned else ''}"
    label = escape_html(f"{view} of {document.title}")
    name = f'class="source size-{size}" role="region" tabindex="0" aria-label="{label}"'
    shown = f'<div {name} data-token="{escape_html(token)}">'
    st.html(f"{shown}{reading.headed_from(body, 2 if own_page else 3)}</div>")
    bridge.reveal(token, at=f"page-{number}" if turned else "cited", focus=not (sought.found or turned))


def _body(
    assistant: Assistant, document: Document, place: Place, marks: tuple[Mark, ...], wanted: tuple[str, int]
) -> tuple[str, int]:
    """The document as HTML in the view (and at the page) asked for, and which page or part of it that is."""
    view, number = wanted
    if view == _PAGES:
        try:
            return paged.page_html(assistant, document, number, place, marks), number
        except ReadingError as error:
            st.warning(escape_markdown(f"{upper(str(error))}. Here is its text."), icon=":material/broken_image:")
            return paged.words_html(assistant, document, number, marks), number
    text = assistant.library.text(document.id)
    turned = view == _TEXT and number != paged.page_at(document, place)
    part, parts = reading.part_of(text, document.pages[number - 1].span.start if turned else place.start)
    if parts > 1:
        part = _part(place, part, parts)
    if view == _EXACT:
        return reading.exact_html(text, marks, part), part
    return _document_html(assistant, document, marks, part), part


def marks_of(place: Place, beside: Sequence[Citation], *, current: bool = True) -> tuple[Mark, ...]:
    """The place itself and, fainter, what else of the same document the answer cites, around it too.

    Not `current`: other words are what the reader asks to see.
    """
    here = Span(place.start, place.end)
    cited = [Span(c.start, c.end) for c in beside if c.document == place.document]
    own = (Mark(here, current),) if place.end > place.start else ()
    return own + tuple(Mark(span) for one in cited for span in _but(one, here))


def _but(span: Span, here: Span) -> Iterator[Span]:
    """What of a span is not `here`."""
    if not span.overlaps(here):
        yield span
        return
    if span.start < here.start:
        yield Span(span.start, here.start)
    if here.end < span.end:
        yield Span(here.end, span.end)


@st.cache_data(
    max_entries=32, show_spinner=False, hash_funcs={Document: lambda document: (document.id, document.rules)}
)
def _document_html(_assistant: Assistant, document: Document, marks: tuple[Mark, ...], part: int) -> str:
    text = _assistant.library.text(document.id)
    blocks = _assistant.library.blocks(document.id) or blocks_of(Reading(text, document.format, document.pages))
    return reading.document_html(text, blocks, document.pages, marks, part)


def _heading(assistant: Assistant, document: Document, own_page: bool) -> None:
    if own_page:
        titled(document.title)
    else:
        st.header(escape_markdown(document.title), anchor=False)
    st.caption(escape_markdown(listing.details(document)) + f" · {escape_markdown(document.source)}")
    if document.waiting:
        st.info("This document waits to be checked: it is in no answer yet.", icon=":material/rule:")
    if document.superseded_by:
        _superseded(assistant, document)


def _superseded(assistant: Assistant, document: Document) -> None:
    """That it is an earlier version, and the way to the newest."""
    st.info("This is an earlier version: a newer one has replaced it.", icon=":material/history:")
    every = {d.id: d for d in assistant.library.documents(superseded=True)}
    newest = every.get(latest(document.id, {d.id: d.superseded_by for d in every.values()}))
    if newest and newest.id != document.id:
        when = date_words(newest.date) or f"added on {date_words(newest.added[:10])}"
        st.page_link(
            "source_page.py",
            label=escape_markdown(f"Read the newest version: {newest.source}, {when}"),
            icon=":material/arrow_forward:",
            query_params=Place(newest.id).params,
        )


def _to_its_own_page(source: Opened) -> None:
    st.page_link(
        "source_page.py",
        label="Open on its own page",
        icon=":material/open_in_new:",
        query_params=source.place.params,
        help="Its address can be bookmarked and shared",
    )


def _ways(assistant: Assistant, document: Document, source: Opened) -> None:
    """On its own page: to the other citations, and to all else of the document."""
    if source.position is not None and len(source.beside) > 1:
        with st.container(key="panel-head", horizontal=True, vertical_alignment="center", gap="xsmall"):
            steps(source, partial(_go, source))
    with st.container(key="of-document", horizontal=True, vertical_alignment="center", gap="small"):
        if st.button("Details", key=f"about-{document.id}", icon=":material/info:", type="tertiary"):
            about.dialog(document)
        if not document.waiting:
            from_documents.link([document], "Ask about it")
        if not document.superseded_by and not document.waiting:
            st.page_link(
                "register_page.py",
                label="Its register",
                icon=":material/fact_check:",
                query_params={"document": document.id},
            )
        if document.id not in assistant.library.without_original():
            _file(assistant, document)


def _file(assistant: Assistant, document: Document) -> None:
    """The file itself, as it was added."""

    def original() -> bytes:
        assistant.exported("the file", about=[document.id])
        return assistant.library.original(document.id) or b""

    st.download_button(
        "Download the file",
        original,
        file_name=document.source.rpartition(" › ")[2],
        mime="application/octet-stream",
        key=f"file-{document.id}",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
    )


def _views(assistant: Assistant, document: Document) -> list[str]:
    """How the document can be shown: as pictures of its pages, as text to read, or exactly as stored."""
    if document.format != "pdf" or not document.pages:
        return [_TEXT, _EXACT]
    if document.id not in assistant.library.without_original():
        return [_PAGES, _TEXT, _EXACT]
    st.caption("Its pages cannot be shown: the file itself is not in this library. Add it again to see them.")
    return [_TEXT, _EXACT]


def _view(document: Document, views: list[str]) -> str:
    chosen = st.segmented_control(
        "Show", views, default=views[0], key=f"view-{document.id}", label_visibility="collapsed", required=True
    )
    return chosen or views[0]


def steps(source: Opened, go: Callable[[Place], None], *, of: str = "citation", key: str = "step") -> None:
    """Previous and next of what was opened, by click or by keyboard; `of` is what the reader calls one of them."""
    count, position = len(source.beside), source.position
    if position is None or count < 2:
        st.markdown("**Source**")
        return

    def step(to: int, label: str, icon: str, shortcut: str) -> None:
        st.button(
            label,
            key=f"{key}-{label.lower()}",
            icon=icon,
            type="tertiary",
            disabled=not 0 <= to < count,
            on_click=go,
            args=(place_of(source.beside[to % count]),),
            shortcut=shortcut,
            help=f"{label} {of} ({shortcut})",
        )

    step(position - 1, "Previous", ":material/chevron_left:", "Alt+P")
    st.markdown(f"{position + 1} of {count}", width="content")
    step(position + 1, "Next", ":material/chevron_right:", "Alt+N")


def _go(source: Opened, place: Place) -> None:
    """Show another citation, here and in the address, so that what is seen can be shared."""
    state.open_source(place, source.beside)
    st.query_params.from_dict(find.forget(st.query_params.to_dict()) | place.params)


def _part(place: Place, part: int, parts: int) -> int:
    st.caption(f"This is a long document: part {part} of {parts} holds the passage.")
    return st.pagination(parts, default=part, key=f"part-{place.document}-{place.start}")
