"""How the letters of a PDF page are painted, and where: what pdfium knows of each letter."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from corpus.reading.pdf.fonts import Font, Fonts

_TALLEST, _TALL, _LOWEST = 1.9, 1.2, 0.6  # a line of letters in sizes of the letters, in any honest font
_BELOW, _ABOVE = 0.22, 0.78  # what of it is below and above the base line, in sizes
_SKEW = math.radians(10)
_SHEAR = 0.1  # of letters slanted by the program for want of an italic font

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in the page's own points, y upwards."""

_Address = ctypes.c_void_p


def _plainly(function: Any, result: Any, *arguments: Any) -> Any:
    """pdfium's own function, of plain addresses: those asked for every word take half the time so."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_text_object = _plainly(pdfium.FPDFText_GetTextObject, _Address, _Address, ctypes.c_int)
_font_size = _plainly(pdfium.FPDFText_GetFontSize, ctypes.c_double, _Address, ctypes.c_int)
_letter_matrix = _plainly(pdfium.FPDFText_GetMatrix, ctypes.c_int, _Address, ctypes.c_int, _Address)
_loose_box = _plainly(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, _Address, ctypes.c_int, _Address)
_render_mode = _plainly(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, _Address)


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text object is painted; `angle` in quarter turns counterclockwise, in the page's own points."""

    size: float
    font: Font
    angle: int = 0
    seen: bool = True
    skewed: bool = False
    bold: bool = False
    italic: bool = False


class Inks:
    """The inks of one page, each looked up once."""

    def __init__(self, textpage: Any) -> None:
        self._textpage = textpage
        self._handle = ctypes.cast(textpage, ctypes.c_void_p).value
        self._fonts = Fonts()
        self._known: dict[int | None, Ink] = {}
        self._rect, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self.is_plain = True
        self._rect_at, self._matrix_at = ctypes.addressof(self._rect), ctypes.addressof(self._matrix)

    def of(self, index: int) -> Ink:
        """The ink of a letter, by its place in pdfium's count."""
        address = _text_object(self._handle, index)
        ink = self._known.get(address)
        if ink is None:
            ink = self._known[address] = self._ink(address, index)
        return ink

    def _ink(self, drawing: int | None, index: int) -> Ink:
        size = abs(_font_size(self._handle, index)) or 1.0
        if not drawing or not _letter_matrix(self._handle, index, self._matrix_at):
            return Ink(size, Font())
        a, b, c, d = self._matrix.a, self._matrix.b, self._matrix.c, self._matrix.d
        font = self._fonts.of(drawing)
        mode = _render_mode(drawing)
        seen = mode != pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        bold = font.bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        if not b and a > 0 and not c:
            return Ink(size * (math.sqrt(abs(a * d)) or 1.0), font, 0, seen, False, bold, font.italic)
        angle = math.atan2(b, a)
        quarters = round(angle / (math.pi / 2))
        skewed = abs(angle - quarters * math.pi / 2) > _SKEW
        italic = font.italic or (not b and abs(c) > _SHEAR * abs(d))
        return Ink(size * (math.sqrt(abs(a * d - b * c)) or 1.0), font, quarters % 4, seen, skewed, bold, italic)

    def box(self, index: int, ink: Ink) -> Box:
        """The letter's advance by its font's ascent and descent; by its base line where the font's word is no good."""
        rect = self._rect
        _loose_box(self._handle, index, self._rect_at)
        x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
        tall = (y1 - y0 if ink.angle % 2 == 0 else x1 - x0) / ink.size
        self.is_plain = True
        if _LOWEST <= tall <= _TALL or ink.skewed:
            return x0, y0, x1, y1
        if not ink.angle and _TALL < tall <= _TALLEST:
            foot = y0 + _BELOW * (tall - 1.0) * ink.size
            return x0, foot, x1, foot + ink.size
        self.is_plain = False
        return self._by_base_line(index, ink, (x0, y0, x1, y1))

    def right(self, index: int) -> float:
        """The right edge of a letter of the ink that was asked for last, if that was plain (`is_plain`)."""
        _loose_box(self._handle, index, self._rect_at)
        edge: float = self._rect.right
        return edge

    def _by_base_line(self, index: int, ink: Ink, loose: Box) -> Box:
        edges = [ctypes.c_double() for _ in range(6)]
        left, right, bottom, top, x, y = map(ctypes.byref, edges)
        pdfium.FPDFText_GetCharBox(self._textpage, index, left, right, bottom, top)
        pdfium.FPDFText_GetCharOrigin(self._textpage, index, x, y)
        u0, u1, v0, v1, at_x, at_y = (edge.value for edge in edges)
        up = 1.0 if ink.angle in (0, 3) else -1.0
        spread = (-up * _BELOW * ink.size, up * _ABOVE * ink.size)
        x0, y0, x1, y1 = loose
        if ink.angle % 2 == 0:
            return (min(x0, u0) if x1 > x0 else u0), at_y + min(spread), max(x1, u1), at_y + max(spread)
        return at_x + min(spread), (min(y0, v0) if y1 > y0 else v0), at_x + max(spread), max(y1, v1)
