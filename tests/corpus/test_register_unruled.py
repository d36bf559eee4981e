"""Logs whose table came out of a PDF as lines of text: an invented ferry company's."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.models import Description, Fact, Status
from tests.corpus.registers import read_register, response, words

LOG = Description(kind=Fact("action log"), date=Fact("2031-07-01"))
RUN_ON = """Tolney Ferry Board (invented): log of actions

Ref Date raised Action Owner Due Update Status

TF/1 4 March 2031 Paint the slip before the season opens. Quay Master 30
April 2031 Painted on 12 April. Complete

TF/2 4 March 2031 Ask Mr. Orr what a new bell would cost. Clerk 31 May 2031 He was asked. His price will come to the
August meeting. Open
"""
DATES_FIRST = """Meeting Action Responsible Deadline Position

4 March 2031 Count the lifebelts on each boat. Mate 30 April 2031 Counted.
6 May 2031 Write a rule for dogs on deck. Clerk 1 August 2031 Draft seen on
20 June. Two changes are wanted.
"""
A_CELL_A_LINE = """No.
Action
Owner
By when
Status

1
Count the lifebelts
on each boat
Mate
30 April 2031
Closed
2
Write a rule for dogs
Clerk
1 August 2031
Open
"""
OWNER_LAST = """Minute
Action
Target date
Responsible
Status

31/1
Count the lifebelts on each boat
30 April 2031
Mate
Closed

31/2
Write a rule for dogs
Ongoing
Clerk
Open
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            RUN_ON,
            [
                ("TF/1", "Paint the slip before the season opens.", "Quay Master", date(2031, 4, 30), Status.DONE),
                ("TF/2", "Ask Mr. Orr what a new bell would cost.", "Clerk", date(2031, 5, 31), Status.IN_PROGRESS),
            ],
        ),
        (
            DATES_FIRST,
            [
                ("", "Count the lifebelts on each boat.", "Mate", date(2031, 4, 30), Status.DONE),
                ("", "Write a rule for dogs on deck.", "Clerk", date(2031, 8, 1), Status.IN_PROGRESS),
            ],
        ),
        (
            A_CELL_A_LINE,
            [
                ("1", "Count the lifebelts on each boat", "Mate", date(2031, 4, 30), Status.DONE),
                ("2", "Write a rule for dogs", "Clerk", date(2031, 8, 1), Status.IN_PROGRESS),
            ],
        ),
        (
            OWNER_LAST,
            [
                ("31/1", "Count the lifebelts on each boat", "Mate", date(2031, 4, 30), Status.DONE),
                ("31/2", "Write a rule for dogs", "Clerk", None, Status.IN_PROGRESS),
            ],
        ),
    ],
    ids=["run together", "without numbers", "a cell a line", "the date before the owner"],
)
def test_rows(text: str, expected: list[tuple[str, str, str, date | None, Status]]) -> None:
    found = [
        (item.number, words(text, item), item.addressed_to, item.due, item.commitments[0].status)
        for item in read_register(text, LOG)
    ]
    assert found == expected


def test_an_update_begins_behind_the_date_and_holds_what_is_still_owed() -> None:
    item = read_register(RUN_ON, LOG)[1]
    assert response(RUN_ON, item) == "He was asked. His price will come to the August meeting. Open"
    assert [" ".join(c.span.of(RUN_ON).split()) for c in item.commitments[1:]] == [
        "His price will come to the August meeting."
    ]


def test_names_of_columns_with_prose_below_are_no_log() -> None:
    prose = "Ref Date raised Action Owner Due Update Status\n\nThe board met in the lamp house. It rained all day.\n"
    assert read_register(prose, LOG) == ()


def test_the_header_printed_again_on_the_next_page_is_passed_over() -> None:
    again = RUN_ON.replace("TF/2", "Ref Date raised Action Owner Due Update Status\n\nTF/2")
    assert [item.number for item in read_register(again, LOG)] == ["TF/1", "TF/2"]
