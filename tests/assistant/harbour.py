"""A small fictional harbour's library, made through the real corpus with a fake embedding model, and asking it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from assistant.evidence import Scored, ranked
from assistant.models import Answer, Grounding
from assistant.question import Understood, understand
from assistant.view import Sentence, View
from assistant.wiring import Assistant
from corpus.library import Library
from corpus.models import Span
from index.hybrid import Filters
from index.local import LocalIndex
from tests.corpus.making import blank, pdf, scan, words, written
from tests.fakes import FakeEmbedder

DOCUMENTS = Path(__file__).parent / "harbour_documents"
SPRING, AUTUMN = "letter-2031-02.txt", "letter-2031-10.txt"
PAPER, MINUTES, FERRY, SURVEY = "panel-paper.md", "panel-minutes.md", "ferry-report.md", "survey.pdf"


def open_harbour(folder: Path, texts: Mapping[str, str] | None = None) -> Assistant:
    """An assistant over a library in `folder`, with these texts (file name -> text) added."""
    assistant = Assistant(Library.open(folder / "library"), FakeEmbedder())
    if texts:
        assistant.add([written(folder / "texts", name, text) for name, text in texts.items()])
    return assistant


def survey(folder: Path) -> Path:
    """A report of three pages, the last a picture, and a blank one."""
    pages = (
        words(["The channel was dredged in April 2031 and is now nine metres deep."]),
        words(["The survey found four wrecks beside the bar, of which one was not charted."]),
        scan,
        blank,
    )
    return written(folder, SURVEY, pdf(*pages))


def index_of(assistant: Assistant) -> LocalIndex:
    library = assistant.library
    return LocalIndex.open(library.folder, revision=library.revision, fingerprint=FakeEmbedder().fingerprint)


def document(view: View, source: str) -> str:
    """The id of the document with this file name."""
    return next(d.id for d in view.documents.values() if d.source == source)


def sentence(view: View, start: str) -> Sentence:
    """The one sentence of the library that starts so."""
    every = [s for of, number in view.passages for s in view.sentences(of, number)]
    (found,) = [s for s in every if s.words.startswith(start)]
    return found


class Asking:
    """Understands questions, and finds and ranks sentences for them, as `ask` does."""

    def __init__(self, view: View, index: LocalIndex) -> None:
        self.view, self.index = view, index

    def __call__(
        self, question: str, *, after: str = "", followup: bool | None = None, filters: Filters = Filters()
    ) -> Understood:
        previous = Answer(after, after, Grounding.GROUNDED, True, "") if after else None
        return understand(question, self.view, self.index, previous=previous, followup=followup, filters=filters)

    def found(
        self, question: str, *, after: str = "", cited: tuple[Span, ...] = (), cited_in: str = ""
    ) -> list[Scored]:
        understood = self(question, after=after)
        vector = FakeEmbedder().embed([understood.written])[0]
        hits = self.index.search(vector, understood.searched, understood.filters, 24)
        return ranked(understood, hits, self.view, self.index, cited, cited_in)

    def named(self, question: str) -> set[str]:
        """The files of the documents that the question means above others."""
        return {self.view.documents[d].source for d, weight in self(question).named if weight >= 0.99}
