"""Runs that are kept and read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.evaluation import Evaluation
from assistant.evaluation.ablating import ablations
from assistant.evaluation.runs import About, Run, is_run, keep, read_run
from assistant.gold import Evidence
from assistant.parts import Part
from corpus.errors import LibraryError, ReadingError
from tests.assistant.reeve import LANTERNS, gold, marked
from tests.assistant.scripted import write_lines

ABOUT = About("reeve.jsonl", "2031-05-01T09:00+00:00", 1, "a-model")


def run() -> Run:
    marks = marked("1", LANTERNS, confidence=0.7), marked("2", "", evidence=(Evidence("a.pdf", "", frozenset({3})),))
    evaluation = Evaluation(marks, (gold(needs="b.txt"),))
    return Run(ABOUT, evaluation, tuple(ablations(evaluation, lambda part: evaluation, [Part.DECLINING])))


def test_a_run_is_read_as_it_was_kept(tmp_path: Path) -> None:
    keep(run(), tmp_path / "run.jsonl")
    assert is_run(tmp_path / "run.jsonl")
    assert read_run(tmp_path / "run.jsonl") == run()


def test_a_file_of_questions_is_no_run(tmp_path: Path) -> None:
    questions = write_lines(tmp_path / "gold.jsonl", {"id": "1", "question": "when?"})
    assert not is_run(questions)
    with pytest.raises(ReadingError, match="not a run"):
        read_run(questions)


def test_a_run_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    keep(run(), path)
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(ReadingError, match=r"run\.jsonl"):
        read_run(path)


def test_another_versions_run_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    keep(run(), path)
    path.write_text(path.read_text("utf-8").replace('{"run":1', '{"run":99', 1), encoding="utf-8")
    with pytest.raises(ReadingError, match="another version"):
        read_run(path)


@pytest.mark.parametrize("read", [is_run, read_run])
def test_what_cannot_be_read_is_said(tmp_path: Path, read: object) -> None:
    with pytest.raises(ReadingError, match="cannot be read"):
        read(tmp_path)  # type: ignore[operator]
    (tmp_path / "empty").touch()
    assert not is_run(tmp_path / "empty")


def test_a_run_that_cannot_be_kept_says_so(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be kept"):
        keep(run(), tmp_path / "nowhere" / "run.jsonl")
