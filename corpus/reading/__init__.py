"""A file -> its text and pages: one module per format, chosen by what the file holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from corpus.errors import NoText, ReadingError
from corpus.files import content
from corpus.models import Reading
from corpus.reading.formats import kind_of
from corpus.reading.text import read_text

MOST_TEXT = 10_000_000
"""Characters of text in one document: some 1.6 million words, or 3,000 dense pages."""
_WIDEST_LETTER = 4  # bytes

PageProgress = Callable[[int, int], None]

_PLAIN = ("txt", "md", "csv")
_READERS: Mapping[str, tuple[str, str]] = {
    "csv": ("sheets", "read_csv"),
    "docx": ("word.docx", "read_docx"),
    "odt": ("word.odt", "read_odt"),
    "rtf": ("word.rtf", "read_rtf"),
    "xlsx": ("sheets", "read_xlsx"),
    "html": ("html", "read_html"),
    "mhtml": ("mail", "read_saved_page"),
    "eml": ("mail", "read_mail"),
    "msg": ("outlook", "read_msg"),
}
"""The module and the function that read each format, imported when the first such file comes: together they take a
second, and most folders hold two or three formats.
"""


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
    if kind in _PLAIN and len(data) > MOST_TEXT * _WIDEST_LETTER:
        _within_limit(len(data))
    reading = _read(data, kind, progress)
    _within_limit(len(reading.text))
    return reading


def _read(data: bytes, kind: str, progress: PageProgress | None) -> Reading:
    if kind in ("txt", "md"):
        return read_text(data, kind)
    if kind == "pdf":
        from corpus.reading.pdf import read_pdf

        return read_pdf(data, progress)
    module, function = _READERS[kind]
    reader: Callable[[bytes], Reading] = getattr(import_module(f"corpus.reading.{module}"), function)
    return reader(data)


def _within_limit(length: int) -> None:
    if length > MOST_TEXT:
        raise ReadingError(
            f"it holds about {length / 1e6:,.1f} million characters of text; the most in one document is "
            f"{MOST_TEXT / 1e6:,.0f} million: split it into its parts and add those"
        )
