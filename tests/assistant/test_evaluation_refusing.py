"""The curve of risk over coverage, and what confidence is worth."""

from __future__ import annotations

from assistant.evaluation.refusing import Point, risk_coverage, separation
from tests.assistant.reeve import LANTERNS, marked

RIGHT, WRONG = LANTERNS, "The bridge toll stays at 5 marks"


def test_the_surest_come_first_and_refusals_end_the_curve() -> None:
    marks = [
        marked("1", WRONG, confidence=0.2),
        marked("2", RIGHT, confidence=0.9),
        marked("3", RIGHT, confidence=0.5, answerable=False),
        marked("4", "", confidence=0.1, answerable=False),
    ]
    assert risk_coverage(marks) == (Point(0.25, 0.0), Point(0.5, 0.5), Point(0.75, 2 / 3))


def test_what_is_looked_up_is_surest_and_equals_are_one_step() -> None:
    marks = [
        marked("1", RIGHT, confidence=0.4),
        marked("2", WRONG, confidence=0.4),
        marked("3", RIGHT, confidence=None),
        marked("4", RIGHT, either=True, answerable=False),
    ]
    assert risk_coverage(marks) == (Point(1 / 3, 0.0), Point(1.0, 1 / 3))


def test_nothing_answered_is_no_curve() -> None:
    assert risk_coverage([marked("1", "")]) == ()
    assert risk_coverage([]) == ()


def test_confidence_is_worth_the_pairs_that_it_tells_apart() -> None:
    marks = [
        marked("1", RIGHT, confidence=0.9),
        marked("2", "", confidence=0.3),
        marked("3", RIGHT, confidence=0.3, answerable=False),
        marked("4", "", confidence=0.1, answerable=False),
        marked("5", RIGHT, confidence=None, answerable=False),
    ]
    assert separation(marks) == (1 + 1 + 0.5 + 1) / 4
    assert separation(marks[:2]) is None
