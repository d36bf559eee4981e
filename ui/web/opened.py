"""The one Assistant behind all pages: opened once, in step with its library, changed by one visitor at a time.

Each page has it as the reader who looks at the page has it: with the documents that they may see, and no other.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from importlib import import_module
from threading import Lock

import streamlit as st
from streamlit import runtime

from assistant.access import LOCAL, Reader
from assistant.access.rules import Rules, rules_from
from assistant.wiring import Assistant, Settings, open_assistant, settings_from
from corpus.add import Choices
from corpus.errors import BywhenError, LibraryError, NotSignedIn
from corpus.models import Document
from ui.web import preparing
from ui.web.access import ended
from ui.web.documents.adding import Adding, Uploaded, start, start_accepting, start_replacing
from ui.web.preparing import Preparing

_PATIENCE = 10.0  # seconds that a click waits for whoever else is changing the library
_KEPT = 3600.0  # seconds for which what became of a batch can be read again
_OWN = "own_batches"
_FIRST = ("ui.web.ask.page", "ui.web.commitments.page", "ui.web.documents.page")  # they import most of the others


@dataclass
class Opened:
    assistant: Assistant
    changing: Lock = field(default_factory=Lock)
    batches: list[tuple[Reader, Adding]] = field(default_factory=list)  # and who began each
    preparing: dict[str, Preparing] = field(default_factory=dict)  # by the name of what may be seen
    _beginning: Lock = field(default_factory=Lock)

    def follow(self, theirs: Assistant) -> None:
        """Bring a reader's Assistant into step with the library; what takes time goes on in the background.

        Nothing while someone changes the library: what does that brings the index into step itself.
        """
        if not self.changing.acquire(blocking=False):
            return
        try:
            in_step = theirs.keep_up()
        except BywhenError:
            in_step = False  # why, those are told who ask
        finally:
            self.changing.release()
        self._prepare(theirs, in_step=in_step)

    def _prepare(self, theirs: Assistant, *, in_step: bool) -> None:
        name = theirs.library.sight.name
        with self._beginning:
            last = self.preparing.get(name)
            if in_step and theirs.is_warm:
                self.preparing.pop(name, None)
            elif last is None or (last.finished and (not last.error or last.revision != theirs.library.revision)):
                self.preparing[name] = preparing.start(theirs, build=not in_step)


def begin() -> None:
    """As the server starts, open the library and get ready for the first question, whoever comes first."""
    while not runtime.exists():  # what pages keep would otherwise be kept nowhere
        time.sleep(0.05)
    for page in _FIRST:
        import_module(page)
    with suppress(BywhenError):  # whoever comes is told
        held = _open(settings_from(os.environ))
        held.follow(held.assistant)
        for its in list(held.preparing.values()):
            its.wait()
        held.assistant.rehearse()


def reader() -> Reader:
    """Who looks at this page: LOCAL where nobody has to sign in. Raises NotSignedIn, NotAllowed."""
    its = rules()
    if its is None:
        return LOCAL
    told = st.user.to_dict()
    if ended.has_ended(told):
        raise NotSignedIn("You have signed out. Sign in to go on: nothing that you kept is lost.")
    return its.reader(told, time.time())


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
    """The reader's Assistant: in step with its library, or on the way there; raises BywhenError."""
    held = _held()
    theirs = held.assistant.seen_by(reader())
    held.follow(theirs)
    return theirs


def awaited() -> Preparing | None:
    """What the reader's next answer still waits for, or why there can be none; None: it can be given at once."""
    held = _held()
    its = held.preparing.get(held.assistant.seen_by(reader()).library.sight.name)
    return its if its and (its.error or not its.finished) else None


def prepare_again() -> None:
    """Try once more to get ready for the reader's questions, the next time that a page is drawn."""
    held = _held()
    held.preparing.pop(held.assistant.seen_by(reader()).library.sight.name, None)


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


def is_own(batch: Adding) -> bool:
    """Whether it was begun in this window."""
    return batch.name in st.session_state.get(_OWN, [])


def _begun(batch: Adding) -> None:
    _held().batches.append((reader(), batch))
    st.session_state.setdefault(_OWN, []).append(batch.name)


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


@st.cache_resource(show_spinner=False)  # it is opened before anybody comes, where nothing can be shown
def _open(settings: Settings) -> Opened:
    return Opened(open_assistant(settings))
