"""What a question asks for, thing by thing."""

from __future__ import annotations

import pytest

from assistant.asks import asks_of
from assistant.kinds import Kind
from tests.assistant.harbour import Asking


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        ("who mends the lanterns and by when", [(Kind.WHO, "who mends the lanterns"), (Kind.BY_WHEN, "by when")]),
        ("ferry: how much money over how many years", [
            (Kind.HOW_MUCH, "how much money"), (Kind.HOW_MANY, "over how many years")]),
        ("lanterns - mended when", [(Kind.BY_WHEN, "mended when")]),
        ("when was the ferry mended, and how long did it take", [
            (Kind.BY_WHEN, "when was the ferry mended"), (Kind.HOW_MANY, "how long did it take")]),
        ("were the lanterns mended", [(Kind.STATUS, "were the lanterns mended")]),
        ("lanterns lit in May against June", [(Kind.HOW_MANY, "lanterns lit in May against June")]),
    ],
)  # fmt: skip
def test_each_thing_asked_with_the_words_that_ask_it(asking: Asking, asked: str, parts: list[tuple[Kind, str]]) -> None:
    assert [(ask.kind, ask.words) for ask in asks_of(asking(asked))] == parts


def test_small_numbers_are_one_in_words_and_figures(asking: Asking) -> None:
    (ask,) = asks_of(asking("how many lanterns in harbour three"))
    assert ask.held("Harbour 3 has a lantern.") > ask.held("Harbour 2 has a lantern.")


def test_what_is_not_so_is_an_answer_only_where_that_is_asked(asking: Asking) -> None:
    (came,), (stayed,) = asks_of(asking("how many boats came")), asks_of(asking("how many boats did not come"))
    assert came.denied_in("12 boats never came")
    assert not came.denied_in("12 boats came")
    assert not stayed.denied_in("12 boats never came")
