"""The role or deed whose holder is asked for. The places are invented."""

from __future__ import annotations

import pytest

from assistant.roles import role_asked


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("who is the harbour master", "the harbour master", "the harbour"),
        ("whos the new clerk at Fenny Point?", "its clerk", "Fenny Point"),
        ("who are the bell founders", "a bell founder", "the bell"),
        ("who is the keeper of the flags to be", "the keeper", "the flags"),
        ("what is the harbour master called", "the harbour master", "called"),
        ("who is the head of the ferry", "led by nobody", "the ferry"),
        ("who runs the ferry", "operated by the crew", "the ferry"),
        ("which company is running it", "delivered", "company"),
        ("who is in charge of the bells", "managed by", "the bells"),
        ("which firm got the contract for the bells", "was awarded", "the contract"),
        ("who owns the mole", "belongs to", "the mole"),
    ],
)
def test_what_tells_of_the_role_or_deed(question: str, told: str, other: str) -> None:
    role = role_asked(question)
    assert role is not None
    assert role.told_in(told)
    assert not role.told_in(other)


@pytest.mark.parametrize(
    "question",
    [
        "who is Orla Fenn",
        "who rings the bell",
        "who was appointed by the Crew on 1 October",
        "who was paid for the bell",
        "who's got the bell rope",
        "who owns action 4 on the bell",
        "when was the bell rung",
    ],
)
def test_no_role_is_asked(question: str) -> None:
    assert role_asked(question) is None
