"""What Word has and python-docx has no call for: links, bookmarks, fields, tables that repeat their head."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import docx
from docx.blkcntnr import BlockItemContainer
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from corpus.saying import printable

DEEP, QUIET = RGBColor(0x1F, 0x3D, 0x4F), RGBColor(0x53, 0x62, 0x6D)
_LINK = RGBColor(0x0F, 0x5C, 0x7D)
_LINE = "C9D3DA"
CELL = "Cell"
"""The style, by its id, of what stands in a table; python-docx looks through all styles where one is named."""
_HEADINGS = {
    "Title": 21.0,
    "Subtitle": 12.5,
    "Heading 1": 14.0,
    "Heading 2": 11.5,
    "Heading 3": 10.5,
}  # sizes in points
_SIZES = {"Normal": 10.0, CELL: 9.0, "Footer": 8.5, "List Bullet": 9.0, **_HEADINGS}


def blank(title: str, foot: str) -> WordDocument:
    """A4, in the reports' colours; at the foot of each page the words given and the page's number."""
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(1.7)
    page.top_margin = page.bottom_margin = Cm(1.8)
    document.core_properties.title, document.core_properties.author = printable(title)[:255], "Bywhen"
    document.core_properties.language = "en-GB"
    _dress(document)
    line = page.footer.paragraphs[0]
    quiet(line, foot)
    add_field(line, "PAGE")
    return document


def _dress(document: WordDocument) -> None:
    """Arial, which every machine has in some form; headings in one colour and upright."""
    document.styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
    for name, size in _SIZES.items():
        style: Any = document.styles[name]
        style.font.size, style.font.name = Pt(size), "Arial"
        style.paragraph_format.space_after = Pt(2 if name == CELL else 5)
        if name in _HEADINGS:
            style.font.color.rgb, style.font.italic = DEEP, False
            for own in style.element.rPr.findall(qn("w:rFonts")) + style.element.rPr.findall(qn("w:spacing")):
                style.element.rPr.remove(own)
            style.font.name = "Arial"


def quiet(paragraph: Any, words: str) -> None:
    """Small, grey words."""
    run = paragraph.add_run(printable(words))
    run.font.size, run.font.color.rgb = Pt(8.5), QUIET


def part_of(document: WordDocument) -> BlockItemContainer:
    """An empty piece of the document to write into; `put` adds it.

    To add straight to a long document takes python-docx a look through all of it, each time.
    """
    return BlockItemContainer(OxmlElement("w:body"), document._body)


def put(part: BlockItemContainer, end: Any) -> None:
    """Add a piece in front of the document's `end`, its last element."""
    for element in list(part._element):
        end.addprevious(element)


def add_heading(part: BlockItemContainer, words: str, level: int, *, anchor: str = "") -> None:
    """A heading that `anchor` leads to."""
    paragraph = part.add_paragraph(words)
    paragraph._p.style = f"Heading{level}"
    if anchor:
        bookmark(paragraph, anchor)


def add_link(paragraph: Any, words: str, *, address: str = "", anchor: str = "", small: bool = True) -> None:
    """Words that lead to an address (`small`: in small letters), or to the bookmark of that name in the same file."""
    link = OxmlElement("w:hyperlink")
    if address:
        link.set(qn("r:id"), _related(paragraph.part, address))
    else:
        link.set(qn("w:anchor"), _named(anchor))
    run = paragraph.add_run(words)
    run.font.color.rgb, run.font.size = _LINK, Pt(8.5) if address and small else run.font.size
    link.append(run._r)
    paragraph._p.append(link)


def _related(part: Any, address: str) -> str:
    """The id of the part's relation to the address. Part.relate_to looks through all of them, each time."""
    name = _named(address)
    if name not in part.rels:
        part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, name, is_external=True)
    return name


def bookmark(paragraph: Any, anchor: str) -> None:
    """Make the paragraph what links to `anchor` lead to."""
    number = str(int(_named(anchor)[1:8], 16))
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(name)
        mark.set(qn("w:id"), number)
        if name == "w:bookmarkStart":
            mark.set(qn("w:name"), _named(anchor))
        paragraph._p.append(mark)


def add_field(paragraph: Any, instruction: str) -> None:
    """What Word works out by itself, such as PAGE."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)


def add_table(
    part: BlockItemContainer,
    heads: Sequence[str],
    rows: Iterable[Sequence[Callable[[Any], None]]],
    widths: Sequence[float],
) -> None:
    """A ruled table; each cell is written by its own function, into its paragraph. `widths` are in centimetres."""
    kept = list(rows)
    table = part.add_table(bool(heads) + len(kept), len(widths), Cm(sum(widths)))
    table.autofit = False
    _rule(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    grid = list(table.rows)
    if heads:
        _repeat(grid[0])
        for cell, head in zip(grid[0].cells, heads, strict=True):
            cell.paragraphs[0]._p.style = CELL
            cell.paragraphs[0].add_run(head).bold = True
    for row, fills in zip(grid[bool(heads) :], kept, strict=True):
        _whole(row)
        for cell, fill, width in zip(row.cells, fills, widths, strict=True):
            cell.width = Cm(width)
            paragraph = cell.paragraphs[0]
            paragraph._p.style = CELL
            fill(paragraph)
    part.add_paragraph().paragraph_format.space_after = Pt(0)


def _named(anchor: str) -> str:
    """A bookmark's name: letters, digits and underscores, no more than forty of them."""
    return "b" + hashlib.sha256(anchor.encode()).hexdigest()[:24]


def _rule(table: Any) -> None:
    """Lines between the rows and none between the columns."""
    borders = OxmlElement("w:tblBorders")
    for name in ("w:top", "w:bottom", "w:insideH"):
        line = OxmlElement(name)
        for key, value in (("w:val", "single"), ("w:sz", "4"), ("w:color", _LINE)):
            line.set(qn(key), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _repeat(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _whole(row: Any) -> None:
    """Never cut by a page's end."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
