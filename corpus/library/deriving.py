"""What follows from a document's blocks and its description: the register's items, and the passages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.models import Description, Item, Parsed, Passage
from corpus.passages import passages_of
from corpus.register.reading import register_of


def derived(
    parsed: Parsed, description: Description, edited: Callable[[Sequence[Item]], Sequence[Item]]
) -> tuple[tuple[Passage, ...], tuple[Item, ...]]:
    """Items as they are read, and passages as they follow from the items when these are `edited`.

    Of what was parsed the text, pages, blocks and papers are looked at.
    """
    items = register_of(parsed.reading.text, parsed.blocks, description, parsed.papers)
    return passages_of(parsed.reading, parsed.blocks, edited(items)), items
