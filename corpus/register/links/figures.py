"""The figures of a saying: what counts the things it is about, not dates, times or numbers of paragraphs."""

from __future__ import annotations

import re
from functools import lru_cache

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_OTHER = re.compile(
    rf"""^\W*\d+[.)]\s                                              # the number in a list
    | \b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})\b       # dates
    | \b(?:{_MONTHS})\s+\d{{1,2}}\b
    | \b(?:19|20)\d\d(?:[/-]\d\d)?\b
    | \b\d+(?:[ -](?:and|to|or)[ -]\d+)?[\s-]*(?:working\s+)?(?:minute|hour|day|week|month|quarter|year)s?\b  # times
    | \b(?:recommendations?|paragraphs?|priority|actions?|section|page|annex|phase|grade)\s+[\d.]+  # names
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FIGURE = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")


@lru_cache(maxsize=50_000)
def figures_of(words: str) -> frozenset[str]:
    """The figures, without their commas."""
    return frozenset(_FIGURE.findall(_OTHER.sub(" ", words).replace(",", "")))


def contradict(one: str, other: str) -> bool:
    """Whether both count something, and no figure is in both."""
    figures = figures_of(one), figures_of(other)
    return all(figures) and not figures[0] & figures[1]
