"""The pieces of a quote."""

from __future__ import annotations

import pytest

from assistant.clauses import clause_of, denies, pieces_of, read_on


def test_a_form_is_read_field_by_field_and_prose_by_sentence() -> None:
    assert pieces_of("Raised: 4 May Owner: Jo Hart Due: June") == ["Raised: 4 May", "Owner: Jo Hart", "Due: June"]
    assert pieces_of("The keeper said: wait. All did.") == ["The keeper said: wait.", "All did."]


def test_what_points_back_is_read_with_what_stands_before() -> None:
    assert read_on(["The bell rang.", "It cost £9.", "All left."]) == [
        "The bell rang.", "The bell rang. It cost £9.", "All left."
    ]  # fmt: skip


def test_the_clause_that_holds_a_place() -> None:
    sentence = "Bells hang by May, and ropes by June"
    assert clause_of(sentence.index("June"), sentence).strip(" ,") == "and ropes by June"


@pytest.mark.parametrize(
    ("words", "denied"),
    [
        ("12 boats did not sail", True),
        ("the bell hasn’t rung", True),
        ("the mill refused to sell", True),
        ("not only the bell rang", False),
        ("a knot was tied", False),
    ],
)
def test_what_is_said_not_to_be_so(words: str, denied: bool) -> None:
    assert denies(words) is denied
