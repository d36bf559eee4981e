"""What an analyst gave is never printed as a document's word: an edited register in every form that it is shown in."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from assistant.entries import Entry, past_words
from corpus.add import RULES
from corpus.library import Library
from tests.assistant.register_rows import commitment, evidence, row
from tests.corpus.stocked import LETTER, stock
from tests.ui.desk import Desk
from tests.ui.test_exports import Seen
from ui.exports.said import answer, asserted, changes, later, stands

ONE, TWO = (f"letter.txt-{LETTER.index(words)}" for words in ("The board should mend", "The board should count"))
WHY = ("--reason", "the annex", "--by", "Ann")
GIVEN = (
    ("--number", "7", "--due", "2031-05-09", "--addressed-to", "Tam Orrin", "--position", "accepted in part"),
    ("--verified", "not started", "--kind", "priority"),
    ("--commitment", "1", "--status", "done", "--due", "2031-07-04", "--by-whom", "Bree Salter"),
)
ITEM = (
    "Priority 7 (kind and number given by Ann)",
    "Tam Orrin (given by Ann)",
    "accepted in part (given by Ann)",
    "9 May 2031 (given by Ann; printed: “within three months”)",
    "not started (given by Ann)",
)
MADE = ("Bree Salter (given by Ann)", "4 July 2031 (given by Ann; printed: “by 30 June”)")
DONE = "done, says Ann (an analyst)"
LINE = "1 of the items with values given by analysts"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A letter of which the first recommendation and its first promise were corrected, and a second letter without."""
    made = Desk(tmp_path_factory.mktemp("given") / "library")
    with Library.open(made.folder, create=True) as library:
        stock(library, "letter.txt", rules=RULES)
    for values in GIVEN:
        result = made("item", "edit", ONE, *values, *WHY)
        assert result.exit_code == 0, result.stderr
    return made


def written(desk: Desk, folder: Path, *options: str) -> Path:
    path = folder / options[-1]
    result = desk("register", *options[:-1], str(path))
    assert result.exit_code == 0, result.stderr
    assert LINE in result.stdout
    return path


def test_rows_name_the_fields_and_who(desk: Desk) -> None:
    row = json.loads(desk("register", "--json").stdout)[0]
    assert row["given"] == dict.fromkeys(("number", "due", "addressed_to", "position", "verified", "kind"), "Ann")
    assert row["commitments"][0]["given"] == dict.fromkeys(("by_whom", "due", "status"), "Ann")


def test_a_terminal_names_the_analyst(desk: Desk) -> None:
    told = desk("register").stdout
    columns = " ".join(" ".join(line.split()) for line in told.splitlines())
    for words in ("says Ann", "(an analyst)", "given by Ann", LINE, "2 items with"):
        assert words in columns
    assert "done, as at" not in columns
    assert desk("register", "--unanswered").stdout.count("given by analysts") == 0


@pytest.mark.parametrize("suffix", ["html", "docx"])
def test_a_report_names_the_analyst(desk: Desk, tmp_path: Path, suffix: str) -> None:
    path = written(desk, tmp_path, "--as-at", "2031-04-01", "--report", f"report.{suffix}")
    words = _of_html(path) if suffix == "html" else _of_word(path)
    for told in (*ITEM, *MADE, "says Ann (an analyst)", LINE):
        assert told in words
    assert "number: 1 → 7" in words
    assert "due: nothing → 9 May 2031" in words
    assert "status: promised → done" in words
    assert "due: 30 June 2031 → 4 July 2031" in words
    assert "promised as at 4 March 2031" in words  # the other promise is the document's
    assert "done as at" not in words


def _of_html(path: Path) -> str:
    return " ".join(Seen(path.read_text("utf-8")).words.split()).replace("promisedas", "promised as")


def _of_word(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for line in table.rows for cell in line.cells]
    return " ".join("\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells]).split())


def test_a_calendar_names_the_analyst(desk: Desk, tmp_path: Path) -> None:
    path = written(desk, tmp_path, "--all", "--ics", "dates.ics")
    events = {e.decoded("dtstart"): e for e in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}
    made, asked = events[date(2031, 7, 4)], events[date(2031, 5, 9)]
    assert str(made["summary"]).startswith("Due (Bree Salter (given by Ann); date given by Ann): ")
    for told in (*MADE, f"Status asserted: {DONE}", ITEM[0]):
        assert told in str(made["description"])
    assert "done (given by Ann)" in str(made["categories"].to_ical())
    assert ITEM[1] in str(asked["summary"])
    for told in (ITEM[1], ITEM[3], f"Status verified: {ITEM[4]}"):
        assert told in str(asked["description"])


def test_a_spreadsheet_shades_what_was_given_and_says_who(desk: Desk, tmp_path: Path) -> None:
    book = load_workbook(written(desk, tmp_path, "--xlsx", "register.xlsx"))
    item, made = (_named(book[name], 2) for name in ("Register", "Commitments"))
    assert item["Due"].value.date() == date(2031, 5, 9)
    assert "number: Ann" in item["Given by analysts"].value
    assert "addressed to: Ann" in item["Given by analysts"].value
    shaded = ("What", "Number", "Addressed to", "Due", "Position", "Status verified")
    assert [name for name, cell in item.items() if cell.fill.fgColor.rgb == "00FFF2CC"] == list(shaded)
    assert (made["Due"].value.date(), made["Due as printed"].value) == (date(2031, 7, 4), "by 30 June")
    assert (made["Status asserted"].value, made["As at"].value) == ("done", None)
    assert [n for n, c in made.items() if c.fill.fgColor.rgb == "00FFF2CC"] == [
        "By whom",
        "Due",
        "Status asserted",
        "Kind of date",
    ]
    untouched = _named(book["Commitments"], 3)
    assert untouched["As at"].value.date() == date(2031, 3, 4)
    assert untouched["Given by analysts"].value is None


def test_a_spreadsheet_prints_what_fits_a_page(desk: Desk, tmp_path: Path) -> None:
    book = load_workbook(written(desk, tmp_path, "--xlsx", "register.xlsx"))
    for name in ("Register", "Commitments"):
        sheet = book[name]
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
            "landscape",
            1,
            0,
        )
        last = sheet[sheet.print_area.split("$")[-2] + "1"]
        assert last.value == "Given by analysts"
        assert sum(sheet.column_dimensions[c.column_letter].width for c in sheet[1][: last.column]) < 230
        assert not any(one.hidden for one in sheet.column_dimensions.values())


def _named(sheet: Any, line: int) -> dict[str, Any]:
    return {head.value: cell for head, cell in zip(sheet[1], sheet[line], strict=True)}


def test_a_csv_has_what_was_given(desk: Desk, tmp_path: Path) -> None:
    with written(desk, tmp_path, "--csv", "register.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second, *_ = csv.DictReader(file)
    assert "due: Ann" in first["given"]
    assert first["commitment_given"] == "by whom: Ann; due: Ann; status: Ann"
    assert (first["commitment_status"], first["commitment_as_at"]) == ("done", "")
    assert (second["commitment_given"], second["commitment_as_at"]) == ("", "2031-03-04")


def test_what_an_analyst_took_out_or_added_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "library")
    with Library.open(desk.folder, create=True) as library:
        stock(library, "letter.txt", rules=RULES)
    assert desk("item", "edit", ONE, "--commitment", "1", "--due", "", "--by-whom", "", *WHY).exit_code == 0
    assert desk("item", "edit", TWO, "--add-commitment", "there were 412 of them", *WHY).exit_code == 0
    words = _of_html(written_to(desk, tmp_path / "report.html"))
    assert "none (given by Ann) no day (given by Ann; printed: “by 30 June”)" in words
    assert "promisedsays Ann (an analyst)" in words
    assert "by whom: Hale → nothing" in words or "by whom: Warden Hale → nothing" in words
    assert "2 of the items with values given by analysts" in words


def written_to(desk: Desk, path: Path) -> Path:
    assert desk("register", "--report", str(path)).exit_code == 0
    return path


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param({"position": "accepted", "given": {"position": "Ann"}}, "accepted (given by Ann)", id="given"),
        pytest.param(
            {"position": "accepted", "given": {"position": "Ann"}, "response": None},
            "no response found in these documents; position: accepted (given by Ann)",
            id="without a response",
        ),
        pytest.param(
            {
                "position": "accepted",
                "given": {"position": "Ann"},
                "positions": [{"by": "The Reeve", "position": "no"}],
            },
            "accepted (given by Ann); printed: The Reeve: no",
            id="for all",
        ),
        pytest.param({}, "accepted", id="the document's"),
    ],
)
def test_a_position_is_told_with_who_gave_it(said: dict[str, Any], told: str) -> None:
    assert answer(row(**said)) == told


def test_nobody_named_is_an_analyst() -> None:
    made = commitment(status="done", given={"status": "an analyst"})
    assert asserted(Entry(row(made), made)) == "done, says an analyst"


def test_an_undated_document_says_so() -> None:
    assert asserted(Entry(row(as_at=None, status="done"))) == "done, in an undated document"
    assert stands(None, by_hand=True) == "in an undated document"


def test_a_change_between_issues_names_the_analyst() -> None:
    change = {"field": "status", "before": "promised", "after": "done", "before_by": None, "after_by": "Ann"}
    one = {"kind": "changed", "source": "log.md", "date": "2031-10-03", "earlier": False, "changes": [change]}
    assert changes(row(changes=[one])) == [
        "changed in the one of 3 October 2031: status: promised → done (given by Ann)"
    ]


def test_later_evidence_names_the_analyst_who_gave_its_status() -> None:
    made = commitment()
    entry = Entry(
        row(made, later_evidence=[evidence(status="in progress", given={"status": "Ann"})]), {**made, "place": 0}
    )
    [told] = later(entry)
    assert told.startswith("in progress, says Ann (an analyst), in a document of 3 October 2031: “All 84 officers")
    assert past_words(entry, "2031-10-03").endswith("tells of it: in progress, says Ann (an analyst)")
