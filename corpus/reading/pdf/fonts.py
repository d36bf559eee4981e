"""What a PDF's fonts say of the letters set in them."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_BOLD = re.compile(r"bold|black|heavy|demi|semibd|-bd\b|medium(?=$|it)", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|kursiv|slanted|-it\b|(?<=[a-z])It$", re.IGNORECASE)
_REGULAR = re.compile(r"regular|roman|book|light|helvetica|arial|times|calibri|cambria|verdana|garamond", re.IGNORECASE)
_SYMBOL = re.compile(r"symbol|dingbat|wingding|webding|bullet|marlett", re.IGNORECASE)
_ITALIC_FLAG, _FORCE_BOLD_FLAG = 1 << 6, 1 << 18
_BOLD_WEIGHT = 700
_LONGEST_NAME = 256

_font_of = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p).value or 0
)
"""pdfium's own function, of plain addresses: twice as fast so."""


@dataclass(frozen=True, slots=True)
class Font:
    bold: bool = False
    italic: bool = False
    symbol: bool = False
    typewriter: bool = False


class Fonts:
    """The fonts of one page, each looked up once; pdfium may use a font's address again once the page is closed."""

    def __init__(self) -> None:
        self._known: dict[int, Font] = {}

    def of(self, text_object: int) -> Font:
        """`text_object` is its address."""
        address = _font_of(text_object)
        if not address:
            return Font()
        if address not in self._known:
            self._known[address] = _font(ctypes.cast(address, pdfium.FPDF_FONT))
        return self._known[address]


def _font(font: Any) -> Font:
    buffer = ctypes.create_string_buffer(_LONGEST_NAME)
    length = pdfium.FPDFFont_GetBaseFontName(font, buffer, _LONGEST_NAME)
    name = buffer.value.decode("utf-8", "replace").rpartition("+")[2] if length <= _LONGEST_NAME else ""
    flags = max(pdfium.FPDFFont_GetFlags(font), 0)
    return Font(
        bold=_is_bold(name, flags, pdfium.FPDFFont_GetWeight(font)),
        italic=bool(_ITALIC.search(name) or flags & _ITALIC_FLAG),
        symbol=bool(_SYMBOL.search(name)),
        typewriter="courier" in name.lower(),
    )


def _is_bold(name: str, flags: int, weight: int) -> bool:
    """By its name where that says anything: many files give every font the same flags and stems."""
    if _BOLD.search(name):
        return True
    return not _REGULAR.search(name) and (bool(flags & _FORCE_BOLD_FLAG) or weight >= _BOLD_WEIGHT)
