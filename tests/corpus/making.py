"""Files made for the tests: PDFs and Word documents, whole and broken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0

Draw = Callable[[Canvas], None]

SENTENCE = "The harbour board will mend the north light by 30 June 2031, the warden said in the hall at Ravenshoe."


def pdf(*pages: Draw) -> bytes:
    """A PDF with a page for each of `pages`, which draw on it."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=(WIDTH, HEIGHT))
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def words(
    lines: Sequence[str],
    *,
    x: float = 72,
    top: float = 770,
    leading: float = 14,
    font: str = "Helvetica",
    size: float = 11,
) -> Draw:
    """Draws lines of text; an empty one leaves a gap."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for n, line in enumerate(lines):
            canvas.drawString(x, top - n * leading, line)

    return draw


def together(*draws: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def scan(canvas: Canvas) -> None:
    """A page that is one picture."""
    canvas.drawImage(ImageReader(BytesIO(PNG)), 0, 0, WIDTH, HEIGHT)


def blank(_canvas: Canvas) -> None:
    """A page with nothing on it."""


def letter_pdf() -> bytes:
    return pdf(words([SENTENCE, "It has been dark since the storm of 3 March 2031."]))


def encrypted(data: bytes, password: str, algorithm: str = "RC4-128") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(user_password=password, owner_password="keeper", algorithm=algorithm)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def labelled(data: bytes, first: int) -> bytes:
    """The same PDF with page numbers printed from `first`."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.set_page_label(0, len(writer.pages) - 1, style=PageLabelStyle.DECIMAL, start=first)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def docx_of(build: Callable[[WordDocument], None]) -> bytes:
    document = docx.Document()
    build(document)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
"""A picture of one white dot."""
