"""Quoted recommendations in the forms that responses and reports print them in, numbers as printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus.models import Fact, Item, ItemKind
from tests.corpus.registers import LETTER, read_register, response, words

RESPONSE = replace(LETTER, kind=Fact("government response"))


def numbers(items: tuple[Item, ...]) -> list[str]:
    return [item.number for item in items if item.kind is not ItemKind.STANDALONE]


def test_numbered_paragraphs_in_bold_type_are_recommendations_and_conclusions_end_them() -> None:
    text = """Chapter 2: Oil

**8.1 We recommend that the Board fund the oil of all keepers.**

The Board has funded oil since 2029.

**8.2 We conclude that wicks are poor.**

The Board notes this.

**8.32 The Board should publish what it spends on oil each year.**

The Board agrees. It will publish the sums.
"""
    items = read_register(text, RESPONSE)
    assert numbers(items) == ["8.1", "8.32"]
    assert words(text, items[0]).startswith("We recommend that the Board fund")
    assert response(text, items[0]) == "The Board has funded oil since 2029."
    assert {item.list for item in items} == {"Chapter 2: Oil"}


def test_a_paragraph_that_names_where_the_report_has_it_is_a_quoted_recommendation() -> None:
    text = """1. Lamps are vital to the coast. The Board must set out how it will keep them lit. (Paragraph 12)

The Board agrees that lamps are vital.

2. It is clear that keepers are few. (Conclusion, Paragraph 22)

The Board recognises this.

The Board should pay keepers more. (Paragraph 25)

The Board will look at pay in 2031.
"""
    items = read_register(text, RESPONSE)
    assert numbers(items) == ["1", "25"]
    assert response(text, items[0]) == "The Board agrees that lamps are vital."


def test_plain_numbered_paragraphs_count_where_several_are_answered() -> None:
    asked = ["mend its lamps", "trim its wicks", "count its oil"]
    text = "".join(f"4.{n} The Board should {what}.\n\nThe Board has begun to.\n\n" for n, what in enumerate(asked, 1))
    assert numbers(read_register(text, RESPONSE)) == ["4.1", "4.2", "4.3"]
    assert numbers(read_register(text, replace(LETTER, kind=Fact("minutes")))) == []


def test_lettered_parts_of_a_recommendation_and_the_governments_that_answer() -> None:
    text = """Recommendation 3: Keeping keepers safe

3a) Boats

That the Board should provide a safe boat for each keeper.

Holme Government

This recommendation is accepted in full. Nine boats will be bought.

3b) Ropes

All ropes should be tested each year.

Holme Government

This recommendation is accepted in principle.

Saltmarsh Executive

Ropes are tested already.
"""
    items = read_register(text, RESPONSE)
    assert numbers(items) == ["3", "3a", "3b"]
    assert [item.position for item in items[1:]] == ["accepted", "accepted in principle"]
    assert response(text, items[2]).endswith("Ropes are tested already.")


def test_a_title_in_the_label_is_asked_with_the_paragraph_below_it() -> None:
    text = "Recommendation 6: Clean lamps\n\nThe Board should clean its lamps.\n\nThe Board has cleaned them.\n"
    (item,) = read_register(text, RESPONSE)
    assert words(text, item) == "Clean lamps The Board should clean its lamps."
    assert item.addressed_to == "The Board"
    assert response(text, item) == "The Board has cleaned them."


def test_treasury_minutes_number_first_with_the_target_date_of_the_answer() -> None:
    text = """1: PAC conclusion: Nobody knows what lamps cost.

1: PAC recommendation: The Department should set out what its lamps cost.

1.1 The Department agrees with the Committee's recommendation.

Target implementation date: December 2031

2a. PAC recommendation: The Department should count wicks.

2.1 The Department disagrees with the Committee's recommendation.
"""
    items = read_register(text, RESPONSE)
    assert numbers(items) == ["1", "2a"]
    assert [item.position for item in items] == ["accepted", "not accepted"]
    assert items[0].due == date(2031, 12, 31)


def test_a_time_alone_is_the_heading_of_what_is_quoted_below_it() -> None:
    text = """**Within 12 months**

*The keepers should paint lamps.*

They will paint them.

**Immediate:**

***Stop the loss of oil.***

It has been stopped.
"""
    items = read_register(text)
    assert [item.timescale for item in items] == ["Within 12 months", "Immediate"]


def test_a_heading_without_a_number_over_what_should_improve() -> None:
    text = "Area for improvement\n\nThe force should improve how it counts lamps.\n\nLamps are counted daily.\n"
    (item,) = read_register(text)
    assert (item.kind, item.number) == (ItemKind.AREA_FOR_IMPROVEMENT, "")
    assert response(text, item) == "Lamps are counted daily."


def test_a_numbered_heading_says_what_its_list_is() -> None:
    text = (
        "## 2. Recommendations for immediate action\n\n1. **Mend the lamps of the quay.**\n\nThey have been mended.\n"
    )
    (item,) = read_register(text)
    assert (item.number, item.timescale) == ("1", "for immediate action")


def test_an_entry_of_the_contents_list_is_no_recommendation() -> None:
    text = """Recommendation 1: Mending the lamps of the quay ........ 4

Recommendation 2: Buying oil for all of the keepers ........ 9

Recommendation 1: Mending the lamps of the quay

The Board should mend them.

It will.

Recommendation 2: Buying oil for all of the keepers

The Board should buy it.

It will.
"""
    assert numbers(read_register(text, RESPONSE)) == ["1", "2"]


def test_a_plain_line_that_gives_the_time_is_no_recommendation_but_leads_in_those_below_it() -> None:
    text = (
        "## Recommendations\n\nThe force should within three months:\n\n"
        "***Recommendation 1: The force should mend its north lamp and test it.***\n\nWe accept this recommendation.\n"
    )

    (item,) = read_register(text)

    assert (item.number, item.timescale, item.position) == ("1", "within three months", "accepted")


def test_the_rows_of_a_table_stand_in_the_list_that_its_heading_names() -> None:
    table = "| No. | Action | Owner | Status |\n|---|---|---|---|\n"
    actions = "| 1 | Write to every keeper of the shore about oil | Clerk | Complete |\n| 2 | Mend it | Chair | New |\n"

    under = read_register(f"# The lamps of Holme\n\n## Action log\n\n{table}{actions}")
    alone = read_register(table + actions)

    assert [item.list for item in (*under, *alone)] == ["Action log", "Action log", "", ""]


def test_a_series_of_numbers_shows_what_is_quoted_and_numbers_at_the_end_do_too() -> None:
    text = """Keepers are few, and lamps are many. (8.1)

The Government notes this.

We urge ministers to count the keepers each year. (8.2)

We recommend that the Board train them. (8.3)

Training began in May. The Board will report on it:

1. in spring;
2. in autumn.
"""
    items = read_register(text, RESPONSE)
    assert numbers(items) == ["8.1", "8.2", "8.3"]
    assert response(text, items[1]) == response(text, items[2])
    assert items[2].addressed_to == "the Board"


def test_a_numbered_series_elsewhere_counts_where_each_answer_says_that_it_is_one() -> None:
    answered = "".join(
        f"2030/{n} The Board should mend lamp {n}.\nResponse in 2030: Accepted.\n\n" for n in range(1, 4)
    )
    told = "".join(f"{n}. The Board should mend lamp {n}.\n\nIt is broken.\n\n" for n in range(1, 4))
    report = replace(LETTER, kind=Fact("report"))
    assert numbers(read_register(answered, report)) == ["2030/1", "2030/2", "2030/3"]
    assert numbers(read_register(told, report)) == []


def test_what_stands_above_each_line_that_announces_an_answer_is_what_it_answers() -> None:
    text = """Horns should be sounded for as long as fog lasts.

Government response

We agree. They have been since May.

There ought to be a horn on each pier. Nine have none.

Government response

Nine horns will be in place by 1 March 2032.
"""
    items = read_register(text, RESPONSE)
    assert [words(text, item) for item in items] == [
        "Horns should be sounded for as long as fog lasts.",
        "There ought to be a horn on each pier. Nine have none.",
    ]
    assert response(text, items[1]) == "Nine horns will be in place by 1 March 2032."


def test_a_box_of_one_column_is_text() -> None:
    text = """+------------------------------------------+
| Recommendation B                         |
| Masters should be told not to sail when  |
| the wind is above force 9.               |
+------------------------------------------+

North Government: Accepted in principle. South Government: Accepted in full.
"""
    (item,) = read_register(text, RESPONSE)
    assert (item.number, item.addressed_to) == ("B", "")
    assert words(text, item).startswith("Masters should be told")
    assert [p.position for p in item.positions] == ["accepted in principle", "accepted"]


def test_fields_below_a_recommendation_say_whose_it_is_and_by_when() -> None:
    text = """Recommendation 3                                  Rating: High

Oil should be weighed when it comes in.

Risk: Oil may be lost.

Management response: Agreed. A scale has been bought.

Owner: Head of Oil
Original target date: March 2031
Revised target date: 30 November 2031
"""
    (item,) = read_register(text, replace(LETTER, kind=Fact("report")))
    assert words(text, item) == "Oil should be weighed when it comes in."
    assert (item.addressed_to, item.due, item.timescale) == ("Head of Oil", date(2031, 11, 30), "30 November 2031")
    assert item.position == "accepted"
    assert [c.span.of(text) for c in item.commitments] == ["A scale has been bought."]


def test_the_recommendations_of_a_treasury_minute_in_a_list() -> None:
    text = """1. PAC conclusion: Nobody knows what lamps cost.

1. PAC recommendation: The Department should set out what its lamps cost.

1.1 The government agrees with the Committee's recommendation.

Recommendation implemented

1.2 The Department wrote to the Committee on 4 April 2030.

2. PAC conclusion: Keepers are not trained.

2a. PAC recommendation: The Department should train them.

2.1 The government disagrees with the Committee's recommendation.
"""
    items = read_register(text, RESPONSE)
    assert numbers(items) == ["1", "2a"]
    assert response(text, items[0]).endswith("on 4 April 2030.")


def test_a_heading_that_recurs_belongs_to_each_answer_and_one_that_does_not_ends_the_last() -> None:
    text = """## Recommendation 1

The Board should count gulls.

### Response

Accept. A count is made.

## Money

None is needed.

## Recommendation 2

The Board should fence the cliff.

### Response

Reject.

## Money

The fence costs too much.

## Next steps

The Board will meet in May 2031.
"""
    one, two, *_ = read_register(text, RESPONSE)
    assert response(text, one).endswith("None is needed.")
    assert response(text, two).endswith("The fence costs too much.")


def test_a_cause_of_concern_and_its_recommendations() -> None:
    text = """**Within six months**

***By 30 September 2031, chief constables should light each watch house.***

They are lit.

**Causes of concern**

***Accelerated cause of concern***

***The force does not answer calls in time.***

A review has begun.

***Area for improvement***

***The force should thank its volunteers.***

A dinner will be held.
"""
    items = read_register(text)
    assert [(item.kind, item.called, item.list) for item in items] == [
        (ItemKind.RECOMMENDATION, "", "Within six months"),
        (ItemKind.RECOMMENDATION, "accelerated cause of concern", ""),
        (ItemKind.AREA_FOR_IMPROVEMENT, "", ""),
    ]
    assert [response(text, item) for item in items] == [
        "They are lit.",
        "A review has begun.",
        "A dinner will be held.",
    ]


def test_a_sentence_that_asks_for_remedies_leads_in_each_of_them() -> None:
    report = replace(LETTER, kind=Fact("report"))
    asked = "To remedy the injustice caused, the Council should, within three months of this report:\n\n"
    agreed = "To remedy the injustice caused, the Council has agreed to:\n\n"
    remedies = "(a) apologise to Ms Pell in writing;\n(b) pay her £500.\n"
    found = read_register(asked + remedies, report)
    assert [(i.kind, i.number, i.addressed_to, i.timescale) for i in found] == [
        (ItemKind.RECOMMENDATION, "a", "the Council", "within three months"),
        (ItemKind.RECOMMENDATION, "b", "the Council", "within three months"),
    ]
    assert {i.kind for i in read_register(agreed + remedies, report)} == {ItemKind.AGREED_ACTION}


def test_each_field_is_kept_with_its_place() -> None:
    text = """## Lamps

2. PAC recommendation: By 31 March 2032 the Department of Rocks should count its lamps.

2.1 The government agrees with the Committee's recommendation.
"""
    (item,) = read_register(text, RESPONSE)
    assert {name: span.of(text) for name, span in item.said} == {
        "number": "2",
        "list": "Lamps",
        "addressed_to": "the Department of Rocks",
        "timescale": "By 31 March 2032",
        "due": "By 31 March 2032",
        "position": "2.1 The government agrees with the Committee's recommendation.",
    }


def test_a_sentence_that_only_mentions_a_recommendation_is_none() -> None:
    text = """Recommendation 7 - which asked for more lamps - has been met.

Recommendation 8 has been met too.

The agency agreed with recommendation 9.
"""
    assert numbers(read_register(text)) == []


def test_what_a_letter_only_tells_of_is_asked_all_the_same() -> None:
    text = """You recommended that the service should at once set up a way to raise concerns.

We are sorry. A line opened on 12 June.

The first recommendation is that the force should count its lamps. They have been counted.

The second is that it should by 1 May 2032 mend them. Ten will be mended in April.

As for the area for improvement, which is that keepers do not learn from fogs, a library is being built.
"""
    items = [item for item in read_register(text) if item.kind is not ItemKind.STANDALONE]
    assert [(item.kind, words(text, item)) for item in items] == [
        (ItemKind.RECOMMENDATION, "the service should at once set up a way to raise concerns."),
        (ItemKind.RECOMMENDATION, "the force should count its lamps."),
        (ItemKind.RECOMMENDATION, "it should by 1 May 2032 mend them."),
        (ItemKind.AREA_FOR_IMPROVEMENT, "keepers do not learn from fogs,"),
    ]
    assert [response(text, item) for item in items] == [
        "We are sorry. A line opened on 12 June.",
        "They have been counted.",
        "Ten will be mended in April.",
        "a library is being built.",
    ]


def test_a_paragraph_of_the_report_with_what_it_asks_in_brackets() -> None:
    text = """**Paragraph 12** (*the Ministry should count the absent*): We agree. It will count them in May 2032.

**Paragraph 15** (*lamps of the coast*): We have no plans.
"""
    (item,) = [item for item in read_register(text) if item.kind is not ItemKind.STANDALONE]
    assert (item.number, item.position, item.addressed_to) == ("12", "accepted", "the Ministry")
    assert words(text, item).startswith("the Ministry should count the absent")
    assert response(text, item) == "We agree. It will count them in May 2032."


def test_titles_of_groups_are_no_items_and_an_action_below_one_is_part_of_its_answer() -> None:
    text = """RECOMMENDATIONS 1 TO 2: LICENCES

Recommendation 1
Every skipper should hold a licence.

**Agreed?** Yes.

**Action:** The Office will issue licences from 1 May 2032.

Recommendation 2
The Office should inspect boats.

**Agreed?** No. There is nobody to do it.
"""
    items = read_register(text, RESPONSE)
    assert [(item.number, item.position) for item in items] == [("1", "accepted"), ("2", "not accepted")]
    assert response(text, items[0]).endswith("from 1 May 2032.")


def test_a_recommendation_in_bold_with_its_answer_in_the_same_paragraph() -> None:
    text = "4.2 **Recommendation 1: Every home should have a nurse.** The Department says that 41 homes now have one.\n"
    (item,) = [item for item in read_register(text) if item.kind is not ItemKind.STANDALONE]
    assert words(text, item).rstrip("*") == "Every home should have a nurse."
    assert response(text, item) == "The Department says that 41 homes now have one."


def test_labels_in_a_column_of_their_own() -> None:
    text = """Recommendation The Council should check each driver again after three years.

Priority       High

Management     Agreed. We will begin our own checks in January 2034.

Responsible    Head of Lamps
"""
    (item,) = read_register(text, replace(LETTER, kind=Fact("report")))
    assert words(text, item) == "The Council should check each driver again after three years."
    assert (item.position, item.addressed_to) == ("accepted", "The Council")


def test_what_must_be_done_to_improve_is_asked_in_bullets_or_in_lines() -> None:
    report = replace(LETTER, kind=Fact("report"))
    listed = (
        "What does the school need to do to improve?\n\n(Information for the governors)\n\n"
        "- Reading is weak. Teachers should read aloud every day.\n- Leaders must set the maps out.\n"
    )
    lines = (
        "Action the trust MUST take to improve\n\nThe ward\nThe trust must ensure that oil is kept cool. (Rule 12)\n"
        "The trust must ensure that lamps are lit. (Rule 12)\n\nOur team\n\nThe trust must give us its books.\n"
    )
    assert [words(listed, i) for i in read_register(listed, report)] == [
        "Reading is weak. Teachers should read aloud every day.",
        "Leaders must set the maps out.",
    ]
    assert [words(lines, i)[:38] for i in read_register(lines, report)] == [
        "The trust must ensure that oil is kept",
        "The trust must ensure that lamps are l",
    ]


def test_numbered_paragraphs_of_a_letter_under_labels_are_its_own() -> None:
    text = (
        "1. Thank you for the report. The Board should be proud.\n\nRecommendation 4\n\n"
        '2. "Keepers should make sure that lamps are lit."\n\n3. They are lit. They will be lit.\n\n'
        'Recommendation 5\n\n4. "Keepers should make sure that wicks are cut."\n\n5. This is accepted.\n\n'
        "6. I hope this must be of use.\n"
    )
    items = read_register(text, LETTER)
    assert numbers(items) == ["4", "5"]
    assert response(text, items[1]).startswith("This is accepted.")


def test_what_a_body_will_do_under_agreed_action_is_listed_or_told_in_a_paragraph() -> None:
    text = (
        "## Agreed action\n\n52. Within one month of my decision the Council will:\n\n"
        "a) apologise to Ms Pell; and\n\nb) pay her £300.\n\n"
        "53. Within three months of my decision the Council will review its rule on lamps.\n\n"
        "54. The Council should give us evidence it has complied with the above.\n\n"
        "## Decision\n\n55. The Council will have learnt from this.\n"
    )
    items = read_register(text, replace(LETTER, kind=Fact("report")))
    found = [words(text, i) for i in items if i.kind is ItemKind.AGREED_ACTION]
    assert [said.split()[0] for said in found] == ["apologise", "pay", "Within"]


def test_what_is_asked_at_once_below_a_cause_of_concern_has_items_of_its_own() -> None:
    text = """**Cause of concern 1**

***The wardens do not make sure that force is only used when it must be.***

I accept this.

***Recommendations***

**The service should, with immediate effect:**

- ***write down every use of force;***

Since 29 April no log can be closed until all forms are in.

- ***look at film of incidents.***

A panel of sergeants now looks at ten incidents each month.
"""
    items = read_register(text, LETTER)
    assert [(words(text, i), i.timescale) for i in items[1:]] == [
        ("write down every use of force;", "with immediate effect"),
        ("look at film of incidents.", "with immediate effect"),
    ]
    assert [response(text, i)[:18] for i in items[1:]] == ["Since 29 April no ", "A panel of sergean"]


def test_a_letter_that_numbers_every_paragraph_asks_what_its_labels_name() -> None:
    text = """1. I am grateful for the report.

2. A keeper told me that she had stopped calling.

Recommendations 3 and 5

3. "The Guild should count its lamps each quarter."

4. "The Guild should have tested every rope by 31 December 2031."

5. I take these together. Both are accepted. The count will be published in July 2031.

Recommendation 9

6. "The Guild should appoint a deputy."

7. The Guild does not accept this recommendation. It should not need one.

8. The Guild must be thanked all the same. I remain proud of it.
"""
    items = [i for i in read_register(text, LETTER) if i.kind is not ItemKind.STANDALONE]
    assert [(i.number, i.position) for i in items] == [("3", "accepted"), ("5", "accepted"), ("9", "not accepted")]
    assert words(text, items[1]).startswith('"The Guild should have tested')
    assert response(text, items[1]).startswith("I take these together.")
