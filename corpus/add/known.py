"""What a library holds, as far as adding asks: kept in step, and read again only where others have changed it."""

from __future__ import annotations

from dataclasses import replace

from corpus.library import Library
from corpus.models import Document, Parsed


class Known:
    """As it was when `holding` was last asked. Not safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._revision = -1
        self._by_id: dict[str, Document] = {}
        self._by_hash: dict[str, str] = {}
        self._sketches: dict[str, bytes] = {}
        self._bare: set[str] = set()

    def documents(self, superseded: bool = False, waiting: bool = False) -> list[Document]:
        """As the library's own, in no order."""
        every = self._by_id.values()
        return [d for d in every if (superseded or not d.superseded_by) and (waiting or not d.waiting)]

    def sketches(self) -> dict[str, bytes]:
        """As the library's own."""
        return self._sketches

    def document(self, document_id: str) -> Document:
        return self._by_id[document_id]

    def holding(self, sha256: str) -> list[Document]:
        """The document with these bytes, where nothing would change by adding it: none or one.

        An earlier version whose successor was removed is not one: adding it again makes it current again; nor is one
        that was added by a Bywhen that kept no files.
        """
        self._keep_up()
        found = self._by_id.get(self._by_hash.get(sha256, ""))
        if found is None or (found.superseded_by and found.superseded_by not in self._by_id):
            return []
        return [found] if found.superseded_by or found.id not in self._bare else []

    def put(self, document: Document, parsed: Parsed, its_sketch: bytes, original: bytes, supersedes: str) -> None:
        """Store a document. Within `library.writing`, and after `holding` in there."""
        self._library.put(document, parsed, original=original, supersedes=supersedes, waiting=document.waiting)
        self._revision += 1  # where the library has gone further, all of it is read again
        self._by_id[document.id] = document
        self._by_hash[document.sha256] = document.id
        self._bare.discard(document.id)
        self._sketches[document.id] = its_sketch
        if supersedes:
            self._by_id[supersedes] = replace(self._by_id[supersedes], superseded_by=document.id)

    def _keep_up(self) -> None:
        if (revision := self._library.revision) != self._revision:
            every = self._library.documents(superseded=True, waiting=True)
            self._by_id = {document.id: document for document in every}
            self._by_hash = {document.sha256: document.id for document in every}
            self._sketches = self._library.sketches()
            self._bare = self._library.without_original()
            self._revision = revision
