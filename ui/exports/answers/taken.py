"""A file of answers for somebody who asks for it, which the library's history then says was exported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.conversations import Turn
from assistant.wiring import Assistant
from corpus.saying import counted
from ui.exports.answers import NAMES, made
from ui.exports.answers.handed import From, handed, handed_whole, quoted_in


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken: one answer, or (with a `title`) a conversation and the id that it is kept by, if it is."""

    turns: Sequence[Turn]
    title: str = ""
    conversation: str = ""


def taken(kind: str, what: Taken, source: From, assistant: Assistant) -> bytes:
    """The file of that kind, by its suffix. The history says of which documents it is, and never what was asked."""
    if what.title:
        whole = handed_whole(what.title, what.turns, source, what.conversation)
        called, count = "a conversation", counted(len(what.turns), "question")
    else:
        whole = handed(what.turns[0], source)
        called, count = "an answer", counted(len(whole.told[0].sources), "quote")
    file = made(kind, whole)
    assistant.exported(called, f"{NAMES[kind]}, {count}", about=quoted_in(what.turns, source))
    return file
