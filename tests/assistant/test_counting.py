"""Figures that count what is asked, and those that only look like it. The sentences are invented."""

from __future__ import annotations

import pytest

from assistant.counting import amounts_in, counts_in
from index.terms import terms


@pytest.mark.parametrize(
    ("sentence", "counted", "found"),
    [
        ("Forty keepers watch the bar.", "keepers", ["Forty"]),
        ("Of the boats asked, 20 came.", "boats", ["20"]),
        ("All 19 boats were surveyed.", "houseboats", ["19"]),
        ("All 19 houseboats were surveyed.", "boats", ["19"]),
        ("All 19 ships were surveyed.", "houseboats", []),
        ("Lanterns held: 128.", "lanterns", ["128"]),
        ("Bells held: 128 in three sheds.", "lanterns", []),
        ("3. Every keeper is to be trained.", "keepers", []),
        ("RESOLVED: 1. That every keeper be trained.", "keepers", []),
        ("The keepers met on 3 May 2031 in room 5.2 of the mole.", "keepers", []),
        ("The keepers waited nine minutes for two pilots.", "keepers", []),
        ("Keepers cost £310,000 a year, 8 per cent of it for oil.", "keepers", []),
        ("The Keepers' House is at 7 Gull Lane, telephone 01990 555 010.", "keepers", []),
        ("One area for the keepers is grade 4 in the report.", "keepers", []),
    ],
)
def test_counts(sentence: str, counted: str, found: list[str]) -> None:
    assert counts_in(sentence, frozenset(terms(counted))) == found


def test_what_is_counted_may_not_be_named() -> None:
    assert counts_in("Of those asked, 20 boats came and 75% stayed.", frozenset()) == ["20", "75%"]


def test_amounts_are_of_anything() -> None:
    assert amounts_in("4. Oil fell by 8 per cent to £41,000 on 3 May 2031.") == ["8 per cent", "£41,000"]
