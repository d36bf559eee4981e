"""Documents of the library read again, from the files that it keeps, by the reading rules of this Bywhen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from corpus.apart import Readers
from corpus.errors import ReadingError
from corpus.library import Library
from corpus.models import Document
from corpus.register import count_commitments, count_recommendations

READ_AGAIN, REFUSED = "read again", "refused"


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of one document. `result` is "read again" or, with the `reason`, "refused": it is as it was then."""

    document: str
    source: str
    result: str
    reason: str = ""
    rules: int = 0
    passages: int = 0
    recommendations: int = 0
    commitments: int = 0


Tell = Callable[[int, int, str], None]
"""Called with the number of the document that begins, from 1, how many there are, and its file's name."""


def reread(library: Library, documents: Iterable[Document], rules: int, tell: Tell | None = None) -> list[Reread]:
    """Read documents again; corrections stay, and what replaces what. One refused stops none of the others."""
    every = list(documents)
    results = []
    with Readers(1) as readers:
        for number, document in enumerate(every, 1):
            if tell:
                tell(number, len(every), document.source)
            try:
                results.append(_reread(library, document, rules, readers))
            except ReadingError as refusal:
                results.append(Reread(document.id, document.source, REFUSED, str(refusal), document.rules))
    return results


def behind(documents: Iterable[Document], rules: int) -> list[Document]:
    """Those that were read by older rules."""
    return [document for document in documents if document.rules < rules]


def _reread(library: Library, document: Document, rules: int, readers: Readers) -> Reread:
    original = library.original(document.id)
    if original is None:
        raise ReadingError("its file was not kept when it was added: add the file again")
    library.reread(document.id, readers.parsed(original, document.source), rules=rules)
    items = [item for _, item in library.items(document.id)]
    return Reread(
        document.id,
        document.source,
        READ_AGAIN,
        rules=rules,
        passages=len(library.passages(document.id)),
        recommendations=count_recommendations(items),
        commitments=count_commitments(items),
    )
