"""The register of a document: what was asked or agreed, the response, and the commitments that hang from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.models import Block, Description, Item, ItemKind, PackPaper
from corpus.plain import words_of
from corpus.register.actions import actions_in, meeting_of
from corpus.register.items import item_of_entry, standalone_items
from corpus.register.logged import item_of_row
from corpus.register.pairing import entries_of
from corpus.register.printed import legend_of
from corpus.register.prose import Sentence, sentences
from corpus.register.recommendations import marks_in
from corpus.register.sources import Sources, sources_of
from corpus.register.tables import rows_in

ASKED_FROM_OUTSIDE = (ItemKind.RECOMMENDATION, ItemKind.AREA_FOR_IMPROVEMENT, ItemKind.PRIORITY)
_ANSWERING = ("letter", "government response")
_MEETING = ("minutes", "action log")
_PROMISING = ("letter", "e-mail", "panel paper", "progress report", "government response", "")


def register_of(
    text: str, blocks: Sequence[Block], description: Description, papers: Sequence[PackPaper] = ()
) -> tuple[Item, ...]:
    """Every item of the document, in the order of the text; in a pack, as the paper that it stands in says it.

    What is undertaken outside any item's response becomes standalone items, in the kinds of document that promise
    (an auditor's report or minutes tell of others' doings).
    """
    said = sentences(text, blocks)
    sources = sources_of(text, blocks, description, papers)
    rows, tabled = rows_in(text, blocks)
    answers = answers_others(description)
    marks = [m for m in marks_in(blocks, said, answers=answers) if said[m.start].block not in tabled]
    legend = legend_of(text) if rows else {}
    items = [item_of_row(sources.at(row.asked[0]), row, legend) for row in rows]
    for source, own in groupby(marks, key=lambda mark: sources.at(said[mark.start].spans[0])):
        items += [item for entry in entries_of(list(own), said, blocks) for item in item_of_entry(source, entry, said)]
    if description.kind.value in _PROMISING:
        inside = {n for mark in marks for n in range(mark.start, mark.end)}
        outside = [s for n, s in enumerate(said) if n not in inside and s.block not in tabled]
        items += _said_first(items, _standing_alone(sources, outside), text)
    return tuple(sorted(items, key=lambda item: item.spans[0]))


def _standing_alone(sources: Sources, said: Iterable[Sentence]) -> list[Item]:
    papers = groupby(said, key=lambda s: sources.at(s.spans[0]))
    return [item for source, own in papers for item in standalone_items(source, own)]


def _said_first(items: Iterable[Item], standing: Iterable[Item], text: str) -> list[Item]:
    """What stands alone less what an item's response says word for word: a summary repeats the table."""
    told = {words_of((c.span,), text) for item in items for c in item.commitments}
    new = [
        replace(item, commitments=tuple(c for c in item.commitments if words_of((c.span,), text) not in told))
        for item in standing
    ]
    return [item for item in new if item.commitments]


def answers_others(description: Description) -> bool:
    """Whether the document is of a kind that quotes what it answers."""
    return description.kind.value in _ANSWERING or "response" in description.title.value.lower()


def count_recommendations(items: Iterable[Item]) -> int:
    """Recommendations, areas for improvement and priorities: what was asked from outside."""
    return sum(item.kind in ASKED_FROM_OUTSIDE for item in items)


def count_commitments(items: Iterable[Item]) -> int:
    return sum(len(item.commitments) for item in items)
