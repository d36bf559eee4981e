"""What in the turn before the new words take the place of."""

from __future__ import annotations

import pytest

from assistant.replacing import counterpart, of_the_same_kind, says_nothing


@pytest.mark.parametrize(
    ("new", "before", "place"),
    [
        ("in 2031", "how many wrecks in june 2030", "june 2030"),
        ("amber", "which lanterns are red", "red"),
        ("rec 4", "what did they say to recommendation 3", "recommendation 3"),
        ("gulls", "which lanterns are red", ""),
    ],
)
def test_like_takes_the_place_of_like(new: str, before: str, place: str) -> None:
    assert of_the_same_kind(new, before) == place


def test_a_preposition_is_replaced_with_what_it_leads() -> None:
    assert counterpart("in 2031", "how many wrecks in june 2030", None) == "in june 2030"


def test_without_meanings_nothing_else_is_alike() -> None:
    assert counterpart("the gulls", "who paints the buoys", None, anything=True) == ""


@pytest.mark.parametrize(("word", "empty"), [("deadline", True), ("the", True), ("buoys", False)])
def test_a_word_of_asking_says_nothing(word: str, empty: bool) -> None:
    assert says_nothing(word) is empty
