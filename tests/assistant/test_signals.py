"""What speaks for and against the evidence, one signal at a time. The documents are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.evidence import Scored
from assistant.question import Understood
from assistant.signals import MEANT, signals
from assistant.verdict import WEIGHTS
from tests.assistant.harbour import Asking, sentence

HORNS, BOATS, KEEPERS = "The fog horns on the breakwater", "A list of 17 boats", "By September 2031, 39"


def scored(asking: Asking, start: str, *, fits: bool = True, **features: float) -> Scored:
    """The sentence of the library that starts so, near in every way, unless said otherwise."""
    told = {"own": 1.0} | features
    return Scored(sentence(asking.view, start), 2.0, 0.8, 0.7, 0.9, 0.9, fits, features=told)


def told(asking: Asking, question: str | Understood, *found: Scored) -> dict[str, float]:
    understood = asking(question) if isinstance(question, str) else question
    return signals(understood, found, asking.view, asking.index)


def test_every_signal_is_explained_and_weighed(asking: Asking) -> None:
    found = told(asking, "when will the fog horns be sounded", scored(asking, HORNS))
    assert found.keys() == MEANT.keys() == WEIGHTS.keys()


def test_answers_is_the_share_of_the_words_asked_for(asking: Asking) -> None:
    whole = told(asking, "fog horns on the breakwater", scored(asking, HORNS))["answers"]
    part = told(asking, "fog horns on the lighthouse", scored(asking, HORNS))["answers"]
    assert whole == pytest.approx(1)
    assert 0 < part < 1


def test_answers_takes_in_the_neighbours_and_what_the_document_is_called(asking: Asking) -> None:
    neighbour = told(asking, "the price of new horns", scored(asking, HORNS))["answers"]
    assert neighbour > told(asking, "the price of new lamps", scored(asking, HORNS))["answers"]
    assert told(asking, "horns, Orla Fenn to Ines Tarrow", scored(asking, HORNS))["answers"] == pytest.approx(1)


@pytest.mark.parametrize(
    ("question", "start", "there"),
    [
        ("when will the horns on the breakwater be sounded", HORNS, True),
        ("when did the customs launch get painted", "Thank you for your second report", False),
        ("how many keepers finished flag training", KEEPERS, True),
        ("phone number for the fog horns", HORNS, False),
    ],
)
def test_answers_is_nothing_without_the_kind_of_answer(asking: Asking, question: str, start: str, there: bool) -> None:
    assert (told(asking, question, scored(asking, start))["answers"] > 0) is there


def test_a_date_that_the_question_says_itself_is_no_answer(asking: Asking) -> None:
    assert told(asking, "when will the fog horns be sounded", scored(asking, HORNS))["answers"] > 0
    asked = "when was it said that the fog horns would be sounded from 1 December 2031"
    assert told(asking, asked, scored(asking, HORNS))["answers"] == 0


def test_the_closest_of_the_best_five(asking: Asking) -> None:
    low, high = replace(scored(asking, HORNS), cosine=0.1), replace(scored(asking, BOATS), cosine=0.9)
    assert told(asking, "fog horns", *[low] * 4, high)["cosine"] == 0.9
    assert told(asking, "fog horns", *[low] * 5, high)["cosine"] == 0.1


def test_together_is_the_share_in_the_best_one_s_document(asking: Asking) -> None:
    found = [scored(asking, start) for start in (HORNS, BOATS, KEEPERS, "The channel was dredged")]
    assert told(asking, "fog horns", *found)["together"] == 0.75


def test_wanting_where_nothing_near_the_best_holds_what_is_asked_for(asking: Asking) -> None:
    question = "when did the customs launch get painted"
    thanks = "Thank you for your second report"
    best = replace(scored(asking, thanks), score=3.0)
    near, far = (replace(scored(asking, HORNS), score=score) for score in (2.5, 1.5))
    assert told(asking, question, best, near)["wanting"] == 0
    assert told(asking, question, best, far)["wanting"] == 1
    assert told(asking, "what was said of the harbour", best, far)["wanting"] == 0


def test_no_holder_where_no_name_stands_beside_the_role(asking: Asking) -> None:
    minutes = scored(asking, "The clerk said")
    assert told(asking, "who is the clerk", minutes)["no holder"] == 1
    assert told(asking, "who said that it was late", minutes)["no holder"] == 0
    assert told(asking, "who is the sergeant", scored(asking, BOATS))["no holder"] == 0


@pytest.mark.parametrize(
    ("question", "start", "other"),
    [
        ("how many keepers finished flag training by September 2031", KEEPERS, False),
        ("how many keepers finished flag training by September 2041", KEEPERS, True),
        ("how many keepers finished flag training", KEEPERS, False),
    ],
)
def test_other_year_where_nothing_near_is_of_the_year(asking: Asking, question: str, start: str, other: bool) -> None:
    assert bool(told(asking, question, scored(asking, start))["other year"]) is other


@pytest.mark.parametrize(
    ("question", "start", "untold"),
    [
        ("how late is it according to the auditors", HORNS, True),
        ("what did the auditors find about the boats", HORNS, True),
        ("what did the clerk say about the bell", "The clerk said", False),
        ("who sounds the fog horns", HORNS, False),
    ],
)
def test_untold_where_nobody_tells_of_saying_or_finding(
    asking: Asking, question: str, start: str, untold: bool
) -> None:
    assert bool(told(asking, question, scored(asking, start))["untold"]) is untold


def test_not_known_is_read_in_the_clause_that_is_asked_about(asking: Asking) -> None:
    def said(words: str) -> float:
        found = scored(asking, HORNS)
        own = replace(found, sentence=replace(found.sentence, words=words))
        return told(asking, "when will the fog horns be sounded", own)["not known"]

    assert said("The date for the fog horns is not yet known; bells ring from 3 May.") == 1
    assert said("The bell's date is not yet known; the fog horns sound from 3 May.") == 0


def test_a_followup_needs_what_it_adds(asking: Asking) -> None:
    question = asking("and when will the bell?", after="when will the fog horns be sounded", followup=True)
    assert told(asking, question, scored(asking, HORNS, own=0.0))["not added"] == 1
    assert told(asking, question, scored(asking, HORNS))["not added"] == 0
