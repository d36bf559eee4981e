"""`bywhen evaluate`: what is printed of the figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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
    for name in ("evidence hit at 1", "answers right", "right abstentions", "false refusals", "verbatim", "by-when"):
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


def test_a_library_without_the_documents_is_refused(bywhen: Bywhen, tmp_path: Path) -> None:
    row = {"id": "4", "question": "elsewhere?", "evidence": [{"file": "other.txt", "start": 0, "end": 3}]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(row))
    result = bywhen("evaluate", str(tmp_path / "gold.jsonl"))
    assert result.exit_code == 1
    assert "other.txt" in result.stderr
