"""Blocks and the pages that they stand on: a block that runs over a page's end has a span on each page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from corpus.models import Block, Page, Reading, Span, Spans


def paged(blocks: Sequence[Block], reading: Reading) -> list[Block]:
    """The blocks, their spans cut where a page begins inside them."""
    edges = [page.span.start for page in reading.pages[1:]]
    if not edges:
        return list(blocks)
    return [_cut(block, edges, reading.text) for block in blocks]


def on_one_page(one: Span, other: Span, starts: Sequence[int]) -> bool:
    """Whether a span ends on the page that another begins on; pages begin at `starts`."""
    return bisect_right(starts, one.end - 1) == bisect_right(starts, other.start)


def page_number(at: int, pages: Sequence[Page]) -> int | None:
    """The number of the page that the character at `at` stands on; None before the first page and behind the last.

    Footnotes of a Word file stand behind the last page.
    """
    before = bisect_right(pages, at, key=lambda page: page.span.start)
    return pages[before - 1].number if before and at < pages[-1].span.end else None


def pages_words(pages: Sequence[int], dash: str = "-") -> str:
    """Page numbers as people write them: "page 3", "pages 2, 5-9"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    shown = [f"{run[0]}{dash}{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return f"page{'s' * (len(pages) > 1)} {', '.join(shown)}"


def _cut(block: Block, edges: Sequence[int], text: str) -> Block:
    if not any(_inside(span, edges) for span in block.spans):
        return block
    cells = tuple(_parts(cell, edges, text) for cell in block.cells)
    return replace(block, spans=_parts(block.spans, edges, text), cells=cells)


def _inside(span: Span, edges: Sequence[int]) -> Sequence[int]:
    """The page beginnings inside a span."""
    return edges[bisect_right(edges, span.start) : bisect_left(edges, span.end)]


def _parts(spans: Spans, edges: Sequence[int], text: str) -> Spans:
    found: list[Span] = []
    for span in spans:
        at = span.start
        for edge in (*_inside(span, edges), span.end):
            words = text[at:edge]
            if words.strip():
                left = at + len(words) - len(words.lstrip())
                found.append(Span(left, at + len(words.rstrip())))
            at = edge
    return tuple(found)
