"""PDFs with a text layer: pages, damage, limits, and the order in which their words are read."""

from __future__ import annotations

import logging
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, RectangleObject, StreamObject
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import ReadingError
from corpus.reading import pdf as pdf_module
from corpus.reading import read, reading_of
from corpus.reading.scans import ocr
from tests.corpus.making import (
    HEIGHT,
    SENTENCE,
    blank,
    encrypted,
    labelled,
    letter_pdf,
    pdf,
    scan,
    together,
    words,
    written,
)

LONG = [f"{SENTENCE}"] * 4


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "missing", lambda: "no OCR here")


def test_pdf_pages_are_slices_of_the_text() -> None:
    reading = reading_of(pdf(words(["One."]), words(["Two."]), words(["Three."])), "pack.pdf")

    assert reading.format == "pdf"
    assert reading.text == "One.\n\fTwo.\n\fThree."
    assert [page.span.of(reading.text) for page in reading.pages] == ["One.", "Two.", "Three."]
    assert [page.label for page in reading.pages] == ["", "", ""]


def test_pdf_keeps_the_page_numbers_printed_in_it() -> None:
    reading = reading_of(labelled(pdf(words(["One."]), words(["Two."])), first=7), "pack.pdf")

    assert [page.label for page in reading.pages] == ["7", "8"]


def test_pdf_is_known_by_its_content_and_not_its_name(tmp_path: Path) -> None:
    assert read(written(tmp_path, "letter.txt", letter_pdf())).format == "pdf"


def test_a_wider_gap_parts_paragraphs() -> None:
    lines = ["The light is dark and the", "board will mend it.", "", "The ferry sails as", "it always has."]

    reading = reading_of(pdf(words(lines)), "letter.pdf")

    assert reading.text == ("The light is dark and the\nboard will mend it.\n\nThe ferry sails as\nit always has.")


def test_lines_set_widely_are_still_one_paragraph() -> None:
    reading = reading_of(
        pdf(words(["The light is dark and", "the board will mend", "it by June."], leading=22)), "x.pdf"
    )

    assert "\n\n" not in reading.text


def test_a_heading_in_bold_parts_from_its_text() -> None:
    heading = words(["Recommendation 4"], top=700, font="Helvetica-Bold")
    text = words(["Mend the north light", "before the winter."], top=686)

    reading = reading_of(pdf(together(heading, text)), "x.pdf")

    assert reading.text == "Recommendation 4\n\nMend the north light\nbefore the winter."


def test_what_is_drawn_out_of_order_is_read_in_order() -> None:
    foot = words(["17"], top=40)
    box = words(["Recommendation 9", "Paint the buoys."], top=300)
    above = words(["The board met in May", "and agreed the plan."], top=700)
    below = words(["They will be painted", "by the autumn."], top=200)

    reading = reading_of(pdf(together(foot, box, above, below)), "x.pdf")

    assert reading.text.split("\n\n") == [
        "The board met in May\nand agreed the plan.",
        "Recommendation 9\nPaint the buoys.",
        "They will be painted\nby the autumn.",
        "17",
    ]


def test_columns_are_read_one_after_the_other() -> None:
    left = words([f"left hand text of the board {n}" for n in range(12)], x=60)
    right = words([f"right hand text of the board {n}" for n in range(12)], x=320)

    reading = reading_of(pdf(together(left, right)), "x.pdf")

    assert [line.split()[0] for line in reading.text.split("\n") if line] == ["left"] * 12 + ["right"] * 12


def test_a_heading_in_the_margin_comes_before_the_text_beside_it() -> None:
    first = words(["The first text of the board,", "in two lines."], x=220, top=700)
    second = words(["The second text of the board,", "in two lines."], x=220, top=600)
    margin = words(["Conclusions"], x=40, top=600)

    reading = reading_of(pdf(together(first, second, margin)), "x.pdf")

    assert reading.text.split("\n\n")[1] == "Conclusions"


CELLS = [["Ref", "What was promised", "Due"], ["H1", "Mend the north|light", "30 June 2031"], ["", "Paint", ""]]
ROWS = "| Ref | What was promised | Due |\n| H1 | Mend the north\\|light | 30 June 2031 |\n|  | Paint |  |"


def table(canvas: Canvas) -> None:
    for row, line in enumerate(CELLS):
        for column, cell in enumerate(line):
            canvas.rect(72 + 140 * column, 700 - 40 * row, 140, 40)
            canvas.drawString(76 + 140 * column, 720 - 40 * row, cell)


def test_a_ruled_table_becomes_rows_of_markdown() -> None:
    page = together(words(["Before the table"], top=780), table, words(["After it"], top=500))

    assert reading_of(pdf(page), "x.pdf").text == f"Before the table\n\n{ROWS}\n\nAfter it"


@pytest.mark.parametrize("rotation", [0, 90])
@pytest.mark.parametrize("box", [(0, 0, 842, 842), (-50, -30, 850, 900), (10, 20, 850, 830)])
def test_a_table_is_found_however_the_page_lies(rotation: int, box: tuple[float, ...]) -> None:
    def turned(canvas: Canvas) -> None:
        if rotation:
            canvas.translate(842, 0)
            canvas.rotate(rotation)
        table(canvas)

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(turned))))
    writer.pages[0].mediabox = writer.pages[0].cropbox = RectangleObject(box)
    writer.pages[0].rotate(rotation)

    assert reading_of(_bytes(writer), "x.pdf").text == ROWS


def test_a_box_around_text_is_no_table() -> None:
    def boxed(canvas: Canvas) -> None:
        for n in range(3):
            canvas.rect(60, 690 - 100 * n, 400, 90)

    page = together(boxed, words(["Recommendation 2", "Paint the buoys."], top=760))

    assert reading_of(pdf(page), "x.pdf").text == "Recommendation 2\nPaint the buoys."


def test_a_page_on_its_side_is_read_upright() -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.rotate(90)
        for n, line in enumerate(["The first line of", "the text is here.", "", "A second text."]):
            canvas.drawString(72, -100 - 14 * n, line)

    reading = reading_of(pdf(sideways), "x.pdf")

    assert reading.text == "The first line of\nthe text is here.\n\nA second text."


def test_pages_without_text_are_named_and_told_apart(without_ocr: None) -> None:
    stamped = together(scan, words(["Item 5, page 3"]))

    reading = reading_of(pdf(words(LONG), scan, blank, stamped, words(["A short page."])), "pack.pdf")

    assert [page.number for page in reading.pages if not page.has_text] == [2, 3, 4]
    assert reading.warnings == (
        "page 2: a picture without text (a scan?)",
        "page 3: blank",
        "page 4: a picture with next to no text (a scan?)",
        "no OCR here",
    )
    assert [page.doubt for page in reading.pages] == [
        "",
        "a picture without text (a scan?)",
        "blank",
        "a picture with next to no text (a scan?)",
        "",
    ]


def test_a_letter_with_a_crest_is_no_scan() -> None:
    def crest(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(250, HEIGHT - 90)
        canvas.scale(0.1, 0.1)
        scan(canvas)
        canvas.restoreState()

    reading = reading_of(pdf(together(crest, words(["Dear Warden,", "The light is mended."]))), "letter.pdf")

    assert reading.pages[0].has_text


def test_progress_is_told_page_by_page() -> None:
    heard: list[tuple[int, int]] = []

    reading_of(pdf(words(["One."]), words(["Two."])), "x.pdf", lambda page, pages: heard.append((page, pages)))

    assert heard == [(1, 2), (2, 2)]


def test_a_pdf_locked_only_against_changes_is_read() -> None:
    assert SENTENCE in reading_of(encrypted(letter_pdf(), password=""), "letter.pdf").text


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "MOST_PAGES", 2)

    with pytest.raises(ReadingError, match="3 pages; the most that is read is 2: split it"):
        reading_of(pdf(*[words(["One."])] * 3), "long.pdf")


def test_a_pdf_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "MOST_SECONDS", -60.0)

    with pytest.raises(ReadingError, match="split the file"):
        reading_of(letter_pdf(), "slow.pdf")


def test_a_damaged_page_is_named_and_the_others_are_read() -> None:
    whole = pdf(*[words([f"Light {n} is mended. {SENTENCE}"]) for n in range(3)])
    packer = zlib.compressobj()
    half = packer.compress(_content(whole, 2)) + packer.flush(zlib.Z_SYNC_FLUSH) + b"\xff" * 40
    log = _Log()
    logging.getLogger().addHandler(log)

    reading = reading_of(_with_contents(whole, {1: ("/NoSuch", b"x"), 2: ("/FlateDecode", half)}), "x.pdf")

    assert [page.has_text for page in reading.pages] == [True, False, True]
    assert reading.warnings == (
        "page 2: damaged, could not be read (NotImplementedError)",
        "page 3: damaged, some of its text may be missing",
    )
    logging.getLogger().removeHandler(log)
    assert log.records == []


class _Log(logging.Handler):
    """What reaches the log of a program that embeds us (pytest's own caplog hears more than that)."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def _content(data: bytes, page: int) -> bytes:
    content = PdfReader(BytesIO(data)).pages[page].get_contents()
    assert content is not None
    return content.get_data()


def _with_contents(data: bytes, contents: dict[int, tuple[str, bytes]]) -> bytes:
    """The same PDF with other content streams, each given by its filter and its bytes."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    for page, (filter_, content) in contents.items():
        stream = StreamObject()
        stream.set_data(content)
        stream[NameObject("/Filter")] = NameObject(filter_)
        writer.pages[page][NameObject("/Contents")] = writer._add_object(stream)
    return _bytes(writer)


def _bytes(writer: PdfWriter) -> bytes:
    made = BytesIO()
    writer.write(made)
    return made.getvalue()
