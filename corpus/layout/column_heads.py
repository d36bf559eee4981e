"""The header of a table drawn with spaces: short words in columns, on one line or stacked over several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.layout.column_names import is_head, names_columns
from corpus.layout.gutters import PIECE, is_data
from corpus.layout.lines import Line

RULE = re.compile(r"[\s|+=_-]*[-=_]{3}[\s|+=_-]*")
_MOST_WORDS, _MOST_STACKED_WORDS = 6, 4  # of a piece
_MOST_STACKED = 4  # lines
_ABBREVIATED = re.compile(r".{0,7}\.|.*\b(?:no|nr|ref|rec)\.", re.IGNORECASE)  # "No.", "Rec. no.", "Action no."
_FEWEST_COLUMNS = 2
_LETTERS = re.compile(r"[^\W\d_]{2}")
_HEAD = re.compile(r"[^\W\d_]{2}|^[#&]$|^[£$€%]$|^(?:19|20)\d\d(?:[-/]\d\d)?$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on a line without a gap between them, by column of letters; or those of a header's lines in one column."""

    start: int
    end: int
    words: str


def pieces_of(line: Line) -> list[Piece]:
    return [Piece(m.start(), m.end(), m[0]) for m in PIECE.finditer(line.text)]


def head_of(lines: Sequence[Line], first: int) -> tuple[list[Piece], int]:
    """(the heads of the columns, the last line of the header) that begins with line `first`; no heads: none does."""
    last = _stacked(lines, first)
    stack = [pieces_of(line) for line in lines[first : last + 1]]
    merged = _merged(stack)
    full = sum(len(pieces) == len(merged) for pieces in stack)  # more than one: rows of short words
    if last > first and full <= 1 and is_header(merged) and names_columns([p.words for p in merged]):
        return merged, last
    alone = pieces_of(lines[first]) if len(lines[first].text) <= 400 else []
    return (alone, first) if is_header(alone) else ([], first)


def is_header(pieces: Sequence[Piece]) -> bool:
    """Short words in three columns or more, with room between them; in two where they name columns."""
    if not _FEWEST_COLUMNS <= len(pieces) <= 12:
        return False
    if any(len(p.words.split()) > _MOST_WORDS or _ends_sentence(p.words) for p in pieces):
        return False
    if len(pieces) == _FEWEST_COLUMNS and not names_columns([piece.words for piece in pieces]):
        return False
    return _LETTERS.search(pieces[0].words) is not None and all(_HEAD.search(p.words) for p in pieces)


def _ends_sentence(words: str) -> bool:
    return words[-1] in ".;,:" and not (is_head(words) and _ABBREVIATED.fullmatch(words))


def _stacked(lines: Sequence[Line], first: int) -> int:
    """The last of the lines that may be one header: a blank, a rule or a row that begins with a number follows it."""
    for n in range(first + 1, min(len(lines), first + _MOST_STACKED + 1)):
        line = lines[n]
        pieces = pieces_of(line)
        if line.blank or RULE.fullmatch(line.text) or is_data(pieces[0].words):
            return n - 1
        if any(len(p.words.split()) > _MOST_STACKED_WORDS or _ends_sentence(p.words) for p in pieces):
            return first
        if any(c.isdigit() for c in line.text) or line.page != lines[first].page:
            return first
    return first


def _merged(stack: Sequence[Sequence[Piece]]) -> list[Piece]:
    """The pieces of several lines as one for every column: those that stand over one another."""
    found: list[Piece] = []
    for piece in sorted((p for pieces in stack for p in pieces), key=lambda p: p.start):
        if found and piece.start < found[-1].end:
            found[-1] = replace(found[-1], end=max(found[-1].end, piece.end))
        else:
            found.append(piece)
    inside = ([p.words for line in stack for p in line if one.start <= p.start < one.end] for one in found)
    return [replace(one, words=" ".join(words)) for one, words in zip(found, inside, strict=True)]
