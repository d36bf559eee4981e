"""What analysts do to the register and to its links: each is in the history, and the index follows it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from assistant.view import View
from corpus.errors import CorrectionError, UnknownItem
from corpus.library import Library
from corpus.library.deeds import Said, Signed
from corpus.library.editing import BY_NOBODY
from corpus.library.verdicts import Judgement, Verdict, end_name, in_force, link_end
from corpus.models import Link, LinkKind

_Found = TypeVar("_Found", Link, Verdict)


class Correcting(ABC):
    """An item is named by its id, in which the document may be named otherwise: "letter.txt-120", "1f2e-120".

    Each verb raises UnknownItem or UnknownDocument; CorrectionError for what cannot be, QuoteNotFound for words that
    are not in the document, EditConflict where another was there first.
    """

    library: Library

    @abstractmethod
    def refresh(self, embedded: Callable[[int, int], None] | None = None) -> None:
        """Bring the index into step with the library."""

    @abstractmethod
    def view(self) -> View:
        """The library as it stands now."""

    def item_key(self, ref: str) -> str:
        """The whole id of an item, whether it is there or not. Raises UnknownDocument, UnknownItem."""
        document, _, place = ref.rpartition("-")
        if not document or not place[:1].isdigit():
            raise UnknownItem(f"{ref!r} is no item's id: bywhen register --json has them (1f2e3d4c5b6a-120)")
        return f"{self.library.document(document).id}-{place}"

    def add_item(self, ref: str, said: Said, signed: Signed = BY_NOBODY) -> str:
        """Put an item into a document's register: its id."""
        key = self.library.add_item(self.library.document(ref).id, said, signed)
        self.refresh()
        return key

    def edit_item(self, ref: str, said: Said, signed: Signed = BY_NOBODY) -> bool:
        """Say what is right of an item; whether that changes anything."""
        changed = self.library.edit_item(self.item_key(ref), said, signed)
        self.refresh()
        return changed

    def merge_items(self, ref: str, others: Iterable[str], signed: Signed = BY_NOBODY) -> None:
        """Make one item of several of a document."""
        self.library.merge_items(self.item_key(ref), list(map(self.item_key, others)), signed)
        self.refresh()

    def split_item(self, ref: str, at: str, said: Said, signed: Signed = BY_NOBODY) -> str:
        """Cut an item in two before words of it, or of its response: the second one's id."""
        key = self.library.split_item(self.item_key(ref), at, said, signed)
        self.refresh()
        return key

    def confirm_items(self, refs: Sequence[str], signed: Signed = BY_NOBODY) -> None:
        """Say that items are right as they stand: all, or none where one is not there."""
        self._each(self.library.confirm_item, refs, signed)

    def reject_items(self, refs: Sequence[str], signed: Signed = BY_NOBODY) -> None:
        """Say that they are no items."""
        self._each(self.library.reject_item, refs, signed)

    def add_commitment(self, ref: str, said: Said, signed: Signed = BY_NOBODY) -> None:
        """Put a commitment under an item."""
        self.library.add_commitment(self.item_key(ref), said, signed)
        self.refresh()

    def edit_commitment(self, ref: str, number: int, said: Said, signed: Signed = BY_NOBODY) -> bool:
        """Say what is right of an item's commitment, from 1; whether that changes anything."""
        changed = self.library.edit_commitment(self.item_key(ref), number, said, signed)
        self.refresh()
        return changed

    def remove_commitment(self, ref: str, number: int, signed: Signed = BY_NOBODY) -> None:
        """Say that it is none."""
        self.library.remove_commitment(self.item_key(ref), number, signed)
        self.refresh()

    def undo_edit(
        self, ref: str, number: int | None = None, signed: Signed = BY_NOBODY, *, with_later: bool = False
    ) -> list[int]:
        """Take back the last edit of an item, or one by its number, `with_later` those that build on it: which."""
        undone = self.library.undo_edit(self.item_key(ref), number, signed, with_later=with_later)
        self.refresh()
        return undone

    # Links

    def links(self, ref: str = "", *, rejected: bool = False) -> list[Link]:
        """The links of the register, or of one side of them; with those that analysts rejected where asked for."""
        chains = self.view().chains
        name = self.end_name(ref) if ref else ""
        found = [x for x in (*chains.links, *chains.rejected) if not name or any(_is_of(name, y) for y in _names(x))]
        if name and not found:
            self.library.entry(_place(name)[0])
        return [link for link in found if rejected or link.verdict != "rejected"]

    def end_name(self, ref: str) -> str:
        """A side of a link with the whole id of its document: "1f2e3d4c5b6a-120/2" is an item's second commitment."""
        key, _, commitment = ref.partition("/")
        if commitment and not (commitment.isdigit() and int(commitment)):
            raise UnknownItem(f"{ref!r} is no commitment: write {key}/1 for the first one of {key}")
        return self.item_key(key) + (f"/{commitment}" if commitment else "")

    def judge_link(
        self,
        ref: str,
        other: str,
        judgement: Judgement,
        signed: Signed = BY_NOBODY,
        *,
        kind: LinkKind | None = None,
    ) -> Link:
        """Confirm or reject the link between two sides: that link. Raises CorrectionError where none is, or several."""
        names = {self.end_name(ref), self.end_name(other)}
        found = [x for x in self.links(rejected=True) if set(_names(x)) == names and kind in (None, x.kind)]
        link = _only(found, names, [x.kind for x in found])
        self.library.judge_link(link, judgement, signed)
        self.refresh()
        return link

    def add_link(self, kind: LinkKind, ref: str, other: str, signed: Signed = BY_NOBODY) -> int:
        """Say that two items or commitments belong together, the earlier document's first: the verdict's number."""
        ends = [_place(self.end_name(one)) for one in (ref, other)]
        number = self.library.add_link(kind, ends[0], ends[1], signed)
        self.refresh()
        return number

    def undo_verdict(
        self, ref: str, other: str, signed: Signed = BY_NOBODY, *, kind: LinkKind | None = None
    ) -> Verdict:
        """Take back what was said of a link: what that was."""
        names = {self.end_name(ref), self.end_name(other)}
        standing = in_force(self.library.verdicts())
        found = [x for x in standing if _sides(x) == names and kind in (None, x.kind)]
        said = self.library.undo_verdict(_only(found, names, [x.kind for x in found]).number, signed)
        self.refresh()
        return said

    def _each(self, verb: Callable[[str, Signed], None], refs: Sequence[str], signed: Signed) -> None:
        keys = list(dict.fromkeys(map(self.item_key, refs)))
        with self.library.writing():
            for key in keys:
                self.library.entry(key)
            for key in keys:
                verb(key, signed)
        self.refresh()


def _only(found: Sequence[_Found], names: Iterable[str], kinds: Iterable[LinkKind]) -> _Found:
    """What is said of one is said of every link of its kind. Raises CorrectionError where there is none, or several."""
    named = " and ".join(sorted(names))
    if not found:
        raise CorrectionError(f"nothing links {named}: bywhen link list shows what there is, bywhen link add makes one")
    if len(several := dict.fromkeys(kind.value for kind in kinds)) > 1:
        raise CorrectionError(f"say which link between {named}, with --kind: {', '.join(several)}")
    return found[0]


def _sides(said: Verdict) -> set[str]:
    return {end_name(link_end(said.earlier)), end_name(link_end(said.later))}


def _names(link: Link) -> tuple[str, str]:
    return end_name(link.earlier), end_name(link.later)


def _is_of(name: str, end: str) -> bool:
    """Whether a side of a link is what is named, or a commitment of it."""
    return end == name or end.startswith(f"{name}/")


def _place(name: str) -> tuple[str, int]:
    """An item's key, and the place of its commitment, -1 for the item itself."""
    key, _, commitment = name.partition("/")
    return key, int(commitment) - 1 if commitment else -1
