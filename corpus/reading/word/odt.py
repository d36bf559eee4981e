"""OpenDocument texts (.odt) -> Markdown text: headings, numbered and bulleted lists, tables, footnotes, emphasis."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.parsers import expat
from xml.sax import SAXException

from odf.namespaces import DRAWNS, METANS, OFFICENS, STYLENS, TABLENS, TEXTNS
from odf.opendocument import load

from corpus.errors import NoText, ReadingError
from corpus.models import Reading
from corpus.reading.damage import DAMAGE
from corpus.reading.markup import Cell, Piece, cell_words, emphasised, grid, heading, item, joined, table
from corpus.reading.unpacking import check_archive
from corpus.reading.word.endnotes import with_notes
from corpus.reading.word.odt_lists import Lists
from corpus.reading.word.odt_styles import Styles
from corpus.reading.word.paging import FORCED, LAID, MARKS, Paged, before_breaks, one_break, paged

_BAD = (*DAMAGE, zipfile.BadZipFile, SAXException, expat.ExpatError)
_PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml")
_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_REPEATED = 200  # empty cells or rows said in one
_MOST_SPACES = 100
_CONTAINERS = frozenset(
    "section table-of-content index-body index-title illustration-index table-index bibliography alphabetical-index "
    "user-index object-index text-box numbered-paragraph list-header table-cell".split()
)
_LEFT_OUT = frozenset("tracked-changes annotation annotation-end sequence-decls forms shapes".split())


def read_odt(data: bytes) -> Reading:
    """Raises NoText where it holds none, ReadingError where it is damaged, protected or unpacks to too much."""
    check_archive(data, "OpenDocument text")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise ReadingError("this OpenDocument text is protected by a password: save a copy without one")
            for part in _PARTS:  # the library prints one that is damaged, and reads on without it
                if part in archive.namelist():
                    expat.ParserCreate(namespace_separator=" ").Parse(archive.read(part), True)
        document = load(BytesIO(data))
        body, notes, hidden = _read(document)
        warnings = (*_warnings(document), *(["hidden text is left out"] if hidden else []), *body.warnings)
    except RecursionError as error:
        raise ReadingError("its parts are nested too deep to be read: save it as PDF and add that") from error
    except _BAD as error:
        raise ReadingError(
            f"a damaged OpenDocument text ({type(error).__name__}): get a fresh copy, or open it and save it anew"
        ) from error
    text, marks = with_notes(body.text, notes)
    if not text.strip():
        raise NoText("there is no text in this document; if it holds scanned pages, make a PDF with a text layer of it")
    return Reading(text, "odt", body.pages, warnings, marks)


def _read(document: Any) -> tuple[Paged, list[Piece], bool]:
    """The body with its pages, the notes, and whether some text is hidden."""
    walk = _Walk(Styles(document), Lists(document))
    marked = joined(walk.blocks(document.text))
    counts = [node.attributes for node in document.meta.childNodes if node.qname == (METANS, "document-statistic")]
    count = str(counts[0].get((METANS, "page-count"), "0")) if counts else "0"
    return paged(marked, int(count) if count.isdigit() else 0), walk.notes, walk.hidden


@dataclass(frozen=True, slots=True)
class _Run:
    words: str
    bold: bool = False
    italic: bool = False


@dataclass
class _Walk:
    """One pass through a document; it counts its lists and keeps its notes as it goes."""

    styles: Styles
    lists: Lists
    notes: list[Piece] = field(default_factory=list)
    hidden: bool = False  # some text was
    _boxes: list[Any] = field(default_factory=list)
    _break: str = ""
    _begun: bool = False  # with words; what begins before them begins no page

    def blocks(self, parent: Any, marker: str = "", depth: int = 0) -> Iterator[Piece]:
        """The blocks in an element, the first with the marker of the list item that they are in."""
        for node in parent.childNodes:
            if node.nodeType != node.ELEMENT_NODE or node.qname[1] in _LEFT_OUT:
                continue
            name = node.qname[1]
            if name in ("p", "h") and node.qname[0] == TEXTNS:
                found = list(self._paragraph(node, marker, depth))
                marker = "" if found else marker
                yield from found
            elif name == "list":
                yield from self._list(node)
            elif name == "table" and node.qname[0] == TABLENS:
                yield from self._table(node)
            elif name == "soft-page-break":
                self._break += LAID
            elif name in _CONTAINERS or node.qname[0] == DRAWNS:
                yield from self.blocks(node)

    def _list(self, node: Any) -> Iterator[Piece]:
        with self.lists.entered(node) as level:
            for child in node.childNodes:
                if child.nodeType != child.ELEMENT_NODE:
                    continue
                if child.qname[1] == "list-item":
                    own = any(n.nodeType == n.ELEMENT_NODE and n.qname[1] in ("p", "h") for n in child.childNodes)
                    yield from self.blocks(child, self.lists.marker(child) if own else "", level)
                elif child.qname[1] == "list-header":
                    yield from self.blocks(child)

    def _paragraph(self, node: Any, marker: str, depth: int) -> Iterator[Piece]:
        name = str(node.attributes.get((TEXTNS, "style-name"), ""))
        if self._begun and self.styles.resolved(name, "begins_page"):
            self._break += FORCED
        boxes, self._boxes = self._boxes, []
        runs = self._runs(node, bool(self.styles.resolved(name, "bold")), bool(self.styles.resolved(name, "italic")))
        inner, self._boxes = self._boxes, boxes
        text = _SPACE.sub(" ", "".join(run.words for run in runs).replace("\n", "\x03"))
        text = re.sub(" ?\x03 ?", "\n", text).strip(" \n")
        if text.strip(MARKS + " \n"):
            self._begun = True
            text, self._break = self._break + text, ""
            yield before_breaks(text, lambda words: self._piece(node, name, (marker, depth), (words, runs)))
        else:
            self._break += text.strip()
        if self.styles.resolved(name, "ends_page"):
            self._break += FORCED
        for box in inner:
            yield from self.blocks(box)

    def _piece(self, node: Any, style: str, mark: tuple[str, int], said: tuple[str, list[_Run]]) -> Piece:
        (marker, depth), (text, runs) = mark, said
        if node.qname[1] == "h":
            level = str(node.attributes.get((TEXTNS, "outline-level"), "1"))
            number = marker or self.lists.heading(int(level) if level.isdigit() else 1, node)
            return heading(int(level) if level.isdigit() else 1, f"{number} {text}".strip() if number != "-" else text)
        if style == "Title" or self.styles.parent(style) == "Title":
            return heading(1, text)
        shown = [run for run in runs if run.words.strip(MARKS + " \n")]
        text = emphasised(text, bold=all(run.bold for run in shown), italic=all(run.italic for run in shown))
        return item(marker, depth, text) if marker else Piece(text)

    def _runs(self, parent: Any, bold: bool, italic: bool) -> list[_Run]:
        found: list[_Run] = []
        for node in parent.childNodes:
            if node.nodeType == node.TEXT_NODE:
                found.append(_Run(_SPACE.sub(" ", str(node.data)), bold, italic))
            elif node.nodeType == node.ELEMENT_NODE:
                found += self._inline(node, bold, italic)
        return found

    def _inline(self, node: Any, bold: bool, italic: bool) -> list[_Run]:
        name = node.qname[1]
        if name == "s":
            count = str(node.attributes.get((TEXTNS, "c"), "1"))
            return [_Run(" " * min(int(count) if count.isdigit() else 1, _MOST_SPACES))]
        if name in ("tab", "line-break"):
            return [_Run(" " if name == "tab" else "\n")]
        if name == "soft-page-break":
            return [_Run(LAID)]
        if name == "note":
            return [_Run(self._note(node), bold, italic)]
        if node.qname[0] == DRAWNS:
            self._boxes += _text_boxes(node)
            return []
        if name in _LEFT_OUT or node.qname[0] == OFFICENS:
            return []
        style = str(node.attributes.get((TEXTNS, "style-name"), ""))
        if self.styles.resolved(style, "hidden"):
            self.hidden = True
            return []
        own_bold, own_italic = self.styles.resolved(style, "bold"), self.styles.resolved(style, "italic")
        return self._runs(node, bold if own_bold is None else own_bold, italic if own_italic is None else own_italic)

    def _note(self, node: Any) -> str:
        """The mark of a footnote or endnote where it is called; its words are kept for the end."""
        parts = {child.qname[1]: child for child in node.childNodes if child.nodeType == child.ELEMENT_NODE}
        cited = parts.get("note-citation")
        name = "".join(run.words for run in self._runs(cited, False, False)).strip() if cited is not None else ""
        ends = node.attributes.get((TEXTNS, "note-class")) == "endnote"
        name = ("e" if ends else "") + (name or str(len(self.notes) + 1))
        begun, kept = self._break, len(self.notes)
        body = parts.get("note-body")
        words = " ".join(piece.text for piece in self.blocks(body)) if body is not None else ""
        self._break = begun
        if words:
            self.notes.insert(kept, Piece(f"[^{name}]: {' '.join(words.split())}"))
        return f"[^{name}]"

    def _table(self, node: Any) -> Iterator[Piece]:
        """A table; one of one column is a box around text, and comes out as that text."""
        rows = list(_rows(node))
        if all(sum(cell.qname[1] == "table-cell" for cell in _cells(row)) < 2 for row in rows):
            for row in rows:
                yield from self.blocks(row)
            return
        yield from table(grid(cells for row in rows for cells in self._row(row)))

    def _row(self, row: Any) -> Iterator[list[Cell]]:
        if row.qname[1] == "soft-page-break":
            self._break += LAID
            return
        cells: list[Cell] = []
        nodes = _cells(row)
        said = one_break([cell_words(self.blocks(node)) for node in nodes])
        for node, words in zip(nodes, said, strict=True):
            times = min(_number(node, "number-columns-repeated"), _MOST_REPEATED)
            if node.qname[1] == "table-cell":
                cells += [
                    Cell(words, _number(node, "number-columns-spanned"), _number(node, "number-rows-spanned"))
                ] * times
        empty = not any(cell.text for cell in cells)
        for _ in range(1 if empty else min(_number(row, "number-rows-repeated"), _MOST_REPEATED)):
            yield cells


def _rows(node: Any) -> Iterator[Any]:
    for child in node.childNodes:
        if child.nodeType == child.ELEMENT_NODE:
            if child.qname[1] in ("table-row", "soft-page-break"):
                yield child
            elif child.qname[1] in ("table-header-rows", "table-rows", "table-row-group"):
                yield from _rows(child)


def _cells(row: Any) -> list[Any]:
    wanted = ("table-cell", "covered-table-cell")
    return [c for c in row.childNodes if c.nodeType == c.ELEMENT_NODE and c.qname[1] in wanted]


def _number(node: Any, name: str) -> int:
    value = str(node.attributes.get((TABLENS, name), "1"))
    return max(1, int(value[:7])) if value.isdigit() else 1


def _text_boxes(node: Any) -> list[Any]:
    """The text boxes in a drawing."""
    found: list[Any] = []
    stack = [node]
    while stack:
        one = stack.pop()
        if one.qname == (DRAWNS, "text-box"):
            found.append(one)
            continue
        children = [child for child in one.childNodes if child.nodeType == child.ELEMENT_NODE]
        if one.qname[0] == DRAWNS and any(child.qname == (TEXTNS, "p") for child in children):
            found.append(one)  # a shape with words in it
            continue
        stack += reversed(children)
    return found


def _warnings(document: Any) -> Iterator[str]:
    """What is printed on every page or in the margin and not read as text."""
    for name in ("header", "footer"):
        shown = {
            " ".join(str(node).split())
            for page in document.masterstyles.childNodes
            for node in getattr(page, "childNodes", ())
            if node.nodeType == node.ELEMENT_NODE and node.qname in ((STYLENS, name), (STYLENS, f"{name}-first"))
        }
        texts = sorted(words for words in shown if re.search(r"[^\W\d_]{3}", words))
        if texts:
            yield f"the running {name} is left out of the text: {texts[0][:80]}"
    if _holds(document.text, (OFFICENS, "annotation")):
        yield "comments in the margin are left out"
    if _holds(document.text, (TEXTNS, "tracked-changes")):
        yield "it has tracked changes: what was struck out is left out, what was put in is read"


def _holds(node: Any, wanted: tuple[str, str]) -> bool:
    stack = [node]
    while stack:
        one = stack.pop()
        if one.qname == wanted:
            return True
        stack += [child for child in one.childNodes if child.nodeType == child.ELEMENT_NODE]
    return False
