"""Scans made for the tests: pages of text drawn, photographed and put into a PDF as pictures without text."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import numpy as np
import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.corpus.making import Draw

Spoil = Callable[[Image.Image], Image.Image]

LETTER = [
    "The Harbour Board of Ravenshoe",
    "",
    "14 May 2031",
    "",
    "Dear Warden,",
    "",
    "Thank you for your report on the lights of the outer harbour, which the board",
    "discussed at its meeting in April. The board accepts all three recommendations.",
    "",
    "The north light will be mended by 30 June 2031. The keeper, Mrs Tamsin Quell,",
    "will tell the pilots in writing as soon as the lamp burns again, and the board",
    "will ask the insurer whether the cost of 4,250 crowns can be recovered.",
    "",
    "The fog bell cannot be replaced this year. The board will look for money in the",
    "budget of 2032 and will write to you again by the end of September.",
    "",
    "Yours sincerely,",
    "",
    "Odo Fenwright, Chair",
]


def scanned(data: bytes, *spoil: Spoil, dpi: float = 200, quality: int = 80) -> bytes:
    """The same PDF as pictures, one a page, each spoilt in the ways given."""
    made = BytesIO()
    canvas = Canvas(made)
    with pdfium.PdfDocument(data) as document:
        for page in document:
            image = page.render(scale=dpi / 72, grayscale=True).to_pil()
            for way in spoil:
                image = way(image)
            canvas.setPageSize((image.width * 72 / dpi, image.height * 72 / dpi))
            pictured(image, quality)(canvas)
            canvas.showPage()
    canvas.save()
    return made.getvalue()


def pictured(image: Image.Image, quality: int = 80) -> Draw:
    """Draws a picture over the whole page."""

    def draw(canvas: Canvas) -> None:
        packed = BytesIO()
        image.save(packed, "JPEG", quality=quality)
        canvas.drawImage(ImageReader(packed), 0, 0, *canvas._pagesize)

    return draw


def askew(degrees: float) -> Spoil:
    """Turned clockwise, as paper goes through a feeder."""
    return lambda image: image.rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)


def turned(quarters: int) -> Spoil:
    """Turned clockwise by quarters."""
    return lambda image: image.rotate(-90 * quarters, expand=True)


def grainy(strength: float) -> Spoil:
    """Paper that is not white, and specks that are the same at every run."""

    def spoil(image: Image.Image) -> Image.Image:
        dots = np.asarray(image, dtype=np.float32) * 0.85 + 20
        dots += np.random.default_rng(7).normal(0, strength, dots.shape)
        return Image.fromarray(np.clip(dots, 0, 255).astype(np.uint8))

    return spoil
