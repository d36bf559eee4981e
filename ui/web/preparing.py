"""What the first answer waits for, got ready in the background: an index in step with the library, and the model.

Only answers need them. It goes on when the page is reloaded, and any page can watch it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Thread

from assistant.wiring import Assistant
from corpus.errors import BywhenError
from corpus.saying import counted
from ui.durations import left

LOADING = "Bywhen has just started: the part that finds passages by their meaning is being loaded"
_LOOKING = "Looking for passages that are new"
_EARLY = 3.0  # seconds before which no estimate is made
_BROKE = "It stopped before it was done, and what happened is printed where Bywhen was started."


@dataclass
class Preparing:
    """One on its way. `done` of `of` passages (0: none are new, or nobody knows yet); `error`: why it stopped.

    `revision`: the library's as it began; `builds`: the index is built too, and not the model loaded alone.
    """

    revision: int
    builds: bool
    words: str
    done: int = 0
    of: int = 0
    error: str = ""
    _since: float = 0.0
    _end: Event = field(default_factory=Event)

    @property
    def finished(self) -> bool:
        return self._end.is_set()

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return min(1.0, self.done / self.of) if self.of else 0.0

    def wait(self, seconds: float | None = None) -> bool:
        """Whether it ended within so many seconds."""
        return self._end.wait(seconds)

    def embedded(self, done: int, of: int) -> None:
        """Called as passages are embedded."""
        now = time.monotonic()
        self._since = self._since or now
        self.done, self.of = done, of
        self.words = prepared_words(done, of, now - self._since)

    def run(self, work: Callable[[Preparing], None]) -> None:
        """Do the work, to its end or until it fails."""
        self.error = _BROKE
        try:
            work(self)
            self.error = ""
        except (BywhenError, OSError) as error:
            self.error = str(error)
        finally:
            self._end.set()


def start(assistant: Assistant, *, build: bool) -> Preparing:
    """Begin to get ready for the questions of whoever the assistant works for; `build`: the index is out of step."""
    preparing = Preparing(assistant.library.revision, build, _LOOKING if assistant.is_warm else LOADING)

    def work(at: Preparing) -> None:
        assistant.warm()
        if build:
            at.words = _LOOKING
            assistant.refresh(at.embedded)

    Thread(target=preparing.run, args=(work,), daemon=True, name="preparing for questions").start()
    return preparing


def prepared_words(done: int, of: int, spent: float = 0.0) -> str:
    """How far it has come, `spent` seconds after the first passages."""
    still = left(spent * (of - done) / done) if done and spent > _EARLY else ""
    return f"Preparing {done:,} of {counted(of, 'passage')}" + (f" ({still})" if still else "")
