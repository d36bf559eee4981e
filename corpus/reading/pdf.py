"""PDF with a text layer -> text page by page; pages without text are marked, a document without any is refused."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from corpus.errors import NoText, ReadingError
from corpus.models import Page, Reading, Span
from corpus.reading.complaints import complaints
from corpus.reading.damage import DAMAGE
from corpus.reading.drawn import Drawing, drawing_of
from corpus.reading.order import page_text
from corpus.reading.tables import Tables

MOST_PAGES = 3_000
MOST_SECONDS = 1_800.0
_BLANK, _DAMAGED = "blank", "damaged"
_FEW_WORDS = 20
_UNKNOWN_LETTERS = 0.3  # of all
_PICTURE = 0.5  # of the page's area
_PAGE_END = "\n\f"
_LOSS = re.compile("while decompressing|Impossible to decode XForm|further form content is skipped")  # pypdf's words
_TAIL = 2048  # bytes in which a whole PDF says that it ends

_DAMAGE = (*DAMAGE, PyPdfError)
_FRESH = "get a fresh copy, or open it and print it to a new PDF"


def read_pdf(data: bytes, progress: Callable[[int, int], None] | None = None) -> Reading:
    """Pages are parted by a line end and a form feed. Raises NoText for scans, ReadingError for other trouble."""
    if b"%%EOF" not in data[-_TAIL:]:
        raise ReadingError(f"a truncated PDF: its end is missing; {_FRESH}")
    with complaints("pypdf") as heard:
        reader, labels = _opened(data)
        read = list(_pages_read(reader, Tables(data), len(labels), heard, progress))
    pages: list[Page] = []
    doubts: dict[str, list[int]] = {}
    at = 0
    for number, (one, label) in enumerate(zip(read, labels, strict=True), 1):
        pages.append(Page(number, Span(at, at + len(one.text)), label, one.has_text))
        doubts.setdefault(one.doubt, []).append(number)
        at += len(one.text) + len(_PAGE_END)
    if not any(page.has_text for page in pages):
        raise _without_text(len(pages), doubts)
    warnings = tuple(f"{_numbered(numbers)}: {doubt}" for doubt, numbers in doubts.items() if doubt)
    return Reading(_PAGE_END.join(one.text for one in read), "pdf", tuple(pages), warnings)


def _numbered(pages: list[int]) -> str:
    return f"page {pages[0]}" if len(pages) == 1 else f"pages {', '.join(map(str, pages))}"


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
    except _DAMAGE:
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
    except _DAMAGE as error:
        raise ReadingError(f"a damaged PDF ({type(error).__name__}): {_FRESH}") from error


@dataclass(frozen=True, slots=True)
class _PageRead:
    text: str
    has_text: bool = True
    doubt: str = ""  # what to warn of


def _pages_read(
    reader: PdfReader, tables: Tables, count: int, heard: list[str], progress: Callable[[int, int], None] | None
) -> Iterator[_PageRead]:
    began = time.monotonic()
    for number in range(count):
        if time.monotonic() - began > MOST_SECONDS:
            raise ReadingError(
                f"reading stopped after {MOST_SECONDS / 60:.0f} minutes at page {number} of {count}: split the file"
            )
        heard.clear()
        yield _page(reader, tables, number, heard)
        if progress:
            progress(number + 1, count)


def _page(reader: PdfReader, tables: Tables, number: int, heard: list[str]) -> _PageRead:
    try:
        drawing = drawing_of(reader.pages[number])
    except _DAMAGE as error:
        return _PageRead("", False, f"{_DAMAGED}, could not be read ({type(error).__name__})")
    text = page_text(drawing.lines, tables.on(number, drawing)) if drawing.lines else ""
    if any(_LOSS.search(complaint) for complaint in heard):
        return _PageRead(text, bool(text), f"{_DAMAGED}, some of its text may be missing")
    doubt = _doubt(text, drawing)
    return _PageRead(text, not doubt, doubt)


def _doubt(text: str, drawing: Drawing) -> str:
    """Why a page counts as one without text; empty where it has text."""
    words = len(text.split())
    if words < _FEW_WORDS and drawing.pictured >= _PICTURE:
        return "a picture without text (a scan?)" if not words else "a picture with next to no text (a scan?)"
    if not words:
        return "pictures but no text" if drawing.pictured else _BLANK
    if sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in text) > _UNKNOWN_LETTERS * len(text):
        return "letters that cannot be read (its fonts do not say which they are)"
    return ""


def _without_text(count: int, doubts: Iterable[str]) -> ReadingError:
    if all(doubt == _BLANK for doubt in doubts):
        return NoText("this PDF is blank")
    if any(doubt.startswith(_DAMAGED) for doubt in doubts):
        return ReadingError(f"a damaged PDF: none of its pages can be read; {_FRESH}")
    pages = "its page has no text" if count == 1 else f"none of its {count} pages has text"
    return NoText(
        f"{pages} that can be read: it looks like a scan; make a copy with a text layer "
        "(for example with ocrmypdf) and add that"
    )
