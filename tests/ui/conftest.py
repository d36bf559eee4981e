from __future__ import annotations

from pathlib import Path

import pytest

from corpus.library import Library
from tests.ui.command_line import Bywhen, letter, minutes


@pytest.fixture
def bywhen(tmp_path: Path) -> Bywhen:
    """The command over a library of two fictional documents."""
    with Library.open(tmp_path / "library") as library:
        for document, parsed in (letter(), minutes()):
            library.put(document, parsed)
    return Bywhen(tmp_path / "library")
