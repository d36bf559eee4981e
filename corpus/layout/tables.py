"""What a table row needs to be understood: its header row, and the label carried down to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.layout.column_names import is_head
from corpus.layout.gutters import is_data
from corpus.layout.headings import CAPTION
from corpus.layout.stitching import stitched
from corpus.models import ASIDES, Block, BlockKind, Spans
from corpus.plain import words_of

_YEAR = re.compile(r"(?:FY ?)?(?:19|20)\d\d(?:[-/–](?:\d\d)?\d\d)?")
_HEADER_WORDS = 12
_NEXT_HEADER_WORDS = 6
_LABEL_WORDS = 18
_ABBREVIATED = 8  # characters: "No.", "Rec. no."
_LONGEST_CAPTION = 300  # characters
_LONGEST_GAP = 20  # blocks between two fragments of one table


def headed(blocks: Sequence[Block], text: str) -> list[Block]:
    """The blocks with header rows at level 1, every row whole; a header printed again on a page becomes furniture."""
    return stitched(_with_headers(blocks, text), text)


def _with_headers(blocks: Sequence[Block], text: str) -> list[Block]:
    found: list[Block] = []
    open_: tuple[str, ...] = ()  # the words of the header in force
    since, under = True, True  # other blocks since the last row; a heading among them
    for n, block in enumerate(blocks):
        if block.kind is not BlockKind.TABLE_ROW:
            since = since or block.kind not in ASIDES
            under = under or block.kind is BlockKind.HEADING
            found.append(block)
            continue
        words = _row_words(block, text)
        if words == open_ and not under:
            found.append(Block(BlockKind.FURNITURE, block.spans))
            continue
        if not block.level and _is_stray(blocks, n):
            found.append(replace(block, kind=BlockKind.PARAGRAPH, cells=()))
            continue
        if block.level or _is_header(blocks, n, text, open_ if not under else (), since=since):
            open_, block = words, replace(block, level=1)
        elif since and len(words) != len(open_):
            open_ = ()
        found.append(block)
        since = under = False
    return found


def _is_stray(blocks: Sequence[Block], n: int) -> bool:
    """Whether a row of one cell stands alone, far from others: words between tabs that are no table's."""
    if sum(map(bool, blocks[n].cells)) > 1:
        return False
    around = (*blocks[max(0, n - _LONGEST_GAP) : n], *blocks[n + 1 : n + _LONGEST_GAP])
    return not any(b.kind is BlockKind.TABLE_ROW for b in around)


def _row_words(block: Block, text: str) -> tuple[str, ...]:
    return tuple(words_of(cell, text) for cell in block.cells)


def _is_header(blocks: Sequence[Block], n: int, text: str, open_: Sequence[str], *, since: bool) -> bool:
    """Short words in two cells or more, at the head of a table or above its rule."""
    words = _row_words(blocks[n], text)
    filled = [cell for cell in words if cell]
    if len(filled) < 2 or any(len(cell.split()) > _HEADER_WORDS or _is_sentence(cell) for cell in filled):
        return False
    after = blocks[n + 1 : n + 4]
    framed = n > 0 and _is_rule(blocks[n - 1])  # every row of a drawn grid stands between rules
    if after and _is_rule(after[0]) and (not open_ or since or not framed):
        return True
    if any(cell[0].isdigit() and not _YEAR.fullmatch(cell) for cell in filled) or (
        len(words) == 2 and filled[0].endswith(":")
    ):
        return False
    rows = any(b.kind is BlockKind.TABLE_ROW and len(b.cells) == len(words) for b in after)
    if rows and _is_like(words, after, text):
        return False
    if not open_:
        return rows or since
    plainly = len(filled) == len(words) and all(len(cell.split()) <= _NEXT_HEADER_WORDS for cell in filled)
    return since and rows and (plainly or len(words) != len(open_))


def _is_sentence(cell: str) -> bool:
    return cell.endswith(".") and not (is_head(cell) and len(cell) <= _ABBREVIATED)


def _is_like(words: Sequence[str], after: Sequence[Block], text: str) -> bool:
    """Whether a number, a date or a sum stands where the row below has one: a row like it, and no header."""
    below = next(
        (_row_words(b, text) for b in after if b.kind is BlockKind.TABLE_ROW and len(b.cells) == len(words)), ()
    )
    both = ((cell, under) for cell, under in zip(words, below, strict=False) if is_data(cell) and is_data(under))
    return any(_YEAR.fullmatch(under) or not _YEAR.fullmatch(cell) for cell, under in both)


def _is_rule(block: Block) -> bool:
    return block.kind is BlockKind.FURNITURE and block.marker == "rule"


@dataclass
class Table:
    """The table that is being read: its header row's cells, its last row, and the blocks since that row."""

    text: str
    header: tuple[Spans, ...] = ()
    last: Block | None = None
    caption: tuple[str, ...] = ()
    since: list[int] = field(default_factory=list)
    apart: bool = False  # some of them are more than what is printed at the edge of a page

    def pass_over(self, block: Block, n: int) -> None:
        """A block that is no row: the caption of the table that follows, perhaps."""
        self.since.append(n)
        self.apart = self.apart or block.kind not in ASIDES
        if block.kind is BlockKind.HEADING:
            self.last = None
        self.caption = ()
        if block.kind is BlockKind.PARAGRAPH and block.spans[-1].end - block.spans[0].start < _LONGEST_CAPTION:
            words = words_of(block.spans, self.text)
            self.caption = (words,) if CAPTION.match(words) else ()

    def row(self, block: Block, n: int) -> tuple[Block, tuple[str, ...], list[int]]:
        """The row, block number `n`, with its header, carried cells and label, and the label above it; the numbers of
        the blocks that belong to it, standing between two fragments of one row."""
        if self.apart and len(block.cells) != len(self.header):
            self.header, self.last = (), None
        self.apart = False
        if block.level:
            self.header, self.last, self.since = block.cells, None, []
            return replace(block, section=self.caption), (), []
        row = _carried(_filled_up(block, len(self.header)), self.last)
        within: list[int] = []
        if self.since and self.last is not None and row is not block and n - self.since[0] <= _LONGEST_GAP:
            within = self.since
        header = self.header if len(self.header) == len(row.cells) else ()
        above = _label(self.last, self.text) if self.last else ()
        self.last = replace(row, header=header, section=self.caption + _label(row, self.text))
        self.since = []
        return self.last, above, within


def _label(row: Block, text: str) -> tuple[str, ...]:
    """What the row is about: its number and first words, where they are short."""
    cells = [words_of(cell, text) for cell in row.cells[:2]]
    if len(row.cells) < 3 or not cells[0]:
        return ()
    label = cells[0] if sum(c.isalpha() for c in cells[0]) >= 3 else " ".join(filter(None, cells))
    return (label,) if 0 < len(label.split()) <= _LABEL_WORDS else ()


def _filled_up(row: Block, columns: int) -> Block:
    """The row with empty cells for those after its last one that it leaves out."""
    return replace(row, cells=row.cells + ((),) * (columns - len(row.cells))) if 1 < len(row.cells) < columns else row


def _carried(row: Block, last: Block | None) -> Block:
    """The row with its empty first cells filled from the row above, where the table is the same."""
    if last is None or len(last.cells) != len(row.cells) or not row.cells:
        return row
    empty = 0
    while empty < len(row.cells) and not row.cells[empty]:
        empty += 1
    if not 0 < empty < len(row.cells):
        return row
    return replace(row, cells=last.cells[:empty] + row.cells[empty:])
