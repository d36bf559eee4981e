"""The round trip: what pdfium finds under the boxes of a stored span are the span's own words."""

from __future__ import annotations

import ctypes
import random
import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2.raw as pdfium
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    RectangleObject,
    TextStringObject,
)
from pypdfium2 import PdfDocument, PdfPage
from reportlab.pdfgen.canvas import Canvas

from corpus.boxes import covering, unpacked
from corpus.models import Page, Reading, Span
from corpus.reading import reading_of
from corpus.reading.pdf.letters import readable
from tests.corpus.making import pdf, together, words
from tests.corpus.test_reading_pdf_layout import NOTES, rows, wrapped

COLUMNS = together(rows([wrapped("Left", 220), wrapped("Right", 220)], 60, 240), words(NOTES, top=120, size=7))
_EDGE = 0.3  # points
_UNLIKE = re.compile(r"[\s•▪➢✓◦\uf000-\uf0ff|\\]|<br>")


def _letters(page: PdfPage) -> Iterator[tuple[float, float, str]]:
    """Each letter of a page that is shown as its file says (no crop, no turn), with its middle, from the top left."""
    textpage = page.get_textpage()
    edges = [ctypes.c_double() for _ in range(4)]
    for n in range(pdfium.FPDFText_CountChars(textpage.raw)):
        letter = chr(pdfium.FPDFText_GetUnicode(textpage.raw, n))
        pdfium.FPDFText_GetCharBox(textpage.raw, n, *map(ctypes.byref, edges))
        left, right, bottom, top = (edge.value for edge in edges)
        x, y = ctypes.c_int(), ctypes.c_int()
        size = (round(page.get_width() * 100), round(page.get_height() * 100))
        middle = ((left + right) / 2, (bottom + top) / 2)
        pdfium.FPDF_PageToDevice(page.raw, 0, 0, *size, 0, *middle, ctypes.byref(x), ctypes.byref(y))
        yield x.value / 100, y.value / 100, letter


def _same(text: str) -> str:
    return _UNLIKE.sub("", unicodedata.normalize("NFKC", readable(text)))


def _misses(data: bytes, reading: Reading, page: Page, count: int) -> list[tuple[str, str]]:
    """Random spans of whole words whose boxes hold other letters than theirs."""
    with PdfDocument(data) as document:
        letters = [(x, y, c) for x, y, c in _letters(document[page.number - 1]) if not c.isspace()]
    boxes = unpacked(reading.boxes[page.number - 1], page.span.start)
    found = list(re.finditer(r"\S+", page.span.of(reading.text)))
    die = random.Random(7)
    misses = []
    for _ in range(count):
        first = die.randrange(len(found))
        last = min(first + die.randrange(12), len(found) - 1)
        span = Span(page.span.start + found[first].start(), page.span.start + found[last].end())
        under = "".join(
            letter
            for box in covering(boxes, span)
            for x, y, letter in letters
            if box.x0 - _EDGE <= x <= box.x1 + _EDGE and box.y0 - _EDGE <= y <= box.y1 + _EDGE
        )
        if _same(under) != _same(span.of(reading.text)):
            misses.append((span.of(reading.text), under))
    return misses


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("box", [(0, 0, 595, 842), (-40, -30, 700, 900), (20, 10, 590, 840)])
def test_the_words_stand_under_their_boxes_however_the_page_lies(rotation: int, box: tuple[float, ...]) -> None:
    data = _laid(pdf(COLUMNS), rotation, box)

    reading = reading_of(data, "x.pdf")

    assert "Left the board met" in reading.text
    assert not _misses(data, reading, reading.pages[0], 60)


def test_a_page_drawn_on_its_side_has_its_boxes_as_it_is_shown() -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.rotate(90)
        words(["The first line of the text", "and the second one."], x=72, top=-100)(canvas)

    data = pdf(sideways)
    reading = reading_of(data, "x.pdf")

    assert reading.text == "The first line of the text\nand the second one."
    assert not _misses(data, reading, reading.pages[0], 20)


def test_the_real_documents_make_the_round_trip(shared: Path) -> None:
    tried = missed = 0
    for path in sorted((shared / "corpus" / "more").glob("*.pdf")):
        data = path.read_bytes()
        reading = reading_of(data, path.name) if b"/Font" in data or len(data) < 2_000_000 else None
        for page in [page for page in (reading.pages if reading else ()) if page.has_text and page.confidence is None]:
            tried += 5
            missed += len(_misses(data, reading, page, 5)) if reading else 0
    assert tried > 300
    assert missed <= 0.01 * tried


def test_form_fields_are_read_with_their_names() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(words(["Request to mend a light"])))))
    fields = ArrayObject(
        [
            _field(writer, "asked", "Asked by", "/Tx", TextStringObject("Jo of the quay"), (72, 600, 272, 620)),
            _field(writer, "urgent", "Urgent", "/Btn", NameObject("/Yes"), (72, 560, 84, 572)),
            _field(writer, "paid", "Paid", "/Btn", NameObject("/Off"), (72, 540, 84, 552)),
            _field(writer, "due", "", "/Ch", TextStringObject("June 2031"), (72, 520, 172, 540)),
        ]
    )
    writer.pages[0][NameObject("/Annots")] = fields
    form = DictionaryObject({NameObject("/Fields"): fields, NameObject("/NeedAppearances"): BooleanObject(True)})
    writer.root_object[NameObject("/AcroForm")] = form

    reading = reading_of(_bytes(writer), "form.pdf")

    assert reading.text == "Request to mend a light\n\nAsked by: Jo of the quay\nUrgent: yes\ndue: June 2031"
    start = reading.text.index("Jo of")
    boxes = covering(unpacked(reading.boxes[0], 0), Span(start, start + len("Jo of the quay")))
    assert boxes[0].x0 == pytest.approx(72)
    assert boxes[-1].x1 == pytest.approx(272)
    assert {(box.y0, box.y1) for box in boxes} == {(222.0, 242.0)}


def _field(
    writer: PdfWriter, name: str, told: str, kind: str, value: TextStringObject | NameObject, place: tuple[float, ...]
) -> IndirectObject:
    field = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject(kind),
            NameObject("/T"): TextStringObject(name),
            NameObject("/V"): value,
            NameObject("/Rect"): ArrayObject(map(FloatObject, place)),
        }
    )
    if told:
        field[NameObject("/TU")] = TextStringObject(told)
    if kind == "/Btn":
        field[NameObject("/AS")] = value
    return writer._add_object(field)


def _laid(data: bytes, rotation: int, box: tuple[float, ...]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.pages[0].mediabox = writer.pages[0].cropbox = RectangleObject(box)
    writer.pages[0].rotate(rotation)
    return _bytes(writer)


def _bytes(writer: PdfWriter) -> bytes:
    made = BytesIO()
    writer.write(made)
    return made.getvalue()
