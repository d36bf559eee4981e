"""The register of a document: what was asked or agreed, the response, and the commitments that hang from it.

`reading` makes it. Its rules take long to import, and only those who read documents need them.
"""

from __future__ import annotations

from collections.abc import Iterable

from corpus.models import Description, Item, ItemKind

ASKED_FROM_OUTSIDE = (ItemKind.RECOMMENDATION, ItemKind.AREA_FOR_IMPROVEMENT, ItemKind.PRIORITY)
ANSWERING = ("letter", "government response")


def answers_others(description: Description) -> bool:
    """Whether the document is of a kind that quotes what it answers."""
    return description.kind.value in ANSWERING or "response" in description.title.value.lower()


def count_recommendations(items: Iterable[Item]) -> int:
    """Recommendations, areas for improvement and priorities: what was asked from outside."""
    return sum(item.kind in ASKED_FROM_OUTSIDE for item in items)


def count_commitments(items: Iterable[Item]) -> int:
    return sum(len(item.commitments) for item in items)
