"""What can be wrong with a stored document: each check is of something that reading and storing promise."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields

from corpus.library.anchors import Anchor, alike, printed_words
from corpus.library.edits import Edit
from corpus.library.shelfmarks import is_id_of
from corpus.library.verdicts import Verdict
from corpus.models import Document, Fact, Item, Passage, Span


def problems_of(document: Document, text: str | None, passages: Iterable[Passage], items: Iterable[Item]) -> list[str]:
    """In words, each naming the document's file; empty where all is well."""
    return [f"{document.source}: {problem}" for problem in _problems(document, text, passages, items)]


def id_problems(document: Document, key: bytes) -> list[str]:
    """Whether the document's id is one that its bytes can have."""
    if is_id_of(document.id, document.sha256, key):
        return []
    return [f"{document.source}: its id does not come from its fingerprint"]


def kept_problems(document: Document, original: bytes | None) -> list[str]:
    """Whether the file that is kept is the one that was added."""
    if original is None or hashlib.sha256(original).hexdigest() == document.sha256:
        return []
    return [f"{document.source}: the file that is kept of it is damaged: remove it and add the file again"]


def edit_problems(document: Document, text: str | None, edits: Sequence[Edit]) -> list[str]:
    """Whether the words that analysts quoted stand where their edits point, and what was undone is there."""
    known = {edit.number for edit in edits}
    found = []
    for edit in edits:
        if text is not None and any(_is_elsewhere(anchor, text) for anchor in edit.anchors):
            found.append(f"{document.source}: edit {edit.number} points to other words than its own")
        if missing := set(edit.undoes) - known:
            found.append(f"{document.source}: edit {edit.number} undoes edit {min(missing)}, which is not there")
    return found


def verdict_problems(verdicts: Iterable[Verdict], texts: Mapping[str, str]) -> list[str]:
    """The same of what they said of links; `texts` are those of the documents, by their ids."""
    found = []
    for one in verdicts:
        for end in (one.earlier, one.later):
            if end.document not in texts:
                found.append(f"verdict {one.number} is on a link of {end.document}, which is not in the library")
            elif any(_is_elsewhere(anchor, texts[end.document]) for anchor in (end.at, end.item.at)):
                found.append(f"verdict {one.number} points to other words of {end.document} than its own")
    return found


def _is_elsewhere(anchor: Anchor, text: str) -> bool:
    """Found again after another reading, its words may be spaced or hyphenated otherwise."""
    return bool(anchor.spans) and not alike(printed_words(anchor.spans, text), anchor.words)


def superseded_by_nothing(every: Sequence[Document], removed: Iterable[str]) -> list[str]:
    """Documents whose newer version is neither in the library nor among those `removed` from it."""
    known = {document.id for document in every} | set(removed)
    return [
        f"{document.source} is superseded by {document.superseded_by}, which is not in the library"
        for document in every
        if document.superseded_by and document.superseded_by not in known
    ]


def _problems(
    document: Document, text: str | None, passages: Iterable[Passage], items: Iterable[Item]
) -> Iterator[str]:
    if text is None:
        yield "its text is missing"
        return
    if len(text) != document.length:
        yield f"its text has {len(text)} characters and not {document.length}"
    for what, spans in _pointers(document, passages, items):
        if any(not 0 <= span.start <= span.end <= len(text) for span in spans):
            yield f"{what} points outside the text"


def _pointers(
    document: Document, passages: Iterable[Passage], items: Iterable[Item]
) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for page in document.pages:
        yield f"page {page.number}", (page.span,)
    for name in (field.name for field in fields(document.description)):
        fact = getattr(document.description, name)
        if isinstance(fact, Fact) and fact.span:
            yield f"its {name}", (fact.span,)
    for passage in passages:
        sentences = tuple(span for sentence in passage.sentences for span in sentence)
        yield f"passage {passage.number}", (*passage.spans, *passage.context, *sentences)
    for place, item in enumerate(items, 1):
        promises = tuple(commitment.span for commitment in item.commitments)
        deadlines = tuple(c.deadline.span for c in item.commitments if c.deadline)
        said = tuple(span for own in (item.said, *(c.said for c in item.commitments)) for _, span in own)
        positions = tuple(one.span for one in item.positions)
        what = f"item {place} of the register"
        yield what, (*item.spans, *item.response, *promises, *deadlines, *said, *positions)
