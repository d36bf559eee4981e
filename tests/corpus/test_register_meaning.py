"""Answers in other words and another place, with nothing but what they tell to pair them by. All of it is fictional."""

from __future__ import annotations

from corpus.models import Item, ItemKind
from corpus.register.asking.meaning import Paragraph, likest
from tests.corpus.registers import LETTER, read_register, response, words

LISTED = """You made four recommendations:

1. The Harbour Service should ensure that every deckhand is trained in rescuing passengers from the water.
2. The Harbour Service should replace the life jackets that have passed their expiry date.
3. The Harbour Service should publish its figures on late sailings every quarter.
4. The Commissioner should review the contract for the night ferry.

## Equipment

We bought 420 life jackets in February. Those which were past their expiry have been destroyed.

## Crews

All 61 deckhands have now completed the course in water rescue at the Ostrey pool.

## Telling the public

From April, the number of late sailings will appear on the website at the end of each quarter.

I am grateful for the courtesy of your inspectors. My deputy will visit you in the summer.
"""

ANNEXED = """Since April we have opened six branches on two evenings a week.

Readers with poor sight had little to borrow. We have ordered 900 audio books, which will be on the shelves by 31 August
2032.

The staff will hold their summer party in July.

## Annex: what you recommended

Recommendation 1: The Council should increase the stock of audio books for readers with poor sight.

Recommendation 2: The Council should open its branches in the evening.

Recommendation 3: The Council should appoint a children's librarian.
"""


def asked(text: str) -> list[Item]:
    return [item for item in read_register(text, LETTER) if item.kind is not ItemKind.STANDALONE]


def test_answers_under_headings_of_their_own_are_paired_by_what_they_tell() -> None:
    crews, jackets, sailings, ferry = asked(LISTED)
    assert {item.paired for item in (crews, jackets, sailings)} == {"by meaning"}
    assert response(LISTED, crews).startswith("All 61 deckhands")
    assert response(LISTED, jackets).startswith("We bought 420 life jackets")
    assert response(LISTED, sailings).startswith("From April")
    assert (ferry.paired, ferry.response) == ("", ())


def test_what_is_undertaken_in_such_an_answer_hangs_from_the_item_and_no_longer_stands_alone() -> None:
    items = read_register(LISTED, LETTER)
    alone = [words(LISTED, item) for item in items if item.kind is ItemKind.STANDALONE]
    assert alone == ["My deputy will visit you in the summer."]
    assert [len(item.commitments) for item in asked(LISTED)] == [1, 1, 1, 0]


def test_a_remark_below_the_list_is_no_answer_where_the_answers_follow() -> None:
    remarked = LISTED.replace("## Equipment", "I take them in no particular order.\n\n## Equipment")
    crews, jackets, sailings, ferry = asked(remarked)
    assert {item.paired for item in (crews, jackets, sailings)} == {"by meaning"}
    assert (ferry.paired, ferry.response) == ("", ())


def test_an_answer_may_stand_above_what_an_annex_lists() -> None:
    books, evenings, librarian = asked(ANNEXED)
    assert response(ANNEXED, books).startswith("Readers with poor sight")
    assert response(ANNEXED, evenings).startswith("Since April")
    assert librarian.response == ()


def test_a_paragraph_that_is_as_like_another_item_answers_neither() -> None:
    both = ["Mend the slates of the chapel roof.", "Mend the gutters of the chapel roof."]
    assert likest(both, [Paragraph("The chapel roof has been looked at.", "")]) == {}


def test_a_model_finds_what_no_word_tells_and_keeps_apart_what_words_confuse() -> None:
    asking = ["Teach pupils to swim.", "Heat the baths in winter."]
    told = [Paragraph("Lessons in the water began in May.", ""), Paragraph("Boilers were fitted.", "")]
    cosines = {(0, 0): 0.8, (1, 0): 0.4, (0, 1): 0.2, (1, 1): 0.7}
    assert likest(asking, told) == {}
    assert likest(asking, told, lambda n, m: cosines[n, m]) == {0: 0, 1: 1}
    assert likest(asking, told, lambda n, m: 0.7) == {}
