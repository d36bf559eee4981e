"""Removing a document from the page, and bringing it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from assistant.wiring import Assistant
from corpus.library import Removed
from corpus.library.removing import KEPT
from corpus.models import Document
from corpus.saying import counted
from ui.shown.escape import escape_markdown
from ui.shown.render import date_words
from ui.shown.when import moment_words
from ui.web import analyst, changing, dialogs
from ui.web.documents import upload

_UNDO, _DONE = "removed_last", "removed_how"
_LIST = 20  # listed at once; the others come when these are gone
_change = partial(changing.change, doing="One moment…")


@dialogs.dialog("Remove this document?")
def dialog(document: Document) -> None:
    st.markdown(f"**{escape_markdown(document.title)}** will no longer be searched, quoted or listed.")
    st.markdown(
        f"You can bring it back for {KEPT.days} days, with all corrections; then it is deleted for good. Nothing finds "
        "it meanwhile."
    )
    with st.container(horizontal=True):
        if st.button("Remove", key="confirm-remove", type="primary"):
            _remove(document)
        if st.button("Keep", key="keep"):
            st.rerun()


@dialogs.dialog("Discard this document?")
def discard_dialog(document: Document) -> None:
    """Of one that waits to be checked."""
    st.markdown(
        f"**{escape_markdown(document.title)}** has not been accepted. You can bring it back for {KEPT.days} days, to "
        "be checked after all; then it is deleted for good."
    )
    with st.container(horizontal=True):
        if st.button("Discard", key="confirm-discard", type="primary"):
            _discard(document)
        if st.button("Keep", key="keep-waiting"):
            st.rerun()


def undo(assistant: Assistant) -> None:
    """The document that was removed or discarded last in this session, and the way back."""
    last, done = str(st.session_state.get(_UNDO, "")), str(st.session_state.get(_DONE, "removed"))
    gone = next((one for one in assistant.removed() if one.document == last), None) if last else None
    if gone is None:
        st.session_state.pop(_UNDO, None)
        return
    with st.container(horizontal=True, vertical_alignment="center", key="undo-row"):
        st.success(escape_markdown(f"“{gone.title}” was {done}. It will not be found again."), icon=":material/delete:")
        if st.button("Undo", key="undo-remove", icon=":material/undo:"):
            _bring_back(gone)


def kept_aside(assistant: Assistant) -> None:
    """What was removed and is kept for a while."""
    gone = assistant.removed()
    if not gone:
        return
    label = f"Removed, and kept for {KEPT.days} days ({len(gone):,})"
    with st.expander(label, icon=":material/auto_delete:", key="removed"):
        st.markdown("These are in no answer and no list. Bring one back as it was, or delete it for good.")
        for one in gone[:_LIST]:
            _kept(one)
        if len(gone) > _LIST:
            st.caption(f"And {counted(len(gone) - _LIST, 'document')} removed before these.")
        if len(gone) > 1 and st.button("Delete all for good", key="delete-all", icon=":material/delete_forever:"):
            delete_dialog(gone)


def _kept(one: Removed) -> None:
    with st.container(border=True, key=f"removed-{one.document}", gap="xsmall"):
        st.markdown(f"**{escape_markdown(one.title)}**")
        by = f" by {one.by}" if one.by else ""
        when = moment_words(one.when, st.context.timezone)
        until = date_words(one.until.date().isoformat())
        st.caption(escape_markdown(f"{one.source}. Removed{by} on {when}; kept until {until}."))
        with st.container(horizontal=True, gap="small"):
            if st.button("Bring back", key=f"back-{one.document}", icon=":material/undo:", type="tertiary"):
                _bring_back(one)
            if st.button(
                "Delete for good", key=f"gone-{one.document}", icon=":material/delete_forever:", type="tertiary"
            ):
                delete_dialog([one])


@dialogs.dialog("Delete for good?")
def delete_dialog(gone: Sequence[Removed]) -> None:
    what = f"“{gone[0].title}”" if len(gone) == 1 else f"These {len(gone):,} removed documents"
    st.markdown(f"**{escape_markdown(what)}** cannot be brought back then. Only the history will name the file.")
    with st.container(horizontal=True):
        if st.button("Delete for good", key="confirm-delete", type="primary"):
            ids = [one.document for one in gone]
            _change(lambda assistant: assistant.delete_removed(ids, who=analyst.name()), f"{what}: deleted for good.")
        if st.button("Keep", key="keep-removed"):
            st.rerun()


def _remove(document: Document) -> None:
    def remove(assistant: Assistant) -> None:
        assistant.remove(document.id, who=analyst.name(), keep=True)
        st.session_state[_UNDO], st.session_state[_DONE] = document.id, "removed"
        upload.forget()

    _change(remove)


def _discard(document: Document) -> None:
    def discard(assistant: Assistant) -> None:
        assistant.discard(document.id, who=analyst.name(), keep=True)
        st.session_state[_UNDO], st.session_state[_DONE] = document.id, "discarded"

    _change(discard)


def _bring_back(one: Removed) -> None:
    _change(lambda assistant: assistant.bring_back(one.document, who=analyst.name()), f"“{one.title}” is back.")
