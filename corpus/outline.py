"""Section paths, and what a table row needs to be understood: its header row and the label carried down to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.models import Block, BlockKind, Spans
from corpus.plain import plain

_HEADER_WORDS = 12
_SECTION_WORDS = 30
_LABEL_WORDS = 18
_LONGEST_GAP = 20


def outlined(blocks: Sequence[Block], text: str) -> tuple[Block, ...]:
    """The blocks with `section`, table headers and carried-down labels filled in."""
    return tuple(_sectioned(_tabled(blocks, text), text))


def _sectioned(blocks: Sequence[Block], text: str) -> list[Block]:
    path: list[tuple[int, str]] = []
    found: list[Block] = []
    in_table = False
    for n, block in enumerate(blocks):
        level = block.level if block.kind is BlockKind.HEADING else 0
        if not level and _leads(block, blocks[n + 1 :], text):
            level = 6
        if block.kind is BlockKind.TABLE_ROW and not in_table and path and path[-1][0] == 5 and path[-1][1].endswith(":"):
            path.pop()  # a plain lead-in ("Key points:") does not reach into the table after its list
        if block.kind is not BlockKind.FURNITURE:
            in_table = block.kind is BlockKind.TABLE_ROW
        while level and path and path[-1][0] >= level:
            path.pop()
        found.append(replace(block, section=tuple(words for _, words in path) + block.section))
        if level:
            words = re.sub(r"^subject\s*:\s*", "", _words(block, text), flags=re.IGNORECASE)
            path.append((level, f"{block.marker} {words}".strip()))
    return found


def _leads(block: Block, after: Sequence[Block], text: str) -> bool:
    """A numbered line on its own, followed by paragraphs, heads them although it is a list item."""
    if block.kind is not BlockKind.LIST_ITEM or not block.marker[:-1].strip("(").isdigit():
        return False
    following = next((b for b in after if b.kind is not BlockKind.FURNITURE), None)
    if following is None or following.kind is not BlockKind.PARAGRAPH:
        return False
    return len(_words(block, text).split()) <= _SECTION_WORDS


def _words(block: Block, text: str) -> str:
    return plain(" ".join(span.of(text) for span in block.spans))


def _tabled(blocks: Sequence[Block], text: str) -> list[Block]:
    """Rows with their header's cells and label; a header holds on over the page until the table's shape changes.

    What stands between two fragments of one table, the second going on in the middle of a row, belongs to that row.
    """
    found: list[Block] = []
    header: tuple[Spans, ...] = ()
    last: Block | None = None
    since: list[int] = []  # other blocks since the last row
    for n, block in enumerate(blocks):
        if block.kind is not BlockKind.TABLE_ROW:
            if block.kind is not BlockKind.FURNITURE:
                since.append(n)
            found.append(block)
            continue
        if since and len(block.cells) != len(header):
            header, last = (), None
        if not _is_filled(header) and _is_header(block, blocks[n + 1 :], text, first=bool(since) or last is None):
            header, last = block.cells, None
            found.append(block)
        else:
            row = _carried(block, last)
            if since and last is not None and row is not block and n - since[0] <= _LONGEST_GAP:
                for m in since:
                    found[m] = replace(found[m], section=_label(last, text))
            last = replace(row, header=header if len(header) == len(row.cells) else (), section=_label(row, text))
            found.append(last)
        since = []
    return found


def _label(row: Block, text: str) -> tuple[str, ...]:
    """What the row is about: its number and first words, where they are short."""
    cells = [plain(" ".join(span.of(text) for span in cell)) for cell in row.cells[:2]]
    if len(row.cells) < 3 or not cells[0]:
        return ()
    label = cells[0] if re.search(r"[^\W\d_]{3}", cells[0]) else " ".join(cells)
    return (label,) if 0 < len(label.split()) <= _LABEL_WORDS else ()


def _is_filled(header: tuple[Spans, ...]) -> bool:
    return sum(1 for cell in header if cell) >= 2


def _is_header(block: Block, after: Sequence[Block], text: str, *, first: bool) -> bool:
    """Short words in two cells or more, at the head of a table or above its rule."""
    if not _is_filled(block.cells):
        return False
    cells = [plain(" ".join(span.of(text) for span in cell)) for cell in block.cells if cell]
    if any(len(cell.split()) > _HEADER_WORDS or cell.endswith(".") for cell in cells):
        return False
    ruled = bool(after) and after[0].kind is BlockKind.FURNITURE and after[0].marker == "rule"
    rows = sum(1 for b in after[:3] if b.kind is BlockKind.TABLE_ROW)
    return (ruled or first or rows >= 1) and not any(cell[:1].isdigit() for cell in cells)


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
