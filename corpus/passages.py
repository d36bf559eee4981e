"""Blocks -> passages, the unit that is searched: about 100 to 200 words with sentence edges, in one section.

A response goes with its recommendation, a table row with its header and label, a list item with its lead-in:
those are a passage's context, which is searched with it but quoted from where it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.models import Block, BlockKind, Item, Passage, Reading, Span, Spans
from corpus.plain import plain
from corpus.sentences import sentences_of

ENOUGH_WORDS = 90
MOST_WORDS = 180
_WHOLE_ROW_WORDS = 45
_CONTEXT_WORDS = 60
_SECTION_WORDS = 30
_LEADIN_WORDS = 15


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence on its way into a passage; pieces with the same `group` may share one."""

    spans: Spans
    words: int
    group: tuple[object, ...]
    kind: str
    section: tuple[str, ...]
    context: Spans
    opens: bool = False  # first sentence of its block


def passages_of(reading: Reading, blocks: Sequence[Block], items: Sequence[Item] = ()) -> tuple[Passage, ...]:
    """The passages of a document in reading order, numbered from 0."""
    text = reading.text
    starts = [page.span.start for page in reading.pages]
    found: list[Passage] = []
    for pieces in _gathered(_pieces(blocks, items, text)):
        first = pieces[0]
        spans = _touching(span for piece in pieces for span in piece.spans)
        at = bisect_right(starts, spans[0].start) - 1
        found.append(
            Passage(
                number=len(found),
                kind=first.kind,
                spans=spans,
                sentences=tuple(piece.spans for piece in pieces),
                context=first.context,
                section=first.section,
                page=reading.pages[at].number if at >= 0 else None,
            )
        )
    return tuple(found)


def indexed_text(passage: Passage, text: str, title: str) -> str:
    """What is searched: "title | section" and context, then the passage's own words, without markup."""
    section = " | ".join(_head(part, _SECTION_WORDS) for part in passage.section if part != title)
    context = " ".join(_head(plain(span.of(text)), _CONTEXT_WORDS) for span in passage.context)
    own = " ".join(plain(span.of(text)) for span in passage.spans)
    return "\n".join(part for part in (" | ".join(p for p in (title, section) if p), context, own) if part)


def sentence_texts(passage: Passage, text: str) -> tuple[str, ...]:
    """The plain words of each of the passage's sentences."""
    return tuple(plain(" ".join(span.of(text) for span in spans)) for spans in passage.sentences)


def _head(words: str, most: int) -> str:
    return " ".join(words.split()[:most])


def _pieces(blocks: Sequence[Block], items: Sequence[Item], text: str) -> Iterator[_Piece]:
    leadin: Spans = ()
    row: Block | None = None
    for n, block in enumerate(blocks):
        if block.kind is BlockKind.FURNITURE:
            continue
        if block.kind is BlockKind.TABLE_ROW:
            leadin = _row_leadin(row, block, text) if row else ()
            row = block
            yield from _of_block(n, block, items, text, leadin)
            continue
        if block.kind is BlockKind.HEADING:
            leadin = ()
            if _has_body(blocks[n + 1 :], block):
                continue
        elif block.kind is not BlockKind.LIST_ITEM:
            leadin = block.spans[-1:] if _leads_in(block, text) else ()
        yield from _of_block(n, block, items, text, leadin if block.kind is BlockKind.LIST_ITEM else ())


def _row_leadin(above: Block, row: Block, text: str) -> Spans:
    """The last line of the row above where this row goes on below it: "June: held in the town hall" over its figures."""
    if len(above.cells) != len(row.cells) or not above.cells[0] or above.cells[0] != row.cells[0]:
        return ()
    own = set(row.spans)
    column = next((n for n, cell in enumerate(row.cells) if cell and cell[0] in own), None)
    if column is None or not above.cells[column]:
        return ()
    sentences = sentences_of(above.cells[column], text)
    words = plain(sentences[-1][-1].of(text)) if sentences else ""
    return sentences[-1] if words and words[-1] not in ".!?;" and len(words.split()) <= _LEADIN_WORDS else ()


def _has_body(after: Iterable[Block], heading: Block) -> bool:
    following = next((block for block in after if block.kind is not BlockKind.FURNITURE), None)
    if following is None:
        return False
    return following.kind is not BlockKind.HEADING or following.level > heading.level


def _leads_in(block: Block, text: str) -> bool:
    return block.kind is BlockKind.PARAGRAPH and plain(block.spans[-1].of(text)).endswith((":", ";"))


def _of_block(n: int, block: Block, items: Sequence[Item], text: str, leadin: Spans) -> Iterator[_Piece]:
    kind, of_item = _kind(block, items)
    context = leadin
    group: tuple[object, ...] = (block.section, kind)
    if block.kind is BlockKind.TABLE_ROW:
        own = set(block.spans)
        label = tuple(span for cell in block.cells[:2] for span in cell if span not in own)
        context = tuple(span for cell in block.header for span in cell) + label + leadin
        group = (n,)
    elif of_item is not None:
        group = (id(of_item), kind)
        if kind == "response":
            context = of_item.spans
    opens = True
    for spans in _sentences(block, text):
        if not _says(spans, text):
            continue
        words = sum(len(plain(span.of(text)).split()) for span in spans)
        yield _Piece(spans, words, group, kind, block.section, context, opens)
        opens = False


def _kind(block: Block, items: Sequence[Item]) -> tuple[str, Item | None]:
    """The kind of passage the block belongs to, and the item it states or answers."""
    for item in items:
        if item.kind.value != "standalone" and _meets(block.spans, item.spans):
            return item.kind.value, item
        if _meets(block.spans, item.response):
            return "response", item
    return block.kind.value, None


def _meets(one: Spans, other: Spans) -> bool:
    return any(a.overlaps(b) for a in one for b in other)


def _sentences(block: Block, text: str) -> tuple[Spans, ...]:
    if block.kind is not BlockKind.TABLE_ROW:
        found = sentences_of(block.spans, text)
        return _with_number(block, found, text)
    words = sum(len(plain(span.of(text)).split()) for span in block.spans)
    if words and words <= _WHOLE_ROW_WORDS and all(len(cell) <= 1 for cell in block.cells):
        return ((Span(block.spans[0].start, block.spans[-1].end),),)
    own = set(block.spans)
    found = [s for cell in block.cells for s in sentences_of(tuple(span for span in cell if span in own), text)]
    if len(found) > 1 and not _says(found[0], text):
        found[:2] = [(Span(found[0][0].start, found[1][0].end), *found[1][1:])]  # "4." goes with its label
    return tuple(found)


def _says(spans: Spans, text: str) -> bool:
    return any(re.search(r"[^\W\d_]{2}", span.of(text)) for span in spans)


def _with_number(block: Block, sentences: tuple[Spans, ...], text: str) -> tuple[Spans, ...]:
    """A numbered item is quoted with its number."""
    if not sentences or not any(c.isalnum() for c in block.marker):
        return sentences
    first = sentences[0][0]
    at = text.rfind(block.marker, max(0, first.start - len(block.marker) - 4), first.start)
    if at < 0:
        return sentences
    return ((Span(at, first.end), *sentences[0][1:]), *sentences[1:])


def _gathered(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """Runs of pieces of one group: a block goes whole into a passage that has room, a long one is cut between sentences."""
    run: list[_Piece] = []
    words = 0
    for piece in pieces:
        full = words + piece.words > MOST_WORDS or (piece.opens and words >= ENOUGH_WORDS)
        if run and (piece.group != run[0].group or piece.context != run[0].context or full):
            yield run
            run, words = [], 0
        run.append(piece)
        words += piece.words
    if run:
        yield run


def _touching(spans: Iterable[Span]) -> Spans:
    """Spans in order, those a space or a mark apart made one."""
    joined: list[Span] = []
    for span in spans:
        if joined and 0 <= span.start - joined[-1].end <= 3:
            joined[-1] = replace(joined[-1], end=span.end)
        else:
            joined.append(span)
    return tuple(joined)
