"""BM25 by the saved sparse weights beside rank-bm25's own get_scores, on invented passages."""

from __future__ import annotations

import random
from functools import partial

import numpy as np
from rank_bm25 import BM25Plus

from benchmarks.timing import Comparison, paired
from index.keyword import K1, B, fit

PASSAGES = 20_000
WORDS = 120  # in a passage
VOCABULARY = 30_000
QUESTIONS = 20


def keywords() -> Comparison:
    """Both must give the same scores, or there is nothing to compare."""
    die = random.Random(1)
    words = [f"w{rank}" for rank in range(VOCABULARY)]
    falling = [1 / (rank + 10) for rank in range(VOCABULARY)]  # Zipf's law
    passages = [die.choices(words, falling, k=WORDS) for _ in range(PASSAGES)]
    questions = [die.choices(words, falling, k=6) for _ in range(QUESTIONS)]
    sparse, peer = fit(passages), BM25Plus(passages, k1=K1, b=B, delta=0)
    np.testing.assert_allclose(sparse.scores(questions[0]), peer.get_scores(questions[0]), rtol=1e-4, atol=1e-4)
    ours, theirs = paired([(partial(sparse.scores, q), partial(peer.get_scores, q)) for q in questions])
    return Comparison(f"BM25 over {PASSAGES} passages", ours, "rank-bm25's get_scores", theirs)
