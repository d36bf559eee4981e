"""Kept answers go with the documents that they quote, once these are deleted for good."""

from __future__ import annotations

from assistant.conversations.people import People
from assistant.conversations.schema import FILE
from corpus.library import Library
from corpus.library.seeing import EVERYTHING


def forget_gone(library: Library) -> int:
    """Wipe the kept answers that quote a document which cannot be brought back any more: how many. Raises PeopleError.

    What was removed and is kept for a while counts as there: until it is back, such answers are only not shown.
    """
    if not (library.folder / FILE).exists():
        return 0
    whole = library.seen_by(EVERYTHING)
    held = {document.id for document in whole.documents(superseded=True, waiting=True)}
    people = People.open(library.folder)
    try:
        return people.forget(held | {gone.document for gone in whole.removed()})
    finally:
        people.close()
