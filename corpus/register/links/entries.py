"""What is linked: documents with their registers, taken apart into the papers that each stand for themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from corpus.metadata.packs import document_at
from corpus.models import Commitment, Document, Item, ItemKind, PackPaper, Span, Spans, meet
from corpus.plain import words_of
from corpus.register.links.weighing import Bag, Terms, Weighing

_FEWEST = 2  # terms that something can be told by

Meaning = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts to vectors, a row each, normalised: how near two are in meaning is their product."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words that may be linked: where they stand, and the terms that they are compared by."""

    spans: Spans
    words: str
    terms: frozenset[str]


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

    Whoever is asked is left out of the terms of `said`: that two things are asked of one body makes them no more alike.
    """

    item: Item
    said: Said
    answer: tuple[Said, ...]
    made: tuple[tuple[Commitment, Said], ...]


@dataclass(frozen=True)
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
    weighing = Weighing.of(words, terms)
    return [_unit(part, weighing.topic(own)) for part, own in zip(parts, words, strict=True)], weighing


@dataclass(frozen=True)
class _Part:
    document: Document
    asked: tuple[Asked, ...]
    sentences: tuple[Said, ...]


def _parts(listed: Listed, terms: Terms) -> Iterator[_Part]:
    whole = [Span(0, len(listed.text) + 1)]
    known = {said.spans: said for said in listed.sentences}
    papers = [paper.span for paper in listed.papers]
    for span in [Span(0, papers[0].start), *papers] if papers else whole:
        sentences = tuple(said for said in listed.sentences if _begins(said.spans, span))
        items = [item for item in listed.items if _begins(item.spans, span)]
        asked = tuple(_asked(item, sentences, listed.text, known, terms) for item in items)
        yield _Part(document_at(listed.papers, Span(span.start, span.start + 1), listed.document), asked, sentences)


def _unit(part: _Part, topic: Bag) -> Unit:
    held = sorted(span for one in part.asked for span in (*one.item.spans, *one.item.response))
    alone = tuple(one for one in part.asked if one.item.kind is ItemKind.STANDALONE and not one.item.called)
    items = tuple(one for one in part.asked if one not in alone)
    loose = tuple(said for said in part.sentences if not meet(said.spans, held))
    return Unit(part.document, items, alone, loose, topic)


def _asked(item: Item, sentences: Iterable[Said], text: str, known: Mapping[Spans, Said], terms: Terms) -> Asked:
    answer = tuple(said for said in sentences if any(_begins(said.spans, piece) for piece in item.response))
    made = tuple((c, _said((c.span,), text, known, terms)) for c in item.commitments)
    said = _said(item.spans, text, known, terms)
    left = said.terms - frozenset(terms(item.addressed_to))
    return Asked(item, replace(said, terms=left) if len(left) >= _FEWEST else said, answer, made)


def _said(spans: Spans, text: str, known: Mapping[Spans, Said], terms: Terms) -> Said:
    if spans in known:
        return known[spans]
    words = words_of(spans, text)
    return Said(spans, words, frozenset(terms(words)))


def _begins(spans: Spans, within: Span) -> bool:
    return bool(spans) and within.start <= spans[0].start < within.end
