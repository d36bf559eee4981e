"""What a document that was read becomes in the library: new, a new version, waiting for review, or nothing new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from corpus.add.added import ADDED, NEW_VERSION, UNCHANGED, WAITING, AddResult, Alike, Choices
from corpus.add.ahead import Read
from corpus.add.known import Known
from corpus.library import Library
from corpus.library.likeness import sketch
from corpus.library.shelfmarks import plain_id
from corpus.library.versions import Kin, kin, predecessor, warning
from corpus.models import Document, Item, Parsed
from corpus.register import count_commitments, count_recommendations


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document comes from. `rules`: the version of the reading rules; `part_of`: the e-mail's id."""

    source: str
    rules: int
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where documents are put, and how the user wants it done."""

    library: Library
    known: Known
    choices: Choices

    def held(self, sha256: str, origin: Origin) -> list[AddResult]:
        """None, or that nothing need be added."""
        return [self._unchanged(known, origin) for known in self.known.holding(sha256)]

    def store(self, read: Read, parsed: Parsed, origin: Origin, warnings: Sequence[str]) -> AddResult:
        """Add one document, in one transaction."""
        with self.library.writing():
            if held := self.held(read.sha256, origin):  # another Bywhen was quicker
                return held[0]
            mark = self.library.shelfmark(read.sha256)
            document = replace(_document(read.sha256, parsed, origin, warnings), id=mark.id)
            return self._placed(document, parsed, read.data, mark.collection)

    def _placed(self, document: Document, parsed: Parsed, data: bytes, before: str) -> AddResult:
        """In place of an earlier version, or as a document of its own. `before`: the collection that it was in."""
        its = sketch(parsed.reading.text)
        found = kin(document, its, self.known.documents(superseded=True, waiting=True), self.known.sketches())
        like = next((one for one in found if not one.namesake and one.current), None)
        old = predecessor(found)
        if old is None and like and self.choices.alike is Alike.DISCARD:
            return _left_out(document, like)
        if old is None and self.choices.alike is Alike.NEW_VERSION:
            old = like
        clashes = (
            [] if old else [d.id for d in self.known.documents() if d.source == document.source and d.id != document.id]
        )
        if clashes:
            clash = f"another document of this name ({', '.join(sorted(clashes))}) holds other text: both are kept"
            document = replace(document, warnings=(*document.warnings, clash))
        collection = self.choices.collection or before or self._as_closed_as(old, like)
        document = replace(document, waiting=self.choices.review, collection=collection)
        supersedes = old.document.id if old and not document.waiting else ""
        self.known.put(document, parsed, its, data, supersedes)
        told = _told(document, parsed.items, len(parsed.passages), *_result(document, old))
        if before and not self.choices.collection:
            told = replace(told, warnings=(*told.warnings, f"it is in {before}, as it was before it was removed"))
        if like and like is not old:
            told = replace(told, like=like.document.id, likeness=like.likeness)
            told = replace(told, warnings=(*told.warnings, warning(document, like)))
        return told

    def _as_closed_as(self, old: Kin | None, like: Kin | None) -> str:
        near = old or like
        return near.document.collection if near else ""

    def _unchanged(self, known: Document, origin: Origin) -> AddResult:
        reason = "this file is in the library already"
        if known.waiting:
            reason = f"this file waits for review already: bywhen review {known.id}"
        elif known.superseded_by:
            newer = self.known.document(known.superseded_by)
            reason = (
                f"this is an earlier version of {newer.source}, which has replaced it: "
                f"to go back to it, remove {newer.id} and add this file again"
            )
        elif known.source != origin.source:
            reason = f"the same file is in the library already, as {known.source}"
        items = [item for _, item in self.library.items(known.id)]
        told = _told(known, items, len(self.library.passages(known.id)), UNCHANGED, reason)
        return replace(told, source=origin.source, part_of=origin.part_of)


def _result(document: Document, old: Kin | None) -> tuple[str, str]:
    """The result, and its reason."""
    if document.waiting:
        new = f"it looks like a new version of {old.document.source} ({old.document.id}); " if old else ""
        return WAITING, f"{new}nothing finds it before it is accepted: bywhen review {document.id}"
    if old and old.namesake:
        return NEW_VERSION, f"replaces the version added on {old.document.added[:10]} ({old.document.id})"
    if old:
        return NEW_VERSION, f"replaces {old.document.source} ({old.document.id}), {old.likeness:.0%} of it the same"
    return ADDED, ""


def _left_out(document: Document, like: Kin) -> AddResult:
    other = like.document
    reason = f"left out: {like.likeness:.0%} of its wording is that of {other.source} ({other.id})"
    return AddResult(
        document.source, UNCHANGED, other.id, reason, part_of=document.part_of, like=other.id, likeness=like.likeness
    )


def _document(sha256: str, parsed: Parsed, origin: Origin, warnings: Sequence[str]) -> Document:
    return Document(
        id=plain_id(sha256),
        source=origin.source,
        format=parsed.reading.format,
        sha256=sha256,
        description=parsed.description,
        pages=parsed.reading.pages,
        warnings=(*parsed.reading.warnings, *warnings),
        added=datetime.now(UTC).isoformat(timespec="seconds"),
        length=len(parsed.reading.text),
        rules=origin.rules,
        part_of=origin.part_of,
    )


def _told(document: Document, items: Sequence[Item], passages: int, result: str, reason: str) -> AddResult:
    return AddResult(
        source=document.source,
        result=result,
        document=document.id,
        reason=reason,
        pages=len(document.pages),
        pages_without_text=document.pages_without_text,
        passages=passages,
        recommendations=count_recommendations(items),
        commitments=count_commitments(items),
        warnings=document.warnings + document.description.doubts,
        part_of=document.part_of,
    )
