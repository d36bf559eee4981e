"""Blocks -> passages, the unit that is searched: about 100 to 200 words with sentence edges, in one section.

A response goes with its recommendation, a reply with its question, a table row with its header and label, a list item
with its lead-in: those are a passage's context, which is searched with it but quoted from where it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.layout.outline import following
from corpus.layout.paging import on_one_page, page_number
from corpus.layout.threads import Thread, threads_of
from corpus.models import Block, BlockKind, Item, ItemKind, Passage, Reading, Span, Spans
from corpus.plain import plain, words_of
from corpus.row_sentences import count_words, leadin_of_row, says, sentences_of_row
from corpus.sentences import sentences_of

ENOUGH_WORDS = 90
MOST_WORDS = 180
_CONTEXT_WORDS = 60
_SECTION_WORDS = 30
_LABEL_WORDS = 30  # of a row's first cell
_WHOLE_ACTION_WORDS = 70
_RESPONSE, _ACTION = "response", "action"
_LONGEST_GAP = 40  # characters
_SAID = re.compile(r"\w")


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
    speaker: str = ""


def passages_of(reading: Reading, blocks: Sequence[Block], items: Sequence[Item] = ()) -> tuple[Passage, ...]:
    """The passages of a document in reading order, numbered from 0."""
    starts = [page.span.start for page in reading.pages]
    found: list[Passage] = []
    for pieces in _gathered(_Splitting.of(reading.text, blocks, items).pieces()):
        first = pieces[0]
        spans = _touching((span for piece in pieces for span in piece.spans), reading.text, starts)
        found.append(
            Passage(
                number=len(found),
                kind=first.kind,
                spans=spans,
                sentences=_sentences(pieces, reading.text, starts),
                context=first.context,
                section=first.section,
                page=page_number(spans[0].start, reading.pages),
                speaker=first.speaker,
            )
        )
    return tuple(found)


def _sentences(pieces: Sequence[_Piece], text: str, pages: Sequence[int]) -> tuple[Spans, ...]:
    """One for each piece; a short action and the report on it are quoted as one: "Complete." alone says nothing."""
    if pieces[0].group[0] == _ACTION and sum(piece.words for piece in pieces) <= _WHOLE_ACTION_WORDS:
        return (_touching((span for piece in pieces for span in piece.spans), text, pages),)
    return tuple(piece.spans for piece in pieces)


def indexed_text(passage: Passage, text: str, title: str) -> str:
    """What is searched: "title | section | speaker" and context, then the passage's own words, without markup."""
    headings = [part for part in passage.section if part != title]
    section = " | ".join(_head(part, _SECTION_WORDS) for part in (*headings, passage.speaker) if part)
    context = " ".join(_head(words_of((span,), text), _CONTEXT_WORDS) for span in passage.context)
    own = words_of(passage.spans, text)
    return "\n".join(part for part in (" | ".join(p for p in (title, section) if p), context, own) if part)


def sentence_texts(passage: Passage, text: str) -> tuple[str, ...]:
    """The plain words of each of the passage's sentences."""
    return tuple(words_of(spans, text) for spans in passage.sentences)


def _head(words: str, most: int) -> str:
    return " ".join(words.split()[:most])


@dataclass(frozen=True)
class _Splitting:
    """One document on its way to passages: its blocks, and by their numbers what they state, answer or belong to."""

    text: str
    blocks: Sequence[Block]
    items: dict[int, tuple[str, Item]]
    threads: dict[int, Thread]
    after: Sequence[Block | None]
    headers: frozenset[tuple[Spans, ...]]  # of tables that have rows: they are those rows' context

    @classmethod
    def of(cls, text: str, blocks: Sequence[Block], items: Sequence[Item]) -> _Splitting:
        headers = frozenset(block.header for block in blocks if block.header)
        return cls(text, blocks, _kinds(blocks, items), threads_of(blocks, text), following(blocks), headers)

    def pieces(self) -> Iterator[_Piece]:
        leadin: Spans = ()
        nested: tuple[str, Spans] = ("", ())  # an item that leads in to items below it: its kind of marker, its words
        row: Block | None = None
        for n, block in enumerate(self.blocks):
            if block.kind is BlockKind.FURNITURE or (block.level and block.cells in self.headers):
                continue
            if block.kind is BlockKind.FOOTNOTE:
                numbered = _with_number(block, sentences_of(block.spans, self.text), self.text)
                yield from self._of(numbered, block, (n,), block.kind.value, ())
                continue
            if block.kind is BlockKind.TABLE_ROW:
                leadin, row = leadin_of_row(row, block, self.text) if row else (), block
                yield from self._row(n, block, leadin)
            elif block.kind is BlockKind.LIST_ITEM:
                nested = nested if _marker_kind(block) != nested[0] else ("", ())
                yield from self._prose(n, block, leadin + nested[1])
                own = _leadin(block, self.text)
                nested = (_marker_kind(block), own) if own else nested
            else:
                leadin, nested = _leadin(block, self.text) if block.kind is BlockKind.PARAGRAPH else (), ("", ())
                if block.kind is not BlockKind.HEADING or not self._has_body(n):
                    yield from self._prose(n, block, ())

    def _has_body(self, n: int) -> bool:
        after = self.after[n]
        return after is not None and (after.kind is not BlockKind.HEADING or after.level > self.blocks[n].level)

    def _prose(self, n: int, block: Block, leadin: Spans) -> Iterator[_Piece]:
        kind, item = self.items.get(n, (block.kind.value, None))
        thread = self.threads.get(n)
        group: tuple[object, ...] = (block.section, kind, leadin)
        if item is not None:
            group = (id(item), kind)
            leadin = item.spans if kind == _RESPONSE else leadin
        if thread is not None and (item is None or item.kind is ItemKind.AGREED_ACTION):
            group = (_RESPONSE if thread.answers else _ACTION, thread.number)
            leadin = thread.opening if n != thread.number else leadin
            kind = _RESPONSE if thread.answers else kind
        sentences = _with_number(block, sentences_of(block.spans, self.text), self.text)
        yield from self._of(sentences, block, group, kind, leadin)

    def _row(self, n: int, block: Block, leadin: Spans) -> Iterator[_Piece]:
        kind, _ = self.items.get(n, (block.kind.value, None))
        own = set(block.spans)
        carried = tuple(span for cell in block.cells[:2] for span in cell if span not in own)
        header = tuple(span for cell in block.header for span in cell)
        label = (
            block.cells[0]
            if block.cells and not carried and count_words(block.cells[0], self.text) <= _LABEL_WORDS
            else ()
        )
        for piece in self._of(sentences_of_row(block, self.text), block, (n,), kind, header + carried + leadin):
            within = label and piece.spans[0].start >= label[-1].end  # a passage that begins below the row's label
            yield replace(piece, context=piece.context + label) if within else piece

    def _of(
        self, sentences: Iterable[Spans], block: Block, group: tuple[object, ...], kind: str, context: Spans
    ) -> Iterator[_Piece]:
        opens = True
        for spans in sentences:
            if says(spans, self.text):
                words = count_words(spans, self.text)
                turn = (*group, block.speaker) if block.speaker else group
                yield _Piece(spans, words, turn, kind, block.section, context, opens, block.speaker)
                opens = False


def _kinds(blocks: Sequence[Block], items: Sequence[Item]) -> dict[int, tuple[str, Item]]:
    """The kind of passage that a block belongs to and the item it states or answers; the first item that it meets."""
    places = sorted((span.start, span.end, n) for n, block in enumerate(blocks) for span in block.spans)
    starts = [start for start, _, _ in places]
    found: dict[int, tuple[str, Item]] = {}
    for item in items:
        stated = () if item.kind is ItemKind.STANDALONE else item.spans
        for kind, spans in ((item.kind.value, stated), (_RESPONSE, item.response)):
            for span in spans:
                first, last = bisect_right(starts, span.start) - 1, bisect_right(starts, span.end - 1)
                for _, end, n in places[max(0, first) : last]:
                    if end > span.start:
                        found.setdefault(n, (kind, item))
    return found


def _leadin(block: Block, text: str) -> Spans:
    """The sentence with which the block leads in to a list; empty where it does not."""
    last = block.spans[-1]
    if not plain(text[max(last.start, last.end - 12) : last.end]).endswith((":", ";")):
        return ()
    sentences = sentences_of(block.spans, text)
    return sentences[-1] if sentences else ()


def _marker_kind(block: Block) -> str:
    inside = block.marker.strip("().")
    return "number" if inside.isdigit() else "letter" if inside.isalpha() else block.marker


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
    """Runs of pieces of one group: a block goes whole where it has room, a long one is cut between sentences."""
    run: list[_Piece] = []
    words = 0
    for piece in pieces:
        full = words + piece.words > MOST_WORDS or (piece.opens and words >= ENOUGH_WORDS)
        if run and (piece.group != run[0].group or full):
            yield run
            run, words = [], 0
        run.append(piece)
        words += piece.words
    if run:
        yield run


def _touching(spans: Iterable[Span], text: str, pages: Sequence[int]) -> Spans:
    """Spans in order, those with nothing but markup between them made one where they stand on one page.

    `pages` are the places where pages begin.
    """
    joined: list[Span] = []
    for span in spans:
        if joined and _touch(joined[-1], span, text, pages):
            joined[-1] = replace(joined[-1], end=span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _touch(one: Span, other: Span, text: str, pages: Sequence[int]) -> bool:
    if not 0 <= other.start - one.end <= _LONGEST_GAP:
        return False
    between = text[one.end : other.start]
    return "\f" not in between and on_one_page(one, other, pages) and not _SAID.search(plain(between))
