"""The composition root: which library, index, embedding model and writer answer, chosen here and nowhere else."""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from assistant.access import LOCAL, Reader
from assistant.answer import ask
from assistant.conversations.forgetting import forget_gone
from assistant.follow_ups import following_up
from assistant.indexed import Both, Embedded
from assistant.keeping import Keeping
from assistant.models import Answer
from assistant.parts import ALL, Without
from assistant.rewriting import Heard, Server, reworded
from assistant.settings import Settings, settings_from
from assistant.suggestions import suggested
from assistant.view import View
from corpus.add import AS_IT_COMES, AddResult, Choices, Progress, add_files
from corpus.add.added import NEW_VERSION, READING
from corpus.errors import BywhenError, IndexOutOfStep, NotAllowed, PeopleError, QuestionError, ReadingError
from corpus.library import Library
from corpus.models import Document
from index.embed import Embedder, open_embedder
from index.hybrid import Filters

if TYPE_CHECKING:
    from corpus.picture import Picture

__all__ = ["Assistant", "Settings", "open_assistant", "settings_from"]


class Assistant(Keeping):
    """An open library with its index and model. Safe to share between threads that only ask.

    `server` has the language model that rewords answers; without one they are quotes. `reader` is whoever it works for.
    """

    reader: Reader = LOCAL

    def __init__(self, library: Library, embedder: Embedder, server: Server | None = None) -> None:
        self.library = library
        self.server = server
        self._embedder = embedder
        self._whole = self._seen = Both(library, embedder)
        self._warm = Event()

    def seen_by(self, reader: Reader) -> Assistant:
        """The same for somebody: it knows no other documents than theirs, and does only what they may do."""
        if reader == self.reader:
            return self
        theirs = copy.copy(self)
        theirs.reader = reader
        theirs._seen = self._whole.seen_by(reader.sight)
        theirs.library = theirs._seen.library.seen_by(reader.sight)
        return theirs

    @property
    def is_warm(self) -> bool:
        """Whether the embedding model is loaded."""
        return self._warm.is_set()

    def warm(self) -> None:
        """Load the embedding model now, which takes seconds, so that the first question need not wait for it."""
        if not self._warm.is_set():
            self._embedder.embed(["promised"])
            self._warm.set()

    def rehearse(self) -> None:
        """Work out what the first page and the first answer of a revision need and later ones have: links, words …"""
        _ = self.view().rows
        for question in self.suggestions(1):
            self.ask(question, model=False)

    def ask(
        self,
        question: str,
        *,
        previous: Answer | None = None,
        followup: bool | None = None,
        filters: Filters | None = None,
        earlier: bool = False,
        catching_up: Embedded | None = None,
        today: date | None = None,
        model: bool = True,
        heard: Heard | None = None,
        without: Without = ALL,
    ) -> Answer:
        """Answer from the library as it stands now; what is overdue or due next is so on the day that is `today`.

        `previous` is the turn before; `followup` says whether the question leans on it (None: the words decide).
        `earlier` versions are searched too where asked for, or where the filters name one; they are indexed then.
        Raises QuestionError for a question that cannot be asked; IndexOutOfStep where the index must be built first,
        unless `catching_up` is there to be told of that. `model`: let the language model reword the answer, where one
        is set up; `heard` gets its sentences as they come. `without` leaves parts out, to measure them.
        """
        if earlier or self._names_earlier(filters):
            view, index = self._seen.every_version.caught_up(catching_up)
        elif catching_up:
            view, index = self._seen.current.caught_up(catching_up)
        else:
            view, index = self._seen.current.in_step()
        self.warm()
        answer = ask(
            question.encode("utf-8", "replace").decode(),  # a command line may hold bytes that are no letters
            view,
            index,
            self._embedder,
            previous=previous,
            followup=followup,
            filters=filters or Filters(),
            today=today,
            without=without,
        )
        return reworded(answer, view, self._embedder, self.server, heard) if self.server and model else answer

    def add(
        self,
        paths: Sequence[Path],
        progress: Callable[[Progress], None] | None = None,
        embedded: Embedded | None = None,
        choices: Choices = AS_IT_COMES,
    ) -> list[AddResult]:
        """Add files and folders, then bring the index into step. What was added before is never embedded again.

        Stopped or killed anywhere, it takes up where it was when it is called again. `progress` is called in this
        thread, with each result as soon as it stands. Raises NotAllowed.
        """
        if not self.reader.may_change:
            raise NotAllowed("You may read this library, and add nothing to it: ask an analyst to.")
        if not self.library.sight.sees(choices.collection):
            raise NotAllowed(f"You may add nothing to {choices.collection}: ask an administrator to.")
        results = add_files(self.library, paths, self._warming(progress), choices)
        self.refresh(embedded)
        return results

    def add_version(
        self,
        ref: str,
        path: Path,
        progress: Callable[[Progress], None] | None = None,
        embedded: Embedded | None = None,
        *,
        who: str = "",
    ) -> AddResult:
        """Add a file as the newer version of a document, which is kept as an earlier one.

        Where the file is refused, or is in the library as the document itself or an earlier version, nothing changes.
        Raises UnknownDocument; VersionError where it cannot replace the document.
        """
        old = self.library.document(ref)
        result = self.add([path], progress, embedded, Choices(collection=old.collection))[0]
        new = next((d for d in self.library.documents() if d.id == result.document), None)
        if new is None or new.id in (old.id, self.library.document(old.id).superseded_by):
            return result
        self.replace(new.id, old.id, who=who)
        told = tuple(words for words in result.warnings if old.id not in words)  # that both are kept
        reason = f"replaces {old.source} ({old.id})"
        return replace(result, result=NEW_VERSION, reason=reason, warnings=told, like="", likeness=0.0)

    def _warming(self, progress: Callable[[Progress], None] | None) -> Callable[[Progress], None]:
        """The same, which has the model loaded as soon as there is something to read: that takes as long."""
        begun = False

        def heard(at: Progress) -> None:
            nonlocal begun
            if not begun and at.step == READING:
                begun = True
                Thread(target=self._warm_up, daemon=True, name="loading the model").start()
            if progress:
                progress(at)

        return heard

    def _warm_up(self) -> None:
        with suppress(BywhenError):  # whoever embeds first is told
            self.warm()

    def remove(self, ref: str, *, who: str = "", keep: bool = False) -> Document:
        """Remove a document (id, start of an id, or file name) from the library and from every answer.

        `keep`: nothing finds it all the same, and `bring_back` puts it back within 30 days.
        """
        document = self.library.document(ref)
        self.library.remove(document.id, who=who, keep=keep)
        self.refresh()
        self._whole.forget()
        try:
            forget_gone(self._whole.library)
        except PeopleError as error:
            what = f"{document.source} was removed, but the kept answers that quote it could not be wiped"
            raise PeopleError(f"{what}: {error}") from error
        return document

    def collections(self) -> list[str]:
        """The closed collections that the reader may see: those that have documents, and those named for them."""
        return sorted({*self.library.collections(), *(self.reader.collections or ())}, key=str.casefold)

    def exported(self, what: str, detail: str = "", *, about: Sequence[str] = ()) -> None:
        """Note in the history that something is handed on: "the register", "CSV, 23 items; body Harbour Watch".

        `about` are the ids of the documents that it is of, where it is of a few. Changes nothing, and needs no right.
        """
        self.library.exported(what, detail, about=about)

    def put_into(self, refs: Sequence[str], collection: str, *, who: str = "") -> list[Document]:
        """Put documents into a closed collection (empty: open them to everyone) with all their versions and parts.

        Those that were not in it. Raises UnknownDocument, CorrectionError, NotAllowed.
        """
        moved = self.library.put_into([self.library.document(ref).id for ref in refs], collection, who=who)
        self.refresh()
        self._whole.forget()
        return moved

    def refresh(self, embedded: Embedded | None = None) -> None:
        """Rebuild the index where the library has moved on; nothing where they are in step.

        Removed documents that were kept for as long as they may be are deleted.
        """
        self._expire()
        self._whole.current.caught_up(embedded)
        self._seen.current.caught_up(embedded)

    def keep_up(self) -> bool:
        """`refresh` as far as it takes no time: whether the index is in step, or has to be built by `refresh` first.

        Raises BywhenError where the index could not be built either.
        """
        self._expire()
        try:
            self._whole.current.in_step()
            self._seen.current.in_step()
        except IndexOutOfStep:
            return False
        return True

    def _expire(self) -> None:
        if self._whole.library.expire():
            with suppress(PeopleError):  # the next removal wipes them too, and says why it cannot
                forget_gone(self._whole.library)

    def rebuild(self, embedded: Embedded | None = None) -> None:
        """Derive the index from the library again."""
        self._whole.current.rebuild(embedded)
        self._whole.forget()

    def suggestions(self, limit: int = 6, of: Collection[str] = ()) -> list[str]:
        """Questions that this library (or the documents of those ids) can answer, drawn from its own recommendations
        and commitments."""
        return suggested(self.view(), limit, of)

    def follow_ups(self, answer: Answer, asked: Sequence[str] = (), limit: int = 3) -> list[str]:
        """Questions that go on from an answer, none of them `asked` before."""
        return following_up(answer, self.view(), asked=asked, limit=limit)

    def picture(self, document_id: str, page: int) -> Picture:
        """A page of a PDF as a picture. Raises ReadingError where it cannot be drawn."""
        from corpus.apart.drawing import drawn  # opens PDFs, which no question needs

        original = self.library.original(document_id)
        if original is None:
            raise ReadingError("the file itself is not kept in this library: add it again to see its pages")
        return drawn(original, page)

    def view(self) -> View:
        """The library as it stands now, held in memory."""
        return self._seen.current.view()

    def _names_earlier(self, filters: Filters | None) -> bool:
        """Whether the filters name an earlier version. Raises QuestionError where they name one that waits."""
        named = (filters.documents if filters else None) or frozenset()
        if named <= self.view().documents.keys():
            return False
        others = [d for d in self.library.documents(superseded=True, waiting=True) if d.id in named]
        for document in others:
            if document.waiting:
                raise QuestionError(f"{document.source} waits for review: bywhen accept {document.id} lets it answer")
        return any(document.superseded_by for document in others)


def open_assistant(settings: Settings, *, create: bool = True) -> Assistant:
    """The real parts. `create` makes the library's folder where there is none; raises NotALibrary."""
    server = Server(settings.server) if settings.server else None
    return Assistant(Library.open(settings.library, create=create), open_embedder(settings.model), server)
