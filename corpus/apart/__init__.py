"""Documents read in processes of their own, which may crash, hang or eat memory without harm to anything but one file.

No `multiprocessing`: under Streamlit the main module is not what it says it is. A worker that has read a document
stays for the next one, also for the next `Readers`, for a minute.
"""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

import psutil

from corpus.apart.child import Child, Gone, Limits
from corpus.apart.frames import parsed_from
from corpus.errors import ReadingError
from corpus.models import Parsed

__all__ = ["Heard", "Limits", "Readers"]

Heard = Callable[[str, int, int], None]
"""Called with the step, the page and the pages (0 of 0 where it is not told by page)."""

LIMITS = Limits(memory=min(2 << 30, psutil.virtual_memory().total // 2))
_IDLE_SECONDS = 60.0
_A_WORKER_NEEDS = 1 << 30
"""Bytes: what is reckoned for one when there is little memory. Most documents take a fifth of it."""


class Readers:
    """A few workers. Safe to share between threads: more of them than workers wait their turn.

    `module` is for tests: what the workers run.
    """

    def __init__(
        self, workers: int | None = None, *, limits: Limits = LIMITS, module: str = "corpus.apart.worker"
    ) -> None:
        self.workers = max(1, workers or _fitting())
        self._limits, self._module = limits, module
        self._turn = threading.Semaphore(self.workers)
        self._busy: set[Child] = set()
        self._changing = threading.Lock()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def start(self, workers: int) -> None:
        """Begin to start so many workers now, so that they are ready when the first documents are."""
        for _ in range(min(workers, self.workers) - _resting.count(self._module, self._limits)):
            _resting.put(Child(self._module, self._limits))

    def parsed(self, data: bytes, name: str, heard: Heard | None = None) -> Parsed:
        """A document read, described and split. Raises ReadingError, also where its worker did not survive it."""
        return parsed_from(self.packed(data, name, heard))

    def packed(self, data: bytes, name: str, heard: Heard | None = None) -> bytes:
        """The same in the tenth of the memory, for corpus.apart.frames.parsed_from."""
        with self._turn:
            while True:
                child = self._taken()
                try:
                    return child.read(data, name, heard or _deaf)
                except Gone:
                    continue
                finally:
                    self._returned(child)

    def close(self) -> None:
        """End what is being read; those who wait for it get a ReadingError."""
        with self._changing:
            self._closed = True
            for child in self._busy:
                child.end()

    def _taken(self) -> Child:
        with self._changing:
            if self._closed:
                raise ReadingError("reading was stopped")
            child = _resting.take(self._module, self._limits)
            while child and not child.fit:
                child.end()
                child = _resting.take(self._module, self._limits)
            child = child or Child(self._module, self._limits)
            self._busy.add(child)
            return child

    def _returned(self, child: Child) -> None:
        with self._changing:
            self._busy.discard(child)
        if child.fit and not self._closed:
            _resting.put(child)
        else:
            child.end()


class _Resting:
    """The workers that wait for a document, whoever started them."""

    def __init__(self) -> None:
        self._children: list[Child] = []
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def put(self, child: Child) -> None:
        with self._lock:
            self._children.append(child)
            surplus = self._children[: -_cores()]
            del self._children[: -_cores()]
            if self._timer:
                self._timer.cancel()
            self._timer = threading.Timer(_IDLE_SECONDS, self.clear)
            self._timer.daemon = True
            self._timer.start()
        for one in surplus:
            one.end()

    def take(self, module: str, limits: Limits) -> Child | None:
        with self._lock:
            found = next((c for c in reversed(self._children) if (c.module, c.limits) == (module, limits)), None)
            if found:
                self._children.remove(found)
            return found

    def count(self, module: str, limits: Limits) -> int:
        with self._lock:
            return sum((child.module, child.limits) == (module, limits) for child in self._children)

    def clear(self) -> None:
        with self._lock:
            children, self._children = self._children, []
            if self._timer:
                self._timer.cancel()
        for child in children:
            child.end()


_resting = _Resting()
atexit.register(_resting.clear)


def _deaf(_step: str, _page: int, _pages: int) -> None:
    pass


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _fitting() -> int:
    """A worker for every core, as far as the free memory goes."""
    return max(1, min(_cores(), int(psutil.virtual_memory().available) // _A_WORKER_NEEDS))
