"""What the Feedback page shows analysts: what readers said of answers and of citations, the last first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from assistant.conversations import Feedback
from assistant.conversations.told import gold_rows, row_of, told_to
from assistant.wiring import Assistant
from corpus.errors import PeopleError
from corpus.saying import counted
from ui.exports.feedback import feedback_csv, gold_lines
from ui.shown.escape import escape_markdown, shorten
from ui.shown.render import citation_label
from ui.shown.when import moment_words
from ui.web import opened
from ui.web.conversations import kept
from ui.web.conversations.asked import ALL, RIGHT, WRONG, Told, told_from
from ui.web.lists.controls import page_of
from ui.web.lists.kept import Kept

PER_PAGE = 20
KEPT: Kept[Told] = Kept("feedback_", told_from, drawn="shown")


def show() -> None:
    assistant = opened.assistant()
    told = _told(assistant)
    st.title("What readers said of answers", anchor=False)
    if isinstance(told, PeopleError):
        st.error(escape_markdown(str(told)), icon=":material/error:")
        return
    if not told:
        st.info(
            "Nobody has said anything yet: readers do by the thumbs under an answer.", icon=":material/thumbs_up_down:"
        )
        return
    right = sum(one.opinion.good for one in told)
    st.caption(f"{counted(len(told), 'opinion')}: {right} right, {len(told) - right} wrong.")
    _files(assistant, told)
    asked = KEPT.asked()
    st.segmented_control(
        "Show",
        (ALL, WRONG, RIGHT),
        key=KEPT.key("shown"),
        format_func=lambda kind: kind or "All",
        required=True,
        on_change=KEPT.changed,
    )
    chosen = [one for one in reversed(told) if asked.shown == ALL or one.opinion.good == (asked.shown == RIGHT)]
    KEPT.keep(KEPT.within(asked, -(-len(chosen) // PER_PAGE)))
    if not chosen:
        st.info("There is nothing of this kind.", icon=":material/search_off:")
    for one in page_of(chosen, PER_PAGE, KEPT.key("page")):
        _card(one)


def _told(assistant: Assistant) -> list[Feedback] | PeopleError:
    """What was said, or why that cannot be read. Raises NotAllowed."""
    try:
        return told_to(assistant.library, kept.people())
    except PeopleError as error:
        return error


def _card(one: Feedback) -> None:
    answer = one.turn.answer
    question = answer.standalone_question if answer else one.turn.question
    with st.container(
        border=True, gap="xsmall", key=f"conversation-{one.conversation}-{one.turn.number}-{one.citation}"
    ):
        verdict = "Right" if one.opinion.good else "Wrong"
        why = f"\\: {one.opinion.reason.value}" if one.opinion.reason else ""
        icon = ":material/thumb_up:" if one.opinion.good else ":material/thumb_down:"
        st.markdown(f"{icon} **{verdict}{why}** ({'of a source' if one.citation else 'of the answer'})")
        st.page_link(
            "ask_page.py",
            label=escape_markdown(shorten(question, 160)),
            icon=":material/arrow_forward:",
            query_params={"q": question},
            help="Ask it again",
        )
        if one.opinion.words:
            st.markdown(escape_markdown(f"“{one.opinion.words}”"))
        if one.cited:
            st.caption(citation_label(one.cited))
        by = f" by {one.reader}" if one.reader else ""
        st.caption(escape_markdown(f"Said{by} on {moment_words(one.when, st.context.timezone)}"))


def _files(assistant: Assistant, told: Sequence[Feedback]) -> None:
    day = date.today().isoformat()
    with st.container(horizontal=True):
        st.download_button(
            "CSV",
            lambda: _taken(assistant, f"CSV, {len(told)}", feedback_csv([row_of(one) for one in told])),
            file_name=f"feedback-{day}.csv",
            mime="text/csv",
            icon=":material/table:",
            on_click="ignore",
        )
        st.download_button(
            "Test questions",
            lambda: _taken(assistant, "gold questions", gold_lines(gold_rows(told))),
            file_name=f"gold-{day}.jsonl",
            icon=":material/fact_check:",
            on_click="ignore",
            help="What readers called right, as questions for bywhen evaluate",
        )


def _taken(assistant: Assistant, what: str, data: bytes) -> bytes:
    assistant.exported("feedback", what)
    return data
