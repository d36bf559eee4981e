"""The one Assistant behind all pages: opened once, in step with its library, changed by one visitor at a time.

Each page has it as the reader who looks at the page has it: with the documents that they may see, and no other.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock, Thread

import streamlit as st

from assistant.access import LOCAL, Reader
from assistant.access.rules import Rules, rules_from
from assistant.wiring import Assistant, Settings, open_assistant, settings_from
from corpus.add import Choices
from corpus.errors import BywhenError, LibraryError
from corpus.models import Document
from ui.web.adding import Adding, Uploaded, start, start_accepting, start_replacing

_PATIENCE = 10.0  # seconds that a click waits for whoever else is changing the library
_KEPT = 3600.0  # seconds for which what became of a batch can be read again


@dataclass
class Opened:
    assistant: Assistant
    changing: Lock = field(default_factory=Lock)
    batches: list[tuple[Reader, Adding]] = field(default_factory=list)  # and who began each


def reader() -> Reader:
    """Who looks at this page: LOCAL where nobody has to sign in. Raises NotSignedIn, NotAllowed."""
    its = rules()
    return its.reader(st.user.to_dict(), time.time()) if its else LOCAL


def collections() -> list[str]:
    """The closed collections that the reader may see and put documents into."""
    its = rules()
    named = its.collections if its and reader().collections is None else ()
    return sorted({*_held().assistant.seen_by(reader()).collections(), *named}, key=str.casefold)


def rules() -> Rules | None:
    """Who may see and do what, as the access file says now; None: nobody has to sign in. Raises SettingsError."""
    access = settings_from(os.environ).access
    return rules_from(access) if access else None


def assistant() -> Assistant:
    """The reader's Assistant in step with its library, unless someone is changing that now; raises BywhenError."""
    held = _held()
    theirs = held.assistant.seen_by(reader())
    if held.changing.acquire(blocking=False):
        try:
            theirs.refresh()
        finally:
            held.changing.release()
    return theirs


def change() -> AbstractContextManager[Assistant]:
    """The Assistant for a change made by a click: who made it is told by that, whatever the page says.

    Raises LibraryError where someone else's goes on for long, NotAllowed where the reader may not do it.
    """
    return _changing(_held(), reader(), _PATIENCE)


def add(files: Sequence[Uploaded], *, review: bool, collection: str = "") -> None:
    """Begin adding files in the background; with `review` they wait for an analyst's check.

    `collection`: the closed one that they come into, of those in `collections()`; empty: open to everyone.
    """
    _begun(start(files, _changing(_held(), reader()), Choices(review=review, collection=collection)))


def replace(document: Document, file: Uploaded, who: str) -> None:
    """Begin adding a file in the background as the newer version of a document."""
    _begun(start_replacing(document, file, _changing(_held(), reader()), who))


def accept(replaces: Mapping[str, str], who: str) -> None:
    """Begin accepting documents in the background, each with the id of the one that it replaces (empty: none)."""
    _begun(start_accepting(replaces, _changing(_held(), reader()), who))


def batches() -> list[Adding]:
    """What is being added or accepted, and what was in the last hour: the newest first.

    By the reader, from whatever window; by anyone for who may see every document and change it.
    """
    now, own = time.monotonic(), reader()
    held = _held().batches
    held[:] = [(by, batch) for by, batch in held if not batch.finished or now - batch.ended < _KEPT]
    seen = own.may_change and own.collections is None
    return [batch for by, batch in held[::-1] if seen or by.key == own.key]


def is_changing() -> bool:
    """Whether documents are being added or removed just now, so that a question may have to wait."""
    return _held().changing.locked()


def _begun(batch: Adding) -> None:
    _held().batches.append((reader(), batch))
    own: list[str] = st.session_state.setdefault("own_batches", [])
    own.append(batch.name)


@contextmanager
def _changing(held: Opened, by: Reader, patience: float = -1) -> Iterator[Assistant]:
    if not held.changing.acquire(timeout=patience):
        raise LibraryError("Documents are being added just now: do this again when that is done.")
    try:
        yield held.assistant.seen_by(by)
    finally:
        held.changing.release()


def _held() -> Opened:
    return _open(settings_from(os.environ))


@st.cache_resource(show_spinner="Opening the library…")
def _open(settings: Settings) -> Opened:
    opened = Opened(open_assistant(settings))
    Thread(target=_warm, args=(opened.assistant,), daemon=True, name="loading the model").start()
    return opened


def _warm(assistant: Assistant) -> None:
    """While the first page is read; a model that cannot be opened is reported to whoever asks."""
    with suppress(BywhenError):
        assistant.warm()
