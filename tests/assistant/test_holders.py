"""Names in a sentence, and those of who has a role. The people and places are invented."""

from __future__ import annotations

import pytest

from assistant.holders import names_in, role_asked
from index.terms import terms


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("who is the harbour master", "master"),
        ("whos the new clerk at Fenny Point?", "clerk"),
        ("name of the bell founder", "founder"),
        ("what is the harbour master called", "master"),
        ("who is Orla Fenn", ""),
        ("who rings the bell", ""),
    ],
)
def test_the_role_that_is_asked(question: str, role: str) -> None:
    assert role_asked(question) == "".join(terms(role))


def names(sentence: str, question: str) -> list[str]:
    return names_in(sentence, frozenset(terms(question)), role_asked(question))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The harbour master, Ines Tarrow, signed it.", ["Ines Tarrow"]),
        ("Ask the harbour master what a new bell for the mole at Fenny Point would cost.", []),
        ("The Harbour Master of Saltmarsh was told.", []),
        ("The Deputy Harbour Master Tarrow was told.", ["Deputy Harbour Master Tarrow"]),
        ("Owner: Harbour Master", []),
    ],
)
def test_who_has_a_role_stands_beside_it(sentence: str, found: list[str]) -> None:
    assert names(sentence, "who is the harbour master") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The bell is rung by the Sailors' Rest and Wren Calder.", ["Sailors' Rest Wren Calder"]),
        ("Bells were rung in May.", []),
        ("Status: Open. The Bell Tower is shut.", []),
    ],
)
def test_who_does_a_thing_may_be_named_anywhere(sentence: str, found: list[str]) -> None:
    assert names(sentence, "who rings the bell in the tower") == found
