"""`python -m tests.ui.paused OPTIONS`: the pages, whose first index waits after its first passages for a file to go.

However fast the machine is, a test can so look at the pages while they get ready.
"""

from __future__ import annotations

import os
import runpy
import time
from functools import partialmethod
from pathlib import Path

from assistant.indexed import Embedded
from assistant.wiring import Assistant

WAITS_FOR = "BYWHEN_TEST_PAUSE"
"""The environment variable with the path of that file."""

_refresh = Assistant.refresh


def _refreshed(its: Assistant, embedded: Embedded | None = None, *, while_there: Path) -> None:
    def told(done: int, of: int) -> None:
        if embedded:
            embedded(done, of)
        while while_there.exists():
            time.sleep(0.05)

    _refresh(its, told)


if __name__ == "__main__":
    paused = partialmethod(_refreshed, while_there=Path(os.environ[WAITS_FOR]))
    setattr(Assistant, "refresh", paused)  # noqa: B010
    runpy.run_module("ui.web", run_name="__main__", alter_sys=True)
