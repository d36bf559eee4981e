"""Words and meaning together: what restricts a search, what it finds, and how the scores are fused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

TOP = 100
"""Fused are the union of the best passages by words and the best by meaning, this many of each."""

WEIGHTS = np.float32(1), np.float32(0.5), np.float32(0.75)
"""Of words (BM25), of the passage's meaning and of its best sentence's.

Mean nDCG@10 over three public sets and five of gold questions: see docs/developers.md. Questions in the documents' own
words want less meaning, reworded ones more.
"""

DOCUMENT = np.float32(0.4)
"""Of the best passage of the same document: one that tells of the matter is likelier to tell of it twice."""

FEEDBACK, FED = np.float32(0.4), 3
"""How far the question's meaning moves towards the passages first found, and towards how many (Rocchio 1971)."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is restricted to, before anything is ranked. None: no restriction; an empty set: nothing passes.

    Dates are inclusive and are the documents' own; a document without a date is outside every range.
    `kinds` and `bodies` compare exactly, with the values of the entries. `passages` names each by its document and
    number.
    """

    documents: frozenset[str] | None = None
    dated_from: date | None = None
    dated_to: date | None = None
    kinds: frozenset[str] | None = None
    bodies: frozenset[str] | None = None
    passages: frozenset[tuple[str, int]] | None = None

    def allow(self, document: str, dated: date | None, kind: str, body: str) -> bool:
        """Whether a document with these values passes."""
        return (
            (self.documents is None or document in self.documents)
            and (self.kinds is None or kind in self.kinds)
            and (self.bodies is None or body in self.bodies)
            and (self.dated_from is None or (dated is not None and dated >= self.dated_from))
            and (self.dated_to is None or (dated is not None and dated <= self.dated_to))
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. `score` orders the hits of one search and means nothing across searches.

    `bm25` and `cosine` are the passage's own, unscaled; `sentences` the cosine of each of its sentences with the
    question, in the passage's order.
    """

    document: str
    number: int
    score: float
    bm25: float
    cosine: float
    sentences: tuple[float, ...]

    @property
    def best_sentence(self) -> float:
        """The highest sentence cosine (the passage's own where it has no sentences)."""
        return max(self.sentences, default=self.cosine)


def best(scores: Scores, allowed: NDArray[np.bool_], limit: int = TOP) -> NDArray[np.int64]:
    """The numbers of the allowed passages that score highest, best first; never one that scores 0 or less."""
    numbers = np.flatnonzero(allowed & (scores > 0))
    return numbers[np.argsort(-scores[numbers], kind="stable")[:limit]]


def fused(*, bm25: Scores, cosine: Scores, sentence: Scores) -> Scores:
    """One score a candidate: the weighted sum of its scores, each z-scored over the candidates.

    `cosine` is the passage's, `sentence` its best sentence's.
    """
    kinds = zip(WEIGHTS, (bm25, cosine, sentence), strict=True)
    total: Scores = np.sum([weight * _z(scores) for weight, scores in kinds], axis=0, dtype=np.float32)
    return total


def moved(question: Scores, passages: Scores) -> Scores:
    """The question's vector moved towards those of the passages first found: (dimension,) and (passages, dimension)."""
    if not len(passages):
        return question
    there: Scores = question + FEEDBACK * passages.mean(axis=0)
    return (there / np.linalg.norm(there)).astype(np.float32)


def with_document(scores: Scores, documents: NDArray[np.int32]) -> Scores:
    """The scores of candidates, each with its share of the best of its document; `documents` says whose each is."""
    own = np.unique(documents, return_inverse=True)[1]
    strongest = np.full(len(scores), -np.inf, np.float32)
    np.maximum.at(strongest, own, scores)
    lifted: Scores = scores + DOCUMENT * strongest[own]
    return lifted


def _z(scores: Scores) -> Scores:
    if not len(scores):
        return scores
    centred = scores - scores.mean()
    spread = float(centred.std())
    # Below this the candidates differ by rounding alone, which must not decide.
    return centred / np.float32(spread) if spread > 1e-6 else np.zeros_like(centred)
