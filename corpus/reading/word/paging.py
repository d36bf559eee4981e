"""Pages of formats that flow: the text says where a page begins only as its program last laid it out.

Readers put a mark in their text where it does; `paged` takes the marks out again and says where the pages are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from corpus.models import Page, Span
from corpus.reading.markup import Piece

LAID = "\x01"  # the program found the page full here
FORCED = "\x02"  # the author began a new page here
MARKS = LAID + FORCED
_MARKS = re.compile(r"[\x01\x02](?:[^\w\x01\x02]*[\x01\x02])*")  # and those that no word parts from them
_LEADING = re.compile(r"[\x01\x02]+")
_MARKUP = re.compile(r"[\s#*|>-]*")
_FEW_OFF = 0.02  # of the pages: its program counted before it had finished laying out
_UNKNOWN = "its pages are not known: the page breaks marked in it do not agree with its own count of pages"
_LOOSE = re.compile(r"[ \t]+([\x01\x02]+)$", re.MULTILINE)


class Paged(NamedTuple):
    """A text without marks, its pages, and what to warn of."""

    text: str
    pages: tuple[Page, ...] = ()
    warnings: tuple[str, ...] = ()


def paged(marked: str, pages: int = 0) -> Paged:
    """The text with its pages, where they are known; `pages` is the file's own count of them, 0 for none.

    Unless its program marked where pages were full, or its count agrees with the breaks that the author made, nobody
    knows; nor where marks and count disagree, as in a file that another program wrote over.
    """
    marked = _LOOSE.sub(r"\1", marked)
    kept: list[str] = []
    edges: list[int] = []  # where each page after the first begins; one that begins nowhere has its follower's edge
    length = at = 0
    for found in _MARKS.finditer(marked):
        kept.append(marked[at : found.start()])
        length += len(kept[-1])
        between = _without(found[0])
        # The program marks the page that the author began, too.
        edges += [length] * max(found[0].count(FORCED), found[0].count(LAID))
        kept.append(between)
        length += len(between)
        at = found.end()
    text = "".join([*kept, marked[at:]])
    laid = LAID in marked
    if not edges or not (laid or pages):
        return Paged(text)
    if pages and abs(len(edges) + 1 - pages) > (1 + pages * _FEW_OFF if laid else 0):
        return Paged(text, (), (_UNKNOWN,) if laid else ())
    return Paged(text, _pages(text, edges))


def before_breaks(marked: str, build: Callable[[str], Piece]) -> Piece:
    """The block that is built of the words, with the marks at their head before its own markup."""
    found = _LEADING.match(marked)
    piece = build(marked[found.end() :].lstrip() if found else marked)
    return piece._replace(text=found[0] + piece.text) if found else piece


def one_break(cells: Sequence[str]) -> list[str]:
    """The cells of one row, the marks left in that which has most: each cell that goes on over the page has its own."""
    most = max((_count(cell) for cell in cells), default=0)
    first = next((n for n, cell in enumerate(cells) if most and _count(cell) == most), -1)
    return [cell if n == first else _without(cell) for n, cell in enumerate(cells)]


def _count(marked: str) -> int:
    return marked.count(LAID) + marked.count(FORCED)


def _without(marked: str) -> str:
    return marked.replace(LAID, "").replace(FORCED, "")


def _pages(text: str, edges: Sequence[int]) -> tuple[Page, ...]:
    starts = [0, *(_before_markup(text, edge) for edge in edges)]
    ends = [*starts[1:], len(text)]
    spans = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    while spans and not spans[-1].of(text).strip():
        spans.pop()
    return tuple(Page(n, span, "", bool(span.of(text).strip())) for n, span in enumerate(spans, 1))


def _before_markup(text: str, edge: int) -> int:
    """The beginning of the line where nothing but markup stands before the edge."""
    line = text.rfind("\n", 0, edge) + 1
    return line if _MARKUP.fullmatch(text, line, edge) else edge
