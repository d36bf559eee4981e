"""Promised and done kept apart: what is past its date, and what is said of it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.entries import Entry, Row, commitments_of, entries_of, past, past_words
from tests.assistant.register_rows import commitment, elsewhere, evidence, row

DAY = date(2031, 12, 1)
LATEST = "2031-11-04"


@pytest.mark.parametrize(
    ("told", "is_past"),
    [
        pytest.param(row(due="2031-11-30"), True, id="an item"),
        pytest.param(row(due="2031-12-01"), False, id="on the day"),
        pytest.param(row(due=None, timescale="in the coming months"), False, id="words that name no day"),
        pytest.param(row(due="2031-11-30", status="done"), False, id="said to be done"),
        pytest.param(
            row(commitment(status="done", due=None), due="2031-11-30"), False, id="all that hangs from it is done"
        ),
        pytest.param(
            row(commitment(status="done", due=None), commitment(due=None), due="2031-11-30"), True, id="some of it is"
        ),
        pytest.param(
            row(due="2031-09-30", same_as=[elsewhere(due="2032-01-31", status="in progress", kind="changed")]),
            False,
            id="a later issue of the log carries it on",
        ),
        pytest.param(row(due="2031-09-30", status="not started", given_up="withdrawn"), False, id="it is given up"),
        pytest.param(
            row(due="2031-09-30", same_as=[elsewhere(status="not started", given_up="dropped", kind="changed")]),
            False,
            id="a later issue of the log gives it up",
        ),
        pytest.param(
            row(due="2031-09-30", same_as=[elsewhere(due="2032-01-31", status="done", date="2031-01-01")]),
            True,
            id="an earlier document is no later evidence",
        ),
    ],
)
def test_past_its_date(told: Row, is_past: bool) -> None:
    assert past(Entry(told), DAY) is is_past


def test_a_passed_date_is_neither_done_nor_not_done() -> None:
    [entry] = commitments_of(row(commitment()))
    said = past_words(entry, LATEST)
    assert said == "past its date; no later evidence found in these documents (latest: 4 November 2031)"
    [entry] = commitments_of(row(commitment(), later_evidence=[evidence(status="in progress")]))
    assert past_words(entry, LATEST) == ("past its date; a later document of 3 October 2031 tells of it: in progress")


def test_evidence_of_another_commitment_is_not_this_ones() -> None:
    first, second = commitments_of(row(commitment(), commitment(start=270), later_evidence=[evidence()]))
    assert first.is_done
    assert not second.is_done


def test_that_the_whole_is_done_fulfils_nothing_undertaken_only_for_a_case() -> None:
    case = commitment(quote="If the officers are not trained by August I shall write to the panel.")
    told = row(commitment(), case, later_evidence=[evidence(commitment=None)])
    promised, only_then = commitments_of(told)
    assert promised.is_done
    assert not only_then.is_done
    assert only_then.evidence == []


@pytest.mark.parametrize(
    ("told", "below"),
    [
        pytest.param(row(commitment(status="done")), True, id="what was promised for it"),
        pytest.param(row(commitment(status="promised")), False, id="not done"),
        pytest.param(row(commitment(status="done"), status="done"), False, id="itself"),
        pytest.param(
            row(commitment(status="done"), later_evidence=[evidence(commitment=None)]), False, id="a later document"
        ),
    ],
)
def test_an_item_may_be_done_in_what_was_promised_for_it_alone(told: Row, below: bool) -> None:
    assert Entry(told).is_done_in_its_commitments is below


def test_an_action_that_is_its_own_commitment_counts_once() -> None:
    action = row(commitment(start=100, end=160, due="2031-08-31"), kind="agreed action", due="2031-08-31")
    assert [entry.commitment is None for entry in entries_of([action])] == [False]
    dated_apart = row(commitment(start=100, end=160, due=None), kind="agreed action", due="2031-08-31")
    assert [entry.commitment is None for entry in entries_of([dated_apart])] == [True, False]
    logged = row(commitment(start=100, end=160), kind="agreed action", status="in progress", due="2031-08-31")
    assert [entry.commitment is None for entry in entries_of([logged])] == [True, False]


@pytest.mark.parametrize(("at", "done"), [(300, True), (150, False)])
def test_a_promise_is_done_with_its_row_where_it_stands_before_the_status(at: int, done: bool) -> None:
    own = row(commitment(), status="done", said={"status": {"start": at, "end": at + 20, "page": 1}})
    assert Entry(own, own["commitments"][0]).is_done is done
