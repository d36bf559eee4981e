from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from index.hybrid import DOCUMENT, WEIGHTS, Filters, Hit, best, fused, moved, with_document

EVERY = np.ones(4, np.bool_)


def test_best_is_ordered_stable_limited_and_never_zero() -> None:
    scores = np.array([1, 3, 0, 3], np.float32)
    assert best(scores, EVERY).tolist() == [1, 3, 0]
    assert best(scores, EVERY, 2).tolist() == [1, 3]
    assert best(scores, np.array([True, False, True, True])).tolist() == [3, 0]
    assert best(np.zeros(4, np.float32), EVERY).tolist() == []


ALIKE = np.full(3, 0.7, np.float32)
UP, PEAK = np.array([0, 10, 20], np.float32), np.array([0.2, 0.8, 0.5], np.float32)
Z = 1.224745  # of one spread to either side of the mean of three


def test_fused_is_the_weighted_sum_of_z_scores() -> None:
    words, meaning, sentence = WEIGHTS
    assert fused(bm25=UP, cosine=ALIKE, sentence=ALIKE) == pytest.approx([-Z * words, 0, Z * words], abs=1e-5)
    assert fused(bm25=ALIKE, cosine=PEAK, sentence=ALIKE) == pytest.approx([-Z * meaning, Z * meaning, 0], abs=1e-5)
    assert fused(bm25=UP, cosine=UP, sentence=PEAK) == pytest.approx(
        [-Z * (words + meaning + sentence), Z * sentence, Z * (words + meaning)], abs=1e-5
    )


def test_scores_all_alike_decide_nothing() -> None:
    assert fused(bm25=ALIKE, cosine=ALIKE + np.float32(1e-8), sentence=ALIKE).tolist() == [0, 0, 0]


def test_nothing_to_fuse() -> None:
    none = np.empty(0, np.float32)
    assert fused(bm25=none, cosine=none, sentence=none).tolist() == []


def test_fused_does_not_depend_on_the_unit_of_a_score() -> None:
    expected = fused(bm25=UP, cosine=PEAK, sentence=ALIKE)
    assert fused(bm25=1000 * UP + 7, cosine=PEAK, sentence=ALIKE) == pytest.approx(expected, abs=1e-4)


def test_a_question_moves_towards_what_was_found_first() -> None:
    question, passage = np.array([1, 0], np.float32), np.array([[0, 1]], np.float32)
    there = moved(question, passage)
    assert np.linalg.norm(there) == pytest.approx(1)
    assert 0 < there[1] < there[0]
    assert moved(question, passage[:0]).tolist() == question.tolist()


def test_the_best_passage_of_a_document_lifts_the_others() -> None:
    scores = np.array([1, -1, 0.9, 0.5], np.float32)
    lifted = with_document(scores, np.array([7, 7, 3, 3], np.int32))
    assert lifted == pytest.approx(scores + DOCUMENT * np.array([1, 1, 0.9, 0.9], np.float32))


def test_passages_of_one_document_keep_their_order() -> None:
    scores = np.array([0.2, -1, 3], np.float32)
    assert np.argsort(with_document(scores, np.zeros(3, np.int32))).tolist() == [1, 0, 2]


def test_best_sentence_of_a_passage_without_sentences_is_the_passage() -> None:
    assert Hit("d", 0, 1.0, 2.0, 0.4, (0.1, 0.6)).best_sentence == 0.6
    assert Hit("d", 0, 1.0, 2.0, 0.4, ()).best_sentence == 0.4


FILTERS = {
    "none": (Filters(), True),
    "its document": (Filters(documents=frozenset({"a", "b"})), True),
    "another document": (Filters(documents=frozenset({"b"})), False),
    "no document": (Filters(documents=frozenset()), False),
    "its kind": (Filters(kinds=frozenset({"letter"})), True),
    "another kind": (Filters(kinds=frozenset({"minutes"})), False),
    "its body": (Filters(bodies=frozenset({"Port Board"})), True),
    "another body": (Filters(bodies=frozenset({"Tide Panel"})), False),
    "from its day": (Filters(dated_from=date(2031, 3, 1)), True),
    "from the day after": (Filters(dated_from=date(2031, 3, 2)), False),
    "to its day": (Filters(dated_to=date(2031, 3, 1)), True),
    "to the day before": (Filters(dated_to=date(2031, 2, 28)), False),
    "its kind, another body": (Filters(kinds=frozenset({"letter"}), bodies=frozenset({"Tide Panel"})), False),
}


@pytest.mark.parametrize(("filters", "passes"), FILTERS.values(), ids=FILTERS.keys())
def test_filters(filters: Filters, passes: bool) -> None:
    assert filters.allow("a", date(2031, 3, 1), "letter", "Port Board") is passes


def test_a_document_without_a_date_is_outside_every_range() -> None:
    assert Filters().allow("a", None, "", "")
    assert not Filters(dated_from=date(1, 1, 1)).allow("a", None, "", "")
    assert not Filters(dated_to=date(9999, 12, 31)).allow("a", None, "", "")
