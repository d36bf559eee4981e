"""Documents read ahead of their turn, several at a time, while those before them are stored."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self

from corpus.apart import Readers

_TICK = 0.5  # seconds: on Windows Ctrl-C is not heard while a queue is waited for


@dataclass(frozen=True, slots=True)
class Read:
    """A document's bytes, and what was read of them, packed (corpus.apart.frames.parsed_from)."""

    data: bytes
    sha256: str
    packed: bytes


@dataclass(eq=False, slots=True)
class Task:
    """A document to read: `file` numbers the file that it is or that carries it, `sha256` is that of its bytes, which
    `load` fetches when its turn to be read comes.
    """

    file: int
    name: str
    sha256: str
    load: Callable[[], bytes]
    future: Future[Read] | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Where reading a document stands; an empty step: it is read."""

    task: Task
    step: str = ""
    page: int = 0
    pages: int = 0


class Ahead:
    """Reads what it is given, in that order. `hear` is called in the thread that waits for a document."""

    def __init__(self, readers: Readers, hear: Callable[[Event], None]) -> None:
        self._readers, self._hear = readers, hear
        self._threads = ThreadPoolExecutor(readers.workers, "reading")
        self._events: SimpleQueue[Event] = SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    def begin(self, task: Task) -> Future[Read]:
        """Nothing where it has begun."""
        if task.future is None:
            task.future = self._threads.submit(self._read, task)
            task.future.add_done_callback(lambda _: self._events.put(Event(task)))
        return task.future

    def read(self, task: Task) -> Read:
        """What was read, once it is; what happens meanwhile to it and to others is told. Raises ReadingError."""
        future = self.begin(task)
        while not future.done() or not self._events.empty():
            try:
                self._hear(self._events.get(timeout=_TICK))
            except Empty:
                continue
        return future.result()

    def _read(self, task: Task) -> Read:
        def heard(step: str, page: int, pages: int) -> None:
            self._events.put(Event(task, step, page, pages))

        data = task.load()
        return Read(data, hashlib.sha256(data).hexdigest(), self._readers.packed(data, task.name, heard))
