"""The document that an analyst means by an id, the beginning of one, or a file's name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from corpus.errors import UnknownDocument
from corpus.models import Document
from corpus.saying import printable_name

SHORTEST_PREFIX = 4


def named(ref: str, every: Sequence[Document]) -> Document:
    """A current document before one that waits for review, and both before an earlier version.

    Raises UnknownDocument, naming what is near or, where a name is shared, the ids to choose from.
    """
    ref = printable_name(ref)
    current = [document for document in every if not document.superseded_by]
    accepted = [document for document in current if not document.waiting]
    for known in (accepted, current, every):
        found = _called(ref, known)
        if len(found) == 1:
            return found[0]
        if found and known is every:  # several earlier versions: the one superseded last
            return max(found, key=lambda document: document.added)
        if found:
            choice = ", ".join(f"{document.id} ({document.source})" for document in found)
            raise UnknownDocument(f"{ref!r} may mean several documents; name one by its id: {choice}")
    raise UnknownDocument(_no_such(ref, current))


def _called(ref: str, known: Iterable[Document]) -> list[Document]:
    known = list(known)
    found = [document for document in known if ref in (document.id, document.source)]
    if not found and len(ref) >= SHORTEST_PREFIX:
        found = [document for document in known if document.id.startswith(ref.lower())]
    return found


def _no_such(ref: str, known: Iterable[Document]) -> str:
    names = {document.source.casefold(): document.source for document in known}
    near = get_close_matches(ref.casefold(), names, n=3, cutoff=0.5)
    hint = f"; did you mean {' or '.join(repr(names[name]) for name in near)}?" if near else ""
    return f"there is no document {ref!r} in this library{hint}"
