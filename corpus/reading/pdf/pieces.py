"""Words in the making: pdfium's runs of letters, parted where there is a gap, joined where a font changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.reading.pdf.ink import Box, Ink
from corpus.reading.pdf.letters import SUPERSCRIPTS, bullet_of

MARKS = re.compile(r"[\d*†‡§]")
"""What a note's mark may be of."""
_SMALL, _RAISED = 0.8, 0.15  # of the size beside it: a note's mark
_WIDE_GAP = 1.2  # in sizes of the letters
_BACK = 0.5  # letters may overlap by this much
_INSIDE_GAP, _MIXED_GAP = 0.4, 0.15  # between two letters of one word; where their sizes differ
_CLOSING, _TOUCHING = ".,;:!?)]’”", 0.1  # what closes a word, and how near it stands


@dataclass(slots=True)
class Piece:
    text: str
    box: Box
    ink: Ink
    line: int = 0

    def along(self) -> tuple[float, float]:
        """Where it starts and ends in the direction it runs."""
        x0, y0, x1, y1 = self.box
        return ((x0, x1), (y0, y1), (-x1, -x0), (-y1, -y0))[self.ink.angle]

    def foot(self) -> float:
        """The lower edge of its letters, growing upwards as they stand."""
        x0, y0, x1, y1 = self.box
        return (y0, -x1, -y1, x0)[self.ink.angle]


def around(box: Box, other: Box) -> Box:
    (x0, y0, x1, y1), (u0, v0, u1, v1) = box, other
    return (x0 if x0 < u0 else u0, y0 if y0 < v0 else v0, x1 if x1 > u1 else u1, y1 if y1 > v1 else v1)


def parted(letters: list[Piece]) -> Iterator[Piece]:
    """The words of a run that several text objects draw: parted where there is a gap, raised digits told apart."""
    usual = max(letters, key=lambda letter: letter.ink.size)
    word: Piece | None = None
    for letter in letters:
        raised = _is_raised(letter, usual)
        if raised:
            letter.text = letter.text.translate(SUPERSCRIPTS)
        if word is None or _is_apart(word, letter) or (not raised and _is_mark(word.text)):
            if word is not None:
                yield word
            word = letter
        else:
            ink = letter.ink if letter.ink.size > word.ink.size else word.ink
            word = Piece(word.text + letter.text, around(word.box, letter.box), ink)
    if word is not None:
        yield word


def lined(pieces: Iterable[Piece]) -> list[Piece]:
    """Lines as drawn; the mark of a note that stands apart from its word is raised, a symbol at a head a bullet."""
    before: Piece | None = None
    kept: list[Piece] = []
    for piece in pieces:
        if before is not None and _goes_on(before, piece):
            piece.line = before.line
            if piece.ink is not before.ink or piece.text[0] in _CLOSING:
                if piece.text[0] in _CLOSING and _touches(before, piece):
                    before.text, before.box = before.text + piece.text, around(before.box, piece.box)
                    continue
                _raise_mark(before, piece)
        else:
            piece.line = before.line + 1 if before is not None else 0
            if len(piece.text) == 1:
                font = piece.ink.font
                is_symbol = font.symbol or (font.typewriter and piece.text == "o")
                piece.text = bullet_of(piece.text, is_symbol=is_symbol)
        before = piece
        kept.append(piece)
    return kept


def _raise_mark(before: Piece, piece: Piece) -> None:
    if _is_raised(piece, before):
        piece.text = piece.text.translate(SUPERSCRIPTS)
    elif _is_raised(before, piece):
        before.text = before.text.translate(SUPERSCRIPTS)


def _is_raised(piece: Piece, beside: Piece) -> bool:
    """A small digit or star above the foot of the letters beside it."""
    if piece.ink.size > _SMALL * beside.ink.size or not piece.text.isdigit():
        return False
    return piece.foot() - beside.foot() > _RAISED * beside.ink.size


def _is_mark(text: str) -> bool:
    return text[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹" and text[-1] in "⁰¹²³⁴⁵⁶⁷⁸⁹"


def _is_apart(word: Piece, letter: Piece) -> bool:
    if word.ink.angle != letter.ink.angle:
        return True
    size = max(word.ink.size, letter.ink.size)
    most = _INSIDE_GAP if word.ink.size == letter.ink.size else _MIXED_GAP
    return not -size < letter.along()[0] - word.along()[1] < most * size


def _goes_on(before: Piece, piece: Piece) -> bool:
    """Whether a word stands on the line of the word before it, close by."""
    one, other = before.ink, piece.ink
    if one.angle != other.angle:
        return False
    if one is other and not one.angle:
        size = one.size
        return (
            -_BACK * size < piece.box[0] - before.box[2] < _WIDE_GAP * size
            and abs(piece.box[1] - before.box[1]) < 0.5 * size
        )
    large, small = (before, piece) if one.size >= other.size else (piece, before)
    size = large.ink.size
    if not -_BACK * size < piece.along()[0] - before.along()[1] < _WIDE_GAP * size:
        return False
    return -0.1 < (small.foot() - large.foot() + 0.5 * small.ink.size) / size < 1.1


def _touches(before: Piece, piece: Piece) -> bool:
    return piece.along()[0] - before.along()[1] < _TOUCHING * piece.ink.size
