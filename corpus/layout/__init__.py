"""Text -> blocks: headings, paragraphs, list items, table rows and furniture, in reading order, as spans of the text.

Read line by line, as letters, packs and registers come out of Word, browsers and PDF extraction: what the page's looks
say where the reader saw them, Markdown or HTML markup where there is any, shape where there is none. Words cut by
furniture are joined again as one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.layout.headings import sobered
from corpus.layout.lined import MARKER, Lined, Role
from corpus.layout.lines import Line
from corpus.layout.outline import outlined
from corpus.layout.paging import paged
from corpus.layout.rejoining import rejoined
from corpus.layout.tables import headed
from corpus.layout.turns import spoken
from corpus.models import Block, BlockKind, Reading, Span, Spans
from corpus.plain import masked

_NOTE_MARKER = re.compile(
    r"[ \t]*(?P<marker>\[\^\w{1,12}\](?=:)|\d{1,3}(?![\d,.])|[*†‡§¶]+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)[:.)]?[ \t]*(?=\S)"
)


def blocks_of(reading: Reading) -> tuple[Block, ...]:
    """The blocks of a reading, each with its section path; empty for an empty text."""
    text = reading.text
    lined = Lined.of(text, reading.marks)
    seen = frozenset(_start(lined.lines[n]) for n in lined.looks.lines if lined.looks.level(n))
    blocks = sobered(list(_blocks(lined, text)), text, seen)
    whole = rejoined(headed(paged(blocks, reading), text), text)
    return spoken(outlined(whole, text), text)


def _start(line: Line) -> int:
    return line.start + len(line.text) - len(line.text.lstrip())


def _blocks(lined: Lined, text: str) -> Iterator[Block]:
    open_: list[int] = []
    for n, line in enumerate(lined.lines):
        role = lined.role(n, open_)
        if role is Role.GOES_ON:
            open_.append(n)
            continue
        if open_:
            yield _block(lined, open_, text)
        open_ = [n] if role in (Role.BEGINS, Role.ITEM) else []
        whole = (Span(line.start, line.end),)
        if role in (Role.FURNITURE, Role.RULE):
            yield Block(BlockKind.FURNITURE, whole, marker="rule" if role is Role.RULE else "")
        elif role is Role.DRAWN:
            yield _row_block(lined.drawn[n].cells, is_header=lined.drawn[n].is_header, whole=whole)
        elif role is Role.ROW:
            yield _row_block(line.cells or _cells(line), is_header=line.tag == "th", whole=whole)
    if open_:
        yield _block(lined, open_, text)


def _row_block(cells: Sequence[Spans], *, is_header: bool, whole: Spans) -> Block:
    """A table row; one without words is furniture."""
    spans = tuple(span for cell in cells for span in cell)
    if not spans:
        return Block(BlockKind.FURNITURE, whole)
    return Block(BlockKind.TABLE_ROW, spans, level=int(is_header), cells=tuple(cells))


def _cells(line: Line) -> list[Spans]:
    """Cells are split at bars where the line has them, else at tabs."""
    stripped = line.text.strip().lstrip("- ")
    barred = stripped.startswith("|") or "\t" not in line.text
    cells: list[Spans] = []
    at = line.start
    for piece in re.split(r"(?<!\\)\|", line.text) if barred else line.text.split("\t"):
        span = _stripped(Span(at, at + len(piece)), piece)
        cells.append((span,) if span.start < span.end and masked(piece).strip(" \t-") else ())
        at += len(piece) + 1
    if barred and stripped.startswith("|"):
        cells = cells[1:]
        return cells[:-1] if cells and not cells[-1] and line.text.rstrip().endswith("|") else cells
    return cells


def _stripped(span: Span, piece: str) -> Span:
    shown = masked(piece)
    left = len(shown) - len(shown.lstrip())
    return Span(span.start + left, span.start + len(shown.rstrip())) if shown.strip() else Span(span.start, span.start)


def _block(lined: Lined, numbers: Sequence[int], text: str) -> Block:
    first, last = lined.lines[numbers[0]], lined.lines[numbers[-1]]
    is_note = lined.is_note(numbers[0])
    marker = _marker(lined, numbers[0], is_note=is_note)
    start = first.start + (marker.end() if marker else 0)
    raw = text[start : last.end]
    span = _stripped(Span(start, last.end), raw)
    if span.start == span.end:
        return Block(BlockKind.FURNITURE, (Span(first.start, last.end),))
    if is_note:
        return Block(BlockKind.FOOTNOTE, (span,), marker=marker["marker"] if marker else "")
    style = _style(raw) or lined.looks.style(span, text) or lined.looks.own_style(numbers[0])
    if marker or first.tag == "li":
        depth = 1 + len(marker["indent"].replace("\t", "    ")) // 2 if marker else 1
        return Block(BlockKind.LIST_ITEM, (span,), level=depth, marker=marker["marker"] if marker else "-", style=style)
    level = lined.level(numbers, raw, style)
    return Block(BlockKind.HEADING if level else BlockKind.PARAGRAPH, (span,), level=level, style=style)


def _marker(lined: Lined, n: int, *, is_note: bool) -> re.Match[str] | None:
    """The list marker that line `n` begins with, or its number where it begins a footnote."""
    line = lined.lines[n].text
    if is_note:
        return _NOTE_MARKER.match(line)
    return None if lined.titles.at(n)[0] or lined.looks.level(n) else MARKER.match(line)


def _style(raw: str) -> str:
    """The emphasis that holds for the whole of `raw`."""
    bare = re.sub(r"<[^<>]*>", lambda m: "**" if re.match(r"</?(strong|b)\b", m[0], re.IGNORECASE) else "", raw).strip()
    for mark, style in (("***", "bold italic"), ("**", "bold"), ("__", "bold"), ("*", "italic"), ("_", "italic")):
        inside = bare[len(mark) : -len(mark)]
        if len(bare) > 2 * len(mark) and bare.startswith(mark) and bare.endswith(mark) and mark not in inside:
            return style
    return ""
