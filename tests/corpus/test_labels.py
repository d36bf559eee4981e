"""The labels of recommendations, in the forms that documents print them in."""

from __future__ import annotations

import pytest

from corpus.layout.labels import ITEM_HEADING, label_of


@pytest.mark.parametrize(
    "words, kind, number, rest",
    [
        pytest.param("Recommendation 1: One body", "recommendation", "1", "One body", id="with a colon"),
        pytest.param("RECOMMENDATION 2", "recommendation", "2", "", id="in capitals"),
        pytest.param("Recommendation No. 3", "recommendation", "3", "", id="No."),
        pytest.param("Recommendation 4 (paragraph 32)", "recommendation", "4", "", id="with its paragraph"),
        pytest.param("Recommendation 5 – The Board", "recommendation", "5", "The Board", id="with a dash"),
        pytest.param("Recommendation 6 Lamps of the coast", "recommendation", "6", "Lamps of the coast", id="a title"),
        pytest.param("Recommendation 7a", "recommendation", "7a", "", id="lettered"),
        pytest.param("Recommendation 4d: Telling", "recommendation", "4d", "Telling", id="lettered, with a title"),
        pytest.param("Recommendation 7(b)", "recommendation", "7(b)", "", id="a letter in brackets"),
        pytest.param("Recommendation 7(b)(ii): x", "recommendation", "7(b)(ii)", "x", id="two deep"),
        pytest.param("Recommendation 7c) Oil", "recommendation", "7c", "Oil", id="half a bracket"),
        pytest.param("Recommendation 8.32", "recommendation", "8.32", "", id="a paragraph's number"),
        pytest.param("Recommendation A1: boats", "recommendation", "A1", "boats", id="a letter and a number"),
        pytest.param("Recommendations 9 and 10", "recommendations", "9 and 10", "", id="two together"),
        pytest.param("Recommendations 5-7: oil", "recommendations", "5-7", "oil", id="a range"),
        pytest.param("Recommendation IV: oil", "recommendation", "IV", "oil", id="Roman"),
        pytest.param("Recommendation (13)", "recommendation", "13", "", id="in brackets"),
        pytest.param("Recommendation Fourteen", "recommendation", "Fourteen", "", id="in words"),
        pytest.param("Rec 11: The Board", "rec", "11", "The Board", id="short"),
        pytest.param("R12. The Board", "r", "R12", "The Board", id="shorter"),
        pytest.param("1: PAC recommendation: Oil", "recommendation", "1", "Oil", id="number first"),
        pytest.param("2a. PAC recommendation: Oil", "recommendation", "2a", "Oil", id="number and letter first"),
        pytest.param("Holme Board Area for Improvement 2 - Oil", "area for improvement", "2", "Oil", id="of a body"),
        pytest.param("AFI 3: Oil", "afi", "3", "Oil", id="AFI"),
        pytest.param("AFI4", "afi", "4", "", id="AFI without a space"),
        pytest.param("Action point 4: Oil", "action point", "4", "Oil", id="action point"),
        pytest.param("Cause of concern", "cause of concern", "", "", id="without a number"),
    ],
)
def test_labels(words: str, kind: str, number: str, rest: str) -> None:
    label = label_of(words)
    assert label is not None
    assert (label.kind, label.number, words[label.length :]) == (kind, number, rest)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Recommendation 6 is accepted by the Board.", id="a sentence about one"),
        pytest.param("Response to Recommendation 6", id="a response"),
        pytest.param("Progress against Recommendation 6", id="progress"),
        pytest.param("Recommendations for the Board", id="a heading of several"),
        pytest.param("Recommendations of the Board", id="whose they are"),
        pytest.param("actions 1.2 and 1.5 within the first priority", id="a sentence about two"),
        pytest.param("Action was taken", id="an action told of"),
        pytest.param("The lamps burn.", id="none"),
    ],
)
def test_what_is_no_label(words: str) -> None:
    assert label_of(words) is None


@pytest.mark.parametrize(
    "words", ["Recommendation 4(d)", "Area for improvement 2", "Recommendation 8.32", "Cause of concern 1."]
)
def test_labels_alone_are_headings(words: str) -> None:
    assert ITEM_HEADING.match(words)


def test_a_sentence_that_begins_with_a_label_is_no_heading() -> None:
    assert not ITEM_HEADING.match("Recommendation 4 was accepted")
