"""Halves of a sentence that furniture, a page's end, a footnote or a blank line cuts, as one block again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.layout.headings import OPEN_END, TERMINAL
from corpus.models import ASIDES, Block, BlockKind, Span, Spans
from corpus.plain import plain

_FIELD = re.compile(r"[a-z][\w-]*:(?: |$)")  # front matter: "date: 2031-05-01"
_FOOTNOTE = re.compile(r"\[\^\w+\]|\d{1,3} ?[A-Z‘“\[]")
_LIST_GOES_ON = re.compile(r"[;,] (?:and|or)$")  # so does an item end before the list's last
_MOST_BETWEEN = 6  # blocks that a sentence may be carried over, footnotes and furniture apart
_MOST_ASIDE = 40
_MOST_SPANS = 200
_FEWEST_WORDS = 4
_LONG_WORDS = 8


def rejoined(blocks: Sequence[Block], text: str) -> list[Block]:
    """The blocks, each whole; what stood between two halves follows the whole."""
    joined: list[Block] = []
    open_: int | None = None  # the block in `joined` that may go on
    passed = False  # a heading has been, since
    notes: list[int] = []  # what looks like a footnote, since: it is one where the block goes on behind it
    for block in blocks:
        before = joined[open_] if open_ is not None else None
        if block.kind in ASIDES:
            joined.append(block)
        elif before and _is_footnote(before, block, joined[-1], text):
            notes.append(len(joined))
            joined.append(block)
        elif before and open_ is not None and _continues(before, block, text, joined[open_ + 1 :], passed=passed):
            joined[open_] = _merged(before, block, text)
            for n in notes:
                joined[n] = replace(joined[n], kind=BlockKind.FOOTNOTE)
        else:
            notes = []
            joined.append(block)
            passed = before is not None and block.kind is BlockKind.HEADING and _breaks_off(before, text)
            open_ = open_ if passed else len(joined) - 1
    return joined


def _continues(before: Block, block: Block, text: str, between: Sequence[Block], *, passed: bool) -> bool:
    """`between` are the blocks from one to the other; `passed`: a heading is among them."""
    if before.kind is BlockKind.TABLE_ROW or block.kind is BlockKind.TABLE_ROW:
        return (
            before.kind is block.kind
            and not before.level
            and len(before.cells) == len(block.cells)
            and not block.cells[0]
            and any(_runs_on(a, b, text) for a, b in zip(before.cells, block.cells, strict=True))
        )
    if before.kind is BlockKind.HEADING or before.style != block.style or len(before.spans) > _MOST_SPANS:
        return False
    if len(between) > _MOST_ASIDE or sum(one.kind not in ASIDES for one in between) >= _MOST_BETWEEN:
        return False
    if block.kind is not BlockKind.PARAGRAPH or not _runs_on(before.spans, block.spans, text):
        return False
    return not passed or _words(block.spans[0], text)[:1].islower()


def _breaks_off(before: Block, text: str) -> bool:
    """Whether its last sentence has no end: it may go on behind a footnote, or a heading drawn in the margin."""
    if before.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    words = _words(before.spans[-1], text)
    return len(words.split()) >= _LONG_WORDS and not TERMINAL.search(words)


def _is_footnote(before: Block, block: Block, above: Block, text: str) -> bool:
    """A note after words that break off: it begins with its number, or that stands on the line above."""
    if block.kind is not BlockKind.PARAGRAPH or not _breaks_off(before, text):
        return False
    words = _words(block.spans[0], text)
    numbered = above.kind is BlockKind.FURNITURE and above.spans[0].of(text).strip().isdigit()
    if numbered and not words[:1].islower() and "\f" not in text[above.spans[-1].end : block.spans[0].start]:
        return True
    return _FOOTNOTE.match(words) is not None


def _runs_on(before: Spans, after: Spans, text: str) -> bool:
    if not before or not after:
        return False
    last, first = _words(before[-1], text), _words(after[0], text)
    if len(last.split()) < _FEWEST_WORDS or TERMINAL.search(last):
        return False
    if first[:1].islower():
        return _FIELD.match(first) is None
    if not first[:1].isalpha():
        return False
    open_ = OPEN_END.search(last) is not None and _LIST_GOES_ON.search(last) is None
    return open_ and len(last.split()) >= _LONG_WORDS


def _words(span: Span, text: str) -> str:
    """The span's plain words, only its ends where it is long."""
    if span.end - span.start > 400:
        return f"{plain(text[span.start : span.start + 150])} {plain(text[span.end - 150 : span.end])}"
    return plain(span.of(text))


def _merged(before: Block, block: Block, text: str) -> Block:
    cells = tuple(a + b for a, b in zip(before.cells, block.cells, strict=True))
    gap = text[before.spans[-1].end : block.spans[0].start]
    if not gap.strip() and not cells and "\f" not in gap:
        last = Span(before.spans[-1].start, block.spans[0].end)
        return replace(before, spans=(*before.spans[:-1], last, *block.spans[1:]))
    return replace(before, spans=before.spans + block.spans, cells=cells)
