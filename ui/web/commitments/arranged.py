"""The order and the groups in which the register's entries are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from assistant.entries import Entry, is_itself
from assistant.falling_due import DONE, PAST, state
from corpus.models import ItemKind
from corpus.plain import plain
from corpus.saying import day_or_none
from ui.exports import said
from ui.shown.escape import shorten
from ui.web.commitments.asked import Asked

_LATEST = "9999-99"  # behind every date
_GLANCE = 160  # characters


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that stand under one heading; without groups there is one, whose title is empty."""

    title: str
    note: str
    entries: Sequence[Entry]
    by: str = ""  # what groups them, as in GROUPS


def arranged(entries: Iterable[Entry], asked: Asked, day: date) -> list[Group]:
    """Groups stand in the order of their first entries."""
    ordered = _ordered(entries, asked.sort, day)
    if not asked.group:
        return [Group("", "", ordered)] if ordered else []
    found: dict[str, list[Entry]] = {}
    for entry in ordered:
        found.setdefault(_BY[asked.group](entry), []).append(entry)
    return [_group(asked.group, key, own) for key, own in found.items()]


def page_of(groups: Sequence[Group], page: int, size: int) -> list[Group]:
    """What stands on a page, from 1, of so many entries each; a group that began on an earlier page says so."""
    listed = [(n, entry) for n, group in enumerate(groups) for entry in group.entries]
    shown = groupby(listed[(page - 1) * size : page * size], key=lambda one: one[0])
    return [_part(groups[n], [entry for _, entry in own]) for n, own in shown]


def _part(group: Group, entries: Sequence[Entry]) -> Group:
    goes_on = group.title and entries[0] is not group.entries[0]
    return replace(group, title=f"{group.title} (continued)" if goes_on else group.title, entries=entries)


def pages(groups: Sequence[Group], size: int) -> int:
    return -(-sum(len(group.entries) for group in groups) // size)


def _ordered(entries: Iterable[Entry], sort: str, day: date) -> list[Entry]:
    """Those that are alike stay as they are printed, by document."""
    kept = list(entries)
    if sort == "printed":
        return kept
    if sort == "due-latest":
        return sorted(kept, key=lambda e: e.due, reverse=True)
    if sort == "newest":
        return sorted(kept, key=lambda e: e.row["as_at"] or "", reverse=True)
    if sort == "who":
        return sorted(kept, key=lambda e: (not said.whom(e), said.whom(e).casefold()))
    if sort == "due":
        return sorted(kept, key=lambda e: e.due or _LATEST)
    return sorted(kept, key=lambda e: _urgency(e, day))


def _urgency(entry: Entry, day: date) -> tuple[int, str]:
    """Past its date, then to come by its day, then without a day, then said to be done."""
    kind = state(entry, day)
    return (0 if kind == PAST else 3 if kind == DONE else 1 if entry.due else 2), entry.due


def _group(by: str, name: str, entries: Sequence[Entry]) -> Group:
    row = entries[0].row
    when = day_or_none(row["as_at"])
    if by == "document":
        return Group(row["title"] or row["source"], f"{when} · {row['source']}", entries, by)
    if by == "item" and _stands_alone(entries[0]):
        return Group(f"Outside any recommendation: {row['title']}", f"{when} · {row['source']}", entries, by)
    if by == "item":
        entries = sorted(entries, key=lambda entry: not is_item(entry))
        words = "" if any(map(is_item, entries)) else f": {shorten(plain(row['text']), _GLANCE)}"
        return Group(f"{said.name(row)}{words}", f"{row['title']}, {when}", entries, by)
    return Group(name or ("Nobody is named" if by == "who" else "No organisation found"), "", entries, by)


def _stands_alone(entry: Entry) -> bool:
    return bool(entry.row["kind"] == ItemKind.STANDALONE and not entry.row["called"])


def is_item(entry: Entry) -> bool:
    """Whether the line is the item's own, with its words."""
    return entry.commitment is None or is_itself(entry.commitment, entry.row)


def _by_document(entry: Entry) -> str:
    """A pack's papers are documents of their own here."""
    return f"{entry.row['document']} {entry.row['title']} {entry.row['as_at']}"


_BY: dict[str, Callable[[Entry], Any]] = {
    "document": _by_document,
    "item": lambda e: _by_document(e) if _stands_alone(e) else e.row["id"],
    "body": lambda e: e.row["body"] or "",
    "who": said.whom,
}
