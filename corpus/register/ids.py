"""The key of each item in the library: `{document id}-{start of its first span}`."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from itertools import chain, count

from corpus.models import Item

_LETTERS = "bcdefghijklmnopqrstuvwxyz"


def keyed(document_id: str, items: Iterable[Item]) -> list[Item]:
    """The items, each with its key: the second one at the same place has "b" behind it, the next "c"."""
    taken: set[str] = set()
    found = []
    for item in items:
        key = free_key(document_id, item.spans[0].start if item.spans else 0, taken)
        taken.add(key)
        found.append(replace(item, key=key))
    return found


def free_key(document_id: str, start: int, taken: Container[str]) -> str:
    """The first key for an item that starts there which is not `taken`."""
    names = chain(("",), _LETTERS, (f"z{n}" for n in count(2)))
    return next(key for name in names if (key := f"{document_id}-{start}{name}") not in taken)


def document_of_key(key: str) -> str:
    """The id of the document that the item stands in; empty where this is no key."""
    return key.rpartition("-")[0]
