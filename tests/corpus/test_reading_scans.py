"""Scans as documents: read page by page where OCR is installed, else listed or refused with the command."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.boxes import covering, unpacked
from corpus.errors import NoText
from corpus.models import Reading, Span
from corpus.reading.pdf import read_pdf
from corpus.reading.pdf.textlayer import drawn
from corpus.reading.pdf.words import Sheet
from corpus.reading.scans import ocr
from corpus.reading.scans.legibility import are_poor
from tests.corpus.making import SENTENCE, Draw, blank, pdf, together, words
from tests.corpus.scans import LETTER, askew, grainy, pictured, scanned, turned

needs_tesseract = pytest.mark.skipif(bool(ocr.missing()), reason="no OCR here: " + ocr.missing())
TEXT = " ".join(" ".join(LETTER).split())
COMMAND = "reading scans needs Bywhen's extra for OCR (pip install 'bywhen[ocr]')"


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "missing", lambda: COMMAND)


def _photograph(lines: Draw, *spoil: Callable[[Image.Image], Image.Image]) -> Draw:
    """A page of text as a picture."""
    with pdfium.PdfDocument(pdf(lines)) as document:
        image = document[0].render(scale=200 / 72, grayscale=True).to_pil()
    for way in spoil:
        image = way(image)
    return pictured(image)


def _hidden(lines: list[str]) -> Draw:
    """The text that OCR lays under a picture: there, but not painted."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 770)
        text.setFont("Helvetica", 11, 14)
        text.setTextRenderMode(3)
        for line in lines:
            text.textLine(line)
        canvas.drawText(text)

    return draw


def _outlines(canvas: Canvas) -> None:
    """Words drawn as shapes: a row of bars stands for them."""
    for n in range(300):
        canvas.rect(72 + n % 60 * 7, 700 - n // 60 * 20, 3, 9, fill=1)


def _flat(reading: Reading) -> str:
    return " ".join(reading.text.split())


@needs_tesseract
def test_a_scan_is_read_and_marked_with_its_confidence() -> None:
    reading = read_pdf(scanned(pdf(words(LETTER)), grainy(10), askew(1)))

    assert _flat(reading) == TEXT
    assert reading.pages[0].has_text
    assert 0.9 < (reading.pages[0].confidence or 0) <= 1
    assert re.fullmatch(r"page 1: read from a picture by OCR \(mean confidence 9\d%\)", reading.warnings[0])


@needs_tesseract
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_quote_from_a_scan_is_boxed_on_the_picture_of_its_page(quarters: int) -> None:
    reading = read_pdf(scanned(pdf(words(LETTER)), turned(quarters)))
    at = reading.text.index("30 June 2031")
    (page,) = reading.pages

    boxes = covering(unpacked(reading.boxes[0], page.span.start), Span(at, at + len("30 June 2031")))

    with pdfium.PdfDocument(pdf(words(LETTER))) as document:
        printed = [word for word in drawn(document[0]).sheet.words if word.text in {"30", "June"}]
    upright = Sheet((), 595, 842, -quarters % 4)
    for word, box in zip(printed, boxes, strict=False):
        true = upright.as_shown(word.x0, word.y0, word.x1, word.y1)
        assert (box.x0, box.y0, box.x1, box.y1) == pytest.approx(true, abs=2.5)
    assert len(boxes) == 3


@needs_tesseract
def test_a_document_of_both_is_read_page_by_page() -> None:
    reading = read_pdf(pdf(words([SENTENCE] * 4), _photograph(words(LETTER)), blank, _photograph(blank, grainy(4))))

    assert [page.has_text for page in reading.pages] == [True, True, False, False]
    assert [page.confidence is None for page in reading.pages] == [True, False, True, True]
    assert TEXT in _flat(reading)
    assert set(reading.warnings[:2]) == {
        "page 3: blank",
        "page 4: a picture in which no words were found (a blank page, a photograph?)",
    }


def test_without_ocr_the_pages_that_are_pictures_are_listed_with_the_command(without_ocr: None) -> None:
    reading = read_pdf(
        pdf(words([SENTENCE] * 4), _photograph(words(LETTER)), _photograph(words(LETTER)), words([SENTENCE] * 4))
    )

    assert [page.has_text for page in reading.pages] == [True, False, False, True]
    assert reading.warnings == ("pages 2, 3: a picture without text (a scan?)", COMMAND)


def test_without_ocr_a_document_of_pictures_is_refused_with_the_command(without_ocr: None) -> None:
    with pytest.raises(NoText, match=r"none of its 2 pages has text.*a scan, and reading scans needs.*bywhen\[ocr\]"):
        read_pdf(pdf(_photograph(words(LETTER)), _photograph(words(LETTER))))


FRAMES: dict[str, Draw] = {
    "a stamp": words(["RECEIVED 4 June 2031"], x=400, top=400),
    "a running header": words(["Ravenshoe Harbour Board", "Released under the Act of 2019, reference 4471"]),
    "a long header and footer": together(
        words(["Ravenshoe Harbour Board, papers for the meeting of 14 May 2031, public session, item seven"]),
        words(["Released under the Act of 2019, reference 4471, page one of one, names of staff taken out"], top=30),
    ),
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES.keys())
def test_a_picture_under_a_stamp_is_still_a_page_without_text(without_ocr: None, frame: Draw) -> None:
    reading = read_pdf(pdf(words([SENTENCE] * 4), together(_photograph(words(LETTER)), frame)))

    assert not reading.pages[1].has_text
    assert reading.pages[1].doubt.endswith("(a scan?)")


@needs_tesseract
@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES.keys())
def test_a_picture_under_a_stamp_is_read_with_the_stamp(frame: Draw) -> None:
    page = together(_photograph(words(LETTER, top=700)), frame)

    reading = read_pdf(pdf(words([SENTENCE] * 4), page))

    assert "The north light will be mended by 30 June 2031." in _flat(reading)
    assert "2031" in reading.text
    assert reading.pages[1].confidence


@needs_tesseract
def test_a_cover_with_its_title_over_a_photograph_keeps_its_own_words() -> None:
    sky = Image.radial_gradient("L").resize((400, 566))

    def cover(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(sky), 0, 0, 595, 842)
        canvas.setFont("Helvetica-Bold", 30)
        canvas.drawString(90, 500, "The lights of Ravenshoe")

    reading = read_pdf(pdf(cover, words([SENTENCE] * 4)))

    assert reading.text.startswith("The lights of Ravenshoe")
    assert reading.pages[0].has_text
    assert reading.pages[0].doubt == "a picture with few words: OCR finds no more in it"
    assert reading.pages[0].confidence is None


def _annexed(canvas: Canvas) -> None:
    """A caption of the report's own, and a letter as a picture below it."""
    words(["Annex C: the answer of the harbour board to the draft of this report, received by the warden", "in May"])(
        canvas
    )
    with pdfium.PdfDocument(pdf(words(LETTER))) as document:
        image = document[0].render(scale=200 / 72, grayscale=True).to_pil()
    packed = BytesIO()
    image.save(packed, "JPEG")
    canvas.drawImage(ImageReader(packed), 50, 30, 495, 700)


@needs_tesseract
def test_a_letter_pasted_into_a_page_as_a_picture_is_read() -> None:
    reading = read_pdf(pdf(words([SENTENCE] * 4), _annexed))

    assert "Annex C: the answer of the harbour board" in _flat(reading)
    assert "The north light will be mended by 30 June 2031." in _flat(reading)
    assert reading.pages[1].confidence


def test_without_ocr_a_letter_pasted_in_as_a_picture_is_named(without_ocr: None) -> None:
    reading = read_pdf(pdf(words([SENTENCE] * 4), _annexed))

    assert reading.pages[1].has_text
    assert reading.warnings[0] == "page 2: a large picture beside little text (a scan?)"


def test_a_hidden_text_layer_is_kept_and_said() -> None:
    reading = read_pdf(pdf(together(_photograph(words(LETTER)), _hidden(LETTER))))

    assert _flat(reading) == TEXT
    assert reading.pages[0].doubt == (
        "a scan with a text layer that another program's OCR made: compare it with the page"
    )


def test_a_poor_hidden_text_layer_is_kept_and_doubted() -> None:
    poor = ["Tbe nortb l1ght w~ll bc mendcd hy 3O Junc 2O3l, tbc kecpcr wrotc rn lettcr; 0f May"] * 8

    reading = read_pdf(pdf(together(_photograph(words(LETTER)), _hidden(poor))))

    assert "mendcd" in reading.text
    assert "in which many words make no sense" in reading.pages[0].doubt


def test_words_drawn_as_shapes_are_no_blank_page(without_ocr: None) -> None:
    reading = read_pdf(pdf(words([SENTENCE] * 4), _outlines))

    assert reading.warnings[0] == "page 2: a drawing without text"


@needs_tesseract
def test_a_scan_too_coarse_to_be_read_well_is_doubted() -> None:
    def coarse(image: Image.Image) -> Image.Image:
        return image.resize((image.width // 4, image.height // 4), Image.Resampling.BOX)

    page = _photograph(words(LETTER), coarse)
    reading = read_pdf(pdf(words([SENTENCE] * 4), page))

    assert "compare it with the page" in reading.pages[1].doubt or not reading.pages[1].has_text


@needs_tesseract
def test_pictures_that_only_show_something_are_not_read_for_words() -> None:
    drawing = Image.new("L", (1000, 1400), 255)
    for n in range(6):
        ImageDraw.Draw(drawing).ellipse((100 + 90 * n, 200 + 140 * n, 500 + 90 * n, 500 + 140 * n), outline=0, width=6)

    reading = read_pdf(pdf(words([SENTENCE] * 4), pictured(drawing)))

    assert not reading.pages[1].has_text


POOR: dict[str, tuple[str, bool]] = {
    "a letter": (TEXT, False),
    "figures": ("Q1 £4.2m 12% 1,204 30/06/31 FTE 4.5 ID 4471-B 12th 3A " * 8, False),
    "names": ("Mr Odo Fenwright Mrs T McQuell DCC Ravenshoe HMICFRS PCCs O'Dowd North-West " * 8, False),
    "a wrong font": ("Uif mjhiut pg uif ibscpvs xjmm cf nfoefe cz Kvof boe uif cpbse xjmm " * 8, True),
    "a bad scan": ("tlie l1ghts 0f tbe h@rbour wi11 b? rnendcd ||y tl1c k3eper " * 10, True),
    "too short": ("wqx zzzt", False),
}


@pytest.mark.parametrize("text, poor", POOR.values(), ids=POOR.keys())
def test_words_that_make_no_sense(text: str, poor: bool) -> None:
    assert are_poor(text.split()) is poor


def test_a_scan_is_a_picture_of_bytes() -> None:
    """What the tests take for a scan has no text."""
    with pdfium.PdfDocument(BytesIO(scanned(pdf(words(LETTER))))) as document:
        assert document[0].get_textpage().count_chars() == 0


def _register(*rows: tuple[str, ...]) -> Draw:
    """A ruled table of three columns, a line a row."""
    edges = (60, 150, 400, 530)

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for n, row in enumerate(rows):
            foot = 740 - 24 * n
            for left, right, cell in zip(edges[:-1], edges[1:], row, strict=True):
                canvas.rect(left, foot, right - left, 24)
                canvas.drawString(left + 6, foot + 8, cell)

    return draw


@needs_tesseract
def test_a_ruled_table_in_a_scan_comes_out_row_by_row() -> None:
    rows = [
        ("Due by", "Commitment", "Owner"),
        ("June 2031", "Mend the north light of the outer harbour", "The keeper"),
        ("July 2031", "Write to the pilots about the fog bell", ""),
        ("May 2032", "Paint the buoys", "Odo Fenwright"),
    ]

    reading = read_pdf(scanned(pdf(_register(*rows)), grainy(10), askew(-1.2)))

    assert reading.text.split("\n") == ["| " + " | ".join(row) + " |" for row in rows]
