"""What is not said to be done: what stands under a condition, and the whole where only a step is (all fictional)."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.dates import AsAt
from corpus.models import Commitment, Firmness, ItemKind, Status
from corpus.register.logs.printed import printed_status, reported
from corpus.register.logs.telling import told_status
from corpus.register.supposed import is_hypothetical
from tests.corpus.registers import read_register

DONE, GOING, PROMISED = Status.DONE, Status.IN_PROGRESS, Status.PROMISED
ASKED = "Saltmarsh Constabulary (SMC) guards the coast.\n\nRecommendation 1\n\nThe force should light lamps.\n\n"


def commitments(answer: str) -> list[Commitment]:
    items = read_register(f"{ASKED}{answer}\n")
    return [c for item in items if item.kind is ItemKind.RECOMMENDATION for c in item.commitments]


NOTHING = [
    "Assuming the lamps have been repaired, nothing more is needed.",
    "Until the lamps have been repaired, boats stay in harbour.",
    "Had we completed the count, the lamps would have been lit.",
    "In the event that the lamps have been repaired, no further work is needed.",
    "Whenever a lamp has been repaired, a keeper is told.",
    "Once all of the lamps have been repaired, nothing more is needed.",
    "When lamps are being repaired, boats wait.",
    "Unless the oil has been delivered, the lamps stay dark.",
    "I expect that the lamps have been repaired.",
    "We would have completed the count by now.",
    "The lamps should have been repaired in January.",
    "The keepers might already have repaired the lamps.",
    "I asked whether the lamps have been repaired.",
    "If the backlog is not cleared, nobody is training the keepers.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_condition_asserts_nothing(sentence: str) -> None:
    assert [c for c in commitments(sentence) if c.status in (DONE, GOING, Status.NOT_STARTED)] == []


OWED = [
    "If the backlog has been cleared by May, we will close the store.",
    "Once the chart has been completed we will light the pier.",
    "We will light the pier once the chart has been completed.",
    "Provided the grant has been approved, the work will begin in May.",
    "Unless the lamps are now fully repaired by May, I will withdraw the grant.",
    "Subject to the chart being completed, the pier will be lit.",
    "If the lamps are not being repaired by May, I shall ask the inspectors to return.",
]


@pytest.mark.parametrize("sentence", OWED)
def test_what_is_promised_on_a_condition_is_promised(sentence: str) -> None:
    assert [(c.status, c.firmness) for c in commitments(sentence)] == [(PROMISED, Firmness.CONDITIONAL)]


SO = [
    ("Once the count was completed in May 2030, we published it.", DONE),
    ("The count was completed in May 2030, once the oil had arrived.", DONE),
    ("Now that the lamps have been repaired, the keepers have been thanked.", DONE),
    ("After the review the force has trained its keepers.", DONE),
    ("Whether or not the grant is paid, SMC has repaired the lamps.", DONE),
    ("We have checked that each lamp is lit and recorded whether it has been repaired.", DONE),
    ("SMC has delivered training, if more slowly than I would like, to all keepers.", DONE),
    ("SMC has reviewed all cases subject to delay.", DONE),
    ("A lamp should have been repaired in each harbour, and now has been.", DONE),
    ("The lamps have been repaired, subject to final checks.", GOING),
    ("The chart has been completed subject to sign-off.", GOING),
    ("Until then the keepers are counting the lamps.", GOING),
    ("Lamps are being replaced if they are more than ten years old.", GOING),
]


@pytest.mark.parametrize(("sentence", "status"), SO, ids=[case[0] for case in SO])
def test_what_is_so_beside_a_condition(sentence: str, status: Status) -> None:
    assert [c.status for c in commitments(sentence)] == [status]


STEPS = [
    "The first phase is complete.",
    "Phase one of the work has been completed.",
    "The first stage of the count was completed in January 2031.",
    "As a first step, SMC has bought a boat.",
    "The first of three courses has been delivered.",
    "The first two modules have been completed.",
    "Phases 1 and 2 of the three phases have been completed.",
    "SMC has completed the first part of this recommendation.",
    "SMC has completed part of the work.",
    "The first tranche of keepers has been trained.",
    "Most lamps have been replaced.",
    "The majority of lamps have been replaced.",
    "The north lamps have been replaced, with the south lamps to follow in May 2031.",
    "So far, five lamps have been replaced.",
    "To date SMC has trained 40 keepers.",
    "The count has been completed in three of the five harbours.",
    "The lamps have been replaced in phase one.",
    "We have completed steps 1 to 3 of the plan.",
]


@pytest.mark.parametrize("sentence", STEPS)
def test_a_step_done_is_the_whole_under_way(sentence: str) -> None:
    assert [c.status for c in commitments(sentence)] == [GOING]


WHOLE = [
    "We have completed the review and published it.",
    "All phases have been completed.",
    "Both phases are complete.",
    "The final phase has been completed.",
    "Phase 3, the last, was completed in January 2031.",
    "The count has been completed in all five harbours.",
    "For the first time, SMC has published a chart.",
    "SMC has published its first chart.",
    "SMC was the first force to have completed the count.",
    "As part of the plan, SMC has bought a boat.",
    "SMC has published the plan for phase two.",
    "Most recently, SMC has published a chart.",
]


@pytest.mark.parametrize("sentence", WHOLE)
def test_the_whole_is_done_where_that_is_said(sentence: str) -> None:
    assert [c.status for c in commitments(sentence)] == [DONE]


def test_a_step_done_and_one_promised_are_two() -> None:
    made = commitments("Phase 1 has been completed and phase 2 will begin in May 2031.")
    assert [(c.status, c.deadline and c.deadline.due) for c in made] == [(GOING, None), (PROMISED, date(2031, 5, 31))]
    made = commitments("It will come to the Board in draft in the autumn, and I expect to approve it in May 2032.")
    assert [c.deadline and c.deadline.due for c in made] == [None, date(2032, 5, 31)]
    made = commitments("We have drafted the chart and will then print it by March 2031.")
    assert [c.status for c in made] == [PROMISED]


@pytest.mark.parametrize(
    ("asked", "update", "status"),
    [
        ("Mend the lamps", "Phase one completed.", GOING),
        ("Complete phase one of the count", "Phase one completed.", DONE),
        ("Mend the lamps", "All phases completed.", DONE),
        ("Mend the lamps", "As a first step, keepers trained.", GOING),
        ("Mend the lamps", "Completed subject to sign-off.", GOING),
        ("Send the figures", "Figures provided to the Board.", DONE),
    ],
)
def test_an_update_of_a_step_or_on_a_condition(asked: str, update: str, status: Status) -> None:
    assert told_status(asked, [update], AsAt(date(2031, 7, 1))) is status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Complete subject to sign-off", GOING),
        ("Complete (phase 1)", GOING),
        ("Complete - all phases", DONE),
        ("Completed. Phase 2 begins in May.", DONE),
        ("Closed, apart from two lamps", GOING),
        ("Completed once approved", PROMISED),
        ("Completed (May 2031)", DONE),
    ],
)
def test_a_printed_status_of_a_step_or_on_a_condition(words: str, status: Status) -> None:
    assert printed_status(words) is status


def test_a_reported_status_says_as_much() -> None:
    assert reported("Completed in part") is GOING
    assert reported("Complete. Phase 2 begins in May.") is DONE


def test_what_is_undertaken_only_for_a_case() -> None:
    assert is_hypothetical("If the lamps are not lit by May I shall write to the Board.")
    assert is_hypothetical("I shall write to the Board unless the lamps are lit.")
    assert not is_hypothetical("We will, if possible, light the lamps by May.")
    assert not is_hypothetical("Subject to funding, the lamps will be lit.")
