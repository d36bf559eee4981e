"""A reading as its description is read: words by block, and facts with the spans they stand at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Block, Fact, Span
from corpus.plain import masked, plain

SALUTATION = re.compile(r"Dear\s+[A-Z]\S*")
FAREWELL = re.compile(r"(?:Yours\s+(?:sincerely|faithfully|truly)|(?:Kind|Best|With kind)\s+regards)\b", re.IGNORECASE)
NOT_A_TITLE = re.compile(
    r"^(?:date|time|venue|to|from|report of|report|published|source|agenda|contents|tel|email|page)\b\s*:?|"
    r"^[\W\d]+$|@|www\.",
    re.I,
)
HEAD = 2500  # characters: the opening of a document


@dataclass(frozen=True, slots=True)
class Paper:
    """A reading with its blocks that are not furniture."""

    text: str
    blocks: Sequence[Block]

    def words(self, block: Block) -> str:
        return plain(" ".join(span.of(self.text) for span in block.spans))

    def head(self) -> str:
        return masked(self.text[:HEAD])


def fact(paper: Paper, span: Span, join: str = " ") -> Fact:
    value = plain(re.sub(r"\n\s*\n", join, span.of(paper.text)))
    return Fact(re.sub(r"\s+:", ":", value), span)


def trimmed(text: str, span: Span) -> Fact:
    """The fact at `span` without markup, dashes, commas and white space at its edges."""
    words = masked(span.of(text))
    start = len(words) - len(words.lstrip(" \t\n,;:–—-"))
    end = len(words.rstrip(" \t\n,;:–—-"))
    if end <= start:
        return Fact()
    inner = Span(span.start + start, span.start + end)
    return Fact(plain(inner.of(text)), inner)
