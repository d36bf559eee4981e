"""Words that share a cell -> its lines and its parts: wrapped lines read on, a bullet begins a part of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.reading.pdf.words import Cell, Word

_BULLETS = frozenset("•●○◦▪■□‣➢➤✓✔§")
_DASHES = frozenset("-–—*")
_SAME_LINE = 0.55  # of the lower of two words: how far their middles may lie apart


def lined(words: Sequence[Word], numbers: Iterable[int]) -> list[list[int]]:
    """The words in the lines that they are printed in, each from left to right."""
    lines: list[list[int]] = []
    middle = 0.0
    for n in sorted(numbers, key=lambda n: (words[n].y0 + words[n].y1, words[n].x0)):
        word = words[n]
        at = (word.y0 + word.y1) / 2
        last = words[lines[-1][0]] if lines else word
        if lines and at - middle < _SAME_LINE * min(word.y1 - word.y0, last.y1 - last.y0):
            lines[-1].append(n)
        else:
            lines.append([n])
            middle = at
    return [sorted(line, key=lambda n: words[n].x0) for line in lines]


def cell_of(words: Sequence[Word], numbers: Iterable[int]) -> Cell:
    lines = lined(words, numbers)
    dashes = sum(_begins_with(words, line, _DASHES) for line in lines) > 1
    marks = _BULLETS | _DASHES if dashes else _BULLETS
    parts: list[list[int]] = []
    for line in lines:
        if not parts or _begins_with(words, line, marks):
            parts.append([])
        parts[-1] += line
    return tuple(tuple(part) for part in parts)


def _begins_with(words: Sequence[Word], line: Sequence[int], marks: frozenset[str]) -> bool:
    return words[line[0]].text in marks and len(line) > 1


def said(words: Sequence[Word], numbers: Iterable[int]) -> str:
    return " ".join(words[n].text for n in numbers)
