"""A command from its start beside the libraries that it stands on, and the register with its links kept or found."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

from assistant.view import View
from benchmarks.timing import Comparison, paired
from corpus.library import Library

_LIBRARIES = "import click, sqlalchemy, filelock, msgspec, rich.console, rich.table"
_REPEATS = 5


def starting(library: Path) -> Comparison:
    """`bywhen documents`, which reads no document: the rules of reading must not be loaded for it."""
    ours = [sys.executable, "-m", "ui.cli", "--library", str(library), "documents"]
    beside = [sys.executable, "-c", _LIBRARIES]
    runs = [partial(subprocess.run, each, check=True, capture_output=True) for each in (ours, beside)]
    seconds = paired([(runs[0], runs[1])] * _REPEATS)
    return Comparison("bywhen documents", seconds[0], "importing its libraries", seconds[1])


def registering(library: Library) -> Comparison:
    """Every row with what other documents say of it: the first view finds the links, the next one has them."""
    pairs = [(partial(_rows, library, str(n)), partial(_rows, library, str(n))) for n in range(_REPEATS)]
    found, kept = paired(pairs)
    documents = len(library.documents())
    return Comparison(f"the register of {documents} documents, links kept", kept, "the same, links found", found)


def _rows(library: Library, model: str) -> None:
    """As a command has them; what another model's links were kept for is nothing to this one."""
    view = View.of(library)
    view.model = lambda: model
    assert view.rows is not None
