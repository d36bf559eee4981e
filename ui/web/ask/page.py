"""What the Ask page shows: the conversation, the question box, the open source."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext

import streamlit as st

from assistant.wiring import Assistant
from corpus.models import Document
from corpus.saying import counted
from ui.shown import render
from ui.shown.escape import escape_markdown
from ui.shown.scope import Scope
from ui.web import bridge, opened, state
from ui.web.ask import arriving, conversation, filters, handing_on, waiting
from ui.web.conversations import kept
from ui.web.documents import upload
from ui.web.source import viewer
from ui.web.state import Asked
from ui.web.titled import tab


def show() -> None:
    assistant = opened.assistant()
    documents = assistant.library.documents()
    if not documents:
        _empty(assistant)
        return
    missing = arriving.take_up(assistant)
    kept.recheck(assistant)
    bridge.listen_for_citations()
    asked, scope = _asked(assistant.library.documents(superseded=True))
    source = None if asked else state.opened()
    chat, beside = st.columns([10, 11], gap="medium") if source else (nullcontext(), nullcontext())
    with chat:
        _heading(assistant, missing, scope, asking=asked is not None)
        conversation.draw(state.turns(), assistant.library.revision)
        if asked:
            if opened.awaited():
                state.write_address(scope, asked)
            conversation.ask(assistant, asked, asked.scope or scope, len(documents))
            state.write_address(scope)
            st.rerun()
        _next(assistant)
    if source:
        with beside, st.container(key="panel", gap="small"):
            viewer.panel(assistant, source)
    elif state.turns():
        bridge.reveal(state.turn_token(state.at()), times=state.gone_times())
    _said_last()
    state.write_address(scope)


def _said_last() -> None:
    """The last answer, to those who hear the page: the keyboard stays where it is."""
    turns = state.turns()
    if turns and (answer := turns[-1].answer):
        bridge.say(state.turn_token(len(turns) - 1), render.heard(answer))


def _next(assistant: Assistant) -> None:
    """Questions that go on from the last answer."""
    turns = state.turns()
    if turns and (answer := turns[-1].answer):
        asked = [turn.question for turn in turns]
        heading = "You could ask next" if answer.answered else "You could ask instead"
        conversation.suggest(assistant.follow_ups(answer, asked), heading)


def _heading(assistant: Assistant, missing: str, scope: Scope, *, asking: bool) -> None:
    """The page's name, and what went wrong with what its address named or with keeping the conversation."""
    if missing:
        st.warning(escape_markdown(missing), icon=":material/link_off:")
    if state.turns():
        st.html('<h1 class="unseen">Ask the documents</h1>')
        tab(state.turns()[state.at()].question)
    else:
        _welcome(assistant, scope, asking=asking)
    if fault := kept.not_kept():
        st.warning(
            f"This conversation is lost when you close the page: {escape_markdown(fault)}.", icon=":material/save:"
        )


def _asked(documents: Sequence[Document]) -> tuple[Asked | None, Scope]:
    """The question box with the filters in reach: what was asked, and of which documents."""
    with st.bottom:
        with st.container(key="reach", horizontal=True, vertical_alignment="center", gap="small"):
            scope = filters.row(documents)
            if state.turns():
                st.button(
                    "New conversation",
                    key="new",
                    icon=":material/add_comment:",
                    type="tertiary",
                    on_click=state.new_conversation,
                )
                handing_on.conversation(state.turns())
        typed = st.chat_input("Ask a question", key="question")
    if typed and typed.strip():
        state.put_question(typed)
    return state.pending(), scope


def _welcome(assistant: Assistant, scope: Scope, *, asking: bool) -> None:
    st.title("Ask the documents", anchor=False)
    st.markdown("Answers are quoted word for word, each with the page it stands on.")
    if not asking:
        waiting.status()
        upload.status(assistant, link=False)
        conversation.suggest(assistant.suggestions(of=scope.documents))


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
