"""Rows of a table that a page's end cuts, as one row again; what a cell has outside the table's lines goes into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.layout.headings import TERMINAL
from corpus.models import ASIDES, Block, BlockKind, Span, Spans
from corpus.plain import plain

_MOST_BETWEEN = 24  # blocks between two halves of a row
_END = 150  # characters that are looked at of a cell's end or beginning
_FEWEST_WORDS = 4
_GROUPED = 0.25  # the share of rows without a first cell, inside pages, from which on they are rows of their own


def stitched(blocks: Sequence[Block], text: str) -> list[Block]:
    """The blocks, a row cut by a page's end whole; what stood between its halves and is not part of it follows it."""
    found: list[Block] = []
    row: int | None = None  # the last row's number in `found`
    since = 0  # what follows it there, from this number on, came after it
    grouped = _grouped_widths(blocks, text)
    for block in blocks:
        cut = _cut(found[row], found[since:], block, text, grouped) if row is not None else None
        if cut is not None and row is not None:
            found[row] = cut.joined(text)
            found[since:] = cut.beside
            since = len(found)
            continue
        found.append(block)
        if block.kind is BlockKind.TABLE_ROW:
            row, since = (len(found) - 1, len(found)) if not block.level else (None, 0)
        elif block.kind is BlockKind.HEADING or len(found) - since > _MOST_BETWEEN:
            row = None
    return found


@dataclass(frozen=True, slots=True)
class _Cut:
    """Two halves of a row, the blocks between that belong to one of its cells, and those that do not."""

    before: Block
    after: Block
    loose: Sequence[Block]
    beside: Sequence[Block]

    def joined(self, text: str) -> Block:
        cells = [*self.before.cells]
        column = self._column(text)
        for n, block in enumerate(self.loose):
            over = self._is_next(n, column, text)
            at = column + 1 if over else column
            cells[at] += block.spans
        cells = [one + other for one, other in zip(cells, self.after.cells, strict=True)]
        spans = self.before.spans + tuple(span for block in self.loose for span in block.spans) + self.after.spans
        return replace(self.before, spans=spans, cells=tuple(cells))

    def _column(self, text: str) -> int:
        """The column that the loose blocks belong to: the one that goes on in the middle of a sentence, else the first
        in which the second half says something."""
        filled = [c for c, cell in enumerate(self.after.cells) if cell]
        running = [c for c in filled if _first(self.after.cells[c], text)[:1].islower()]
        return (running or filled)[0]

    def _is_next(self, n: int, column: int, text: str) -> bool:
        """Whether block `n` stands in the next column: the cell's last sentence breaks off above it, and it is no item
        but a new sentence."""
        if column + 1 >= len(self.before.cells) or self.loose[n].kind is BlockKind.LIST_ITEM:
            return False
        items = [m for m in range(n) if self.loose[m].kind is BlockKind.LIST_ITEM]
        if not items or not _first(self.after.cells[column], text)[:1].islower():
            return False
        breaks_off = not TERMINAL.search(_last(self.loose[items[-1]].spans, text))
        return breaks_off and not _first(self.loose[n].spans, text)[:1].islower()


def _cut(before: Block, between: Sequence[Block], block: Block, text: str, grouped: frozenset[int]) -> _Cut | None:
    """The row `before` with what `block` goes on with; None where that begins a row of its own."""
    if block.kind is not BlockKind.TABLE_ROW or block.level or len(block.cells) < 2:
        return None
    if len(before.cells) != len(block.cells) or not any(block.cells[1:]):
        return None
    loose = [b for b in between if b.kind not in ASIDES]
    beside = [b for b in between if b.kind in ASIDES]
    turned = any(b.marker != "rule" for b in beside) or "\f" in _gap(before.spans, block.spans, text)
    if not turned or (loose and not _is_loose(loose, beside, block)):
        return None
    return _Cut(before, block, loose, beside) if _goes_on(before, block, text, grouped, loose=bool(loose)) else None


def _is_loose(loose: Sequence[Block], beside: Sequence[Block], after: Block) -> bool:
    """Whether the blocks, the first an item of a list, stand on a page of their own between the halves of a row."""
    known = all(b.kind in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH) for b in loose)
    return bool(beside) and known and loose[0].kind is BlockKind.LIST_ITEM and not after.cells[0]


def _goes_on(before: Block, after: Block, text: str, grouped: frozenset[int], *, loose: bool) -> bool:
    runs = [
        c
        for c, (one, other) in enumerate(zip(before.cells, after.cells, strict=True))
        if one and other and _runs_on(_last(one, text), _first(other, text))
    ]
    if after.cells[0]:
        return 0 in runs and all(
            c in runs or not after.cells[c] or not before.cells[c] for c in range(len(after.cells))
        )
    if runs or loose or len(after.cells) not in grouped:
        return True
    return any(one and not other for one, other in zip(before.cells[1:], after.cells[1:], strict=True))


def _runs_on(last: str, first: str) -> bool:
    """Whether the words go on in the middle of a sentence."""
    return len(last.split()) >= _FEWEST_WORDS and not TERMINAL.search(last) and first[:1].islower()


def _grouped_widths(blocks: Sequence[Block], text: str) -> frozenset[int]:
    """The numbers of columns of tables whose rows stand in groups under one first cell, also inside a page."""
    rows: dict[int, list[bool]] = {}
    for above, block in pairwise(blocks):
        inside = above.kind is block.kind is BlockKind.TABLE_ROW and not block.level
        if inside and "\f" not in _gap(above.spans, block.spans, text):
            rows.setdefault(len(block.cells), []).append(not block.cells[0])
    return frozenset(width for width, bare in rows.items() if sum(bare) > max(1, _GROUPED * len(bare)))


def _gap(before: Spans, after: Spans, text: str) -> str:
    return text[max(span.end for span in before) : min(span.start for span in after)]


def _last(spans: Spans, text: str) -> str:
    span = spans[-1]
    return plain(Span(max(span.start, span.end - _END), span.end).of(text))


def _first(spans: Spans, text: str) -> str:
    span = spans[0]
    words = plain(Span(span.start, min(span.end, span.start + _END)).of(text))
    return words.lstrip("•●○◦▪- ")
