"""What analysts do to the register of a library: to its items, their commitments, and the edits before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from corpus.errors import CorrectionError, EditConflict
from corpus.library import deeds
from corpus.library.changing import Changing
from corpus.library.deeds import Said, Signed
from corpus.library.drafting import Draft, last_of, said_by
from corpus.library.edit_statements import put_edits
from corpus.library.edits import Deed, Edit, told, undone
from corpus.library.finding import Wording
from corpus.library.replaying import Edited, Entries, applied, counting, replayed
from corpus.library.statements import note, now, store_passages
from corpus.models import Item
from corpus.passages import passages_of
from corpus.register.ids import document_of_key

BY_NOBODY = Signed()


class Editing(Changing):
    """Each verb raises UnknownItem; CorrectionError for what cannot be, QuoteNotFound for words that are not there,
    EditConflict where another was there first.
    """

    def add_item(self, document_id: str, said: Said, signed: Signed = BY_NOBODY) -> str:
        """Put an item into the register that was not found: its key. `said` has its "text" and its "kind" at least."""
        return self._make(document_id, lambda draft: deeds.adding(draft, said, signed), signed).item.key

    def edit_item(self, key: str, said: Said, signed: Signed = BY_NOBODY) -> bool:
        """Say what is right of an item; whether that changes anything."""
        return self._makes(key, lambda draft: deeds.editing(draft, key, said, signed), signed)

    def merge_items(self, key: str, others: Sequence[str], signed: Signed = BY_NOBODY) -> None:
        """Make one item of several of a document; where they differ, what the first says counts."""
        self._make(document_of_key(key), lambda draft: deeds.merging(draft, key, tuple(others), signed), signed)

    def split_item(self, key: str, at: str, said: Said, signed: Signed = BY_NOBODY) -> str:
        """Cut an item in two before the words `at`: the key of the second one. `said` is what is right of that one.

        Words of what was asked: both have the response, the first one the commitments. Words of the response: there
        begins what the second one asks, `said["text"]` or the words themselves; what follows answers it.
        """
        made = self._make(document_of_key(key), lambda draft: deeds.splitting(draft, key, at, said, signed), signed)
        return made.made

    def confirm_item(self, key: str, signed: Signed = BY_NOBODY) -> None:
        """Say that an item is right as it stands."""
        self._make(document_of_key(key), lambda draft: deeds.confirming(draft, key, signed), signed)

    def reject_item(self, key: str, signed: Signed = BY_NOBODY) -> None:
        """Say that it is no item: it leaves the register, and is kept to be seen and brought back."""
        self._make(document_of_key(key), lambda draft: deeds.rejecting(draft, key, signed), signed)

    def add_commitment(self, key: str, said: Said, signed: Signed = BY_NOBODY) -> None:
        """Put a commitment under an item; `said` has its "quote" at least."""
        self._make(document_of_key(key), lambda draft: deeds.adding_commitment(draft, key, said, signed), signed)

    def edit_commitment(self, key: str, number: int, said: Said, signed: Signed = BY_NOBODY) -> bool:
        """Say what is right of an item's commitment, `number` from 1; whether that changes anything."""
        return self._makes(key, lambda draft: deeds.editing_commitment(draft, key, number, said, signed), signed)

    def remove_commitment(self, key: str, number: int, signed: Signed = BY_NOBODY) -> None:
        """Say that it is no commitment."""
        self._make(document_of_key(key), lambda draft: deeds.removing_commitment(draft, key, number, signed), signed)

    def undo_edit(
        self, key: str, number: int | None = None, signed: Signed = BY_NOBODY, *, with_later: bool = False
    ) -> list[int]:
        """Take back the last edit of an item, or one of its document's by its number: the numbers of what was undone.

        An edit that undid others is taken back by bringing those back. Raises EditConflict where later edits build on
        it, which are undone too `with_later`.
        """
        taken: list[int] = []

        def make(draft: Draft) -> Edit:
            edit = _known(draft, key, number)
            taken[:] = _with_later(draft, edit) if with_later else [edit.number]
            undoing = Edit(draft.document.id, 0, Deed.UNDO, edit.item, undoes=tuple(taken))
            if later := _stranded(draft, undoing):
                raise EditConflict(_build_on(edit, later))
            return undoing

        self._make(document_of_key(key), make, signed)
        return taken

    def entry(self, key: str) -> Edited:
        """An item as it stands, its machine's reading beside it. Raises UnknownItem, as for one that counts no more."""
        return self._draft(document_of_key(key)).entry(key)

    def _makes(self, key: str, make: Callable[[Draft], Edit], signed: Signed) -> bool:
        """`_make`, unless what is said stands already: whether it did not."""
        draft = self._draft(document_of_key(key))
        changes = applied(draft.entries, make(draft))
        if all(_as_said(one.item) == _as_said(draft.entries[own].item) for own, one in changes.items()):
            return False
        self._make(document_of_key(key), make, signed)
        return True

    def _make(self, document_id: str, make: Callable[[Draft], Edit], signed: Signed) -> Edit:
        """One edit, one transaction, one revision: kept, told in the history, and followed by the passages."""
        with self._changing() as (connection, revision):
            draft = self._draft(document_id)
            edit = replace(
                make(draft),
                document=draft.document.id,
                number=revision,
                reason=self._reason(signed.reason, draft.document.id),
                who=self._signed(signed.who),
                when=now(),
            )
            after, lost = replayed(draft.machine, (*draft.edits, edit))
            if any(one.number == revision for one in lost):
                raise CorrectionError(f"this cannot be done to {edit.item.key or 'it'}: {_HINTS[edit.deed]}")
            put_edits(connection, [edit])
            about = draft.document.id, draft.document.source
            note(connection, revision, edit.deed.value, about, detail=told(edit), who=edit.who)
            self._follow(connection, draft, after)
        return edit

    def _draft(self, document_id: str) -> Draft:
        document = self.document(document_id)
        wording = Wording(self.text(document.id), self.blocks(document.id))
        machine = [item for _, item in self.machine_items(document.id)]
        edits = self.edits(document.id)
        entries, _ = replayed(machine, edits)
        return Draft(document, wording, entries, tuple(edits), tuple(machine))

    def _follow(self, connection: Connection, draft: Draft, after: Entries) -> None:
        """The passages anew where the items divide the text otherwise than before."""
        items = counting(after)
        if _shape(items) == _shape(counting(draft.entries)):
            return
        parsed = self._parsed(draft.document.id)
        if parsed.blocks:
            store_passages(connection, draft.document.id, passages_of(parsed.reading, parsed.blocks, items))


def _as_said(item: Item) -> Item:
    """Whoever says it."""
    return replace(item, given=(), commitments=tuple(replace(c, given=()) for c in item.commitments))


def _shape(items: Iterable[Item]) -> list[tuple[object, ...]]:
    return [(item.kind, item.spans, item.response) for item in items]


def _known(draft: Draft, key: str, number: int | None) -> Edit:
    """Raises CorrectionError where there is none, or it was undone already."""
    if number is None:
        if last := last_of(key, draft.edits):
            return last
        raise CorrectionError(f"nothing was done to {key} that could be undone")
    edit = next((one for one in draft.edits if one.number == number), None)
    if edit is None:
        raise CorrectionError(f"there is no edit {number} of {draft.document.source}: bywhen item history lists them")
    if number in undone(draft.edits):
        raise CorrectionError(f"edit {number} was undone already: bywhen item history lists what stands")
    return edit


def _stranded(draft: Draft, undoing: Edit) -> list[Edit]:
    """The edits that have a place now, and would have none; those that would come back without one."""
    _, lost = replayed(draft.machine, draft.edits)
    _, without = replayed(draft.machine, (*draft.edits, replace(undoing, number=_LAST)))
    known = {edit.number for edit in lost}
    return [edit for edit in without if edit.number not in known]


def _with_later(draft: Draft, edit: Edit) -> list[int]:
    """The edit and those that build on it, and on those."""
    taken = [edit.number]
    while later := _stranded(draft, Edit(edit.document, 0, Deed.UNDO, edit.item, undoes=tuple(taken))):
        taken += [one.number for one in later]
    return taken


def _build_on(edit: Edit, later: Sequence[Edit]) -> str:
    if edit.deed is Deed.UNDO:
        return f"edit {later[0].number} cannot be brought back: its item is no longer as it was then"
    named = "; ".join(f"{one.number} ({one.deed.value} by {said_by(one)})" for one in later)
    return f"later edits build on edit {edit.number}: {named}; undo those first, or --with-later undoes them all"


_LAST = 2**31 - 1
_HINTS = {
    Deed.SPLIT: "give words of it, or of its response, that the second item shall begin with, and not the first words",
    **dict.fromkeys(set(Deed) - {Deed.SPLIT}, "look at it again with bywhen item show"),
}
