"""Tables drawn with spaces, as `pdftotext -layout` prints them: columns under a header line or none; wrapped cells.

On a new page the columns may stand elsewhere, the header not printed again: they are found anew there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.layout.column_heads import RULE, Piece, head_of, is_header, pieces_of
from corpus.layout.column_names import is_head, names_columns
from corpus.layout.gutters import bare_table, is_typed, set_anew
from corpus.layout.lines import Line
from corpus.layout.wrapping import Grid
from corpus.models import Span, Spans

_FEWEST_COLUMNS = 2
_WINDOW = 60  # lines that decide where the columns part
_MOST_BLANK = 3  # lines
_MOST_BLANK_AT_END = 40  # of a page
_MOST_OVER = 8  # letters by which a cell may run over into the next column
_FEW = 20  # lines that tell a table
_SECTION_WORDS, _SECTION_COLUMNS = 12, 3
_MOST_LINES = 20_000  # of a table


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
    n = tried = 0
    while n < len(lines):
        table: list[DrawnRow] = []
        if n not in furniture and _may_begin(lines[n]):
            table = _headed_table(lines, furniture, n)
            if not table and n >= tried:
                table, tried = _bare_table(lines, furniture, n)
        for row in table:
            found[row.first] = row
        n = table[-1].last + 1 if table else n + 1
    return found


def _may_begin(line: Line) -> bool:
    return "  " in line.text.strip() and not line.cells and "\t" not in line.text and "|" not in line.text


_Placed = tuple[int, Sequence[int]]
"""A line by its number, and where its columns are cut."""


def _headed_table(lines: Sequence[Line], furniture: frozenset[int], first: int) -> list[DrawnRow]:
    """The header line and the rows below it; empty where what follows does not stand in its columns."""
    header, last = head_of(lines, first)
    if not header:
        return []
    head = range(first, last + 1)
    near = list(_near(lines, furniture, head))
    known = names_columns([piece.words for piece in header]) or _is_ruled(lines, last)
    if not known and not any(c.isdigit() for line in near[:_FEW] for c in line.text):
        return []
    cuts = _cuts(header, near)
    if not known and not _begins_typed(lines, furniture, head, cuts):
        return []
    body = _body(lines, furniture, head, cuts)
    grid = _grid(lines, body)
    if sum(grid.ink(i) > 1 for i in range(len(body))) < min(2, len(body)) or not body:
        return []
    more = grid.header_lines() if len(head) == 1 else 0
    own = [piece.start for piece in header[1:]]  # a head may stand a little to the side of what is below it
    heads = [*((n, own) for n in head), *body[:more]]
    return [_row(lines, heads, is_header=True), *_rows(lines, body, grid.starts(more))]


def _begins_typed(lines: Sequence[Line], furniture: frozenset[int], head: range, cuts: Sequence[int]) -> bool:
    """Whether numbers, dates or sums stand in a column of the lines right below."""
    body = _body(lines, furniture, head, cuts, most=_FEW)
    return len(body) > 1 and is_typed(_grid(lines, body).said)


def _is_ruled(lines: Sequence[Line], first: int) -> bool:
    return first + 1 < len(lines) and RULE.fullmatch(lines[first + 1].text) is not None


def _bare_table(lines: Sequence[Line], furniture: frozenset[int], first: int) -> tuple[list[DrawnRow], int]:
    """The rows of a table without a header, none where the lines are something else; where to try again then."""
    run = list(_run(lines, furniture, first))
    cuts = bare_table([lines[n].text for n in run])
    if not cuts.columns:
        return [], run[cuts.lines // 2] + 1
    body: list[_Placed] = [(n, cuts.columns) for n in run[: cuts.lines]]
    body += _body(lines, furniture, range(body[-1][0], body[-1][0] + 1), cuts.columns)
    body = body[: _kept(lines, body)]
    return _rows(lines, body, _grid(lines, body).starts(0)), 0


def _grid(lines: Sequence[Line], body: Sequence[_Placed]) -> Grid:
    said = [[cell.of(lines[n].text) if cell else "" for cell in _places(lines[n].text, cuts)] for n, cuts in body]
    turns = [False, *(lines[n].page != lines[m].page for (m, _), (n, _) in pairwise(body))]
    parted = [False, *(_is_parted(lines, m, n) for (m, _), (n, _) in pairwise(body))]
    return Grid(said, [lines[n - 1].blank for n, _ in body], turns, parted)


def _is_parted(lines: Sequence[Line], above: int, n: int) -> bool:
    """Whether the title of a section stands between two lines of a table, on one page."""
    return lines[above].page == lines[n].page and any(not line.blank for line in lines[above + 1 : n])


def _rows(lines: Sequence[Line], body: Sequence[_Placed], starts: Sequence[int]) -> list[DrawnRow]:
    return [_row(lines, body[start:end]) for start, end in pairwise([*starts, len(body)])]


def _row(lines: Sequence[Line], body: Sequence[_Placed], *, is_header: bool = False) -> DrawnRow:
    cells = [_cells(lines[n], cuts) for n, cuts in body]
    stacked = tuple(tuple(cell for cell in column if cell is not None) for column in zip(*cells, strict=True))
    return DrawnRow(body[0][0], body[-1][0], stacked, is_header)


def _run(lines: Sequence[Line], furniture: frozenset[int], first: int) -> Iterator[int]:
    """The numbers of the lines from `first` on, blank ones left out, to the first wider gap or other matter."""
    last = first
    for n in range(first, min(len(lines), first + _WINDOW)):
        if lines[n].blank:
            continue
        if n in furniture or n - last > 2 or lines[n].page != lines[first].page or not _drawn(lines[n]):
            return
        yield n
        last = n


def _near(lines: Sequence[Line], furniture: frozenset[int], head: range) -> Iterator[Line]:
    """The lines below a header that look like parts of its rows."""
    for n in range(head.stop, min(len(lines), head.stop + _WINDOW)):
        line = lines[n]
        if line.words == lines[head.start].words or line.page != lines[head.start].page:
            return
        indented = len(line.text) - len(line.text.lstrip()) >= 4
        if not line.blank and n not in furniture and ("  " in line.text.strip() or indented):
            yield line


def _cuts(header: Sequence[Piece], below: Sequence[Line]) -> list[int]:
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


def _body(
    lines: Sequence[Line], furniture: frozenset[int], head: range, cuts: Sequence[int], *, most: int = _MOST_LINES
) -> list[_Placed]:
    """The numbers of the lines below `head`, blank ones and furniture left out, that stand in the columns.

    The title of a section between rows ("Open actions") is left out, too.
    """
    said = lines[head.start].words
    found: list[_Placed] = []
    first = last = head.stop - 1
    for n in range(first + 1, min(len(lines), first + most)):
        line = lines[n]
        if n in furniture or line.blank or RULE.fullmatch(line.text):
            if n - last > _MOST_BLANK_AT_END:
                break
            continue
        turned = line.page != lines[last].page
        if line.words == said or (n - last > _MOST_BLANK + 1 and not turned and last != first):
            break
        if turned:
            cuts = _turned(lines, furniture, n, cuts, [lines[m].text for m, _ in found[-_WINDOW:]])
        if not cuts:
            break
        if _fits(line, cuts):
            found.append((n, cuts))
        elif not _is_section(lines, furniture, n, cuts):
            break
        last = n
    return found[: _kept(lines, found)]


def _turned(
    lines: Sequence[Line], furniture: frozenset[int], first: int, cuts: Sequence[int], above: Sequence[str]
) -> Sequence[int]:
    """The columns on a new page that begins with line `first`; empty where the table does not go on there."""
    run = [lines[n].text for n in _run(lines, furniture, first)]
    head = [piece.words for piece in pieces_of(lines[first])]
    if is_header(pieces_of(lines[first])) and sum(map(is_head, head)) >= max(_FEWEST_COLUMNS, len(head) - 1):
        return ()
    crossing = [any(_cost(text, cut) == 4 for cut in cuts) for text in run]
    if run and not any(crossing) and any(_cells(lines[first], cuts)[1:]):
        return cuts
    return set_anew(run, cuts, max(map(len, above), default=0)) if above else ()


def _kept(lines: Sequence[Line], body: Sequence[_Placed]) -> int:
    """How many of the lines are left when words at the left edge, after a blank line at the end, are cut off."""
    end = len(body)
    while end and not any(_cells(lines[body[end - 1][0]], body[end - 1][1])[1:]):
        end -= 1
    return len(body) if end < len(body) and not lines[body[end][0] - 1].blank else end


def _drawn(line: Line) -> bool:
    """False for a line that is part of a table of another kind."""
    return not (line.cells or "\t" in line.text or line.text.lstrip().startswith("|"))


def _is_section(lines: Sequence[Line], furniture: frozenset[int], n: int, cuts: Sequence[int]) -> bool:
    """Whether line `n` is a few words over the columns, between two rows: the next line begins a row."""
    one = pieces_of(lines[n])
    if len(one) != 1 or len(one[0].words.split()) > _SECTION_WORDS or one[0].words[-1] in ".;,":
        return False
    below = [m for m in range(n + 1, min(len(lines), n + _MOST_BLANK + 1)) if not lines[m].blank][:1]
    if not below or below[0] in furniture or not _fits(lines[below[0]], cuts):
        return False
    cells, pieces = _places(lines[below[0]].text, cuts), pieces_of(lines[below[0]])
    plainly = len(pieces) == sum(map(bool, cells)) >= min(_SECTION_COLUMNS, len(cuts) + 1)
    return plainly and cells[0] is not None and not is_header(pieces) and len(cuts) > 1


def _fits(line: Line, cuts: Sequence[int]) -> bool:
    """True where words keep to the columns; one cell of a line may run over."""
    if not _drawn(line):
        return False
    across = [cut for cut in cuts if _cost(line.text, cut)]
    pieces = pieces_of(line)
    if len(across) != 1:
        return not across
    return len(pieces) > 1 or (pieces[0].start >= cuts[0] and pieces[0].end - across[0] <= _MOST_OVER)


def _cells(line: Line, cuts: Sequence[int]) -> list[Span | None]:
    """The line's words by column, as spans of the text."""
    return [Span(line.start + at.start, line.start + at.end) if at else None for at in _places(line.text, cuts)]


def _places(text: str, cuts: Sequence[int]) -> list[Span | None]:
    """The same as spans of the line."""
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
        cells.append(Span(start + left, start + right) if words.strip() else None)
    return cells


def _beside(text: str, at: int) -> int:
    """Where to cut instead when words run over a cut: behind them if that is near, else at the nearest space."""
    gap = re.compile(r"\s{2,}|$").search(text, at)
    if gap is not None and gap.start() - at <= _MOST_OVER:
        return gap.start()
    left, right = text.rfind(" ", 0, at) + 1, text.find(" ", at)
    return right if right >= 0 and right - at <= at - left else left
