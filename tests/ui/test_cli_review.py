"""`bywhen review`, `accept` and `discard`, on a real assistant with a fake embedding model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.library import Library
from tests.corpus.stocked import LETTER, stock
from tests.ui.desk import Desk

LATER = LETTER.replace("every month", "every week")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "library")


def stocked(desk: Desk, source: str = "letter.txt", text: str = LETTER, *, waiting: bool = True) -> str:
    with Library.open(desk.folder) as library:
        return stock(library, source, text, waiting=waiting)


def test_nothing_waits(desk: Desk) -> None:
    stocked(desk, waiting=False)
    assert desk("review").stdout == "No documents wait for review: bywhen add --review PATH adds some.\n"
    assert json.loads(desk("review", "--json").stdout) == []


def test_those_that_wait_are_listed(desk: Desk) -> None:
    stocked(desk, "kept.txt", "Of eels.", waiting=False)
    document = stocked(desk)
    shown = desk("review").stdout
    assert document in shown and "kept.txt" not in shown
    (listed,) = json.loads(desk("review", "--json").stdout)
    assert (listed["document"], listed["waiting"]) == (document, True)


def test_a_review_shows_all_there_is_to_check(desk: Desk) -> None:
    old = stocked(desk, waiting=False)
    new = stocked(desk, text=LATER + "The lamp will be lit by 3 May 2029.\n")

    shown = desk("review", "letter.txt").stdout

    assert "The state of the north light" in shown
    assert "Orla Fenwick" in shown and "2031-03-04" in shown
    assert "2 recommendations" in shown
    assert "To check:" in shown and "the deadline had passed" in shown
    assert f"letter.txt ({old}, 2031-03-04; in the answers)" in shown
    assert f"bywhen accept {new} (it replaces letter.txt; --keep-both keeps that too)" in shown


def test_a_review_as_json_has_it_too(desk: Desk) -> None:
    old = stocked(desk, waiting=False)
    new = stocked(desk, text=LATER)

    found = json.loads(desk("review", new, "--json").stdout)

    assert (found["document"], found["replaces"], found["recommendations"], found["pages_read"]) == (new, old, 2, [])
    assert [one["document"] for one in found["alike"]] == [old]
    assert 0.9 < found["alike"][0]["likeness"] < 1
    assert found["fields"]["date"]["printed"] == "4 March 2031"
    assert found["fields"]["date"]["read"]["value"] == "2031-03-04"
    assert found["date_anomalies"] == found["papers"] == []


def test_accepted_it_replaces_what_its_review_says(desk: Desk) -> None:
    old, new = stocked(desk, waiting=False), stocked(desk, text=LATER)
    result = desk("accept", "letter.txt", "--json", "--by", "A. Analyst")
    assert json.loads(result.stdout) == {"accepted": new, "source": "letter.txt", "replaces": old}
    assert [d["document"] for d in json.loads(desk("documents", "--json").stdout)] == [new]
    changes = json.loads(desk("history", new, "--json").stdout)
    assert [(change["what"], change["by"]) for change in changes][-1] == ("accepted", "A. Analyst")


@pytest.mark.parametrize("option", [["--keep-both"], ["--replaces", "other.txt"]])
def test_accepted_as_the_analyst_says(desk: Desk, option: list[str]) -> None:
    old, new = stocked(desk, waiting=False), stocked(desk, text=LATER)
    other = stocked(desk, "other.txt", "Of eels.", waiting=False)
    assert desk("accept", new, *option).exit_code == 0
    left = {d["document"] for d in json.loads(desk("documents", "--json").stdout)}
    assert left == ({old, new, other} if option == ["--keep-both"] else {old, new})


def test_all_are_accepted(desk: Desk) -> None:
    stocked(desk), stocked(desk, "other.txt", "Of eels.")
    shown = desk("accept", "--all").stdout
    assert shown.count("Accepted ") == 2
    assert desk("accept", "--all").stdout == "No documents wait for review.\n"


def test_what_does_not_wait_cannot_be_accepted_or_discarded(desk: Desk) -> None:
    stocked(desk, waiting=False)
    for command in (["accept", "letter.txt"], ["discard", "letter.txt", "--yes"]):
        result = desk(*command)
        assert result.exit_code == 1
        assert "does not wait for review" in result.stderr


def test_what_is_discarded_can_be_kept_and_restored(desk: Desk) -> None:
    document = stocked(desk)
    assert desk("discard", document, "--yes", "--keep").exit_code == 0
    assert document in desk("removed").stdout
    assert desk("restore", document).exit_code == 0
    assert document in desk("review").stdout


def test_discarding_asks_first(desk: Desk) -> None:
    document = stocked(desk)
    assert desk("discard", document, typed="n\n").exit_code == 1
    assert document in desk("review").stdout
    gone = desk("discard", document, "--yes", "--json")
    assert json.loads(gone.stdout) == {"discarded": document, "source": "letter.txt"}
    assert document not in desk("review").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["accept"],
        ["accept", "x", "--all"],
        ["accept", "x", "--replaces", "y", "--keep-both"],
        ["accept", "--all", "--keep-both"],
        ["discard"],
    ],
)
def test_bad_usage_is_2(desk: Desk, arguments: list[str]) -> None:
    stocked(desk)
    result = desk(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")


def test_an_unknown_document_is_named(desk: Desk) -> None:
    stocked(desk)
    for command in ("review", "accept", "discard"):
        result = desk(command, "lettre.txt")
        assert result.exit_code == 1
        assert "did you mean 'letter.txt'" in result.stderr
