"""What is linked: documents with their registers, taken apart into the papers that each stand for themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from corpus.metadata.packs import document_at
from corpus.models import Commitment, Document, Item, ItemKind, PackPaper, Span, Spans, meet
from corpus.plain import words_of
from corpus.register.links.weighing import Bag, Weighing

Terms = Callable[[str], list[str]]
"""Words to what they are compared by: stems, function words left out."""

Meaning = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts to vectors, a row each, normalised: how near two are in meaning is their product."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document with its register: its items have keys. `sentences` are all of its sentences, in order."""

    document: Document
    items: Sequence[Item]
    text: str
    papers: Sequence[PackPaper] = ()
    sentences: Sequence[Spans] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Words that may be linked: where they stand, and what they are compared by."""

    spans: Spans
    words: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """An item of a unit: what was asked, what was answered, sentence by sentence, and each commitment's words."""

    item: Item
    said: Said
    answer: tuple[Said, ...]
    made: tuple[tuple[Commitment, Said], ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A document, or a paper of a pack, as it describes itself. `items` are those that something was asked in,
    `alone` what it undertakes outside them; `loose` are the sentences that no item holds."""

    document: Document
    items: tuple[Asked, ...]
    alone: tuple[Asked, ...]
    loose: tuple[Said, ...]
    words: tuple[str, ...]  # every term of it
    topic: Bag = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.document.id


def units_of(listed: Iterable[Listed], terms: Terms) -> list[Unit]:
    """Every document, a pack paper by paper."""
    return [unit for one in listed for unit in _units(one, terms)]


def _units(listed: Listed, terms: Terms) -> Iterator[Unit]:
    reader = _Reader(listed, terms)
    spans = [paper.span for paper in listed.papers] or [Span(0, len(listed.text))]
    for span in spans:
        items = [item for item in listed.items if item.spans and span.start <= item.spans[0].start < span.end]
        sentences = [one for one in listed.sentences if one and span.start <= one[0].start < span.end]
        asked = [reader.asked(item) for item in items if item.kind is not ItemKind.STANDALONE or item.called]
        alone = [reader.asked(item) for item in items if item.kind is ItemKind.STANDALONE and not item.called]
        held = sorted(piece for one in asked for piece in (*one.item.spans, *one.item.response))
        loose = [reader.said(one) for one in sentences if not meet(one, _near(one, held))]
        document = document_at(listed.papers, span, listed.document) if listed.papers else listed.document
        own = tuple(term for one in sentences for term in reader.said(one).terms)
        yield Unit(document, tuple(asked), tuple(alone), tuple(loose), own)


class _Reader:
    """One document's words; each sentence is cut into terms once."""

    def __init__(self, listed: Listed, terms: Terms) -> None:
        self._text, self._terms = listed.text, terms
        self._sentences = [one for one in listed.sentences if one]
        self._starts = [one[0].start for one in self._sentences]
        self._known: dict[Spans, Said] = {}

    def said(self, spans: Spans) -> Said:
        if spans not in self._known:
            words = words_of(spans, self._text)
            self._known[spans] = Said(spans, words, tuple(self._terms(words)))
        return self._known[spans]

    def asked(self, item: Item) -> Asked:
        made = tuple((c, self.said((c.span,))) for c in item.commitments)
        return Asked(item, self.said(item.spans), tuple(self._within(item.response)), made)

    def _within(self, response: Spans) -> Iterator[Said]:
        """The sentences that begin in the response."""
        for spans in self._sentences:
            if any(piece.start <= spans[0].start < piece.end for piece in response):
                yield self.said(spans)


def _near(one: Spans, held: Sequence[Span]) -> list[Span]:
    return [span for span in held if span.start < one[-1].end and one[0].start < span.end]


def weighed(units: Sequence[Unit]) -> tuple[list[Unit], Weighing]:
    """The units with their topics, and how much each term of these documents weighs."""
    from dataclasses import replace

    weighing = Weighing.of([unit.words for unit in units])
    return [replace(unit, topic=weighing.topic(unit.words)) for unit in units], weighing
