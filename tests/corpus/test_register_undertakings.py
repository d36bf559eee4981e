"""Commitments in narrative reports and responses: what is told of one's own doings, and what only sounds like it."""

from __future__ import annotations

import pytest

from corpus.models import Commitment, Description, Fact, Status
from tests.corpus.registers import read_register
from tests.corpus.test_register_commitments import commitments

DONE, GOING, PROMISED = Status.DONE, Status.IN_PROGRESS, Status.PROMISED
CONSIDERING, NOT_STARTED = Status.CONSIDERING, Status.NOT_STARTED

TOLD = [
    ("In January we opened a store in the north harbour.", DONE),
    ("A second store opened on 3<sup>rd</sup> January.", DONE),
    ("The course was delivered to 88 keepers between October and December.", DONE),
    ("Since 29th October no boat can leave until its lamps have been tested.", DONE),
    ("Calls have since 6 January been taken at a single desk.", DONE),
    ("The lamps are tested each Monday by the wardens.", GOING),
    ("We have bid for a grant for the north pier.", DONE),
    ("The Board's decision on the grant is expected before Christmas.", PROMISED),
    ("Captain Rook to hold a clinic each week.", PROMISED),
    ("In the interim, wardens are covering the north pier.", GOING),
    ("I chaired the meeting of the keepers in December.", DONE),
    ("Two keepers are now in post.", DONE),
    ("A keeper of stores has been in post since 2 May 2030.", DONE),
    ("The third, in the north harbour, opened on 16 January 2031.", DONE),
    ("All boats were sent the chart at the start of term.", DONE),
    ("The new head of stores took up post in January.", DONE),
    ("The chart has gone to every keeper.", DONE),
    ("The Department has already strengthened the guidance.", DONE),
    ("By 30 January 2031, all the keepers had attended the course.", DONE),
    ("By 30 January 2031, 12 of the 40 keepers had attended the course.", GOING),
    ("Talks with the boatyard continue.", GOING),
    ("The second pier is under construction.", GOING),
    ("The count has been held every Wednesday since July.", GOING),
    ("No start has been made on the second pier.", NOT_STARTED),
    ("A list of lamps goes to the Harbour Board in March.", PROMISED),
    ("Work on the pier starts on site next month.", PROMISED),
    ("The remaining keepers are booked on the November course.", PROMISED),
    ("A chart is expected at the July meeting.", PROMISED),
    ("Our first task will be to count the lamps.", PROMISED),
    ("We propose a count of every lamp.", PROMISED),
    ("The Lamp Paper commits the Board to consult every keeper.", PROMISED),
    ("The target date has been moved to June 2032.", PROMISED),
    ("The Harbour Board meets for the first time on 14 October.", PROMISED),
    ("No decision has yet been taken on the bell.", CONSIDERING),
    ("We are minded to buy the boat.", CONSIDERING),
    ("The Harbour Board is to consider whether to close the pier.", CONSIDERING),
]


@pytest.mark.parametrize(("sentence", "status"), TOLD, ids=[case[0] for case in TOLD])
def test_what_was_done_goes_on_or_lies_ahead(sentence: str, status: Status) -> None:
    assert [c.status for c in commitments(sentence)] == [status]


ONLY_SOUNDS_LIKE_IT = [
    "I am grateful for the report that you published on 6 January.",
    "I comment below on the five which are for the keepers; I have copied this letter to the rest.",
    "I have invited the Chief Keeper to give her views and these are reflected throughout.",
    "Since October the fog has been thicker.",
    "SMC is working to simplify the lighting of lamps.",  # an aim
    "We are working closely with the boatyard to ensure that lamps burn.",
    "The Harbour Board is now progressing towards brighter lamps.",
    "SMC is exploring opportunities that suit the coast.",
    "The grant for lamps is intended to improve safety.",
    "This will enable keepers to see further.",
    "Hearing from keepers will strengthen our plans.",
    "Changes to the tide tables will undoubtedly shape the lighting of lamps.",
    "Lamps will be bought as follows:\n\n- in May for the pier;\n- in June for the quay.",
    "The findings are being taken very seriously.",
    "The Board records why lamps go out every week.",
    "The delay follows a storm, which the Harbour Board recorded on 4 January 2031.",  # a day in what is said beside it
    "Keepers are grateful for the report on lamps, published on 21 January 2031.",
    "I wrote to you about the lamps on 3 January 2031.",
    "I set out below what the keepers think.",
    "The Harbour Board has generated sixpence for each penny lent.",
    "It is usual for the oil to be bought in autumn.",
    "We trust you will light the lamps in spring.",
    "There are 9 lamps, and unlit lamps stood at 4 on 31 January 2031.",
]


@pytest.mark.parametrize("sentence", ONLY_SOUNDS_LIKE_IT)
def test_what_only_sounds_like_it(sentence: str) -> None:
    assert commitments(sentence) == []


WHO = [
    ("The Harbour Board is looking at lamps that have gone out and will mend them.", "The Harbour Board"),
    ("The lamps are lit and the Harbour Board has bought a boat.", "the Harbour Board"),
    ("A count of lamps is under way, led by the Harbour Board.", "the Harbour Board"),
    ("The Harbour Board has confirmed that the lamps will be lit in May.", "The Harbour Board"),
]


@pytest.mark.parametrize(("sentence", "who"), WHO, ids=[case[0] for case in WHO])
def test_by_whom(sentence: str, who: str) -> None:
    assert {c.by_whom for c in commitments(sentence)} == {who}


REPORT = Description(kind=Fact("report"), date=Fact("2031-02-03"), body=Fact("Gullport Harbour Board"))
OWN = "Lamps: half-year report\n\nIn January we opened a store. The lamps on the pier will be lit by 4 May 2031.\n"
EXAMINED = "Audit of lamps\n\nWe examined the books and found gaps. {told}\n\nWe recommend a count.\n"


def told(text: str, description: Description = REPORT) -> list[Commitment]:
    return [c for item in read_register(text, description) for c in item.commitments]


def test_a_report_on_ones_own_doings_promises_outside_any_answer() -> None:
    made = told(OWN)
    assert [c.status for c in made] == [DONE, PROMISED]
    assert {c.by_whom for c in made} == {"Gullport Harbour Board"}


def test_a_report_on_what_others_did_does_not() -> None:
    assert told(EXAMINED.format(told="The lamps on the pier will be lit by 4 May 2031.")) == []


def test_a_guide_without_a_date_tells_what_is_done_as_a_rule() -> None:
    assert told("How we help\n\nA keeper will look at your lamp.\n", Description(kind=Fact("report"))) == []


SPEECH = "{title}\n\n4 January 2031\n\nFrom next week I will light the lamps by 4 May 2031.\n"


@pytest.mark.parametrize(
    ("description", "who"),
    [
        (Description(kind=Fact("report"), date=Fact("2031-01-04"), body=Fact("Commissioner for Lamps")), "for Lamps"),
        (
            Description(kind=Fact("report"), date=Fact("2031-01-04"), title=Fact("Speech by the Mayor of Gullport")),
            "Mayor",
        ),
    ],
)
def test_i_am_the_office_whose_report_it_is(description: Description, who: str) -> None:
    assert all(who in c.by_whom for c in told(SPEECH.format(title="On lamps"), description))
    assert told(SPEECH.format(title="On lamps"), description)


def test_we_are_the_government_however_it_is_spelt() -> None:
    asked = "Recommendation 1\n\nThe government should light lamps.\n\n"
    answer = "The government agrees. The government has begun. This government is keen. We will light them in May.\n"
    description = Description(
        kind=Fact("government response"), role=Fact("Minister for Lamps"), body=Fact("Minister for Lamps")
    )
    assert told(asked + answer, description)[-1].by_whom == "the Government"


FORCE = "Saltmarsh Police guards the coast. " + "SP keeps lamps. " * 12 + "\n\nA lamp will be lit by 4 May 2031.\n"


@pytest.mark.parametrize(("mentions", "who"), [(12, "Saltmarsh Police"), (2, "")])
def test_a_force_named_throughout_is_meant_where_no_body_is(mentions: int, who: str) -> None:
    text = FORCE.replace("SP keeps lamps. " * 12, "SP keeps lamps. " * mentions)
    assert [c.by_whom for c in told(text, Description(kind=Fact("progress report"), date=Fact("2031-01-04")))][
        -1
    ] == who


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        (
            "SMC was asked in April 2031 and will report on it in May 2032.",
            "2032-05-31",
        ),  # behind the promise's own verb
        ("We would hope to light the pier from April 2032.", "2032-04-30"),
        ("SMC will light 20 lamps a year from April 2032.", None),  # it recurs
        ("We had hoped to light it by March 2031; we now expect it to be lit in June 2032.", "2032-06-30"),
    ],
)
def test_by_when(sentence: str, due: str | None) -> None:
    made = commitments(sentence)
    assert [c.deadline.due.isoformat() if c.deadline and c.deadline.due else None for c in made] == [due]
