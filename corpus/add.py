"""Adding documents: read -> describe -> split -> register -> store, each file whole or refused with a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import ReadingError
from corpus.files import Found, files_of
from corpus.layout import blocks_of
from corpus.library import Library
from corpus.likeness import containment
from corpus.metadata import describe
from corpus.models import Document, Item, Parsed
from corpus.passages import passages_of
from corpus.reading import PageProgress, content, reading_of
from corpus.register import count_commitments, count_recommendations, register_of

ADDED, UNCHANGED, NEW_VERSION, REFUSED = "added", "unchanged", "new version", "refused"
_ALIKE = 0.5  # of the shorter text's phrases found in the other: two versions of one document
_ID_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Progress:
    """Where adding stands: file `file` of `files`, and page `page` of `pages` while a PDF is read (0 of 0 otherwise).

    `step` is "reading", "finding recommendations", "storing" or "done".
    """

    file: int
    files: int
    source: str
    step: str
    page: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of one file. `result` is "added", "unchanged", "new version" or "refused"; `document` its id."""

    source: str
    result: str
    document: str = ""
    reason: str = ""
    pages: int = 0
    pages_without_text: tuple[int, ...] = ()
    passages: int = 0
    recommendations: int = 0
    commitments: int = 0
    warnings: tuple[str, ...] = ()


Tell = Callable[[Progress], None]


def parse(path: Path, progress: PageProgress | None = None) -> Parsed:
    """A file read, described and split, not stored. Raises ReadingError."""
    return parsed_of(content(path), path.name, progress)


def parsed_of(data: bytes, source: str, progress: PageProgress | None = None) -> Parsed:
    """`parse` for bytes in hand."""
    reading = reading_of(data, source, progress)
    blocks = blocks_of(reading)
    description = describe(reading, blocks, source)
    items = register_of(reading.text, blocks, description)
    return Parsed(reading, description, blocks, passages_of(reading, blocks, items), items)


def add_files(library: Library, paths: Iterable[Path], progress: Tell | None = None) -> list[AddResult]:
    """Add files and the files in folders, one after the other; a file that is refused stops none of the others."""
    found = files_of(paths, library.folder)
    results = []
    for number, file in enumerate(found, 1):
        now = Progress(number, len(found), file.name, "reading")
        tell = progress or _quiet
        tell(now)
        results.append(_result(library, file, now, tell))
        tell(replace(now, step="done"))
    return results


def _quiet(_progress: Progress) -> None:
    pass


def _result(library: Library, file: Found, now: Progress, tell: Tell) -> AddResult:
    if file.reason:
        return AddResult(file.name, REFUSED, reason=file.reason)
    try:
        return _added(library, file, now, tell)
    except ReadingError as error:
        return AddResult(file.name, REFUSED, reason=str(error))


def _added(library: Library, file: Found, now: Progress, tell: Tell) -> AddResult:
    data = content(file.path)
    sha256 = hashlib.sha256(data).hexdigest()
    every = library.documents(superseded=True)
    if (known := _known(every, sha256)) is not None:
        return _unchanged(library, known, file.name)

    def on_page(page: int, pages: int) -> None:
        step = "reading" if page < pages else "finding recommendations"
        tell(replace(now, step=step, page=page, pages=pages))

    parsed = parsed_of(data, file.name, on_page)
    tell(replace(now, step="storing"))
    with library.writing():
        every = library.documents(superseded=True)
        if (known := _known(every, sha256)) is not None:  # another Bywhen was quicker
            return _unchanged(library, known, file.name)
        return _stored(library, _document(file.name, sha256, parsed), parsed)


def _known(every: Sequence[Document], sha256: str) -> Document | None:
    """The document with these bytes, where nothing would change by adding it.

    An earlier version whose successor was removed is not one: adding it again makes it current again.
    """
    by_id = {document.id: document for document in every}
    found = next((document for document in every if document.sha256 == sha256), None)
    if found is None or not found.superseded_by or found.superseded_by in by_id:
        return found
    return None


def _unchanged(library: Library, known: Document, name: str) -> AddResult:
    reason = "this file is in the library already"
    if known.superseded_by:
        newer = library.document(known.superseded_by)
        reason = (
            f"this is an earlier version of {newer.source}, which has replaced it: "
            f"to go back to it, remove {newer.id} and add this file again"
        )
    elif known.source != name:
        reason = f"the same file is in the library already, as {known.source}"
    items = [item for _, item in library.items(known.id)]
    return _told(known, name, UNCHANGED, items, len(library.passages(known.id)), reason)


def _document(source: str, sha256: str, parsed: Parsed) -> Document:
    return Document(
        id=sha256[:_ID_LENGTH],
        source=source,
        format=parsed.reading.format,
        sha256=sha256,
        description=parsed.description,
        pages=parsed.reading.pages,
        warnings=parsed.reading.warnings,
        added=datetime.now(UTC).isoformat(timespec="seconds"),
        length=len(parsed.reading.text),
    )


def _stored(library: Library, document: Document, parsed: Parsed) -> AddResult:
    """Stored as a new version where a current document has its name and much of its text, else as a new document."""
    namesakes = [other for other in library.documents() if other.source == document.source]
    old = next((o for o in namesakes if containment(library.text(o.id), parsed.reading.text) >= _ALIKE), None)
    if namesakes and old is None:
        others = ", ".join(other.id for other in namesakes)
        clash = f"another document of this name ({others}) holds other text: both are kept"
        document = replace(document, warnings=(*document.warnings, clash))
    library.put(document, parsed, supersedes=old.id if old else "")
    result, reason = (NEW_VERSION, f"replaces the version added on {old.added[:10]} ({old.id})") if old else (ADDED, "")
    return _told(document, document.source, result, parsed.items, len(parsed.passages), reason)


def _told(document: Document, source: str, result: str, items: Sequence[Item], passages: int, reason: str) -> AddResult:
    return AddResult(
        source=source,
        result=result,
        document=document.id,
        reason=reason,
        pages=len(document.pages),
        pages_without_text=document.pages_without_text,
        passages=passages,
        recommendations=count_recommendations(items),
        commitments=count_commitments(items),
        warnings=document.warnings + document.description.doubts,
    )
