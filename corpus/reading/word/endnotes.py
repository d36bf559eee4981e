"""Footnotes and endnotes of formats that flow: they stand after the text, apart from it.

They belong to no page: on which of them they are printed only the program knows that lays them out.
"""

from __future__ import annotations

from collections.abc import Iterable

from corpus.models import Mark, MarkKind, Span
from corpus.reading.markup import Piece


def with_notes(body: str, notes: Iterable[Piece]) -> tuple[str, tuple[Mark, ...]]:
    """The text with its notes, and where each of those is."""
    parts, marks = [body] if body else [], []
    at = len(body)
    for note in notes:
        at += 2 if parts else 0
        parts.append(note.text)
        marks.append(Mark(MarkKind.FOOTNOTE, Span(at, at + len(note.text))))
        at += len(note.text)
    return "\n\n".join(parts), tuple(marks)
