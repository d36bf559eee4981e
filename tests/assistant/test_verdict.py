"""Whether what was found answers: decided once, in code, with what is missing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from assistant.evidence import Scored
from assistant.question import Understood
from assistant.verdict import LEAST, Verdict, confidence, enough
from assistant.view import Sentence
from corpus.models import Span
from index.terms import terms
from tests.assistant.harbour import Asking

NONE = {"own": 1.0, "beside": 0.0, "cited": 0.0}


def scored(words: str, *, fits: bool = True, asks: bool = False, **changes: float) -> Scored:
    """A sentence that is close in every way, unless said otherwise."""
    own = terms(words)
    sentence = Sentence("d", 0, 0, (Span(0, len(words)),), words, frozenset(own), frozenset(pairwise(own)))
    usual = {"score": 2.0, "cosine": 0.8, "passage_cosine": 0.7, "covered": 0.9, "near": 0.9} | changes
    return Scored(sentence, **usual, fits=fits, asks=asks, features=NONE)


def followup(asking: Asking, question: str) -> Understood:
    return asking(question, after="when will the fog horns be sounded", followup=True)


def test_nothing_found(asking: Asking) -> None:
    assert enough(asking("fog"), [], asking.index) == Verdict(False, "nothing found")


def test_close_evidence_of_the_kind_asked_for_is_enough(asking: Asking) -> None:
    found = [scored("The fog horns will be sounded from 1 December 2031.")]
    assert enough(asking("when will the fog horns be sounded"), found, asking.index) == Verdict(True)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("when will the fog horns be sounded", "no date"),
        ("how many fog horns are there", "no figure"),
        ("how much did the fog horns cost", "no amount of money"),
        ("how often are the fog horns sounded", "no frequency"),
        ("what time are the fog horns sounded", "no time of day"),
        ("phone number for the fog horns", "no telephone number or address"),
    ],
)
def test_the_kind_of_answer_is_missing(asking: Asking, question: str, missing: str) -> None:
    found = [scored("The fog horns will be sounded.", fits=False)]
    assert enough(asking(question), found, asking.index) == Verdict(False, missing)


@pytest.mark.parametrize("question", ["who sounds the fog horns", "why are the fog horns sounded", "fog horns"])
def test_other_kinds_of_answer_are_not_required(asking: Asking, question: str) -> None:
    assert enough(asking(question), [scored("The fog horns sound.", fits=False)], asking.index).answered


def test_one_that_fits_far_below_the_best_does_not_count(asking: Asking) -> None:
    best = scored("The fog horns will be sounded.", fits=False, score=3.0)
    question = asking("when will the fog horns be sounded")
    assert enough(question, [best, scored("By May.", score=2.5)], asking.index) == Verdict(False, "no date")
    assert enough(question, [best, scored("By May.", score=2.7)], asking.index).answered


def test_a_document_that_says_it_is_not_known_is_no_answer(asking: Asking) -> None:
    found = [scored("The date for the fog horns is not yet known; bells ring from 3 May.")]
    verdict = enough(asking("when will the fog horns be sounded"), found, asking.index)
    assert verdict == Verdict(False, "the document says it is not known")
    elsewhere = [scored("The bell's date is not yet known; the fog horns sound from 3 May.")]
    assert enough(asking("when will the fog horns be sounded"), elsewhere, asking.index).answered


def test_a_followup_needs_what_it_adds(asking: Asking) -> None:
    found = [replace(scored("The fog horns will be sounded from 1 May."), features=NONE | {"own": 0.0})]
    verdict = enough(followup(asking, "and when will the bell?"), found, asking.index)
    assert verdict == Verdict(False, "nothing on what this question adds")


def test_a_recommendation_alone_does_not_say_what_was_done(asking: Asking) -> None:
    question = asking("have the fog horns been sounded")
    asks = scored("The watch should sound its fog horns.", asks=True)
    verdict = enough(question, [asks], asking.index)
    assert verdict == Verdict(False, "only the recommendation speaks of it")
    assert enough(question, [asks, scored("They have sounded the fog horns.")], asking.index).answered
    assert not enough(question, [asks, scored("Keepers met.", covered=0.1)], asking.index).answered


def test_words_that_no_document_uses(asking: Asking) -> None:
    question = asking("what was promised on zebras and giraffes")
    assert question.unknown == ("zebras", "giraffes")
    far, near = scored("Keepers met.", cosine=0.45), scored("Keepers met.", cosine=0.7)
    assert enough(question, [far], asking.index) == Verdict(False, "words that no document uses")
    assert enough(question, [near], asking.index).answered


def test_unknown_words_matter_less_beside_what_was_quoted_before(asking: Asking) -> None:
    question = followup(asking, "and zebras, and giraffes?")
    far = scored("Keepers met.", cosine=0.45)
    assert not enough(question, [far], asking.index).answered
    assert enough(question, [replace(far, features=NONE | {"beside": 1.0})], asking.index).answered


def test_nothing_close_enough(asking: Asking) -> None:
    question = asking("fog horns on the pier")
    weak = scored("Keepers met.", cosine=0.2, passage_cosine=0.2, near=0.3)
    assert confidence([weak]) < LEAST
    assert enough(question, [weak], asking.index) == Verdict(False, "nothing close enough")


def test_confidence_is_that_of_the_best_five(asking: Asking) -> None:
    low = scored("a", cosine=0.1, passage_cosine=0.1, near=0.1)
    high = scored("b", cosine=0.9, passage_cosine=0.9, near=0.9)
    assert confidence([low] * 4 + [high]) == confidence([high])
    assert confidence([low] * 5 + [high]) == confidence([low])
