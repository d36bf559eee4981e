"""`bywhen feedback`: what readers said of answers, listed, as files, and as questions to measure by."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from assistant.conversations import Opinion, People, Reason, Turn
from corpus.add import RULES
from corpus.library import Library
from tests.corpus.stocked import LETTER, stock
from tests.ui.desk import Desk

ANN = "ann@example.org"
BY_WHEN = "By when should the board mend the north light?"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "library")
    with Library.open(made.folder) as library:
        stock(library, "letter.txt", LETTER, rules=RULES)
    return made


@pytest.fixture
def judged(desk: Desk) -> Desk:
    """A right answer with a wrong citation, a wrong one, one rightly declined, one with filters."""
    from assistant.settings import Settings
    from index.hybrid import Filters

    with Library.open(desk.folder) as library:
        assistant = desk._opened(Settings(desk.folder), create=False)
        right, declined = assistant.ask(BY_WHEN), assistant.ask("What does the moon's observatory cost to heat?")
        assistant.library.close()
        people = People.open(library.folder)
    assert right.answered and not declined.answered
    one, _ = people.keep(ANN, Turn(BY_WHEN, right))
    people.keep(ANN, Turn("and who?", right), one)
    people.keep(ANN, Turn(declined.question, declined), one)
    people.keep(ANN, Turn(BY_WHEN, right, filters=Filters(kinds=frozenset({"letter"}))), one)
    people.say(ANN, one, 2, Opinion(False, Reason.WRONG_PERSON, '=cmd("the bailiff")'))
    people.say(ANN, one, 1, Opinion(True))
    people.say(ANN, one, 1, Opinion(False, Reason.MISLEADING), citation=len(right.citations))
    people.say(ANN, one, 3, Opinion(True))
    people.say(ANN, one, 4, Opinion(True))
    people.close()
    return desk


def told(desk: Desk, *options: str) -> list[dict[str, Any]]:
    result = desk("feedback", "--json", *options)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)  # type: ignore[no-any-return]


def test_each_opinion_says_what_it_is_of(judged: Desk) -> None:
    rows = told(judged)
    assert [(row["turn"], row["of"], row["good"]) for row in rows] == [
        (2, "answer", False),
        (1, "answer", True),
        (1, "citation", False),
        (3, "answer", True),
        (4, "answer", True),
    ]
    assert (rows[0]["reason"], rows[0]["words"], rows[0]["question"]) == (
        "wrong person",
        '=cmd("the bailiff")',
        "and who?",
    )
    assert rows[2]["citation"]["quote"] in LETTER
    assert rows[2]["reader"] == ANN


def test_people_read_it_too(judged: Desk) -> None:
    printed = judged("feedback")
    assert "wrong: wrong person" in printed.stdout
    assert BY_WHEN in printed.stdout
    assert "5 opinions: 3 right, 2 wrong." in printed.stdout


def test_since_a_day(judged: Desk) -> None:
    assert told(judged, "--since", "2999-01-01") == []
    assert len(told(judged, "--since", "2001-01-01")) == 5


def test_a_csv_has_no_formulas_and_is_noted(judged: Desk, tmp_path: Path) -> None:
    result = judged("feedback", "--csv", str(tmp_path / "said.csv"))
    assert result.exit_code == 0, result.stderr
    with (tmp_path / "said.csv").open(encoding="utf-8-sig", newline="") as file:
        first, _, third, *_ = csv.DictReader(file)
    assert first["words"] == '\'=cmd("the bailiff")'
    assert (first["good"], third["citation_source"]) == ("no", "letter.txt")
    with Library.open(judged.folder) as library:
        last = library.history()[-1]
    assert (last.what, last.detail) == ("exported", "feedback: CSV, 5")


def test_what_was_right_measures_later_answers(judged: Desk, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    assert judged("feedback", "--gold", str(gold)).exit_code == 0
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    assert [(row["question"] == BY_WHEN, row["answerable"]) for row in rows] == [(True, True), (False, False)]
    wrong = next(row["citation"]["quote"] for row in told(judged) if row["citation"])
    assert wrong not in [piece["quote"] for piece in rows[0]["evidence"]]
    marked = judged("evaluate", str(gold), "--json")
    assert marked.exit_code == 0, marked.stderr


def test_an_answer_goes_with_its_document(judged: Desk) -> None:
    assert judged("remove", "letter.txt", "--yes").exit_code == 0
    rows = told(judged)
    assert len(rows) == 5
    assert rows[0]["answer"] is None
    assert all(row["citation"] is None for row in rows)


def test_nothing_said_says_how(desk: Desk) -> None:
    assert "thumbs" in desk("feedback").stdout
    assert told(desk) == []
