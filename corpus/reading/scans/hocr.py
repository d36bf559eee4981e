"""Tesseract's answer (hOCR, a web page of lines and words with their places) -> Words of the page as shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from corpus.errors import ReadingError
from corpus.reading.pdf.letters import readable
from corpus.reading.pdf.words import Word

_LINES = {"ocr_line", "ocr_caption", "ocr_header", "ocr_textfloat"}
_TALL = 0.92  # from the tops to the tails of a font's letters, in its size
_BELOW, _ABOVE = 0.22, 0.9  # the base line, as the edges of a PDF's words
_HANGS = re.compile("[gjpqyQ,;()]")
_WIDE_GAP = 1.2  # in sizes of the letters
_JUNK = 0.3  # the confidence of what Tesseract takes for letters in a photograph
_STROKES = re.compile("[|_—–~=¦]+")
_BULLETS = frozenset("¢®©°«»*eo")
_SPECKS = re.compile(r"[\s.,'`‘’:;~_-]*")

_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Found:
    """A word of a line; its box in dots."""

    text: str
    box: _Box
    confidence: float


@dataclass(frozen=True, slots=True)
class _Line:
    """Its box in dots, base line as slope and fall below the box's left bottom corner, direction it runs in."""

    box: _Box
    words: tuple[_Found, ...]
    size: float  # tops to tails, in dots
    baseline: tuple[float, float] | None
    turn: int


def words_of(hocr: bytes, dpi: float) -> list[Word]:
    """In the order found; lines that are hardly letters are left out. Raises ReadingError where it is no hOCR."""
    scale = 72.0 / dpi
    words: list[Word] = []
    try:
        root = ElementTree.fromstring(hocr)
    except ElementTree.ParseError as error:
        raise ReadingError("Tesseract's answer cannot be understood") from error
    for line in map(_line, _lines(root)):
        if not _is_junk(line.words):
            words += _placed(line, scale, words[-1].line + 1 if words else 0)
    written = {word.line for word in words if not _SPECKS.fullmatch(word.text)}
    return [word for word in words if word.line in written]


def _is_junk(words: tuple[_Found, ...]) -> bool:
    specks = all(_SPECKS.fullmatch(word.text) for word in words)
    return specks or sum(word.confidence for word in words) < _JUNK * len(words)


def _lines(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    return (element for element in root.iter() if element.get("class") in _LINES)


def _line(element: ElementTree.Element) -> _Line:
    title = _properties(element)
    box = _box(title)
    turn = -round(_numbers(title, "textangle", 0.0)[0] / 90) % 4
    height = box[3] - box[1] if turn % 2 == 0 else box[2] - box[0]
    slope = _numbers(title, "baseline")
    words = [_found(word) for word in element.iter() if word.get("class") == "ocrx_word"]
    return _Line(
        box,
        tuple(_mended([word for word in words if word.text])),
        _numbers(title, "x_size", height)[0],
        (slope[0], slope[1]) if len(slope) == 2 else None,
        turn,
    )


def _found(element: ElementTree.Element) -> _Found:
    title = _properties(element)
    text = readable("".join(element.itertext()).strip())
    return _Found("".join(text.split()), _box(title), _numbers(title, "x_wconf", 0.0)[0] / 100)


def _mended(words: list[_Found]) -> Iterator[_Found]:
    """Strokes of a table's grid are no words; an upright one before a word is the letter I, as a rule misread.

    A bullet is read as the letter that looks most like one.
    """
    for n, (word, after) in enumerate(zip(words, [*words[1:], None], strict=True)):
        if after and n == 0 and word.text in _BULLETS:
            yield _Found("•", word.box, word.confidence)
        elif not _STROKES.fullmatch(word.text):
            yield word
        elif word.text == "|" and after and after.text[:1].islower():
            yield _Found("I", word.box, word.confidence)
        elif word.text in {"—", "–"}:
            yield word


def _properties(element: ElementTree.Element) -> dict[str, str]:
    """`bbox 1 2 3 4; x_wconf 96` by name."""
    parts = (part.strip().partition(" ") for part in (element.get("title") or "").split(";"))
    return {name: value for name, _, value in parts}


def _numbers(title: dict[str, str], name: str, *otherwise: float) -> tuple[float, ...]:
    return tuple(map(float, title[name].split())) if title.get(name) else otherwise


def _box(title: dict[str, str]) -> _Box:
    x0, y0, x1, y1 = _numbers(title, "bbox", 0.0, 0.0, 0.0, 0.0)
    return x0, y0, x1, y1


def _placed(line: _Line, scale: float, number: int) -> Iterator[Word]:
    """The words with their line's top and foot, in points; a wide gap begins a new line."""
    before: _Found | None = None
    for word in line.words:
        if before is not None and _gap(line.turn, before.box, word.box) > _WIDE_GAP * line.size:
            number += 1
        x0, y0, x1, y1 = (edge * scale for edge in _edges(line, word))
        size = round(line.size * scale / _TALL, 1)
        yield Word(word.text, x0, y0, x1, y1, size, False, False, number, word.confidence, line.turn)
        before = word


def _gap(turn: int, before: _Box, after: _Box) -> float:
    """Between two words, in the direction that the line runs."""
    return (after[0] - before[2], after[1] - before[3], before[0] - after[2], before[1] - after[3])[turn]


def _edges(line: _Line, word: _Found) -> _Box:
    x0, y0, x1, y1 = word.box
    size = line.size / _TALL
    above, below = _ABOVE * size, _BELOW * size
    lift = 0.0 if line.baseline or not any(_HANGS.search(other.text) for other in line.words) else below
    if line.turn == 1:
        return line.box[0] + lift - below, y0, line.box[0] + lift + above, y1
    if line.turn == 2:
        return x0, line.box[1] + lift - below, x1, line.box[1] + lift + above
    if line.turn == 3:
        return line.box[2] - lift - above, y0, line.box[2] - lift + below, y1
    slope, fall = line.baseline or (0.0, -lift)
    base = line.box[3] + fall + slope * ((x0 + x1) / 2 - line.box[0])
    return x0, base - above, x1, base + below
