"""Action logs, commitment registers and trackers as tables of many shapes: an invented coast's."""

from __future__ import annotations

import io
from datetime import date
from typing import NamedTuple

import docx
import openpyxl
import pytest

from corpus.models import Item, ItemKind
from corpus.parsing import parsed_of

SLIPPED = """# Wick Harbour Board action log

| Ref | Action | Lead | Original date | Revised date | Status | RAG | Latest update |
|---|---|---|---|---|---|---|---|
| 31/04 | Paint the north buoy and post a notice | OF | 31/01/2031 | 30/04/2031 | Ongoing | A | Paint is dear. |
| 31/06 | Write to every keeper about whistles | OF / TR | 31 March 2031 | n/a | Not started | R | |
| 31/07 | Count gulls | WC | TBC | | On hold | | |
"""
SECTIONS = """# Action tracker of the Lantern Panel

| No | Action | Owner | Deadline | Status |
|---|---|---|---|---|
| **Meeting of 4 March 2031** | | | | |
| 1 | Publish the lantern census | Clerk | April 2031 | Complete |
| **Meeting of 6 May 2031** | | | | |
| 1 | Visit the Holme lamp works | All | July 2031 | New |
"""
TABS = (
    "SALTMARSH OIL COMMITTEE - ACTIONS ARISING\n\n"
    "Minute\tAction\tBy whom\tBy when\tProgress\n"
    "14.2\tCirculate the oil inventory to members\tMs Fenn\t14 June 2031\tDone - sent 9 June\n"
    "14.5\tArrange a tour of the depot for new members\tMr Rook\tSeptember 2031\tDates are being sought\n"
    "15.1\tReport back on the price of wicks\tMs Fenn\tNext meeting\tCarried forward\n"
)
DRAWN = """                         SALTMARSH LIGHTS BOARD: ROLLING ACTION LOG

No.  Date raised   Description                               Owner      Due         Status
12   03/02/31      Agree a new rota for the night keepers    Wren       31/03/31    Closed - rota
                   with their Guild and publish it in        Calder                 agreed 20/03/31
                   each lamp house
13   03/02/31      Obtain three quotes for the repair of     Tobias     30/04/31    Open - two
                   the quay wall                             Rook                   quotes in
"""
GRID = """Buoy Committee list

+-----+------------------------------+----------+------------+-------------+
| No. | What                         | Who      | When       | Status      |
+=====+==============================+==========+============+=============+
| 1   | Repaint the bell buoy in red | W Calder | 1 May 2031 | Complete    |
|     | and white                    |          |            |             |
+-----+------------------------------+----------+------------+-------------+
| 2   | Buy a new chain for the      | T Rook   | 9 June     | Outstanding |
|     | middle buoy                  |          | 2031       |             |
+-----+------------------------------+----------+------------+-------------+
"""
SPREAD = """Action Log - Holme Ferry Trust,,,,,
Last updated 3 June 2031,,,,,
,,,,,
ID,Agreed action,Responsible,Target date,Revised target date,Status
FT-1,"Fit a second bell on the ferry, and test it monthly",Ferry Master,30/04/2031,,Implemented
FT-2,"Draw up a timetable for winter sailings",Clerk,31/05/2031,31/08/2031,Delayed
"""
SPANNED = """<html><body><h1>Fog Forum: actions</h1>
<table><tr><th>Meeting</th><th>Action</th><th>Owner(s)</th><th>Target</th><th>Position</th></tr>
<tr><td rowspan="2">3 April 2031</td><td>Buy a fog horn</td><td>O. Fenn</td><td>June 2031</td><td>Completed</td></tr>
<tr><td>Ask sailors how loud it should be</td><td>T. Rook</td><td>July 2031</td><td>Underway</td></tr>
<tr><td colspan="5">Actions closed since the last meeting</td></tr>
<tr><td>6 March 2031</td><td>Sell the old horn</td><td>O. Fenn</td><td>April 2031</td><td>Closed</td></tr>
</table></body></html>"""
PROMISES = """# Our commitments to the Islands

| We said we would | By when | What we have done | Status |
|---|---|---|---|
| Run a ferry on Sundays | Spring 2031 | Sunday sailings began in April 2031. | Delivered |
| Halve the price of lamp oil for islanders | December 2031 | A tariff will be published in May 2031. | On track |
"""
TICKED = """# Decisions and actions

| Item | Decision | Action required | Officer | Completed (Y/N) |
|---|---|---|---|---|
| 4 | Noted | None | | |
| 5 | Approved the lamp budget | Publish the budget on the notice board | Clerk | Y |
| 6 | Deferred the rope paper | Revise the rope paper in the light of comments | Rope Officer | N |
"""
LEGEND = """# Bell actions

| No | Action | Lead | Due | RAG |
|---|---|---|---|---|
| 1 | Hang the spare bell in the tower | Keeper | 1 May 2031 | Green |
| 2 | Oil the clapper of the old bell | Keeper | 1 June 2031 | Red |

Key: Green = complete; Amber = on track; Red = not started
"""


class Row(NamedTuple):
    number: str
    asked: str
    owner: str
    due: date | None
    status: str
    list: str = ""


D = date
LOGS = [
    (
        "dates that slipped, initials, RAG beside a status",
        "log.md",
        SLIPPED,
        [
            Row("31/04", "Paint the north buoy and post a notice", "OF", D(2031, 4, 30), "in progress"),
            Row("31/06", "Write to every keeper about whistles", "OF, TR", D(2031, 3, 31), "not started"),
            Row("31/07", "Count gulls", "WC", None, "not started"),
        ],
    ),
    (
        "rows that head a meeting",
        "log.md",
        SECTIONS,
        [
            Row("1", "Publish the lantern census", "Clerk", D(2031, 4, 30), "done", "Meeting of 4 March 2031"),
            Row("1", "Visit the Holme lamp works", "All", D(2031, 7, 31), "promised", "Meeting of 6 May 2031"),
        ],
    ),
    (
        "tabs, the status in the progress",
        "log.txt",
        TABS,
        [
            Row("14.2", "Circulate the oil inventory to members", "Ms Fenn", D(2031, 6, 14), "done"),
            Row("14.5", "Arrange a tour of the depot for new members", "Mr Rook", D(2031, 9, 30), "in progress"),
            Row("15.1", "Report back on the price of wicks", "Ms Fenn", None, "in progress"),
        ],
    ),
    (
        "drawn with spaces, years of two figures",
        "log.txt",
        DRAWN,
        [
            Row(
                "12",
                "Agree a new rota for the night keepers with their Guild and publish it in each lamp house",
                "Wren Calder",
                D(2031, 3, 31),
                "done",
            ),
            Row(
                "13",
                "Obtain three quotes for the repair of the quay wall",
                "Tobias Rook",
                D(2031, 4, 30),
                "in progress",
            ),
        ],
    ),
    (
        "what, who and when in a grid",
        "log.txt",
        GRID,
        [
            Row("1", "Repaint the bell buoy in red and white", "W Calder", D(2031, 5, 1), "done"),
            Row("2", "Buy a new chain for the middle buoy", "T Rook", D(2031, 6, 9), "not started"),
        ],
    ),
    (
        "lines above the header of a sheet",
        "log.csv",
        SPREAD,
        [
            Row("FT-1", "Fit a second bell on the ferry, and test it monthly", "Ferry Master", D(2031, 4, 30), "done"),
            Row("FT-2", "Draw up a timetable for winter sailings", "Clerk", D(2031, 8, 31), "in progress"),
        ],
    ),
    (
        "cells that span rows and columns",
        "log.html",
        SPANNED,
        [
            Row("", "Buy a fog horn", "O. Fenn", D(2031, 6, 30), "done", "Fog Forum: actions"),
            Row(
                "", "Ask sailors how loud it should be", "T. Rook", D(2031, 7, 31), "in progress", "Fog Forum: actions"
            ),
            Row("", "Sell the old horn", "O. Fenn", D(2031, 4, 30), "done", "Actions closed since the last meeting"),
        ],
    ),
    (
        "a season is no date",
        "log.md",
        PROMISES,
        [
            Row("", "Run a ferry on Sundays", "", None, "done"),
            Row("", "Halve the price of lamp oil for islanders", "", D(2031, 12, 31), "in progress"),
        ],
    ),
    (
        "yes and no, and decisions that ask nothing",
        "log.md",
        TICKED,
        [
            Row("5", "Publish the budget on the notice board", "Clerk", None, "done"),
            Row("6", "Revise the rope paper in the light of comments", "Rope Officer", None, "not started"),
        ],
    ),
    (
        "colours mean what the key says",
        "log.md",
        LEGEND,
        [
            Row("1", "Hang the spare bell in the tower", "Keeper", D(2031, 5, 1), "done"),
            Row("2", "Oil the clapper of the old bell", "Keeper", D(2031, 6, 1), "not started"),
        ],
    ),
]


def read(data: bytes, name: str) -> tuple[str, tuple[Item, ...]]:
    parsed = parsed_of(data, name)
    return parsed.reading.text, parsed.items


def rows(text: str, items: tuple[Item, ...], *, lists: bool) -> list[Row]:
    actions = [item for item in items if item.kind is ItemKind.AGREED_ACTION]
    return [
        Row(
            item.number,
            " ".join(" ".join(span.of(text) for span in item.spans).split()),
            item.addressed_to,
            item.due,
            item.commitments[0].status.value,
            item.list if lists else "",
        )
        for item in actions
    ]


@pytest.mark.parametrize(("name", "text", "expected"), [case[1:] for case in LOGS], ids=[case[0] for case in LOGS])
def test_log(name: str, text: str, expected: list[Row]) -> None:
    assert rows(*read(text.encode(), name), lists=any(row.list for row in expected)) == expected


@pytest.mark.parametrize(("between", "name"), [("\t", "log.txt"), ("|", "log.md")], ids=["tabs", "bars"])
def test_a_row_that_leaves_its_last_cells_out_is_read(between: str, name: str) -> None:
    lines = ["Minute\tAction\tBy whom\tBy when\tProgress", "1\tSend the oil list round\tMs Fenn\t14 June 2031"]
    lines += ["2\tTour the depot\tMr Rook\tMay 2031\tDone", "3\tReport on the price of wicks\tMs Fenn"]
    if between == "|":
        lines.insert(1, "---\t---\t---\t---\t---")
    text = "OIL COMMITTEE - ACTIONS ARISING\n\n" + "\n".join(lines).replace("\t", between) + "\n"
    found = rows(*read(text.encode(), name), lists=False)
    assert [(row.number, row.owner) for row in found] == [("1", "Ms Fenn"), ("2", "Mr Rook"), ("3", "Ms Fenn")]


def test_a_table_of_other_things_below_a_register_is_none_of_it() -> None:
    text = SECTIONS + "\nWhat we spent\n\n| Budget line | Sum |\n|---|---|\n| Oil and wicks | £40 |\n| Rope | £20 |\n"
    assert [row.number for row in rows(*read(text.encode(), "log.md"), lists=False)] == ["1", "1"]


def test_both_dates_of_an_action_that_slipped_are_kept_as_printed() -> None:
    text, items = read(SLIPPED.encode(), "log.md")
    assert items[0].timescale == "31/01/2031; 30/04/2031"
    assert [span.of(text) for field, span in items[0].said if field == "due"] == ["30/04/2031"]
    assert [span.of(text) for field, span in items[0].commitments[0].said if field == "status"] == ["Ongoing", "A"]


def test_a_merged_cell_of_a_word_processor_is_no_number() -> None:
    file = docx.Document()
    table = file.add_table(rows=1, cols=4)
    for cell, words in zip(table.rows[0].cells, ["Theme", "Action", "Owner", "Progress / status"], strict=True):
        cell.text = words
    for row in (
        ("Lamps", "Light the outer beacon by hand", "Keeper", "Complete"),
        ("", "Order a motor", "Pilot", "Late"),
    ):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    out = io.BytesIO()
    file.save(out)
    assert rows(*read(out.getvalue(), "log.docx"), lists=False) == [
        Row("", "Light the outer beacon by hand", "Keeper", None, "done"),
        Row("", "Order a motor", "Pilot", None, "in progress"),
    ]


def test_dates_of_a_spreadsheet_and_a_row_across_it() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Tern Island Council: action log"])
    sheet.append(["No", "Date raised", "Action", "Owner", "Original due", "Revised due", "Status"])
    sheet.append([1, D(2031, 3, 4), "Repair the slipway", "Works", D(2031, 5, 31), D(2031, 7, 31), "In progress"])
    sheet.append(["May meeting"])
    sheet.append([2, D(2031, 5, 6), "Consult on a lamp curfew", "Clerk", D(2031, 9, 30), None, "Not started"])
    out = io.BytesIO()
    book.save(out)
    found = rows(*read(out.getvalue(), "log.xlsx"), lists=True)
    assert [row.due for row in found] == [D(2031, 7, 31), D(2031, 9, 30)]
    assert found[1].list == "May meeting"


AUDIT = """# Audit follow-up: Tolney Tide Authority

| Ref | Recommendation | Management response | Agreed action | Responsible officer | Implementation date | Status |
|---|---|---|---|---|---|---|
| 3.1 | Tide tables should be read twice. | Agreed | A reader will be named. | Pilot | 31 March 2031 | Implemented |
| 3.2 | Old tables should be withdrawn. | Not agreed: they sell. | None | n/a | n/a | Closed, not implemented |
"""


def test_a_tracker_of_recommendations_has_the_position_and_the_action_that_answers() -> None:
    text, (read_twice, withdrawn) = read(AUDIT.encode(), "audit.md")
    assert (read_twice.kind, read_twice.position) == (ItemKind.RECOMMENDATION, "accepted")
    assert [c.span.of(text) for c in read_twice.commitments[1:]] == ["A reader will be named."]
    assert (withdrawn.position, withdrawn.commitments, withdrawn.addressed_to) == ("not accepted", (), "")


FINDINGS = """# Progress against the inspection

| Ref | Finding | Lead | Due (original) | Due (revised) | Position | RAG |
|---|---|---|---|---|---|---|
| F-1 | Too few keepers can swim | Warden Hale | May 2031 | 31 Jan 2032 | Nine have learnt. | Blue |
| F-2 | The store is damp | Warden Hale | Oct 2031 | - | Overdue work began in June and goes on. | Amber |

Key: Blue - complete; Amber - at risk
"""


def test_findings_that_somebody_is_to_see_to_by_a_date() -> None:
    _, (swim, damp) = read(FINDINGS.encode(), "progress.md")
    assert (swim.kind, swim.number, swim.addressed_to) == (ItemKind.RECOMMENDATION, "F-1", "Warden Hale")
    assert (swim.due, swim.timescale) == (D(2032, 1, 31), "May 2031; 31 Jan 2032")
    assert [item.commitments[0].status.value for item in (swim, damp)] == ["done", "in progress"]


NO_REGISTERS = [
    ("findings that nobody owns", "| No | Finding |\n|---|---|\n| 1 | Lamps are lit too late in winter |\n"),
    ("figures", "| Measure | 2030 | 2031 |\n|---|---|---|\n| Lamps lit at dusk | 40 | 50 |\n"),
    ("a key", "# Action key\n\n| Status | Meaning |\n|---|---|\n| Red | The action is overdue |\n"),
    (
        "risks",
        "| Risk | Description | Likelihood | Owner |\n|---|---|---|---|\n| 1 | The quay may flood | High | Pilot |\n",
    ),
    ("people", "| Name | Role | Lead for |\n|---|---|---|\n| Orla Fenn | Mayor of the coast | Lamps |\n"),
]


@pytest.mark.parametrize("text", [case[1] for case in NO_REGISTERS], ids=[case[0] for case in NO_REGISTERS])
def test_other_tables_are_no_registers(text: str) -> None:
    assert [item for item in read(text.encode(), "table.md")[1] if item.kind is not ItemKind.STANDALONE] == []


def test_a_day_above_the_reference_is_no_number() -> None:
    table = (
        "Reed Board - Action Log\n\n"
        "Meeting      Subject          Action                          Lead         Due by     Update\n\n"
        "04.03.31     Nets             Write to the net makers at      Chair        May 2031   Letter sent.\n"
        "RB/31/018                     the long shed.\n\n"
        "04.03.31     Sluice           Report the depth of the         Engineer     June 2031  Not yet due\n"
        "RB/31/021                     sluice to the Board.\n"
    )
    _, items = read(table.encode(), "log.txt")
    assert [item.number for item in items] == ["RB/31/018", "RB/31/021"]
