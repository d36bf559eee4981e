"""What a language model says, read as sentences with citations, whatever form it comes in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rewriting.replies import Said, said_in
from corpus.errors import LanguageModelError
from tests.assistant.model_server import saying

BELL, HORN = Said("The bell is hung.", (1,)), Said("The horn is new.", (2, 3))
REPLY = saying((BELL.words, BELL.cites), (HORN.words, HORN.cites))


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(REPLY, id="as asked"),
        pytest.param(f"```json\n{REPLY}\n```", id="fenced"),
        pytest.param(f"Here it is:\n{REPLY}\nIs there anything else?", id="with talk around it"),
        pytest.param(f'<think>{{"sentences": [{{"text": "No.", "cites": [9]}}</think>{REPLY}', id="thought about"),
        pytest.param(REPLY.replace("[2, 3]", '["2", "3"]'), id="numbers as words"),
        pytest.param(REPLY[:-2], id="not closed"),
        pytest.param("The bell is hung [1]. The horn is new [2][3].", id="plain words, marks before the stop"),
        pytest.param("The bell is hung. [1] The horn is new. [2, 3]", id="plain words, marks after it"),
        pytest.param("- The bell is **hung** [1].\n- The `horn` is new 【2】【3】.\n", id="a list with markup"),
        pytest.param("1. The bell is hung. [1]\n2. The horn is new. [2; 3]", id="a numbered list"),
        pytest.param(saying(("The bell is hung [1]. The horn is new [2][3].", [])), id="marks within JSON"),
    ],
)
def test_sentences_are_read_from_whatever_form_they_come_in(reply: str) -> None:
    assert list(said_in(reply)) == list(said_in([reply])) == [BELL, HORN]


def test_a_sentence_is_there_as_soon_as_it_is_whole() -> None:
    read: list[str] = []

    def pieces() -> Iterator[str]:
        for piece in (REPLY[:60], REPLY[60:]):
            read.append(piece)
            yield piece

    first = next(said_in(pieces()))
    assert (first, len(read)) == (BELL, 1)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        pytest.param('{"sentences": [{"text": 5, "cites": [1]}]}', Said("", ()), id="no words"),
        pytest.param('{"sentences": [{"words": "Bell."}]}', Said("", ()), id="other keys"),
        pytest.param('{"sentences": [{"text": "The bell.", "cites": ["all"]}]}', Said("", ()), id="no numbers"),
        pytest.param('{"sentences": [{"text": "It \\"rings\\"."}]}', Said("It “rings”.", ()), id="no citations"),
    ],
)
def test_what_cannot_be_read_is_a_sentence_that_says_nothing(reply: str, said: Said) -> None:
    assert list(said_in([reply])) == [said]


@pytest.mark.parametrize(
    "reply", ["", "   \n", "```\n```", "{", '{"answer": "The bell is hung [1]."}', "[{}]", "…", "<think>The"]
)
def test_a_reply_with_nothing_to_read_is_refused(reply: str) -> None:
    with pytest.raises(LanguageModelError, match="nothing that could be read"):
        list(said_in([reply]))


@given(st.lists(st.text(alphabet='{}[]",:sentences texcits1\\n<think>/ .“”', max_size=40), max_size=6))
def test_whatever_comes_it_is_sentences_or_a_refusal(pieces: list[str]) -> None:
    try:
        said = list(said_in(pieces))
    except LanguageModelError:
        return
    assert all('"' not in sentence.words for sentence in said if sentence.cites)
