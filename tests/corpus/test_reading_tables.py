"""Tables of PDFs: ruled all around, across or down only, or not at all; going on over pages; and what is none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph
from reportlab.platypus import Table as Drawing

from corpus.boxes import unpacked
from corpus.layout import blocks_of
from corpus.models import Reading
from corpus.reading import reading_of
from tests.corpus.making import Draw, pdf, together, words
from tests.corpus.papers import said

GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
ACROSS = ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)
ABOVE = ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black)
DOWN = ("LINEAFTER", (0, 0), (-1, -1), 0.5, colors.black)
FRAME = ("BOX", (0, 0), (-1, -1), 0.5, colors.black)
BOLD = ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")
STYLE = getSampleStyleSheet()["BodyText"]

HEAD = ["Ref", "Recommendation", "Progress", "Owner"]
LONG = "The keepers were asked how much oil they hold, and all but two of them have said how much it is."
BODY = [
    ["1", "Mend the lamp at Tolney and test it in the presence of the board", LONG, "Clerk of Works"],
    ["2", "Write to the chandler", "", "Chair"],
    ["3", "Count the oil in every store of the north shore before the winter", LONG, "Warden"],
]


def table(rows: Sequence[Sequence[str]], *style: object, top: float = 760, widths: Sequence[float] = ()) -> Draw:
    """Draws a table whose cells wrap; its header is bold."""

    def draw(canvas: Canvas) -> None:
        widths_ = list(widths) or [40, 150, 180, 90][: len(rows[0])]
        bold = [f"<b>{cell}</b>" for cell in rows[0]] if rows[0] == HEAD else rows[0]
        cells = [[Paragraph(cell.replace("\n", "<br/>"), STYLE) for cell in row] for row in (bold, *rows[1:])]
        drawing = Drawing(cells, colWidths=widths_, style=[TOP, *style])
        _, height = drawing.wrapOn(canvas, 500, 700)
        drawing.drawOn(canvas, 60, top - height)

    return draw


def read(*pages: Draw) -> Reading:
    return reading_of(pdf(*pages), "log.pdf")


def rows_of(reading: Reading) -> list[list[str]]:
    return [[said(cell, reading.text) for cell in block.cells] for block in blocks_of(reading) if block.cells]


@pytest.mark.parametrize(
    "style",
    [
        pytest.param([GRID], id="a grid"),
        pytest.param([ABOVE, ACROSS], id="strokes across"),
        pytest.param([FRAME, DOWN], id="strokes down"),
        pytest.param([], id="no strokes"),
    ],
)
def test_rows_come_whole_whatever_they_are_ruled_with(style: list[object]) -> None:
    reading = read(together(words(["Log of the board"], top=790), table([HEAD, *BODY], *style)))
    assert rows_of(reading) == [HEAD, *BODY]


@pytest.mark.parametrize("style", [pytest.param([GRID], id="a grid"), pytest.param([], id="no strokes")])
def test_a_row_goes_on_over_the_page_under_the_same_header(style: list[object]) -> None:
    first = together(table([HEAD, *BODY], *style), words(["Tide House, 2 Quay Road, Saltmarsh"], top=40))
    rest = ["", "", "They will be asked again in spring, said the board.", ""]
    last = ["4", "Paint the punt", "It has been painted green.", "Warden"]
    reading = read(first, together(table([rest, last], *style), words(["Tide House, 2 Quay Road, Saltmarsh"], top=40)))
    assert rows_of(reading) == [
        HEAD,
        *BODY[:2],
        [*BODY[2][:2], f"{LONG} {rest[2]}", "Warden"],
        last,
    ]


def test_a_single_row_on_a_page_of_its_own_is_the_end_of_the_row_before() -> None:
    rest = ["", "", "They will be asked again in spring, said the board.", ""]
    reading = read(table([HEAD, *BODY], GRID), table([rest], GRID))
    assert rows_of(reading)[-1] == [*BODY[2][:2], f"{LONG} {rest[2]}", "Warden"]


def test_bullets_in_a_cell_are_parted() -> None:
    cell = "• Lamps have been lit from one end of the shore to the other.\n• Oil has been bought."
    reading = read(table([HEAD, ["1", "Mend it", cell, "Chair"], BODY[1]], GRID))
    assert "| • Lamps have been lit from one end of the shore to the other.<br>• Oil has been bought. |" in reading.text


def test_a_label_beside_several_rows_is_carried_down() -> None:
    data = [
        ["Theme", "Action", "Owner"],
        ["Lamps", "Mend it", "Chair"],
        ["", "Light it", "Clerk"],
        ["Oil", "Buy it", "Clerk"],
    ]
    reading = read(table(data, GRID, ("SPAN", (0, 1), (0, 2)), widths=[80, 150, 80]))
    assert rows_of(reading)[1:] == [
        ["Lamps", "Mend it", "Chair"],
        ["Lamps", "Light it", "Clerk"],
        ["Oil", "Buy it", "Clerk"],
    ]


def test_rows_that_no_stroke_parts_are_read_line_by_line() -> None:
    """Strokes around the header and the body only."""
    data = [["Ward", "2030", "2031"], ["Holme", "12", "1,204"], ["Tolney", "7", "98"], ["Wick", "31", "7"]]
    strokes = [FRAME, DOWN, ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black)]
    assert rows_of(read(table(data, *strokes, widths=[80, 60, 60]))) == data


def test_sums_in_columns_are_a_table_without_header_or_strokes() -> None:
    data = [
        ["Rope", "3 May 2031", "£40.00"],
        ["Tar and oakum", "4 May 2031", "£9.50"],
        ["Oil", "9 June 2031", "£120.75"],
    ]
    assert rows_of(read(table(data, widths=[150, 100, 80]))) == data


def test_text_beside_a_heading_in_the_margin_right_below_a_table_is_none_of_it() -> None:
    rows = [["Keepers", "Ways and means"], ["Board", "Letters, laws"], ["Warden", "Rules, orders"], ["Chair", "Notes"]]

    def strokes(canvas: Canvas) -> None:
        for n in range(5):
            canvas.line(200, 711 - 14 * n, 500, 711 - 14 * n)

    columns_ = [
        words(column, x=x, top=700, size=9) for column, x in zip(zip(*rows, strict=True), (202, 340), strict=True)
    ]
    source = words(["Source: the board."], x=202, top=644, size=6)
    margin = words(["Lamps of the", "north shore", "and their oil"], x=60, top=612, size=14, leading=16)
    text = words(["The keepers hold oil enough for the winter, they", "say, and the board has"] * 3, x=202, top=615)

    assert rows_of(read(together(strokes, *columns_, source, margin, text))) == rows


def test_a_cell_that_runs_over_is_cut_under_its_header() -> None:
    names = [f"Keeper {n}" for n in range(20)]
    names[7] = "Keeper of the north light"
    page = together(
        words(["Name", *names], x=60),
        words(["Post", *["Warden"] * 20], x=115),
        words(["Paid", *["£40.00"] * 20], x=300),
    )
    found = rows_of(read(page))
    assert [row for row in found if len(row) != 3] == []
    assert found[0] == ["Name", "Post", "Paid"] and found[1] == ["Keeper 0", "Warden", "£40.00"]


def test_a_word_of_a_cell_is_boxed_where_it_is_printed() -> None:
    reading = read(table([HEAD, *BODY], GRID))
    boxes = {box.span.of(reading.text): box for box in unpacked(reading.boxes[0], 0)}
    assert 60 < boxes["Ref"].x0 < boxes["Recommendation"].x0 < boxes["Progress"].x0 < boxes["Owner"].x0 < 520
    assert boxes["Tolney"].y0 > boxes["Ref"].y1
    assert all(box.span.of(reading.text).strip() for box in boxes.values())


def columns(*texts: str, size: float = 9) -> Draw:
    """Running text side by side."""
    wide = 460 / len(texts)
    return together(
        *(
            words(
                [text[n : n + int(wide / 5)] for n in range(0, len(text), int(wide / 5))],
                x=60 + n * (wide + 15),
                size=size,
            )
            for n, text in enumerate(texts)
        )
    )


def boxes_of_a_drawing(canvas: Canvas) -> None:
    for x, y in ((100, 600), (300, 600), (200, 500)):
        canvas.rect(x, y, 90, 40)
        canvas.drawString(x + 5, y + 20, "A lamp")
    canvas.line(190, 620, 300, 620)
    canvas.line(245, 540, 245, 620)


PROSE = (
    "The board met on the quay and sat long into the evening, for the keepers had much to say of oil and wicks. " * 6
)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(columns(PROSE, PROSE), id="two columns"),
        pytest.param(columns(PROSE, PROSE, PROSE), id="three columns"),
        pytest.param(
            together(
                words(["Jo Hale", "Keeper of Lamps", "2 Quay Road", "SM1 2AB", "3 May 2031"]),
                words(["Ann Reed", "Warden", "7 Mill Lane", "HO2 3CD", "4 May 2031"], x=320),
            ),
            id="addresses",
        ),
        pytest.param(
            together(
                words([f"{n}. Lamps of the shore {'.' * 60}" for n in range(1, 9)]),
                words([f"{2 * n}" for n in range(1, 9)], x=480),
            ),
            id="contents",
        ),
        pytest.param(
            together(
                words([f"{n}.{n}" for n in range(1, 9)], leading=28),
                words([PROSE[:80]] * 8, x=110, leading=28, size=9),
            ),
            id="numbered paragraphs",
        ),
        pytest.param(
            together(
                *(
                    words([head, "lamps of the north quay", "and the ferry sails so that"], x=60 + 170 * n, size=9)
                    for n, head in enumerate(
                        ("the quay. Action by the board", "oil by autumn and north", "in winter. By the")
                    )
                )
            ),
            id="the last lines of three columns",
        ),
        pytest.param(
            boxes_of_a_drawing,
            id="boxes of a drawing",
        ),
    ],
)
def test_what_is_no_table(page: Draw) -> None:
    assert rows_of(read(page)) == []
