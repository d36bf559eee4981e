"""Plain text and Markdown: bytes -> exactly the decoded text, line ends and all."""

from __future__ import annotations

import codecs
import re
from itertools import pairwise

from corpus.errors import NoText, ReadingError
from corpus.models import Page, Reading, Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.002  # of all characters; a stray one does no harm
_BINARY = "this is binary data and not text: if it is a document, add it in its own format (.pdf, .docx)"


def read_text(data: bytes, kind: str) -> Reading:
    """The text of a file; form feeds part its pages. Raises NoText, and ReadingError for bytes that are not text."""
    text, warnings = _decoded(data)
    if len(_CONTROL.findall(text)) > len(text) * _MOST_CONTROLS or "\0" in text:
        raise ReadingError(_BINARY)
    if not text.strip():
        raise NoText("there is no text in this file, only white space")
    return Reading(text, kind, _pages(text), warnings)


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text and what to warn of. UTF-8 is tried first: other text is almost never valid UTF-8."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _unmarked_wide(data) or "utf-8"
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise ReadingError(f"damaged text: it begins as {encoding.upper()} but does not go on so") from error
    if b"\0" in data:
        raise ReadingError(_BINARY)
    for encoding, name in (("cp1252", "Windows-1252"), ("latin-1", "Latin-1")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text, (f"not UTF-8: read as {name}; look whether pound signs, dashes and accents came out right",)
    raise AssertionError("Latin-1 decodes any bytes")


def _unmarked_wide(data: bytes) -> str:
    """UTF-16 without its mark, known by a zero in every other byte of Western text; else empty."""
    head = data[:2000]
    half = len(head) // 2
    if half < 2:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.05 else ""


def _pages(text: str) -> tuple[Page, ...]:
    """A page ends with a form feed, as pdftotext writes them; no pages where there is none."""
    edges = [found.start() for found in re.finditer("\f", text)]
    if not edges:
        return ()
    starts = [0, *(at + 1 for at in edges), len(text) + 1]
    spans = [Span(start, after - 1) for start, after in pairwise(starts)]
    if not spans[-1].of(text).strip():
        spans.pop()
    return tuple(Page(n, span, "", bool(span.of(text).strip())) for n, span in enumerate(spans, 1))
