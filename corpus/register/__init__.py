"""The register of a document: what was asked or agreed, the response, and the commitments that hang from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from corpus.models import Block, Description, Item, ItemKind, Span
from corpus.plain import words_of
from corpus.register.items import Source, item_of_mark, item_of_row, standalone_items
from corpus.register.prose import sentences
from corpus.register.recommendations import marks_in
from corpus.register.tables import rows_in
from corpus.register.whom import actors_of

_ASKED_FROM_OUTSIDE = (ItemKind.RECOMMENDATION, ItemKind.AREA_FOR_IMPROVEMENT, ItemKind.PRIORITY)
_ANSWERING = ("letter", "government response")
_PROMISING = ("letter", "e-mail", "panel paper", "progress report", "government response", "")


def register_of(text: str, blocks: Sequence[Block], description: Description) -> tuple[Item, ...]:
    """Every item of the document, in the order of the text.

    What is undertaken outside any item's response becomes standalone items, in the kinds of document that promise
    (an auditor's report or minutes tell of others' doings).
    """
    said = sentences(text, blocks)
    actors = actors_of(description, words_of((Span(0, len(text)),), text))
    as_at = date.fromisoformat(description.date.value) if description.date.value else None
    source = Source(text, blocks, actors, as_at)
    rows, tabled = rows_in(text, blocks)
    marks = [m for m in marks_in(blocks, said, answers=_answers(description)) if said[m.start].block not in tabled]
    items = [item_of_row(source, row) for row in rows]
    items += [item for mark in marks for item in item_of_mark(source, mark, said)]
    if description.kind.value in _PROMISING:
        inside = {n for mark in marks for n in range(mark.start, mark.end)}
        items += standalone_items(source, [s for n, s in enumerate(said) if n not in inside and s.block not in tabled])
    return tuple(sorted(items, key=lambda item: item.spans[0]))


def _answers(description: Description) -> bool:
    """Whether the document is of a kind that quotes what it answers."""
    return description.kind.value in _ANSWERING or "response" in description.title.value.lower()


def count_recommendations(items: Iterable[Item]) -> int:
    """Recommendations, areas for improvement and priorities: what was asked from outside."""
    return sum(item.kind in _ASKED_FROM_OUTSIDE for item in items)


def count_commitments(items: Iterable[Item]) -> int:
    return sum(len(item.commitments) for item in items)
