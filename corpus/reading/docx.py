"""Word documents -> Markdown text: headings, numbered and bulleted lists, tables, emphasis of whole paragraphs.

Walks the document's own XML in order, so that text in content controls, text boxes and insertions is not lost.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from corpus.errors import NoText, ReadingError
from corpus.models import Reading
from corpus.reading.damage import DAMAGE
from corpus.reading.numbering import Numbering

MOST_UNPACKED = 200_000_000  # bytes
_DAMAGE = (*DAMAGE, zipfile.BadZipFile, SyntaxError)
_FRESH = "get a fresh copy, or open it and save it anew as .docx"
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


def read_docx(data: bytes) -> Reading:
    """Raises NoText where it holds none, ReadingError where it is damaged or unpacks to more than is sensible."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > MOST_UNPACKED:
            raise ReadingError(
                f"it unpacks to {unpacked / 1e6:,.0f} MB, more than the {MOST_UNPACKED / 1e6:,.0f} MB that are read: "
                "split it, or save it without its pictures"
            )
        document = docx.Document(BytesIO(data))
        text = "\n\n".join(_Rendering(document).blocks())
        warnings = tuple(_left_out(document))
    except _DAMAGE as error:
        raise ReadingError(f"a damaged Word document ({type(error).__name__}): {_FRESH}") from error
    if not text.strip():
        raise NoText("there is no text in this Word document; if it holds scanned pages, make a PDF with a text layer")
    return Reading(text, "docx", (), warnings)


class _Rendering:
    """One pass through a document; it counts its numbered lists as it goes."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._numbering = Numbering(document)

    def blocks(self) -> Iterator[str]:
        """Blocks of Markdown, to be parted by blank lines; the items of one list are one block."""
        items: list[str] = []
        for block, is_item in self._rendered(self._document.element.body):
            if is_item:
                items.append(block)
                continue
            if items:
                yield "\n".join(items)
                items = []
            yield block
        if items:
            yield "\n".join(items)
        yield from self._notes()

    def _rendered(self, container: Any) -> Iterator[tuple[str, bool]]:
        """Each block and whether it is a list item; empty paragraphs are left out."""
        for element in container:
            if element.tag == qn("w:p"):
                block, is_item = self._paragraph(element)
                if block:
                    yield block, is_item
                for box in _boxes(element):
                    yield from self._rendered(box)
            elif element.tag == qn("w:tbl"):
                yield from self._table(element)
            elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
                yield from self._rendered(element)

    def _paragraph(self, element: Any) -> tuple[str, bool]:
        paragraph = Paragraph(element, self._document._body)
        runs = [Run(run, paragraph) for run in element.iter(qn("w:r")) if _is_shown(run, element)]
        text = "".join(_words(run) for run in runs).replace("\t", " ").strip()
        marker, depth = self._numbering.marker(paragraph)
        if not text:
            return "", False
        if level := _heading_level(paragraph):
            return "#" * level + " " + f"{marker} {' '.join(text.split())}".strip(), False
        mark = _emphasis(runs, paragraph)
        text = f"{mark}{text}{mark}"
        if not marker:
            return text, False
        return "   " * depth + f"{marker} " + text.replace("\n", " "), True

    def _table(self, element: Any) -> Iterator[tuple[str, bool]]:
        """A Markdown table; a table of one cell or one column is a box around text, and comes out as that text."""
        rows = [list(self._cells(row)) for row in element.iter(qn("w:tr")) if _nearest(row, "w:tbl") is element]
        if all(len(row) < 2 for row in rows):
            for row in element.iter(qn("w:tc")):
                if _nearest(row, "w:tbl") is element:
                    yield from self._rendered(row)
            return
        width = max(map(len, rows))
        lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows if any(row)]
        if lines:
            yield "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]]), False

    def _cells(self, row: Any) -> Iterator[str]:
        """A cell per column of the grid: one that is merged into its neighbour or the row above is empty."""
        for cell in row.iter(qn("w:tc")):
            if _nearest(cell, "w:tr") is not row:
                continue
            properties = cell.find(qn("w:tcPr"))
            merged = properties is not None and (found := properties.find(qn("w:vMerge"))) is not None
            goes_on = merged and found.get(qn("w:val"), "continue") == "continue"
            yield "" if goes_on else self._cell(cell)
            span = properties.find(qn("w:gridSpan")) if properties is not None else None
            yield from [""] * (int(span.get(qn("w:val"), "1")) - 1 if span is not None else 0)

    def _cell(self, cell: Any) -> str:
        lines = [line for block, _ in self._rendered(cell) for line in block.splitlines()]
        return "<br>".join(line.strip().replace("|", r"\|") for line in lines if line.strip())

    def _notes(self) -> Iterator[str]:
        """Footnotes and endnotes, at the end, as Markdown writes them."""
        for kind in ("footnotes", "endnotes"):
            for note in _notes_of(self._document, kind):
                if note.get(qn("w:type"), "normal") != "normal":
                    continue
                text = " ".join(block for block, _ in self._rendered(note))
                if text:
                    yield f"[^{_note_name(kind, note)}]: {text}"


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Text boxes anchored in a paragraph; Word writes each twice, the second time for old programs."""
    for box in paragraph.iter(qn("w:txbxContent")):
        if not _inside(box, "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", paragraph):
            yield box


def _is_shown(run: Any, paragraph: Any) -> bool:
    gone = any(_inside(run, qn(tag), paragraph) for tag in ("w:del", "w:moveFrom"))
    return _nearest(run, "w:p") is paragraph and not gone


def _nearest(element: Any, tag: str) -> Any:
    return next(element.iterancestors(qn(tag)), None)


def _inside(element: Any, tag: str, limit: Any) -> bool:
    for parent in element.iterancestors():
        if parent is limit:
            return False
        if parent.tag == tag:
            return True
    return False


def _words(run: Run) -> str:
    notes = "".join(
        f"[^{_note_name(kind + 's', note)}]"
        for kind in ("footnote", "endnote")
        for note in run._r.iter(qn(f"w:{kind}Reference"))
    )
    return str(run.text) + notes


def _note_name(kind: str, note: Any) -> str:
    return ("" if kind == "footnotes" else "e") + str(note.get(qn("w:id"), ""))


def _heading_level(paragraph: Paragraph) -> int:
    name = (paragraph.style.name or "") if paragraph.style is not None else ""
    if name == "Title":
        return 1
    found = _HEADING.match(name)
    return min(int(found[1]), 6) if found else 0


def _emphasis(runs: list[Run], paragraph: Paragraph) -> str:
    """The mark of emphasis that the whole paragraph bears: "**", "*", "***" or none."""
    shown = [run for run in runs if run.text.strip()]
    marks = ""
    for mark, attribute in (("**", "bold"), ("*", "italic")):
        own = paragraph.style is not None and bool(getattr(paragraph.style.font, attribute))
        if all(own if getattr(run, attribute) is None else getattr(run, attribute) for run in shown):
            marks += mark
    return marks


def _notes_of(document: WordDocument, kind: str) -> Iterator[Any]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            yield from root.iter(qn(f"w:{kind[:-1]}"))


def _left_out(document: WordDocument) -> Iterator[str]:
    """What is printed on every page and not read as text."""
    for name in ("header", "footer"):
        texts = {
            " ".join(words.split())
            for section in document.sections
            for part in (getattr(section, name), getattr(section, f"first_page_{name}"))
            if re.search(r"[^\W\d_]{3}", words := "".join(part._element.itertext()))
        }
        if texts:
            yield f"the running {name} is left out of the text"
