"""Commitments: which sentences undertake something, what they assert, by whom and by when."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.models import Commitment, Description, Fact, Firmness, ItemKind, Status
from corpus.register.logs.printed import printed_status
from tests.corpus.registers import read_register


def commitments(answer: str) -> list[Commitment]:
    """The commitments in a response to a recommendation addressed to "the force"."""
    asked = "Saltmarsh Constabulary (SMC) guards the coast.\n\nRecommendation 1\n\nThe force should light lamps."
    text = f"{asked}\n\n{answer}\n"
    return [c for item in read_register(text) if item.kind is ItemKind.RECOMMENDATION for c in item.commitments]


DONE, GOING, PROMISED = Status.DONE, Status.IN_PROGRESS, Status.PROMISED
CONSIDERING, NOT_STARTED = Status.CONSIDERING, Status.NOT_STARTED

ASSERTED = [
    ("A map of the rocks has been drafted and sent to the keepers.", DONE),
    ("SMC have launched a campaign about lamps.", DONE),
    ("In March last year I established a group of keepers.", DONE),
    ("The night rota began in September 2030.", DONE),
    ("The plan was agreed on 4 January 2031.", DONE),
    ("Every keeper had attended the course by 4 January 2031.", DONE),
    ("The rota is being drawn up by the Lamps Board.", GOING),
    ("Work is also underway to find more oil.", GOING),
    ("The Keeper of Stores continues to review every lamp.", GOING),
    ("My office will continue to support the keepers.", GOING),
    ("Tern Boats have been commissioned to look for rocks.", GOING),
    ("The keepers have begun training.", GOING),
    ("Assistant Keeper Wren Calder is visiting every lighthouse.", GOING),
    ("A supervisor now goes back to each lamp before dawn.", GOING),
    ("The lamps will be lit by 4 May 2031.", PROMISED),
    ("All keepers are to be trained by the end of June 2031.", PROMISED),
    ("SMC has committed to lighting every lamp when it is mended.", PROMISED),
    ("SMC intends to buy a boat.", PROMISED),
    ("The new lamps are now due to arrive in May.", PROMISED),
    ("There will be one keeper in every district by the end of 2031.", PROMISED),
    ("The date is now 31 March 2031.", PROMISED),
    ("The last two keepers will have attended by 27 February 2031.", PROMISED),
    ("The Mayor and I remain committed to ensuring that every lamp is lit.", PROMISED),
    ("If the grant rises, I will pay for two more boats.", PROMISED),
    ("I am writing to confirm that the lamps will be lit by May.", PROMISED),
    ("SMC will explore a new kind of lamp.", CONSIDERING),
    ("A second lamp is being considered.", CONSIDERING),
    ("We know that further work is needed on the bells.", CONSIDERING),
    ("SMC has not currently started training.", NOT_STARTED),
    ("The count has not yet begun.", NOT_STARTED),
    ("SMC has provided a boat in May 2030.", DONE),
    ("A course on lamps was launched in January 2031 and closed in February.", DONE),
    ("SMC now has a store in each harbour.", DONE),
    ("The list is now fully published.", DONE),
    ("The deadline for the first count was met.", DONE),
    ("Much progress has been made with the bells.", GOING),
    ("The keepers have continued to count the lamps.", GOING),
    ("Three of the five keepers have been trained.", GOING),
    ("40 of 96 lamps have been replaced.", GOING),
    ("All lamps have been replaced.", DONE),
    ("The next stage of this work is to light the pier.", PROMISED),
    ("SMC is about to begin a count.", PROMISED),
    ("The intention is to publish a chart in the autumn.", PROMISED),
    ("The second lamp should be in place by June 2031.", PROMISED),
    ("I expect to approve the grant in May.", PROMISED),
    ("The lamps will not be delivered until May 2031.", PROMISED),
    ("A third course opens in March.", PROMISED),
    ("The last boat is now expected in May.", PROMISED),
    ("If the grant comes, it will be spent on oil.", PROMISED),
    ("All 52 lamps will have a number by the end of 2031.", PROMISED),
    ("The Head of Stores said that she would print a chart.", PROMISED),
    ("SMC tests the bells every month.", GOING),
    ("SMC will, however, publish a chart.", PROMISED),
    ("The Mayor and I are committed to see the coast lit.", PROMISED),
    ("SMC is considering whether to buy a boat and will decide in May.", CONSIDERING),
    ("Proposals for the bells will continue to be considered.", CONSIDERING),
]


@pytest.mark.parametrize(("sentence", "status"), ASSERTED, ids=[case[0] for case in ASSERTED])
def test_status(sentence: str, status: Status) -> None:
    assert [c.status for c in commitments(sentence)] == [status]


NOTHING = [
    "I write in response to the report on lamps, which was published on 3 February 2031.",
    "I am writing about the count that was completed in March.",
    "These lamps burn oil and face the sea.",
    "The training enables every call to be answered.",
    "The lamps have come on well.",
    "It is encouraging to see that keepers are staying longer.",
    "The sea will continue to be a danger to boats.",
    "A brighter coast will enhance safety.",
    "The Government is committed to ensuring safety at sea.",
    "The report has found many dark places.",
    "There are no plans to buy another boat.",
    "I shall respond to these points in turn below.",
    "The keepers recognise the importance of lamps.",
    "On 31 January 2031 there were forty lamps waiting.",
    "Will the lamps be lit?",
    "The arrangements enabled support to be provided to keepers.",
    "Keepers will be able to see further.",
    "The lamp programme has delivered great benefits to boats.",
    "The Lamp Review published in May 2030 set out what oil costs.",
    "The Government has set out an objective of a brighter coast.",
    "SMC will always consider the safety of boats.",
    "There will be occasions on which no lamp is lit.",
    "Residents will be reassured by the count.",
    "The survey shows that keepers are responding sooner.",
    "In all, 72% intend to stay until they retire.",
    "We have considered plans to light the pier.",
    "The report asks how keepers will light the pier.",
    "The delay is due to a storm.",
    "The SMC continues to support the keepers.",
    "Key: green - lit; amber - will miss its date.",
    "We cannot say when it will be lit.",
    "I met the keepers on 3 January 2031.",
    "I am content with the steps that are being taken.",
    "Lamps have been inspected here since 1904.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_commitment(sentence: str) -> None:
    assert commitments(sentence) == []


BY_WHOM = [
    ("I will light the lamps.", "Orla Fenn (Mayor of Saltmarsh)"),
    ("The Chief Keeper and I will light the lamps.", "The Chief Keeper and Orla Fenn (Mayor of Saltmarsh)"),
    ("My office will light the lamps.", "office of the Mayor of Saltmarsh"),
    ("In the meantime we will light the lamps.", "Mayor's Office"),
    ("The force will light the lamps.", "Saltmarsh Constabulary (SMC)"),
    ("However, SMC will light the lamps.", "Saltmarsh Constabulary (SMC)"),
    ("The lamps will be lit by the Harbour Board by the end of May 2031.", "the Harbour Board"),
    ("The lamps are being mended through Tern Boats.", "Tern Boats"),
    ("The lamps will be lit.", "Saltmarsh Constabulary (SMC)"),  # nobody is named: whom it was asked of
    ("The Department for Lamps will consider a grant and will write to us in June.", "The Department for Lamps"),
    ("The Harbour Board owns two boats and will buy a third.", "The Harbour Board"),
    ("The Harbour Board's Lamp Plan will set out what is to be lit.", "The Harbour Board"),
    ("The Harbour Board met in May. It will buy a boat.", "The Harbour Board"),
    ("The lamps are old. They will be replaced.", "Saltmarsh Constabulary (SMC)"),
    ("Gullport Council: We will buy a boat.", "Gullport Council"),
    ("Wren Calder, who keeps the stores, has drafted a chart.", "Wren Calder"),
    ("The lamps will be tested by the assessors in May.", "the assessors"),
]


@pytest.mark.parametrize(("sentence", "who"), BY_WHOM, ids=[case[0] for case in BY_WHOM])
def test_by_whom(sentence: str, who: str) -> None:
    assert {c.by_whom for c in commitments(sentence)} == {who}


FIRM, INTENDED, IF, TENTATIVE = Firmness.FIRM, Firmness.INTENDED, Firmness.CONDITIONAL, Firmness.TENTATIVE

HOW_FIRM = [
    ("The lamps will be lit by 4 May 2031.", FIRM),
    ("The lamps have been repaired.", FIRM),
    ("SMC plans to light the lamps.", INTENDED),
    ("SMC will seek to light the lamps.", INTENDED),
    ("Subject to funding, the lamps will be lit.", IF),
    ("The lamps will be lit once the oil has arrived.", IF),
    ("If the grant rises, I will pay for two more boats.", IF),
    ("I will ask if the lamps are lit.", FIRM),
    ("SMC will explore a new kind of lamp.", TENTATIVE),
]


@pytest.mark.parametrize(("sentence", "firmness"), HOW_FIRM, ids=[case[0] for case in HOW_FIRM])
def test_how_firm(sentence: str, firmness: Firmness) -> None:
    assert [c.firmness for c in commitments(sentence)] == [firmness]


def test_where_each_field_is_said() -> None:
    text = "Recommendation 1\n\nThe force should light lamps.\n\nBy May the Harbour Board will light the lamps.\n"
    (item,) = read_register(text)
    (only,) = item.commitments
    assert [(field, span.of(text)) for field, span in only.said] == [
        ("by_whom", "the Harbour Board"),
        ("status", "will light"),
    ]


def test_whom_nobody_prints_has_no_words() -> None:
    (only,) = commitments("The lamps will be lit.")
    assert [field for field, _ in only.said] == ["status"]


def test_the_items_of_a_list_are_promised_by_its_lead_in() -> None:
    made = commitments(
        "In the next year we will be concentrating on:\n\n"
        "- Establish a school of keepers that will report to the Board.\n"
        "- Continue to work with the pilots.\n"
        "- Introduction of a rota by June 2031.\n"
    )
    assert [c.status for c in made] == [PROMISED, GOING, PROMISED]
    assert {c.by_whom for c in made} == {"Mayor's Office"}
    assert [c.deadline and c.deadline.text for c in made] == ["In the next year", "In the next year", "by June 2031"]


def test_a_lead_in_that_nothing_follows_is_a_promise_itself() -> None:
    (only,) = commitments("The course will be held over five days covering:\n\n- lamps and oil\n- bells\n")
    assert only.status is PROMISED


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("Buy a second boat.", PROMISED),
        ("Strengthened the watch on the pier.", DONE),
        ("Two courses held in Gullport and Ternmouth.", DONE),
        ("Figures reported to the Board each quarter.", GOING),
        ("New rota in place since August.", DONE),
    ],
)
def test_notes_without_a_verb_of_their_own(note: str, status: Status) -> None:
    assert [c.status for c in commitments(note)] == [status]


@pytest.mark.parametrize(
    "note", ["Progress in training keepers.", "Work to date", "Strengthen the Watch on Every Pier"]
)
def test_headings_are_no_notes(note: str) -> None:
    assert commitments(note) == []


def test_what_begins_ahead_is_due_then() -> None:
    (only,) = commitments("Every boat will be counted from 1 May 2031.")
    assert only.deadline is not None
    assert only.deadline.due == date(2031, 5, 1)


def test_whoever_was_asked_is_it_in_the_next_sentence() -> None:
    made = commitments("I have commissioned Tern Boats to look for rocks. It will report in May.")
    assert [c.by_whom for c in made][1:] == ["Tern Boats"]


def test_of_what_is_done_a_limit_ahead_is_the_deadline() -> None:
    (only,) = commitments("I have asked for a list of lamps by the end of May 2031.")
    assert (only.status, only.deadline and only.deadline.due) == (DONE, date(2031, 5, 31))


def test_a_limit_is_the_deadline_before_any_other_day() -> None:
    (only,) = commitments("The keepers will meet in March 2031 and will have counted all lamps by 30 June 2031.")
    assert only.deadline is not None
    assert only.deadline.due == date(2031, 6, 30)


ANSWER = Description(kind=Fact("government response"))
ANSWERED = "{year}\n\nRecommendation 1\n\nThe Government should light lamps.\n\nWe will light them later this year.\n"


def test_a_response_that_prints_a_year_alone_is_of_that_year() -> None:
    (item,) = read_register(ANSWERED.format(year="2031"), ANSWER)
    assert [c.deadline and c.deadline.due for c in item.commitments] == [date(2031, 12, 31)]


def test_we_are_the_government_in_its_response() -> None:
    (item,) = read_register(ANSWERED.format(year="2031"), ANSWER)
    assert [c.by_whom for c in item.commitments] == ["the Government"]


def test_what_a_summary_repeats_is_registered_once() -> None:
    promise = "SMC will light forty lamps by May 2031."
    text = f"{promise}\n\nRecommendation 1\n\nThe force should light lamps.\n\n{promise}\n"
    assert [len(item.commitments) for item in read_register(text)] == [1]


def test_a_date_printed_for_the_whole_is_that_of_what_has_none_of_its_own() -> None:
    text = (
        "| Recommendation | Response | Target date |\n| --- | --- | --- |\n"
        "| Light the pier. | Agreed. New lamps will be bought for every keeper on the pier. "
        "Oil will be bought by 4 March 2031. | 31 May 2031 |\n"
    )
    (item,) = read_register(text)
    assert [c.deadline and c.deadline.due for c in item.commitments] == [date(2031, 5, 31), date(2031, 3, 4)]


def test_a_sentence_with_two_commitments_is_cut_between_them() -> None:
    text = "Training for keepers is being rolled out and all pilots are to be trained by the end of May 2031."
    first, second = commitments(text)
    assert (first.status, first.deadline) == (GOING, None)
    assert second.status is PROMISED
    assert second.deadline is not None
    assert second.deadline.due == date(2031, 5, 31)


def test_a_verb_that_shares_its_subject_is_no_second_commitment() -> None:
    (only,) = commitments("The rota is one that SMC has measured and will be mending over the coming months.")
    assert only.status is PROMISED
    assert only.deadline is not None
    assert (only.deadline.text, only.deadline.due) == ("over the coming months", None)


def test_the_day_on_which_something_was_done_is_no_deadline() -> None:
    (only,) = commitments("The sessions, three of them completed before the end of January 2031, have been written.")
    assert (only.status, only.deadline) == (DONE, None)


def test_of_two_dates_the_one_ahead_is_the_deadline() -> None:
    (only,) = commitments("Of the 40 lamps counted by 22 January 2031 the last will be lit by 4 May 2031.")
    assert only.deadline is not None
    assert only.deadline.due == date(2031, 5, 4)


def test_the_span_is_the_sentence_exactly() -> None:
    answer = "They are dark. The **lamps** will be lit\nin May. They burn oil."
    text = f"Recommendation 1\n\nThe force should light lamps.\n\n{answer}\n"
    (item,) = read_register(text)
    (only,) = item.commitments
    assert only.span.of(text) == "The **lamps** will be lit\nin May."


def test_an_answer_that_opens_with_its_position_is_quoted_without_it() -> None:
    text = "Recommendation 1\n\nThe force should light lamps.\n\n**Accepted.** The lamps will be lit in May.\n"
    (item,) = read_register(text)
    assert [c.span.of(text) for c in item.commitments] == ["The lamps will be lit in May."]
    assert item.position == "accepted"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Complete", DONE),
        ("Closed, not implemented", NOT_STARTED),
        ("Not complete. Nobody came.", NOT_STARTED),
        ("Partially complete", GOING),
        ("On course", GOING),
        ("New", PROMISED),
        ("The lamps", None),
    ],
)
def test_the_status_that_a_log_prints(words: str, status: Status | None) -> None:
    assert printed_status(words) is status
