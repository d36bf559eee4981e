"""Words looked for inside a document: wherever a reader would say that they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from corpus.models import Page, Span
from corpus.plain import masked

MOST = 999
"""Matches that are looked for: of words that stand there more often, the first."""
_SAME = dict.fromkeys(map(ord, "‘’‚‛ʼ´`"), "'") | dict.fromkeys(map(ord, "“”„‟«»"), '"')
_SAME |= dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | {0xA0: " ", 0x2009: " ", 0x202F: " "}
_CUT = r"(?:[-\u00ad]\s*\n\s*|\u00ad)?"  # a word that a line's end cuts in two


def matches(text: str, words: str) -> list[Span]:
    """Where `words` stand in a stored text, in its order: whatever their case, accents, quotation marks and markup.

    They may run over a line's end. Where they stand nowhere else, they are looked for in the markup too.
    """
    wanted = _alike(words).split()
    if not wanted:
        return []
    pattern = re.compile(r"\s+".join(_CUT.join(map(re.escape, word)) for word in wanted), re.IGNORECASE)
    for readable in (_readable(text), text):
        if found := [Span(*match.span()) for match in islice(pattern.finditer(readable), MOST)]:
            return found
    return []


def first_from(found: Sequence[Span], place: int) -> int:
    """The number (from 0) of the first match at a place or behind it; of the first one of all where there is none."""
    return next((number for number, span in enumerate(found) if span.start >= place), 0)


def count_words(found: Sequence[Span], at: int, pages: Sequence[Page]) -> str:
    """Which of how many matches is shown, and its page: "Match 3 of 17, on page 4"."""
    if not found:
        return "These words do not stand in this document."
    many = f"the first {MOST:,}" if len(found) == MOST else f"{len(found):,}"
    page = next((page.number for page in pages if page.span.start <= found[at].start < page.span.end), None)
    where = f", on page {page:,}" if page else ""
    return f"Match {at + 1:,} of {many}{where}"


@lru_cache(maxsize=4)
def _readable(text: str) -> str:
    """Without markup, every character in its place."""
    return _alike(masked(text))


def _alike(words: str) -> str:
    """As long as it was: quotation marks, dashes and accented letters as they are typed."""
    if words.isascii():
        return words
    others = {ord(one): _bare(one) for one in set(words) if not one.isascii()}
    return words.translate({**others, **_SAME})


def _bare(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isalpha() else char
