"""Tables drawn with spaces, as `pdftotext -layout` prints them: columns under a header line, cells that wrap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.lines import Line
from corpus.models import Span, Spans

_PIECE = re.compile(r"\S+(?: \S+)*")
_HEADER_WORDS = 6
_FEWEST_COLUMNS = 2
_HEADS_PAIR = re.compile(  # what a header of two columns says, which could as well be two columns of prose
    r"\b(?:recommendation|response|action|owner|commitment|promised?|progress|update|status|question|answer|reply|due|date|"
    r"lead|comment|finding|said|did|done|total|number)s?\b",
    re.IGNORECASE,
)
_WINDOW = 60  # lines that decide where the columns part
_MOST_BLANK = 3  # lines
_MOST_OVER = 8  # letters by which a cell may run over into the next column
_MOST_LINES = 20_000  # of a table
_MOST_OF_ROW = 60  # lines of a row that are looked back at
_LETTERS = re.compile(r"[^\W\d_]{2}")
_HEAD = re.compile(r"[^\W\d_]{2}|^#$|^[£$€%]$|^(?:19|20)\d\d(?:[-/]\d\d)?$")


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """Lines `first` to `last` (inclusive) as one row; a cell has a span for every line that it wraps over."""

    first: int
    last: int
    cells: tuple[Spans, ...]
    is_header: bool = False


def drawn_rows(lines: Sequence[Line], furniture: frozenset[int]) -> dict[int, DrawnRow]:
    """The rows of such tables, by the number of their first line."""
    found: dict[int, DrawnRow] = {}
    n = 0
    while n < len(lines):
        table = _table(lines, furniture, n) if _is_header(lines[n]) and n not in furniture else []
        for row in table:
            found[row.first] = row
        n = table[-1].last + 1 if table else n + 1
    return found


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words on a line without a gap between them, by column of letters."""

    start: int
    end: int
    words: str


def _pieces(line: Line) -> list[_Piece]:
    return [_Piece(m.start(), m.end(), m[0]) for m in _PIECE.finditer(line.text)]


def _is_header(line: Line) -> bool:
    """Short words in three columns or more, with room between them."""
    if "  " not in line.text or line.cells or "\t" in line.text or len(line.text) > 400:
        return False
    pieces = _pieces(line)
    if not _FEWEST_COLUMNS <= len(pieces) <= 12 or "|" in line.text:
        return False
    if any(len(p.words.split()) > _HEADER_WORDS or p.words[-1] in ".;,:" for p in pieces):
        return False
    if len(pieces) == 2 and not all(_HEADS_PAIR.search(p.words) for p in pieces):
        return False
    return _LETTERS.search(pieces[0].words) is not None and all(_HEAD.search(p.words) for p in pieces)


def _table(lines: Sequence[Line], furniture: frozenset[int], first: int) -> list[DrawnRow]:
    """The header line and the rows below it; empty where what follows does not stand in its columns."""
    header = _pieces(lines[first])
    cuts = _cuts(header, list(_near(lines, furniture, first)))
    body = list(_body(lines, furniture, first, cuts))
    grid = _Grid(lines, body, [_cells(lines[n], cuts) for n in body])
    if sum(grid.ink(i) > 1 for i in range(len(body))) < min(2, len(body)) or not body:
        return []
    head = grid.header_lines()
    cells = [_cells(lines[first], cuts), *grid.cells[:head]]
    rows = [DrawnRow(first, body[head - 1] if head else first, _stacked(cells, lines), is_header=True)]
    starts = [*grid.starts(head), len(body)]
    for start, end in pairwise(starts):
        rows.append(DrawnRow(body[start], body[end - 1], _stacked(grid.cells[start:end], lines)))
    return rows


def _near(lines: Sequence[Line], furniture: frozenset[int], first: int) -> Iterator[Line]:
    """The lines below a header that look like parts of its rows."""
    for n in range(first + 1, min(len(lines), first + 1 + _WINDOW)):
        line = lines[n]
        if line.words == lines[first].words:
            return
        indented = len(line.text) - len(line.text.lstrip()) >= 4
        if not line.blank and n not in furniture and ("  " in line.text.strip() or indented):
            yield line


def _cuts(header: Sequence[_Piece], below: Sequence[Line]) -> list[int]:
    """Where one column ends and the next begins: most words begin and fewest stand across, nearest to its header."""
    cuts = []
    for left, right in pairwise(header):
        places = range(left.end, right.end)
        costs = {at: sum(_cost(line.text, at) - 2 * _begins_at(line.text, at) for line in below) for at in places}
        cuts.append(min(places, key=lambda at: (costs[at], abs(at - right.start))))
    return cuts


def _cost(text: str, at: int) -> int:
    """How much a line speaks against a cut before letter `at`: 4 inside a word, 1 at a single space."""
    before, here = text[at - 1 : at], text[at : at + 1]
    if not here.strip():
        return int(bool(before.strip()) and bool(text[at + 1 : at + 2].strip()))
    if before.strip():
        return 4
    return int(bool(text[at - 2 : at - 1].strip()))


def _begins_at(text: str, at: int) -> bool:
    """Whether words begin there behind a gap."""
    return text[at : at + 1].strip() != "" and not text[max(0, at - 2) : at].strip()


def _body(lines: Sequence[Line], furniture: frozenset[int], first: int, cuts: Sequence[int]) -> list[int]:
    """The numbers of the lines, blank ones and furniture left out, that stand in the columns."""
    said = lines[first].words
    found: list[int] = []
    for n in range(first + 1, min(len(lines), first + _MOST_LINES)):
        line = lines[n]
        if n in furniture:
            continue
        if line.blank:
            if found and n - found[-1] > _MOST_BLANK:
                break
            continue
        if line.words == said or not _fits(line, cuts):
            break
        found.append(n)
    return found[: _kept(lines, found, cuts)]


def _kept(lines: Sequence[Line], body: Sequence[int], cuts: Sequence[int]) -> int:
    """How many of the lines are left when words at the left edge, after a blank line at the end, are cut off."""
    end = len(body)
    while end and not any(_cells(lines[body[end - 1]], cuts)[1:]):
        end -= 1
    return len(body) if end < len(body) and not lines[body[end] - 1].blank else end


def _fits(line: Line, cuts: Sequence[int]) -> bool:
    """True where words keep to the columns; one cell of a line may run over."""
    if line.cells or "\t" in line.text or line.text.lstrip().startswith("|"):
        return False
    across = [cut for cut in cuts if _cost(line.text, cut)]
    pieces = _pieces(line)
    if len(across) != 1:
        return not across
    return len(pieces) > 1 or (pieces[0].start >= cuts[0] and pieces[0].end - across[0] <= _MOST_OVER)


def _cells(line: Line, cuts: Sequence[int]) -> list[Span | None]:
    """The line's words by column, as spans of the text."""
    text = line.text
    edges = [0]
    for cut in cuts:
        at = min(cut, len(text))
        if _cost(text, at) == 4:
            at = _beside(text, at)
        edges.append(max(at, edges[-1]))
    cells: list[Span | None] = []
    for start, end in pairwise([*edges, len(text)]):
        words = text[start:end]
        left, right = len(words) - len(words.lstrip()), len(words.rstrip())
        cells.append(Span(line.start + start + left, line.start + start + right) if words.strip() else None)
    return cells


def _beside(text: str, at: int) -> int:
    """Where to cut instead when words run over a cut: behind them if that is near, else at the nearest space."""
    gap = re.compile(r"\s{2,}|$").search(text, at)
    if gap is not None and gap.start() - at <= _MOST_OVER:
        return gap.start()
    left, right = text.rfind(" ", 0, at) + 1, text.find(" ", at)
    return right if right >= 0 and right - at <= at - left else left


def _stacked(rows: Sequence[Sequence[Span | None]], lines: Sequence[Line]) -> tuple[Spans, ...]:
    """Cells of the lines of one row, column by column."""
    return tuple(tuple(cell for cell in column if cell is not None) for column in zip(*rows, strict=True))


_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?|spring|summer|autumn|winter|q[1-4]|by|end|early|late",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/]\d\d)?\b")
_COMPLETE = re.compile(r"(?:[A-Za-z]{0,5}[-/. ]?\d[\d./-]*[a-z]?[.)]?|.*\b(?:19|20)\d\d)$|\d{1,3}[.)] ")
_OPEN_END = re.compile(r"[-/&,(]$|\b(?:and|of|the|for|to|in|by|with|or)$", re.IGNORECASE)


@dataclass(frozen=True)
class _Grid:
    """Lines of a table by column. What begins a new row has to be judged: cells wrap, and so do labels."""

    lines: Sequence[Line]
    body: Sequence[int]
    cells: Sequence[Sequence[Span | None]]

    def ink(self, i: int) -> int:
        """How many columns line `i` has words in."""
        return sum(cell is not None for cell in self.cells[i])

    def words(self, i: int, column: int) -> str:
        cell = self.cells[i][column]
        line = self.lines[self.body[i]]
        return line.text[cell.start - line.start : cell.end - line.start] if cell else ""

    def after_blank(self, i: int) -> bool:
        return self.lines[self.body[i] - 1].blank

    def header_lines(self) -> int:
        """1 where the header goes on in a second line: a word or two below some columns, none below the first."""
        if len(self.body) < 2 or self.cells[0][0] or not self.cells[1][0] or self.after_blank(0):
            return 0
        said = [self.words(0, c) for c in range(len(self.cells[0])) if self.cells[0][c]]
        return int(all(len(words.split()) <= 2 and words[-1] not in ".;:" for words in said))

    def starts(self, first: int) -> list[int]:
        """The lines that begin a row."""
        widths = [max(len(self.words(i, c)) for i in range(len(self.body))) for c in range(len(self.cells[0]))]
        found = [first] if first < len(self.body) else []
        for i in range(first + 1, len(self.body)):
            if self.cells[i][0] and self._begins(i, found[-1], widths):
                found.append(self._raised(i, found[-1]))
        if len(found) == 1 and not any(self.cells[i][0] for i in range(first, len(self.body))):
            found += [i for i in range(first + 1, len(self.body)) if self.after_blank(i)]
        return found

    def _begins(self, i: int, row: int, widths: Sequence[int]) -> bool:
        """Whether line `i`, with words in the first column, begins a row and does not go on with the one from `row`."""
        row = max(row, i - _MOST_OF_ROW)
        label, above = self.words(i, 0), "" if self.after_blank(i) else self.words(i - 1, 0)
        if above and self._goes_on(above, label, " ".join(self.words(n, 0) for n in range(row, i))):
            return False
        top = self._raised(i, row)
        fresh = self.after_blank(top)
        score = fresh + 2 * (_COMPLETE.match(label) is not None) - 3 * (label[0].islower() or label[0] in "()")
        for c in range(1, len(widths)):
            words, over = self.words(top, c), "" if fresh else self.words(top - 1, c)
            if words and not over:
                score += 2 * any(self.cells[n][c] for n in range(row, top))
            elif words and words[0].islower():
                score -= 3
            elif words and len(over) + 1 + len(words.split()[0]) <= widths[c]:
                score += 1
        return score >= 0 if self.ink(i) > 1 else score > 0

    @staticmethod
    def _goes_on(above: str, label: str, row: str) -> bool:
        if row.count("(") > row.count(")") or label[0] == "(" or _OPEN_END.search(above):
            return True
        return _YEAR.match(label) is not None and _MONTH.fullmatch(above.split()[-1]) is not None

    def _raised(self, i: int, row: int) -> int:
        """`i`, or the first line of its block where other columns begin above it: a label set half way down its row."""
        top = i
        while top - 1 > row and not self.after_blank(top) and not self.cells[top - 1][0]:
            top -= 1
        if top == i or not self.after_blank(top):
            return i
        end = i + 1
        while end < len(self.body) and not self.after_blank(end):
            end += 1
        return top if end - i >= i - top else i
