from __future__ import annotations

import math
import random

import numpy as np
import pytest
from rank_bm25 import BM25Plus

from index.keyword import K1, B, fit

_rng = random.Random(7)
_WORDS = [f"w{n}" for n in range(60)]
CORPORA = {
    "two passages": [["pier", "light"], ["light", "tide", "light"]],
    "one passage": [["pier", "light", "pier"]],
    "a term everywhere": [["pier", "a"], ["pier", "b"], ["pier", "c", "pier"]],
    "an empty passage among others": [["pier"], [], ["tide", "pier"]],
    "one term": [["pier"], ["pier"]],
    "two hundred, few words common": [
        _rng.choices(_WORDS, weights=[1 / (n + 1) for n in range(60)], k=_rng.randint(0, 120)) for _ in range(200)
    ],
}
QUESTIONS = [["pier"], ["pier", "pier", "light"], ["nowhere"], ["nowhere", "tide"], [], ["w0", "w3", "w59", "w3"]]


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA.keys())
def test_scores_equal_those_of_rank_bm25(corpus: list[list[str]], question: list[str]) -> None:
    expected = BM25Plus(corpus, k1=K1, b=B, delta=0).get_scores(question)
    assert fit(corpus).scores(question) == pytest.approx(expected, rel=1e-5, abs=1e-6)


@pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA.keys())
def test_a_passage_scores_above_zero_exactly_where_it_has_a_word_of_the_question(corpus: list[list[str]]) -> None:
    for term in {term for passage in corpus for term in passage}:
        assert (fit(corpus).scores([term]) > 0).tolist() == [term in passage for passage in corpus]


@pytest.mark.parametrize("corpus", [[], [[]], [[], []]], ids=["no passages", "one empty", "two empty"])
def test_passages_without_terms_score_nothing(corpus: list[list[str]]) -> None:
    keywords = fit(corpus)
    assert keywords.scores(["pier"]).tolist() == [0.0] * len(corpus)
    assert keywords.scores([]).tolist() == [0.0] * len(corpus)
    assert keywords.frequency("pier") == 0
    assert math.isfinite(keywords.idf("pier"))


def test_idf_and_frequency() -> None:
    keywords = fit([["pier", "pier"], ["pier", "tide"], ["pier"], []])
    assert (keywords.frequency("pier"), keywords.frequency("tide"), keywords.frequency("nowhere")) == (3, 1, 0)
    assert keywords.idf("pier") == pytest.approx(math.log(5 / 3))
    assert keywords.idf("tide") == pytest.approx(math.log(5))
    assert keywords.idf("nowhere") == keywords.idf("tide")


def test_idf_is_the_one_the_scores_use() -> None:
    corpus = CORPORA["two hundred, few words common"]
    model, keywords = BM25Plus(corpus, k1=K1, b=B, delta=0), fit(corpus)
    assert [keywords.idf(term) for term in model.idf] == pytest.approx(list(model.idf.values()))


def test_a_term_asked_twice_counts_twice() -> None:
    keywords = fit(CORPORA["two passages"])
    assert np.allclose(keywords.scores(["light", "light"]), 2 * keywords.scores(["light"]))
