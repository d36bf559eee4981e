"""Rich text documents (.rtf) -> Markdown text: headings, lists as numbered there, tables, footnotes, emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.errors import NoText, ReadingError
from corpus.models import Reading
from corpus.reading.damage import DAMAGE
from corpus.reading.markup import Cell, Piece, cell_words, emphasised, grid, heading, item, joined, table
from corpus.reading.word.endnotes import with_notes
from corpus.reading.word.paging import FORCED, MARKS, before_breaks, paged
from corpus.reading.word.rtf_words import Look, Said, said_in

_HEADING = re.compile(r"(?:heading|überschrift|titre) (\d)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t]+")
_BODY_LEVEL = 9  # an outline level that is none
_PARTS_OF_TEXT = ("text", "note", "marker")


def read_rtf(data: bytes) -> Reading:
    """Raises NoText where it holds none, ReadingError where it is damaged."""
    try:
        walk = _walked(data)
    except DAMAGE as error:
        raise ReadingError(
            f"a damaged rich text document ({type(error).__name__}): open it and save it anew, as .docx or PDF"
        ) from error
    body = paged(joined(walk.pieces), walk.page_count)
    text, marks = with_notes(body.text, walk.notes)
    if not text.strip():
        raise NoText("there is no text in this rich text document; if it holds scanned pages, make a PDF of it")
    return Reading(text, "rtf", body.pages, (*walk.left_out, *body.warnings), marks)


def text_of_rtf(data: bytes) -> str:
    """The text alone, empty where there is none."""
    return paged(joined(_walked(data).pieces)).text


def _walked(data: bytes) -> _Walk:
    walk = _Walk()
    for said in said_in(data):
        walk.hear(said)
    walk.end()
    return walk


@dataclass
class _Paragraph:
    """What is known of the paragraph being read."""

    words: list[tuple[str, Look]] = field(default_factory=list)
    style: int = 0
    level: int = _BODY_LEVEL
    depth: int = 0
    marker: str = ""
    in_table: bool = False


@dataclass
class _Cells:
    """The row being read, and what its definition says of each cell: 1 begins a merger downwards, 2 goes on with one,
    3 goes on with one to the right."""

    pieces: list[Piece] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    merged: list[int] = field(default_factory=list)
    next: int = 0


@dataclass
class _Walk:
    """One pass through a document."""

    pieces: list[Piece] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    page_count: int = 0
    _levels: dict[int, int] = field(default_factory=dict)  # style -> heading level
    _style: tuple[int, int, str] = (0, _BODY_LEVEL, "")  # that is being described: number, outline level, name
    _here: _Paragraph = field(default_factory=_Paragraph)
    _row: _Cells = field(default_factory=_Cells)
    _rows: list[tuple[list[str], list[int]]] = field(default_factory=list)
    _note: list[tuple[str, Look]] = field(default_factory=list)
    _count: int = 0  # of footnotes
    _break: str = ""

    def hear(self, said: Said) -> None:
        part = said.look.part
        if part == "stylesheet":
            self._learn(said)
        elif said.control in ("begin", "end"):
            self._turn(said)
        elif said.words and part in _PARTS_OF_TEXT:
            self._take(said.words, said.look)
        elif part == "text":
            self._obey(said.control, said.number)
        elif said.control in ("par", "sect") and part == "note":
            self._note.append((" ", said.look))

    def end(self) -> None:
        self._paragraph()
        self._table()

    def _take(self, words: str, look: Look) -> None:
        if look.hidden:
            if words.strip() and not self.left_out:
                self.left_out.append("hidden text is left out")
        elif look.part == "marker":
            self._here.marker += words
        elif look.part == "note":
            self._note.append((words, look))
        else:
            self._here.words.append((words, look))

    def _turn(self, said: Said) -> None:
        """A footnote begins, where it is called, or has ended."""
        if said.look.part != "note":
            return
        if said.control == "begin":
            self._count += 1
            self._here.words.append((f"[^{self._count}]", said.look))
        elif words := " ".join("".join(words for words, _ in self._note).split()):
            self.notes.append(Piece(f"[^{self._count}]: {words}"))
            self._note = []

    def _learn(self, said: Said) -> None:
        number, level, name = self._style
        if said.control == "s":
            self._style = said.number, _BODY_LEVEL, ""
        elif said.control == "outlinelevel":
            self._style = number, said.number, name
        elif said.words:
            before, mark, after = said.words.partition(";")
            name += before
            if mark:
                found = _HEADING.fullmatch(name.strip())
                self._levels[number] = int(found[1]) if found else 1 if name.strip() == "Title" else 0
                number, level, name = 0, _BODY_LEVEL, after
            self._style = number, level, name

    def _obey(self, word: str, number: int) -> None:
        here, row = self._here, self._row
        if word in ("par", "sect", "nestcell", "nestrow"):
            self._paragraph()
        elif word == "pard":
            self._here = _Paragraph(here.words)
        elif word == "cell":
            self._paragraph(in_cell=True)
            row.cells.append(cell_words(row.pieces))
            row.pieces = []
        elif word == "row":
            self._rows.append((row.cells, row.merged))
            self._row = _Cells(merged=row.merged)
        elif word == "trowd":
            row.merged, row.next = [], 0
        elif word in ("clvmgf", "clvmrg", "clmrg"):
            row.next = {"clvmgf": 1, "clvmrg": 2, "clmrg": 3}[word]
        elif word == "cellx":
            row.merged = [*row.merged, row.next]
            row.next = 0
        elif word in ("page", "pagebb"):
            here.words.insert(0 if word == "pagebb" else len(here.words), (FORCED, Look()))
        else:
            self._describe(word, number)

    def _describe(self, word: str, number: int) -> None:
        """What a control word says of the paragraph, or of the whole document."""
        here = self._here
        if word == "s":
            here.style = number
        elif word == "outlinelevel":
            here.level = number
        elif word == "ilvl":
            here.depth = max(0, min(number, 8))
        elif word == "intbl":
            here.in_table = True
        elif word == "nofpages":
            self.page_count = number

    def _paragraph(self, *, in_cell: bool = False) -> None:
        """The paragraph ends: into the cell that is open, or into the text."""
        here = self._here
        self._here = _Paragraph([], here.style, here.level, here.depth, "", here.in_table)
        in_cell = in_cell or here.in_table
        if not in_cell:
            self._table()
        text = _SPACE.sub(" ", "".join(words for words, _ in here.words)).strip(" \n")
        if not text.strip(MARKS + " \n"):
            self._break += text.strip()
            return
        text, self._break = self._break + text, ""
        piece = before_breaks(text, lambda words: self._piece(here, words))
        (self._row.pieces if in_cell else self.pieces).append(piece)

    def _piece(self, here: _Paragraph, text: str) -> Piece:
        marker = " ".join(here.marker.split())
        level = here.level + 1 if here.level < _BODY_LEVEL else self._levels.get(here.style, 0)
        if level:
            return heading(level, f"{marker} {text}" if marker else text)
        shown = [look for words, look in here.words if words.strip(MARKS + " \n") and look.part == "text"]
        bold = bool(shown) and all(look.bold for look in shown)
        text = emphasised(text, bold=bold, italic=bool(shown) and all(look.italic for look in shown))
        if not marker:
            return Piece(text)
        return item(marker if any(c.isalnum() for c in marker) else "-", here.depth, text)

    def _table(self) -> None:
        """The rows read so far, as a table; one of one column is a box around text."""
        rows, self._rows = self._rows, []
        if not rows:
            return
        if all(len(cells) < 2 for cells, _ in rows):
            self.pieces += [Piece(cells[0].replace("<br>", "\n\n")) for cells, _ in rows if cells and cells[0]]
            return
        self.pieces += table(grid(_merged(rows)))


def _merged(rows: list[tuple[list[str], list[int]]]) -> Iterable[list[Cell]]:
    """The cells with how many rows each takes; what goes on with one above is left out."""
    for n, (cells, merged) in enumerate(rows):
        laid: list[Cell] = []
        for column, words in enumerate(cells):
            kind = merged[column] if column < len(merged) else 0
            if kind == 2 and n and column < len(rows[n - 1][0]):
                continue
            down = 1
            while kind == 1 and n + down < len(rows) and rows[n + down][1][column : column + 1] == [2]:
                down += 1
            laid.append(Cell("" if kind == 3 else words, 1, down))
        yield laid
