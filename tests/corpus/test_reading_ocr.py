"""Scans read by Tesseract: straight, askew, on their side, specked, in columns; what is said where it is missing."""

from __future__ import annotations

import importlib.util
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pypdfium2 as pdfium
import pytest
from pypdfium2 import PdfPage

from corpus.errors import ReadingError
from corpus.reading.pdf.textlayer import drawn
from corpus.reading.pdf.words import Sheet, Word
from corpus.reading.scans import ocr, pictures
from corpus.reading.scans.hocr import words_of
from tests.corpus.making import blank, pdf, scan, together, words
from tests.corpus.scans import LETTER, Spoil, askew, grainy, scanned, turned

needs_tesseract = pytest.mark.skipif(bool(ocr.missing()), reason="no OCR here: " + ocr.missing())

SPOILT: dict[str, tuple[Spoil, ...]] = {
    "as it is": (),
    "specked": (grainy(20),),
    "a little askew": (grainy(12), askew(1.5)),
    "askew the other way": (askew(-3),),
    "far askew": (askew(7),),
    "on its left side": (turned(3),),
    "on its right side": (turned(1),),
    "on its head": (turned(2), grainy(12)),
    "on its side and askew": (askew(2), turned(1)),
}


@contextmanager
def _page(data: bytes, number: int = 0) -> Iterator[PdfPage]:
    with pdfium.PdfDocument(data) as document:
        yield document[number]


def _read(data: bytes) -> Sheet:
    with _page(data) as page:
        sheet = ocr.sheet_of(page)
    assert sheet is not None
    return sheet


def _printed(data: bytes) -> tuple[Word, ...]:
    with _page(data) as page:
        return drawn(page).sheet.words


def _texts(read: Sequence[Word]) -> list[str]:
    return [word.text for word in read]


@needs_tesseract
@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_every_word_of_a_scanned_letter_is_read(spoil: tuple[Spoil, ...]) -> None:
    letter = pdf(words(LETTER))

    sheet = _read(scanned(letter, *spoil))

    assert _texts(sheet.words) == _texts(_printed(letter))
    assert ocr.doubt_of(sheet) == ""
    assert (ocr.confidence_of(sheet) or 0) > 0.9


@needs_tesseract
@pytest.mark.parametrize("quarters, skew", [(0, 0), (0, 2), (1, 0), (2, 0), (3, 0), (1, -3)])
def test_a_word_is_boxed_where_it_stands_on_the_page_as_shown(quarters: int, skew: float) -> None:
    letter = pdf(words(LETTER))
    data = scanned(letter, askew(skew), turned(quarters))
    printed = {word.text: word for word in _printed(letter)}

    sheet = _read(data)

    assert (sheet.turn, round(sheet.skew)) == (-quarters % 4, skew)
    straight = Sheet((), 595, 842, -quarters % 4, skew)
    for word in sheet.words:
        if word.text not in _REPEATED:
            true = printed[word.text]
            is_at = sheet.as_shown(word.x0, word.y0, word.x1, word.y1)
            should = straight.as_shown(true.x0, true.y0, true.x1, true.y1)
            assert is_at == pytest.approx(should, abs=2.5), word.text


_REPEATED = {text for line in LETTER for text in line.split() if " ".join(LETTER).split().count(text) > 1}


@needs_tesseract
def test_words_of_a_line_share_its_top_foot_and_size() -> None:
    by_line: dict[int, list[Word]] = {}
    for word in _read(scanned(pdf(words(LETTER)), askew(1))).words:
        by_line.setdefault(word.line, []).append(word)

    assert len(by_line) == sum(map(bool, LETTER))
    for line in by_line.values():
        assert max(word.y0 for word in line) - min(word.y0 for word in line) < 2
        assert line[0].size == pytest.approx(11, abs=1.6)


@needs_tesseract
def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"Left line {n} of the report" for n in range(12)]
    right = [f"Right line {n} of the reply" for n in range(12)]
    page = pdf(together(words(left), words(right, x=330)))

    read = " ".join(_texts(_read(scanned(page, grainy(10))).words))

    assert read == " ".join([*left, *right])


@needs_tesseract
def test_small_print_on_a_specked_page_is_read_at_the_second_try() -> None:
    def small(canvas: object) -> None:
        canvas.setFont("Times-Roman", 6)  # type: ignore[attr-defined]
        for n, line in enumerate(LETTER):
            canvas.drawString(90, 700 - 8 * n, line)  # type: ignore[attr-defined]

    page = pdf(small)
    read = _texts(_read(scanned(page, grainy(8), dpi=300)).words)

    true = _texts(_printed(page))
    assert len(set(true) & set(read)) > 0.95 * len(set(true))


@needs_tesseract
@pytest.mark.parametrize("page", [blank, scan], ids=["paper", "a white dot"])
def test_a_blank_scan_has_no_words_and_says_so(page: object) -> None:
    sheet = _read(scanned(pdf(page), grainy(4)))  # type: ignore[arg-type]

    assert sheet.words == ()
    assert ocr.confidence_of(sheet) is None
    assert ocr.doubt_of(sheet) == "a picture in which no words were found (a blank page, a photograph?)"


@needs_tesseract
def test_a_page_that_takes_too_long_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "MOST_SECONDS", 0.0)

    with pytest.raises(ReadingError, match="took more than 0 seconds and was stopped"):
        _read(scanned(pdf(words(LETTER))))


def test_a_doubtful_reading_says_how_sure_it_is() -> None:
    unsure = [Word("mended", 0, 0, 50, 10, 11, confidence=0.5), Word("by", 50, 0, 60, 10, 11, confidence=0.9)]

    assert ocr.confidence_of(Sheet(tuple(unsure), 595, 842)) == pytest.approx(0.6)
    assert "a confidence of only 60%: compare it with the page" in ocr.doubt_of(Sheet(tuple(unsure), 595, 842))


MISSING: dict[str, tuple[bool, bool, list[str], str]] = {
    "both": (False, False, [], r"pip install 'bywhen\[ocr\]'\) and the Tesseract program .*apt install tesseract-ocr;"),
    "the extra": (False, True, [], r"needs Bywhen's extra for OCR \(pip install 'bywhen\[ocr\]'\)$"),
    "the program": (True, False, [], "^reading scans needs the Tesseract program .Debian, Ubuntu: apt install"),
    "the language": (True, True, ["osd"], "apt install tesseract-ocr-eng"),
    "nothing": (True, True, ["eng", "osd"], "^$"),
}


@pytest.mark.parametrize("extra, program, languages, message", MISSING.values(), ids=MISSING.keys())
def test_what_is_missing_is_named_with_the_command(
    monkeypatch: pytest.MonkeyPatch, extra: bool, program: bool, languages: list[str], message: str
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object() if extra else None)
    monkeypatch.setattr(shutil, "which", lambda name: "/bin/tesseract" if program else None)
    monkeypatch.setattr(ocr, "_languages", lambda: languages)

    assert re.search(message, ocr.missing())
    assert program or all(way in ocr.missing() for way in ("apt install", "brew install", "winget install"))


def test_without_ocr_there_is_no_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "missing", lambda: "reading scans needs more")

    with _page(pdf(scan)) as page:
        assert ocr.sheet_of(page) is None


HOCR = """<html xmlns="http://www.w3.org/1999/xhtml"><body>
<span class='ocr_line' title="bbox 100 100 900 140; baseline 0 -8; x_size 40; x_descenders 8; x_ascenders 8">
{words}</span></body></html>"""


def _hocr(*found: tuple[str, int, int, int]) -> bytes:
    """Words with their left and right edges and confidence."""
    word = "<span class='ocrx_word' title='bbox {} 100 {} 140; x_wconf {}'>{}</span>"
    return HOCR.format(words="".join(word.format(x0, x1, sure, text) for text, x0, x1, sure in found)).encode()


LINES: dict[str, tuple[bytes, list[str]]] = {
    "an upright stroke for I": (_hocr(("|", 100, 105, 90), ("will", 115, 190, 95)), ["I", "will"]),
    "a table's rule": (_hocr(("Due", 100, 190, 95), ("|", 200, 204, 60), ("Owner", 220, 300, 95)), ["Due", "Owner"]),
    "a bullet": (_hocr(("¢", 100, 108, 60), ("mend", 120, 190, 95)), ["•", "mend"]),
    "a price": (_hocr(("40", 100, 130, 90), ("¢", 135, 143, 60)), ["40", "¢"]),
    "specks": (_hocr((".", 100, 104, 80), (",", 300, 304, 80)), []),
    "a speck far from the words": (_hocr((".", 100, 104, 80), ("SW1", 300, 360, 95)), ["SW1"]),
    "a photograph": (_hocr(("lé", 100, 140, 10), ("SS", 150, 200, 22)), []),
    "an ampersand": (_hocr(("Odo", 100, 190, 95), ("&amp;", 200, 230, 95), ("Son", 240, 300, 95)), ["Odo", "&", "Son"]),
    "a dash": (_hocr(("lights", 100, 190, 95), ("—", 200, 230, 95), ("all", 240, 300, 95)), ["lights", "—", "all"]),
}


@pytest.mark.parametrize("hocr, texts", LINES.values(), ids=LINES.keys())
def test_what_tesseract_takes_for_words(hocr: bytes, texts: list[str]) -> None:
    assert _texts(words_of(hocr, 200)) == texts


def test_a_wide_gap_begins_a_line_and_places_are_in_points() -> None:
    near, far = words_of(_hocr(("Owner", 100, 200, 95), ("Board", 400, 500, 95)), 200)

    assert (near.line, far.line) == (0, 1)
    assert (near.x0, near.x1, near.y1) == pytest.approx((36, 72, (140 - 8 + 0.22 * 40 / 0.92) * 0.36))


def test_a_page_of_two_hundred_inches_is_drawn_coarsely() -> None:
    with pdfium.PdfDocument.new() as document:
        page = document.new_page(14_400, 14_400)
        drawn_page = pictures.picture_of(page, 300)

    assert drawn_page.image.width * drawn_page.image.height <= pictures.MOST_PIXELS * 1.01
    assert drawn_page.dpi == pytest.approx(25, abs=1)
