"""Sheets of rows (.csv, .xlsx): what their cells tell of is not what the document says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.models import Block, BlockKind, Fact, Reading, Span
from corpus.plain import words_of

SHEETS = ("csv", "xlsx")
_COLUMNS = re.compile(
    r"\b(?:action|commitment|recommendation|owner|lead|responsible|assigned|due|deadline|target|by\s+when|status|progress|"
    r"update|rag|complet\w+)s?\b",
    re.IGNORECASE,
)
_ENOUGH = 3  # columns


def outside_rows(reading: Reading, blocks: Sequence[Block]) -> Reading:
    """The reading with the rows of its tables blanked, every other character where it was."""
    text = list(reading.text)
    for block in blocks:
        if block.kind is BlockKind.TABLE_ROW:
            for span in block.spans:
                text[span.start : span.end] = " " * (span.end - span.start)
    return Reading("".join(text), reading.format, reading.pages)


def log_of(reading: Reading, blocks: Sequence[Block]) -> Fact | None:
    """An action log by the heads of its columns, where they name what, by whom, by when or how it stands."""
    head = next((block for block in blocks if block.kind is BlockKind.TABLE_ROW and block.level), None)
    if head is None:
        return None
    named = sum(_COLUMNS.search(words_of(cell, reading.text)) is not None for cell in head.cells)
    if named < _ENOUGH:
        return None
    span = Span(head.spans[0].start, head.spans[-1].end)
    return Fact("action log", span, inferred=True, reason="its columns are those of an action log")
