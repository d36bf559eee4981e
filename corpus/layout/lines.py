"""Text -> the lines that layout is read from: HTML paragraphs, items and table rows each on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from corpus.layout.oneline import parts_of
from corpus.models import Span, Spans
from corpus.plain import masked, plain

_ENDS = "\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029"
_BLOCK_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>p|div|section|article|ul|ol|li|dl|dt|dd|h[1-6]|blockquote|table|thead|tbody|tr|td|th|br|hr)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_MARK = r"[-*+•●○◦▪‣✓➢–—]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,5})[.)]|(?:\d{1,2}\.){1,3}\d{0,2}"
_LABEL = re.compile(rf"{_MARK}|[\w /&'’-]{{2,40}}:")
_INDENTED_ITEM = re.compile(rf"[ \t]+(?:{_MARK})[ \t]+[^\t]+")
_TABLE_TAG = re.compile(r"</?(?:table|thead|tbody|tr|td|th)\b[^<>]*>", re.IGNORECASE)
_LONG = 1_500  # characters: a line that holds a page or more


@dataclass(frozen=True)
class Line:
    """A line, or what stands between two HTML tags that part blocks. Offsets are of the whole text.

    `page` counts the form feeds before it; `tag` is the HTML tag that opens it ("li", "h2"; "tr" for a table row,
    "th" for one of header cells) or "furniture" where it was found inside a longer line; `cells` are a row's.
    `in_tags`: it is words of HTML, where tabs are white space.
    """

    start: int
    end: int
    text: str
    page: int = 0
    tag: str = ""
    cells: tuple[Spans, ...] = ()
    in_tags: bool = False

    @cached_property
    def words(self) -> str:
        """The line without markup and edges."""
        return plain(self.text)

    @property
    def blank(self) -> bool:
        return not self.text or self.text.isspace()


def lines_of(text: str) -> list[Line]:
    """Every line in order; blank ones are there, and part blocks."""
    unpacking = _Unpacking(text)
    found: list[Line] = []
    at = page = 0
    for raw in text.splitlines(keepends=True):
        bare = raw.rstrip(_ENDS)
        line = Line(at, at + len(bare), bare, page)
        if unpacking.takes(bare):
            found += unpacking.of(line)
        else:
            found += unpacking.closed(line)
            found += _parted(line) if len(bare) > _LONG and not is_row(bare) else [line]
        at += len(raw)
        page += raw.count("\f")
    found += unpacking.closed(Line(at, at, "", page))
    return found


def is_row(line: str) -> bool:
    """A row of a Markdown table, or of cells parted by tabs; the indent of a paragraph or an item is no cell."""
    stripped = line.strip()
    if stripped.lstrip("- ").startswith("|") and stripped.count("|") >= 2:
        return True
    tabs = line.count("\t")
    if not tabs or _INDENTED_ITEM.fullmatch(line):
        return False
    filled = [cell for cell in line.split("\t") if cell.strip()]
    if tabs == 1:
        return len(filled) == 2 and not _LABEL.fullmatch(filled[0].strip())
    return bool(filled)


def _parted(line: Line) -> Iterator[Line]:
    """A document or a page in one line, cut at its numbered items and around the footers inside it."""
    for start, end, kind in parts_of(line.text):
        if kind != "rest":
            yield Line(line.start + start, line.start + start, "", line.page)
        tag = "furniture" if kind == "furniture" else "h4" if kind == "heading" else ""
        yield Line(line.start + start, line.start + end, line.text[start:end], line.page, tag)


@dataclass
class _Unpacking:
    """HTML on its way to lines: the tag that awaits its words, and the table row that is open."""

    text: str
    tag: str = ""
    row: list[list[Span]] | None = None
    heads: bool = True
    found: list[Line] = field(default_factory=list)

    def takes(self, line: str) -> bool:
        """Whether HTML says where the line's words belong, and not the bars or tabs of a table."""
        if self.row is not None and not line.lstrip().startswith("|"):
            return True
        if "<" in line and _TABLE_TAG.search(line):
            return not line.lstrip().startswith("|")
        if _BLOCK_TAG.match(line.lstrip(" ")):  # tabs are white space in HTML, but in front they are empty cells
            return True
        return (bool(self.tag) or ("<" in line and _BLOCK_TAG.search(line) is not None)) and not is_row(line)

    def of(self, line: Line) -> list[Line]:
        """The lines inside `line`; words in an open row are kept until it closes."""
        self.found = []
        if line.blank:
            self._close_row(line)
            self.tag = ""
            return [*self.found, line]
        at = line.start
        for tag in _BLOCK_TAG.finditer(line.text):
            self._words(Span(at, line.start + tag.start()), line.page)
            at = line.start + tag.end()
            self._tag(tag["name"].lower(), bool(tag["close"]), at, line)
        self._words(Span(at, line.end), line.page)
        return self.found

    def closed(self, line: Line) -> list[Line]:
        """The row that is open, ended before `line`."""
        self.found, self.tag = [], ""
        self._close_row(line)
        return self.found

    def _words(self, span: Span, page: int) -> None:
        words = span.of(self.text)
        if not words.strip():
            return
        if self.row is not None:
            shown = masked(words)
            left = len(shown) - len(shown.lstrip())
            if left < len(shown):
                self.row = self.row or [[]]
                self.row[-1].append(Span(span.start + left, span.start + len(shown.rstrip())))
            return
        self.found.append(Line(span.start, span.end, words, page, self.tag, in_tags=True))
        self.tag = ""

    def _tag(self, name: str, closes: bool, at: int, line: Line) -> None:
        if name in ("tr", "table", "thead", "tbody"):
            self._close_row(line)
            if name == "tr" and not closes:
                self.row, self.heads = [], True
        elif name in ("td", "th") and self.row is not None:
            if not closes:
                self.row.append([])
                self.heads = self.heads and name == "th"
            return
        if name == "br" or self.row is not None:
            return
        self.found.append(Line(at, at, "", line.page))
        self.tag = name if not closes and (name == "li" or name[1:].isdigit()) else ""

    def _close_row(self, line: Line) -> None:
        cells = tuple(tuple(spans) for spans in self.row or ())
        self.row = None
        spans = [span for cell in cells for span in cell]
        if spans:
            start, end = spans[0].start, spans[-1].end
            kind = "th" if self.heads else "tr"
            self.found.append(Line(start, end, self.text[start:end], line.page, kind, cells))
