"""`bywhen item`: the register corrected from the command line, and what was read beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.add import RULES
from corpus.library import Library
from corpus.library.values import COMMITMENT_FIELDS, ITEM_FIELDS
from tests.corpus.stocked import LETTER, stock
from tests.ui.desk import Desk
from ui import item_options

ONE, TWO = (f"letter.txt-{LETTER.index(words)}" for words in ("The board should mend", "The board should count"))
WHY = ("--reason", "the table", "--by", "Ann Lyst")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "library")
    with Library.open(made.folder) as library:
        stock(library, "letter.txt", rules=RULES)
    return made


def shown(desk: Desk, *arguments: str) -> Any:
    result = desk(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def numbers(desk: Desk) -> list[str]:
    return [row["number"] for row in shown(desk, "register")]


def test_an_edit_is_told_and_shown_beside_what_was_read(desk: Desk) -> None:
    edited = desk("item", "edit", ONE, "--due", "2031-06-04", *WHY)
    assert edited.stdout.startswith("letter.txt: item edited, ")
    assert edited.stdout.endswith(": due nothing -> 2031-06-04 (the table)\n")

    seen = desk("item", "show", ONE).stdout
    assert "Due       2031-06-04 (given by Ann Lyst; read as not stated)" in seen
    assert "item edited by Ann Lyst on " in seen
    row = next(row for row in shown(desk, "register") if row["number"] == "1")
    assert row["due"] == "2031-06-04"
    one = shown(desk, "item", "show", ONE)
    assert one["id"] == row["id"]
    assert [read["due"] for read in one["machine"]] == [None]
    assert [(edit["by"], edit["values"], edit["before"]) for edit in one["edits"]] == [
        ("Ann Lyst", {"due": "2031-06-04"}, {})
    ]


def test_a_commitment_is_edited_added_and_removed(desk: Desk) -> None:
    assert desk("item", "edit", ONE, "--commitment", "1", "--status", "done", "--by-whom", "Hale", *WHY).exit_code == 0
    assert desk("item", "edit", ONE, "--remove-commitment", "2", *WHY).exit_code == 0
    words = "the eels were counted in 2030"
    edited = shown(desk, "item", "edit", TWO, "--add-commitment", words, "--due-text", "in 2030", *WHY)
    assert [change["what"] for change in edited["changes"]] == ["commitment added"]
    (made,) = shown(desk, "item", "show", ONE)["commitments"]
    assert (made["status"], made["by_whom"]) == ("done", "Hale")
    seen = " ".join(desk("item", "show", ONE).stdout.split())
    assert "[Hale (given by Ann Lyst; read as " in seen
    assert "done (given by Ann Lyst; read as promised)]" in seen
    assert "Read as a commitment" in seen
    (added,) = shown(desk, "item", "show", TWO)["commitments"]
    assert (added["quote"], added["due_text"], added["due"]) == (
        "The eels were counted in 2030",
        "in 2030",
        "2030-12-31",
    )
    assert "Commitment 1 The eels were counted in 2030" in desk("item", "show", TWO).stdout


def test_items_are_added_merged_split_and_rejected(desk: Desk) -> None:
    words = "The state of the north light"
    added = shown(desk, "item", "add", "letter.txt", "--text", words, "--kind", "priority", "--number", "7", *WHY)
    assert (added["text"], added["machine"], numbers(desk)) == (words, [], ["7", "1", "2"])
    assert "nothing: an analyst added it" in desk("item", "show", added["id"]).stdout

    merged = shown(desk, "item", "merge", ONE, added["id"], *WHY)
    assert merged["text"].startswith(words) and numbers(desk) == ["1", "2"]
    assert shown(desk, "item", "show", added["id"])["merged_into"] == merged["id"]

    made = shown(desk, "item", "split", TWO, "--at", "the eels in the long pond", "--number", "2b", *WHY)
    assert (made["number"], made["text"]) == ("2b", "the eels in the long pond.")

    assert (
        desk("item", "reject", TWO, "letter.txt-" + made["id"].rpartition("-")[2], *WHY).stdout.count("rejected") == 2
    )
    assert numbers(desk) == ["1"]
    assert "Not in the register: rejected" in desk("item", "show", TWO).stdout


def test_items_are_confirmed_all_or_none(desk: Desk) -> None:
    refused = desk("item", "confirm", ONE, "letter.txt-1")
    assert (refused.exit_code, shown(desk, "item", "history")) == (1, [])

    both = shown(desk, "item", "confirm", ONE, TWO, "--by", "Ann Lyst")
    assert [one["confirmed"]["by"] for one in both] == ["Ann Lyst", "Ann Lyst"]
    assert "Confirmed by Ann Lyst on " in desk("item", "show", ONE).stdout


def test_what_was_done_is_listed_and_undone(desk: Desk) -> None:
    desk("item", "edit", ONE, "--due", "2031-06-04", *WHY)
    desk("item", "reject", TWO, *WHY)
    assert [edit["what"] for edit in shown(desk, "item", "history")] == ["item edited", "item rejected"]
    assert [edit["what"] for edit in shown(desk, "item", "history", TWO)] == ["item rejected"]
    assert len(shown(desk, "item", "history", "letter.txt")) == 2

    undone = shown(desk, "item", "undo", ONE)
    assert (undone["due"], [change["what"] for change in undone["changes"]]) == (None, ["edit undone"])
    assert desk("item", "undo", TWO, "--edit", "3").exit_code == 0

    assert numbers(desk) == ["1", "2"]
    assert [edit["undone"] for edit in shown(desk, "item", "history")] == [True, True, False, False]
    assert desk("item", "history").stdout.count(" undone ") >= 2
    assert "nothing was done to" in desk("item", "undo", ONE).stderr


def test_later_edits_are_undone_with_those_they_build_on(desk: Desk) -> None:
    words = ("--text", "The state of the north light", "--kind", "priority")
    added = shown(desk, "item", "add", "letter.txt", *words, *WHY)["id"]
    desk("item", "edit", added, "--number", "7", *WHY)
    refused = desk("item", "undo", added, "--edit", "2")
    assert refused.exit_code == 1 and "later edits build on edit 2: 3 (item edited" in refused.stderr
    told = desk("item", "undo", added, "--edit", "2", "--with-later")
    assert told.exit_code == 0, told.stderr
    assert told.stdout.endswith(": edit 2, 3\n")


def test_a_corrected_register_is_answered_from(desk: Desk) -> None:
    desk("item", "edit", ONE, "--commitment", "1", "--due-text", "", *WHY)
    desk("item", "edit", TWO, "--due", "2031-07-05", *WHY)
    due = shown(desk, "register", "--due-after", "2031-01-01")
    assert [row["number"] for row in due] == ["2"]


def test_what_has_no_place_any_more_is_shown(desk: Desk) -> None:
    desk("item", "edit", TWO, "--due", "2031-07-05", *WHY)
    with Library.open(desk.folder) as library:
        old = library.document("letter.txt").id
        stock(library, "letter.txt", LETTER.replace("count the eels", "feed the seals"), supersedes=old, rules=RULES)
    (lost,) = shown(desk, "item", "history", "--unplaced")
    assert (lost["values"], lost["words"], lost["unplaced"]) == (
        {"due": "2031-07-05"},
        "The board should count the eels in the long pond.",
        True,
    )
    assert "no place now" in desk("item", "history").stdout
    assert "1 correction of the register without a place" in desk("check").stdout
    assert shown(desk, "check")["unplaced"] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["edit", ONE, "--due", "2031-06-04"], id="no reason"),
        pytest.param(["edit", ONE, *WHY], id="nothing said"),
        pytest.param(["edit", ONE, "--by-whom", "Hale", *WHY], id="of which commitment"),
        pytest.param(["edit", ONE, "--commitment", "1", "--number", "2", *WHY], id="a commitment has no number"),
        pytest.param(["edit", ONE, "--commitment", "1", "--remove-commitment", "1", *WHY], id="two things"),
        pytest.param(["edit", ONE, "--remove-commitment", "1", "--due", "2031-06-04", *WHY], id="removed and edited"),
        pytest.param(["edit", ONE, "--kind", "wish", *WHY], id="no such kind"),
        pytest.param(["add", "letter.txt", "--text", "the north light", *WHY], id="no kind"),
        pytest.param(["edit", ONE, "--text", "x y z", "--page", "1", "--at-character", "1", *WHY], id="two places"),
        pytest.param(["split", ONE, *WHY], id="no words"),
        pytest.param(["reject", ONE], id="rejected without a reason"),
        pytest.param(["merge", ONE, *WHY], id="with nothing"),
    ],
)
def test_bad_usage_is_2(desk: Desk, arguments: list[str]) -> None:
    result = desk("item", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["edit", ONE, "--text", "the board should count the seals in a pond", *WHY],
            "the nearest are at character 368: “The",
        ),
        (["edit", ONE, "--due", "May", *WHY], "write due as 2031-03-31"),
        (["edit", "letter.txt-9", "--number", "1", *WHY], "there is no item"),
        (["edit", "letter", "--number", "1", *WHY], "is no item's id"),
        (["edit", "none.txt-12", "--number", "1", *WHY], "there is no document 'none.txt'"),
        (["edit", ONE, "--number", "9", "--seen", "0", *WHY], ""),
        (["edit", ONE, "--text", "the north light", "--page", "3", *WHY], "has no page 3"),
        (["show", "letter.txt-9"], "there is no item"),
        (["undo", ONE], "nothing was done"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, arguments: list[str], says: str) -> None:
    result = desk("item", *arguments)
    assert result.exit_code == (1 if says else 0)
    assert says in result.stderr


def test_nothing_new_is_said(desk: Desk) -> None:
    assert desk("item", "edit", ONE, "--number", "1", *WHY).stdout.endswith(
        "nothing is changed, that is what it says already\n"
    )


def test_another_analysts_edit_is_not_overwritten(desk: Desk) -> None:
    seen = str(shown(desk, "item", "show", ONE)["revision"])
    desk("item", "edit", ONE, "--due", "2031-06-04", *WHY)
    refused = desk("item", "edit", ONE, "--due", "2031-07-05", "--seen", seen, "--reason", "so")
    assert refused.exit_code == 1 and "not as you saw it: item edited by Ann Lyst" in refused.stderr


def test_every_field_has_its_option() -> None:
    assert {name.replace("-", "_") for name in item_options.FIELDS} == set(ITEM_FIELDS)
    assert {name.replace("-", "_") for name in item_options.COMMITMENT_FIELDS} == set(COMMITMENT_FIELDS)
