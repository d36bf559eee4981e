"""Where a sheet's words stand in columns over several lines, a table or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.reading.pdf.cells import lined
from corpus.reading.pdf.printed_lines import PrintedLine, cuts_of, in_columns, united
from corpus.reading.pdf.words import Word

FEWEST_LINES = 3
_MOST_LINES = 120
_MOST_APART = 3.2  # in sizes: from the middle of one line of a table to the next
_USUAL_APART = 2.6  # of the usual way from line to line: more is the end of a table
_LITTLE_APART = 1.3  # the same for a line that stands in other columns
_HEIGHT = 12  # half points
_MOST_ABOVE = 4  # lines above a table that goes on at the head of a page
_NEAR = 4.0  # points by which its columns may shift
_SPACE = 0.35  # in sizes of the letters: more than that between two words
_MANY_LINES = 6
_UNDER = 2.0  # points
_ACROSS = 0.06  # the share of lines with a word that runs over into the next column
_IN_PLACE = 0.6  # the share of what is printed that begins or ends where its column does


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that stand in the same columns; `cuts` are where those part, in points."""

    lines: tuple[PrintedLine, ...]
    cuts: tuple[float, ...]

    def cells(self, words: Sequence[Word]) -> list[list[list[int]]]:
        """The words of every line by column."""
        return [in_columns(words, line.numbers, self.cuts) for line in self.lines]

    def sides(self) -> list[tuple[float, float]]:
        """The left and right edge of every column."""
        edges = [float("-inf"), *self.cuts, float("inf")]
        found = []
        for left, right in pairwise(edges):
            ink = [one for line in self.lines for one in line.ink if left < (one[0] + one[1]) / 2 < right]
            found.append((min((a for a, _ in ink), default=left), max((b for _, b in ink), default=right)))
        return found


def lines_of(words: Sequence[Word], free: Iterable[int], *, sure: bool = False) -> list[PrintedLine]:
    """The lines of these words from the top down; none where a quick look shows that none stand in columns."""
    numbers = [n for n in free if not words[n].turn]
    if not sure and not _may_have_columns(words, numbers):
        return []
    return [PrintedLine.of(words, line) for line in lined(words, numbers)]


def _may_have_columns(words: Sequence[Word], numbers: Iterable[int]) -> bool:
    """A quick look, as most pages have none: whether lines as drawn stand beside each other, at several heights."""
    heights: Counter[int] = Counter()
    line = -1
    for n in numbers:
        word = words[n]
        if word.line != line:
            line = word.line
            heights[int(word.y1 + word.y0) // _HEIGHT] += 1
    return sum(count > 1 for count in heights.values()) >= FEWEST_LINES - 1


def region_at(words: Sequence[Word], lines: Sequence[PrintedLine], first: int) -> Region | None:
    """The lines from `first` on that stand in columns; None where fewer than three do."""
    ink = list(lines[first].ink)
    last = first
    for n in range(first + 1, min(len(lines), first + _MOST_LINES)):
        line = lines[n]
        if line.top - lines[last].bottom > (_MOST_APART - 1) * line.size:
            break
        apart = (line.top - lines[last].top) / max(_pitch(lines, first, n), 1.0) if n - first > FEWEST_LINES else 1.0
        wider = united(ink, line.ink)
        crossed = len(cuts_of(wider, line.size)) < len(cuts_of(ink, line.size))
        if apart > (_LITTLE_APART if crossed else _USUAL_APART):
            break
        if not _parts(cuts_of(wider, line.size), lines[first]) or (crossed and len(line.ink) == 1):
            break
        ink, last = wider, n
    cuts = cuts_of(ink, lines[first].size)
    if last - first + 1 < FEWEST_LINES or not cuts:
        return None
    found = lines[first : last + 1]
    return Region(tuple(found), tuple(sorted({*cuts, *_under_heads(words, found, cuts)})))


def _parts(cuts: Sequence[float], line: PrintedLine) -> bool:
    """Whether a cut parts what the line says; one beside it parts a table from the text in the margin below."""
    return any(left <= cut <= right for (_, left), (right, _) in pairwise(line.ink) for cut in cuts)


def _under_heads(words: Sequence[Word], lines: Sequence[PrintedLine], cuts: Sequence[float]) -> list[float]:
    """Where the first line parts further and most lines below have a word that begins there; a few may run over."""
    found: list[float] = []
    for (_, left), (right, _) in pairwise(lines[0].ink):
        if any(left <= cut <= right for cut in cuts) or len(lines) < _MANY_LINES:
            continue
        begins = sum(any(abs(words[n].x0 - right) < _UNDER for n in line.numbers) for line in lines[1:])
        across = sum(any(words[n].x0 < right - _UNDER and words[n].x1 > right for n in line.numbers) for line in lines)
        if begins >= _IN_PLACE * (len(lines) - 1) and across <= _ACROSS * len(lines):
            found.append(right - _UNDER)
    return found


def _pitch(lines: Sequence[PrintedLine], first: int, after: int) -> float:
    """The usual way from one line to the next, among a few of these."""
    steps = [below.top - above.top for above, below in pairwise(lines[max(first, after - 12) : after])]
    return median(steps)


def region_below(words: Sequence[Word], lines: Sequence[PrintedLine], above: Region) -> tuple[int, Region] | None:
    """The lines at the head of a page that stand in the columns `above` it, and the number of the first; None: none."""
    for first in range(min(_MOST_ABOVE, len(lines))):
        last = first
        while last < len(lines) and _fits(words, lines[last], above.cuts) and (last == first or _follows(lines, last)):
            last += 1
        region = Region(tuple(lines[first:last]), above.cuts)
        if any(len(line.ink) > 1 for line in region.lines) and _is_in_place(region, above):
            return first, region
    return None


def _follows(lines: Sequence[PrintedLine], n: int) -> bool:
    return lines[n].top - lines[n - 1].bottom <= (_MOST_APART - 1) * lines[n].size


def _fits(words: Sequence[Word], line: PrintedLine, cuts: Sequence[float]) -> bool:
    """Whether the line has more than a word's space at every cut that it reaches across."""
    for a, b in pairwise(words[n] for n in line.numbers):
        parted = any(a.x0 + a.x1 < 2 * cut < b.x0 + b.x1 for cut in cuts)
        if parted and b.x0 - a.x1 < _SPACE * line.size:
            return False
    return not any(words[n].x0 < cut - _NEAR and words[n].x1 > cut + _NEAR for n in line.numbers for cut in cuts)


def _is_in_place(region: Region, above: Region) -> bool:
    lefts, rights = zip(*above.sides(), strict=True)
    ink = [one for line in region.lines for one in line.ink]
    near = sum(
        any(abs(a - left) < _NEAR for left in lefts) or any(abs(b - right) < _NEAR for right in rights) for a, b in ink
    )
    return near >= _IN_PLACE * len(ink)
