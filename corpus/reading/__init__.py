"""A file -> its text and pages: one module per format, chosen by what the file holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus.errors import NoText, ReadingError
from corpus.models import Reading
from corpus.reading.docx import read_docx
from corpus.reading.formats import kind_of
from corpus.reading.pdf import read_pdf
from corpus.reading.text import read_text

MOST_BYTES = 200_000_000
MOST_TEXT = 5_000_000
"""Characters of text in one document: some 800,000 words, or 1,500 pages."""
_WIDEST_LETTER = 4  # bytes

PageProgress = Callable[[int, int], None]


def read(path: Path, progress: PageProgress | None = None) -> Reading:
    """The text of a file as it will be stored, and its pages; `progress` hears (page, pages) of a PDF.

    Raises a ReadingError that says why the file cannot be read and what would help.
    """
    return reading_of(content(path), path.name, progress)


def reading_of(data: bytes, name: str, progress: PageProgress | None = None) -> Reading:
    """`read` for bytes in hand; the name only tells apart kinds of plain text."""
    if not data:
        raise NoText("the file is empty")
    kind = kind_of(data, name)
    if kind in ("txt", "md"):
        if len(data) > MOST_TEXT * _WIDEST_LETTER:
            _within_limit(len(data))
        reading = read_text(data, kind)
    else:
        reading = read_pdf(data, progress) if kind == "pdf" else read_docx(data)
    _within_limit(len(reading.text))
    return reading


def content(path: Path) -> bytes:
    """A file's bytes. Raises ReadingError where it is no ordinary file, cannot be opened or is far too large."""
    try:
        if not path.is_file():
            raise ReadingError("not an ordinary file" if path.exists() else "there is no such file")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise ReadingError(f"the file has {size:,} bytes; the most that is read is {MOST_BYTES:,}: split it")
        return path.read_bytes()
    except OSError as error:
        raise ReadingError(f"the file cannot be opened: {error.strerror or error}") from error


def _within_limit(length: int) -> None:
    if length > MOST_TEXT:
        raise ReadingError(
            f"it holds about {length / 1e6:,.1f} million characters of text; the most in one document is "
            f"{MOST_TEXT / 1e6:,.0f} million: split it into its parts and add those"
        )
