"""One small library for all tests that only ask."""

from __future__ import annotations

import pytest

from assistant.view import View
from assistant.wiring import Assistant
from tests.assistant.harbour import DOCUMENTS, open_harbour, survey


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Two letters, a panel's paper and minutes, a ferry report and a survey of three pages, with a fake model."""
    assistant = open_harbour(tmp_path_factory.mktemp("harbour"))
    results = assistant.add([DOCUMENTS, survey(tmp_path_factory.mktemp("scanned"))])
    assert [r.reason for r in results if r.result != "added"] == []
    return assistant


@pytest.fixture(scope="session")
def view(harbour: Assistant) -> View:
    return harbour.view()
