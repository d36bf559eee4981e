"""What the Conversations page shows: this reader's own, the last used first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby

import streamlit as st

from assistant.conversations import Summary
from corpus.errors import PeopleError
from corpus.saying import counted
from ui.shown.escape import escape_markdown, shorten
from ui.shown.when import moment_words, period_words
from ui.web import opened
from ui.web.ask import handing_on
from ui.web.conversations import deleted, kept
from ui.web.conversations.asked import Found, found_from
from ui.web.lists.controls import page_of
from ui.web.lists.kept import Kept

PER_PAGE = 20
KEPT: Kept[Found] = Kept("conversations_", found_from, drawn="find")
_SHOWN = 110  # characters of a title


def show() -> None:
    assistant = opened.assistant()
    st.title("Conversations", anchor=False)
    st.markdown("What you asked, with the answers as you got them. What you say of an answer goes to the analysts.")
    if opened.reader().may_change:
        st.page_link("feedback_page.py", label="What readers said of answers", icon=":material/thumbs_up_down:")
    _deleted()
    try:
        every = kept.people().conversations(kept.reader())
        if not every:
            _empty()
            return
        asked = KEPT.asked()
        words = _sought()
        found = kept.people().conversations(kept.reader(), words, kept.held(assistant)) if words else every
    except PeopleError as error:
        st.error(escape_markdown(f"{error}."), icon=":material/error:")
        return
    KEPT.keep(KEPT.within(asked, -(-len(found) // PER_PAGE)))
    st.caption(_summary(len(found), len(every)))
    if not found:
        st.info("No conversation has these words. Try fewer of them.", icon=":material/search_off:")
    _list(found)
    if st.button("Delete all", key="delete-all", icon=":material/delete_sweep:", type="tertiary"):
        _confirm([one.id for one in every], f"all {counted(len(every), 'conversation')}")


def _sought() -> str:
    return st.text_input(
        "Find a conversation",
        key=KEPT.key("find"),
        placeholder="Words of a question or of an answer",
        icon=":material/search:",
        on_change=KEPT.changed,
    ).strip()


def _summary(found: int, every: int) -> str:
    return f"{counted(every, 'conversation')}." if found == every else f"{found} of {counted(every, 'conversation')}."


def _list(found: Sequence[Summary]) -> None:
    shown = page_of(found, PER_PAGE, KEPT.key("page"))
    now, zone = datetime.now(UTC), st.context.timezone
    for period, group in groupby(shown, key=lambda one: period_words(one.last, now, zone)):
        st.header(period, anchor=False)
        for one in group:
            _card(one, zone)


def _card(one: Summary, zone: str | None) -> None:
    with st.container(border=True, key=f"conversation-{one.id}", gap="xsmall"):
        st.page_link(
            "ask_page.py",
            label=escape_markdown(shorten(one.title, _SHOWN)),
            icon=":material/forum:",
            query_params={"conversation": one.id},
        )
        st.caption(f"{counted(one.questions, 'question')}, last on {moment_words(one.last, zone)}")
        if one.questions > 1 and one.latest != one.title:
            st.caption(escape_markdown(f"Last asked: {shorten(one.latest, _SHOWN)}"))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _handing_on(one)
            with st.popover("Rename", icon=":material/edit:", type="tertiary", key=f"rename-{one.id}"):
                _rename(one)
            if st.button("Delete", key=f"delete-{one.id}", icon=":material/delete:", type="tertiary"):
                _confirm([one.id], f"“{shorten(one.title, _SHOWN)}”")


def _handing_on(one: Summary) -> None:
    try:
        handing_on.listed(one)
    except PeopleError as error:
        st.error(escape_markdown(f"{error}."), icon=":material/error:")


def _rename(one: Summary) -> None:
    with st.form(f"name-{one.id}", border=False):
        title = st.text_input("Name", one.title, max_chars=200, help="Empty: its first question again")
        if st.form_submit_button("Save", icon=":material/save:"):
            try:
                kept.people().rename(kept.reader(), one.id, title)
            except PeopleError as error:
                st.error(escape_markdown(str(error)), icon=":material/error:")
            else:
                st.rerun()


@st.dialog("Delete?")
def _confirm(chosen: Sequence[str], what: str) -> None:
    st.markdown(f"Delete {escape_markdown(what)}?")
    st.markdown(
        "What you said of the answers goes with it. You can undo this for an hour; then it is deleted for good."
    )
    with st.container(horizontal=True):
        sure = st.button("Delete", key="confirm-delete", type="primary")
        if st.button("Keep", key="keep"):
            st.rerun()
    if sure:
        try:
            deleted.delete(chosen)
        except PeopleError as error:
            st.error(escape_markdown(str(error)), icon=":material/error:")
        else:
            st.rerun()


def _deleted() -> None:
    """What was deleted last, and the way back."""
    if told := deleted.told():
        st.info(escape_markdown(told), icon=":material/undo:")
    if gone := deleted.last():
        with st.container(horizontal=True, vertical_alignment="center", key="undo-row"):
            st.success(f"{counted(len(gone), 'conversation')} deleted.", icon=":material/delete:")
            st.button("Undo", key="undo-delete", icon=":material/undo:", on_click=deleted.bring_back)


def _empty() -> None:
    st.info("You have asked nothing yet. What you ask is kept here.", icon=":material/forum:")
    st.page_link("ask_page.py", label="Ask a question", icon=":material/arrow_forward:")
