"""Text -> blocks: headings, paragraphs, list items, table rows and furniture, in reading order, as spans of the text.

Read line by line, as letters, packs and registers come out of Word, browsers and PDF extraction: Markdown or HTML
markup where there is any, shape where there is none. Words cut by furniture are joined again as one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from corpus.columns import DrawnRow, drawn_rows
from corpus.contents import Titles, titles_of
from corpus.furniture import furniture_lines
from corpus.headings import ITEM_HEADING, LABELLED, TERMINAL, heading_level, sobered, starts_heading
from corpus.lines import Line, is_row, lines_of
from corpus.models import Block, BlockKind, Reading, Span, Spans
from corpus.outline import outlined
from corpus.plain import masked
from corpus.rejoining import rejoined
from corpus.tables import headed

_RULE = re.compile(r"[\s|:+=_*-]*(?:[-=_]{2,}|\*\s?\*\s?\*)[\s|:+=_*-]*")
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,})\s*")
_BARE_RULE = re.compile(r"\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+")
_MARKER = re.compile(
    r"(?P<indent>[ \t]*)(?P<marker>[-*+•●○◦▪‣✓➢](?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)](?=\s))\s+(?=\S)"
)
_FRONT_FIELD = re.compile(r"[\w-]+:(?:\s|$)|\s+\S|- |#")
_MOST_FRONT = 60  # lines
_WRAPPED = 140  # characters: longer lines are whole paragraphs
_TITLE_WORDS = 14
_LIST_TITLE_WORDS = 4


class _Role(Enum):
    """What a line does to the block that is open."""

    GOES_ON = auto()
    BEGINS = auto()
    ITEM = auto()
    ROW = auto()
    DRAWN = auto()
    RULE = auto()
    FURNITURE = auto()
    NOTHING = auto()  # a blank line, or one already read


def blocks_of(reading: Reading) -> tuple[Block, ...]:
    """The blocks of a reading, each with its section path; empty for an empty text."""
    text = reading.text
    blocks = sobered(list(_blocks(_Sheet.of(text), text)), text)
    return outlined(rejoined(headed(blocks, text), text), text)


def _blocks(sheet: _Sheet, text: str) -> Iterator[Block]:
    open_: list[int] = []
    for n, line in enumerate(sheet.lines):
        role = sheet.role(n, open_)
        if role is _Role.GOES_ON:
            open_.append(n)
            continue
        if open_:
            yield _block(sheet, open_, text)
        open_ = [n] if role in (_Role.BEGINS, _Role.ITEM) else []
        whole = (Span(line.start, line.end),)
        if role in (_Role.FURNITURE, _Role.RULE):
            yield Block(BlockKind.FURNITURE, whole, marker="rule" if role is _Role.RULE else "")
        elif role is _Role.DRAWN:
            yield _row_block(sheet.drawn[n].cells, is_header=sheet.drawn[n].is_header, whole=whole)
        elif role is _Role.ROW:
            yield _row_block(line.cells or _cells(line), is_header=line.tag == "th", whole=whole)
    if open_:
        yield _block(sheet, open_, text)


@dataclass(frozen=True)
class _Sheet:
    """The lines of a text, and what is known of them before they are gathered into blocks."""

    lines: Sequence[Line]
    furniture: frozenset[int]
    drawn: dict[int, DrawnRow]
    inside: frozenset[int]  # lines of a drawn row after its first
    titles: Titles
    bare_rows: frozenset[int]
    front: int  # lines of front matter
    width: int

    @classmethod
    def of(cls, text: str) -> _Sheet:
        lines = lines_of(text)
        furniture = furniture_lines(lines)
        drawn = drawn_rows(lines, furniture)
        inside = frozenset(n for row in drawn.values() for n in range(row.first + 1, row.last + 1))
        titles = titles_of(lines, furniture)
        return cls(
            lines, furniture, drawn, inside, titles, _bare_rows(lines), _front_matter(lines), _usual_width(lines)
        )

    def role(self, n: int, open_: Sequence[int]) -> _Role:
        line = self.lines[n]
        if n in self.furniture:
            return _Role.FURNITURE
        if n in self.inside or line.blank:
            return _Role.NOTHING
        if n in self.drawn:
            return _Role.DRAWN
        if n in self.bare_rows or line.cells or is_row(line.text):
            return _Role.RULE if _RULE.fullmatch(line.text) else _Role.ROW
        if _RULE.fullmatch(line.text) or not any(c.isalnum() for c in line.text):
            return _Role.RULE
        if line.tag == "li" or (_MARKER.match(line.text) and not self.titles.at(n)[0]):
            return _Role.ITEM
        return _Role.BEGINS if not open_ or self._breaks(open_[-1], n) else _Role.GOES_ON

    def _breaks(self, before: int, n: int) -> bool:
        """True where line `n` begins a new block although no blank line says so."""
        above, line = self.lines[before], self.lines[n]
        if self.titles.at(n)[0] or (self.titles.fill(before) and not self.titles.fill(n)) or n < self.front:
            return True
        if ITEM_HEADING.match(line.words) or ITEM_HEADING.match(above.words):
            return True
        if starts_heading(line) or starts_heading(above) or line.tag or above.tag.startswith("h"):
            return True
        if above.words.isupper() and not line.words.isupper() and (before == 0 or self.lines[before - 1].blank):
            return len(above.words.split()) > 1
        if not self.width:
            return len(line.text) > _WRAPPED and len(above.words) < 80 and not TERMINAL.search(above.words)
        return self._breaks_by_shape(above, line, self.lines[n + 1] if n + 1 < len(self.lines) else None)

    def _breaks_by_shape(self, above: Line, line: Line, after: Line | None) -> bool:
        words, last = line.words, above.words
        ended = TERMINAL.search(last) is not None
        if LABELLED.match(words) and len(words) < self.width * 0.7 and (LABELLED.match(last) or ended):
            return True
        starts = words[:1].isupper() or words[:1].isdigit() or words[:1] in "\"'“‘("
        if ended and starts and len(last) < self.width * 0.75:
            return True
        short = len(words.split()) <= 10 and len(words) < self.width * 0.6
        following = after.words if after else ""
        return short and ended and starts and not TERMINAL.search(words) and following[:1].isupper()

    def level(self, numbers: Sequence[int], raw: str, style: str) -> int:
        """The heading level of a block of these lines, 0 for a paragraph."""
        first, last = numbers[0], numbers[-1]
        lines = [self.lines[n] for n in numbers]
        if first in self.titles.listed or first < self.front:
            return 0
        if self.titles.at(first)[0] == len(numbers) and not starts_heading(lines[0]):
            return self.titles.at(first)[1]
        before = first == 0 or self.lines[first - 1].blank
        after = self.lines[last + 1] if last + 1 < len(self.lines) else None
        underlined = after and _UNDERLINE.fullmatch(after.text)
        if underlined and before and not style and len(numbers) == 1 and len(lines[0].words.split()) <= _TITLE_WORDS:
            return 1 if "=" in underlined[1] else 2
        alone = len(lines) == 1 and before and (after is None or after.blank or self._heads_list(lines[0], after))
        return heading_level(raw, style, lines, alone=alone)

    @staticmethod
    def _heads_list(line: Line, after: Line) -> bool:
        """A word or two right above the first item of a list: "Recommendations"."""
        return len(line.words.split()) <= _LIST_TITLE_WORDS and _MARKER.match(after.text) is not None


def _bare_rows(lines: Sequence[Line]) -> frozenset[int]:
    """Rows of Markdown tables written without bars at the edges: they stand around a rule of the same kind."""
    found: set[int] = set()
    for n, line in enumerate(lines):
        if "|" in line.text and _BARE_RULE.fullmatch(line.text):
            found.add(n)
            for step in (-1, 1):
                m = n + step
                while 0 <= m < len(lines) and "|" in lines[m].text and m not in found and (step > 0 or m == n - 1):
                    found.add(m)
                    m += step
    return frozenset(found)


def _front_matter(lines: Sequence[Line]) -> int:
    """How many lines of "name: value" between two rules the text begins with; they are no prose."""
    first = next((n for n, line in enumerate(lines) if not line.blank), 0)
    if first >= len(lines) or lines[first].text.strip() != "---":
        return 0
    for n in range(first + 1, min(len(lines), first + _MOST_FRONT)):
        if lines[n].text.strip() in ("---", "..."):
            return n + 1 if n > first + 1 else 0
        if not lines[n].blank and not _FRONT_FIELD.match(lines[n].text):
            return 0
    return 0


def _usual_width(lines: Sequence[Line]) -> int:
    """The length that wrapped lines of this text run to, in characters; 0 where its lines are whole paragraphs."""
    lengths = sorted(len(line.text.strip()) for line in lines if not line.blank)
    width = lengths[int(len(lengths) * 0.85)] if lengths else 0
    return width if width <= _WRAPPED else 0


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


def _block(sheet: _Sheet, numbers: Sequence[int], text: str) -> Block:
    first, last = sheet.lines[numbers[0]], sheet.lines[numbers[-1]]
    titled = sheet.titles.at(numbers[0])[0] > 0
    marker = None if titled else _MARKER.match(first.text)
    start = first.start + (marker.end() if marker else 0)
    raw = text[start : last.end]
    span = _stripped(Span(start, last.end), raw)
    if span.start == span.end:
        return Block(BlockKind.FURNITURE, (Span(first.start, last.end),))
    style = _style(raw)
    if marker or first.tag == "li":
        depth = 1 + len(marker["indent"].replace("\t", "    ")) // 2 if marker else 1
        return Block(BlockKind.LIST_ITEM, (span,), level=depth, marker=marker["marker"] if marker else "-", style=style)
    level = sheet.level(numbers, raw, style)
    return Block(BlockKind.HEADING if level else BlockKind.PARAGRAPH, (span,), level=level, style=style)


def _style(raw: str) -> str:
    """The emphasis that holds for the whole of `raw`."""
    bare = re.sub(r"<[^<>]*>", lambda m: "**" if re.match(r"</?(strong|b)\b", m[0], re.IGNORECASE) else "", raw).strip()
    for mark, style in (("***", "bold italic"), ("**", "bold"), ("__", "bold"), ("*", "italic"), ("_", "italic")):
        inside = bare[len(mark) : -len(mark)]
        if len(bare) > 2 * len(mark) and bare.startswith(mark) and bare.endswith(mark) and mark not in inside:
            return style
    return ""
