"""What analysts did to the register, as it is kept: a log that only grows, played over what was read of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import msgspec

from corpus.library.anchors import NOWHERE, Anchor


class Deed(StrEnum):
    """What was done, as the history says it."""

    ADD = "item added"
    EDIT = "item edited"
    MERGE = "items merged"
    SPLIT = "item split"
    CONFIRM = "item confirmed"
    REJECT = "item rejected"
    ADD_COMMITMENT = "commitment added"
    EDIT_COMMITMENT = "commitment edited"
    REMOVE_COMMITMENT = "commitment removed"
    UNDO = "edit undone"


Gaps = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Target:
    """The item that is meant: its key (empty: it has no place now), and its words when the analyst saw them."""

    key: str
    at: Anchor = NOWHERE


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that an analyst did; `number` is the revision of the library that it made, `when` is UTC.

    `item` is the item of which it is, or that was added; `others` are those merged into it; `made` is the key of the
    item that a split made. `commitment` is the one meant, `values` and `quotes` are what was given, by field: a quote
    is a pointer. `before` has the values that they took the place of. `undoes` are the numbers of other edits. `read`
    is a fingerprint of what the machine had read when the item was confirmed, `lapsed` where it reads otherwise now.
    """

    document: str
    number: int
    deed: Deed
    item: Target
    reason: str = ""
    who: str = ""
    when: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    quotes: Mapping[str, Anchor] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    others: tuple[Target, ...] = ()
    commitment: Anchor | None = None
    made: str = ""
    gaps: Gaps = ()
    undoes: tuple[int, ...] = ()
    read: str = ""
    lapsed: bool = False

    @property
    def is_lost(self) -> bool:
        """Whether words that it needs stand nowhere in the text as it is read now."""
        return any(anchor.is_lost for anchor in (*self.quotes.values(), *filter(None, [self.commitment])))

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Every place in the text that it keeps."""
        own = (self.item.at, *(other.at for other in self.others), *self.quotes.values())
        return (*own, self.commitment) if self.commitment else own

    @property
    def keys(self) -> tuple[str, ...]:
        """Every item that it is about."""
        return tuple(key for key in (self.item.key, *(other.key for other in self.others), self.made) if key)


_COLUMNS = ("document", "number", "deed", "reason", "who", "when")


def edit_row(edit: Edit) -> dict[str, Any]:
    body: dict[str, Any] = msgspec.to_builtins(edit)
    return {**{name: body.pop(name) for name in _COLUMNS}, "body": body}


def edit_of(row: Mapping[Any, Any]) -> Edit:
    return msgspec.convert({**row["body"], **{name: row[name] for name in _COLUMNS}}, Edit)


def undone(edits: Iterable[Edit]) -> set[int]:
    """The numbers of those that a later one undid, which stands itself."""
    gone: set[int] = set()
    for edit in sorted(edits, key=lambda one: -one.number):
        if edit.number not in gone:
            gone.update(edit.undoes)
    return gone


def standing(edits: Iterable[Edit]) -> list[Edit]:
    """Those that count, the first one first."""
    every = sorted(edits, key=lambda one: one.number)
    gone = undone(every)
    return [edit for edit in every if edit.deed is not Deed.UNDO and edit.number not in gone]


def told(edit: Edit) -> str:
    """What it changed, in a line: "1f2e3d4c5b6a-120: due nothing -> 2031-06-30 (the table says June)".

    Words of the document are not told: the history outlives it.
    """
    changes = [
        f"{_named(name)} {edit.before.get(name) or 'nothing'} -> {value or 'nothing'}"
        for name, value in edit.values.items()
        if name not in edit.quotes and value != edit.before.get(name)
    ]
    changes += [_named(name) for name in edit.quotes if name != "at"]
    others = [f"with {', '.join(other.key for other in edit.others)}"] if edit.others else []
    made = [f"made {edit.made}"] if edit.made else []
    undoes = [f"edit {', '.join(map(str, edit.undoes))}"] if edit.undoes else []
    said = "; ".join([*others, *made, *undoes, *changes])
    reason = f" ({edit.reason})" if edit.reason else ""
    return ": ".join(filter(None, (edit.item.key, said))) + reason


def edit_json(edit: Edit, gone: bool = False) -> dict[str, Any]:
    """For programs and tables; `gone`: it was undone."""
    return {
        "number": edit.number,
        "what": edit.deed.value,
        "item": edit.item.key,
        "values": {**{name: anchor.words for name, anchor in edit.quotes.items()}, **edit.values},
        "before": dict(edit.before),
        "commitment": edit.commitment.words if edit.commitment else None,
        "merged": [other.key for other in edit.others],
        "made": edit.made or None,
        "undoes": list(edit.undoes),
        "undone": gone,
        "lapsed": edit.lapsed,
        "words": edit.item.at.words,
        "reason": edit.reason,
        "by": edit.who,
        "when": edit.when,
    }


def _named(name: str) -> str:
    return name.replace("_", " ")
