"""A page of a PDF as a picture, for readers who want to see the page that a quote comes from."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2

from corpus.errors import ReadingError
from corpus.reading.pdf.weighing import check_page

if TYPE_CHECKING:
    from PIL import Image

_WIDTH = 1240  # pixels: an A4 page at 150 dots an inch
_MOST_PIXELS = 6_000_000
_SMALLEST_SCALE = 0.01
_LARGE = 800_000  # bytes: a photograph, which JPEG keeps in a tenth
_QUALITY = 85


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as shown: its bytes, their media type, and the page's width and height in points."""

    data: bytes
    media: str
    width: float
    height: float


def picture_of(pdf: bytes, number: int, *, width: int = _WIDTH) -> Picture:
    """Page `number`, counted from 1, `width` pixels wide or less where the page is very long.

    Raises ReadingError where there is no such page or it cannot be drawn. It may also crash or hang on a file that is
    made to do harm: corpus.apart.drawing has it done in a process of its own.
    """
    check_page(pdf, number - 1)
    try:
        document = pypdfium2.PdfDocument(pdf)
        try:
            document.init_forms()  # else what is filled in is not drawn
            return _drawn(document[number - 1], width)
        finally:
            document.close()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise ReadingError(str(error)) from error


def _drawn(page: pypdfium2.PdfPage, width: int) -> Picture:
    across, down = page.get_size()
    scale = width / across
    too_many = across * down * scale**2 / _MOST_PIXELS
    if too_many > 1:
        scale /= too_many**0.5
    image = page.render(scale=max(scale, _SMALLEST_SCALE), may_draw_forms=True).to_pil()
    return Picture(*_packed(image), across, down)


def _packed(image: Image.Image) -> tuple[bytes, str]:
    packed = BytesIO()
    image.save(packed, "PNG", compress_level=6)
    if packed.tell() <= _LARGE:
        return packed.getvalue(), "image/png"
    packed = BytesIO()
    image.convert("RGB").save(packed, "JPEG", quality=_QUALITY)
    return packed.getvalue(), "image/jpeg"
