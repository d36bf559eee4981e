"""One page of a PDF -> its text and what may be wrong with it; a picture is read by OCR where there is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from corpus.errors import ReadingError
from corpus.models import BLANK
from corpus.reading.damage import DAMAGE
from corpus.reading.pdf.forms import fields_of
from corpus.reading.pdf.page import Filled, PageText, page_of
from corpus.reading.pdf.tables import Tables
from corpus.reading.pdf.textlayer import drawn, placing
from corpus.reading.pdf.weighing import HEAVY, Scales
from corpus.reading.scans import ocr
from corpus.reading.scans.lacking import PARTLY, doubt_of, lacking
from corpus.reading.scans.pictures import check_pixels

DAMAGED = "damaged"
BROKEN = (*DAMAGE, PyPdfError, PdfiumError)
"""What pypdf and pdfium let through on damaged files."""
_MUCH_MORE, _SOME_MORE = 1.3, 8  # times the page's own words, and words: less is no reason to read it again
_STRANGE = re.compile("[\ufffd\ue000-\uf8ff]")
_LOSS = re.compile("while decompressing")  # pypdf's words
_NO_PAGE = PageText("", b"", (), 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A PDF opened by all who read it; `heard` is what pypdf complains of meanwhile."""

    reader: PdfReader
    document: PdfDocument
    tables: Tables
    heard: list[str]
    has_form: bool = False
    scales: Scales = field(default_factory=Scales)


@dataclass(frozen=True, slots=True)
class PageRead:
    """`scanned` says that OCR read it, with `confidence`; `doubt` is what to warn of."""

    page: PageText = field(default=_NO_PAGE)
    has_text: bool = True
    doubt: str = ""
    scanned: bool = False
    confidence: float | None = None


def read_page(file: OpenFile, number: int) -> PageRead:
    """The page `number` (from 0); one that cannot be read is empty and says so."""
    file.heard.clear()
    failed = _content_fails(file, number)
    if failed.startswith(HEAVY):
        return PageRead(has_text=False, doubt=failed)
    try:
        opened = file.document[number]
    except BROKEN as error:
        return PageRead(has_text=False, doubt=f"{DAMAGED}, could not be read ({failed or type(error).__name__})")
    try:
        return _read(file, number, opened, failed)
    except BROKEN as error:
        return PageRead(has_text=False, doubt=f"{DAMAGED}, could not be read ({type(error).__name__})")
    finally:
        opened.close()


def _read(file: OpenFile, number: int, opened: PdfPage, failed: str) -> PageRead:
    found = drawn(opened)
    page = page_of(found.sheet, file.tables.on(number, found.sheet, opened), _filled(file, number, opened))
    if failed and not page.text:
        return PageRead(has_text=False, doubt=f"{DAMAGED}, could not be read ({failed})")
    if any(_LOSS.search(complaint) for complaint in file.heard):
        return PageRead(page, bool(page.text), f"{DAMAGED}, some of its text may be missing")
    missed = lacking(page.text, found, opened)
    if not missed:
        return PageRead(page, doubt=doubt_of(page.text, found))
    if missed == BLANK:
        return PageRead(page, False, missed)
    return _scanned(file, number, opened, PageRead(page, missed == PARTLY, missed))


def _scanned(file: OpenFile, number: int, opened: PdfPage, otherwise: PageRead) -> PageRead:
    """What OCR makes of the page; `otherwise` where it is not installed or can make nothing of it."""
    try:
        check_pixels(file.scales.pixels(file.reader.pages[number]))
        sheet = ocr.sheet_of(opened)
    except ReadingError as error:
        return replace(otherwise, doubt=f"{otherwise.doubt}; {error}")
    if sheet is None:
        return otherwise
    own = len(otherwise.page.text.split())
    if own and len(sheet.words) < _MUCH_MORE * own + _SOME_MORE and not _STRANGE.search(otherwise.page.text):
        said = "" if otherwise.has_text else "a picture with few words: OCR finds no more in it"
        return PageRead(otherwise.page, doubt=said)
    if not sheet.words:
        return PageRead(otherwise.page, False, ocr.doubt_of(sheet))
    page = page_of(sheet, file.tables.on(number, sheet, opened), _filled(file, number, opened))
    return PageRead(page, True, ocr.doubt_of(sheet), True, ocr.confidence_of(sheet))


def _filled(file: OpenFile, number: int, opened: PdfPage) -> Sequence[Filled]:
    if not file.has_form:
        return ()
    shown = placing(opened)
    return [Filled(one.name, one.value, shown(*one.box)) for one in fields_of(file.reader.pages[number])]


def _content_fails(file: OpenFile, number: int) -> str:
    """The name of the error with which the page's content cannot be unpacked, or why it must not be; else empty.

    pdfium says nothing of a content that breaks off: pypdf does, into `file.heard`. It draws without any limit.
    """
    try:
        return file.scales.refusal(file.reader.pages[number])
    except BROKEN as error:
        return type(error).__name__
