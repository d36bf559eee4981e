"""The words that a PDF page draws, as pdfium finds them: each with its exact box, size, weight and direction."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from corpus.reading.pdf.ink import Box, Ink, Inks
from corpus.reading.pdf.letters import readable
from corpus.reading.pdf.pieces import MARKS, Piece, lined, parted
from corpus.reading.pdf.words import Sheet, Word

_TOKEN = re.compile("[^\\s\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")  # U+FFFE is pdfium's hyphen at a line's end
_WIDE = 0.75  # a letter, in sizes of the letters: a run that is wider may be two words

Turning = Callable[[float, float, float, float], tuple[float, float, float, float]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page's words; `unseen` is the share of them that are not painted: the text that OCR lays under a picture."""

    sheet: Sheet
    unseen: float = 0.0


def drawn(page: PdfPage) -> Drawn:
    """Raises pypdfium2.PdfiumError where the page's text cannot be loaded."""
    textpage = page.get_textpage()
    try:
        pieces = lined(_pieces(textpage.raw))
    finally:
        textpage.close()
    words = _words(pieces, page.get_rotation() // 90 % 4, placing(page))
    unseen = sum([not piece.ink.seen for piece in pieces]) / (len(pieces) or 1)
    width, height = page.get_size()
    return Drawn(upright(words, width, height), unseen)


def upright(words: list[Word], width: float, height: float) -> Sheet:
    """The page turned so that most of its letters stand upright; `width` and `height` are of the page as shown."""
    turn = _usual_turn(words)
    if not turn:
        return Sheet(tuple(words), width, height)
    turned = _turning(turn, (0.0, 0.0, width, height))
    found = []
    for word in words:
        x0, y0, x1, y1 = turned(word.x0, height - word.y1, word.x1, height - word.y0)
        found.append(replace(word, x0=x0, y0=y0, x1=x1, y1=y1, turn=(word.turn + turn) % 4))
    across = turn % 2 == 1
    return Sheet(tuple(found), height if across else width, width if across else height, turn)


def _usual_turn(words: list[Word]) -> int:
    """The quarter turns clockwise that set most letters upright."""
    if not any(word.turn for word in words):
        return 0
    letters = Counter[int]()
    for word in words:
        letters[word.turn] += len(word.text)
    return -letters.most_common(1)[0][0] % 4


def placing(page: PdfPage) -> Turning:
    """From a page's own points (left, bottom, right, top; y upwards) to edges in points of the page as shown."""
    bounds = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(bounds))
    return _turning(page.get_rotation() // 90 % 4, (bounds.left, bounds.bottom, bounds.right, bounds.top))


def _turning(rotation: int, bounds: Box) -> Turning:
    """From a page's own points to the page as shown after `rotation` in quarter turns clockwise."""
    left, bottom, right, top = bounds
    if rotation == 0:
        return lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0)
    if rotation == 1:
        return lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
    if rotation == 2:
        return lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom)
    return lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0)


def _pieces(textpage: Any) -> Iterator[Piece]:
    """Runs of letters without white space, each as the words it is: mostly one."""
    inks = Inks(textpage)
    tokens = [(found[0], found.start(), found.end() - 1) for found in _TOKEN.finditer(_text(textpage))]
    firsts = [inks.of(start) for _, start, _ in tokens]
    for n, (text, start, last) in enumerate(tokens):
        ink = firsts[n]
        x0, y0, x1, y1 = inks.box(start, ink)
        if start == last:
            yield Piece(text, (x0, y0, x1, y1), ink)
            continue
        end = ink if n + 1 < len(tokens) and firsts[n + 1] is ink else inks.of(last)
        if end is ink and not ink.angle and inks.is_plain and (right := inks.right(last)) > x1:
            yield Piece(text, (x0, y0, right, y1), ink)
            continue
        u0, v0, u1, v1 = inks.box(last, end)
        box = (x0 if x0 < u0 else u0, y0 if y0 < v0 else v0, x1 if x1 > u1 else u1, y1 if y1 > v1 else v1)
        if end is ink or _alike(ink, end, box, text):
            yield Piece(text, box, ink)
        else:
            letters = [Piece(letter, inks.box(at, inks.of(at)), inks.of(at)) for at, letter in enumerate(text, start)]
            yield from parted(letters)


def _alike(ink: Ink, end: Ink, box: Box, text: str) -> bool:
    """Whether several text objects surely draw one word: no wider than its letters, and no digit in it raised."""
    if end.size != ink.size or end.angle != ink.angle or MARKS.search(text):
        return False
    long = box[2] - box[0] if ink.angle % 2 == 0 else box[3] - box[1]
    return long < _WIDE * ink.size * len(text)


def _text(textpage: Any) -> str:
    """A character per letter, so that places in it are pdfium's own."""
    count = pdfium.FPDFText_CountChars(textpage)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    return "".join([chr(pdfium.FPDFText_GetUnicode(textpage, n)) for n in range(count)])


def _words(pieces: list[Piece], rotation: int, shown: Turning) -> list[Word]:
    words = []
    for piece in pieces:
        ink, text = piece.ink, piece.text
        turn = (rotation - ink.angle) % 4 or int(ink.skewed)
        x0, y0, x1, y1 = shown(*piece.box)
        if not text.isascii() or not text.isprintable():
            text = readable(text)
        words.append(Word(text, x0, y0, x1, y1, ink.size, ink.bold, ink.italic, piece.line, None, turn))
    return words
