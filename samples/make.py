"""Makes the PDF and Word documents of samples/library from the texts in samples/sources.

python samples/make.py [FOLDER]     writes to samples/library, or to FOLDER

A source is a head of `key: value` lines, a line `---`, and a body in a little markup: `#` headings, `>` a quoted
recommendation, `-` a list item, `| a | b |` table rows of which the first is the header, `<br>` for a new line in a
cell, `[page]` for a new page, `[small]` and `[centre]` before a paragraph and `[widths 6 64 14]` before a table (shares
of the page's width). `*x*` is italic and `**x**` bold.

The same sources always give the same bytes with the same versions of reportlab and python-docx.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

HERE = Path(__file__).parent
INK, RULE, BAND = HexColor("#1d2b3a"), HexColor("#9aa7b4"), HexColor("#e8edf2")
MARGIN = 20 * mm
MARKS = {
    "# ": "h1",
    "## ": "h2",
    "### ": "h3",
    "> ": "quote",
    "- ": "item",
    "[small] ": "small",
    "[centre] ": "centre",
}
EMPHASIS = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*")


@dataclass(frozen=True)
class Source:
    """A sample's head and its blocks in order."""

    name: str
    head: dict[str, list[str]]
    blocks: list[Piece]

    def one(self, key: str, default: str = "") -> str:
        return self.head.get(key, [default])[0]


@dataclass(frozen=True)
class Piece:
    """A block of a source: `kind` is h1 to h3, quote, item, text, small, centre, page or table."""

    kind: str
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)
    widths: tuple[float, ...] = ()


def read_source(path: Path) -> Source:
    top, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    head: dict[str, list[str]] = {}
    for line in top.splitlines():
        key, _, value = line.partition(": ")
        head.setdefault(key, []).append(value)
    return Source(path.stem, head, list(pieces(body)))


def pieces(body: str) -> Iterator[Piece]:
    rows: list[list[str]] = []
    widths: tuple[float, ...] = ()
    for line in [*body.splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip()[1:-1].split("|")])
            continue
        if rows:
            yield Piece("table", rows=rows, widths=widths)
            rows, widths = [], ()
        if line.startswith("[widths "):
            widths = tuple(float(share) for share in line.strip("[]").split()[1:])
        elif line:
            yield piece_of(line)


def piece_of(line: str) -> Piece:
    if line == "[page]":
        return Piece("page")
    for mark, kind in MARKS.items():
        if line.startswith(mark):
            return Piece(kind, line.removeprefix(mark))
    return Piece("text", line)


# PDF


def style(name: str, size: float, font: str = "Helvetica", **more: float | str) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=size * 1.35, textColor=INK, **more)


STYLES = {
    "h1": style("h1", 17, spaceAfter=10, font="Helvetica-Bold"),
    "h2": style("h2", 12.5, spaceBefore=12, spaceAfter=5, font="Helvetica-Bold"),
    "h3": style("h3", 11, spaceBefore=8, spaceAfter=3, font="Helvetica-Bold"),
    "text": style("text", 11, spaceAfter=7),
    "item": style("item", 11, spaceAfter=4, leftIndent=14, bulletIndent=3, bulletFontName="Symbol"),
    "small": style("small", 9, spaceBefore=14),
    "centre": style("centre", 11, spaceBefore=330, alignment=TA_CENTER),
    "cell": style("cell", 10),
    "head": style("head", 10, font="Helvetica-Bold"),
}
GRID = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.5, RULE),
        ("BACKGROUND", (0, 0), (-1, 0), BAND),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ]
)


def marked(text: str) -> str:
    """Reportlab's inline markup for ours."""
    text = text.replace("&", "&amp;").replace("<br>", "<br/>")
    return EMPHASIS.sub(lambda m: f"<b>{m[1]}</b>" if m[1] else f"<i>{m[2]}</i>", text)


def flowables(piece: Piece, width: float) -> list[Flowable]:
    if piece.kind == "page":
        return [PageBreak()]
    if piece.kind == "table":
        return [pdf_table(piece, width), Spacer(1, 8)]
    bullet = "\u2022" if piece.kind == "item" else None
    return [Paragraph(marked(piece.text), STYLES[piece.kind], bulletText=bullet)]


def pdf_table(piece: Piece, width: float) -> Table:
    cells = [
        [Paragraph(marked(cell), STYLES["cell" if number else "head"]) for cell in row]
        for number, row in enumerate(piece.rows)
    ]
    columns = [width * share / sum(piece.widths) for share in piece.widths]
    return Table(cells, colWidths=columns, style=GRID, repeatRows=1)


def write_pdf(source: Source, path: Path) -> None:
    """Two passes: the first counts the pages that the footer names."""
    total = build_pdf(source, BytesIO(), total=0)
    out = BytesIO()
    build_pdf(source, out, total=total)
    path.write_bytes(out.getvalue())


def build_pdf(source: Source, out: BytesIO, *, total: int) -> int:
    """The number of pages. The footer is drawn last, so that it is the last text of its page."""
    width, height = landscape(A4) if source.one("landscape") else A4
    first = int(source.one("number-from", "1"))

    def header(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(MARGIN, height - 14 * mm, source.one("header"))

    def footer(canvas: Canvas, _: BaseDocTemplate) -> None:
        number = canvas.getPageNumber() - first + 1
        if number > 0:
            canvas.setFont("Helvetica", 8)
            canvas.drawCentredString(width / 2, 11 * mm, source.one("footer").format(n=number, total=total))

    frame = Frame(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, 0, 0, 0, 0)
    layout = BaseDocTemplate(
        out,
        pageTemplates=PageTemplate("page", [frame], onPage=header, onPageEnd=footer, pagesize=(width, height)),
        title=source.one("title"),
        author=source.one("author"),
        subject="Fictional sample",
    )
    layout.build([part for piece in source.blocks for part in flowables(piece, width - 2 * MARGIN)])
    return int(layout.page)


# Word


def write_docx(source: Source, path: Path) -> None:
    document = Document()
    stamp = datetime.fromisoformat(source.one("created"))
    properties = document.core_properties
    properties.title, properties.author = source.one("title"), source.one("author")
    properties.created = properties.modified = stamp
    properties.comments = "Fictional sample"
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2.2)
    section.footer.paragraphs[0].text = "\n".join(source.head.get("footer", []))
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Calibri", Pt(11)
    for piece in source.blocks:
        add_piece(document, piece)
    held = BytesIO()
    document.save(held)
    path.write_bytes(undated(held.getvalue()))


def add_piece(document: WordDocument, piece: Piece) -> None:
    if piece.kind == "table":
        return add_table(document, piece.rows)
    if piece.kind in ("h1", "h2", "h3"):
        paragraph = document.add_heading(level=int(piece.kind[1]))
    else:
        paragraph = document.add_paragraph(style="List Bullet" if piece.kind == "item" else None)
    add_runs(paragraph, piece.text)
    for run in paragraph.runs:
        run.italic = run.italic or piece.kind == "quote"
        if piece.kind == "small":
            run.font.size = Pt(8)
    return None


def add_runs(paragraph: WordParagraph, text: str) -> None:
    at = 0
    for match in EMPHASIS.finditer(text):
        paragraph.add_run(text[at : match.start()])
        run = paragraph.add_run(match[1] or match[2])
        run.bold, run.italic = bool(match[1]), bool(match[2])
        at = match.end()
    paragraph.add_run(text[at:])


def add_table(document: WordDocument, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]), style="Light Grid Accent 1")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text.replace("<br>", "\n")
    document.add_paragraph()


def undated(package: bytes) -> bytes:
    """The same Word file with every member stamped 1 January 1980, so that it is the same bytes tomorrow."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def make(folder: Path) -> list[Path]:
    """Write every sample that has a source; the paths written."""
    rl_config.invariant = 1
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for path in sorted((HERE / "sources").glob("*.md")):
        source = read_source(path)
        kind = source.one("kind")
        target = folder / f"{source.name}.{kind}"
        (write_pdf if kind == "pdf" else write_docx)(source, target)
        written.append(target)
    return written


if __name__ == "__main__":
    for made in make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "library"):
        print(made)
