"""Spreadsheets and tables: each sheet a heading and a table, its values as printed."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from corpus.errors import NoText, ReadingError
from corpus.models import Reading
from corpus.reading import reading_of, sheets
from corpus.reading.printed_values import printed
from tests.corpus.packing import changed, parts_of


def xlsx(build: Callable[[Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    build(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def read(build: Callable[[Workbook], None]) -> Reading:
    return reading_of(xlsx(build), "log.xlsx")


def log(book: Workbook) -> None:
    sheet = book.active
    sheet.title = "Actions"
    for row in (
        ["Action log as at 3 March 2031"],
        [],
        ["Ref", None, "Action", "Owner", "Due"],
        [1, None, "Mend | the\nlight", "MH", date(2031, 3, 31)],
        [2, None, "Paint the buoys", None, datetime(2031, 5, 1)],
    ):
        sheet.append(row)
    sheet["E5"].number_format = "mmm-yy"
    sheet.merge_cells("A1:E1")
    sheet.merge_cells("D4:D5")


def test_a_log_is_a_heading_its_title_lines_and_a_table() -> None:
    reading = read(log)

    assert reading.format == "xlsx" and reading.warnings == ()
    assert reading.text == (
        "# Actions\n\nAction log as at 3 March 2031\n\n| Ref | Action | Owner | Due |\n| --- | --- | --- | --- |\n"
        "| 1 | Mend \\| the<br>light | MH | 31 March 2031 |\n| 2 | Paint the buoys | MH | May 2031 |"
    )


@pytest.mark.parametrize(
    "value, shown_as, expected",
    [
        (date(2031, 3, 31), "dd/mm/yyyy", "31 March 2031"),
        (datetime(2031, 3, 31, 14, 30), "dd/mm/yyyy hh:mm", "31 March 2031 14:30"),
        (datetime(2031, 3, 31, 14, 30), "dd/mm/yyyy", "31 March 2031"),
        (datetime(2031, 3, 31), '[$-809]mmmm" "yyyy;@', "March 2031"),
        (datetime(2031, 3, 31), "yyyy", "2031"),
        (time(9, 15), "h:mm", "09:15"),
        (0.455, "0%", "46%"),
        (0.455, "0.0%", "45.5%"),
        (4500.5, '"£"#,##0.00', "£4,500.50"),
        (-4500, "[$£-809]#,##0;[Red]-[$£-809]#,##0", "-£4,500"),
        (1234567, "#,##0", "1,234,567"),
        (7, "000", "007"),
        (7.0, "General", "7"),
        (0.1 + 0.2, "General", "0.3"),
        (True, "General", "TRUE"),
        ("#REF!", "General", "#REF!"),
    ],
)
def test_values_are_as_printed(value: object, shown_as: str, expected: str) -> None:
    assert printed(value, shown_as) == expected


def test_what_is_hidden_or_not_stored_is_told() -> None:
    def build(book: Workbook) -> None:
        log(book)
        book.active["E4"] = "=TODAY()"
        book.active["A4"].comment = Comment("why?", "MH")
        book.active.row_dimensions[5].hidden = True
        book.active.column_dimensions["D"].hidden = True
        hidden = book.create_sheet("Lists")
        hidden["A1"] = "choices"
        hidden.sheet_state = "hidden"

    reading = read(build)

    assert "choices" not in reading.text and "Paint the buoys" in reading.text
    assert [warning.split(":")[0] for warning in reading.warnings] == [
        "the sheet 'Actions' has hidden rows or columns (1 and 1)",
        "the sheet 'Actions' has 1 formulas without a stored result, which read as empty",
        "the sheet 'Lists' is hidden and is left out",
        "comments on cells are left out",
    ]


def test_the_stored_result_of_a_formula_is_read() -> None:
    data = xlsx(lambda book: book.active.append(["Total", "=1+1"]))

    sheet = "xl/worksheets/sheet1.xml"
    empty = "<v></v>" if b"<v></v>" in parts_of(data)[sheet] else "<v/>"
    reading = reading_of(changed(data, sheet, empty, "<v>2</v>"), "a.xlsx")

    assert reading.text.endswith("| Total | 2 |\n| --- | --- |") and reading.warnings == ()


def test_sheets_that_reach_beyond_sense_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = "xl/worksheets/sheet1.xml"
    data = xlsx(log)

    with pytest.raises(ReadingError, match="more than 1,000 columns"):
        reading_of(changed(data, sheet, 'r="C4"', 'r="XFD4"'), "log.xlsx")
    with pytest.raises(ReadingError, match="a row numbered 4,000,000,000"):
        reading_of(changed(data, sheet, '<row r="4"', '<row r="4000000000"'), "log.xlsx")
    assert "Mend" in reading_of(changed(data, sheet, 'ref="A1:E5"', 'ref="A1:XFD1048576"'), "log.xlsx").text
    monkeypatch.setattr(sheets, "MOST_CELLS", 5)
    with pytest.raises(ReadingError, match="more than 5 cells"):
        reading_of(data, "log.xlsx")


def test_a_merger_of_a_million_rows_costs_nothing() -> None:
    data = changed(xlsx(log), "xl/worksheets/sheet1.xml", 'ref="D4:D5"', 'ref="D4:D1048576"')

    assert reading_of(data, "log.xlsx").text.count("MH") == 2


@pytest.mark.parametrize(
    "text, name",
    {
        "commas": ('Ref,Action,Due\r\n1,"Mend, | the\nlight",1 May 2031\r\n\r\n2,Paint,June\r\n', "log.csv"),
        "semicolons": ("Ref;Action;Due\n1;\"Mend, | the\nlight\";1 May 2031\n2;Paint;June\n", "log.csv"),
        "tabs": ("Ref\tAction\tDue\n1\t\"Mend, | the\nlight\"\t1 May 2031\n2\tPaint\tJune\n", "log.tsv"),
        "told": ("sep=;\nRef;Action;Due\n1;\"Mend, | the\nlight\";1 May 2031\n2;Paint;June\n", "log.csv"),
        "marked": ("\ufeffRef,Action,Due\n1,\"Mend, | the\nlight\",1 May 2031\n2,Paint,June\n", "log.csv"),
    }.values(),
)  # fmt: skip
def test_a_table_in_a_text_file(text: str, name: str) -> None:
    reading = reading_of(text.encode(), name)

    assert reading.format == "csv"
    assert reading.text == (
        "| Ref | Action | Due |\n| --- | --- | --- |\n| 1 | Mend, \\| the<br>light | 1 May 2031 |\n| 2 | Paint | June |"
    )


def test_a_table_in_an_older_encoding_is_told() -> None:
    reading = reading_of("Ref,Cost\n1,£450 – agreed\n".encode("cp1252"), "log.csv")

    assert "£450 – agreed" in reading.text and "read as Windows-1252" in reading.warnings[0]


def test_refused() -> None:
    with pytest.raises(NoText, match="no text in this table"):
        reading_of(b",,\n,,\n", "log.csv")
    with pytest.raises(ReadingError, match="more than 1,000 columns"):
        reading_of(b"a," * 2_000, "log.csv")
    with pytest.raises(NoText, match="no text in this Excel workbook"):
        read(lambda book: None)
