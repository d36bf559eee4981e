"""How many items there are, where the same one may stand in several documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from assistant.entries import Row


def roots(rows: Sequence[Row]) -> dict[str, str]:
    """By the id of each row that of the first one that is the same, a part of it or a whole that it is part of."""
    root = {row["id"]: row["id"] for row in rows}

    def first(ident: str) -> str:
        while root[ident] != ident:
            ident = root[ident]
        return ident

    for row in rows:
        for one in row["same_as"]:
            if one["id"] in root:
                root[first(one["id"])] = first(row["id"])
    return {ident: first(ident) for ident in root}


def distinct(rows: Sequence[Row]) -> int:
    """How many different ones: two of one document are two, whatever each is the same as elsewhere."""
    of = roots(rows)
    most: dict[str, int] = defaultdict(int)
    for (ident, _), count in Counter((of[row["id"]], row["document"]) for row in rows).items():
        most[ident] = max(most[ident], count)
    return sum(most.values())


def listed_once(rows: Sequence[Row]) -> list[Row]:
    """Those that are the same as none of an earlier document, in their order."""
    of, seen = roots(rows), dict[str, str]()
    return [row for row in rows if seen.setdefault(of[row["id"]], row["document"]) == row["document"]]
