"""`bywhen edit`, `history`, `reread` and `show` of what was corrected, and `ask --earlier-versions`."""

from __future__ import annotations

import json
import sqlite3
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from corpus.add import RULES
from corpus.library import Library
from corpus.library.corrections import KINDS
from tests.corpus.stocked import LETTER, stock
from tests.ui.desk import Desk
from ui.cli_edit import FIELDS

ASKED = "When will the north light be mended?"
LATER = LETTER.replace("every month", "every week")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "library")
    stocked(made)
    return made


def stocked(desk: Desk, source: str = "letter.txt", text: str = LETTER, rules: int = RULES) -> str:
    with Library.open(desk.folder) as library:
        return stock(library, source, text, rules=rules)


def shown(desk: Desk, *arguments: str) -> Any:
    result = desk(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_a_correction_is_told_and_shown(desk: Desk) -> None:
    edited = desk("edit", "letter.txt", "--date", "2031-04-04", "--reason", "the stamp", "--by", "A. Analyst")
    assert edited.stdout == "letter.txt: corrected, date: 2031-03-04 -> 2031-04-04 (the stamp)\n"

    seen = desk("show", "letter.txt").stdout
    assert "2031-04-04 (corrected by A. Analyst: the stamp; read as 2031-03-04)" in seen
    as_json = shown(desk, "show", "letter.txt")
    assert (as_json["date"]["value"], as_json["date"]["by"]) == ("2031-04-04", "A. Analyst")
    assert as_json["read"]["date"]["value"] == "2031-03-04"
    assert as_json["corrections"][0]["reason"] == "the stamp"


@pytest.mark.parametrize(("field", "value"), [(f, "2031-01-01" if f == "date" else "minutes") for f in FIELDS])
def test_every_field_can_be_corrected_and_undone(desk: Desk, field: str, value: str) -> None:
    value = "cy" if field == "language" else value
    before = shown(desk, "show", "letter.txt")
    assert shown(desk, "edit", "letter.txt", f"--{field}", value, "--reason", "so")[field]["value"] == value
    after = shown(desk, "edit", "letter.txt", "--undo", field)
    assert after[field] == before[field]
    assert [change["what"] for change in after["changes"]] == ["correction undone"]


def test_an_emptied_field_says_that_there_is_none(desk: Desk) -> None:
    assert shown(desk, "edit", "letter.txt", "--author", "", "--reason", "unsigned")["author"]["value"] == ""
    assert "not stated (corrected by " in desk("show", "letter.txt").stdout


def test_several_fields_at_once(desk: Desk) -> None:
    edited = desk("edit", "letter.txt", "--kind", "minutes", "--body", "Ferry Board", "--reason", "the cover")
    assert edited.stdout.count("corrected") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="nothing to do"),
        pytest.param(["--date", "2031-01-01"], id="no reason"),
        pytest.param(["--undo", "date", "--replaces", "x"], id="two things"),
        pytest.param(["--undo", "colour"], id="no such field"),
        pytest.param(["--title", "A", "--reason", "so", "--replaces-nothing"], id="a value and a version"),
    ],
)
def test_bad_usage_is_2(desk: Desk, arguments: list[str]) -> None:
    result = desk("edit", "letter.txt", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--date", "May", "--reason", "so"], "write it as"),
        (["--kind", "sermon", "--reason", "so"], "the kinds are"),
        (["--undo", "date"], "has not been corrected"),
        (["--replaces", "letter.txt"], "cannot replace itself"),
        (["--replaces", "none.txt"], "there is no document"),
        (["--replaces-nothing"], "replaces no other document"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, arguments: list[str], says: str) -> None:
    result = desk("edit", "letter.txt", *arguments)
    assert result.exit_code == 1
    assert says in result.stderr
    assert [change["what"] for change in shown(desk, "history")] == ["added"]


def test_a_version_is_replaced_and_brought_back(desk: Desk) -> None:
    new = stocked(desk, "later.txt", LATER)
    edited = shown(desk, "edit", "later.txt", "--replaces", "letter.txt", "--reason", "the same letter")
    (change,) = edited["changes"]
    assert (change["what"], change["source"], edited["document"]) == ("superseded", "letter.txt", new)
    assert change["detail"].endswith(": the same letter")
    assert edited["replaces"] == [change["document"]]

    back = desk("edit", "later.txt", "--replaces-nothing")
    assert back.stdout == "letter.txt: current again\n"
    assert len(shown(desk, "documents")) == 2


def test_history_tells_of_one_document_or_all_even_of_one_removed(desk: Desk) -> None:
    stocked(desk, "later.txt", LATER)
    desk("remove", "later.txt", "--yes")
    assert [(c["source"], c["what"]) for c in shown(desk, "history")] == [
        ("letter.txt", "added"),
        ("later.txt", "added"),
        ("later.txt", "removed"),
    ]
    assert [c["what"] for c in shown(desk, "history", "later.txt")] == ["added", "removed"]
    assert "removed" in desk("history", "later.txt").stdout
    assert desk("history", "nothing.txt").exit_code == 1


def test_reread_reads_what_older_rules_read(desk: Desk) -> None:
    assert desk("reread").stdout == "Every document was read by the rules of this Bywhen.\n"
    stocked(desk, "old.txt", LATER, rules=RULES - 1)
    assert "1 read by older rules (old.txt" in desk("check").stdout

    result = desk("reread")

    assert result.stdout.startswith("read again   old.txt: ")
    assert result.stderr == "1 of 1: old.txt\n"
    assert "older rules" not in desk("check").stdout
    assert shown(desk, "reread", "letter.txt")[0]["result"] == "read again"


def test_earlier_versions_are_asked_for(desk: Desk) -> None:
    stocked(desk, "later.txt", LATER.replace("by 30 June", "by 31 August"))
    desk("edit", "later.txt", "--replaces", "letter.txt")
    now = shown(desk, "ask", ASKED)
    ever = shown(desk, "ask", ASKED, "--earlier-versions")
    assert {cited["source"] for cited in now["citations"]} == {"later.txt"}
    assert {cited["source"] for cited in ever["citations"]} == {"letter.txt", "later.txt"}
    assert "is an earlier version" in ever["answer"] and "is an earlier version" not in now["answer"]
    assert (now["searched"]["documents"], ever["searched"]["documents"]) == (1, 2)


def test_a_filter_may_name_an_earlier_version(desk: Desk) -> None:
    stocked(desk, "later.txt", LATER)
    old = shown(desk, "edit", "later.txt", "--replaces", "letter.txt")["replaces"][0]
    answer = shown(desk, "ask", ASKED, "--document", old)
    assert {cited["source"] for cited in answer["citations"]} == {"letter.txt"}


def test_what_was_not_kept_is_to_be_added_again(desk: Desk) -> None:
    assert desk("check").stdout.startswith("1 document and ")
    stocked(desk, "old.txt", LATER, rules=RULES - 1)
    stocked(desk, "oldest.txt", LATER + "P.S.", rules=0)
    connection = sqlite3.connect(desk.folder / "library.sqlite")
    connection.execute("DELETE FROM originals WHERE document IN (SELECT id FROM documents WHERE source = 'oldest.txt')")
    connection.commit()
    connection.close()

    lines = desk("check").stdout.splitlines()

    assert lines[1].startswith("1 read by older rules (old.txt (") and lines[1].endswith("): bywhen reread")
    assert lines[2].startswith("1 read by older rules, and the files were not kept then (oldest.txt (")
    assert lines[2].endswith("): bywhen add the files again")
    assert [len(shown(desk, "check")[name]) for name in ("older_rules", "not_kept")] == [2, 1]


def test_what_it_says_already_is_no_correction(desk: Desk) -> None:
    edited = desk("edit", "letter.txt", "--language", "EN", "--reason", "so")
    assert edited.stdout == "letter.txt: nothing is changed, that is what it says already\n"
    assert shown(desk, "show", "letter.txt")["corrections"] == []
    both = shown(desk, "edit", "letter.txt", "--language", "en", "--date", "2031-04-04", "--reason", "so")
    assert [made["field"] for made in both["corrections"]] == ["date"]
    assert [change["what"] for change in shown(desk, "history")] == ["added", "corrected"]


def test_every_kind_is_in_the_help() -> None:
    assert all(kind in FIELDS["kind"][1] for kind in KINDS)


def test_show_names_the_mail_that_carried_it_and_its_rules(desk: Desk, tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "orla@ravenshoe.example", "warden@ravenshoe.example", "The north light"
    mail["Date"] = "Tue, 4 Mar 2031 09:00:00 +0000"
    mail.set_content("Dear Warden,\n\nThe plan for the lamps is attached.\n")
    mail.add_attachment("The lamps will be lit by 30 June 2031.\n", filename="plan.txt")
    (tmp_path / "carrier.eml").write_bytes(bytes(mail))
    assert desk("add", str(tmp_path / "carrier.eml")).exit_code == 0
    every = {one["source"]: one["document"] for one in shown(desk, "documents")}
    carried, carrier = every["carrier.eml › plan.txt"], every["carrier.eml"]

    said = desk("show", carried).stdout

    assert f"Part of  carrier.eml ({carrier})" in said.replace("\n", " ")
    assert f"read by rules {RULES}" in said
    desk("remove", "carrier.eml", "--yes")
    assert f"{carrier}, which was removed" in desk("show", carried).stdout
