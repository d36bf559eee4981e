"""What the Documents page shows: the list, adding, removing."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from corpus.errors import BywhenError
from corpus.models import Document
from ui.web import opened, render, upload, viewer
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
    st.caption(summary(found, documents))
    first = _page(len(found)) * PER_PAGE
    for document in found[first : first + PER_PAGE]:
        _card(document)


def newest_first(documents: Sequence[Document]) -> list[Document]:
    """By their own dates, those without one last."""
    return sorted(documents, key=lambda d: (d.date, d.title), reverse=True)


def matching(documents: Sequence[Document], words: str) -> list[Document]:
    """The documents whose title, file, author, kind or organisation holds every one of the words."""
    wanted = words.casefold().split()
    return [d for d in documents if all(word in _described(d) for word in wanted)]


def summary(found: Sequence[Document], documents: Sequence[Document]) -> str:
    unread = sum(len(document.pages_without_text) for document in documents)
    shown = render.number_of(len(documents), "document")
    if len(found) != len(documents):
        shown = f"{len(found)} of {shown}"
    return f"{shown}. {render.number_of(unread, 'page')} without readable text." if unread else f"{shown}."


def _described(document: Document) -> str:
    about = document.description
    facts = (about.author, about.role, about.kind, about.body, about.subject)
    return " ".join((document.title, document.source, document.date, *(f.value for f in facts))).casefold()


def _sought(documents: Sequence[Document]) -> list[Document]:
    words = ""
    if len(documents) > 5:
        words = st.text_input(
            "Find a document", placeholder="Title, author, kind or file name", icon=":material/search:"
        )
    return matching(newest_first(documents), words)


def _page(count: int) -> int:
    pages = -(-count // PER_PAGE)
    return st.pagination(pages, key="page") - 1 if pages > 1 else 0


def _card(document: Document) -> None:
    with st.container(border=True, key=f"document-{document.id}", gap="xsmall"):
        st.subheader(escape_markdown(document.title), anchor=False)
        st.markdown(escape_markdown(viewer.details(document)))
        st.caption(escape_markdown(document.source))
        for kind, line in remarks(document):
            st.caption(f":material/{kind}: {escape_markdown(line)}")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                "source_page.py", label="Read", icon=":material/article:", query_params=Place(document.id).params
            )
            if st.button("Remove", key=f"remove-{document.id}", icon=":material/delete:", type="tertiary"):
                _confirm(document)


def remarks(document: Document) -> list[tuple[str, str]]:
    """What an analyst should know before relying on a document: an icon's name and a line each."""
    lines = []
    if document.description.date.inferred:
        lines.append(("event", f"The date was inferred: {document.description.date.reason or 'no reason given'}."))
    if unread := document.pages_without_text:
        lines.append(("visibility_off", f"No text could be read on {render.pages_words(unread)}."))
    lines += [("info", warning[:1].upper() + warning[1:]) for warning in document.warnings]
    lines += [("help", f"To check: {doubt}") for doubt in document.description.doubts]
    return lines


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
