"""The position that an answer takes, and each one's where several governments answer."""

from __future__ import annotations

import pytest

from corpus.register.asking.positions import answers_for, position
from tests.corpus.registers import read_register


@pytest.mark.parametrize(
    "words, expected",
    [
        ("The Government accepts this recommendation.", "accepted"),
        ("Accept in full.", "accepted"),
        ("Agreed, a scale has been bought.", "accepted"),
        ("Scottish Government position: Accept", "accepted"),
        ("Response: Accepted", "accepted"),
        ("Mid Isle Council: Accepted.", "accepted"),
        ("Council of Skerries: Not agreed.", "not accepted"),
        ("DfL and LRA: Agreed.", "accepted"),
        ("Mid Isle Council: Noted.", "not stated"),
        ("The Government agrees.", "accepted"),
        ("We accept this, and have begun.", "accepted"),
        ("Agreed-in-principle", "accepted in principle"),
        ("The Bell Trust accepts all of the inspector's recommendations.", "accepted"),
        ("The agency concurred with recommendations 1 and 2.", "accepted"),
        ("Accepted in part: bells cost money.", "accepted in part"),
        ("Partially accept", "accepted in part"),
        ("Partly agreed.", "accepted in part"),
        ("Supported in principle", "accepted in principle"),
        ("We accept this recommendation in principle.", "accepted in principle"),
        ("Management response: Not agreed.", "not accepted"),
        ("Decision: Reject", "not accepted"),
        ("The Exchequer declines to follow this recommendation.", "not accepted"),
        ("The Exchequer plans a decline in ferry numbers.", "not stated"),
        ("We ask why keepers are not supporting the trial.", "not stated"),
        ("Most keepers do not support a trial.", "not stated"),
        ("The Board does not support this recommendation.", "not accepted"),
        ("The Government does not accept this recommendation.", "not accepted"),
        ("The Exchequer disagrees with the Committee's recommendation.", "not accepted"),
        ("Agreed actions will be published.", "not stated"),
        ("The Government agrees that lamps matter.", "not stated"),
        ("We support keepers in their work.", "not stated"),
        ("No lamps were lit.", "not stated"),
        ("Noted.", "not stated"),
    ],
)
def test_position(words: str, expected: str) -> None:
    assert position([words]) == expected


def test_the_first_sentence_that_takes_a_position_decides() -> None:
    assert position(["Bells matter.", "Accepted.", "We do not accept that bells are dear."]) == "accepted"


@pytest.mark.parametrize(
    "line, who",
    [
        ("Scottish Government", "Scottish Government"),
        ("Response from the Island Government:", "Island Government"),
        ("Government of Norlan", "Government of Norlan"),
        ("Department of Bells and Lamps", "Department of Bells and Lamps"),
        ("Mid Isle Executive: Accepted.", "Mid Isle Executive"),
        ("The Government accepts this.", ""),
        ("Progress", ""),
    ],
)
def test_whose_answer_a_line_announces(line: str, who: str) -> None:
    assert answers_for(line) == who


def test_each_governments_position_is_kept_with_its_place() -> None:
    text = """Recommendation 1: A national lamp

That a lamp be lit on the quay.

North Government
Accept in full. A committee will report by March 2032.

South Government
Accept in principle. We will work with the committee.

East Government and West Government: Not accepted.
"""
    (item,) = read_register(text)
    assert [(p.by, p.position) for p in item.positions] == [
        ("North Government", "accepted"),
        ("South Government", "accepted in principle"),
        ("East Government", "not accepted"),
        ("West Government", "not accepted"),
    ]
    assert item.positions[1].span.of(text) == "Accept in principle."
    assert item.position == "accepted"
