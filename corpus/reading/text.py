"""Plain text and Markdown: bytes -> exactly the decoded text, line ends and all."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.errors import NoText, ReadingError
from corpus.models import Page, Reading, Span
from corpus.reading.decoding import BINARY, decoded

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.002  # of all characters; a stray one does no harm


def read_text(data: bytes, kind: str) -> Reading:
    """The text of a file; form feeds part its pages. Raises NoText, and ReadingError for bytes that are not text."""
    text, warnings = decoded(data)
    if len(_CONTROL.findall(text)) > len(text) * _MOST_CONTROLS or "\0" in text:
        raise ReadingError(BINARY)
    if not text.strip():
        raise NoText("there is no text in this file, only white space")
    return Reading(text, kind, _pages(text), warnings)


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
