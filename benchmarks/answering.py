"""Adding documents beside embedding their passages, and a warm question beside embedding that question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from assistant.wiring import Assistant
from benchmarks.timing import Comparison, paired, timed
from corpus.library import Library
from corpus.passages import indexed_text
from index.embed import Embedder

QUESTIONS = (
    "by when will all staff be trained",
    "who is responsible for the action plan",
    "how many recommendations were accepted",
    "what was promised to victims",
    "what has been done about the areas for improvement",
    "list everything due this year",
)
REPEATS = 5


def adding(folder: Path, documents: Sequence[Path], embedder: Embedder) -> tuple[Assistant, Comparison]:
    """Add the documents to a new library in `folder`, with the model already loaded."""
    assistant = Assistant(Library.open(folder), embedder)
    embedder.embed(["warm"])
    seconds = timed(partial(assistant.add, documents))
    texts = _indexed_texts(assistant.library)
    beside = timed(partial(embedder.embed_passages, [(text, ()) for text in texts]))
    added = len(assistant.library.documents())
    return assistant, Comparison(f"adding {added} documents", seconds, f"embedding {len(texts)} passages", beside)


def asking(assistant: Assistant, embedder: Embedder) -> Comparison:
    questions = [*QUESTIONS, *assistant.suggestions()]
    for question in questions:
        assistant.ask(question)
    pairs = [(partial(assistant.ask, q), partial(embedder.embed, [q])) for _ in range(REPEATS) for q in questions]
    ours, beside = paired(pairs)
    return Comparison("a warm question", ours, "embedding it", beside)


def _indexed_texts(library: Library) -> list[str]:
    titles = {document.id: document.title for document in library.documents()}
    return [indexed_text(passage, library.text(ident), titles[ident]) for ident, passage in library.passages()]
