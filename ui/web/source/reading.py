"""A document's stored text laid out for reading, by the blocks it was read as: headings, lists, tables, page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from corpus.models import BLANK, Block, BlockKind, Page, Span, Spans
from corpus.plain import masked
from ui.shown.escape import escape_html
from ui.shown.markup import Mark, Marked, table_html

PART = 120_000
"""Characters of text shown at once: more makes a page slow to open on a phone."""

_LONG_LINE = 60  # characters
_SHORT_LINE = 30
_NEAR = 8  # characters between a marker and its words
_OUTERMOST = 4  # the level of HTML heading that a document's own headings begin below
_HEADING = re.compile(r"<(/?)h([1-6])(?=[ >])")
_SHOWN = re.compile(r"[^\W_]|[£$€%“”…]")
_NUMBERED = (BlockKind.LIST_ITEM, BlockKind.FOOTNOTE)
_CLASSES = {
    BlockKind.PARAGRAPH: "words",
    BlockKind.LIST_ITEM: "item",
    BlockKind.FOOTNOTE: "footnote",
    BlockKind.FURNITURE: "furniture",
}


def part_of(text: str, at: int) -> tuple[int, int]:
    """Which part (from 1) of how many holds offset `at`."""
    starts = _part_starts(text)
    return sum(1 for start in starts if start <= at) or 1, len(starts)


def document_html(text: str, blocks: Sequence[Block], pages: Sequence[Page], marks: Sequence[Mark], part: int) -> str:
    """One part of the text as HTML, with page breaks where the document has them."""
    starts = [*_part_starts(text), len(text)]
    shown = Span(starts[part - 1], starts[part])
    marked, laid = _readied(text, blocks, marks, shown)
    begun = [page for page in pages if shown.start <= page.span.start < shown.end]
    begun += [page for page in pages if page.span.start == len(text) == shown.end]
    return "".join(_with_pages(marked, laid, begun))


def page_html(text: str, blocks: Sequence[Block], page: Page, marks: Sequence[Mark], *, anchor: bool = True) -> str:
    """The text of one page as HTML. `anchor`: the cited words in it are what is scrolled to."""
    marked, laid = _readied(text, blocks, marks, page.span)
    marked.anchored = not anchor
    return "".join(_with_pages(marked, laid, ()))


def _readied(text: str, blocks: Sequence[Block], marks: Sequence[Mark], shown: Span) -> tuple[Marked, list[Block]]:
    marked = Marked(text, [mark for mark in marks if mark.span.overlaps(shown)])
    return marked, _laid(text, [block for block in blocks if shown.start <= _start(block) < shown.end], shown)


def exact_html(text: str, marks: Sequence[Mark], part: int) -> str:
    """One part of the text exactly as stored, markup and line breaks included."""
    starts = [*_part_starts(text), len(text)]
    marked = Marked(text, marks, as_stored=True)
    return f'<pre class="exact">{marked.html(starts[part - 1], starts[part])}</pre>'


def headed_from(shown: str, level: int) -> str:
    """A document as HTML with its headings moved up or down together, such that the outermost are of that level."""
    found = [int(heading[2]) for heading in _HEADING.finditer(shown)]
    by = level - min(found, default=level)
    return _HEADING.sub(lambda h: f"<{h[1]}h{min(6, int(h[2]) + by)}", shown) if by else shown


def _part_starts(text: str) -> list[int]:
    starts = [0]
    while len(text) - starts[-1] > PART:
        near = text.rfind("\n\n", starts[-1] + PART // 2, starts[-1] + PART)
        starts.append(near + 2 if near > 0 else starts[-1] + PART)
    return starts


def _start(block: Block) -> int:
    return block.spans[0].start


def _laid(text: str, blocks: Sequence[Block], shown: Span) -> list[Block]:
    """The blocks in the order of the text, and whatever is printed between them as paragraphs of its own."""
    owners = sorted(((span, block) for block in blocks for span in block.spans), key=lambda pair: pair[0].start)
    found = [block for block in blocks if _is_shown(block, text)]
    at = shown.start
    for span, marker in (*((span, block.marker) for span, block in owners), (Span(shown.end, shown.end), "")):
        between = masked(text[at : max(at, span.start)])
        if _SHOWN.search(between.replace(marker, "")):
            found.append(Block(BlockKind.PARAGRAPH, (Span(at, span.start),)))
        at = max(at, span.end)
    return sorted(found, key=_start)


def _is_shown(block: Block, text: str) -> bool:
    """Whether it has words, or a number in front of nothing."""
    numbered = block.kind in _NUMBERED and any(c.isalnum() for c in block.marker)
    return numbered or any(_SHOWN.search(masked(span.of(text))) for span in block.spans)


def _with_pages(marked: Marked, blocks: Sequence[Block], pages: Sequence[Page]) -> Iterator[str]:
    ahead = list(pages)
    for is_row, group in groupby(blocks, key=lambda block: block.kind is BlockKind.TABLE_ROW):
        for run in _between_pages(list(group), ahead):
            if isinstance(run, Page):
                yield _page_html(run)
            else:
                yield _table_html(marked, run) if is_row else "".join(_block_html(marked, block) for block in run)
    yield from map(_page_html, ahead)


def _between_pages(blocks: list[Block], ahead: list[Page]) -> Iterator[Page | list[Block]]:
    """The blocks in runs, with each page (taken from `ahead`) before the first block that begins on it or after it."""
    run: list[Block] = []
    for block in blocks:
        while ahead and ahead[0].span.start <= _start(block):
            if run:
                yield run
                run = []
            yield ahead.pop(0)
        run.append(block)
    if run:
        yield run


def _page_html(page: Page) -> str:
    printed = f" (printed {escape_html(page.label)})" if page.label and page.label != str(page.number) else ""
    missing = "This page is blank." if page.doubt == BLANK else "No text could be read on this page."
    missing = "" if page.has_text else f'<p class="missing">{missing}</p>'
    return f'<h4 class="page" id="page-{page.number}">Page {page.number}{printed}</h4>{missing}'


def _block_html(marked: Marked, block: Block) -> str:
    words = _words(marked, block.spans)
    if block.kind is BlockKind.HEADING:
        level = min(6, _OUTERMOST + max(1, block.level))
        return f"<h{level}>{words}</h{level}>"
    if block.style:
        words = f"<b>{words}</b>" if "bold" in block.style else f"<i>{words}</i>"
    return f'<p class="{_CLASSES.get(block.kind, "words")}">{_marker(marked, block)}{words}</p>'


def _marker(marked: Marked, block: Block) -> str:
    """The number or bullet as printed before the words, marked where they are."""
    if block.kind not in _NUMBERED or not block.marker:
        return ""
    start = marked.text.rfind(block.marker, max(0, _start(block) - len(block.marker) - _NEAR), _start(block))
    is_marked = start >= 0 and any(mark.span.start <= start < mark.span.end for mark in marked.marks)
    shown = marked.html(start, start + len(block.marker)) if is_marked else ""
    return f"{shown or escape_html(block.marker)} "


def _words(marked: Marked, spans: Spans) -> str:
    return " ".join(_lines(marked, span) for span in spans)


def _lines(marked: Marked, span: Span) -> str:
    """A slice as it runs on, with a break behind each line that was ended before it was full."""
    breaks = [span.start + found.start() for found in re.finditer("\n", span.of(marked.text))]
    lines = [Span(a, b) for a, b in zip([span.start, *(at + 1 for at in breaks)], [*breaks, span.end], strict=True)]
    width = max(line.end - line.start for line in lines)
    shown = marked.html(lines[0].start, lines[0].end).strip()
    for above, line in pairwise(lines):
        shown += "<br>" if _was_ended(above, line, width, marked.text) else " "
        shown += marked.html(line.start, line.end).strip()
    return shown


def _was_ended(above: Span, line: Span, width: int, text: str) -> bool:
    """Whether a line was ended on purpose: the next word had room on it, or all lines are short (an address)."""
    length = above.end - above.start
    first = line.of(text).split(maxsplit=1)[:1]
    fits = length + 1 + len(first[0] if first else "") <= width
    return above.of(text).endswith("  ") or (length < _LONG_LINE and (fits or width < _SHORT_LINE))


def _table_html(marked: Marked, rows: Sequence[Block]) -> str:
    body = "".join(f"<tr>{''.join(_cells(marked, row))}</tr>" for row in rows)
    return table_html(body)


def _cells(marked: Marked, row: Block) -> Iterator[str]:
    """What is carried down to a row from the row above is printed there, and not here again."""
    own = set(row.spans)
    tag = "th" if row.level else "td"
    for cell in row.cells:
        yield f"<{tag}>{_words(marked, tuple(span for span in cell if span in own))}</{tag}>"
