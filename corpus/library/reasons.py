"""Why analysts say something: free words that stand beside a document, for everyone who may see it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from corpus.errors import CorrectionError
from corpus.library.values import reason_of
from corpus.models import Document

_SHORTEST = 6  # characters of a name that cannot be taken for any word


def reason_for(words: str, about: Collection[str], every: Iterable[Document]) -> str:
    """The reason as it is stored. `about` are the ids of the documents that it stands beside, `every` all there are.

    Raises CorrectionError where it names a document of a closed collection that whoever reads it may not see.
    """
    reason = reason_of(words)
    known = list(every) if reason else []
    seen = {"", *(document.collection for document in known if document.id in about)}
    open_names = {name for document in known if document.collection in seen for name in _names(document)}
    for document in known:
        for name in _names(document):
            if document.collection not in seen and name not in open_names and _has(reason, name):
                raise CorrectionError(
                    f"the reason names “{name}”, which is in {document.collection}, and whoever may see this document "
                    "reads the reason: give one that does not name it"
                )
    return reason


def _names(document: Document) -> Iterator[str]:
    """Its id, its file's name, and its title where that is more than a word."""
    yield document.id
    if len(document.source) >= _SHORTEST:
        yield document.source
    if len(document.title) >= _SHORTEST and " " in document.title:
        yield document.title


def _has(words: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE) is not None
