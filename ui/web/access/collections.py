"""What the page Who sees what shows: the closed collections, and the way in and out of them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.access.overview import Collection, opened_to, overview
from assistant.wiring import Assistant
from corpus.models import Document
from corpus.saying import counted
from ui.shown.escape import escape_markdown
from ui.shown.places import Place
from ui.web import changing, listing, opened

_AT_ONCE = 10  # documents of a collection listed before the rest are folded away
_OPEN = "Open to everyone"


def show() -> None:
    assistant = opened.assistant()
    found = overview(assistant, opened.rules())
    st.title("Who sees what", anchor=False)
    st.markdown(
        "A document is open to everyone who may read this library, or in one closed collection. Who may not see it "
        "finds nothing of it: not in answers, lists, counts, the register or the history."
    )
    changing.tell()
    if opened.rules() is None:
        st.info(
            "Nobody has to sign in here, so whoever opens these pages sees everything. Collections count once people "
            "sign in: how to set that up is in the documentation for operators.",
            icon=":material/info:",
        )
    _move(assistant, [collection.name for collection in found])
    if not found:
        st.info("There is no closed collection yet. Put a document into one above.", icon=":material/lock_open:")
    for collection in found:
        _collection(collection)


def _collection(collection: Collection) -> None:
    with st.container(border=True, key=f"collection-{collection.name}", gap="xsmall"):
        st.header(escape_markdown(collection.name), anchor=False)
        st.markdown(escape_markdown(f"Seen by {opened_to(collection.people)}."))
        earlier = f", and {counted(collection.earlier, 'earlier version')}" if collection.earlier else ""
        st.caption(f"{counted(len(collection.documents), 'document')}{earlier}")
        for document in collection.documents[:_AT_ONCE]:
            _link(document)
        if rest := collection.documents[_AT_ONCE:]:
            with st.expander(f"{counted(len(rest), 'more document')}"):
                for document in rest:
                    _link(document)


def _link(document: Document) -> None:
    st.page_link(
        "source_page.py",
        label=escape_markdown(listing.named(document)),
        icon=":material/article:",
        query_params=Place(document.id).params,
    )


def _move(assistant: Assistant, names: Sequence[str]) -> None:
    """Documents chosen, and where they go: a collection that there is, a new one, or none."""
    held = assistant.library.documents(waiting=True)
    if not held:
        st.info("There are no documents yet.", icon=":material/inbox:")
        return
    titles = {document.id: _titled(document) for document in listing.newest_first(held)}
    with st.form("move", clear_on_submit=True):
        chosen = st.multiselect(
            "Documents",
            list(titles),
            format_func=titles.__getitem__,
            placeholder="Choose documents",
            key="access-documents",
        )
        into = st.selectbox(
            "Who may see them",
            [_OPEN, *names],
            index=None,
            placeholder="A collection, or a new name",
            accept_new_options=True,
            key="access-into",
            help="Every version of a document goes with it, and whatever an e-mail carried.",
        )
        wanted = st.form_submit_button("Change who sees them", type="primary", icon=":material/lock:")
    if wanted and chosen and into:
        _moved(chosen, "" if into == _OPEN else into)
    elif wanted:
        st.warning("Choose documents, and who may see them.", icon=":material/info:")


def _titled(document: Document) -> str:
    return f"{listing.named(document)} ({document.collection or _OPEN.lower()})"


def _moved(chosen: Sequence[str], collection: str) -> None:
    where = f"in {collection} now" if collection else "open to everyone now"

    def move(assistant: Assistant) -> None:
        moved = assistant.put_into(chosen, collection)
        changing.say(f"{counted(len(moved), 'document')} {'is' if len(moved) == 1 else 'are'} {where}.")

    changing.change(move, doing="Changing who sees them…")
