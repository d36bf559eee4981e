"""Many questions from a file: what a bad line says, and what a follow-up leans on."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.batch import Asked, Reply, read_questions, replies
from corpus.errors import ReadingError
from tests.assistant.scripted import Scripted, answer, write_lines


def test_a_followup_leans_on_the_answer_it_names() -> None:
    ask = Scripted({"a": answer("A"), "b": answer("B"), "c": answer("C")})
    list(replies(ask, [Asked("1", "a"), Asked("2", "b"), Asked("3", "c", "1")]))
    assert ask.leant_on == {"a": None, "b": None, "c": ask.answers["a"]}


def test_a_refused_question_stops_only_what_leans_on_it() -> None:
    ask = Scripted({"b": answer("B")})
    got = list(replies(ask, [Asked("1", " "), Asked("2", "then?", "1"), Asked("3", "b")]))
    assert [reply.answer is None for reply in got] == [True, True, False]
    assert got[0] == Reply(Asked("1", " "), None, "The question is empty.")
    assert "1" in got[1].refusal


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        pytest.param(['{"id": "1", "question": "a"}', "{oops"], "line 2: not JSON", id="not JSON"),
        pytest.param(["[1]"], "line 1: not an object", id="a list"),
        pytest.param([{"id": "1"}], 'line 1: "question" is missing', id="no question"),
        pytest.param([{"question": "a"}], 'line 1: "id" is missing', id="no id"),
        pytest.param(
            ["", {"id": "1", "question": "a", "followup_of": "9"}], "line 2: followup_of '9'", id="of a missing id"
        ),
        pytest.param([{"id": 1, "question": "a"}, {"id": "1", "question": "b"}], "line 2: the id '1'", id="id twice"),
        pytest.param(
            [{"id": "1", "question": "a", "followup_of": []}], 'line 1: "followup_of"', id="followup_of a list"
        ),
        pytest.param([""], "no questions", id="empty"),
    ],
)
def test_a_bad_batch_names_its_line(tmp_path: Path, rows: list[object], says: str) -> None:
    with pytest.raises(ReadingError, match=r"batch\.jsonl") as refused:
        read_questions(write_lines(tmp_path / "batch.jsonl", *rows))
    assert says in str(refused.value)


def test_a_batch_may_have_a_bom_blank_lines_numbers_and_unusual_characters(tmp_path: Path) -> None:
    path = tmp_path / "batch.jsonl"
    path.write_bytes(
        '\ufeff{"id": 7, "question": "by\u2028when 🕰?"}\r\n\r\n'
        '{"id": 8, "question": "b", "followup_of": 7}\r\n'.encode()
    )
    assert read_questions(path) == [Asked("7", "by\u2028when 🕰?"), Asked("8", "b", "7")]


def test_a_batch_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ReadingError, match="UTF-8"):
        read_questions(tmp_path / "b")
