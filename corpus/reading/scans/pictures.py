"""A PDF page -> its picture, of a size that a small machine can hold whatever the file asks for."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pypdfium2.raw as pdfium
from PIL import Image
from pypdfium2 import PdfImage, PdfiumError, PdfPage

from corpus.errors import ReadingError

POINTS = 72.0  # to an inch
MOST_PIXELS = 25_000_000
"""Of a page's picture: twice A4 at 400 dots an inch; larger pages are drawn more coarsely."""
MOST_EMBEDDED = 150_000_000
"""Pixels of all the pictures of a page: A0 at 300 dots an inch; more is no scan, and drawing it takes gigabytes."""
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in shades of grey as a viewer shows it; `dpi` is what it came out at."""

    image: Image.Image
    dpi: float


def picture_of(page: PdfPage, dpi: float) -> Picture:
    """Raises ReadingError where the page cannot be drawn within reason."""
    check_pixels(embedded_pixels(page))
    width, height = page.get_size()
    if not (math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0):
        raise ReadingError("the file gives it no size that can be drawn")
    scale = min(dpi / POINTS, math.sqrt(MOST_PIXELS / (width * height)))
    if min(width, height) * scale < 1:
        raise ReadingError(f"a page of {width:,.0f} by {height:,.0f} points is no shape that can be drawn")
    try:
        bitmap = page.render(scale=scale, grayscale=True)
    except PdfiumError as error:
        raise ReadingError("its picture cannot be drawn: the file is damaged there") from error
    try:
        return Picture(bitmap.to_pil().copy(), scale * POINTS)
    finally:
        bitmap.close()


def check_pixels(count: int) -> None:
    """Raises ReadingError where drawing pictures of so many dots would take gigabytes."""
    if count > MOST_EMBEDDED:
        raise ReadingError(
            f"its pictures have {count / 1e6:,.0f} million dots; the most that are drawn is "
            f"{MOST_EMBEDDED / 1e6:,.0f} million: scan it again at 300 dots an inch"
        )


def embedded_pixels(page: PdfPage) -> int:
    """Of all the pictures that the page draws, by what the file says of their sizes; nothing is unpacked."""
    return sum(_pixels(found) for found in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST))


def _pixels(found: object) -> int:
    if not isinstance(found, PdfImage):
        return 0
    try:
        width, height = found.get_px_size()
    except PdfiumError:
        return 0
    return int(width) * int(height)
