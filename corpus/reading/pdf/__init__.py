"""PDF -> text page by page; pages without text are marked, a document without any is refused.

pypdf says how the file is built (encryption, page labels, form fields, damage), pdfium what its pages draw.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, LimitReachedError
from pypdfium2 import PdfDocument

from corpus.errors import NoText, ReadingError
from corpus.layout.paging import pages_words
from corpus.models import BLANK, Page, Reading, Span
from corpus.reading.pdf.complaints import complaints
from corpus.reading.pdf.forms import has_form
from corpus.reading.pdf.garbage import garbage_put_off
from corpus.reading.pdf.marks import marks_of
from corpus.reading.pdf.pdfpage import BROKEN, DAMAGED, OpenFile, PageRead, read_page
from corpus.reading.pdf.tables import Tables
from corpus.reading.pdf.weighing import HEAVY
from corpus.reading.scans import ocr

MOST_PAGES = 3_000
MOST_SECONDS = 1_800.0
_PAGE_END = "\n\f"
_TAIL = 2048  # bytes in which a whole PDF says that it ends
_FRESH = "get a fresh copy, or open it and print it to a new PDF"


def read_pdf(data: bytes, progress: Callable[[int, int], None] | None = None) -> Reading:
    """Pages are parted by a line end and a form feed. Raises NoText for scans, ReadingError for other trouble."""
    if b"%%EOF" not in data[-_TAIL:]:
        raise ReadingError(f"a truncated PDF: its end is missing; {_FRESH}")
    with garbage_put_off(), complaints("pypdf") as heard:
        reader, labels = _opened(data)
        with _damage_told():
            document = PdfDocument(data)
            form = has_form(reader)
        try:
            file = OpenFile(reader, document, Tables(data), heard, form)
            read = list(_pages_read(file, len(labels), progress))
        finally:
            document.close()
        return _reading(read, labels)


def _reading(read: Sequence[PageRead], labels: Sequence[str]) -> Reading:
    pages: list[Page] = []
    at = 0
    for number, (one, label) in enumerate(zip(read, labels, strict=True), 1):
        span = Span(at, at + len(one.page.text))
        pages.append(Page(number, span, label, one.has_text, one.doubt, one.confidence))
        at = span.end + len(_PAGE_END)
    if not any(page.has_text for page in pages):
        raise _without_text(read)
    text = _PAGE_END.join(one.page.text for one in read)
    marks = marks_of([one.page for one in read], [page.span.start for page in pages], labels)
    return Reading(text, "pdf", tuple(pages), tuple(_warnings(read)), marks, tuple(one.page.boxes for one in read))


def _warnings(read: Sequence[PageRead]) -> Iterator[str]:
    """What to tell of the pages; the command that would help where scans were left unread."""
    doubts: dict[str, list[int]] = {}
    for number, one in enumerate(read, 1):
        if one.doubt:
            doubts.setdefault(one.doubt, []).append(number)
    for doubt, numbers in doubts.items():
        yield f"{pages_words(numbers)}: {doubt}"
    if any("scan?" in one.doubt for one in read) and (missing := ocr.missing()):
        yield missing
    scanned = [number for number, one in enumerate(read, 1) if one.scanned]
    if scanned:
        sure = [one.confidence for one in read if one.confidence is not None]
        share = f" (mean confidence {sum(sure) / len(sure):.0%})" if sure else ""
        yield f"{pages_words(scanned)}: read from a picture by OCR{share}"


def _opened(data: bytes) -> tuple[PdfReader, list[str]]:
    """The reader and the number printed on each page (empty where the file names none)."""
    with _damage_told():
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadingError("this PDF is protected by a password: save a copy without one and add that")
        count = len(reader.pages)
        if not count:
            raise NoText("this PDF has no pages")
        if count > MOST_PAGES:
            raise ReadingError(f"this PDF has {count:,} pages; the most that is read is {MOST_PAGES:,}: split it")
    return reader, _labels(reader, count)


def _labels(reader: PdfReader, count: int) -> list[str]:
    try:
        if "/PageLabels" in reader.root_object:
            return [str(label) for label in reader.page_labels]
    except BROKEN:
        pass  # the pages are still numbered from 1
    return [""] * count


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except ReadingError:
        raise
    except DependencyError as error:
        raise ReadingError(
            "this PDF is encrypted in a way that cannot be read here: print it to a new PDF and add that"
        ) from error
    except LimitReachedError as error:
        raise ReadingError(
            f"a PDF whose parts are nested, repeated or packed beyond reason, damaged or made to do harm: {_FRESH}"
        ) from error
    except BROKEN as error:
        raise ReadingError(f"a damaged PDF ({type(error).__name__}): {_FRESH}") from error


def _pages_read(file: OpenFile, count: int, progress: Callable[[int, int], None] | None) -> Iterator[PageRead]:
    began = time.monotonic()
    for number in range(count):
        if time.monotonic() - began > MOST_SECONDS:
            raise ReadingError(
                f"reading stopped after {MOST_SECONDS / 60:.0f} minutes at page {number} of {count}: split the file"
            )
        yield read_page(file, number)
        if progress:
            progress(number + 1, count)


def _without_text(read: Sequence[PageRead]) -> ReadingError:
    if all(one.doubt == BLANK for one in read):
        return NoText("this PDF is blank")
    if any(one.doubt.startswith(DAMAGED) for one in read):
        return ReadingError(f"a damaged PDF: none of its pages can be read; {_FRESH}")
    if heavy := next((one.doubt for one in read if one.doubt.startswith(HEAVY)), ""):
        return ReadingError(f"a PDF that {heavy}; it is damaged or made to do harm: {_FRESH}")
    pages = "its page has no text" if len(read) == 1 else f"none of its {len(read)} pages has text"
    missing = ocr.missing()
    failed = next((reason for one in read if (reason := one.doubt.partition("; ")[2])), "")
    cause = missing or failed or "OCR found no words in its pictures"
    return NoText(
        f"{pages} that can be read: it looks like a scan, and {cause}; or make a copy with a text layer "
        "(for example with ocrmypdf) and add that"
    )
