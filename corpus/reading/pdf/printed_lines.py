"""Lines of printed words, where on them there is ink, and where the white space between goes through all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.reading.pdf.words import Word

PART = 0.6  # in sizes of the letters: a gap that parts columns, where it goes through all lines


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of words, and where on it there is ink: from, to."""

    numbers: tuple[int, ...]
    ink: tuple[tuple[float, float], ...]
    top: float
    bottom: float
    size: float
    bold: bool

    @classmethod
    def of(cls, words: Sequence[Word], numbers: Sequence[int]) -> PrintedLine:
        size = max(words[n].size for n in numbers)
        ink: list[tuple[float, float]] = []
        for n in numbers:
            word = words[n]
            if ink and word.x0 - ink[-1][1] < PART * size:
                ink[-1] = (ink[-1][0], max(ink[-1][1], word.x1))
            else:
                ink.append((word.x0, word.x1))
        top, bottom = min(words[n].y0 for n in numbers), max(words[n].y1 for n in numbers)
        return cls(tuple(numbers), tuple(ink), top, bottom, size, all(words[n].bold for n in numbers))


def in_columns(words: Sequence[Word], numbers: Iterable[int], cuts: Sequence[float]) -> list[list[int]]:
    cells: list[list[int]] = [[] for _ in range(len(cuts) + 1)]
    for n in numbers:
        middle = (words[n].x0 + words[n].x1) / 2
        cells[sum(cut < middle for cut in cuts)].append(n)
    return cells


def united(ink: Sequence[tuple[float, float]], more: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    united: list[tuple[float, float]] = []
    for start, end in sorted([*ink, *more]):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], end))
        else:
            united.append((start, end))
    return united


def cuts_of(ink: Sequence[tuple[float, float]], size: float) -> tuple[float, ...]:
    return tuple((a + b) / 2 for (_, a), (b, _) in pairwise(ink) if b - a >= PART * size)
