"""Adding documents: the box, the progress, and what became of each file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from assistant.wiring import Assistant
from corpus.add import AddResult
from corpus.errors import UnknownDocument
from corpus.models import Document
from corpus.reading.formats import SUFFIXES
from corpus.saying import counted
from ui.shown.escape import escape_markdown
from ui.web import bridge, dialogs, listing, opened
from ui.web.documents import became
from ui.web.documents.adding import Adding

_RESULTS = {
    "added": ("Added", ":material/check_circle:"),
    "new version": ("Added as a new version; the old one is kept as an earlier version", ":material/history:"),
    "unchanged": ("In the library already: nothing changed", ":material/done_all:"),
    became.WAITING: ("Read, and waits for your check", ":material/rule:"),
    became.ACCEPTED: ("Checked and accepted", ":material/check_circle:"),
    became.DISCARDED: ("Checked and discarded", ":material/delete:"),
    "refused": ("Not added", ":material/error:"),
}
_COUNTED = {
    "added": "added",
    "new version": "added as new versions",
    became.WAITING: "to check",
    became.ACCEPTED: "accepted",
    became.DISCARDED: "discarded",
    "unchanged": "in the library already",
    "refused": "not added",
}
_AT_ONCE = 8  # results shown before those without anything to say are folded away


def box() -> None:
    """Choose files and add them; what became of them is shown by `status`. For whoever may add none: who does."""
    if not opened.reader().may_change:
        st.caption("Analysts add documents: ask one of them to.")
        return
    collections = opened.collections()
    with st.form("add", clear_on_submit=True, border=False):
        files = st.file_uploader(
            "Letters, reports, papers, e-mails and action logs to add",
            type=[suffix.lstrip(".") for suffix in SUFFIXES],
            accept_multiple_files=True,
            key="files",
        )
        review = st.checkbox(
            "Let me check each document before it counts",
            value=True,
            key="review",
            help="Until you accept it, a document is in no answer. You see how well it was read, what it says of "
            "itself and whether it is a version of another.",
        )
        into = _collection(collections) if collections else ""
        wanted = st.form_submit_button("Add to the library", type="primary", icon=":material/upload_file:")
    if wanted and files:
        opened.add(files, review=review, collection=into)
        st.rerun()
    if wanted:
        st.warning("Choose one or more files first.", icon=":material/info:")


def _collection(collections: Sequence[str]) -> str:
    """The closed collection that they come into; empty: none."""
    chosen = st.selectbox(
        "Who may see them",
        ["", *collections],
        key="collection",
        format_func=lambda name: name or "Everyone who may read this library",
        help="A document in a closed collection is found by those only who may see that collection. A new version of a "
        "closed document is as closed as that one.",
    )
    return str(chosen or "")


def status(assistant: Assistant, *, link: bool) -> None:
    """What is being added, by whomever, and what became of what was added in the last hour.

    `link`: also of what others added, and with the way to ask about it.
    """
    dialogs.closed()
    seen = _seen()
    for batch in opened.batches():
        if len(batch.accepting) > 1:
            _in_sight(batch)
        if not batch.finished:
            bridge.say(f"begun-{batch.name}", f"{batch.doing}.")
            _progress(batch)
        elif batch.name not in seen and (link or opened.is_own(batch)):
            _outcome(assistant, batch, link=link)


def _in_sight(batch: Adding) -> None:
    """Scroll to it, once: all were accepted from below, and what was below them is gone."""
    st.html(f'<p class="start unseen" data-token="{batch.name}"></p>')
    bridge.reveal(batch.name, key="begun")


def forget() -> None:
    """Show no more what became of what was added before."""
    _seen().update(batch.name for batch in opened.batches() if batch.finished)


def contents(result: AddResult) -> str:
    """What was found in a file that was added."""
    pages = [counted(result.pages, "page")] if result.pages else []
    found = listing.in_register(result.recommendations, result.commitments)
    return ", ".join([*pages, counted(result.passages, "passage"), found])


def ended_words(batch: Adding) -> str:
    """What became of it, as it is read out: the rest stands on the page."""
    files = f"{counted(len(batch.results), 'file')}: {summary(batch.results)}." if batch.results else ""
    return " ".join(filter(None, (batch.error, batch.message, files)))


def summary(results: Sequence[AddResult]) -> str:
    """How many files came to what."""
    found = Counter(result.result for result in results)
    return ", ".join(f"{found[result]:,} {words}" for result, words in _COUNTED.items() if found[result])


@st.fragment(run_every=0.7)
def _progress(batch: Adding) -> None:
    if batch.finished and not dialogs.is_open():
        st.rerun()
    st.progress(min(1.0, batch.done), f"**{escape_markdown(batch.doing)}.** {escape_markdown(batch.words)}")
    if batch.can_stop:
        st.button(
            "Stop adding",
            key=f"stop-{batch.name}",
            icon=":material/stop_circle:",
            on_click=batch.stop,
            help="What has been added stays in the library; you can add the other files again later.",
        )
    if batch.results:
        st.caption(f"So far: {summary(batch.results)}.")
    for result in [one for one in batch.results if one.result == "refused"][-3:]:
        st.caption(f":material/error: {escape_markdown(f'{result.source}: {result.reason}')}")


def _outcome(assistant: Assistant, batch: Adding, *, link: bool) -> None:
    bridge.say(f"ended-{batch.name}", ended_words(batch))
    results = became.as_now(batch.results, assistant)
    if not (results or batch.message or batch.error):
        return
    with st.container(border=True, key=f"added-{batch.name}", gap="xsmall"):
        if batch.error:
            st.error(escape_markdown(batch.error), icon=":material/error:")
        if batch.message:
            st.markdown(f":material/check_circle: {escape_markdown(batch.message)}")
        if len(results) > 1:
            st.markdown(f"**{counted(len(results), 'file')}: {summary(results)}**")
        _results(assistant, results)
        only = _only(assistant, batch) if link else ""
        if lost := _lost(assistant, only):
            st.caption(f":material/edit_off: {lost}")
        with st.container(horizontal=True, vertical_alignment="center"):
            asked = batch.accepting and not batch.error
            asked = asked or any(one.result in ("added", "new version") for one in batch.results)
            if link and asked:
                st.page_link("ask_page.py", label="Ask about the documents", icon=":material/forum:")
            if only:
                _register(only)
            if not link and any(one.result == became.WAITING for one in results):
                st.page_link("documents_page.py", label="Check the documents", icon=":material/rule:")
            st.button("Dismiss", key=f"seen-{batch.name}", type="tertiary", on_click=_dismiss, args=(batch.name,))


def _only(assistant: Assistant, batch: Adding) -> str:
    """The id of the document that was accepted or added, where it was one and is still there."""
    taken = [one.document for one in batch.results if one.result in ("added", "new version")]
    taken = taken or ([] if batch.error else list(batch.accepting))
    held = {one.id for one in assistant.library.documents()}
    return taken[0] if len(taken) == 1 and taken[0] in held else ""


def _lost(assistant: Assistant, document: str) -> str:
    """That corrections of the version before are not in this one's register, since their words are not in it."""
    count = len(assistant.library.unplaced(document)) if document else 0
    return f"{counted(count, 'correction')} found no place in it: its register says which." if count else ""


def _register(document: str) -> None:
    """The way to what was found in it, and how it differs from the version before."""
    st.page_link(
        "register_page.py",
        label="Look through its register",
        icon=":material/checklist:",
        query_params={"document": document},
    )


def _dismiss(name: str) -> None:
    _seen().add(name)


def _seen() -> set[str]:
    """The names of those that are not to be shown any more."""
    found: set[str] = st.session_state.setdefault("seen_batches", set())
    return found


def _results(assistant: Assistant, results: Sequence[AddResult]) -> None:
    """Every file; of many, those with something to say first and the others folded away."""
    telling = [one for one in results if one.result == "refused" or _remarks(assistant, one)]
    shown = results if len(results) <= _AT_ONCE else telling
    for result in shown:
        _result(assistant, result)
    if others := [one for one in results if one not in shown]:
        with st.expander(f"{'The other ' if shown else ''}{counted(len(others), 'file')}"):
            for result in others:
                _result(assistant, result)


def _result(assistant: Assistant, result: AddResult) -> None:
    words, icon = _RESULTS.get(result.result, (result.result, ":material/info:"))
    st.markdown(f"{icon} **{escape_markdown(result.source)}**: {escape_markdown(words)}")
    if result.result == "refused":
        st.caption(escape_markdown(listing.upper(result.reason)))
        return
    if result.result not in ("unchanged", became.DISCARDED):
        st.caption(escape_markdown(contents(result)))
    for icon, remark in _remarks(assistant, result):
        st.caption(f":material/{icon}: {escape_markdown(remark)}")


def _remarks(assistant: Assistant, result: AddResult) -> list[tuple[str, str]]:
    """What to know of a document that was added; of one that waits, its check says more."""
    if result.result not in ("added", "new version", "unchanged"):
        return []
    try:
        document = assistant.library.document(result.document)
    except UnknownDocument:  # removed since
        return []
    if result.result == "unchanged":
        return _held(assistant, document, result.source)
    remarks = listing.remarks(document)
    if result.like:
        remarks.append(("content_copy", _like(assistant, result)))
    return remarks


def _held(assistant: Assistant, document: Document, name: str) -> list[tuple[str, str]]:
    """As what a file is in the library already that was added again under this name."""
    if document.waiting:
        return [("rule", f"It waits to be checked already, as {document.source}.")]
    if document.superseded_by:
        newer = assistant.library.document(document.superseded_by).source
        return [("history", f"It is an earlier version there: {newer} has replaced it.")]
    return [] if document.source == name else [("content_copy", f"It is there as {document.source}.")]


def _like(assistant: Assistant, result: AddResult) -> str:
    try:
        other = assistant.library.document(result.like).source
    except UnknownDocument:
        other = "a document that was removed since"
    return (
        f"{result.likeness:.0%} of its wording is that of {other}: both are kept. "
        "If one is a version of the other, say so under Details."
    )
