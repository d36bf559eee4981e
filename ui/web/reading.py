"""A document's stored text laid out for reading: headings, lists, tables, page breaks, highlights."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from corpus.models import Page, Span
from ui.web.escape import escape_html
from ui.web.markup import Mark, Marked

PART = 120_000
"""Characters of text shown at once: more makes a page slow to open on a phone."""

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(?=\S)")
_RULE = re.compile(r"^\s*(?:([-*_])\s*)(?:\1\s*){2,}$")
_DIVIDER = re.compile(r"^[\s|:\-]*-[\s|:\-]*$")
_BULLET = re.compile(r"\s*[-*+•●○◦▪‣✓➢]\s+(?=\S)")
_ITEM = re.compile(r"^\s*(?:[-*•▪●◦–]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s+(?=\S)")
_LONG_LINE = 60


@dataclass(frozen=True, slots=True)
class _Line:
    kind: str
    start: int
    end: int
    body: int  # where the words begin, after a marker


def part_of(text: str, at: int) -> tuple[int, int]:
    """Which part (from 1) of how many holds offset `at`."""
    starts = _part_starts(text)
    return sum(1 for start in starts if start <= at) or 1, len(starts)


def document_html(text: str, pages: Sequence[Page], marks: Sequence[Mark], part: int) -> str:
    """One part of the text as HTML, with page breaks where the document has them."""
    starts = [*_part_starts(text), len(text)]
    shown = Span(starts[part - 1], starts[part])
    marked = Marked(text, [mark for mark in marks if mark.span.overlaps(shown)])
    return "".join(_page_html(marked, page, Span(a, b)) for page, a, b in _stretches(pages, shown))


def exact_html(text: str, marks: Sequence[Mark], part: int) -> str:
    """One part of the text exactly as stored, markup and line breaks included."""
    starts = [*_part_starts(text), len(text)]
    marked = Marked(text, marks)
    marked.words = text
    return f'<pre class="exact">{marked.html(starts[part - 1], starts[part])}</pre>'


def _part_starts(text: str) -> list[int]:
    starts = [0]
    while len(text) - starts[-1] > PART:
        near = text.rfind("\n\n", starts[-1] + PART // 2, starts[-1] + PART)
        starts.append(near + 2 if near > 0 else starts[-1] + PART)
    return starts


def _stretches(pages: Sequence[Page], shown: Span) -> Iterator[tuple[Page | None, int, int]]:
    """The shown text cut where pages begin, each with the page that begins there."""
    begun = [page for page in pages if shown.start <= page.span.start <= shown.end]
    edges = [*(page.span.start for page in begun), shown.end]
    if edges[0] > shown.start:
        yield None, shown.start, edges[0]
    yield from zip(begun, edges, edges[1:], strict=False)


def _page_html(marked: Marked, page: Page | None, span: Span) -> str:
    body = "".join(_blocks(marked, span))
    if page is None:
        return body
    printed = f" (printed {escape_html(page.label)})" if page.label and page.label != str(page.number) else ""
    missing = "" if page.has_text else '<p class="missing">No text could be read on this page.</p>'
    return f'<h4 class="page">Page {page.number}{printed}</h4>{missing}{body}'


def _blocks(marked: Marked, span: Span) -> Iterator[str]:
    for kind, group in groupby(_joined(_lines(marked.text, span)), key=lambda lines: lines[0].kind):
        blocks = list(group)
        if kind == "row":
            yield _table_html(marked, [lines[0] for lines in blocks])
        else:
            yield from (_block_html(marked, kind, lines) for lines in blocks)


def _lines(text: str, span: Span) -> Iterator[_Line]:
    at = span.start
    for raw in text[span.start : span.end].splitlines(keepends=True):
        line = raw.rstrip()
        yield _Line(_kind(line), at, at + len(line), at + _marker(line))
        at += len(raw)


def _kind(line: str) -> str:
    stripped = line.strip()
    if not stripped:
        return "blank"
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1:
        return "divider" if _DIVIDER.match(stripped) else "row"
    if _RULE.match(stripped):
        return "rule"
    if _HEADING.match(line):
        return "heading"
    if _ITEM.match(line):
        return "item"
    return "row" if "\t" in stripped else "words"


def _marker(line: str) -> int:
    found = _HEADING.match(line) or _BULLET.match(line)
    return found.end() if found else len(line) - len(line.lstrip())


def _joined(lines: Iterator[_Line]) -> Iterator[list[_Line]]:
    """Lines gathered into blocks: words go on the paragraph or list item above them."""
    block: list[_Line] = []
    for line in lines:
        if line.kind == "divider":
            continue
        if line.kind == "words" and block and block[0].kind in ("words", "item"):
            block.append(line)
            continue
        if block:
            yield block
        block = [] if line.kind == "blank" else [line]
    if block:
        yield block


def _block_html(marked: Marked, kind: str, lines: list[_Line]) -> str:
    if kind == "rule":
        return "<hr>"
    first = lines[0]
    if kind == "heading":
        level = min(6, 4 + marked.text[first.start : first.body].count("#"))
        return f"<h{level}>{marked.html(first.body, first.end)}</h{level}>"
    bullet = marked.text[first.start : first.body].strip() if kind == "item" else ""
    words = f"{escape_html(bullet)} " * bool(bullet) + marked.html(first.body, first.end)
    for above, line in pairwise(lines):
        broken = above.end - above.start < _LONG_LINE or marked.text.startswith("  ", above.end)
        words += ("<br>" if broken else " ") + marked.html(line.body, line.end)
    return f'<p class="{kind}">{words}</p>' if words.strip() else ""


def _table_html(marked: Marked, rows: list[_Line]) -> str:
    body = "".join(f"<tr>{''.join(_cells(marked, row))}</tr>" for row in rows)
    return f'<div class="table"><table>{body}</table></div>'


def _cells(marked: Marked, row: _Line) -> Iterator[str]:
    line = marked.text[row.body : row.end]
    barred = line.startswith("|")
    at = row.body + (1 if barred else 0)
    for cell in line[1:-1].split("|") if barred else line.split("\t"):
        yield f"<td>{marked.html(at, at + len(cell)).strip()}</td>"
        at += len(cell) + 1
