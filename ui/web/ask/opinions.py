"""What a reader says of an answer or of a citation: a thumb up or down, why, and in their own words.

What is chosen is kept at once, and can be changed or taken back. The number of a citation is 0 for the whole answer.
"""

from __future__ import annotations

import streamlit as st

from assistant.conversations import Opinion, Reason, Turn
from corpus.errors import PeopleError
from ui.shown.escape import escape_markdown
from ui.web import state
from ui.web.conversations import kept
from ui.web.listing import upper

_UP, _DOWN = 1, 0


def thumbs(turn: Turn, token: str, citation: int = 0) -> None:
    """For a turn that is kept: a thumb up, a thumb down, or none."""
    if not turn.number:
        return
    key, said = f"{token}-{citation}", state.opinions().get((turn.number, citation))
    st.feedback(
        "thumbs",
        key=f"thumb-{key}",
        default=None if said is None else _UP if said.good else _DOWN,
        on_change=_keep,
        args=(turn.number, citation, key),
    )


def reason(turn: Turn, token: str, citation: int = 0) -> None:
    """After a thumb down, what is wrong; after either, that it was kept, or why it could not be."""
    key, said = f"{token}-{citation}", state.opinions().get((turn.number, citation))
    if said and not said.good:
        _why(turn.number, citation, key, said)
    if fault := state.fault(key):
        st.error(escape_markdown(f"{fault}."), icon=":material/error:")
    elif said:
        st.caption("Kept for the analysts, with the question. You can change it." if said.good else "Kept.")


def _why(turn: int, citation: int, key: str, said: Opinion) -> None:
    st.pills(
        "What is wrong?",
        list(Reason),
        default=said.reason,
        key=f"reason-{key}",
        format_func=lambda one: upper(one.value),
        on_change=_keep,
        args=(turn, citation, key),
        help="Analysts see it with the question and the answer. You can change it, or take back the thumb.",
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
    why = st.session_state.get(f"reason-{key}") if down else None
    words = str(st.session_state.get(f"words-{key}") or "") if down else ""
    try:
        kept.say(turn, citation, None if thumb is None else Opinion(thumb == _UP, why, words.strip()))
    except PeopleError as error:
        state.put_fault(key, str(error))
    else:
        state.put_fault(key, "")
