"""Names in a sentence, and those of who has a role. The people and places are invented."""

from __future__ import annotations

import pytest

from assistant.holders import names_in
from assistant.roles import role_asked
from index.terms import terms


def names(sentence: str, question: str) -> list[str]:
    return names_in(sentence, frozenset(terms(question)), role_asked(question))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The harbour master, Ines Tarrow, signed it.", ["Ines Tarrow"]),
        ("Ask the harbour master what a new bell for the mole at Fenny Point would cost.", []),
        ("The Harbour Master of Saltmarsh was told.", []),
        ("The Acting Harbour Master Tarrow was told.", ["Acting Harbour Master Tarrow"]),
        ("The Deputy Harbour Master Tarrow was told.", []),
        ("The Harbour Master signed. Tarrow Hart was told.", []),
        ("It was agreed with Ines Tarrow and the harbour master.", []),
        ("Owner: Harbour Master", []),
    ],
)
def test_who_has_a_role_stands_beside_it(sentence: str, found: list[str]) -> None:
    assert names(sentence, "who is the harbour master") == found


@pytest.mark.parametrize(
    ("question", "sentence", "found"),
    [
        ("who runs the ferry", "The ferry is run by the Wren Trust.", ["Wren Trust"]),
        ("who runs the ferry", "Wren Trust manages the ferry.", ["Wren Trust"]),
        ("who runs the ferry", "The ferry (“Gull” by Wren Trust) sails daily.", ["Wren Trust"]),
        ("who runs the ferry", "The Crew will take over the ferry to the island.", ["Crew"]),
        ("who runs the ferry", "The ferry to the Isle of Wren has been run since May.", []),
        ("who runs the ferry", "The fares of the ferry were agreed by the Mole Board.", []),
        ("who runs the ferry", "The Mole Board hopes that more will use the ferry.", []),
        ("who chairs the mole board", "The Mole Board was told of it.", []),
        ("who chairs the mole board", "Mole Board: chaired by the Harbour Master.", ["Harbour Master"]),
        ("who paid for the bells", "The bells were paid for by the Mole Fund.", ["Mole Fund"]),
        ("who carried out the survey", "It was carried out by the Wren Trust.", ["Wren Trust"]),
        ("who owns the mole", "The Clerk asked who owned the mole.", []),
        ("who supplies the bells", "The supplier of the bells has a plan, says Wren Tarrow of the Crew.", []),
    ],
)
def test_who_does_a_deed_is_named_with_it(question: str, sentence: str, found: list[str]) -> None:
    assert names(sentence, question) == found


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
