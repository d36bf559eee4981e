"""The way to a language model's server: what it sends comes in pieces, and whatever it does wrong ends in a reason."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest

from assistant.rewriting.replies import FORM
from assistant.rewriting.server import MOST_CHARACTERS, Server
from assistant.settings import ModelServer
from corpus.errors import LanguageModelError
from tests.assistant.model_server import (
    KEY,
    Act,
    Misbehaving,
    dripping,
    hanging_up,
    raw,
    refusing,
    running,
    saying,
    silent,
    words,
)

SECRET = "The lamp at Gull Lane is out."
ASKED = [{"role": "user", "content": SECRET}]
REPLY = saying(("The lamp is out.", [1]))


@pytest.fixture
def told() -> Iterator[Misbehaving]:
    with running() as server:
        yield server


def server(told: Misbehaving, seconds: float = 5.0) -> Server:
    return Server(ModelServer(told.address, "harbour-1b", KEY, seconds))


def reply(told: Misbehaving, *acts: Act, seconds: float = 5.0) -> str:
    told.acts = list(acts)
    return "".join(server(told, seconds).reply(ASKED, FORM))


def test_a_reply_comes_in_pieces(told: Misbehaving) -> None:
    told.acts = [words(REPLY, pieces=5)]
    pieces = list(server(told).reply(ASKED, FORM))
    assert "".join(pieces) == REPLY
    assert len(pieces) > 3


def test_what_is_sent_is_the_conversation_the_model_the_key_and_the_form(told: Misbehaving) -> None:
    reply(told, words(REPLY))
    [request] = told.asked
    assert (request["model"], request["messages"], request["stream"]) == ("harbour-1b", ASKED, True)
    assert request["response_format"]["json_schema"]["schema"] == FORM
    assert told.keys == [f"Bearer {KEY}"]


@pytest.mark.parametrize("status", [400, 422, 501])
def test_a_server_that_does_not_take_the_form_is_asked_without_it_and_never_with_it_again(
    told: Misbehaving, status: int
) -> None:
    told.acts = [refusing(status), words(REPLY)]
    asking = server(told)
    assert "".join(asking.reply(ASKED, FORM)) == "".join(asking.reply(ASKED, FORM)) == REPLY
    assert ["response_format" in request for request in told.asked] == [True, False, False]


def test_a_server_that_takes_no_options_at_all_is_asked_without_them(told: Misbehaving) -> None:
    assert reply(told, refusing(400), refusing(400), words(REPLY)) == REPLY
    assert set(told.asked[-1]) == {"model", "messages", "stream"}


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        pytest.param(refusing(400), "answered with an error", id="refuses everything"),
        pytest.param(refusing(401), "refused the key", id="unknown key"),
        pytest.param(refusing(403), "refused the key", id="key without the right"),
        pytest.param(refusing(404), "no such model", id="unknown model"),
        pytest.param(refusing(413), "more than it can read", id="too long"),
        pytest.param(refusing(429), "is busy", id="allowance used up"),
        pytest.param(refusing(500), "answered with an error (500)", id="broken"),
        pytest.param(refusing(503), "not loaded yet", id="loading"),
        pytest.param(refusing(307), "answered with an error (307)", id="sends us elsewhere"),
        pytest.param(hanging_up, "could not be reached, or broke off", id="hangs up"),
        pytest.param(words(REPLY, ends=None), "was cut off", id="stops in the middle"),
        pytest.param(words(REPLY, ends="length"), "was cut off", id="its length used up"),
        pytest.param(words(REPLY, ends="content_filter"), "would not answer", id="filtered"),
        pytest.param(raw("data: {oops\n\n"), "could not be read", id="no JSON in the stream"),
        pytest.param(raw('data: {"error": {"message": "lamp"}}\n\n'), "could not be read", id="an error in the stream"),
        pytest.param(raw('data: {"choices": "lamp"}\n\ndata: 5\n\n'), "was cut off", id="another protocol"),
        pytest.param(raw('{"choices": []}', "application/json"), "was cut off", id="no stream"),
        pytest.param(raw("<html>Sign in</html>", "text/html"), "was cut off", id="a web page"),
        pytest.param(raw(""), "was cut off", id="nothing"),
        pytest.param(words("lamp " * MOST_CHARACTERS, pieces=4_000), "come to an end", id="never ends"),
    ],
)
def test_whatever_goes_wrong_ends_in_a_reason(told: Misbehaving, act: Act, reason: str) -> None:
    with pytest.raises(LanguageModelError) as trouble:
        reply(told, act)
    assert reason in str(trouble.value)
    assert SECRET not in str(trouble.value)
    assert KEY not in str(trouble.value)


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(silent, id="silence"),
        pytest.param(dripping(": still there\n\n"), id="comments"),
        pytest.param(dripping('data: {"choices": [{"delta": {"content": "lamp "}}]}\n\n'), id="a word now and then"),
        pytest.param(dripping("."), id="a line without an end"),
    ],
)
def test_a_slow_server_is_left_when_its_time_is_up(told: Misbehaving, act: Act) -> None:
    began = time.monotonic()
    with pytest.raises(LanguageModelError, match="took too long"):
        reply(told, act, seconds=0.3)
    assert time.monotonic() - began < 2


def test_a_server_that_is_not_there_is_said_to_be_out_of_reach() -> None:
    with running() as gone:
        settings = ModelServer(gone.address, "harbour-1b")
    with pytest.raises(LanguageModelError, match="could not be reached"):
        list(Server(settings).reply(ASKED, FORM))


def test_nothing_follows_a_redirect(told: Misbehaving) -> None:
    with pytest.raises(LanguageModelError):
        reply(told, refusing(307), words(REPLY))
    assert len(told.asked) == 1


@pytest.mark.parametrize("act", [words(REPLY), refusing(401), hanging_up])
def test_neither_documents_nor_the_key_get_into_a_log(
    told: Misbehaving, act: Act, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("openai").setLevel(logging.DEBUG)  # as an operator might, before
    with suppress(LanguageModelError):
        reply(told, act)
    logged = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    assert SECRET not in logged
    assert KEY not in logged


def test_settings_do_not_print_their_key(told: Misbehaving) -> None:
    assert KEY not in repr(server(told).settings)
    assert KEY in repr(replace(server(told).settings, model=KEY))  # the test can fail


def test_without_the_package_what_to_install_is_named(told: Misbehaving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openai", None)
    with pytest.raises(LanguageModelError, match=r"pip install 'bywhen\[llm\]'"):
        reply(told, words(REPLY))
    assert told.asked == []
