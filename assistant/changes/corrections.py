"""What analysts did since: to documents, to the register, to links, to versions; from the library's history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.changes.models import Correction, Since
from assistant.changes.since import is_since
from assistant.view import View
from corpus.library import Change
from corpus.library.edits import Deed, Edit
from corpus.library.verdicts import Judgement

_OF_DOCUMENTS = ("corrected", "correction undone", "superseded", "current again", "read again")
_DONE = (*_OF_DOCUMENTS, *(deed.value for deed in Deed), *(judgement.value for judgement in Judgement))


def corrections_in(view: View, since: Since, history: Iterable[Change]) -> Iterator[Correction]:
    """The last first; of documents that are still there, what was done and who did it."""
    edits = {(edit.document, edit.number): edit for edit in view.library.edits()}
    for change in sorted(history, key=lambda one: (one.when, one.revision), reverse=True):
        if change.what in _DONE and change.document in view.every and is_since(change, since):
            edit = edits.get((change.document, change.revision))
            yield _correction(change, edit, view)


def _correction(change: Change, edit: Edit | None, view: View) -> Correction:
    """With the item that it is about, where that is in the register now."""
    item = edit.item.key if edit and edit.item.key in view.by_key else ""
    detail = change.detail.removeprefix(f"{edit.item.key}: ").removeprefix(edit.item.key) if edit else change.detail
    return Correction(change.when, change.by, change.what, change.document, change.source, detail.strip(), item)
