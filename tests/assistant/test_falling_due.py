"""When things fall due: counted by months, quarters or years, what is past apart from what is done."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from assistant.entries import entries_of
from assistant.falling_due import DONE, OPEN, PAST, Stretch, follows, state, stretches
from tests.assistant.register_rows import commitment, evidence, row

DAY = date(2031, 10, 15)
TRAINED = row(commitment(), later_evidence=[evidence()])  # due in August, done as a later paper says
LATE = row(commitment(due="2031-09-30", quote="The bell will be rung."))
TO_COME = row(commitment(due="2031-12-01"), commitment(due="2031-12-31", start=270, end=290), commitment(due=None))


def test_months_follow_one_another_with_what_is_done_past_and_to_come() -> None:
    found = stretches(entries_of([TRAINED, LATE, TO_COME]), DAY)
    assert [(one.label, one.done, one.past, one.open) for one in found] == [
        ("August 2031", 1, 0, 0),
        ("September 2031", 0, 1, 0),
        ("October 2031", 0, 0, 0),
        ("November 2031", 0, 0, 0),
        ("December 2031", 0, 0, 2),
    ]
    assert (found[0].first, found[-1].last) == (date(2031, 8, 1), date(2031, 12, 31))


def test_a_date_far_off_leaves_the_others_apart() -> None:
    far = row(commitment(due="2099-07-01"))
    found = stretches(entries_of([TRAINED, LATE, far]), DAY)
    assert [one.label for one in found] == ["August 2031", "September 2031", "October 2031", "July 2099"]
    assert [follows(one, before) for before, one in pairwise(found)] == [True, True, False]


@pytest.mark.parametrize(
    ("every", "years", "labels"),
    [
        (2, 6, ["January to March 2026", "October to December 2031"]),
        (6, 20, ["2012", "2031"]),
        (12, 28, ["2004", "2031"]),
        (36, 90, ["1940 to 1944", "2030 to 2034"]),
    ],
    ids=["quarters", "years", "a month in each year", "five years"],
)
def test_longer_stretches_where_there_would_be_too_many(every: int, years: int, labels: list[str]) -> None:
    due = [date(2031 - n // 12, 12 - n % 12, 1) for n in range(0, years * 12, every)]
    found = stretches(entries_of(row(commitment(due=one.isoformat())) for one in due), DAY)
    assert sum(one.total for one in found) == len(due)
    assert [found[0].label, found[-1].label] == labels
    assert len(found) <= 30


def test_the_ends_of_the_calendar_are_drawn() -> None:
    found = stretches(entries_of([row(commitment(due="0001-01-01")), row(commitment(due="9999-12-31"))]), DAY)
    assert (found[0].first, found[-1].last) == (date.min, date.max)


def test_today_is_among_them() -> None:
    [only, *between, now] = stretches(entries_of([TRAINED]), DAY)
    assert only.total == 1
    assert now.first <= DAY <= now.last
    assert not any(one.total for one in (*between, now))


def test_without_dates_there_is_nothing_to_draw() -> None:
    assert stretches(entries_of([row(commitment(due=None))]), DAY) == []


def test_a_state_is_of_a_day() -> None:
    [late] = [one for one in entries_of([LATE]) if one.commitment]
    [done] = [one for one in entries_of([TRAINED]) if one.commitment]
    assert [state(late, DAY), state(late, date(2031, 9, 30)), state(done, DAY)] == [PAST, OPEN, DONE]


def test_a_stretch_is_named_by_what_it_is() -> None:
    assert Stretch(date(2031, 1, 1), date(2031, 3, 31)).label == "January to March 2031"
    assert Stretch(date(2031, 1, 1), date(2031, 12, 31)).label == "2031"
