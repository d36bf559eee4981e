"""What is linked: documents with their registers, taken apart into the papers that each stand for themselves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from corpus.metadata.packs import document_at
from corpus.models import Commitment, Document, Item, ItemKind, PackPaper, Span, Spans, meet
from corpus.plain import words_of
from corpus.register.links.weighing import Bag, Terms, Weighing

_FEWEST = 2  # terms that something can be told by

Vector = NDArray[np.float32]
"""Of length 1: how near two sayings are in meaning is the product of theirs."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words that may be linked: where they stand, the terms that they are compared by, and their vector, if known."""

    spans: Spans
    words: str
    terms: frozenset[str]
    vector: Vector | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Listed:
    """A document with its register: its items have keys. `sentences` are all of its sentences, in order."""

    document: Document
    items: Sequence[Item]
    text: str
    papers: Sequence[PackPaper] = ()
    sentences: Sequence[Said] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """An item of a unit: its words, the sentences of its answer, and each commitment's words.

    Whoever is asked is left out of the terms: two tasks of one body are no more alike for that.
    """

    item: Item
    said: Said
    answer: tuple[Said, ...]
    made: tuple[tuple[Commitment, Said], ...]


@dataclass(frozen=True, eq=False)
class Unit:
    """A document, or a paper of a pack, as it describes itself.

    `items` are those that something was asked in, `alone` what is undertaken outside them; `loose` are the sentences
    that no item holds. `topic` is what the whole is about.
    """

    document: Document
    items: tuple[Asked, ...]
    alone: tuple[Asked, ...]
    loose: tuple[Said, ...]
    topic: Bag

    @property
    def id(self) -> str:
        return self.document.id


def units_of(listed: Sequence[Listed], terms: Terms) -> tuple[list[Unit], Weighing]:
    """Every document, a pack paper by paper, and how much each term weighs in them."""
    parts = [part for one in listed for part in _parts(one, terms)]
    words = [[term for said in part.sentences for term in said.terms] for part in parts]
    weighing = Weighing(words, terms)
    return [_unit(part, weighing.topic(own)) for part, own in zip(parts, words, strict=True)], weighing


@dataclass(frozen=True)
class _Part:
    document: Document
    asked: tuple[Asked, ...]
    sentences: tuple[Said, ...]


def _parts(listed: Listed, terms: Terms) -> Iterator[_Part]:
    whole = [Span(0, len(listed.text) + 1)]
    papers = [paper.span for paper in listed.papers]
    for span in [Span(0, papers[0].start), *papers] if papers else whole:
        sentences = tuple(sorted((s for s in listed.sentences if _begins(s.spans, span)), key=lambda s: s.spans))
        items = [item for item in listed.items if _begins(item.spans, span)]
        document = document_at(listed.papers, Span(span.start, span.start + 1), listed.document)
        reader = _Reader(listed.text, _Near(sentences), terms, frozenset(terms(document.description.body.value)))
        yield _Part(document, tuple(map(reader.asked, items)), sentences)


def _unit(part: _Part, topic: Bag) -> Unit:
    near = _Near(part.sentences)
    held = {s.spans for one in part.asked for s in near.to(tuple(sorted((*one.item.spans, *one.item.response))))}
    alone = tuple(one for one in part.asked if one.item.kind is ItemKind.STANDALONE and not one.item.called)
    items = tuple(one for one in part.asked if one not in alone)
    loose = tuple(said for said in part.sentences if said.spans not in held)
    return Unit(part.document, items, alone, loose, topic)


class _Near:
    """A document's sentences, in order, by where they stand."""

    def __init__(self, sentences: Sequence[Said]) -> None:
        self._sentences = sentences
        self._starts = [said.spans[0].start for said in sentences]

    def to(self, spans: Spans) -> list[Said]:
        """Those that have a character in common with any of the spans."""
        if not spans:
            return []
        first = max(0, bisect_left(self._starts, spans[0].start) - _BEFORE)
        last = bisect_left(self._starts, max(span.end for span in spans))
        return [said for said in self._sentences[first:last] if meet(said.spans, spans)]


_BEFORE = 8  # sentences that begin before and may reach into it: of a table's rows several do


@dataclass(frozen=True)
class _Reader:
    """One document's words, less its body's name, which tells nothing there."""

    text: str
    near: _Near
    terms: Terms
    name: frozenset[str]

    def asked(self, item: Item) -> Asked:
        near = self.near.to(item.response)
        answer = tuple(said for said in near if any(_begins(said.spans, piece) for piece in item.response))
        owner = item.addressed_to if item.kind is ItemKind.AGREED_ACTION else ""
        made = tuple((c, self.said((c.span,), owner)) for c in item.commitments)
        return Asked(item, self.said(item.spans, item.addressed_to), answer, made)

    def said(self, spans: Spans, who: str) -> Said:
        """The words there, `who` left out of their terms; of several sentences the vector is the mean of theirs."""
        near = self.near.to(spans)
        whole = next((said for said in near if said.spans == spans), None) or self._read(spans, near)
        left = whole.terms - self.name - frozenset(self.terms(who))
        return replace(whole, terms=left) if len(left) >= _FEWEST else whole

    def _read(self, spans: Spans, near: Sequence[Said]) -> Said:
        words = words_of(spans, self.text)
        vector = _mean([said.vector for said in near if said.vector is not None])
        return Said(spans, words, frozenset(self.terms(words)), vector)


def _mean(vectors: Sequence[Vector]) -> Vector | None:
    if not vectors:
        return None
    whole = np.sum(np.array(vectors, np.float32), axis=0)
    length = float(np.linalg.norm(whole))
    return np.asarray(whole / length, np.float32) if length else None


def _begins(spans: Spans, within: Span) -> bool:
    return bool(spans) and within.start <= spans[0].start < within.end
