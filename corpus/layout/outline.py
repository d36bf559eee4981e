"""Section paths: the headings above each block, numbered lines that serve as headings, and the labels of table rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.layout.tables import Table
from corpus.models import ASIDES, Block, BlockKind
from corpus.plain import words_of

_SECTION_WORDS = 30
_TITLE_WORDS = 14
_SHAPE_LEVEL = 3  # of headings in capitals
_TITLE_LEVEL = 5  # of numbered lines that are titles
_ANSWERED_LEVEL = 6  # of numbered items that are answered below
_LIST_LEVEL = 99  # of the heading of the contents list, under which nothing else stands
_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?\W*", re.IGNORECASE)
_TERMINAL = re.compile(r"[.!?:;,]\W*$")
_FIRST_MARKERS = re.compile(r"\(?(?:1|a|i)[.)]|[^\w(]+")
_SUBJECT = re.compile(r"^subject\s*:\s*", re.IGNORECASE)


def outlined(blocks: Sequence[Block], text: str) -> tuple[Block, ...]:
    """The blocks with `section`, table headers and carried-down labels filled in."""
    return tuple(_sectioned(_tabled(blocks, text), text))


def _tabled(blocks: Sequence[Block], text: str) -> list[Block]:
    """Rows with their header's cells and label; a header holds on over the page until the table's shape changes.

    What stands between two fragments of one table, the second going on in the middle of a row, belongs to that row.
    """
    table = Table(text)
    found: list[Block] = []
    for n, block in enumerate(blocks):
        if block.kind is BlockKind.TABLE_ROW:
            block, label, within = table.row(block, n)
            for m in within:
                found[m] = replace(found[m], section=label)
        elif block.kind not in ASIDES:
            table.pass_over(block, n)
        found.append(block)
    return found


def _sectioned(blocks: Sequence[Block], text: str) -> list[Block]:
    path: list[tuple[int, str]] = []
    found: list[Block] = []
    in_table = False
    titles_at = _TITLE_LEVEL
    after = following(blocks)
    for n, block in enumerate(blocks):
        level = block.level if block.kind is BlockKind.HEADING else _lead_level(block, after[n], text)
        if block.kind is BlockKind.TABLE_ROW and not in_table and path and _is_plain_leadin(*path[-1]):
            path.pop()
        if block.kind not in ASIDES:
            in_table = block.kind is BlockKind.TABLE_ROW
        if block.kind is BlockKind.HEADING and level <= _SHAPE_LEVEL:
            titles_at = _TITLE_LEVEL
        elif level == _TITLE_LEVEL and block.kind is BlockKind.LIST_ITEM:
            # "1. Background" does not stand under "CONTACT OFFICER" but beside it
            beside = path and path[-1][0] == _SHAPE_LEVEL and path[-1][1].isupper()
            level = titles_at = _SHAPE_LEVEL if beside else titles_at
        while level and path and path[-1][0] >= level:
            path.pop()
        found.append(replace(block, section=tuple(words for _, words in path) + block.section))
        if level:
            words = _SUBJECT.sub("", words_of(block.spans, text))
            level = _LIST_LEVEL if _CONTENTS.fullmatch(words) else level
            path.append((level, f"{block.marker} {words}".strip()))
    return found


def _is_plain_leadin(level: int, words: str) -> bool:
    """A lead-in ("Key points:") does not reach beyond its list into the table after it."""
    return level == _TITLE_LEVEL and words.endswith(":")


def following(blocks: Sequence[Block]) -> list[Block | None]:
    """For each block the next one that is neither furniture nor a footnote."""
    found: list[Block | None] = []
    after: Block | None = None
    for block in reversed(blocks):
        found.append(after)
        after = block if block.kind not in ASIDES else after
    return found[::-1]


def _lead_level(block: Block, after: Block | None, text: str) -> int:
    """The level at which a numbered line heads what follows it although it is a list item; 0 where it does not.

    A title (few words, no full stop) stands above an item that is answered in the paragraphs or bullets below it.
    """
    if block.kind is not BlockKind.LIST_ITEM or after is None or not block.marker[:-1].strip("(").isdigit():
        return 0
    words = words_of(block.spans, text) if block.spans[-1].end - block.spans[0].start < 2_000 else ""
    count = len(words.split())
    if not words or count > _SECTION_WORDS:
        return 0
    is_title = count <= _TITLE_WORDS and not _TERMINAL.search(words)
    level = _TITLE_LEVEL if is_title else _ANSWERED_LEVEL
    if after.kind is BlockKind.PARAGRAPH:
        return level
    if after.kind is BlockKind.TABLE_ROW:
        return level if is_title else 0
    begins_list = after.marker != block.marker and _FIRST_MARKERS.fullmatch(after.marker)
    return level if after.kind is BlockKind.LIST_ITEM and begins_list else 0
