"""`bywhen add`: its options, its report, being stopped, and deciding on what waits."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from corpus.add import AddResult, Choices, Progress
from corpus.add.added import Alike
from tests.ui.command_line import Bywhen
from ui.adding import Adding, print_results, result_line
from ui.durations import left
from ui.report import result_json, write_report

ADDED = AddResult("a.txt", "added", "abc", pages=2, passages=4, recommendations=1)
REFUSED = AddResult("=b.pdf", "refused", reason="the file is empty")
WARNED = AddResult("c.txt", "added", "def", passages=1, warnings=("no date found", "a scan?"), part_of="abc")


@pytest.fixture
def nothing_yet(tmp_path: Path) -> Bywhen:
    return Bywhen(tmp_path / "nothing")


@pytest.fixture
def letter(tmp_path: Path) -> str:
    (tmp_path / "a.txt").write_text("words")
    return str(tmp_path / "a.txt")


def test_the_choices_are_handed_on(nothing_yet: Bywhen, letter: str) -> None:
    nothing_yet("add", letter)
    nothing_yet("add", letter, "--review", "--alike", "new-version", "--workers", "3")
    assert [clerk.chosen for clerk in nothing_yet.clerks] == [
        Choices(False, Alike.KEEP, None),
        Choices(True, Alike.NEW_VERSION, 3),
    ]


@pytest.mark.parametrize(
    "options",
    [["--alike", "perhaps"], ["--workers", "0"], ["--report", "list.txt"], ["--report", "no/such/folder/list.csv"]],
)
def test_bad_usage_adds_nothing(nothing_yet: Bywhen, letter: str, options: list[str]) -> None:
    result = nothing_yet("add", letter, *options)
    assert (result.exit_code, nothing_yet.clerks) == (2, [])


def test_the_report_lists_every_file(nothing_yet: Bywhen, letter: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    for name in ("list.csv", "list.json"):
        result = nothing_yet("add", letter, str(tmp_path / "empty.txt"), "--report", str(tmp_path / name))
        assert (result.exit_code, "1 of 2 refused: empty.txt" in result.stderr) == (1, True)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "list.csv").read_text("utf-8-sig"))))
    assert [(row["source"], row["result"], row["reason"]) for row in rows] == [
        ("a.txt", "added", ""),
        ("empty.txt", "refused", "the file is empty"),
    ]
    assert [row["pages_without_text"] for row in rows] == ["2", ""]
    assert [row["source"] for row in json.loads((tmp_path / "list.json").read_text())] == ["a.txt", "empty.txt"]


def test_a_report_holds_no_formulas(tmp_path: Path) -> None:
    write_report(tmp_path / "list.csv", [REFUSED, WARNED])
    rows = list(csv.DictReader(io.StringIO((tmp_path / "list.csv").read_text("utf-8-sig"))))
    assert [(row["source"], row["warnings"], row["part_of"]) for row in rows] == [
        ("'=b.pdf", "", ""),
        ("c.txt", "no date found; a scan?", "abc"),
    ]


def test_results_for_programs_keep_their_names() -> None:
    promised = "source result document reason pages pages_without_text passages recommendations commitments warnings"
    assert list(result_json(ADDED)) == promised.split()
    assert list(result_json(WARNED)) == [*promised.split(), "part_of"]


def test_ctrl_c_says_what_was_added(nothing_yet: Bywhen, letter: str, tmp_path: Path) -> None:
    (tmp_path / "stop.txt").write_text("words")
    report = tmp_path / "list.csv"
    result = nothing_yet("add", letter, str(tmp_path / "stop.txt"), "--report", str(report))
    assert result.exit_code == 130
    assert "added        a.txt" in result.stdout
    assert "Stopped: 1 added, of 2 files." in result.stderr
    assert "the same command goes on from there" in result.stderr
    assert "a.txt" in report.read_text("utf-8-sig")


def test_a_few_results_are_all_shown(capsys: pytest.CaptureFixture[str]) -> None:
    print_results([ADDED, REFUSED, WARNED])
    assert capsys.readouterr().out.splitlines() == [
        "added        a.txt: 2 pages, 4 passages, 1 recommendation, 0 commitments",
        "refused      =b.pdf: the file is empty",
        "added        c.txt: 1 passage, 0 recommendations, 0 commitments",
        "             no date found",
        "             a scan?",
    ]


def test_of_many_only_those_to_look_at(capsys: pytest.CaptureFixture[str]) -> None:
    print_results([ADDED] * 30 + [REFUSED, WARNED] + [AddResult("d.txt", "unchanged", "ghi")] * 5)
    assert capsys.readouterr().out.splitlines() == [
        "refused      =b.pdf: the file is empty",
        *result_line(WARNED).splitlines(),
        "31 added, 5 unchanged, 1 refused",
    ]


def test_progress_is_a_line_a_file_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with Adding() as adding:
        adding(Progress(1, 2, "a.txt", "checking"))
        adding(Progress(2, 2, "b.pdf", "reading", 25, 60))
        adding(Progress(1, 2, "a.txt", "done", share=0.5, left=125.0, result=ADDED))
        adding(Progress(2, 2, "b.pdf", "done", share=1.0, left=0.0, result=REFUSED))
    assert capsys.readouterr().err.splitlines() == [
        "  b.pdf: page 25 of 60",
        "1 of 2: a.txt: added (about 2 minutes left)",
        "2 of 2: b.pdf: refused",
    ]
    assert adding.results == [ADDED, REFUSED]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (3, "a few seconds left"),
        (44, "about 40 seconds left"),
        (200, "about 3 minutes left"),
        (7200, "about 2 hours left"),
        (9000, "about 2.5 hours left"),
    ],
)
def test_time_left_is_said_roughly(seconds: float | None, words: str) -> None:
    assert left(seconds) == words


def test_what_is_left_out_is_told_without_counts() -> None:
    left_out = AddResult(
        "copy.txt", "unchanged", "abc", "left out: 99% of its wording is that of a.txt (abc)", like="abc"
    )
    assert result_line(left_out) == "unchanged    copy.txt: left out: 99% of its wording is that of a.txt (abc)"
