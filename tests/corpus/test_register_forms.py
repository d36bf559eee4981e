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
