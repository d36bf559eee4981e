"""Turn after turn about one person: whom "she" means, and what is still meant. All is fictional."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from assistant.carried import by_name, names_her, of_another
from assistant.models import Answer
from assistant.wiring import Assistant
from tests.assistant.harbour import open_harbour
from tests.assistant.test_offices import log

TODAY = date(2031, 7, 1)
LOG = log(
    "Northvale Lantern Panel",
    ("Mend the lantern hall", "Orla Fenwick"),
    ("Paint the buoys", "Orla Fenwick"),
    ("Count the gulls", "Bram Tarrow"),
)


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    assistant = open_harbour(tmp_path_factory.mktemp("panel"), {"log.md": LOG})
    yield assistant
    assistant.library.close()


def turns(assistant: Assistant, *questions: str) -> list[Answer]:
    found: list[Answer] = []
    for question in questions:
        found.append(assistant.ask(question, previous=found[-1] if found else None, today=TODAY))
    return found


def test_who_was_told_is_meant_four_turns_on(panel: Assistant) -> None:
    found = turns(
        panel,
        "Who owns the action to mend the lantern hall?",
        "By when?",
        "And is she late?",
        "What else is she responsible for?",
        "What is overdue?",
    )
    assert [one.standalone_question for one in found[1:]] == [
        "By when (action to mend the lantern hall)?",
        "is Orla Fenwick late (action to mend the lantern hall)?",
        "What else is Orla Fenwick responsible for?",
        "What is overdue (Orla Fenwick)?",
    ]
    assert "3 June 2031" in found[1].text
    assert all(one.text.startswith("2 items and commitments of Orla Fenwick") for one in found[2:])


def test_whom_the_question_names_goes_on(panel: Assistant) -> None:
    found = turns(panel, "What is Orla Fenwick responsible for?", "By when?", "Is any of it late?", "And Bram Tarrow?")
    assert found[2].text.startswith("2 items and commitments of Orla Fenwick past their date")
    assert found[3].standalone_question == "Is any of it late for Bram Tarrow?"
    assert found[3].person == "Bram Tarrow"


@pytest.mark.parametrize(
    "second", ["How many ferries sail on Sundays?", "Did Bram Tarrow say when he will count them?"]
)
def test_a_new_question_is_new(panel: Assistant, second: str) -> None:
    found = turns(panel, "What is Orla Fenwick responsible for?", second)
    assert found[1].standalone_question == second
    assert found[1].person != "Orla Fenwick"


def test_nobody_is_meant_where_several_are_told(panel: Assistant) -> None:
    found = turns(panel, "What is due in June 2031?", "What else is she responsible for?")
    assert found[0].person == ""
    assert "Fenwick" not in found[1].standalone_question


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("is she late", "is Orla Fenwick late"),
        ("what did they ask her", "what did they ask Orla Fenwick"),
        ("when is her report due", "when is Orla Fenwick’s report due"),
        ("what is due for him", "what is due for Orla Fenwick"),
        ("is it late", ""),
        ("has the keeper of gulls said when he starts", ""),
    ],
)
def test_the_name_stands_for_her(asked: str, named: str) -> None:
    assert by_name(asked, "Orla Fenwick") == named


def test_nothing_stands_for_her_where_nobody_is_known() -> None:
    assert by_name("is she late", "") == ""


def test_somebody_else_is_named_first() -> None:
    assert names_her("did Bram Tarrow say when he starts")
    assert not names_her("when does she start")


def test_the_turn_before_of_another_person() -> None:
    assert of_another("what did Orla Fenwick promise", "Orla Fenwick", "Bram Tarrow") == "what did Bram Tarrow promise?"
    assert (
        of_another("what is overdue (Orla Fenwick)?", "Orla Fenwick", "Bram Tarrow")
        == "what is overdue for Bram Tarrow?"
    )
    assert of_another("what did Orla Fenwick promise", "Orla Fenwick", "the gulls") == ""
