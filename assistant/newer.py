"""What an answer says of an earlier version that it cites: that there is a newer one."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.models import Citation
from assistant.view import View
from corpus.library.versions import latest
from corpus.models import Document
from corpus.saying import spoken


def newer_notes(citations: Iterable[Citation], view: View) -> tuple[str, ...]:
    """A sentence for each document cited that a newer version has replaced, naming that one and its date."""
    cited = dict.fromkeys(citation.document for citation in citations)
    successors = {d.id: d.superseded_by for d in view.every.values() if d.superseded_by}
    notes = []
    for document in (view.every[one] for one in cited):
        newest = view.every.get(latest(document.id, successors))
        if document.superseded_by and newest:
            notes.append(f"{_called(document)} is an earlier version: {_called(newest)} has replaced it.")
        elif document.superseded_by:
            notes.append(f"{_called(document)} is an earlier version; the one that replaced it has been removed.")
    return tuple(notes)


def _called(document: Document) -> str:
    return f"{document.title} ({document.source}, {spoken(document.date) if document.date else 'no date'})"
