"""Fitting the verdict: the weights follow what tells answerable questions from the others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.cases import Case
from benchmarks.declining import _auroc, _left_out, fitted


def case(answerable: bool, *, of: str = "harbour", hidden: bool = False, **signals: float) -> Case:
    return Case(of, False, "where are the fog horns", answerable, hidden, False, signals)


def cases(of: str, shift: float = 0.0) -> list[Case]:
    """Answerable ones have more of "near"; "noise" is the same for both."""
    dice = np.random.default_rng(3)
    return [
        case(answerable, of=of, near=answerable + shift + dice.normal(0, 0.5), noise=dice.normal(0, 1))
        for answerable in (True, True, False) * 40
    ]


def test_what_tells_them_apart_gets_the_weight() -> None:
    weights, _ = fitted(cases("harbour"))
    assert weights["near"] > 1
    assert abs(weights["noise"]) < 0.2


def test_the_odds_are_even_half_way_though_more_are_answerable() -> None:
    weights, odds = fitted(cases("harbour"))
    assert odds + 0.5 * weights["near"] == pytest.approx(0, abs=0.3)


def test_a_set_left_out_is_scored_by_the_others() -> None:
    other = cases("ferry")
    upside_down = [replace(c, answerable=not c.answerable) for c in other]
    told = _left_out([*cases("harbour"), *upside_down], "ferry")
    answerable = np.array([c.answerable for c in upside_down])
    assert _auroc(told[answerable], told[~answerable]) < 0.2


def test_auroc_counts_ties_as_half() -> None:
    assert _auroc(np.array([2.0, 1.0]), np.array([1.0, 0.0])) == pytest.approx(0.875)
    assert np.isnan(_auroc(np.array([1.0]), np.array([])))
