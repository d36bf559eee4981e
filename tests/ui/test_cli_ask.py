"""`bywhen ask`, `ask --batch` and `chat`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from index.hybrid import Filters
from tests.ui.command_line import LETTER, PROMISE, Bywhen, minutes

KEYS = "id question standalone_question grounding answered answer citations related searched seconds".split()


def test_an_answer_shows_its_grounding_its_source_and_what_was_searched(bywhen: Bywhen) -> None:
    result = bywhen("ask", "by when will the ferry run at night?")
    assert result.exit_code == 0
    assert "Grounded in the documents" in result.stdout
    assert "By 30 April 2031 [1]." in result.stdout
    assert "[1] The Reeve's letter, 2030-09-01, page 1, At once" in result.stdout
    assert PROMISE in result.stdout
    assert "Searched 2 documents, the latest dated 2030-09-01; 1 page without text" in result.stdout


def test_not_in_these_documents_is_an_answer(bywhen: Bywhen) -> None:
    result = bywhen("ask", "who painted the moon?")
    assert result.exit_code == 0
    assert "Related, but not an answer:" in result.stdout


def test_json_is_the_contract_and_nothing_else(bywhen: Bywhen) -> None:
    result = bywhen("ask", "by when?", "--json")
    answer = json.loads(result.stdout)
    assert set(KEYS) - {"id"} <= set(answer)
    [cited] = answer["citations"]
    assert set(cited) == set("n document source title date page section quote start end".split())
    assert LETTER[cited["start"] : cited["end"]] == cited["quote"]
    assert result.stderr == ""


@pytest.mark.parametrize("question", ["", "   ", "word " * 10_000])
def test_a_question_that_cannot_be_asked_is_refused(bywhen: Bywhen, question: str) -> None:
    result = bywhen("ask", question)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "question" in result.stderr


@pytest.mark.parametrize(
    ("options", "filters"),
    [
        pytest.param([], None, id="none"),
        pytest.param(["--document", "quay.md"], Filters(documents=frozenset({minutes()[0].id})), id="document"),
        pytest.param(["--from", "2030-01-01"], Filters(dated_from=date(2030, 1, 1)), id="from"),
        pytest.param(["--to", "2030-12-31"], Filters(dated_to=date(2030, 12, 31)), id="to"),
        pytest.param(
            ["--kind", "LETTER", "--kind", "minutes"], Filters(kinds=frozenset({"letter", "minutes"})), id="kinds"
        ),
        pytest.param(["--body", "salt"], Filters(bodies=frozenset({"Saltmarsh"})), id="body by a part of its name"),
    ],
)
def test_options_say_where_to_look(bywhen: Bywhen, options: list[str], filters: Filters | None) -> None:
    assert bywhen("ask", "by when?", *options).exit_code == 0
    assert bywhen.clerks[-1].asked[-1][2] == filters


def test_a_filter_that_nothing_has_names_what_there_is(bywhen: Bywhen) -> None:
    assert "letter, minutes" in bywhen("ask", "q", "--kind", "sermon").stderr
    assert bywhen("ask", "q", "--document", "sermon.txt").exit_code == 1


def batch(tmp_path: Path, *lines: str) -> str:
    (tmp_path / "batch.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return str(tmp_path / "batch.jsonl")


def test_a_batch_prints_a_line_a_question_and_opens_the_library_once(bywhen: Bywhen, tmp_path: Path) -> None:
    questions = batch(
        tmp_path,
        '{"id": "a", "question": "by when?", "followup_of": null}',
        '{"id": "m", "question": "who painted the moon?"}',
        '{"id": "b", "question": "and who?", "followup_of": "a"}',
    )
    result = bywhen("ask", "--batch", questions)
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["id"] for row in rows] == ["a", "m", "b"]
    assert all(set(KEYS) <= set(row) for row in rows)
    assert [row["answered"] for row in rows] == [True, False, True]
    assert rows[2]["standalone_question"] == "by when? and who?"
    assert len(bywhen.clerks) == 1


def test_a_refused_question_of_a_batch_does_not_stop_the_others(bywhen: Bywhen, tmp_path: Path) -> None:
    result = bywhen("ask", "--batch", batch(tmp_path, '{"id": 1, "question": ""}', '{"id": 2, "question": "by when?"}'))
    assert result.exit_code == 1
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert (first["answered"], first["error"]) == (False, "The question is empty.")
    assert set(KEYS) <= set(first)
    assert second["answered"]
    assert "1 of 2 questions could not be asked" in result.stderr


def test_a_bad_batch_is_refused_before_anything_is_opened(bywhen: Bywhen, tmp_path: Path) -> None:
    result = bywhen("ask", "--batch", batch(tmp_path, '{"id": 1, "question": "a"}', "{oops"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "line 2" in result.stderr
    assert bywhen.clerks == []


def test_a_conversation_follows_up_looks_at_sources_and_starts_anew(bywhen: Bywhen) -> None:
    typed = "by when?\nand who?\n/sources 1\n/sources 7\n/new\nsince when?\n\n/nonsense\n/help\n/quit\nnot asked\n"
    result = bywhen("chat", typed=typed)
    assert result.exit_code == 0
    asked = bywhen.clerks[-1].asked
    assert [(question, previous.question if previous else None) for question, previous, _ in asked] == [
        ("by when?", None),
        ("and who?", "by when?"),
        ("since when?", None),
    ]
    assert f">>>{PROMISE}<<<" in result.stdout
    assert "No citation 7; there are: 1" in result.stderr
    assert "There is no /nonsense" in result.stderr
    assert "/sources N" in result.stdout


def test_a_conversation_survives_a_refusal_and_ends_with_the_input(bywhen: Bywhen) -> None:
    result = bywhen("chat", typed="word " * 600 + "\nby when?\n/sources 1\n")
    assert result.exit_code == 0
    assert "more than 500 words" in result.stderr
    assert "By 30 April 2031" in result.stdout


def test_a_document_cannot_steer_the_terminal(bywhen: Bywhen) -> None:
    shown = bywhen("chat", typed="by when?\n/sources 1\n").stdout
    assert "red" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(("options", "worded"), [([], True), (["--no-model"], False)])
def test_a_language_model_may_word_the_answer_unless_it_is_told_not_to(
    bywhen: Bywhen, options: list[str], worded: bool
) -> None:
    shown = bywhen("ask", "by when?", *options)
    assert shown.exit_code == 0
    assert bywhen("chat", *options, typed="by when?\n").exit_code == 0
    assert [clerk.worded for clerk in bywhen.clerks] == [[worded], [worded]]
    assert "By the end of April" not in shown.stdout  # the answer takes the place of what comes


def test_a_language_model_asked_for_and_not_set_up_is_bad_usage(bywhen: Bywhen) -> None:
    for command in (["ask", "by when?"], ["chat"]):
        refused = bywhen(command[0], "--model", *command[1:])
        assert refused.exit_code == 2
        assert "BYWHEN_LLM_ADDRESS" in refused.stderr
