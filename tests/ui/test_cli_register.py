"""`bywhen register`: rows as the contract names them, filters, and what the list rests on."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.register import completeness
from corpus.library import Library
from corpus.models import BLANK, Description, Document, Page, Span
from tests.ui.command_line import DONE, LETTER, PROMISE, Bywhen, letter, stored
from ui.cli_documents import document_json


def rows(bywhen: Bywhen, *options: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(bywhen("register", "--json", *options).stdout)
    return listed


def test_a_row_is_the_contract(bywhen: Bywhen) -> None:
    row = rows(bywhen)[1]
    [promised] = row.pop("commitments")
    response = row.pop("response")
    assert row == {
        "id": f"{letter()[0].id}-{LETTER.index('Recommendation 1')}",
        "kind": "recommendation",
        "called": None,
        "number": "1",
        "list": "At once",
        "text": LETTER[row["start"] : row["end"]],
        "start": LETTER.index("Recommendation 1"),
        "end": row["end"],
        "page": 1,
        "source": "reeve letter.txt",
        "document": letter()[0].id,
        "title": "The Reeve's letter",
        "body": "Saltmarsh",
        "as_at": "2030-09-01",
        "addressed_to": None,
        "timescale": None,
        "status": None,
        "given_up": None,
        "due": "2031-05-31",
        "position": "accepted",
        "positions": [],
        "verified": None,
        "paired": None,
        "said": {},
        "given": {},
        "same_as": [],
        "beside": [],
        "later_evidence": [],
        "changes": [],
        "edits": [],
    }
    assert response["quote"] == PROMISE == LETTER[response["start"] : response["end"]]
    assert promised["quote"] == PROMISE
    assert {k: promised[k] for k in ("by_whom", "due", "due_text", "due_kind", "firmness", "status", "as_at")} == {
        "by_whom": "the Reeve",
        "due": "2031-04-30",
        "due_text": "30 April 2031",
        "due_kind": "explicit",
        "firmness": "firm",
        "status": "promised",
        "as_at": "2030-09-01",
    }


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        pytest.param([], [None, "1", "2"], id="all"),
        pytest.param(["--unanswered"], ["2"], id="unanswered"),
        pytest.param(["--kind", "recommendation"], ["1", "2"], id="kind"),
        pytest.param(["--kind", "agreed action", "--kind", "priority"], [None], id="kinds"),
        pytest.param(["--document", "quay.md"], [None], id="document"),
        pytest.param(["--body", "Saltmarsh"], ["1", "2"], id="body"),
        pytest.param(["--person", "reeve"], [None, "1"], id="person"),
        pytest.param(["--status", "promised"], ["1"], id="status"),
        pytest.param(["--overdue", "--as-at", "2031-05-31"], ["1"], id="a promise is past its date"),
        pytest.param(["--overdue", "--as-at", "2031-04-30"], [], id="on its day it is not"),
        pytest.param(["--text", "quay", "--kind", "recommendation"], ["2"], id="words and kind"),
        pytest.param(["--due-after", "2031-05-01"], ["1"], id="its own day, not only its commitments'"),
        pytest.param(["--due-before", "2030-06-30"], [None], id="the day itself"),
        pytest.param(["--due-after", "2031-01-01", "--due-before", "2031-04-30"], ["1"], id="between"),
        pytest.param(["--due-after", "2031-05-01", "--due-before", "2031-05-30"], [], id="one day must be between"),
    ],
)
def test_rows_are_chosen(bywhen: Bywhen, options: list[str], numbers: list[str | None]) -> None:
    assert [row["number"] for row in rows(bywhen, *options)] == numbers


def test_the_list_says_what_it_rests_on(bywhen: Bywhen) -> None:
    line = "3 items with 1 commitment in 2 of 2 documents; without text: reeve letter.txt page 3"
    assert bywhen("register").stdout.splitlines()[-1] == line
    assert bywhen("register", "--json").stderr.strip() == line


def test_the_table_keeps_promised_and_done_apart(bywhen: Bywhen) -> None:
    shown = bywhen("register").stdout
    assert "promised" in shown
    assert "done" in shown
    assert "no response found in these documents" in shown


def test_a_csv_has_a_line_a_commitment_and_no_formulas(bywhen: Bywhen, tmp_path: Path) -> None:
    result = bywhen("register", "--csv", str(tmp_path / "register.csv"))
    assert result.stdout.splitlines()[-1].startswith("3 items")
    with (tmp_path / "register.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [line["number"] for line in lines] == ["", "1", "2"]
    assert lines[0]["text"] == f"'{DONE}"
    assert (lines[0]["status"], lines[0]["as_at"], lines[0]["commitment_quote"]) == ("done", "2030-07-01", "")
    assert lines[1]["commitment_due"] == "2031-04-30"
    assert lines[2]["response"] == lines[2]["commitment_quote"] == ""


def test_a_file_that_was_written_is_in_the_history(bywhen: Bywhen, tmp_path: Path) -> None:
    bywhen("register", "--kind", "recommendation", "--xlsx", str(tmp_path / "register.xlsx"))
    with Library.open(tmp_path / "library") as library:
        last = library.history()[-1]
    assert (last.what, last.detail) == ("exported", "the register: XLSX; 2 items; kind recommendation")


def test_a_csv_that_cannot_be_written_is_refused(bywhen: Bywhen, tmp_path: Path) -> None:
    result = bywhen("register", "--csv", str(tmp_path / "none" / "register.csv"))
    assert result.exit_code == 2
    assert "register.csv" in result.stderr


def test_a_list_of_one_status_says_so(bywhen: Bywhen) -> None:
    line = bywhen("register", "--status", "done").stdout.splitlines()[-1]
    assert line.startswith("1 item with 0 commitments in 1 of 2 documents; only what is asserted as done; without")


def test_a_row_that_is_chosen_for_one_of_its_dates_says_so(bywhen: Bywhen) -> None:
    line = bywhen("register", "--due-after", "2031-05-01").stdout.splitlines()[-1]
    told = "1 item with 1 commitment in 1 of 2 documents; due on or after 1 May 2031; 1 of these is what was asked for"
    assert line.startswith(told)


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("--undated", "due on no day"),
        ("--done", "said to be done"),
        ("--not-done", "not said to be done"),
    ],
)
def test_what_has_no_date_or_is_done_can_be_listed_alone(bywhen: Bywhen, option: str, told: str) -> None:
    every, some = (json.loads(bywhen("register", *o, "--json").stdout) for o in ((), (option,)))
    assert 0 < len(some) <= len(every)
    assert told in bywhen("register", option).stdout.splitlines()[-1].split("; ")


def test_what_is_past_its_date_is_never_called_not_done(bywhen: Bywhen) -> None:
    shown = " ".join(bywhen("register", "--overdue", "--as-at", "2032-01-01").stdout.split())
    assert "past its date as at 1 January 2032" in shown
    assert "not done" not in shown
    files = bywhen("register", "--overdue", "--as-at", "2032-01-01", "--json")
    assert [row["number"] for row in json.loads(files.stdout)] == ["1"]


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(["--report", "register.pdf"], id="a report of another kind"),
        pytest.param(["--xlsx", "register.xls"], id="a spreadsheet of another kind"),
        pytest.param(["--status", "finished"], id="a status that nobody asserts"),
        pytest.param(["--as-at", "soon"], id="no day"),
    ],
)
def test_what_cannot_be_is_bad_usage(bywhen: Bywhen, options: list[str]) -> None:
    assert bywhen("register", *options).exit_code == 2


def test_a_document_that_waits_is_listed_when_it_is_named(bywhen: Bywhen, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        document, parsed = stored("later.txt", f"{LETTER}!", Description(), (), letter()[1].items)
        library.put(replace(document, waiting=True), parsed)
    assert len(rows(bywhen)) == 3
    assert [row["source"] for row in rows(bywhen, "--document", "later.txt")] == ["later.txt", "later.txt"]


def test_a_blank_page_has_nothing_to_read() -> None:
    pages = Page(1, Span(0, 0), "", False, BLANK), Page(2, Span(0, 0), "", False, "a scan?")
    letter = Document("abc", "pack.pdf", "pdf", "", Description(), pages)
    assert completeness([], [letter]) == "0 items with 0 commitments in 0 of 1 document; without text: pack.pdf page 2"
    assert document_json(letter)["pages_without_text"] == [1, 2]
    assert document_json(letter)["pages_unread"] == [2]
