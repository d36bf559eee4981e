"""The sample library with the real model, end to end: every question of the case file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.evaluation import Evaluation
from assistant.wiring import Assistant
from tests.assistant.scoring import REFUSALS, below, scored

CASES = Path(__file__).parents[1] / "cases"
QUESTIONS = CASES / "samples_questions.jsonl"
KNOWN = [json.loads(line) for line in (CASES / "known_failures.jsonl").read_text("utf-8").splitlines()]
FLOORS = {
    "answers right": 0.78,
    "evidence hit at 1": 0.58,
    "evidence hit at 5": 0.80,
    "right abstentions": 0.54,
    "verbatim": 1.0,
    REFUSALS: 0.09,
}
"""A few points under what was reached when they were set; raise them with it."""


@pytest.fixture(scope="module")
def evaluation(sample_library: Assistant) -> Evaluation:
    return scored(sample_library, QUESTIONS)


def test_figures_hold(evaluation: Evaluation) -> None:
    assert not evaluation.set_aside
    assert below(evaluation, FLOORS) == {}


@pytest.mark.parametrize(
    "ident",
    [pytest.param(row["id"], id=row["id"], marks=pytest.mark.xfail(reason=row["why"], strict=True)) for row in KNOWN],
)
def test_known_failure(evaluation: Evaluation, ident: str) -> None:
    """Kept in view, and taken from the file by whoever mends it."""
    (mark,) = [mark for mark in evaluation.marks if mark.gold.asked.id == ident]
    assert mark.right


def test_declined_answers_offer_what_is_near(evaluation: Evaluation) -> None:
    declined = [mark.answer for mark in evaluation.marks if not mark.answer.answered]
    assert declined
    assert [a.question for a in declined if a.citations or not a.related or not a.searched.passages] == []


def test_every_suggestion_is_answered(sample_library: Assistant) -> None:
    suggestions = sample_library.suggestions(20)
    assert len(suggestions) == 20
    assert [question for question in suggestions if not sample_library.ask(question).answered] == []


def test_a_count_suggested_for_a_document_is_of_that_document(sample_library: Assistant) -> None:
    counts = [question for question in sample_library.suggestions(40) if question.startswith("How many")]
    for question in counts:
        title = question.split("“")[1].split("”")[0]
        (document,) = {citation.document for citation in sample_library.ask(question).citations}
        assert sample_library.view().documents[document].title == title
