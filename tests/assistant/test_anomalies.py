"""What does not fit in an item is told as a query: dates that had passed or are inferred, weekdays, conflicts."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.anomalies import anomalies
from assistant.entries import Row
from corpus.models import Commitment, Deadline, DueKind, Item, ItemKind, Span
from tests.assistant.register_rows import commitment, elsewhere, evidence, row

DEADLINE = Deadline(
    "in August", Span(220, 229), DueKind.INFERRED, date(2031, 8, 31), "the next August after the letter"
)
ITEM = Item(ItemKind.RECOMMENDATION, (Span(100, 160),), commitments=(Commitment(Span(200, 268), "", DEADLINE),))
DONE = {"status": "done", "due": None}
OPEN_LATER = {"status": "in progress", "quote": "All 84 officers finish tide rescue training now."}


def reopened(**said: object) -> Row:
    """The item in the log's next issue, where it is not done any more."""
    change = {"field": "status", "before": "done", "after": "in progress", "before_by": None, "after_by": None}
    return {"from_id": "abc-100", "to_id": "def-300", "earlier": False, "changes": [{**change, **said}]}


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (row(commitment()), []),
        (row(commitment(due="2031-05-01")), ["Commitment 1 is due on 1 May 2031, and the document that says so"]),
        (row(commitment(due="2031-05-01", given={"due": "Ann"})), []),
        (row(commitment(due="2031-05-01", status="done")), []),
        (row(commitment(due="2031-05-01", status="not started")), []),
        (row(commitment(due="2031-05-01"), kind="agreed action"), []),
        (row(text="It ends on Monday 13 May 2031."), ["“Monday 13 May 2031”: that day was a Tuesday"]),
        (
            row(commitment(due_kind="inferred", due_text="in August")),
            ["Commitment 1 is due “in August”: 31 August 2031 is inferred (the next August after the letter)"],
        ),
        (row(commitment(due_kind="inferred", given={"due": "Ann"})), []),
        (
            row(commitment(**DONE), later_evidence=[evidence(**OPEN_LATER)]),
            ["Commitment 1 is “done” as at 12 May 2031, and then “in progress” as at 3 October 2031"],
        ),
        (row(commitment(**DONE), later_evidence=[evidence(status="promised", quote="The lamps will be lit.")]), []),
        (row(commitment(**DONE), later_evidence=[evidence(**OPEN_LATER, given={"status": "Ann"})]), []),
        (row(due="2031-09-30", same_as=[elsewhere(due="2031-12-31")]), []),
        (
            row(due="2031-09-30", same_as=[elsewhere(due="2031-12-31", date="2031-05-12")]),
            ["It is due on 30 September 2031, and on 31 December 2031 in another document of the same day"],
        ),
        (
            row(same_as=[elsewhere(kind="changed")], changes=[reopened()]),
            ["It is “done” as at 12 May 2031, and then “in progress” as at 3 October 2031"],
        ),
        (row(same_as=[elsewhere(kind="changed")], changes=[reopened(after_by="Ann")]), []),
        (row(changes=[reopened()]), []),  # of an earlier version, which counts no more
    ],
)
def test_what_does_not_fit_is_told_once(found: Row, told: list[str]) -> None:
    words = [one.sentence for one in anomalies(with_given(found), ITEM)]
    assert len(words) == len(told)
    assert all(one.startswith(expected) for one, expected in zip(words, told, strict=True))


def with_given(found: Row) -> Row:
    return {**found, "same_as": [{"given": {}, **one} for one in found["same_as"]]}


def test_beside_its_words_it_is_told_without_a_number_and_leads_to_them() -> None:
    [early] = anomalies(row(commitment(due="2031-05-01")), ITEM)
    assert early.beside_its_words.startswith("it is due on 1 May 2031, and the document that says so")
    assert [(one.document, one.start, one.end, one.item) for one in early.places] == [("abc", 200, 268, "abc-100")]


def test_a_conflict_leads_to_the_earlier_words_and_to_the_later_ones() -> None:
    [found] = anomalies(row(commitment(**DONE), later_evidence=[evidence(**OPEN_LATER)]), ITEM)
    assert [(one.document, one.start) for one in found.places] == [("abc", 200), ("def", 40)]
