"""Answers paired with what they answer: below it, by number elsewhere, one for several, and none."""

from __future__ import annotations

from dataclasses import replace

from corpus.models import Fact, Item, ItemKind
from tests.corpus.registers import LETTER, read_register, response, words

RESPONSE = replace(LETTER, kind=Fact("government response"))
REPORT = replace(LETTER, kind=Fact("report"))


def asked(items: tuple[Item, ...]) -> list[Item]:
    return [item for item in items if item.kind is not ItemKind.STANDALONE]


def test_answers_gathered_in_an_annex_are_paired_by_number() -> None:
    text = """The Reviewer made two recommendations:

Recommendation 1: The Council should appoint a lighting officer.

Recommendation 2: The Council should test its lamps every quarter.

## Cost

There is none.

## Annex A: Our responses

Response to Recommendation 1: Agreed. An officer will be appointed by 1 September 2031.

Response to Recommendation 2: Not agreed. Lamps are tested already.
"""
    one, two = asked(read_register(text, REPORT))
    assert (one.paired, one.position, two.paired, two.position) == (
        "by number",
        "accepted",
        "by number",
        "not accepted",
    )
    assert response(text, one).endswith("An officer will be appointed by 1 September 2031.")
    assert [c.span.of(text) for c in one.commitments] == ["An officer will be appointed by 1 September 2031."]


def test_labels_that_stand_again_over_the_answers_are_no_further_items() -> None:
    text = """What the inspector asked

R1. Wicks should be kept dry.
R2. Wicks should be counted each week.

Our response

R1. Accepted. Dry stores have been rented.
R2. Rejected. There is nobody to count them.
"""
    items = asked(read_register(text, REPORT))
    assert [(item.number, item.position, item.paired) for item in items] == [
        ("R1", "accepted", "by number"),
        ("R2", "not accepted", "by number"),
    ]


def test_a_recommendation_printed_in_a_summary_too_is_one_item_with_its_answer() -> None:
    text = """## Summary

Recommendation 1: The Board should clean its lamps each spring.

## Detail

Lamps are dirty.

Recommendation 1: The Board should clean its lamps each spring.

The Board accepts this recommendation.
"""
    (item,) = asked(read_register(text, RESPONSE))
    assert response(text, item) == "The Board accepts this recommendation."


def test_several_answered_together_share_the_answer_and_each_commitment_hangs_from_one() -> None:
    text = """Recommendations 6 and 7

6. The Trust should record each test of a lamp.
7. It should print the tests in its yearly report.

Trust response

Both recommendations are agreed. Each test will be recorded in a book from May 2031. The yearly report will print them.
"""
    six, seven = asked(read_register(text, RESPONSE))
    assert (six.number, seven.number) == ("6", "7")
    assert response(text, six) == response(text, seven)
    assert [len(item.commitments) for item in (six, seven)] == [1, 1]
    assert "recorded" in six.commitments[0].span.of(text)


def test_what_the_answer_says_of_a_letter_is_the_answer_to_that_letter() -> None:
    text = """**Within three months the force should:**

(a) count its lamps; and

(b) paint its boats.

**Response of the Chief Constable**

The lamps have been counted.

On (b), the boats will be painted by 1 May 2031.
"""
    a, b = asked(read_register(text))
    assert response(text, a) == "The lamps have been counted."
    assert (response(text, b), b.paired) == ("On (b), the boats will be painted by 1 May 2031.", "by number")


def test_what_follows_a_list_in_a_report_is_no_answer_to_its_last_item() -> None:
    text = """We make these recommendations:

1. The Board should count its lamps.
2. The Board should mend its bells.

Fog was thick that year, and boats were few.
"""
    assert [item.response for item in asked(read_register(text, REPORT))] == [(), ()]


def test_an_auditor_tells_of_each_recommendation_whether_it_was_agreed_with() -> None:
    text = """## Recommendations

The Keeper should count the bulbs. (Recommendation 1)

The Keeper should end the use of oil. (Recommendation 2)

## Comments

The agency concurred with recommendation 1. It did not concur with recommendation 2, as oil is cheap.
"""
    one, two = asked(read_register(text, REPORT))
    assert (one.position, two.position) == ("accepted", "not accepted")


def test_an_answer_elsewhere_that_quotes_what_was_asked_is_paired_by_the_quoted_words() -> None:
    text = """The report made these recommendations:

1. The Board should clean the lamps of the north pier each spring.
2. The Board should buy a boat for the keepers.

## What we have done

It was recommended that "the Board should clean the lamps of the north pier each spring". We accept this. All shine.
"""
    one, two = asked(read_register(text, REPORT))
    assert (one.paired, one.position, response(text, one)) == (
        "by quoted words",
        "accepted",
        "We accept this. All shine.",
    )
    assert (two.paired, two.response) == ("", ())


def test_paragraphs_under_a_label_of_as_many_numbers_are_an_item_each() -> None:
    text = (
        "**Recommendations 1 and 2**\n\n*The board should mend the lamps.*\n\n*The board should count the oil.*\n\n"
        "Both are accepted. The lamps will be mended by May 2031. The oil will be counted each week.\n"
    )
    found = read_register(text)
    assert [(item.number, words(text, item)) for item in found] == [
        ("1", "The board should mend the lamps."),
        ("2", "The board should count the oil."),
    ]
    assert [response(text, item)[:18] for item in found] == ["Both are accepted."] * 2
    assert [len(item.commitments) for item in found] == [1, 1]


def test_what_stands_beside_the_last_of_a_list_is_told_of_it_alone() -> None:
    text = (
        "The following actions were agreed:\n\n1. The hiring of nine keepers.\n"
        "2. A review of the lamps by the Guild. They will report to me by the end of May 2031.\n"
    )
    one, two = read_register(text)
    assert (response(text, one), response(text, two)) == ("", "They will report to me by the end of May 2031.")
