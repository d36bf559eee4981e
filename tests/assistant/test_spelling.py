"""Slips of spelling, and other forms of a word."""

from __future__ import annotations

from collections import Counter

import pytest

from assistant.spelling import in_use, is_word, other_forms, spelt
from assistant.view import View

USED = Counter("the harbour lanterns were lost and kept in september by the quaymaster quaymaster".split())


class Documents:
    """Documents as far as spelling sees them."""

    words = USED


@pytest.fixture
def view() -> View:
    return Documents()  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("where are the lantrens", "where are the lanterns"),
        ("the harbor wall", "the harbor wall"),  # a word
        ("harbuor wall", "harbour wall"),
        ("recomendations on lanterns", "recommendations on lanterns"),
        ("the quaymastr", "the quaymaster"),
        ("septembre", "september"),
        ("the nubmer of haurbors", "the number of haurbors"),
        ("areas for improvment", "areas for improvement"),
        pytest.param("wat was promissed", "what was promised", id="a short word of asking"),
        pytest.param("Wen and by hoo", "when and by who", id="though it is a word, if a rare one"),
        pytest.param("what werent the plans", "what werent the plans", id="a word of asking without its mark"),
        pytest.param("the plates", "the plates", id="a word, though no document uses it"),
        pytest.param("lsot", "lsot", id="too short"),
        pytest.param("zanterns", "zanterns", id="another first letter"),
        pytest.param("who is Quaymeistr", "who is Quaymeistr", id="a name has to be likelier"),
        pytest.param("see lantrens.txt", "see lantrens.txt", id="a file"),
    ],
)
def test_slips_are_mended_by_the_words_of_the_documents(view: View, typed: str, mended: str) -> None:
    assert spelt(typed, view) == mended


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("did they lose it", "did they lost it"),
        ("keeps", "kept"),
        pytest.param("finds", "finds", id="no form is used"),
        pytest.param("lanterns", "lanterns", id="used as it is"),
    ],
)
def test_the_form_that_is_used(view: View, typed: str, written: str) -> None:
    assert in_use(typed, view, lambda word: word in USED or word in ("did", "they", "it")) == written


def test_forms_of_a_word() -> None:
    assert other_forms("lose", ["lost", "loose", "losing", "lose"]) == ["lost", "losing"]


@pytest.mark.parametrize(("word", "known"), [("allotment", True), ("organisation", True), ("recomendation", False)])
def test_is_a_word(word: str, known: bool) -> None:
    assert is_word(word) is known
