"""Texts laid out for the tests: blocks and passages as short lines that can be compared, and any text at all."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from corpus.layout import blocks_of
from corpus.models import Block, BlockKind, Item, Page, Passage, Reading, Span, Spans
from corpus.passages import passages_of
from corpus.plain import plain


def blocks(text: str) -> tuple[Block, ...]:
    return blocks_of(Reading(text, "txt"))


def passages(text: str, items: Sequence[Item] = (), pages: tuple[Page, ...] = ()) -> tuple[Passage, ...]:
    return passages_of(Reading(text, "txt", pages), blocks(text), items)


def said(spans: Spans, text: str) -> str:
    """The words of the spans as one."""
    return plain(" ".join(span.of(text) for span in spans))


def kinds(text: str) -> list[tuple[str, str]]:
    """(kind, words) of each block that is not furniture."""
    return [(b.kind.value, said(b.spans, text)) for b in blocks(text) if b.kind is not BlockKind.FURNITURE]


def furniture(text: str) -> list[str]:
    """The words of each piece of furniture that has any."""
    found = (said(b.spans, text) for b in blocks(text) if b.kind is BlockKind.FURNITURE)
    return [words for words in found if any(c.isalnum() for c in words)]


def rows(text: str) -> list[list[str]]:
    """The cells of each row that is no header."""
    return [[said(cell, text) for cell in b.cells] for b in blocks(text) if b.cells and not b.level]


def headers(text: str) -> list[list[str]]:
    """The header cells that each row stands under."""
    return [[said(cell, text) for cell in b.header] for b in blocks(text) if b.cells and not b.level]


def sections(text: str) -> dict[str, tuple[str, ...]]:
    """The section path of each block that is not furniture, by its words."""
    return {said(b.spans, text): b.section for b in blocks(text) if b.kind is not BlockKind.FURNITURE}


def holding(found: Sequence[Passage], text: str, words: str) -> Passage:
    """The one passage whose own words hold `words`."""
    (one,) = [p for p in found if words in said(p.spans, text)]
    return one


def of(text: str, words: str) -> Spans:
    """Where `words` stand in the text."""
    at = text.index(words)
    return (Span(at, at + len(words)),)


_PIECES = [
    "The warden will mend the lamp by 30 June 2031.",
    "the keepers said that",
    "North Light",
    "# Lamps",
    "**Keepers**",
    "- mend the lamp",
    "2. Count the eels",
    "(a) oil",
    "| Ref | Action | Owner |",
    "|---|---|---|",
    "| | <ul><li>Mend it.</li><li>Light it.</li></ul> | Warden<br>Keeper |",
    "A1\tMend the lamp\tWarden",
    "\t\tand the wick",
    "Ref   Action              Owner",
    "A1    Mend the lamp       Warden",
    "      and the wick",
    "<p>The harbour <b>board</b> met.</p><ul><li>Done",
    "</li></ul><table><tr><td>Lamp</td><td>Oil",
    "Page 2 of 9",
    "This page is intentionally left blank",
    "Tide House, 2 Quay Road, Saltmarsh, SM1 2AB",
    "Question (Keeper Hale): When will it be mended?",
    "Reply: In June.",
    "Action 3: The Warden to buy oil.",
    "Complete.",
    "Contents",
    "Lamps ..... 4",
    "Keepers ..... 9",
    "Oil ..... 11",
    "> quoted words",
    "---",
    "7",
    "•",
    "🚢 𝒳 ✅",
    "",
    "",
]

messy_texts = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=30)), max_size=40).flatmap(
    lambda pieces: st.sampled_from(["\n", "\r\n", "\n\n", "\f", " ", "\t", "\u2028"]).map(lambda end: end.join(pieces))
)
"""Lines as they come out of files, and any characters between them."""
