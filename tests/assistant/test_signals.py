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


def test_apart_is_how_far_the_closest_passage_is_from_the_middle_one(asking: Asking) -> None:
    far = [replace(scored(asking, start), cosine=0.3) for start in (BOATS, "The channel was dredged")]
    assert told(asking, "fog horns", scored(asking, HORNS), *far)["apart"] == pytest.approx(0.5)
    assert told(asking, "fog horns", scored(asking, HORNS))["apart"] == 0


def test_together_is_the_share_in_the_best_one_s_document(asking: Asking) -> None:
    found = [scored(asking, start) for start in (HORNS, BOATS, KEEPERS, "The channel was dredged")]
    assert told(asking, "fog horns", *found)["together"] == 0.75


def test_no_kind_where_none_that_fits_scores_near_the_best(asking: Asking) -> None:
    question = "when will the fog horns be sounded"
    best = replace(scored(asking, HORNS, fits=False), score=3.0)
    near, far = (replace(scored(asking, BOATS), score=score) for score in (2.7, 2.5))
    assert told(asking, question, best, near)["no kind"] == 0
    assert told(asking, question, best, far)["no kind"] == 1
    assert told(asking, "who sounds the fog horns", best, far)["no kind"] == 0


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


def test_a_recommendation_alone_does_not_say_what_was_done(asking: Asking) -> None:
    question = "have the fog horns been sounded"
    asks, reports = replace(scored(asking, HORNS), asks=True), scored(asking, BOATS)
    assert told(asking, question, asks)["only asked"] == 1
    assert told(asking, question, asks, reports)["only asked"] == 0
    assert told(asking, question, asks, replace(reports, covered=0.1))["only asked"] == 1
