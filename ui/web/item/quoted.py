"""The quotes of an item's story in their order, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.entries import Row
from assistant.models import Citation
from assistant.story import Story
from ui.shown.places import Place


def place_of(quoted: Row, document: str) -> Place:
    return Place(document, quoted["start"], quoted["end"])


def citations(story: Story) -> tuple[Citation, ...]:
    """Each place once, numbered from 1: what was asked, the response, each commitment with what is told of it."""
    known: dict[Place, Citation] = {}
    for one in _quotes(story):
        place = Place(one.document, one.start, one.end)
        known.setdefault(place, one)
    return tuple(_numbered(one, n) for n, one in enumerate(known.values(), 1))


def _quotes(story: Story) -> Iterator[Citation]:
    row = story.row
    yield _of(row, {**row, "quote": row["text"]})
    if row["response"]:
        yield _of(row, row["response"])
    for promise in story.promises:
        yield _of(row, promise.made)
        yield from (_there(one) for one in promise.evidence)
    yield from (_there(one) for one in story.evidence)
    yield from (_there({**one, "quote": one["text"]}) for one in story.elsewhere)


def _of(row: Row, quoted: Row) -> Citation:
    about = row["document"], row["source"], row["title"], row["as_at"] or ""
    return Citation(0, *about, quoted["page"], (), quoted["quote"], quoted["start"], quoted["end"])


def _there(one: Row) -> Citation:
    about = one["document"], one["source"], one["title"], one["date"] or ""
    return Citation(0, *about, one["page"], (), one["quote"], one["start"], one["end"])


def _numbered(one: Citation, n: int) -> Citation:
    about = one.document, one.source, one.title, one.date
    return Citation(n, *about, one.page, one.section, one.quote, one.start, one.end)
