"""Links between the registers of documents: the same recommendation, later evidence, what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.models import Link
from corpus.register.links.entries import Listed, Meaning

__all__ = ["Listed", "Meaning", "links_between"]


def links_between(
    listed: Sequence[Listed], terms: Callable[[str], list[str]], meaning: Meaning | None = None
) -> tuple[Link, ...]:
    """Every link among these documents; without `meaning` by words alone."""
    return ()
