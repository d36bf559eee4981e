"""The library's documents as they are searched: a view of them and the index that is in step with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Lock

from assistant.view import View
from corpus.errors import BywhenError, IndexOutOfStep
from corpus.library import Library
from corpus.library.seeing import Sight
from corpus.passages import indexed_text, sentence_texts
from index.embed import Embedder, Vectors
from index.local import ALL_VERSIONS, INDEX, SEEN_BY, Entry, LocalIndex

Embedded = Callable[[int, int], None]
"""Called with (passages embedded, passages to embed)."""


class Indexed:
    """Of the current documents or, `earlier`, of every version of every document; read when first asked for."""

    def __init__(self, library: Library, embedder: Embedder, *, earlier: bool = False) -> None:
        self._library = library
        self._embedder = embedder
        self._earlier = earlier
        self._index: LocalIndex | None = None
        self._view: View | None = None

    @property
    def _name(self) -> str:
        """The index's folder: of its own where there are documents that may not be seen."""
        name = ALL_VERSIONS if self._earlier else INDEX
        return name if self._library.sees_all() else f"{name}{SEEN_BY}{self._library.sight.name}"

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
        """Derive the index from the library again.

        What is looked at meanwhile rests on words alone; so the view is another one afterwards, of the same revision.
        """
        view = self.view()
        self._index = LocalIndex.update(
            self._library.folder,
            _entries(view),
            self._embedder,
            revision=view.revision,
            progress=embedded,
            name=self._name,
        )
        self._view = replace(view)
        return self._view, self._index

    def drop(self) -> None:
        """Hold the index no more."""
        self._index = None

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


class Both:
    """The current documents and every version of them, as one library has them for whoever it is opened for.

    What is derived for others, who see less, is kept here too: for all who see the same only once.
    """

    def __init__(self, library: Library, embedder: Embedder) -> None:
        self.library = library
        self.current = Indexed(library, embedder)
        self.every_version = Indexed(library, embedder, earlier=True)
        self._embedder = embedder
        self._others: dict[str, Both] = {}
        self._lock = Lock()

    def seen_by(self, sight: Sight) -> Both:
        """Of the documents that somebody may see."""
        if sight.collections == self.library.sight.collections:
            return self
        with self._lock:
            if sight.name not in self._others:
                self._others[sight.name] = Both(self.library.seen_by(Sight(sight.collections)), self._embedder)
            return self._others[sight.name]

    def forget(self) -> None:
        """Delete every index but that of all current documents: nothing of one that was removed is kept."""
        for folder in self.library.folder.glob(f"{INDEX}*"):
            if folder.is_dir() and (folder.name == ALL_VERSIONS or SEEN_BY in folder.name):
                LocalIndex.delete(self.library.folder, folder.name)
        with self._lock:
            others = list(self._others.values())
        for one in (self, *others):
            one.every_version.drop()
        for one in others:
            one.current.drop()


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
