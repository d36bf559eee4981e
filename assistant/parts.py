"""The parts of the answering, each of which can be left out to see what it earns (`bywhen evaluate --ablations`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

import numpy as np

from assistant.evidence import Scored
from assistant.question import Understood
from index.embed import Vectors
from index.hybrid import Filters, Hit
from index.local import LocalIndex


class Part(StrEnum):
    """Each by what there is no more without it."""

    WORDS = "search by words"
    MEANING = "search by meaning"
    OTHER_WORDS = "other words for the question's"
    FILTERS = "filters said in words"
    SENTENCES = "ranking of sentences"
    LOOKUPS = "answers from the register"
    DECLINING = "declining"
    FOLLOWING = "the turn before"


Without = frozenset[Part]
ALL: Without = frozenset()
"""Nothing is left out."""


def understood_without(understood: Understood, filters: Filters, without: Without) -> Understood:
    """The question as it is understood without some parts; `filters` are those that were chosen, not said."""
    if Part.OTHER_WORDS in without:
        understood = replace(understood, widened=())
    if Part.FILTERS in without:
        understood = replace(
            understood, filters=filters, said=(), named=(), numbers=(), month=None, places=(), nowhere=False
        )
    return understood


def found_without(
    understood: Understood, vector: Vectors, index: LocalIndex, limit: int, without: Without
) -> list[Hit]:
    """The passages found; each keeps its own scores, whatever it was found by."""
    words = () if Part.WORDS in without else understood.searched
    if Part.MEANING not in without:
        return index.search(vector, words, understood.filters, limit)
    by_words = index.search(np.zeros_like(vector), words, understood.filters, limit)
    whole = index.search(vector, words, understood.filters, index.passages)
    own = {(hit.document, hit.number): hit for hit in whole}
    return [replace(own[place], score=hit.score) for hit in by_words if (place := (hit.document, hit.number)) in own]


def ranked_without(found: list[Scored], hits: Sequence[Hit], without: Without) -> list[Scored]:
    """The sentences in order; without their own ranking, as they stand in the passages that were found."""
    if Part.SENTENCES not in without:
        return found
    rank = {(hit.document, hit.number): n for n, hit in enumerate(hits)}
    return sorted(found, key=lambda s: (rank[s.sentence.document, s.sentence.passage], s.sentence.number))
