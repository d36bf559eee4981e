"""What follows from a document's blocks and its description: the register's items, and the passages."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.models import Block, Description, Item, Passage, Reading
from corpus.passages import passages_of
from corpus.register import register_of


def derived(
    reading: Reading, blocks: Sequence[Block], description: Description
) -> tuple[tuple[Passage, ...], tuple[Item, ...]]:
    """Passages and items; of the reading only the text and the pages are looked at."""
    items = register_of(reading.text, blocks, description)
    return passages_of(reading, blocks, items), items
