"""A page's words -> its text, paragraphs parted by blank lines and in reading order, with a box per word.

The same for a PDF's text layer and for OCR:

    page_of(sheet: Sheet, tables: Sequence[Table] = (), filled: Sequence[Filled] = ()) -> PageText
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.boxes import entry
from corpus.models import Span
from corpus.reading.pdf.footnotes import with_notes_last
from corpus.reading.pdf.order import Paragraph, in_order, paragraph, paragraphs_of, tabular
from corpus.reading.pdf.printed import Line, printed
from corpus.reading.pdf.words import Cell, Sheet, Table

_FIELD_SIZE = 12.0  # points


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a page's text and how it is printed; `span` counts from the page's first character.

    Edges are in points from the top left corner of the upright sheet. `part` counts the paragraphs (tables, notes) of
    the page in reading order; `style` is "bold", "italic", "bold italic" or empty, for the whole line.
    """

    span: Span
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    style: str = ""
    part: int = 0
    is_row: bool = False
    is_note: bool = False
    is_across: bool = False  # runs across the others: a stamp up the margin


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's text without a line end at its end; `boxes` as corpus.boxes.packed, in points of the page as shown.

    `width` and `height` are of the upright sheet, in which the lines count.
    """

    text: str
    boxes: bytes
    lines: tuple[TextLine, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Filled:
    """A form's field that was filled in; `box` is where its value is on the page as shown."""

    name: str
    value: str
    box: tuple[float, float, float, float]


def page_of(sheet: Sheet, tables: Sequence[Table] = (), filled: Sequence[Filled] = ()) -> PageText:
    """The page in reading order: a table's rows stand for the words in them, footnotes come after the text.

    What is filled in comes last, a line `name: value` for each.
    """
    words = sheet.words
    taken = {n for table in tables for row in table.rows for cell in row for part in cell for n in part}
    lines = printed(words, [n for n, word in enumerate(words) if not word.turn and n not in taken])
    tabled = [_tabular(table, lines, sheet) for table in tables if any(any(row) for row in table.rows)]
    paragraphs, notes = with_notes_last(in_order([*paragraphs_of(lines), *tabled], sheet.height), sheet.height)
    across = printed(words, [n for n, word in enumerate(words) if word.turn and n not in taken])
    written = _Written(sheet, frozenset(map(id, notes)))
    for part in paragraphs:
        written.add(part)
    for line in across:
        written.add(paragraph([line]), is_across=True)
    written.fill(filled)
    return written.page()


def _tabular(table: Table, lines: Sequence[Line], sheet: Sheet) -> Paragraph:
    """Its place in the drawing is after the last line that was drawn before its first word."""
    numbers = [n for row in table.rows for cell in row for part in cell for n in part]
    first = min(numbers)
    order = max((line.order for line in lines if line.words[0] < first), default=-1)
    return tabular(table, order + 0.5, sum(len(sheet.words[n].text) for n in numbers))


@dataclass
class _Written:
    """The page's text as it grows."""

    sheet: Sheet
    notes: frozenset[int]
    pieces: list[str] = field(default_factory=list)
    boxes: list[bytes] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)
    at: int = 0
    part: int = -1

    def page(self) -> PageText:
        sheet = self.sheet
        return PageText("".join(self.pieces), b"".join(self.boxes), tuple(self.lines), sheet.width, sheet.height)

    def add(self, paragraph: Paragraph, *, is_across: bool = False) -> None:
        self.part += 1
        end = "\n\n" if self.part else ""
        if paragraph.table is not None:
            for row in paragraph.table.rows:
                self._row(row, paragraph.table, end)
                end = "\n"
            return
        is_note = id(paragraph) in self.notes
        for line in paragraph.lines:
            self._write(end)
            start = self.at
            self._words(line.words)
            span = Span(start, self.at)
            style = f"{'bold' if line.bold else ''} {'italic' if line.italic else ''}".strip()
            box = line.x0, line.y0, line.x1, line.y1
            self.lines.append(TextLine(span, *box, line.size, style, self.part, is_note=is_note, is_across=is_across))
            end = "\n"

    def fill(self, fields: Sequence[Filled]) -> None:
        """A value's words share its box from left to right, line by line being beyond what can be known."""
        self.part += bool(fields)
        end = "\n\n" if self.part else ""
        for field_ in fields:
            self._write(f"{end}{field_.name}: " if field_.name else end)
            start = self.at
            x0, y0, x1, y1 = field_.box
            step = (x1 - x0) / len(field_.value)
            for n, letter in enumerate(field_.value):
                if letter != " " and (n == 0 or field_.value[n - 1] == " "):
                    last = (field_.value + " ").index(" ", n)
                    self.boxes.append(entry(start + n, start + last, (x0 + n * step, y0, x0 + last * step, y1)))
            self._write(field_.value)
            named = start - len(f"{field_.name}: ") if field_.name else start
            size = min(y1 - y0, _FIELD_SIZE)
            self.lines.append(TextLine(Span(named, self.at), x0, y0, x1, y1, size, "", self.part, is_row=True))
            end = "\n"

    def _row(self, row: Sequence[Cell], table: Table, end: str) -> None:
        self._write(end)
        start = self.at
        self._write("|")
        numbers = [n for cell in row for part in cell for n in part]
        for cell in row:
            self._write(" ")
            for n, part in enumerate(cell):
                if n:
                    self._write("<br>")
                self._words(part, barred=True)
            self._write(" |")
        found = [self.sheet.words[n] for n in numbers]
        top, bottom = min((w.y0 for w in found), default=table.y0), max((w.y1 for w in found), default=table.y1)
        size = found[0].size if found else 0.0
        span = Span(start, self.at)
        self.lines.append(TextLine(span, table.x0, top, table.x1, bottom, size, "", self.part, is_row=True))

    def _words(self, numbers: Sequence[int], *, barred: bool = False) -> None:
        """Words with spaces between; in a table's cell a bar is written so that it parts no cells."""
        words, at = self.sheet.words, self.at
        turned = self.sheet.turn
        texts = []
        for n in numbers:
            word = words[n]
            text = word.text.replace("|", r"\|") if barred else word.text
            box = (word.x0, word.y0, word.x1, word.y1)
            self.boxes.append(entry(at, at + len(text), self.sheet.as_shown(*box) if turned else box))
            texts.append(text)
            at += len(text) + 1
        self._write(" ".join(texts))

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.at += len(text)
