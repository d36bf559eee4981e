"""Sheets of rows: their title lines speak for them, their cells do not."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook

from corpus.models import Description
from corpus.parsing import parsed_of

ROWS = (
    ("Ref", "Action", "Owner", "Due", "Status"),
    ("1", "Mend the north light", "AB", "31 March 2031", "Open"),
    ("2", "Send the minutes of the meeting held on 4 May 2030", "CD", "30 June 2031", "Closed"),
)


def csv(*lines: tuple[str, ...]) -> bytes:
    return "\n".join(",".join(cells) for cells in lines).encode()


def described(data: bytes, name: str = "harbour.csv") -> Description:
    return parsed_of(data, name).description


def workbook(title: str, lines: tuple[tuple[str, ...], ...]) -> bytes:
    book = Workbook()
    assert book.active is not None
    book.active.title = title
    for line in lines:
        book.active.append(line)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_log_without_a_title_has_the_name_of_its_file_and_no_date() -> None:
    about = described(csv(*ROWS))
    assert (about.title.value, about.kind.value, about.date.value) == ("harbour.csv", "action log", "")
    assert about.title.inferred and about.kind.inferred
    assert about.kind.reason == "its columns are those of an action log"


def test_the_lines_above_its_columns_speak_for_it() -> None:
    about = described(csv(("Harbour Board action log",), ("As at 4 May 2031",), *ROWS))
    assert about.title.value.startswith("Harbour Board action log")
    assert about.date.value == "2031-05-04"
    assert not about.kind.inferred


def test_a_list_of_other_things_is_no_action_log() -> None:
    about = described(csv(("Lamp", "Colour", "Status"), ("North", "red", "lit"), ("South", "green", "dark")))
    assert about.kind.value == "report"


@pytest.mark.parametrize(("sheet", "title"), [("Sheet1", "harbour.xlsx"), ("Harbour actions", "Harbour actions")])
def test_a_workbook_is_called_by_its_sheet_where_somebody_named_it(sheet: str, title: str) -> None:
    about = described(workbook(sheet, ROWS), "harbour.xlsx")
    assert (about.title.value, about.kind.value) == (title, "action log")
