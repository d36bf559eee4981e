"""Lists on a topic: found by what is printed over the items too, and never said to be complete beyond the words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.models import Answer
from assistant.wiring import Assistant
from tests.assistant.harbour import open_harbour

INQUIRY = """# Combined minute on two inquiries

PART A: First report on the sluices of Quennel

Recommendation 1

The wardens should rank the sluices by need.

Response: Accepted.

PART B: Joint answer to the inquiry into the barge Osprey

Recommendation A

Every barge should carry a recorder.

Response: Accepted in principle.

Recommendation B

Masters should hold a drill each week.

Response: Accepted in principle.

Recommendation C

The wardens should set up one inspectorate.

Response: Not accepted.
"""
AUDIT = """# Audit of the Tolland stores

Report of the Stores Auditor, 9 April 2031

The stores stand at the foot of the hill and have been kept by the same family for forty years. We visited them three
times, in October, in January and in March, and looked at the books of the last two years. We spoke with the keepers,
with those who buy from them and with the carrier. Everybody whom we asked answered, and we thank them for the time
that they gave.

## Heather oil

Recommendation 1

The keepers should weigh each drum of heather oil.

Response: Accepted.

Recommendation 2

The keepers should publish the price once a year.

Response: Accepted.

## Rope

Recommendation 3

The keepers should burn worn rope.

Response: Accepted.
"""


@pytest.fixture(scope="module")
def minute(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Two invented documents: two answers in one, and an audit in chapters."""
    assistant = open_harbour(tmp_path_factory.mktemp("minute"), {"minute.md": INQUIRY, "tolland.md": AUDIT})
    yield assistant
    assistant.library.close()


def listed(answer: Answer) -> list[str]:
    return [line.split(" ")[1] for line in answer.text.split("\n") if line.startswith("- ")]


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("barge recommendations accepted in principle", ["A", "B"]),
        ("which sluice recommendations were accepted", ["1"]),
        ("how many recommendations about heather oil", ["1", "2"]),
        ("which recommendations are about rope", ["3"]),
    ],
)
def test_a_heading_or_the_name_of_a_part_tells_what_stands_under_it(
    minute: Assistant, question: str, numbers: list[str]
) -> None:
    assert listed(minute.ask(question)) == numbers


def test_of_two_words_both_are_meant(minute: Assistant) -> None:
    assert listed(minute.ask("list the recommendations about the rope price")) == []
    assert listed(minute.ask("list the recommendations about worn rope")) == ["3"]


def test_the_first_line_says_by_which_words(minute: Assistant) -> None:
    own, over = (
        minute.ask(question).text.split("\n")
        for question in ("how many recommendations about drums", "list the barge recommendations")
    )
    assert own[0].startswith("1 recommendation in ") and " It names 'drums'. [" in own[0]
    assert over[0].startswith("3 recommendations")
    assert " They name 'barge' or stand under a heading or title that does. [" in over[0]
    assert own[-1] == over[-1] == "What says it in other words is not among them."


def test_a_list_of_everything_is_not_narrowed(minute: Assistant) -> None:
    lines = minute.ask("how many recommendations are there").text.split("\n")
    assert lines[0].startswith("7 recommendations in 2 documents")
    assert "other words" not in lines[-1]


def test_a_topic_within_the_document_named(minute: Assistant) -> None:
    answer = minute.ask("list the drum recommendations in the Tolland audit")
    assert listed(answer) == ["1"]
    assert " It names 'drum'. [" in answer.text.split("\n")[0]
    assert listed(minute.ask("list the rope recommendations in the Tolland audit")) == ["3"]
    assert listed(minute.ask("list the recommendations in the Tolland audit")) == ["1", "2", "3"]


def test_a_word_that_chooses_nothing_is_named(minute: Assistant) -> None:
    lists, counts = ("list the barge recommendations in", "how many barge recommendations are in")
    lines = minute.ask(f"{lists} the Tolland audit").text.split("\n")
    assert lines[0].startswith("Not sorted by 'barge': 3 recommendations in ")
    assert minute.ask(f"{counts} the Tolland audit").text.startswith("Not sorted by 'barge': 3 recommendations")
