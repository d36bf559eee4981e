"""Where columns part, told from white space alone: tables without a header line, or set anew on the next page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from corpus.layout.headings import TERMINAL

PIECE = re.compile(r"\S+(?: \S+)*")
_MOST_COLUMNS = 12
_CROSSING = 10  # one line in so many may run over into the next column
_FEWEST_ROWS = 3
_AMOUNT = r"[-+(]?(?:[£$€] ?\d[\d,]*(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d\d|\d+(?:\.\d+)?%)\)?[kmbn]{0,2}"
_MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?"
_TYPED = re.compile(
    rf"{_AMOUNT}|[-–—]|n/?a|nil|\d{{1,4}}[.)]?|[A-Z]{{1,6}}[-/ .]?\d[\w./-]*|\d[\d./-]*"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTHS}(?: \d{{1,2}})?,?(?: \d{{2,4}})?",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"(?:(?:by|end|of|in|early|late|before) ){{1,3}}(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTHS}(?: \d{{2,4}})?"
    r"|next (?:meeting|month)|asap|ongoing|tbc|completed?|done|closed|open|in progress|not started",
    re.IGNORECASE,
)  # what a column of dates or of statuses says in words
_MONEY = re.compile(_AMOUNT, re.IGNORECASE)
LEADERS = re.compile(r"\.{4}|(?:\. ){3}|…{2}|_{4}")
_MARKER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)]+|\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}|[^\w\s]")
_PROSE_WORDS = 4
_KEYED = 0.8  # the share of rows
_WORDY = 5  # words a line of a column, on average


@dataclass(frozen=True, slots=True)
class Gutters:
    """The first letter of every column but the first, and for how many lines that holds."""

    columns: tuple[int, ...]
    lines: int


def prefixes(texts: Sequence[str]) -> Iterator[Gutters]:
    """The gutters of the first line, of the first two, and so on."""
    ink: list[int] = []
    for count, text in enumerate(texts, 1):
        ink += [0] * (len(text) - len(ink))
        for piece in PIECE.finditer(text):
            for at in range(*piece.span()):
                ink[at] += 1
        yield Gutters(_parting(ink, count // _CROSSING), count)


def _parting(ink: Sequence[int], most: int) -> tuple[int, ...]:
    """Where ink begins again behind a gap of two letters or more that at most so many lines cross."""
    cuts: list[int] = []
    last = -1  # the last letter with ink so far
    for at, count in enumerate(ink):
        if count > most:
            if last >= 0 and at - last > 2:
                cuts.append(at)
            last = at
    return tuple(cuts)


def set_anew(texts: Sequence[str], cuts: Sequence[int], widest: int) -> list[int]:
    """The columns cut at `cuts` in lines up to `widest` letters, found again on another page; empty where they are not.

    A column that has no words there is given no room.
    """
    fewer: Gutters | None = None
    exact: Gutters | None = None
    for gutters in prefixes(texts):
        if len(gutters.columns) == len(cuts):
            exact = gutters
        elif 1 <= len(gutters.columns) < len(cuts) and gutters.lines > 1:
            fewer = gutters
    if exact is not None:
        return list(exact.columns)
    if fewer is None or len(cuts) > _MOST_COLUMNS:
        return []
    return _matched(fewer.columns, cuts, max(map(len, texts[: fewer.lines])) / max(widest, 1))


def _matched(found: Sequence[int], cuts: Sequence[int], scale: float) -> list[int]:
    """`found` as those of `cuts` that they stand nearest to; the others fall on their right neighbour."""

    def off(chosen: Sequence[int]) -> float:
        return min(sum(abs(cuts[i] * by - at) for i, at in zip(chosen, found, strict=True)) for by in (1.0, scale))

    best = min(combinations(range(len(cuts)), len(found)), key=off)
    placed = dict(zip(best, found, strict=True))
    after = len(cuts) and max(found) + 10_000
    anew: list[int] = []
    for i in reversed(range(len(cuts))):
        after = placed.get(i, after)
        anew.append(after)
    return anew[::-1]


def bare_table(texts: Sequence[str]) -> Gutters:
    """The columns of the table without a header that these lines begin with; no columns where they are none.

    A table says something of one kind in one column (numbers, dates, sums of money); running text in columns, addresses
    and signatures side by side do not, and a contents list does so only in its numbers.
    """
    if not texts or not 2 <= len(PIECE.findall(texts[0])) <= _MOST_COLUMNS:
        return Gutters((), 0)
    best = Gutters((), 0)
    for gutters in prefixes(texts):
        said = texts[gutters.lines - 1]
        if not gutters.columns or LEADERS.search(said):
            break
        if len(gutters.columns) < len(best.columns) and len(PIECE.findall(said)) == 1:
            break
        best = gutters
    return best if best.lines and _is_data(texts[: best.lines], best.columns) else Gutters((), best.lines)


def _is_data(texts: Sequence[str], cuts: Sequence[int]) -> bool:
    if any(map(LEADERS.search, texts)):
        return False
    return holds_data([[text[a:b].strip() for a, b in pairwise([0, *cuts, 10_000])] for text in texts])


def holds_data(rows: Sequence[Sequence[str]]) -> bool:
    """Whether lines of cells without a header are a table; what only numbers the lines or items does not count."""
    full = [row for row in rows if sum(map(bool, row)) >= max(2, len(row) - 1) and row[0]]
    if len(full) < _FEWEST_ROWS or (2 * len(full) < len(rows) and not _is_keyed(rows, full)):
        return False
    columns = list(zip(*rows, strict=True))
    if all(map(_MARKER.fullmatch, filter(None, columns[0]))) and len(columns) > 1:
        return len(columns) > 2 and holds_data([row[1:] for row in rows])
    if sum(map(is_prose, columns)) > max(1, len(columns) - 2) or is_contents(full):
        return False
    if sum(map(is_wordy, columns)) > 1:
        return False
    if len(columns) == 2:
        sums = all(_MONEY.fullmatch(row[1]) for row in full)
        return sums and not is_prose(columns[0]) and not columns[0][0].endswith(":")
    return is_typed(full)


def _is_keyed(rows: Sequence[Sequence[str]], full: Sequence[Sequence[str]]) -> bool:
    """Whether a date, a reference or a sum begins every row, however often its other cells wrap."""
    keys = [row[0] for row in rows if row[0]]
    return len(rows[0]) > 2 and len(full) >= _KEYED * len(keys) and sum(map(is_data, keys)) >= _KEYED * len(keys)


def is_typed(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column says the same kind of thing, a number, a date or a sum, in most of the rows that begin one."""
    full = [row for row in rows if row[0] and sum(map(bool, row)) > 1]
    if not full:
        return False
    return any(sum(map(_is_kind, column)) >= max(0.7 * len(column), 1) for column in zip(*full, strict=True))


def is_data(cell: str) -> bool:
    """A number, a reference, a date or a sum of money, and no words."""
    return _TYPED.fullmatch(cell) is not None


def _is_kind(cell: str) -> bool:
    return is_data(cell) or _SAID.fullmatch(cell) is not None


def is_wordy(column: Sequence[str]) -> bool:
    return sum(len(words.split()) for words in column) > _WORDY * sum(map(bool, column))


def is_prose(column: Sequence[str]) -> bool:
    """Lines that run on into one another."""
    said = [words for words in column if words]
    long = [words for words in said if len(words.split()) >= _PROSE_WORDS]
    if len(long) < 2 or 2 * len(long) < len(said):
        return False
    runs = sum(b[0].islower() and not TERMINAL.search(a) for a, b in pairwise(said))
    return 2 * runs >= len(said) - 1


def is_contents(rows: Sequence[Sequence[str]]) -> bool:
    """Titles with page numbers that rise from line to line."""
    last = [row[-1] for row in rows if row[-1]]
    if len(last) < len(rows) or not all(page.isdigit() and len(page) < 4 for page in last):
        return False
    return all(int(a) <= int(b) for a, b in pairwise(last))
