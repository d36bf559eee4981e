"""A batch of files on its way: which are read ahead, and what is told of how far it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from corpus.add.added import AddResult, Progress, Tell
from corpus.add.ahead import Ahead, Event, Read, Task
from corpus.add.pace import Pace
from corpus.apart import Readers
from corpus.files import Look, content

_MOST = 64  # files that are read ahead of the one that is stored next
_MOST_BYTES = 256 << 20


class Batch:
    """Files are numbered from 0; `new` are those that are likely to be read, in order."""

    def __init__(self, looks: Sequence[Look], new: Collection[int], tell: Tell, workers: int | None) -> None:
        self._looks, self._tell = looks, tell
        self.tasks = [_task(number, look) for number, look in enumerate(looks)]
        self._new, self._to_begin = frozenset(new), list(new)[::-1]
        self._open = ExitStack()
        self._readers = self._open.enter_context(Readers(workers))
        self._pace = Pace([(one.kind, one.size) for one in looks], min(self._readers.workers, max(1, len(new))))
        self._ahead = self._open.enter_context(Ahead(self._readers, self._heard))

    def __enter__(self) -> Self:
        self._readers.start(len(self._new))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open.close()

    def begin(self, task: Task) -> None:
        """Have it read when there is a worker for it."""
        self._ahead.begin(task)

    def read(self, task: Task) -> Read:
        """Wait until a document is read, with others being read ahead. Raises ReadingError."""
        self._begin_ahead(task.file)
        return self._ahead.read(task)

    def say(self, file: int, source: str, step: str, result: AddResult | None = None) -> None:
        if step == "storing":
            self._pace.storing(file)
        self._progress(Event(Task(file, source, "", bytes), step), result)

    def end(self, file: int, results: Sequence[AddResult]) -> None:
        """Nothing more comes of it: its bytes are let go."""
        self.tasks[file].future = None
        self._pace.ended(file)
        for result in results:
            self.say(file, result.source, "done", result)

    def _begin_ahead(self, file: int) -> None:
        """As many of the files after this one as may be held in memory."""
        while self._to_begin:
            last = self._to_begin[-1]
            ahead = [n for n in self._new if file < n <= last]
            if last > file and (len(ahead) > _MOST or sum(self._looks[n].size for n in ahead) > _MOST_BYTES):
                return
            self.begin(self.tasks[self._to_begin.pop()])

    def _heard(self, event: Event) -> None:
        file, own = event.task.file, event.task is self.tasks[event.task.file]
        if own and event.step:
            self._pace.begun(file)
            self._pace.read(file, event.page, event.pages)
        elif own:
            self._pace.parsed(file)
        if event.step:
            self._progress(event)

    def _progress(self, event: Event, result: AddResult | None = None) -> None:
        share, left = self._pace.share, self._pace.left
        at = event.task.file + 1, len(self._looks), event.task.name, event.step, event.page, event.pages
        self._tell(Progress(*at, share, left, result))


def _task(number: int, look: Look) -> Task:
    return Task(number, look.name, look.sha256, lambda: content(look.path))
