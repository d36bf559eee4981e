"""A small language model that really runs, in llama.cpp's own server. Opt-in, as it takes minutes:

pip install xllamacpp
BYWHEN_TEST_GGUF=a-small-instruct-model.gguf pytest -m model
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from assistant.rewriting import Server
from assistant.settings import ModelServer
from assistant.view import View
from assistant.wiring import Assistant
from tests.assistant.test_answer import whole
from tests.fakes import FakeEmbedder

pytestmark = [pytest.mark.model, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    weights = os.environ.get("BYWHEN_TEST_GGUF")
    if not weights:
        pytest.skip("BYWHEN_TEST_GGUF does not name a model's file")
    llama: Any = pytest.importorskip("xllamacpp")
    params = llama.CommonParams()
    params.model.path, params.n_ctx, params.n_parallel = weights, 4096, 1
    params.hostnames, params.port = ["127.0.0.1"], 0
    server = llama.Server(params)
    yield f"{server.listening_address}/v1"


@pytest.mark.parametrize("question", ["how much did the new horns cost", "why is the bell late"])
def test_whatever_a_real_model_says_the_answer_is_whole(
    harbour: Assistant, view: View, address: str, question: str
) -> None:
    """It answers in time and in the form asked for; what it says may be good or not, what is shown is borne."""
    worded = Assistant(harbour.library, FakeEmbedder(), Server(ModelServer(address, "small", seconds=400)))
    heard: list[str] = []
    answer, quotes = worded.ask(question, heard=heard.append), harbour.ask(question)
    assert whole(answer, view)
    assert answer.citations == quotes.citations
    assert all(sentence in answer.text for sentence in heard if "Worded by the language model" in answer.text)
    reasons = ("Worded by", "wrote nothing that the quotes bear", "left out what was asked for", "was cut off")
    assert any(reason in answer.text for reason in reasons), answer.text
