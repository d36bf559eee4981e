"""A quote that a model may cite, with what it says: its parts, its terms, the rows of its table, its meaning."""

from __future__ import annotations

import re
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.rewriting.deeds import meanings_in, meant_by
from assistant.rewriting.parts import parts_of
from assistant.rewriting.sources import Source
from index.embed import Embedder
from index.terms import terms
from index.terms import words as words_in

POINTS_BACK = re.compile(r"(?:he|she|they|it|this|these|his|her|their)\b", re.IGNORECASE)
_LABELLED = re.compile(r"[\w /]{1,30}:\s")


class Quoted:
    """A source with what is in it."""

    def __init__(self, source: Source, embedder: Embedder) -> None:
        beside = f"{source.said}. {source.about}"
        self.source = source
        self.parts = [p for n, words in enumerate(source.sentences) for p in parts_of(words, source.as_at, n)]
        self.beside = parts_of(beside, source.as_at)
        self.beside_terms = frozenset(terms(beside))
        own = frozenset(terms(source.words)) | self.beside_terms
        self.terms = own | meant_by(own)
        self.beside_meanings = meanings_in(beside)
        self._embedder = embedder

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """Of the whole and of each of its parts, a row each."""
        return self._embedder.embed([self.source.words, *(part.clause.words for part in self.parts)])

    @cached_property
    def word_vectors(self) -> NDArray[np.float32]:
        """Of each of its words, a row each."""
        every = f"{self.source.words} {self.source.said} {self.source.about}"
        return self._embedder.embed(sorted({word for word in words_in(every) if terms(word)}))

    def cells_of(self, sentence: int) -> list[int]:
        """The cells ("Owner: ...") of the row that a sentence stands in; each row has the same first label."""
        labels = [found.group() if (found := _LABELLED.match(words)) else "" for words in self.source.sentences]
        first = next((label for label in labels if label), "")
        starts = [max(0, n - (not labels[n - 1])) for n, label in enumerate(labels) if label and label == first]
        begin = max((start for start in starts if start <= sentence), default=0)
        end = min((start for start in starts if start > sentence), default=len(labels))
        return [n for n in range(begin, end) if labels[n]]

    def terms_at(self, sentence: int) -> frozenset[str]:
        """The terms of one of its sentences, of the one before where it points back, and of cells ("Owner: ...")."""
        told = self.source.sentences
        first = sentence - 1 if sentence and POINTS_BACK.match(told[sentence]) else sentence
        cells = (told[n] for n in self.cells_of(sentence))
        return frozenset(terms(" ".join((*told[first : sentence + 1], *cells))))
