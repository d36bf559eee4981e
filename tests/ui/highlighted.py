"""What a reader sees highlighted: on a page's picture, read back from the page; in a text, read back from the HTML."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from corpus.plain import masked

_SPOT = re.compile(
    r'<span class="(?P<kind>spot(?: current)?)"[^>]* style="left:(?P<left>[\d.]+)%;top:(?P<top>[\d.]+)%;'
    r'width:(?P<width>[\d.]+)%;height:(?P<height>[\d.]+)%"></span>'
)
_EDGE = 0.3  # points


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a page by its middle, in points from the top left corner."""

    x: float
    y: float
    words: str


def letters_of(pdf: bytes, number: int) -> list[Letter]:
    """Every letter of a page as it is shown, turned or not."""
    with pdfium.PdfDocument(pdf) as document:
        return list(_letters(document[number - 1]))


def _letters(page: pdfium.PdfPage) -> Iterator[Letter]:
    text, size = page.get_textpage(), [round(edge * 100) for edge in page.get_size()]
    for n in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(n)
        middle = (left + right) / 2, (bottom + top) / 2
        x, y = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page.raw, 0, 0, *size, 0, *middle, ctypes.byref(x), ctypes.byref(y))
        letter = text.get_text_range(n, 1).replace("\ufffe", "-")  # a hyphen at a line's end
        if not letter.isspace():
            yield Letter(x.value / 100, y.value / 100, letter)


def on_picture(html: str, pdf: bytes, number: int, *, kind: str = "spot current") -> str:
    """The letters of the page under the highlights that the HTML lays over its picture, in the highlights' order."""
    letters = letters_of(pdf, number)
    with pdfium.PdfDocument(pdf) as document:
        width, height = document[number - 1].get_size()
    found = []
    for spot in _SPOT.finditer(html):
        left, top = float(spot["left"]) * width / 100, float(spot["top"]) * height / 100
        right, bottom = left + float(spot["width"]) * width / 100, top + float(spot["height"]) * height / 100
        if spot["kind"] == kind:
            found += [
                letter.words
                for letter in letters
                if left - _EDGE <= letter.x <= right + _EDGE and top - _EDGE <= letter.y <= bottom + _EDGE
            ]
    return bare("".join(found))


def bare(text: str) -> str:
    """Without markup, white space and what glyphs differ in."""
    return re.sub(r"[\s|\\]|<br>", "", unicodedata.normalize("NFKC", masked(text)))


class Marked(HTMLParser):
    """The words in `<mark>` elements: those of the cited place, or with `also` of the others."""

    def __init__(self, html: str, name: str = "cited") -> None:
        super().__init__(convert_charrefs=True)
        self.words, self._name, self._open = "", name, False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "mark":
            self._open = dict(attrs).get("class") == self._name

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.words += data
