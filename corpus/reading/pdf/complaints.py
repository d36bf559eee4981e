"""What a library logs while it reads, heard by us and by nobody else: a document's words must not reach a log."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread:
            self.heard.append(record.getMessage())


@contextmanager
def complaints(library: str) -> Iterator[list[str]]:
    """The warnings that `library` logs meanwhile in this thread, as they come."""
    logger, ear = logging.getLogger(library), _Ear()
    logger.propagate = False
    logger.addHandler(ear)
    try:
        yield ear.heard
    finally:
        logger.removeHandler(ear)
