"""The library's documents as they are searched: a view of them and the index that is in step with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.view import View
from corpus.errors import BywhenError, IndexOutOfStep
from corpus.library import Library
from corpus.passages import indexed_text, sentence_texts
from index.embed import Embedder, Vectors
from index.local import ALL_VERSIONS, INDEX, Entry, LocalIndex

Embedded = Callable[[int, int], None]
"""Called with (passages embedded, passages to embed)."""


class Indexed:
    """Of the current documents or, `earlier`, of every version of every document; read when first asked for."""

    def __init__(self, library: Library, embedder: Embedder, *, earlier: bool = False) -> None:
        self._library = library
        self._embedder = embedder
        self._earlier = earlier
        self._name = ALL_VERSIONS if earlier else INDEX
        self._index: LocalIndex | None = None
        self._view: View | None = None

    def view(self) -> View:
        """The documents as they stand now, held in memory."""
        if self._view is None or self._view.revision != self._library.revision:
            self._view = View.of(self._library, earlier=self._earlier)
            self._view.vectors, self._view.model = self._vectors, self._model
        return self._view

    def in_step(self) -> tuple[View, LocalIndex]:
        """Raises IndexOutOfStep where the index must be built first."""
        view = self.view()
        if self._index is None or self._index.revision != view.revision:
            self._index = LocalIndex.open(
                self._library.folder, revision=view.revision, fingerprint=self._embedder.fingerprint, name=self._name
            )
        return view, self._index

    def caught_up(self, embedded: Embedded | None = None) -> tuple[View, LocalIndex]:
        """`in_step`, where need be of an index built now: of the library as it stood when that began.

        So a question is answered while another process goes on adding; what comes meanwhile is in the next answer.
        """
        try:
            return self.in_step()
        except IndexOutOfStep:
            return self.rebuild(embedded)

    def rebuild(self, embedded: Embedded | None = None) -> tuple[View, LocalIndex]:
        """Derive the index from the library again."""
        view = self.view()
        self._index = LocalIndex.update(
            self._library.folder,
            _entries(view),
            self._embedder,
            revision=view.revision,
            progress=embedded,
            name=self._name,
        )
        return view, self._index

    def _vectors(self, document: str) -> dict[int, Vectors]:
        """The vectors of a document's sentences by its passages' numbers; none where the index is out of step."""
        try:
            return self.in_step()[1].vectors(document)
        except BywhenError:
            return {}

    def _model(self) -> str:
        """The fingerprint of the model that made those vectors, empty where there are none."""
        try:
            self.in_step()
        except BywhenError:
            return ""
        return self._embedder.fingerprint

    def forget(self) -> None:
        """Delete the index: nothing of a document that was removed is kept."""
        self._index = None
        LocalIndex.delete(self._library.folder, self._name)


def _entries(view: View) -> Iterator[Entry]:
    for (document_id, number), passage in view.passages.items():
        document, text = view.documents[document_id], view.text(document_id)
        yield Entry(
            document_id,
            number,
            indexed_text(passage, text, view.part(document_id, passage.spans[0]).title),
            sentence_texts(passage, text),
            dated=document.day,
            kind=document.description.kind.value,
            body=document.description.body.value,
        )
