"""Tables of actions that print no header: what the columns are for is told from what stands in them alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.dates.grammar import POINT
from corpus.models import ItemKind
from corpus.register.actors import is_actor
from corpus.register.logs.printed import is_status, says_when
from corpus.register.logs.roles import Roles

_NUMBER = re.compile(r"\(?[A-Z]{0,6}[-/. ]?\d[\w./-]{0,12}[.)]?")
_MOSTLY = 0.7  # of the cells that are filled
_FEWEST_ROWS = 3
_FEWEST_WORDS = 4  # of what is to be done, on average


def roles_without_heads(rows: Sequence[Sequence[str]]) -> Roles:
    """The roles of columns with these cells; none where they do not say who is to do what and how it stands."""
    if len(rows) < _FEWEST_ROWS or len(rows[0]) < 3:
        return Roles()
    columns = list(zip(*rows, strict=True))
    told: dict[str, Callable[[str], object]] = {
        "number": _NUMBER.fullmatch,
        "due": says_when,
        "status": is_status,
        "owner": _names,
    }
    roles: dict[str, list[int]] = {}
    for role, says in told.items():
        for n, column in enumerate(columns):
            if _mostly(says, column) and not any(n in taken for taken in roles.values()):
                roles.setdefault(role, []).append(n)
    left = [n for n in range(len(columns)) if not any(n in taken for taken in roles.values())]
    wordy = [n for n in left if sum(len(cell.split()) for cell in columns[n]) >= _FEWEST_WORDS * len(rows)]
    if "owner" not in roles or not {"due", "status"} & set(roles) or not wordy:
        return Roles()
    asked = next((n for n in wordy if n < roles["owner"][0]), wordy[0])
    after = [n for n in left if n > roles["owner"][0] and n != asked]
    return Roles(ItemKind.AGREED_ACTION, asked, {**roles, **({"answer": after} if after else {})}, headless=True)


def _mostly(says: Callable[[str], object], column: Sequence[str]) -> bool:
    filled = [cell for cell in column if cell]
    return len(filled) > 1 and sum(bool(says(cell)) for cell in filled) >= _MOSTLY * len(filled)


def _names(cell: str) -> bool:
    return len(cell.split()) <= 8 and cell[-1] not in ".;:" and not POINT.search(cell) and is_actor(cell)
