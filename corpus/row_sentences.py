"""A table's rows as sentences: a short row is one, a long one has those of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.models import Block, Span, Spans
from corpus.plain import plain, words_of
from corpus.sentences import sentences_of

_WHOLE_ROW_WORDS = 45
_WHOLE_DRAWN_ROW_WORDS = 110
_LEADIN_WORDS = range(3, 16)
_SAYS = re.compile(r"[^\W\d_]{2}")
_SAID = re.compile(r"\w")


def sentences_of_row(block: Block, text: str) -> tuple[Spans, ...]:
    """A short row is one sentence, as printed; a long one has those of its cells."""
    words = count_words(block.spans, text)
    whole = Span(min(span.start for span in block.spans), max(span.end for span in block.spans))
    drawn = any(len(cell) > 1 for cell in block.cells)
    if words <= (_WHOLE_DRAWN_ROW_WORDS if drawn else _WHOLE_ROW_WORDS) and count_words((whole,), text) <= words:
        return ((whole,),)
    own = set(block.spans)
    found = [s for cell in block.cells for s in _of_cell(tuple(span for span in cell if span in own), text)]
    if len(found) > 1 and not says(found[0], text):
        found[:2] = [(Span(found[0][0].start, found[1][0].end), *found[1][1:])]  # "4." goes with its label
    return tuple(found)


def leadin_of_row(above: Block, row: Block, text: str) -> Spans:
    """The last line of the row above where this row goes on below it: "June: in the town hall" over its figures."""
    if len(above.cells) != len(row.cells) or not above.cells[0] or above.cells[0] != row.cells[0]:
        return ()
    own = set(row.spans)
    column = next((n for n, cell in enumerate(row.cells) if cell and cell[0] in own), None)
    if column is None or not above.cells[column]:
        return ()
    sentences = sentences_of(above.cells[column], text)
    return sentences[-1] if sentences and _leads_on(sentences[-1], text) else ()


def _of_cell(cell: Spans, text: str) -> Iterator[Spans]:
    """Its sentences; a short line at a page's end ("June: in the town hall") is one with the words over the page."""
    held: Spans = ()
    ends = {a.end for a, b in pairwise(cell) if _SAID.search(text, a.end, b.start)}
    for spans in sentences_of(cell, text):
        whole = held + spans
        held = whole if spans[-1].end in ends and _leads_on(spans, text) else ()
        if not held:
            yield whole
    if held:
        yield held


def _leads_on(spans: Spans, text: str) -> bool:
    words = words_of(spans, text)
    return words[-1:] not in ".!?;" and len(words.split()) in _LEADIN_WORDS


def count_words(spans: Spans, text: str) -> int:
    return sum(len(plain(span.of(text)).split()) for span in spans)


def says(spans: Spans, text: str) -> bool:
    return any(_SAYS.search(span.of(text)) for span in spans)
