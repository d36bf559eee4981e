"""What the Documents page shows: what waits to be checked, the list, adding, removing."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.wiring import Assistant
from corpus.models import Document
from ui.shown.places import Place
from ui.web import bridge, changing, listing, opened
from ui.web.ask import from_documents
from ui.web.documents import about, cards, check, controls, edit, newer, removing, upload
from ui.web.documents.asked import EARLIER, Asked
from ui.web.documents.chosen import chosen, counts, registers
from ui.web.documents.kept import KEPT

PER_PAGE = 20


def show() -> None:
    assistant, may_change = opened.assistant(), opened.reader().may_change
    documents = assistant.library.documents()
    bridge.style("documents")
    st.title("Documents", anchor=False)
    _done(assistant)
    if may_change:
        with st.expander("Add documents", icon=":material/upload_file:", expanded=not documents):
            upload.box()
    checking = may_change and check.waiting(assistant)
    if documents and checking:
        st.header("In the library", anchor=False)
    elif documents:
        st.html('<h2 class="unseen">In the library</h2>')
    if not documents and not checking:
        way = "Add the first one above." if may_change else "Analysts add them."
        st.info(f"There are no documents yet. {way}", icon=":material/inbox:")
    if documents:
        _library(assistant)
    if may_change:
        removing.kept_aside(assistant)


def _done(assistant: Assistant) -> None:
    """What came of what was done last, and the way to undo it."""
    changing.tell()
    removing.undo(assistant)
    upload.status(assistant, link=True)


def _library(assistant: Assistant) -> None:
    every = assistant.library.documents(superseded=True)
    asked = KEPT.only(KEPT.asked(), controls.values(every))
    controls.row(asked, every)
    found = chosen(every, asked)
    pages = -(-len(found) // PER_PAGE)
    asked = KEPT.within(asked, pages)
    _summary(found, every, asked)
    first = (asked.page - 1) * PER_PAGE
    for document in found[first : first + PER_PAGE]:
        _card(assistant, document, every)
    if pages > 1:
        st.pagination(pages, key=KEPT.key("page"), on_change=KEPT.turn)
        if KEPT.turned():
            bridge.reveal(KEPT.turned())
    KEPT.keep(asked)


def _summary(found: Sequence[Document], every: Sequence[Document], asked: Asked) -> None:
    current = [document for document in every if not document.superseded_by]
    words = listing.summary(found, current if asked.show != EARLIER else every)
    told = cards.summary_html(words, asked, counts(every, asked))
    st.html('<h2 class="unseen">The documents</h2>')
    st.html(f'<p class="note start" role="status" data-token="{KEPT.turned()}">{told}</p>')
    if asked.filtered():
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button("Show everything", key="held-all", on_click=KEPT.clear, type="tertiary", icon=":material/close:")
            if 1 < len(found) <= from_documents.MOST:
                from_documents.link(found, f"Ask about these {len(found)} documents")
    if not found:
        st.info("No document is all of this. Take a filter away, or fewer words.", icon=":material/search_off:")


def _card(assistant: Assistant, document: Document, every: Sequence[Document]) -> None:
    items = _registers(assistant, assistant.library.stamp).get(document.id, (0, 0))
    with st.container(border=True, key=f"document-{document.id}", gap="xsmall"):
        st.html(cards.card_html(cards.Listed(document, about.earlier_of(document, every), *items)))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _actions(document)


def _actions(document: Document) -> None:
    st.page_link("source_page.py", label="Read", icon=":material/article:", query_params=Place(document.id).params)
    from_documents.link([document], "Ask")
    st.page_link(
        "register_page.py", label="Register", icon=":material/checklist:", query_params={"document": document.id}
    )
    if _button("Details", "about", document, ":material/info:"):
        about.dialog(document)
    if not opened.reader().may_change:
        return
    if _button("Correct", "edit", document, ":material/edit:"):
        edit.dialog(document)
    if not document.superseded_by and _button("Newer version", "newer", document, ":material/upload_file:"):
        newer.dialog(document)
    if _button("Remove", "remove", document, ":material/delete:"):
        removing.dialog(document)


def _button(label: str, name: str, document: Document, icon: str) -> bool:
    return st.button(label, key=f"{name}-{document.id}", icon=icon, type="tertiary")


@st.cache_data(max_entries=8, show_spinner=False)
def _registers(_assistant: Assistant, stamp: tuple[str, int, str]) -> dict[str, tuple[int, int]]:
    return registers(_assistant.library.items())
