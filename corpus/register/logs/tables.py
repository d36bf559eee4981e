"""Tables that are registers: what was asked in one column; answer, owner, date and status in others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.dates.grammar import POINT
from corpus.models import ASIDES, Block, BlockKind, ItemKind, Spans
from corpus.plain import words_of
from corpus.register.logs.headless import roles_without_heads
from corpus.register.logs.roles import DAY, Roles, roles_of

_NOTHING = re.compile(
    r"\W*(?:none|nil|n/?a|not applicable|noted?|no (?:further )?actions?(?: required| arising)?|tbc)?\W*", re.I
)
_LETTERS = re.compile(r"[^\W\d_]{3}")
_AS_AT = re.compile(r"(?:last )?(?:updated|as at|as of|version|page|date)\b", re.I)
_OF_ACTIONS = re.compile(r"\bactions?\b|\bto[- ]do\b|matters arising|\btasks?\b", re.I)
_TITLE = 400  # characters that a text's title stands in
_FIRST_ROWS = 40  # rows below a header that are looked at


@dataclass(frozen=True, slots=True)
class Row:
    """An item as a table or a log prints it; `answers` are the cells that say what became of it, over all its rows.

    `due` are the cells of its dates, the one in force last; `response` says whether it was accepted; `agreed` is the
    action that answers a recommendation; `completed` a cell of a column "Completed (Y/N)".
    """

    kind: ItemKind
    asked: Spans
    block: int
    number: Spans = ()
    list: str = ""
    owner: Spans = ()
    due: tuple[Spans, ...] = ()
    statuses: tuple[Spans, ...] = ()
    completed: Spans = ()
    response: tuple[Spans, ...] = ()
    agreed: Spans = ()
    answers: tuple[Spans, ...] = ()


@dataclass
class _Open:
    """The table that is being read."""

    roles: Roles = field(default_factory=Roles)
    columns: int = 0
    header: tuple[Spans, ...] = ()
    heading: str = ""
    section: str = ""
    between: list[int] = field(default_factory=list)


def rows_in(text: str, blocks: Sequence[Block]) -> tuple[list[Row], set[int]]:
    """The items of the text's register tables, and the numbers of the blocks that belong to them."""
    found: list[Row] = []
    used: set[int] = set()
    open_ = _Open()
    for n, block in enumerate(blocks):
        if block.kind is not BlockKind.TABLE_ROW:
            _pass_over(open_, n, block, text)
            continue
        fresh = _fresh(blocks, n, text, open_)
        if fresh.asked >= 0:
            open_.roles, open_.columns, open_.header = fresh, len(block.cells), block.header
        if fresh.asked >= 0 and not block.header and not fresh.headless:
            used.add(n)
            continue
        if open_.roles.asked < 0 or len(block.cells) != open_.columns:
            open_.between = []
            continue
        used.add(n)
        _take(found, used, open_, n, blocks, text)
    return found, used


def _pass_over(open_: _Open, n: int, block: Block, text: str) -> None:
    if block.kind not in ASIDES:
        open_.between.append(n)
    if block.kind is BlockKind.HEADING:
        words = words_of(block.spans, text)
        open_.roles, open_.section = Roles(), ""
        if not _AS_AT.match(words):
            open_.heading = words


def _take(found: list[Row], used: set[int], open_: _Open, n: int, blocks: Sequence[Block], text: str) -> None:
    """Row number `n` as an item, as more of the item before it, or as the heading of a section."""
    block = blocks[n]
    row = replace(row_of(block.cells, n, open_.roles, text), list=open_.section or open_.heading)
    asked = words_of(row.asked, text)
    if section := _section(block, text):
        open_.section = section
    elif not _LETTERS.search(asked) or _NOTHING.fullmatch(asked) or _repeats(block, text) or _is_bare(row):
        return
    elif found and row.number and row.number == found[-1].number and block.spans == row.asked:
        found[-1] = replace(found[-1], asked=found[-1].asked + row.asked)  # more of the action, its other cells empty
    elif found and row.asked == found[-1].asked:
        found[-1] = _continued(found[-1], row, blocks, open_.between)
        used.update(open_.between)
    else:
        found.append(row)
    open_.between = []


def _fresh(blocks: Sequence[Block], n: int, text: str, open_: _Open) -> Roles:
    """The roles that a header row gives; none where it is no header, or no register's."""
    block = blocks[n]
    header = block.header or block.cells
    if block.header and open_.roles.asked >= 0 and open_.header is block.header:
        return open_.roles
    if not block.header and not block.level and open_.roles.asked >= 0 and len(block.cells) == open_.columns:
        header = block.cells
    body = [
        [words_of(cell, text) for cell in b.cells]
        for b in blocks[n : n + _FIRST_ROWS]
        if b.kind is BlockKind.TABLE_ROW and b.cells != header and len(b.cells) == len(header)
    ]
    roles = roles_of([words_of(cell, text) for cell in header], body, open_.heading)
    bare = not (block.header or block.level or open_.roles.headless)
    if roles.asked < 0 and bare and _OF_ACTIONS.search(open_.heading or text[:_TITLE]):
        return roles_without_heads([[words_of(cell, text) for cell in block.cells], *body])
    return roles


def _section(block: Block, text: str) -> str:
    """The words of a row that is one cell across the table: "Meeting of 4 March"; empty for another row."""
    if len(block.cells) < 3:
        return ""
    filled = {words_of(cell, text) for cell in block.cells if cell}
    own = {words_of(cell, text) for cell in block.cells if cell and any(s in block.spans for s in cell)}
    one = filled if len(filled) == 1 else own if len(own) == 1 and len(filled) == 1 else set[str]()
    return next(iter(one), "")


def _is_bare(row: Row) -> bool:
    """True of words in the action's column that nothing in the row is said of: a note, or what initials stand for."""
    cells = (row.number, row.owner, row.completed, row.agreed, *row.due, *row.statuses, *row.response, *row.answers)
    return row.kind is ItemKind.AGREED_ACTION and not any(cells)


def _repeats(block: Block, text: str) -> bool:
    """True of a header printed again at the head of a page."""
    pairs = zip(block.cells, block.header, strict=False)
    return bool(block.header) and sum(words_of(c, text) == words_of(h, text) for c, h in pairs if c) * 2 > sum(
        map(bool, block.cells)
    )


def row_of(printed: Sequence[Spans], n: int, roles: Roles, text: str) -> Row:
    """The item that the cells of a row in block `n` print."""

    def cells(*names: str) -> tuple[Spans, ...]:
        return tuple(printed[c] for name in names for c in roles.columns.get(name, ()) if printed[c])

    def first(name: str) -> Spans:
        return next(iter(cells(name)), ())

    candidates = [first("number"), *([(span,) for span in printed[0]] if roles.asked else [])]
    number = next((one for one in candidates if _is_number(words_of(one, text))), ())
    return Row(
        roles.kind,
        printed[roles.asked],
        n,
        number,
        owner=first("owner"),
        due=cells("due", "revised"),
        statuses=cells("status"),
        completed=first("completed"),
        response=cells("response"),
        agreed=first("agreed"),
        answers=cells("answer"),
    )


def _is_number(words: str) -> bool:
    if not re.fullmatch(r"[\w.()/ –-]{1,16}", words) or DAY.fullmatch(words) or POINT.search(words):
        return False
    return len(words) <= 2 or any(c.isdigit() for c in words)


def _continued(item: Row, row: Row, blocks: Sequence[Block], between: Sequence[int]) -> Row:
    added = tuple(blocks[m].spans for m in between) + tuple(a for a in row.answers if a not in item.answers)
    owner = item.owner if row.owner == item.owner else item.owner + row.owner
    return replace(item, answers=item.answers + added, owner=owner)
