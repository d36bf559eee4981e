"""Tables that are registers: what was asked in one column; answer, owner, date and status in others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.models import ASIDES, Block, BlockKind, ItemKind, Spans
from corpus.plain import words_of

_ASKED = (  # the first that any column answers to is the column of what was asked
    (ItemKind.AREA_FOR_IMPROVEMENT, re.compile(r"area for improvement|\bAFI\b", re.I)),
    (ItemKind.RECOMMENDATION, re.compile(r"^(?!.*\b(?:no|number|ref)\b)(?:.*\b)?recommendations?\b", re.I)),
    (ItemKind.PRIORITY, re.compile(r"you asked|you said|we asked", re.I)),
    (
        ItemKind.AGREED_ACTION,
        re.compile(
            r"^(?:agreed |key )?(?:actions?\b(?! taken| by| owner| status| no)|commitments?|decisions?|tasks?|"
            r"undertakings?)|what was (?:promised|agreed|decided)",
            re.I,
        ),
    ),
    (ItemKind.PRIORITY, re.compile(r"^(?:our |key )?(?:priorit(?:y|ies)|objectives?|pledges?|ambitions?)$", re.I)),
)
_ROLES = (
    ("number", re.compile(r"^(?:no|nr|number|ref|reference|id|item|#)\b|\b(?:no|ref|number)\.?$", re.I)),
    (
        "due",
        re.compile(
            r"\bdue\b|deadline|^target|by when|timescale|^(?!.*(?:raised|opened|added|agreed|meeting|"
            r"set)).*\bdate\b|^when\b",
            re.I,
        ),
    ),
    ("owner", re.compile(r"owner|lead\b|responsible|by whom|\bwho\b|action by|assigned", re.I)),
    ("status", re.compile(r"^(?:current )?status|^rag\b|^complete\b|^position$|progress rating", re.I)),
    (
        "answer",
        re.compile(
            r"response|reply|progress|update|highlights|comment|achieved|delivered|measured|evidence|issues|"
            r"outcome|action taken|next steps|\bnotes?\b|"
            r"what (?:has been|is being|we have|was) done|overseen|governance",
            re.I,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Row:
    """An item as a table prints it; `answers` are the cells that say what became of it, over all its rows."""

    kind: ItemKind
    asked: Spans
    block: int
    number: str = ""
    list: str = ""
    owner: Spans = ()
    due: Spans = ()
    status: Spans = ()
    answers: tuple[Spans, ...] = ()


def rows_in(text: str, blocks: Sequence[Block]) -> tuple[list[Row], set[int]]:
    """The items of the text's register tables, and the numbers of the blocks that belong to them."""
    found: list[Row] = []
    used: set[int] = set()
    roles: dict[str, list[int]] = {}
    columns, between, heading = 0, list[int](), ""
    for n, block in enumerate(blocks):
        if block.kind is not BlockKind.TABLE_ROW:
            if block.kind not in ASIDES:
                between.append(n)
            if block.kind is BlockKind.HEADING:
                roles, heading = {}, words_of(block.spans, text)
            continue
        header = block.header or block.cells
        fresh = _roles(header, text)
        if fresh:
            roles, columns = fresh, len(block.cells)
        if fresh and not block.header:
            used.add(n)
            continue
        if not roles or len(block.cells) != columns:
            between = []
            continue
        row = replace(_row(block, n, roles, text), list=heading)
        if not re.search(r"[^\W\d_]{3}", words_of(row.asked, text)) or _repeats(block, text):
            used.add(n)
            continue
        if found and row.asked == found[-1].asked:
            found[-1] = _continued(found[-1], row, blocks, between)
            used.update(between)
        elif row.asked:
            found.append(row)
        used.add(n)
        between = []
    return found, used


def _repeats(block: Block, text: str) -> bool:
    """True of a header printed again at the head of a page."""
    pairs = zip(block.cells, block.header, strict=False)
    return bool(block.header) and sum(words_of(c, text) == words_of(h, text) for c, h in pairs if c) * 2 > sum(
        map(bool, block.cells)
    )


def _roles(header: Sequence[Spans], text: str) -> dict[str, list[int]]:
    """Column numbers by role; empty where the header is not a register's."""
    words = [words_of(cell, text) if cell else "" for cell in header]
    if any(len(w.split()) > 12 for w in words):
        return {}
    asked = next(((kind, n) for kind, pattern in _ASKED for n, w in enumerate(words) if pattern.search(w)), None)
    if asked is None:
        return {}
    kind, column = asked
    roles: dict[str, list[int]] = {"asked": [column], f"kind {kind.value}": []}
    for n, w in enumerate(words):
        role = next((name for name, pattern in _ROLES if w and n != column and pattern.search(w)), "")
        if role:
            roles.setdefault(role, []).append(n)
    return roles if set(roles) & {"due", "owner", "status", "answer"} else {}


def _row(block: Block, n: int, roles: dict[str, list[int]], text: str) -> Row:
    kind = next(ItemKind(name[5:]) for name in roles if name.startswith("kind "))

    def cells(role: str) -> list[Spans]:
        return [block.cells[c] for c in roles.get(role, []) if block.cells[c]]

    def first(role: str) -> Spans:
        return next(iter(cells(role)), ())

    number = words_of(first("number"), text)
    if not number and block.cells[0] and 0 not in roles["asked"]:
        lead = words_of(block.cells[0], text)
        number = lead if re.fullmatch(r"[\w.()/-]{1,8}", lead) else ""
    due = tuple(span for cell in cells("due") for span in cell)
    return Row(
        kind,
        first("asked"),
        n,
        number.rstrip("."),
        owner=first("owner"),
        due=due,
        status=first("status"),
        answers=tuple(cells("answer")),
    )


def _continued(item: Row, row: Row, blocks: Sequence[Block], between: Sequence[int]) -> Row:
    added = tuple(blocks[m].spans for m in between) + tuple(a for a in row.answers if a not in item.answers)
    return replace(item, answers=item.answers + added)
