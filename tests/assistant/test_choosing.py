"""Filters of the register: each alone, and several that one and the same commitment must meet."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.choosing import EVERYTHING, Wanted, chosen, in_words
from assistant.entries import Row
from tests.assistant.register_rows import commitment, elsewhere, evidence, row

DAY = date(2031, 12, 1)
TRAINING = row(
    commitment(),
    commitment(due=None, by_whom="Bram Tolley", status="done", quote="The boats were painted.", start=270, end=295),
    id="training",
)
LOGGED = row(
    id="logged",
    kind="agreed action",
    status="in progress",
    due="2031-11-30",
    addressed_to="BT",
    document="log",
    body="Panel",
)
BARE = row(id="bare", response=None, text="Count the lanterns.", addressed_to="the mayor")
CAUSE = row(id="cause", called="cause of concern", text="The bridge is unlit.", response={"quote": "It is lit."})
ALONE = row(
    commitment(start=100, end=160, due=None, status="considering"), id="alone", kind="standalone", response=None
)
ROWS = [TRAINING, LOGGED, BARE, CAUSE, ALONE]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        pytest.param(EVERYTHING, "training logged bare cause alone", id="everything"),
        pytest.param(Wanted(documents=("log",)), "logged", id="document"),
        pytest.param(Wanted(kinds=("agreed action", "standalone")), "logged alone", id="kinds"),
        pytest.param(Wanted(kinds=("cause of concern",)), "cause", id="what the document calls it"),
        pytest.param(Wanted(kinds=("recommendation",)), "training bare cause", id="it is of its kind all the same"),
        pytest.param(Wanted(bodies=("panel",)), "logged", id="the document's body"),
        pytest.param(Wanted(bodies=("Mayor",)), "bare", id="the body that was asked"),
        pytest.param(Wanted(people=("Bram Tolley",)), "training logged", id="by name, and by initials as printed"),
        pytest.param(Wanted(people=("BT",)), "training logged", id="by initials"),
        pytest.param(Wanted(people=("Fenwick", "mayor")), "training bare alone", id="one person or the other"),
        pytest.param(Wanted(statuses=("in progress",)), "logged", id="a log's own status"),
        pytest.param(
            Wanted(due_after=date(2031, 8, 31), due_before=date(2031, 8, 31)), "training", id="the day itself"
        ),
        pytest.param(Wanted(due_after=date(2031, 9, 1)), "logged", id="after"),
        pytest.param(Wanted(overdue=DAY), "training logged", id="past its date"),
        pytest.param(Wanted(overdue=date(2031, 8, 31)), "", id="on its day it is not past it"),
        pytest.param(Wanted(unanswered=True), "bare", id="unanswered: nobody asked for what stands alone"),
        pytest.param(Wanted(text="lanterns counted"), "bare", id="words in any form"),
        pytest.param(Wanted(text="boats"), "training", id="a commitment's words"),
        pytest.param(Wanted(text="lit"), "cause", id="a response's words"),
        pytest.param(Wanted(text="tide lanterns"), "", id="every word"),
        pytest.param(Wanted(people=("Tolley",), overdue=DAY), "", id="his is not overdue: another's is"),
        pytest.param(Wanted(people=("Tolley",), statuses=("done",)), "training", id="his is done"),
        pytest.param(Wanted(statuses=("done",), overdue=DAY), "", id="done is not overdue"),
        pytest.param(Wanted(statuses=("",)), "training bare cause", id="no status: not an item that is a commitment"),
        pytest.param(Wanted(undated=True), "training bare cause alone", id="due on no day"),
        pytest.param(Wanted(done=True), "training", id="said to be done"),
        pytest.param(Wanted(done=False, statuses=("considering",)), "alone", id="not said to be done"),
    ],
)
def test_rows_are_chosen(wanted: Wanted, ids: str) -> None:
    assert [found["id"] for found in chosen(ROWS, wanted)] == ids.split()


def test_with_a_status_only_such_commitments_are_shown_and_the_row_is_left_as_it_was() -> None:
    [found] = chosen([TRAINING], Wanted(statuses=("done",)))
    assert [made["status"] for made in found["commitments"]] == ["done"]
    assert len(TRAINING["commitments"]) == 2


def test_what_a_later_document_says_is_done_is_not_overdue() -> None:
    told: list[Row] = [
        row(commitment(), later_evidence=[evidence()]),
        row(commitment(), later_evidence=[evidence(commitment=None)]),
    ]
    assert chosen(told, Wanted(overdue=DAY)) == []
    half = row(commitment(), later_evidence=[evidence(status="in progress")])
    assert chosen([half], Wanted(overdue=DAY)) == [half]


def test_an_answer_to_the_same_recommendation_elsewhere_is_an_answer() -> None:
    answered = {**BARE, "same_as": [elsewhere(answered=True)]}
    beside = {**BARE, "beside": [elsewhere(answered=True, kind="possibly another programme")]}
    assert chosen([answered, beside], Wanted(unanswered=True)) == [beside]


def test_a_filter_is_said_in_words() -> None:
    wanted = Wanted(
        documents=("abc",), kinds=("priority",), statuses=("promised",), due_before=DAY, overdue=DAY, text="boats"
    )
    assert in_words(wanted, ["warden.txt"]) == [
        "document warden.txt",
        "kind priority",
        "only what is asserted as promised",
        "due on or before 1 December 2031",
        "past its date as at 1 December 2031 with no later evidence that it is done",
        "with the words “boats”",
    ]
    assert in_words(EVERYTHING) == []
    assert in_words(Wanted(statuses=("", "done"), undated=True, done=False)) == [
        "only what is asserted as done or without a status",
        "due on no day",
        "not said to be done",
    ]
