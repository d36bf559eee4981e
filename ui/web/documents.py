"""What the Documents page shows: what waits to be checked, the list, adding, removing."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.wiring import Assistant
from corpus.errors import BywhenError
from corpus.models import Document
from corpus.saying import counted
from ui.web import about, check, edit, listing, opened, upload
from ui.web.escape import escape_markdown
from ui.web.places import Place

PER_PAGE = 20
_REMARKS = 4  # on a card; the rest are under Details


def show() -> None:
    assistant = opened.assistant()
    documents = assistant.library.documents()
    st.title("Documents", anchor=False)
    if done := st.session_state.pop("done", ""):
        st.success(escape_markdown(done), icon=":material/check_circle:")
    upload.status(assistant, link=True)
    may_change = opened.reader().may_change
    if may_change:
        with st.expander("Add documents", icon=":material/upload_file:", expanded=not documents):
            upload.box()
    checking = may_change and check.waiting(assistant)
    if documents and checking:
        st.header("In the library", anchor=False)
    if not documents and not checking:
        way = "Add the first one above." if may_change else "Analysts add them."
        st.info(f"There are no documents yet. {way}", icon=":material/inbox:")
    if not documents:
        return
    found = _sought(documents)
    st.caption(listing.summary(found, documents))
    if not found:
        st.info("No document has these words in its title, author, kind or file name.", icon=":material/search_off:")
    first = _page(len(found)) * PER_PAGE
    for document in found[first : first + PER_PAGE]:
        _card(assistant, document)


def _sought(documents: Sequence[Document]) -> list[Document]:
    words = ""
    if len(documents) > 5:
        words = st.text_input(
            "Find a document", placeholder="Title, author, kind or file name", icon=":material/search:"
        )
    return listing.matching(listing.newest_first(documents), words)


def _page(count: int) -> int:
    pages = -(-count // PER_PAGE)
    return st.pagination(pages, key="page") - 1 if pages > 1 else 0


def _card(assistant: Assistant, document: Document) -> None:
    with st.container(border=True, key=f"document-{document.id}", gap="xsmall"):
        st.subheader(escape_markdown(document.title), anchor=False)
        st.markdown(escape_markdown(listing.details(document)))
        st.caption(escape_markdown(document.source))
        remarks = listing.remarks(document)
        for kind, line in remarks[:_REMARKS]:
            st.caption(f":material/{kind}: {escape_markdown(line)}")
        if more := remarks[_REMARKS:]:
            st.caption(f":material/help: {counted(len(more), 'more thing')} to check, under Details.")
        for version in about.earlier_of(assistant, document):
            about.version_link(version)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                "source_page.py", label="Read", icon=":material/article:", query_params=Place(document.id).params
            )
            if st.button("Details", key=f"about-{document.id}", icon=":material/info:", type="tertiary"):
                about.dialog(document)
            if opened.reader().may_change:
                _changes(document)


def _changes(document: Document) -> None:
    if st.button("Correct", key=f"edit-{document.id}", icon=":material/edit:", type="tertiary"):
        edit.dialog(document)
    if st.button("Remove", key=f"remove-{document.id}", icon=":material/delete:", type="tertiary"):
        _confirm(document)


@st.dialog("Remove this document?")
def _confirm(document: Document) -> None:
    st.markdown(f"**{escape_markdown(document.title)}** will no longer be searched, quoted or listed.")
    st.markdown("You can add the file again later.")
    with st.container(horizontal=True):
        if st.button("Remove", key="confirm-remove", type="primary"):
            try:
                with st.spinner("Removing…"), opened.change() as assistant:
                    assistant.remove(document.id)
            except BywhenError as error:
                st.error(escape_markdown(str(error)))
                return
            st.session_state["done"] = f"{document.title} was removed. It will not be found again."
            upload.forget()
            st.rerun()
        if st.button("Keep", key="keep"):
            st.rerun()
