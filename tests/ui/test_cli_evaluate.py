"""`bywhen evaluate`: what is printed of the figures, what is kept, and what changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.parts import Part
from tests.ui.command_line import PROMISE, Bywhen


@pytest.fixture
def gold(tmp_path: Path) -> str:
    evidence = [{"file": "reeve letter.txt", "quote": PROMISE}]
    rows = [
        {"id": "1", "question": "by when?", "type": "by-when", "evidence": evidence, "must_include": ["30 April"]},
        {"id": "2", "question": "and who?", "type": "who", "followup_of": "1", "must_include": ["the miller"]},
        {"id": "3", "question": "the moon?", "type": "absent", "answerable": False},
        {"id": "4", "question": "elsewhere?", "type": "who", "evidence": [{"file": "other.txt", "quote": "x"}]},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(path)


def test_figures_and_a_table_by_type(bywhen: Bywhen, gold: str) -> None:
    result = bywhen("evaluate", gold, "--show")
    assert result.exit_code == 0
    for name in (
        "evidence hit at 1",
        "answers right",
        "right abstentions",
        "false refusals",
        "verbatim",
        "by when",
        "first line",
    ):
        assert name in result.stdout
    assert "50.0%" in result.stdout
    assert "3 questions, 0.010 seconds a question" in result.stdout
    assert "Not scored: 1, which need other.txt" in result.stdout
    assert "the miller" in result.stdout


def test_json(bywhen: Bywhen, gold: str) -> None:
    figures = json.loads(bywhen("evaluate", gold, "--json").stdout)
    assert (figures["answers_right"]["hits"], figures["answers_right"]["of"]) == (1, 2)
    assert figures["by_type"]["absent"]["share"] == 1.0
    assert (figures["failures"], figures["set_aside"]) == (["2"], ["4"])
    assert figures["follow_ups_right"]["hits"] == 0
    assert figures["by_kind"]["not in the documents"]["of"] == 1
    assert figures["risk_coverage"] == [[0.6667, 0.5]]


def test_a_library_without_the_documents_is_refused(bywhen: Bywhen, tmp_path: Path) -> None:
    row = {"id": "4", "question": "elsewhere?", "evidence": [{"file": "other.txt", "start": 0, "end": 3}]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(row))
    result = bywhen("evaluate", str(tmp_path / "gold.jsonl"))
    assert result.exit_code == 1
    assert "other.txt" in result.stderr


def kept(bywhen: Bywhen, gold: str, path: Path, *options: str) -> str:
    assert bywhen("evaluate", gold, "--keep", str(path), *options).exit_code == 0
    return str(path)


def test_a_kept_run_is_shown_again_without_asking(bywhen: Bywhen, gold: str, tmp_path: Path) -> None:
    run = kept(bywhen, gold, tmp_path / "run.jsonl")
    asked = len(bywhen.clerks)
    shown = bywhen("evaluate", run, "--json")
    assert len(bywhen.clerks) == asked
    assert json.loads(shown.stdout) == json.loads(bywhen("evaluate", gold, "--json").stdout)


def test_a_run_is_compared_with_a_kept_one(bywhen: Bywhen, gold: str, tmp_path: Path) -> None:
    run = Path(kept(bywhen, gold, tmp_path / "run.jsonl"))
    lines = run.read_text("utf-8").splitlines()
    lost = lines[1].replace('"right":true', '"right":false', 1)
    won = lines[2].replace('"right":false', '"right":true', 1)
    run.write_text("\n".join([lines[0], lost, won, *lines[3:]]), encoding="utf-8")
    against = json.loads(bywhen("evaluate", gold, "--against", str(run), "--json").stdout)["against"]
    assert (against["right"]["won"], against["right"]["lost"], against["right"]["p"]) == (["1"], ["2"], 1.0)
    printed = bywhen("evaluate", gold, "--against", str(run)).stdout
    assert "+ 1 by when?" in printed
    assert "- 2 and who? (now: neither evidence nor every fact)" in printed
    assert "1 more right, 1 no longer right: p 1.000. It may be chance." in printed


def test_several_sets_are_told_as_one(bywhen: Bywhen, gold: str, tmp_path: Path) -> None:
    run = kept(bywhen, gold, tmp_path / "run.jsonl")
    whole = json.loads(bywhen("evaluate", gold, run, "--against", run, "--against", run, "--json").stdout)
    assert whole["questions"] == whole["against"]["questions"] == 6
    assert whole["failures"] == ["gold1:2", "gold2:2"]
    assert whole["by_turn"]["follow-up"]["of"] == 2


def test_a_file_of_questions_is_no_run_to_compare_with(bywhen: Bywhen, gold: str) -> None:
    result = bywhen("evaluate", gold, "--against", gold)
    assert result.exit_code == 1
    assert "not a run" in result.stderr


def test_ablations_ask_without_each_part(bywhen: Bywhen, gold: str) -> None:
    parts = json.loads(bywhen("evaluate", gold, "--ablations", "--json").stdout)["ablations"]
    assert [one["without"] for one in parts] == [part.value for part in Part]
    assert [frozenset({part}) for part in Part] == list(dict.fromkeys(bywhen.clerks[-1].without[4:]))
    assert "answers from the register" in bywhen("evaluate", gold, "--ablations").stdout


def test_a_kept_run_cannot_be_asked_without_parts(bywhen: Bywhen, gold: str, tmp_path: Path) -> None:
    run = kept(bywhen, gold, tmp_path / "run.jsonl")
    assert bywhen("evaluate", run, "--ablations").exit_code == 2


def test_no_model_words_the_answers_where_none_is_wanted(bywhen: Bywhen, gold: str) -> None:
    bywhen("evaluate", gold, "--no-model")
    assert not any(bywhen.clerks[-1].worded)
    assert bywhen("evaluate", gold, "--model").exit_code == 2
