"""What the page of a document's own register shows: the document, how it was read, its items in printed order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from assistant.choosing import Wanted
from assistant.entries import entries_of
from assistant.register import Listing, listed
from assistant.wiring import Assistant
from corpus.errors import UnknownDocument
from corpus.library.deeds import Signed
from corpus.library.review import Review
from corpus.models import Document
from corpus.saying import counted, with_days_spoken
from ui.shown.escape import escape_html, escape_markdown
from ui.shown.params import number_in
from ui.shown.places import Place
from ui.web import bridge, changing, opened
from ui.web import listing as documents
from ui.web.commitments import arranged, table
from ui.web.commitments.asked import Asked
from ui.web.documents.facts import facts_html, papers_html, quality_html, quality_words
from ui.web.documents.reviewed import review_of
from ui.web.item import fields, forms, kept
from ui.web.register import shown
from ui.web.titled import titled

PER_PAGE = 50  # lines


def show() -> None:
    assistant = opened.assistant()
    bridge.style("item", "commitments")
    ref = str(st.query_params.get("document", "")).strip()
    try:
        document = assistant.library.document(ref)
    except UnknownDocument:
        _missing(ref)
        return
    with st.container(key="own-register"):
        _page(assistant, document)


def _missing(ref: str) -> None:
    st.title("A document's own register", anchor=False)
    if ref:
        st.warning("This document is not in the library. It may have been removed.", icon=":material/link_off:")
    else:
        st.info("Choose a document on the Documents page.", icon=":material/folder_open:")
    st.page_link("documents_page.py", label="Go to Documents", icon=":material/folder_open:")


def _page(assistant: Assistant, document: Document) -> None:
    day, review = date.today(), review_of(assistant, document.id)
    own = listed(assistant.view(), Wanted(documents=(document.id,)), day)
    st.page_link("documents_page.py", label="Documents", icon=":material/arrow_back:")
    titled(document.title, of="Register")
    st.caption(escape_markdown(f"{documents.details(document)} · {document.source}"))
    changing.tell()
    _state(document)
    st.html(shown.figures_html(own, document, day) + shown.by_html(document))
    st.page_link("source_page.py", label="Read it", icon=":material/article:", query_params=Place(document.id).params)
    _read(assistant, review, own)
    st.header("Its register", anchor=False)
    _items(own, document, day)
    _aside(assistant, document, own)
    if assistant.reader.may_change and not document.superseded_by:
        _adding(assistant, document)


def _state(document: Document) -> None:
    if document.waiting:
        st.info("It waits to be checked: it is in no answer yet.", icon=":material/rule:")
    if document.superseded_by:
        st.info("This is an earlier version: a newer one has replaced it.", icon=":material/history:")
        st.page_link(
            "register_page.py",
            label="The register of the newer version",
            icon=":material/arrow_forward:",
            query_params={"document": document.superseded_by},
        )


def _read(assistant: Assistant, review: Review, own: Listing) -> None:
    """How well it was read, what does not fit, what it says of itself."""
    for kind, line in documents.remarks(review.document):
        st.caption(f":material/{kind}: {escape_markdown(line)}")
    queries = shown.queries(assistant.view(), own)
    dates = [words for words in review.date_anomalies if words not in review.document.description.doubts]
    if queries or dates:
        count = counted(len(queries) + len(dates), "thing")
        with st.expander(f"{count} to query with the author", icon=":material/help:"):
            st.html(shown.queries_html(queries) + _dates_html(dates))
    with st.expander("What it says of itself, and how it was read", icon=":material/description:"):
        st.html(facts_html(review))
        if words := quality_words(review.pages):
            st.markdown(f"**How well it was read:** {words}")
            st.html(quality_html(review))
        if review.papers:
            st.markdown(f"**{counted(len(review.papers), 'paper')} in this pack**")
            st.html(papers_html(review.papers))


def _dates_html(dates: Sequence[str]) -> str:
    rows = "".join(f"<li>{escape_html(with_days_spoken(words))}</li>" for words in dates)
    return f'<ul class="queries">{rows}</ul>' if rows else ""


def _items(own: Listing, document: Document, day: date) -> None:
    """Item by item as printed, each with its commitments."""
    groups = arranged.arranged(entries_of(own.rows), Asked(sort="printed"), day)
    if not groups:
        st.info("No recommendation, response or commitment was found in this document.", icon=":material/search_off:")
        return
    pages = arranged.pages(groups, PER_PAGE)
    page = _turned(document, pages) if pages > 1 else 1
    lines = arranged.page_of(groups, page, PER_PAGE)
    st.html("".join(table.table_html(group, own, "Its register", within=document.title) for group in lines))


def _turned(document: Document, pages: int) -> int:
    """The page of the list that the address names, and the way to the others."""
    asked = number_in(str(st.query_params.get("page", ""))) or 1
    page = st.pagination(pages, default=min(max(asked, 1), pages), key=f"register-of-{document.id}")
    if page != asked:
        st.query_params["page"] = str(page)
    return page


def _aside(assistant: Assistant, document: Document, own: Listing) -> None:
    """What is otherwise in another version, what stands in the register no more, corrections that found no place."""
    view = assistant.view()
    for name, html in (
        ("How it changed", shown.changes_html(own)),
        ("Taken out of the register", shown.taken_out_html(view, document)),
        ("Corrections that have no place in the text now", shown.unplaced_html(view, document)),
    ):
        if html:
            st.html(f'<h2 class="step">{name}</h2>{html}')


def _adding(assistant: Assistant, document: Document) -> None:
    """An item that was not found."""
    revision = assistant.library.revision
    args = (document.id, "add-item", revision)
    st.button("Add an item", key="open-add-item", icon=":material/add:", on_click=kept.open_form, args=args)
    form = kept.form(document.id)
    if form is None or form.what != "add-item":
        return
    key = f"add-item-{document.id}"
    with st.form(key):
        st.markdown("**Add what was not found.** Copy its words from the document, and say what it is.")
        given = forms.inputs(fields.NEW, {"kind": "recommendation"}, key)
        signed = forms.signature(key, document, quoting=True)
        told = forms.buttons("Add", key, icon=":material/add:")
    if told:
        with told:
            _add(document, given, replace(signed, seen=form.seen))


def _add(document: Document, given: dict[str, str], signed: Signed) -> None:
    if not given["text"].strip():
        changing.refuse("Copy the words of the item from the document.")
        return
    told = {name: value for name, value in given.items() if value.strip()}
    forms.save(
        lambda a, s: a.add_item(document.id, told, s), signed, "Added: it stands in the list where it is printed."
    )
