"""The composition root: which library, index, embedding model and writer answer, chosen here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from assistant.answer import ask
from assistant.models import Answer
from assistant.settings import Settings, settings_from
from assistant.suggestions import suggested
from assistant.view import View
from corpus.add import AddResult, Progress, add_files
from corpus.errors import IndexOutOfStep
from corpus.library import Library
from corpus.models import Document
from corpus.passages import indexed_text, sentence_texts
from index.embed import Embedder, open_embedder
from index.hybrid import Filters
from index.local import Entry, LocalIndex

__all__ = ["Assistant", "Settings", "open_assistant", "settings_from"]

Embedded = Callable[[int, int], None]
"""Called with (passages embedded, passages to embed)."""


class Assistant:
    """An open library with its index and model. Safe to share between threads that only ask."""

    def __init__(self, library: Library, embedder: Embedder) -> None:
        self.library = library
        self._embedder = embedder
        self._index: LocalIndex | None = None
        self._view: View | None = None
        self._warm = False

    def warm(self) -> None:
        """Load the embedding model now, which takes seconds, so that the first question need not wait for it."""
        if not self._warm:
            self._embedder.embed(["promised"])
            self._warm = True

    def ask(
        self,
        question: str,
        *,
        previous: Answer | None = None,
        followup: bool | None = None,
        filters: Filters | None = None,
    ) -> Answer:
        """Answer from the library as it stands now.

        `previous` is the turn before; `followup` says whether the question leans on it (None: the words decide).
        Raises QuestionError for a question that cannot be asked, IndexOutOfStep where the index must be repaired.
        """
        view, index = self._in_step()
        self.warm()
        return ask(
            question, view, index, self._embedder, previous=previous, followup=followup, filters=filters or Filters()
        )

    def add(
        self,
        paths: Sequence[Path],
        progress: Callable[[Progress], None] | None = None,
        embedded: Embedded | None = None,
    ) -> list[AddResult]:
        """Add files and folders, then bring the index into step. What was added before is never embedded again."""
        results = add_files(self.library, paths, progress)
        self.refresh(embedded)
        return results

    def remove(self, ref: str) -> Document:
        """Remove a document (id, start of an id, or file name) from the library and from every answer."""
        document = self.library.document(ref)
        self.library.remove(document.id)
        self.refresh()
        return document

    def refresh(self, embedded: Embedded | None = None) -> None:
        """Rebuild the index where the library has moved on; nothing where they are in step."""
        try:
            self._in_step()
        except IndexOutOfStep:
            self.rebuild(embedded)

    def rebuild(self, embedded: Embedded | None = None) -> None:
        """Derive the index from the library again."""
        revision = self.library.revision
        self._index = LocalIndex.update(
            self.library.folder, self._entries(), self._embedder, revision=revision, progress=embedded
        )

    def suggestions(self, limit: int = 6) -> list[str]:
        """Questions that this library can answer, drawn from its own recommendations and commitments."""
        return suggested(self.view(), limit)

    def view(self) -> View:
        """The library as it stands now, held in memory."""
        if self._view is None or self._view.revision != self.library.revision:
            self._view = View.of(self.library)
        return self._view

    def _in_step(self) -> tuple[View, LocalIndex]:
        view = self.view()
        if self._index is None or self._index.revision != view.revision:
            self._index = LocalIndex.open(
                self.library.folder, revision=view.revision, fingerprint=self._embedder.fingerprint
            )
        return view, self._index

    def _entries(self) -> Iterator[Entry]:
        view = self.view()
        for (document_id, number), passage in view.passages.items():
            document, text = view.documents[document_id], view.text(document_id)
            yield Entry(
                document_id,
                number,
                indexed_text(passage, text, document.title),
                sentence_texts(passage, text),
                dated=document.day,
                kind=document.description.kind.value,
                body=document.description.body.value,
            )


def open_assistant(settings: Settings, *, create: bool = True) -> Assistant:
    """The real parts. `create` makes the library's folder where there is none; raises NotALibrary."""
    return Assistant(Library.open(settings.library, create=create), open_embedder(settings.model))
