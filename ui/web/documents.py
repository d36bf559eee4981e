"""What the Documents page shows: the list, adding, removing."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from corpus.errors import BywhenError
from corpus.models import Document
from ui.web import listing, opened, upload
from ui.web.escape import escape_markdown
from ui.web.places import Place

PER_PAGE = 20


def show() -> None:
    documents = opened.assistant().library.documents()
    st.title("Documents", anchor=False)
    if removed := st.session_state.pop("removed", ""):
        st.success(f"{escape_markdown(removed)} was removed. It will not be found again.", icon=":material/delete:")
    upload.status(link=True)
    with st.expander("Add documents", icon=":material/upload_file:", expanded=not documents):
        upload.box()
    if not documents:
        st.info("There are no documents yet. Add the first one above.", icon=":material/inbox:")
        return
    found = _sought(documents)
    st.caption(listing.summary(found, documents))
    first = _page(len(found)) * PER_PAGE
    for document in found[first : first + PER_PAGE]:
        _card(document)


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


def _card(document: Document) -> None:
    with st.container(border=True, key=f"document-{document.id}", gap="xsmall"):
        st.subheader(escape_markdown(document.title), anchor=False)
        st.markdown(escape_markdown(listing.details(document)))
        st.caption(escape_markdown(document.source))
        for kind, line in listing.remarks(document):
            st.caption(f":material/{kind}: {escape_markdown(line)}")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                "source_page.py", label="Read", icon=":material/article:", query_params=Place(document.id).params
            )
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
            st.session_state["removed"] = document.title
            upload.forget()
            st.rerun()
        if st.button("Keep", key="keep"):
            st.rerun()
