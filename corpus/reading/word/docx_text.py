"""The body of a Word document -> blocks of Markdown, in the order printed.

Walks the document's own XML, so that text in content controls, text boxes and insertions is not lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from corpus.reading.markup import Cell, Piece, cell_words, emphasised, grid, heading, item, table
from corpus.reading.pdf.symbols import symbol
from corpus.reading.word.docx_styles import Style, Styles, flag, heading_level, number_of
from corpus.reading.word.numbering import Numbering
from corpus.reading.word.paging import FORCED, LAID, MARKS, before_breaks, one_break

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset(map(qn, ("w:del", "w:moveFrom")))
_PUT_IN = frozenset(map(qn, ("w:ins", "w:moveTo")))
_WRAPPINGS = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")))
_PROPERTIES = frozenset(map(qn, ("w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:tblPr", "w:trPr", "w:tcPr")))
_MOST_HEADING_WORDS = 40  # of a paragraph that is a heading by its own outline level only
_CHARACTERS = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:lastRenderedPageBreak"): LAID,
}
_MOST_SPAN = 200  # columns


@dataclass(frozen=True, slots=True)
class _Run:
    words: str
    bold: bool = False
    italic: bool = False


@dataclass
class Walk:
    """One pass through a document; it counts lists and notes as it goes. `found` says what it met on its way:
    "tracked", "hidden", "comment", "chunk", "picture", "diagram"."""

    document: WordDocument
    found: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._styles = Styles(self.document.styles.element)
        self._numbering = Numbering(self.document)
        sections = [section.find(qn("w:type")) for section in self.document.element.body.iter(qn("w:sectPr"))]
        self._sections = ["nextPage" if kind is None else kind.get(qn("w:val")) for kind in sections]
        self._section = 0
        self._called: dict[tuple[str, str], str] = {}  # (kind, id) of each note called -> its mark
        self._boxes: list[Any] = []
        self._break = ""
        self._begun = False

    def blocks(self, container: Any) -> Iterator[Piece]:
        for element in container:
            if element.tag == qn("w:p"):
                yield from self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                yield from self._table(element)
            elif element.tag in _WRAPPINGS:
                self.found |= {"tracked"} if element.tag in _PUT_IN else set()
                yield from self.blocks(element)
            elif element.tag == qn("w:altChunk"):
                self.found.add("chunk")

    def notes(self) -> Iterator[Piece]:
        """The footnotes and endnotes that were called, as Markdown writes them."""
        texts = {(kind, note.get(qn("w:id"), "")): note for kind, note in _notes_of(self.document)}
        for key, mark in list(self._called.items()):
            if key in texts:
                words = " ".join(" ".join(piece.text for piece in self.blocks(texts[key])).split())
                if words.strip(MARKS + " "):
                    yield Piece(f"[^{mark}]: {words.translate({ord(c): None for c in MARKS})}")

    def _paragraph(self, element: Any) -> Iterator[Piece]:
        properties = element.find(qn("w:pPr"))
        name, style = self._styles.paragraph(properties)
        begins = flag(properties, "w:pageBreakBefore")
        if (style.begins_page if begins is None else begins) and self._begun:
            self._break += FORCED
        outer, self._boxes = self._boxes, []
        runs = list(self._runs(element, style))
        boxes, self._boxes = self._boxes, outer
        text = "".join(run.words for run in runs).strip()
        marker, depth = ("", 0)
        if text.strip(MARKS + " \n\u00a0"):
            marker, depth = self._numbering.marker(properties, name, style)
            self._begun = True
            text, self._break = self._break + text, ""
            level = heading_level(style, number_of(properties, "w:outlineLvl"))
            yield before_breaks(text, lambda words: _piece(words, runs, level, (marker, depth)))
        else:
            self._break += "".join(c for c in text if c in MARKS)
        if properties is not None and properties.find(qn("w:sectPr")) is not None:
            self._section += 1
            if self._sections[self._section : self._section + 1] not in (["continuous"], ["nextColumn"], []):
                self._break += FORCED
        for box in boxes:
            yield from self.blocks(box)

    def _runs(self, parent: Any, style: Style) -> Iterator[_Run]:
        for element in parent:
            tag = element.tag
            if tag == qn("w:r"):
                yield from self._run(element, style)
            elif tag in _GONE:
                self.found.add("tracked")
            elif tag == _MATH:
                yield _Run(element.text or "", bool(style.bold), bool(style.italic))
            elif tag not in _PROPERTIES and tag not in (qn("w:p"), qn("w:tbl"), _FALLBACK) and isinstance(tag, str):
                self.found |= {"tracked"} if tag in _PUT_IN else set()
                yield from self._runs(element, style)

    def _run(self, element: Any, style: Style) -> Iterator[_Run]:
        properties = element.find(qn("w:rPr"))
        named = properties.find(qn("w:rStyle")) if properties is not None else None
        own = self._styles.style(named.get(qn("w:val"), "")) if named is not None else Style()
        bold, italic, hidden = (
            next((said for said in says if said is not None), False)
            for says in (
                (flag(properties, "w:b"), own.bold, style.bold),
                (flag(properties, "w:i"), own.italic, style.italic),
                (flag(properties, "w:vanish"), own.hidden, style.hidden),
            )
        )
        words = "".join(self._words(child) for child in element)
        if hidden and words.strip():
            self.found.add("hidden")
        elif words:
            yield _Run(words, bold, italic)

    def _words(self, element: Any) -> str:
        tag = element.tag
        if tag == qn("w:t"):
            return (element.text or "").replace("\t", " ").replace("\n", " ")
        if tag in _CHARACTERS:
            return _CHARACTERS[tag]
        if tag == qn("w:br"):
            return {"page": FORCED, "column": " "}.get(element.get(qn("w:type"), ""), "\n")
        if tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            return self._call(element)
        if tag == qn("w:sym"):
            return symbol(element.get(qn("w:font"), ""), element.get(qn("w:char"), ""))
        if tag == qn("w:commentReference"):
            self.found.add("comment")
        elif tag not in _PROPERTIES and len(element):
            return self._drawn(element)
        return ""

    def _call(self, element: Any) -> str:
        kind = "footnote" if element.tag == qn("w:footnoteReference") else "endnote"
        same = sum(1 for called, _ in self._called if called == kind)
        mark = ("e" if kind == "endnote" else "") + str(same + 1)
        return f"[^{self._called.setdefault((kind, element.get(qn('w:id'), '')), mark)}]"

    def _drawn(self, element: Any) -> str:
        """Keeps the text boxes of a drawing for after the paragraph; Word writes each twice, once for old programs."""
        stack = [element]
        while stack:
            one = stack.pop()
            if one.tag == qn("w:txbxContent"):
                self._boxes.append(one)
                continue
            if not isinstance(one.tag, str) or one.tag == _FALLBACK:
                continue
            if one.tag.endswith("}blip") or one.tag.endswith("}imagedata"):
                self.found.add("picture")
            elif one.tag.endswith("/diagram}relIds") or one.tag.endswith("/chart}chart"):
                self.found.add("diagram")
            stack += reversed(one)
        return "".join(ruby.text or "" for ruby in element.iter(qn("w:t"))) if element.tag == qn("w:ruby") else ""

    def _table(self, element: Any) -> Iterator[Piece]:
        """A Markdown table; a table of one cell or one column is a box around text, and comes out as that text."""
        rows = [row for row in element.iter(qn("w:tr")) if _nearest(row, "w:tbl") is element and not _is_struck(row)]
        laid = [list(_cells(row)) for row in rows]
        if all(len(cells) < 2 for cells in laid):
            for cells in laid:
                for cell in cells:
                    yield from self.blocks(cell.element)
            return
        yield from table(grid(self._laid(laid)))

    def _laid(self, rows: list[list[_Cell]]) -> Iterator[list[Cell]]:
        goes_on = [{cell.column for cell in cells if cell.merged == "continue"} for cells in rows]
        for n, cells in enumerate(rows):
            before = [Cell("", cells[0].column)] if cells and cells[0].column else []
            words = one_break([cell_words(self.blocks(cell.element)) for cell in cells])
            found: list[Cell] = []
            for cell, said in zip(cells, words, strict=True):
                if cell.merged == "continue" and n:
                    continue  # it comes down from the row above
                down = 1
                while cell.merged and n + down < len(rows) and cell.column in goes_on[n + down]:
                    down += 1
                found.append(Cell(said, cell.across, down))
            yield before + found


def _piece(text: str, runs: list[_Run], level: int, mark: tuple[str, int]) -> Piece:
    marker, depth = mark
    if level and len(text.split()) <= _MOST_HEADING_WORDS:
        return heading(level, f"{marker} {text}".strip() if marker != "-" else text)
    shown = [run for run in runs if run.words.strip(MARKS + " \n\u00a0")]
    text = emphasised(text, bold=all(run.bold for run in shown), italic=all(run.italic for run in shown))
    return item(marker, depth, text) if marker else Piece(text)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell as drawn: its first column of the table's grid, and "restart" or "continue" where rows are merged."""

    element: Any
    column: int
    across: int
    merged: str


def _cells(row: Any) -> Iterator[_Cell]:
    properties = row.find(qn("w:trPr"))
    column = min(number_of(properties, "w:gridBefore") or 0, _MOST_SPAN)
    for cell in row.iter(qn("w:tc")):
        if _nearest(cell, "w:tr") is not row:
            continue
        own = cell.find(qn("w:tcPr"))
        merged = None if own is None else own.find(qn("w:vMerge"))
        across = max(1, min(number_of(own, "w:gridSpan") or 1, _MOST_SPAN))
        yield _Cell(cell, column, across, "" if merged is None else merged.get(qn("w:val"), "continue"))
        column += across


def _is_struck(row: Any) -> bool:
    """Whether the row was deleted under tracked changes."""
    properties = row.find(qn("w:trPr"))
    return properties is not None and properties.find(qn("w:del")) is not None


def _nearest(element: Any, tag: str) -> Any:
    return next(element.iterancestors(qn(tag)), None)


def _notes_of(document: WordDocument) -> Iterator[tuple[str, Any]]:
    for relation in document.part.rels.values():
        for kind in ("footnote", "endnote"):
            if relation.reltype.endswith(f"/{kind}s") and not relation.is_external:
                root = parse_xml(relation.target_part.blob)
                yield from ((kind, note) for note in root.iter(qn(f"w:{kind}")))
