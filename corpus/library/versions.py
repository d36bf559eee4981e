"""Versions of one document: which texts are so alike that they may be, and which replaces which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor

from corpus.library.held import Held
from corpus.library.likeness import likeness, unlike
from corpus.models import Document

_ALIKE = 0.6  # of the longer text's phrases: unrelated papers of one office share .2, a bad scan and its like .69
_NAMESAKE = 0.5  # of the shorter text's phrases, where the file has the same name: a draft may have grown
_FIGURES = 0.7  # of the figures: issues of one series share up to .67, a page and a poor scan of it .76
_SAME_DAY, _OTHER_DAY = 0.4, 0.9  # of the figures, where both texts are dated


@dataclass(frozen=True, slots=True)
class Kin:
    """A document whose text is nearly that of another. `likeness`: the share of the shorter's phrases in the longer."""

    document: Document
    likeness: float
    namesake: bool

    @property
    def current(self) -> bool:
        """Whether it could be replaced: it is in answers now."""
        return not (self.document.waiting or self.document.superseded_by)


def kin(document: Document, its: bytes, others: Iterable[Document], sketches: Mapping[str, bytes]) -> list[Kin]:
    """Those of `others` that `document`, whose sketch is `its`, may be a copy or a version of; the most alike first.

    Two issues of one series are not kin, though they share their wording: their dates and their figures differ.
    """
    compared = (_compared(document, its, other, sketches[other.id]) for other in others if other.id in sketches)
    return sorted((one for one in compared if one), key=lambda one: (-one.likeness, not one.current, one.document.id))


def kin_of(library: Held, document_id: str) -> list[Kin]:
    """Those of a stored document, earlier versions and documents that wait for review among them."""
    every, sketches = library.documents(superseded=True, waiting=True), library.sketches()
    own = next((document for document in every if document.id == document_id), None)
    return kin(own, sketches[own.id], every, sketches) if own and own.id in sketches else []


def predecessor(found: Sequence[Kin]) -> Kin | None:
    """The one that adding replaces without being asked: a current document whose file has the same name."""
    return next((one for one in found if one.namesake and one.current), None)


def warning(document: Document, found: Kin) -> str:
    """What the analyst should know of a document that is kept beside one like it, and the command for the other way."""
    other, share = found.document, f"{found.likeness:.0%} of its wording"
    if other.superseded_by:
        return f"{share} is that of an earlier version that was replaced by {other.superseded_by}: {other.source}"
    if other.waiting:
        return f"{share} is that of {other.source} ({other.id}), which waits for review"
    verb = "accept" if document.waiting else "edit"
    way = f"if it is a version of it: bywhen {verb} {document.id} --replaces {other.id}"
    return f"{share} is that of {other.source} ({other.id}): both are kept; {way}"


def no_version(old: Document, new: Document, successors: Mapping[str, str]) -> str:
    """Why `new` cannot supersede `old`, in words; empty where it can. `successors`: each superseded id's successor."""
    if old.id == new.id:
        return f"{old.source} ({old.id}) cannot replace itself"
    for one in (old, new):
        if one.waiting:
            return f"{one.source} ({one.id}) waits for review: accept it first"
    if old.id in _newer(new.id, successors):
        return f"{old.source} ({old.id}) is itself a newer version of {new.source} ({new.id})"
    by = successors.get(old.id, "")
    if by in ("", new.id):
        return ""
    return f"{old.source} ({old.id}) is replaced by {by} already: name {by}, or first say that {by} replaces nothing"


def latest(document_id: str, successors: Mapping[str, str]) -> str:
    """The id of the newest version of a document: its own where nothing supersedes it."""
    return next(reversed(_newer(document_id, successors)), document_id)


def _newer(document_id: str, successors: Mapping[str, str]) -> list[str]:
    """The ids of the newer versions, the next one first."""
    chain: list[str] = []
    while (document_id := successors.get(document_id, "")) and document_id not in chain:
        chain.append(document_id)
    return chain


def _compared(document: Document, its: bytes, other: Document, data: bytes) -> Kin | None:
    if other.id == document.id or unlike(its, data):
        return None
    how, namesake = likeness(its, data), other.source == document.source
    days = {one.date for one in (document, other) if one.date}
    share = floor(how.part * 100) / 100  # rounded down
    figures = _FIGURES
    if document.date and other.date:
        figures = _SAME_DAY if len(days) == 1 else _OTHER_DAY
    if namesake and how.part >= _NAMESAKE and (len(days) < 2 or how.figures >= _FIGURES):
        return Kin(other, share, True)
    if how.whole >= _ALIKE and how.figures >= figures:
        return Kin(other, share, namesake)
    return None
