"""Whom a library is opened for: which documents they may see, whether they may change anything, who signs for it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, select

from corpus.library.schema import documents

Seen = Select[tuple[str]] | None
"""The ids of the documents that a statement is restricted to; None: no restriction."""

_ID = re.compile(r"[0-9a-f]{12}")
_Query = TypeVar("_Query", bound=Select[Any])


@dataclass(frozen=True, slots=True)
class Sight:
    """`collections` are the closed ones that may be seen, beside what is open to everyone; None: every document.

    `who` signs every change, whoever the change itself names; empty: that one, or whoever runs this. `changes` and
    `closes`: whether anything may be changed, and whether documents may be put into collections.
    """

    collections: frozenset[str] | None = None
    who: str = ""
    changes: bool = True
    closes: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether every document may be seen."""
        return self.collections is None

    def sees(self, collection: str) -> bool:
        return self.collections is None or not collection or collection in self.collections

    @property
    def name(self) -> str:
        """What is derived of these documents is kept by it; empty: of every document."""
        if self.collections is None:
            return ""
        return hashlib.sha256("\n".join(sorted(self.collections)).encode()).hexdigest()[:16]

    @property
    def ids(self) -> Seen:
        """A statement that selects the ids of the documents that may be seen; None: all."""
        return None if self.collections is None else select(documents.c.id).where(self.among(documents.c.collection))

    def among(self, collection: ColumnElement[str]) -> ColumnElement[bool]:
        """That a column of collections has one that may be seen. Only where not everything is."""
        return collection.in_(["", *sorted(self.collections or ())])


EVERYTHING = Sight()


def only(query: _Query, seen: Seen, *of: ColumnElement[str]) -> _Query:
    """The query restricted to rows whose documents may all be seen; `of` are the columns with the documents' ids."""
    return query if seen is None else query.where(*(column.in_(seen) for column in of))


def mentions(words: str, ids: Set[str]) -> bool:
    """Whether a line names one of the documents, by its id or that of an item of it."""
    return not ids.isdisjoint(_ID.findall(words))
