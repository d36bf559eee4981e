"""The libraries that the tests ask: a small one with a fake model, and the samples with the real one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.view import View
from assistant.wiring import Assistant
from corpus.library import Library
from index.embed import Embedder, open_embedder
from index.local import LocalIndex
from tests.assistant.harbour import DOCUMENTS, Asking, index_of, open_harbour, survey


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Two letters, a panel's paper and minutes, a ferry report and a survey of three pages; tests only ask it."""
    assistant = open_harbour(tmp_path_factory.mktemp("harbour"))
    results = assistant.add([DOCUMENTS, survey(tmp_path_factory.mktemp("scanned"))])
    assert [r.reason for r in results if r.result != "added"] == []
    yield assistant
    assistant.library.close()


@pytest.fixture(scope="session")
def view(harbour: Assistant) -> View:
    return harbour.view()


@pytest.fixture(scope="session")
def index(harbour: Assistant) -> LocalIndex:
    return index_of(harbour)


@pytest.fixture(scope="session")
def asking(view: View, index: LocalIndex) -> Asking:
    return Asking(view, index)


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The real model."""
    return open_embedder()


@pytest.fixture(scope="session")
def sample_library(samples: Path, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The sample library with the real model; tests only ask it."""
    with Library.open(tmp_path_factory.mktemp("samples")) as library:
        assistant = Assistant(library, embedder)
        results = assistant.add([samples])
        assert [r.reason for r in results if r.result != "added"] == []
        yield assistant
