"""What a document quotes in order to answer it is never said by who answers, and answers go before it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.evidence import WEIGHTS
from assistant.quotes import Quote, quoted
from assistant.view import View
from assistant.wiring import Assistant
from assistant.writers import attributed
from tests.assistant.harbour import Asking, document, index_of, open_harbour, sentence

RESPONSE = """# Government response to the Tide Committee's report on buoys

Department for Tides

Date: 3 March 2031

## Recommendation 22

The Department should paint every buoy on the coast green.

The Government agrees that buoys must be seen. Every buoy on the coast will be painted by May 2032.

## Recommendation 23

The Department should count the eels.

The Government does not agree.
"""
AUDIT = """# Audit report on the ferries

Date: 3 April 2031

## Recommendation 1

The ferry office should keep a list of its ropes.

The office agreed with the recommendation.
"""


@pytest.fixture(scope="module")
def tides(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    texts = {"response.md": RESPONSE, "audit.md": AUDIT}
    assistant = open_harbour(tmp_path_factory.mktemp("tides"), texts)
    yield assistant
    assistant.library.close()


def quote(view: View, start: str) -> Quote:
    return quoted(sentence(view, start), view)


def test_a_recommendation_is_quoted_in_its_response_and_not_said_by_it(tides: Assistant) -> None:
    view = tides.view()
    words = attributed(quote(view, "The Department should paint"), view).words
    assert words.startswith("Recommendation 22, quoted in the government response of 3 March 2031 (")


def test_a_response_is_said_by_who_answers(tides: Assistant) -> None:
    view = tides.view()
    words = attributed(quote(view, "Every buoy on the coast will"), view).words
    assert words.endswith(", government response of 3 March 2031:") and "quoted" not in words


def test_a_report_says_its_own_recommendations(tides: Assistant) -> None:
    view = tides.view()
    assert view.documents[document(view, "audit.md")].description.kind.value == "report"
    assert "quoted" not in attributed(quote(view, "The ferry office should"), view).words


def test_what_the_government_said_comes_before_what_was_asked_of_it(tides: Assistant) -> None:
    answer = tides.ask("what did the government say about painting every buoy on the coast?")
    first = answer.text.split("\n")[0]
    assert "quoted in" not in first and "Every buoy on the coast will be painted" in first


@pytest.mark.parametrize(
    ("asked", "wants"),
    [
        ("what did the government say about buoys", True),
        ("how did the department respond on eels", True),
        ("govt response to the buoys recommendation", True),
        ("what will the force do about ropes", True),
        ("what was recommended to the government about buoys", False),
        ("what should the department do about buoys", False),
        ("what did the committee ask the government to do", False),
        ("how many eels are there", False),
    ],
)
def test_a_question_may_want_what_was_answered(tides: Assistant, asked: str, wants: bool) -> None:
    asking = Asking(tides.view(), index_of(tides))
    assert asking(asked).wants_response is wants


def test_what_was_asked_counts_for_less_where_an_answer_is_wanted(tides: Assistant) -> None:
    asking = Asking(tides.view(), index_of(tides))
    asks = {s.sentence.words[:20]: s.features["asks"] for s in asking.found("what did the government say about eels")}
    assert asks["The Department shoul"] and not asks["The Government does "]
    assert WEIGHTS["asks"] < 0
