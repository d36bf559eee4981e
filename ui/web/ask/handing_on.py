"""Handing on an answer or a whole conversation: as a file, or copied with its citations. Made only when asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from assistant.conversations import Summary, Turn
from assistant.wiring import Assistant
from corpus.errors import PeopleError
from corpus.saying import counted
from ui.exports.answers import NAMES
from ui.exports.answers.copied import html_of, text_of
from ui.exports.answers.handed import From, handed
from ui.exports.answers.taken import Taken, taken
from ui.shown.addresses import pages_address
from ui.shown.when import zone_of
from ui.web import opened, state
from ui.web.conversations import kept

if TYPE_CHECKING:
    from streamlit.elements.lib.mutable_popover_container import PopoverContainer

_ICONS = {"docx": ":material/description:", "pdf": ":material/picture_as_pdf:", "md": ":material/markdown:"}
_WORD = re.compile(r"[^\W_]+")
_ROOM = 220  # pixels
_LONGEST = 60  # characters of a question in a file's name
_ASSETS = Path(__file__).parent.parent / "assets"

_copying = st.components.v2.component(
    "bywhen_copying",
    html=(_ASSETS / "copying.html").read_text("utf-8"),
    css=(_ASSETS / "copying.css").read_text("utf-8"),
    js=(_ASSETS / "copying.js").read_text("utf-8"),
)


def answer(turn: Turn, number: int) -> None:
    """The ways to hand on one answer; `number` counts the turns on the page, from 0."""
    token = state.turn_token(number)
    with _popover("Hand on", f"hand-on-{token}") as shown:
        if not shown.open:
            st.space(_ROOM)
            return
        assistant = opened.assistant()
        told = handed(turn, source_of(assistant)).told[0]
        if told.refused:
            st.info(told.refused, icon=":material/lock:")
            return
        _copying(key=f"copy-{token}", data={"text": text_of(told), "html": html_of(told), "link": told.address})
        _files("Save this answer as a file:", Taken([turn]), token, assistant)


def conversation(turns: Sequence[Turn]) -> None:
    """The ways to hand on a conversation; of a single question, its answer has them."""
    if len(turns) < 2:
        return
    with _popover("Hand on all", "hand-on-all") as shown:
        if shown.open:
            _files(_lead(turns), Taken(turns, _title(turns), state.kept_as()), "all", opened.assistant())
        else:
            st.space(_ROOM)


def listed(one: Summary) -> None:
    """The ways to hand on a conversation from the list of them. Raises PeopleError."""
    with _popover("Hand on", f"hand-on-{one.id}") as shown:
        if shown.open:
            assistant = opened.assistant()
            turns = kept.people().turns(kept.reader(), one.id, kept.held(assistant))
            _files(_lead(turns), Taken(turns, one.title, one.id), one.id, assistant)
        else:
            st.space(_ROOM)


def _lead(turns: Sequence[Turn]) -> str:
    many = f"all {counted(len(turns), 'question')} with their answers as one file"
    return f"Save {many if len(turns) > 1 else 'the question with its answer as a file'}:"


def _popover(label: str, key: str) -> PopoverContainer:
    """Empty but for room while it is closed, so that it opens on the side where there is room for what comes."""
    return st.popover(label, icon=":material/ios_share:", type="tertiary", key=key, on_change="rerun")


def source_of(assistant: Assistant) -> From:
    """Where this reader hands things on from."""
    documents = assistant.library.documents(superseded=True, waiting=True)
    zone = st.context.timezone
    return From(
        {d.id: d for d in documents},
        datetime.now(zone_of(zone)).date(),
        pages_address(st.context.url, "conversations"),
        zone,
    )


def file_name(title: str, day: str, kind: str) -> str:
    """ "by-when-will-the-ferry-run-2031-02-03.pdf"."""
    words = ""
    for word in _WORD.findall(title.casefold()):
        if len(words) + len(word) > _LONGEST:
            break
        words += f"{word}-"
    return f"{words or 'answer-'}{day}.{kind}"


def _files(lead: str, what: Taken, token: str, assistant: Assistant) -> None:
    source = source_of(assistant)
    title = what.title or what.turns[0].question
    st.markdown(lead)
    with st.container(horizontal=True, gap="small"):
        for kind, icon in _ICONS.items():
            st.download_button(
                NAMES[kind],
                partial(taken, kind, what, source, assistant),
                file_name=file_name(title, source.day.isoformat(), kind),
                key=f"hand-on-{kind}-{token}",
                icon=icon,
                on_click="ignore",
            )
    st.caption("With the quotes, their pages, the documents' fingerprints and what was searched.")


def _title(turns: Sequence[Turn]) -> str:
    """What the conversation is called: by its first question where it has no name."""
    first = " ".join(turns[0].question.split())
    with suppress(PeopleError):
        every = kept.people().conversations(kept.reader())
        return next((one.title for one in every if one.id == state.kept_as()), first)
    return first
