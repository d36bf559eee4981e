"""The one Assistant behind all pages: opened once, in step with its library, changed by one visitor at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock, Thread

import streamlit as st

from assistant.wiring import Assistant, Settings, open_assistant, settings_from
from corpus.errors import BywhenError
from ui.web.adding import Adding, Uploaded, start


@dataclass
class Opened:
    assistant: Assistant
    changing: Lock = field(default_factory=Lock)
    batches: list[Adding] = field(default_factory=list)


def assistant() -> Assistant:
    """The Assistant in step with its library, unless someone is changing that now; raises BywhenError."""
    held = _held()
    if held.changing.acquire(blocking=False):
        try:
            held.assistant.refresh()
        finally:
            held.changing.release()
    return held.assistant


def change() -> AbstractContextManager[Assistant]:
    """The Assistant for adding or removing, once nobody else is."""
    return _changing(_held())


@contextmanager
def _changing(held: Opened) -> Iterator[Assistant]:
    with held.changing:
        yield held.assistant


def add(files: Sequence[Uploaded]) -> Adding:
    """Begin adding files in the background."""
    adding = start(files, change())
    batches = _held().batches
    batches[:] = [batch for batch in batches if not batch.finished] + [adding]
    return adding


def being_added() -> Adding | None:
    """The batch that is being added now, whoever began it."""
    return next((batch for batch in _held().batches if not batch.finished), None)


def is_changing() -> bool:
    """Whether documents are being added or removed just now, so that a question may have to wait."""
    return _held().changing.locked()


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
