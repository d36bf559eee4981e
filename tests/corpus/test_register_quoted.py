"""Whose words are quoted: "we" between quotation marks is whoever is quoted (all of it fictional)."""

from __future__ import annotations

import pytest

from corpus.models import Commitment, ItemKind
from tests.corpus.registers import read_register

ASKED = "Saltmarsh Constabulary (SMC) guards the coast.\n\nRecommendation 1\n\nThe force should light lamps.\n\n"
MAYOR, OFFICE = "Orla Fenn (Mayor of Saltmarsh)", "Mayor's Office"


def commitments(answer: str) -> list[Commitment]:
    items = read_register(f"{ASKED}{answer}\n")
    return [c for item in items if item.kind is ItemKind.RECOMMENDATION for c in item.commitments]


OTHERS = [
    ('The inspectorate wrote: "We will return in May and count the lamps."', "The inspectorate"),
    ('The Harbour Board told me that "we will light the pier by May 2031".', "The Harbour Board"),
    ("“We will light the pier by May 2031,” said Wren Calder, Keeper of Stores.", "Wren Calder"),
    ('"I have asked the keepers to count the lamps," the Chief Keeper told the panel.', "the Chief Keeper"),
    ('As the Chief Keeper put it, "we have trained every keeper".', "the Chief Keeper"),
    ('The Chief Keeper has told me: "My office will light the lamps."', "The Chief Keeper"),
    ('The Chief Keeper, who joined in May, told me: "We will light the pier by June 2031."', "The Chief Keeper"),
    ('The Chief Keeper welcomed this and told me: "We will light the pier by June 2031."', "The Chief Keeper"),
    ('The letter from the Harbour Board states that "our staff will be trained by May".', "the Harbour Board"),
    ('The Harbour Board\'s letter of 3 January reads "We have now repaired the lamps".', "The Harbour Board"),
    ('I am glad that, in the Board\'s words, "we have replaced every lamp".', "the Board"),
    ('The Chief Keeper was asked, and he says: "We will light the pier by June 2031."', "The Chief Keeper"),
    ('According to the Chief Keeper, "we have bought a boat".', "the Chief Keeper"),
    ('The Chief Keeper: "We have bought a boat."', "The Chief Keeper"),
    ('My deputy told the panel: "I will light the lamps by May 2031."', "My deputy"),
    ('The inspectorate\'s words were: "The force will have to act. We will return in June 2031."', "The inspectorate"),
    ("The Chief Keeper told us ‘we will light the pier by May 2031’.", "The Chief Keeper"),
]


@pytest.mark.parametrize(("sentence", "who"), OTHERS, ids=[case[0] for case in OTHERS])
def test_whoever_is_quoted_undertakes_it(sentence: str, who: str) -> None:
    assert [c.by_whom for c in commitments(sentence)] == [who]


@pytest.mark.parametrize(
    "sentence",
    [
        'The report says: "The lamps are dark; we will count them in June 2031."',
        'One skipper said: "I will write to the keepers again."',
        "The skippers' club told us 'we will help to light the pier'.",
    ],
)
def test_where_nobody_known_is_quoted_nobody_undertakes_it(sentence: str) -> None:
    assert [c.by_whom for c in commitments(sentence)] == [""]


OWN = [
    ('In my last letter I said: "I will light the lamps by May 2031."', MAYOR),
    ('I said in my letter that "we will light every lamp by June 2031".', OFFICE),
    ('Our plan says: "We will light every lamp by June 2031."', OFFICE),
    ('Our promise in the plan was that "we will light the pier by May 2031".', OFFICE),
    ('The Mayor\'s plan says "I will light every lamp by June 2031".', MAYOR),
    ("“We will light the pier by May 2031.”", OFFICE),  # an answer in marks, and nothing says whose
    ('Response: "We will light the pier by May 2031."', OFFICE),
    ('We have launched the "Light for All" campaign.', OFFICE),
    ("We will light the 'dark mile' by May 2031.", OFFICE),
    ('I will buy a "new" boat and light the "old" pier by May 2031.', MAYOR),
]


@pytest.mark.parametrize(("sentence", "who"), OWN, ids=[case[0] for case in OWN])
def test_the_writers_own_words_stay_the_writers(sentence: str, who: str) -> None:
    assert {c.by_whom for c in commitments(sentence)} == {who}


QUOTED_REPLY = """Response of the Chief Keeper

"We have moved six keepers into the team. The chart of rocks was issued in January 2031.

I intend to report on the lamps to the Harbour Board each quarter from May 2031."

My comments

I will hold the Chief Keeper to this and will publish a chart by May 2031."""


def test_a_quotation_goes_on_over_paragraphs_until_it_is_closed() -> None:
    made = [c for item in read_register(f"{ASKED}{QUOTED_REPLY}\n") for c in item.commitments]
    assert [c.by_whom for c in made] == ["the Chief Keeper"] * 3 + [MAYOR]


def test_a_reply_that_is_set_in_is_its_authors() -> None:
    answer = "The Chief Keeper's reply is as follows:\n\n> We will light the lamps by 4 May 2031.\n\nI agree.\n"
    assert [c.by_whom for c in commitments(answer)] == ["The Chief Keeper"]


def test_a_paragraph_may_say_whose_words_follow() -> None:
    answer = 'The Chief Keeper\'s written response is set out below.\n\n"We will light all lamps by May 2031."\n'
    assert [c.by_whom for c in commitments(answer)] == ["The Chief Keeper"]


def test_a_mark_that_is_not_closed_quotes_nobody() -> None:
    answer = 'The Chief Keeper told me of 5" lamps.\n\nWe will light the lamps by 4 May 2031.\n'
    assert [c.by_whom for c in commitments(answer)] == [OFFICE]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("If it is not lit by the end of July 2031 I shall write to the Board.", MAYOR),
        ("As soon as the lamps have been repaired I will write to the Board.", MAYOR),
        ("The Chief Keeper and I will light the lamps.", f"The Chief Keeper and {MAYOR}"),
    ],
)
def test_i_next_to_the_verb_is_who_acts(sentence: str, who: str) -> None:
    assert [c.by_whom for c in commitments(sentence)] == [who]
