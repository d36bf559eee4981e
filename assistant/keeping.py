"""What analysts do to the documents of a library: each is in its history, and the index follows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.conversations.forgetting import forget_gone
from assistant.correcting import Correcting
from corpus.add import RULES
from corpus.errors import UnknownDocument, VersionError
from corpus.library.naming import SHORTEST_PREFIX, named
from corpus.library.removing import Removed
from corpus.library.rereading import Reread, behind, reread
from corpus.library.review import Review, review_of
from corpus.library.versions import kin_of, predecessor
from corpus.models import Document


class Keeping(Correcting):
    """A document is named by its id, the beginning of its id, or its file's name; each verb raises UnknownDocument."""

    def waiting(self) -> list[Document]:
        """The documents that wait for review."""
        return [document for document in self.library.documents(waiting=True) if document.waiting]

    def review(self, ref: str) -> Review:
        """What there is to look at before a document is accepted, or after; one that waits before another."""
        return review_of(self.library, self._waiting_first(ref).id)

    def accept(self, ref: str, replaces: str | None = None, *, who: str = "") -> Document:
        """Let a document that waits into answers.

        `replaces` names the earlier version that it supersedes, empty: none; None: what its review says. Raises
        VersionError where it does not wait, or cannot replace the other.
        """
        document = self._waiting_first(ref)
        old = self.library.document(replaces).id if replaces else ""
        self.library.accept(document.id, self._proposed(document) if replaces is None else old, who=who)
        return self._refreshed(document.id)

    def accept_all(
        self,
        replaces: Mapping[str, str] | None = None,
        embedded: Callable[[int, int], None] | None = None,
        *,
        who: str = "",
    ) -> list[Document]:
        """Accept every document that waits, or those whose ids are named with the id that each replaces (empty: none).

        Without any named, each replaces what its review says.
        """
        if replaces is None:
            replaces = {document.id: self._proposed(document) for document in self.waiting()}
        for document, old in replaces.items():
            self.library.accept(document, old, who=who)
        self.refresh(embedded)
        return [self.library.document(document) for document in replaces]

    def discard(self, ref: str, *, who: str = "", keep: bool = False) -> Document:
        """Delete a document that waits; `keep`: as `remove` has it. Raises VersionError where it does not wait."""
        document = self._waiting_first(ref)
        if not document.waiting:
            raise VersionError(f"{document.source} does not wait for review: bywhen remove {document.id} removes it")
        self.library.remove(document.id, who=who, keep=keep)
        self.refresh()
        return document

    def removed(self) -> list[Removed]:
        """The documents that were removed and can be brought back, the last first."""
        return self.library.removed()

    def bring_back(self, ref: str, *, who: str = "") -> Document:
        """Put a removed document back whole. Raises UnknownDocument, VersionError where it was added again."""
        gone = self._removed(ref)
        self.library.bring_back(gone.document, who=who)
        return self._refreshed(gone.document)

    def delete_removed(self, refs: Sequence[str] | None = None, *, who: str = "") -> list[Removed]:
        """Delete for good what is kept of removed documents, of all where none is named: it cannot be brought back."""
        gone = self.removed() if refs is None else [self._removed(ref) for ref in refs]
        self.library.delete_removed([one.document for one in gone], who=who)
        forget_gone(self.library)
        return gone

    def correct(self, ref: str, field: str, value: str, *, reason: str = "", who: str = "") -> Document:
        """Put an analyst's value in place of what was read. Raises CorrectionError."""
        return self.correct_all(ref, {field: value}, reason=reason, who=who)

    def correct_all(self, ref: str, values: Mapping[str, str], *, reason: str = "", who: str = "") -> Document:
        """The same of several fields, all or none."""
        document = self.library.document(ref)
        self.library.correct_all(document.id, values, reason=reason, who=who)
        return self._refreshed(document.id)

    def undo(self, ref: str, field: str, *, who: str = "") -> Document:
        """Back to what was read. Raises CorrectionError where the field was not corrected."""
        document = self.library.document(ref)
        self.library.undo_correction(document.id, field, who=who)
        return self._refreshed(document.id)

    def replace(self, ref: str, other: str, *, reason: str = "", who: str = "") -> Document:
        """Say that a document is a newer version of another. Raises VersionError."""
        document = self.library.document(ref)
        self.library.supersede(self.library.document(other).id, by=document.id, reason=reason, who=who)
        return self._refreshed(document.id)

    def replace_nothing(self, ref: str, *, reason: str = "", who: str = "") -> list[Document]:
        """Make the documents that this one replaces current again: those documents. Raises VersionError."""
        document = self.library.document(ref)
        back = [old.id for old in self.library.documents(superseded=True) if old.superseded_by == document.id]
        if not back:
            raise VersionError(f"{document.source} ({document.id}) replaces no other document")
        for old in back:
            self.library.supersede(old, by="", reason=reason, who=who)
        self.refresh()
        return [self.library.document(old) for old in back]

    def reread(self, refs: Sequence[str] = (), tell: Callable[[int, int, str], None] | None = None) -> list[Reread]:
        """Read documents again from the files that are kept; without any named, those read by older rules."""
        every = self.library.documents(superseded=True, waiting=True)
        chosen = [self.library.document(ref) for ref in refs] if refs else behind(every, RULES)
        results = reread(self.library, chosen, RULES, tell)
        self.refresh()
        return results

    def _proposed(self, document: Document) -> str:
        """The id of the document that it would replace, were it added without review; empty: none."""
        proposed = predecessor(kin_of(self.library, document.id))
        return proposed.document.id if proposed else ""

    def _refreshed(self, document_id: str) -> Document:
        self.refresh()
        return self.library.document(document_id)

    def _removed(self, ref: str) -> Removed:
        """By its id, the beginning of one, or its file's name: the one removed last. Raises UnknownDocument."""
        for one in self.removed():
            if ref in (one.document, one.source) or (len(ref) >= SHORTEST_PREFIX and one.document.startswith(ref)):
                return one
        raise UnknownDocument(f"no removed document {ref!r} can be brought back: bywhen removed lists those that can")

    def _waiting_first(self, ref: str) -> Document:
        try:
            return named(ref, self.waiting())
        except UnknownDocument:
            return self.library.document(ref)
