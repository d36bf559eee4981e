"""Dates in prose: every form of the grammar, what is a deadline and what an event."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest

from corpus.dates import dates_in, deadlines, expressions, weekday_errors
from corpus.models import DueKind, Span

AS_AT = date(2031, 2, 3)  # a Monday

DEADLINES = [
    # text, deadline's words, due, kind
    ("ready by 3rd March 2031", "by 3rd March 2031", "2031-03-03", "explicit"),
    ("ready by 3<sup>rd</sup> March 2031", "by 3<sup>rd</sup> March 2031", "2031-03-03", "explicit"),
    ("open on Friday, 7th March, 2031", "on Friday, 7th March, 2031", "2031-03-07", "explicit"),
    ("trained by the end of February 2032", "by the end of February 2032", "2032-02-29", "explicit"),
    ("trained by the end of January 2031", "by the end of January 2031", "2031-01-31", "explicit"),
    ("trained by the end of February", "by the end of February", "2031-02-28", "inferred"),
    ("completed during March", "during March", "2031-03-31", "inferred"),
    ("given in March to May to all", "in March to May", "2031-05-31", "inferred"),
    ("extended in 2031 to all", "in 2031", "2031-12-31", "explicit"),
    ("delivered later this year.", "later this year", "2031-12-31", "inferred"),
    ("hoped for this month.", "for this month", "2031-02-28", "inferred"),
    ("targeted for May release", "for May", "2031-05-31", "inferred"),
    ("a meeting in November '31", "in November '31", "2031-11-30", "explicit"),
    ("launched by the end of 2032", "by the end of 2032", "2032-12-31", "explicit"),
    ("no later than July 15, 2031", "no later than July 15, 2031", "2031-07-15", "explicit"),
    ("due 2031-06-30", "2031-06-30", "2031-06-30", "explicit"),
    ("by 30/06/2031", "by 30/06/2031", "2031-06-30", "explicit"),
    ("between 1st April and 6th June 2031", "between 1st April and 6th June 2031", "2031-06-06", "explicit"),
    ("appointed in Autumn 2031", "in Autumn 2031", None, "vague"),
    ("new screens in early 2031", "in early 2031", None, "vague"),
    ("over the coming months", "over the coming months", None, "vague"),
    ("set out in due course", "in due course", None, "vague"),
    ("within three months", "within three months", None, "relative"),
    ("over the next 12-18 months", "over the next 12-18 months", None, "relative"),
    ("used when it is published.", "when it is published", None, "conditional"),
    ("closed once the last one is repaired", "once the last one is repaired", None, "conditional"),
    ("until a time when the lamp can be lit, and then", "until a time when the lamp can be lit", None, "conditional"),
    ("before the new unit is stood up", "before the new unit is stood up", None, "conditional"),
]


@pytest.mark.parametrize(("text", "words", "due", "kind"), DEADLINES, ids=[case[0] for case in DEADLINES])
def test_deadline(text: str, words: str, due: str | None, kind: str) -> None:
    (found,) = deadlines(text, 0, AS_AT)
    assert found.text == words == found.span.of(text)
    assert found.due == (date.fromisoformat(due) if due else None)
    assert found.kind is DueKind(kind)
    assert bool(found.reason) is (kind != "explicit")


@pytest.mark.parametrize(
    "text",
    [
        "the lamp was lit on 4 May 2029",
        "in March 2030 the keepers introduced a rota",
        "since June 2030",
        "they meet weekly and report monthly",
        "the 2024 Plan for the Coast",
        "the keepers may march on",
        "the Coast Act 1984",
        "commencing in January",
        "in June last year I set up a group",
        "29 February 2031",
        "the mayor's 19 March speech",
    ],
)
def test_an_event_is_no_deadline(text: str) -> None:
    assert deadlines(text, 0, AS_AT) == []


def test_spans_are_moved_by_the_offset() -> None:
    text = "x" * 100 + "lit by 4 May 2031"
    (found,) = deadlines(text[100:], 100, AS_AT)
    assert found.span == Span(104, 117)
    assert found.span.of(text) == "by 4 May 2031"


def test_a_month_without_a_year_says_where_its_year_is_from() -> None:
    (found,) = deadlines("by the end of January", 0, AS_AT)
    assert found.due == date(2031, 1, 31)
    assert "3 February 2031" in found.reason


def test_without_a_document_date_a_month_alone_has_no_due_day() -> None:
    (found,) = deadlines("by the end of February")
    assert (found.due, found.kind) == (None, DueKind.VAGUE)


def test_dates_in_are_those_printed_with_their_year() -> None:
    text = "Lit on 4 May 2029, mended in June and again in July 2030."
    assert [(span.of(text), when.isoformat()) for span, when, _ in dates_in(text)] == [
        ("4 May 2029", "2029-05-04"),
        ("July 2030", "2030-07-31"),
    ]


def test_expressions_do_not_overlap() -> None:
    found = expressions("from early February 2031 to 4-6 May 2031, or once it is lit by 7 May 2031", AS_AT)
    assert all(not a.span.overlaps(b.span) for a, b in pairwise(found))
    assert len(found) == 3


def test_a_weekday_that_does_not_fit() -> None:
    text = "on Tuesday 3 February 2031 and Tuesday 4 February 2031"
    assert [(span.of(text), true) for span, true in weekday_errors(text)] == [("Tuesday 3 February 2031", "Monday")]


def test_a_sentence_takes_less_than_a_millisecond() -> None:
    sentence = "All keepers of the northern lights are to be trained in signals by the end of February 2032. " * 2
    began = time.perf_counter()
    for _ in range(50):
        deadlines(sentence, 0, AS_AT)
    assert (time.perf_counter() - began) / 50 < 0.005  # four times over, for a busy machine
