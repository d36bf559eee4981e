"""What the Ask page shows: the conversation, the question box, the open source."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext

import streamlit as st

from assistant.wiring import Assistant
from corpus.models import Document
from corpus.saying import counted
from ui.web import bridge, conversation, narrow, opened, state, upload, viewer
from ui.web.narrow import Scope


def show() -> None:
    assistant = opened.assistant()
    documents = assistant.library.documents()
    if not documents:
        _empty(assistant)
        return
    state.read_address()
    bridge.listen_for_citations()
    question, scope = _asked(assistant.library.documents(superseded=True))
    source = None if question else state.opened()
    chat, beside = st.columns([11, 10], gap="large") if source else (nullcontext(), nullcontext())
    with chat:
        if state.turns():
            st.html('<h1 class="unseen">Ask the documents</h1>')
        else:
            _welcome(assistant, asking=bool(question))
        conversation.draw(state.turns())
        if question:
            conversation.ask(assistant, question, scope, len(documents))
            state.write_address()
            st.rerun()
    if source:
        with beside, st.container(key="panel", gap="small"):
            viewer.panel(assistant, source)
    elif state.turns():
        bridge.reveal(state.turn_token(len(state.turns()) - 1))
    state.write_address()


def _asked(documents: Sequence[Document]) -> tuple[str, Scope]:
    """The question box with the filters in reach: what was asked, and of which documents."""
    with st.bottom:
        with st.container(key="reach", horizontal=True, vertical_alignment="center", gap="small"):
            scope = narrow.row(documents)
            if state.turns():
                st.button(
                    "New conversation",
                    key="new",
                    icon=":material/add_comment:",
                    type="tertiary",
                    on_click=state.new_conversation,
                )
        typed = st.chat_input("Ask a question", key="question")
    return typed or state.take_question(), scope


def _welcome(assistant: Assistant, *, asking: bool) -> None:
    st.title("Ask the documents", anchor=False)
    st.markdown("Answers are quoted word for word, each with the page it stands on.")
    if not asking:
        upload.status(assistant, link=False)
        conversation.suggest(assistant.suggestions())


def _empty(assistant: Assistant) -> None:
    """Nothing to ask yet: add documents, or accept those that wait."""
    st.title("Ask the documents", anchor=False)
    if waiting := assistant.waiting():
        count = counted(len(waiting), "document")
        st.info(
            f"{count} {'waits' if len(waiting) == 1 else 'wait'} to be checked. Accept one, then ask about it.",
            icon=":material/rule:",
        )
        st.page_link("documents_page.py", label="Check the documents", icon=":material/rule:")
    else:
        st.info(
            "There are no documents yet. Add a letter, report or panel paper, then ask about it.",
            icon=":material/inbox:",
        )
    upload.status(assistant, link=False)
    upload.box()
