"""Text -> blocks: headings, paragraphs, list items, table rows and furniture, in reading order, as spans of the text.

Read line by line, as letters, packs and registers come out of Word, browsers and PDF extraction: Markdown or HTML
markup where there is any, shape where there is none. Words cut by furniture are joined again as one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.furniture import furniture_lines
from corpus.models import Block, BlockKind, Reading, Span, Spans
from corpus.outline import outlined
from corpus.plain import masked, plain

_RULE = re.compile(r"[\s|:+=_-]*[-=_]{2,}[\s|:+=_-]*")
_MARKER = re.compile(
    r"(?P<indent>[ \t]*)(?:<li[^<>]*>\s*)?(?P<marker>[-*+•●○◦▪‣✓➢](?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)](?=\s))\s+(?=\S)"
)
_HTML_ITEM = re.compile(r"(?P<indent>\s*)<li[^<>]*>\s*(?=\S)", re.IGNORECASE)
_ITEM_HEADING = re.compile(r"(recommendation|area for improvement|cause of concern)s?\s+[\dA-Z][\w.]*\W*$", re.IGNORECASE)
_LABELLED = re.compile(r"[A-Z][\w /&-]{1,28}:\s+\S")
_FAREWELL = re.compile(r"(dear|yours|kind regards|sincerely|best wishes)\b", re.IGNORECASE)
_DATE_LINE = re.compile(r"(\w+day,?\s+)?\d{1,2}\s?(st|nd|rd|th)?\s+[A-Z][a-z]+,?(\s+\d{4})?")
_CLAUSE = re.compile(r"(that|to) (?!the \w+\W*$)[a-z]+ ", re.IGNORECASE)  # "That members note the report": what is asked, not a title
_OPENING = re.compile(r"(overview|detail|introduction|background|summary|executive summary|conclusions?)\W*", re.IGNORECASE)
_TERMINAL = re.compile(r"[.!?:;…][\"'”’)\]*_]*$")
_HEADING_WORDS = 14


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    alone: bool  # between blank lines


def blocks_of(reading: Reading) -> tuple[Block, ...]:
    """The blocks of a reading, each with its section path; empty for an empty text."""
    return outlined(_rejoined(list(_grouped(reading.text)), reading.text), reading.text)


def _lines(text: str) -> list[_Line]:
    kept = text.splitlines(keepends=True)
    starts = [0]
    for line in kept:
        starts.append(starts[-1] + len(line))
    bare = [line.rstrip("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029") for line in kept]
    blank = [True, *(not line.strip() for line in bare), True]
    return [
        _Line(start, start + len(line), line, blank[n] and blank[n + 2])
        for n, (start, line) in enumerate(zip(starts, bare, strict=False))
    ]


def _grouped(text: str) -> Iterator[Block]:
    lines = _lines(text)
    furniture = furniture_lines([line.text for line in lines])
    width = _usual_width(lines)
    open_: list[_Line] = []
    marker: re.Match[str] | None = None

    def closed() -> Iterator[Block]:
        nonlocal open_, marker
        if open_:
            yield _block(open_, marker, text)
        open_, marker = [], None

    for n, line in enumerate(lines):
        if not line.text.strip():
            yield from closed()
        elif n in furniture:
            yield from closed()
            yield Block(BlockKind.FURNITURE, (Span(line.start, line.end),))
        elif _RULE.fullmatch(line.text):
            yield from closed()
            yield Block(BlockKind.FURNITURE, (Span(line.start, line.end),), marker="rule")
        elif _is_row(line.text):
            yield from closed()
            yield _row(line)
        elif found := _MARKER.match(line.text) or _HTML_ITEM.match(line.text):
            yield from closed()
            open_, marker = [line], found
        else:
            if open_ and _breaks(open_, line, lines[n + 1] if n + 1 < len(lines) else None, width):
                yield from closed()
            open_.append(line)
    yield from closed()


def _usual_width(lines: list[_Line]) -> int:
    """The length that wrapped lines of this text run to, in characters; 0 where its lines are whole paragraphs."""
    lengths = sorted(len(line.text.strip()) for line in lines if line.text.strip())
    if not lengths:
        return 0
    width = lengths[int(len(lengths) * 0.85)]
    return width if width <= 140 else 0


def _breaks(open_: list[_Line], line: _Line, after: _Line | None, width: int) -> bool:
    """True where `line` begins a new block although no blank line says so."""
    last = open_[-1].text.strip()
    words = plain(line.text)
    if _ITEM_HEADING.match(words) or _ITEM_HEADING.match(plain(last)):
        return True
    if re.match(r"\s*#{1,6}\s", line.text) or re.match(r"\s*#{1,6}\s", open_[-1].text):
        return True
    if re.match(r"\s*<(p|h\d|div|ul|ol)\b", line.text, re.IGNORECASE):
        return True
    if not width:
        return False
    if _LABELLED.match(words) and len(words) < width * 0.7 and (_LABELLED.match(plain(last)) or _TERMINAL.search(last)):
        return True
    ended = _TERMINAL.search(last) is not None
    starts = words[:1].isupper() or words[:1].isdigit() or words[:1] in "\"'“‘("
    if ended and starts and len(last) < width * 0.75:
        return True
    short = len(words.split()) <= 10 and len(words) < width * 0.6
    following = plain(after.text) if after else ""
    return short and ended and starts and not _TERMINAL.search(words) and following[:1].isupper()


def _is_row(line: str) -> bool:
    stripped = line.strip()
    if stripped.lstrip("- ").startswith("|") and stripped.count("|") >= 2:
        return True
    return "\t" in line.rstrip("\r\n") and len([c for c in line.split("\t") if c.strip()]) >= 1 and line.strip() != "" and (
        line.startswith("\t") or "\t" in stripped
    )


def _row(line: _Line) -> Block:
    """A table row; cells are split at bars where the line begins with one, else at tabs."""
    bar = "|" if line.text.strip().lstrip("- ").startswith("|") else "\t"
    cells: list[Spans] = []
    at = line.start
    pieces = re.split(r"(?<!\\)\|", line.text) if bar == "|" else line.text.split("\t")
    for piece in pieces:
        span = _stripped(Span(at, at + len(piece)), piece)
        cells.append((span,) if span.start < span.end and masked(piece).strip(" \t-") else ())
        at += len(piece) + 1
    if bar == "|":
        cells = cells[1:] if not cells[0] else cells
        cells = cells[:-1] if cells and not cells[-1] and line.text.rstrip().endswith("|") else cells
    spans = tuple(span for cell in cells for span in cell)
    return Block(BlockKind.TABLE_ROW, spans or (Span(line.start, line.end),), cells=tuple(cells))


def _stripped(span: Span, piece: str) -> Span:
    shown = masked(piece)
    left = len(shown) - len(shown.lstrip())
    return Span(span.start + left, span.start + len(shown.rstrip())) if shown.strip() else Span(span.start, span.start)


def _block(lines: list[_Line], marker: re.Match[str] | None, text: str) -> Block:
    start = lines[0].start + (marker.end() if marker else 0)
    raw = text[start : lines[-1].end]
    span = _stripped(Span(start, lines[-1].end), raw)
    style = _style(raw)
    if marker:
        printed = marker.groupdict().get("marker") or "-"
        return Block(BlockKind.LIST_ITEM, (span,), level=_depth(marker["indent"]), marker=printed, style=style)
    level = _heading_level(raw, style, lines)
    kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
    return Block(kind, (span,), level=level, style=style)


def _depth(indent: str) -> int:
    return 1 + len(indent.replace("\t", "    ")) // 2


def _style(raw: str) -> str:
    """The emphasis that holds for the whole of `raw`."""
    bare = re.sub(r"<[^<>]*>", lambda m: "**" if re.match(r"</?(strong|b)\b", m[0], re.IGNORECASE) else "", raw).strip()
    for mark, style in (("***", "bold italic"), ("**", "bold"), ("__", "bold"), ("*", "italic"), ("_", "italic")):
        inside = bare[len(mark) : -len(mark)]
        if len(bare) > 2 * len(mark) and bare.startswith(mark) and bare.endswith(mark) and mark not in inside:
            return style
    return ""


def _heading_level(raw: str, style: str, lines: list[_Line]) -> int:
    """1 (outermost) to 6 for a heading, 0 for anything else."""
    if found := re.match(r"\s*(#{1,6})\s", raw):
        return len(found[1])
    if found := re.match(r"\s*<h([1-6])\b", raw, re.IGNORECASE):
        return int(found[1])
    words = plain(raw)
    count = len(words.split())
    if not re.search(r"[^\W\d_]{2}", words) or _FAREWELL.match(words) or "@" in words:
        return 0
    if _DATE_LINE.fullmatch(words) or _CLAUSE.match(words):
        return 0
    if _ITEM_HEADING.match(words):
        return 6
    if re.match(r"subject\s*:", words, re.IGNORECASE) and count <= 60:
        return 1
    if style == "bold" and count <= 24 and len(lines) <= 3:
        return 4
    if len(lines) > 2 or count > _HEADING_WORDS or len(words) > 110:
        return 0
    if _OPENING.fullmatch(words):
        return 3
    if words.isupper() and count >= 2 or (words.isupper() and words.endswith(":")):
        return 3
    if len(lines) > 1 or not lines[0].alone or style or not (words[0].isupper() or words[0].isdigit()):
        return 0
    if _LABELLED.match(words) or re.search(r"[.,;!?]$", words):
        return 0
    return 5


def _rejoined(blocks: list[Block], text: str) -> list[Block]:
    """Join the two halves of a sentence that furniture, a page break or a blank line cuts."""
    joined: list[Block] = []
    last: int | None = None  # the last block of text in `joined`
    for block in blocks:
        if block.kind is BlockKind.FURNITURE:
            joined.append(block)
            continue
        before = joined[last] if last is not None else None
        if before is not None and last is not None and _continues(before, block, text):
            joined[last] = _merged(before, block, text)
            continue
        last = len(joined)
        joined.append(block)
    return joined


def _continues(before: Block, block: Block, text: str) -> bool:
    if before.kind is BlockKind.TABLE_ROW or block.kind is BlockKind.TABLE_ROW:
        return (
            before.kind is block.kind
            and len(before.cells) == len(block.cells)
            and not block.cells[0]
            and any(_runs_on(a, b, text) for a, b in zip(before.cells, block.cells, strict=True))
        )
    if block.kind is not BlockKind.PARAGRAPH or before.kind is BlockKind.HEADING or before.style != block.style:
        return False
    return _runs_on(before.spans, block.spans, text)


def _runs_on(before: Spans, after: Spans, text: str) -> bool:
    if not before or not after:
        return False
    last, first = plain(before[-1].of(text)), plain(after[0].of(text))
    return len(last.split()) >= 4 and not _TERMINAL.search(last) and first[:1].islower()


def _merged(before: Block, block: Block, text: str) -> Block:
    cells = tuple(a + b for a, b in zip(before.cells, block.cells, strict=True))
    gap = text[before.spans[-1].end : block.spans[0].start]
    if not gap.strip() and not cells:
        last = Span(before.spans[-1].start, block.spans[0].end)
        return replace(before, spans=(*before.spans[:-1], last, *block.spans[1:]))
    return replace(before, spans=before.spans + block.spans, cells=cells)
