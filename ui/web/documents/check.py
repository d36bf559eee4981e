"""The analyst's check: documents that were read and wait to be accepted, corrected or discarded."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.wiring import Assistant
from corpus.library.review import Review
from corpus.library.versions import Kin
from corpus.models import Document
from corpus.saying import counted
from ui.shown.escape import escape_markdown
from ui.shown.places import Place
from ui.web import analyst, dialogs, listing, opened
from ui.web.documents import edit, removing
from ui.web.documents.facts import facts_html, in_doubt, papers_html, quality_html, quality_words, queries, queries_html
from ui.web.documents.reviewed import review_of
from ui.web.lists.controls import page_of

PER_PAGE = 10
BOTH = "Keep both: they are two documents"


def waiting(assistant: Assistant) -> bool:
    """The documents that wait, each with what to look at; whether there are any."""
    underway = frozenset[str]().union(*(batch.accepting for batch in opened.batches() if not batch.finished))
    documents = [document for document in assistant.waiting() if document.id not in underway]
    documents.sort(key=lambda document: document.added, reverse=True)  # what was just added is what is looked for
    if not documents:
        return False
    st.header(f"To check ({len(documents):,})", anchor=False)
    st.caption(
        "These documents have been read and are in no answer yet. Accept each one, correct it first, or discard it."
    )
    for number, document in enumerate(page_of(documents, PER_PAGE, "check-page")):
        _card(assistant, document, is_first=number == 0)
    if len(documents) > 1 and st.button("Accept all", icon=":material/done_all:", key="accept-all"):
        _confirm_all(assistant, documents)
    return True


def _card(assistant: Assistant, document: Document, *, is_first: bool) -> None:
    review = review_of(assistant, document.id)
    count = things(review)
    state = counted(count, "thing") + " to look at" if count else "nothing to query"
    label = f"**{escape_markdown(document.title)}** · {state}"
    icon = ":material/rule:" if count else ":material/task_alt:"
    with st.expander(label, expanded=is_first, icon=icon, key=f"check-{document.id}"):
        st.markdown(escape_markdown(f"{document.source}: {found_words(review)}."))
        if rows := queries_html(review):
            st.html(rows)
        if review.pages:
            st.markdown(f"**How well it was read:** {quality_words(review.pages)}")
            st.html(quality_html(review))
        st.html(facts_html(review))
        if review.papers:
            st.markdown(f"**{counted(len(review.papers), 'paper')} in this pack**")
            st.html(papers_html(review.papers))
        _choice(review)
        _buttons(assistant, document)


def things(review: Review) -> int:
    """How much there is to look at before it is accepted."""
    return len(queries(review)) + len(in_doubt(review.pages)) + len(review.kin)


def found_words(review: Review) -> str:
    """What was found in a document, in a line."""
    found = listing.in_register(review.recommendations, review.commitments)
    return f"{counted(review.passages, 'passage')}, {found}"


def _choice(review: Review) -> None:
    """What it is to a document like it: the analyst says."""
    for kin in review.kin:
        if not kin.current:
            st.info(escape_markdown(f"{kin_words(kin)}."), icon=":material/content_copy:")
    choices = _choices(review)
    if len(choices) > 1:
        current = "; ".join(escape_markdown(kin_words(kin)) for kin in review.kin if kin.current)
        st.radio(
            f"There is a document like it: {current}. What is this one?",
            list(choices),
            index=list(choices.values()).index(_proposed(review)),
            key=_key(review.document),
            persist_state="session",
            help="A document that is replaced stays in the library, but answers only where earlier versions are asked "
            "for. To have neither in answers, discard this one.",
        )


def _choices(review: Review) -> dict[str, str]:
    """Each choice in words, with the id of the document that this one then replaces."""
    current = [kin.document for kin in review.kin if kin.current]
    alone = len({other.source for other in current}) == len(current)
    names = {other.id: other.source if alone else f"{other.source} ({other.id})" for other in current}
    return {BOTH: "", **{f"A newer version: it replaces {name}": id_ for id_, name in names.items()}}


def _proposed(review: Review) -> str:
    return review.replaces.document.id if review.replaces else ""


def _replaces(assistant: Assistant, document: Document) -> str:
    """The id of the document that the analyst wants replaced, or that the review proposes; empty: none."""
    review = review_of(assistant, document.id)
    chosen = st.session_state.get(_key(document))
    return _choices(review).get(chosen, _proposed(review)) if chosen else _proposed(review)


def _key(document: Document) -> str:
    return f"replaces-{document.id}"


def kin_words(kin: Kin) -> str:
    """How much of a document another one is."""
    other = kin.document
    state = "waits to be checked" if other.waiting else "an earlier version" if other.superseded_by else ""
    return f"{kin.likeness:.0%} of the wording is that of {other.source}" + (f" ({state})" if state else "")


def _buttons(assistant: Assistant, document: Document) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Accept", key=f"accept-{document.id}", type="primary", icon=":material/check:"):
            _accept({document.id: _replaces(assistant, document)})
        if st.button("Correct", key=f"correct-{document.id}", icon=":material/edit:"):
            edit.dialog(document)
        st.page_link("source_page.py", label="Read", icon=":material/article:", query_params=Place(document.id).params)
        if st.button("Discard", key=f"discard-{document.id}", icon=":material/delete:", type="tertiary"):
            removing.discard_dialog(document)


def _accept(replaces: dict[str, str]) -> None:
    opened.accept(replaces, analyst.name())
    st.rerun()


@dialogs.dialog("Accept all these documents?")
def _confirm_all(assistant: Assistant, documents: Sequence[Document]) -> None:
    replaces = {document.id: _replaces(assistant, document) for document in documents}
    doubtful = sum(bool(things(review_of(assistant, document.id))) for document in documents)
    st.markdown(f"{counted(len(documents), 'document')} will count in answers from then on.")
    if doubtful:
        st.markdown(f"In {doubtful:,} of them there is something to look at.")
    if versions := sum(map(bool, replaces.values())):
        st.markdown(f"{versions:,} of them will replace an earlier version.")
    with st.container(horizontal=True):
        if st.button("Accept all", key="confirm-all", type="primary"):
            _accept(replaces)
        if st.button("Not yet", key="not-yet"):
            st.rerun()
