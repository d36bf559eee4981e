"""Adding documents in the background: it goes on when the page is reloaded, and any page can watch it."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Protocol

from assistant.wiring import Assistant
from corpus.add import AddResult, Progress
from corpus.errors import BywhenError


class Uploaded(Protocol):
    """A file as the browser sent it."""

    @property
    def name(self) -> str: ...

    def getbuffer(self) -> memoryview: ...


@dataclass
class Adding:
    """One batch on its way. `done` (0 to 1) and `words` say where it stands; `results` or `error` what came of it."""

    files: int
    done: float = 0.0
    words: str = "Waiting for its turn"
    results: list[AddResult] = field(default_factory=list)
    error: str = ""
    _ended: Event = field(default_factory=Event)

    @property
    def finished(self) -> bool:
        return self._ended.is_set()

    def wait(self, seconds: float) -> bool:
        """Whether it ended within so many seconds."""
        return self._ended.wait(seconds)

    def end(self) -> None:
        if not self.results and not self.error:
            self.error = "Adding stopped before it was done. Add the files again."
        self._ended.set()

    def read(self, step: Progress) -> None:
        self.done, self.words = fraction(step), progress_words(step)

    def prepared(self, passages: int, of: int) -> None:
        self.done = passages / of if of else 1.0
        self.words = f"Preparing for questions: passage {passages:,} of {of:,}"


def start(files: Sequence[Uploaded], change: AbstractContextManager[Assistant]) -> Adding:
    """Begin adding; `change` waits until nobody else is adding or removing."""
    folder = tempfile.TemporaryDirectory(prefix="bywhen-")
    paths = [_written(file, Path(folder.name) / str(number)) for number, file in enumerate(files)]
    adding = Adding(len(paths))
    Thread(target=_run, args=(adding, paths, folder, change), daemon=True, name="adding documents").start()
    return adding


def fraction(step: Progress) -> float:
    """How much of the reading is done, 0 to 1."""
    within = 1.0 if step.step == "done" else step.page / step.pages if step.pages else 0.0
    return min(1.0, (step.file - 1 + within) / step.files) if step.files else 0.0


def progress_words(step: Progress) -> str:
    if step.step == "done" and step.file == step.files:
        return "Preparing for questions"
    page = f" page {step.page} of {step.pages}" if step.pages else ""
    return f"File {step.file} of {step.files}: {step.source}, {step.step}{page}"


def _run(
    adding: Adding,
    paths: Sequence[Path],
    folder: AbstractContextManager[str],
    change: AbstractContextManager[Assistant],
) -> None:
    try:
        with folder, change as assistant:
            adding.results = list(assistant.add(paths, adding.read, adding.prepared))
    except (BywhenError, OSError) as error:
        adding.error = str(error)
    finally:
        adding.end()


def _written(file: Uploaded, folder: Path) -> Path:
    """Each in a folder of its own, since two may share a name."""
    folder.mkdir()
    path = folder / (Path(file.name.replace("\\", "/")).name or "document")
    path.write_bytes(file.getbuffer())
    return path
