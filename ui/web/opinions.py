"""What a reader says of an answer or of a citation: a thumb up or down, why, and in their own words."""

from __future__ import annotations

import streamlit as st

from assistant.conversations import Opinion, Reason, Turn
from corpus.errors import PeopleError
from ui.web import kept, state
from ui.web.escape import escape_markdown
from ui.web.listing import upper

_UP, _DOWN = 1, 0


@st.fragment
def ask(turn: Turn, token: str, *, citation: int = 0, question: str = "") -> None:
    """Thumbs for a turn that is kept, or for one of its citations; after a thumb down what is wrong.

    What is chosen is kept at once and can be changed or taken back; nothing else on the page moves.
    """
    if not turn.number:
        return
    key, said = f"{token}-{citation}", state.opinions().get((turn.number, citation))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"opinion-{key}"):
        if question:
            st.caption(question, width="content")
        st.feedback(
            "thumbs",
            key=f"thumb-{key}",
            default=None if said is None else _UP if said.good else _DOWN,
            on_change=_keep,
            args=(turn.number, citation, key),
        )
    if said and not said.good:
        _why(turn.number, citation, key, said)
    if said and (said.good or said.reason or said.words):
        st.caption("Thank you: kept for the analysts." if not st.session_state.get(f"fault-{key}") else "")
    if fault := st.session_state.get(f"fault-{key}"):
        st.error(escape_markdown(fault), icon=":material/error:")


def _why(turn: int, citation: int, key: str, said: Opinion) -> None:
    st.pills(
        "What is wrong?",
        list(Reason),
        default=said.reason,
        key=f"reason-{key}",
        format_func=lambda reason: upper(reason.value),
        on_change=_keep,
        args=(turn, citation, key),
    )
    st.text_input(
        "In your words (optional)",
        said.words,
        key=f"words-{key}",
        max_chars=1000,
        placeholder="What would have been right?",
        on_change=_keep,
        args=(turn, citation, key),
    )


def _keep(turn: int, citation: int, key: str) -> None:
    """What the widgets of one answer or citation say now; no thumb: nothing."""
    thumb = st.session_state.get(f"thumb-{key}")
    down = thumb == _DOWN
    reason = st.session_state.get(f"reason-{key}") if down else None
    words = str(st.session_state.get(f"words-{key}") or "") if down else ""
    opinion = None if thumb is None else Opinion(thumb == _UP, reason, words.strip())
    try:
        kept.say(turn, citation, opinion)
    except PeopleError as error:
        st.session_state[f"fault-{key}"] = str(error)
    else:
        st.session_state.pop(f"fault-{key}", None)
