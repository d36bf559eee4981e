"""Adding and accepting in the background: it goes on when the page is reloaded, and any page can watch it."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Protocol
from uuid import uuid4

from assistant.wiring import Assistant
from corpus.add import AddResult, Choices, Progress
from corpus.errors import BywhenError
from corpus.models import Document
from corpus.saying import counted, printable_name
from ui.durations import left

CHECKING = "checking"  # before any file is read
_LONGEST_NAME = 200  # bytes: most disks take 255
_EARLY = 3.0  # seconds before which no estimate is made
_STOPPED = "It stopped before it was done. What is listed below is in the library; do the rest again."


class _Stopped(Exception):
    """Whoever began adding wants no more of it."""


class Uploaded(Protocol):
    """A file as the browser sent it."""

    @property
    def name(self) -> str: ...

    def getbuffer(self) -> memoryview: ...


Change = AbstractContextManager[Assistant]
"""Waits until nobody else is changing the library."""


@dataclass
class Adding:
    """One batch on its way. `done` (0 to 1) and `words` say where it stands.

    `results` grows as files are done; `message` or `error` is what came of the whole.
    """

    doing: str
    done: float = 0.0
    words: str = "Waiting for its turn"
    results: list[AddResult] = field(default_factory=list)
    message: str = ""
    error: str = ""
    accepting: frozenset[str] = frozenset()  # the ids of the documents that are accepted
    name: str = field(default_factory=lambda: uuid4().hex)
    ended: float = 0.0  # time.monotonic()
    stoppable: bool = False
    _end: Event = field(default_factory=Event)
    _stop: Event = field(default_factory=Event)
    _preparing: float = 0.0

    @property
    def finished(self) -> bool:
        return self._end.is_set()

    def wait(self, seconds: float) -> bool:
        """Whether it ended within so many seconds."""
        return self._end.wait(seconds)

    def end(self) -> None:
        self.done, self.words = 1.0, "It stopped" if self.error else "Done"
        self.ended = time.monotonic()
        self._end.set()

    def stop(self) -> None:
        """Read no further; the files that are in the library stay there."""
        self.words = "Stopping"
        self._stop.set()

    @property
    def can_stop(self) -> bool:
        """Whether there are files still to be read, and nobody has stopped it."""
        return self.stoppable and not (self._preparing or self._stop.is_set() or self.finished)

    def read(self, step: Progress) -> None:
        self.done, self.words = step.share, progress_words(step)
        if step.result:
            self.results.append(step.result)
        if self._stop.is_set():
            raise _Stopped

    def prepared(self, passages: int, of: int) -> None:
        self.done = passages / of if of else 1.0
        self._preparing = self._preparing or time.monotonic()
        spent = time.monotonic() - self._preparing
        still = left(spent * (of - passages) / passages) if passages and spent > _EARLY else ""
        self.words = f"Preparing for questions: passage {passages:,} of {of:,}" + (f" ({still})" if still else "")


def start(files: Sequence[Uploaded], change: Change, choices: Choices) -> Adding:
    """Begin adding files."""
    folder = tempfile.TemporaryDirectory(prefix="bywhen-")
    paths = [_written(file, Path(folder.name) / f"{number:06}") for number, file in enumerate(files)]
    adding = Adding(f"Adding {counted(len(paths), 'document')}", stoppable=True)

    def add(assistant: Assistant) -> None:
        try:
            adding.results = list(assistant.add(paths, adding.read, adding.prepared, choices))
        except _Stopped:
            adding.message = _ended(adding.results, len(paths))
            assistant.refresh(adding.prepared)

    return _begun(adding, add, change, folder)


def start_replacing(old: Document, file: Uploaded, change: Change, who: str) -> Adding:
    """Begin adding a file as the newer version of a document."""
    folder = tempfile.TemporaryDirectory(prefix="bywhen-")
    path = _written(file, Path(folder.name) / "newer")
    adding = Adding(f"Adding a newer version of {old.source}")

    def add(assistant: Assistant) -> None:
        adding.results = [assistant.add_version(old.id, path, adding.read, adding.prepared, who=who)]

    return _begun(adding, add, change, folder)


def start_accepting(replaces: Mapping[str, str], change: Change, who: str) -> Adding:
    """Begin accepting documents that wait, each with the id of the one it replaces (empty: none)."""
    count = counted(len(replaces), "document")
    adding = Adding(f"Accepting {count}", accepting=frozenset(replaces))

    def accept(assistant: Assistant) -> None:
        accepted = assistant.accept_all(replaces, adding.prepared, who=who)
        named = f"{accepted[0].title} was" if len(accepted) == 1 else f"{count} were"
        adding.message = f"{named} accepted and can be asked about now."

    return _begun(adding, accept, change, nullcontext(""))


def _ended(results: Sequence[AddResult], files: int) -> str:
    """What a batch says that was stopped: a file that is not among its results is not in the library."""
    done = sum(not result.part_of for result in results)
    if not done:
        return "Stopped before any file was read: none was added."
    return f"Stopped after {done:,} of {counted(files, 'file')}. Nothing of the others is in the library."


def progress_words(step: Progress) -> str:
    if step.step == CHECKING:
        return f"Looking through {counted(step.files, 'file')} for what is new: {step.source}"
    page = f" page {step.page} of {step.pages}" if step.pages else ""
    time_left = f" ({left(step.left)})" if left(step.left) else ""
    return f"File {step.file} of {step.files}: {step.source}, {step.step}{page}{time_left}"


def _begun(
    adding: Adding, work: Callable[[Assistant], None], change: Change, folder: AbstractContextManager[str]
) -> Adding:
    Thread(target=_run, args=(adding, work, change, folder), daemon=True, name="changing the library").start()
    return adding


def _run(
    adding: Adding, work: Callable[[Assistant], None], change: Change, folder: AbstractContextManager[str]
) -> None:
    adding.error = _STOPPED
    try:
        with folder, change as assistant:
            work(assistant)
        adding.error = ""
    except (BywhenError, OSError) as error:
        adding.error = str(error)
    finally:
        adding.end()


def _written(file: Uploaded, folder: Path) -> Path:
    """Each in a folder of its own, since two may share a name."""
    folder.mkdir()
    path = folder / _safe(file.name)
    path.write_bytes(file.getbuffer())
    return path


def _safe(name: str) -> str:
    """A file's name as a disk takes it: whatever a browser sent, it names a file, and in this folder."""
    last = printable_name(name).replace("\\", "/").rpartition("/")[2].strip()
    if len(last.encode()) <= _LONGEST_NAME:
        return last if last.strip(".") else "document"
    stem, dot, suffix = last.rpartition(".")
    return stem.encode()[: _LONGEST_NAME - 20].decode(errors="ignore") + f"…{dot}{suffix[:10]}"
