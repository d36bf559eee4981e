"""Items told by a series of titles, known by the line above it or by the answers below; every document is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.models import Fact, Item, ItemKind
from tests.corpus.registers import LETTER, read_register, response, words

REPORT = replace(LETTER, kind=Fact("report"))
RESPONSE = replace(LETTER, kind=Fact("government response"))


def asked(text: str, items: tuple[Item, ...]) -> list[tuple[str, str]]:
    return [(item.number, words(text, item)) for item in items if item.kind is not ItemKind.STANDALONE]


def test_lettered_titles_below_a_heading_that_says_what_was_asked_are_items() -> None:
    text = """PART B: WHAT THE INSPECTORS WANTED, AND HOW FAR WE HAVE COME

(a) Wicks trimmed every day, with a note of who trimmed them in the book
Trimming has been daily since 4 May 2031. The book is read by the Warden every Friday,
who reports to the Board each quarter.

(b) Does the bell at the harbour need a new rope before the winter gales?
The rope was looked at in June. A new one will be hung by 30 September 2031.

4. The boathouse was painted.
"""
    items = read_register(text, REPORT)
    assert asked(text, items) == [
        ("a", "Wicks trimmed every day, with a note of who trimmed them in the book"),
        ("b", "Does the bell at the harbour need a new rope before the winter gales?"),
    ]
    assert response(text, items[1]).endswith("by 30 September 2031.")


@pytest.mark.parametrize(("count", "found"), [("three", 3), ("four", 0)])
def test_labelled_titles_count_where_they_are_as_many_as_is_said(count: str, found: int) -> None:
    matters = ["No lamp was lit.", "Keepers could not see the book.", "The rule on oil was old."]
    text = f"You raised {count} matters of concern.\n\n" + "".join(
        f"**Matter {n}: {what}**\n\nWe met the keepers in May. This was put right.\n\n"
        for n, what in enumerate(matters, 1)
    )
    assert [said for _, said in asked(text, read_register(text))] == (matters if found else [])


def test_headings_in_the_section_on_what_was_asked_are_items_and_the_next_section_has_none() -> None:
    text = """# Report to the Harbour Panel

## What the Panel asked us to do, and what came of it

### Publish the tide tables

They are on the notice board since 4 April 2031.

### Look again at the night bell

The bell will be tried until 31 August 2031.

## Other business

### New boat

The new boat is blue.
"""
    items = read_register(text, REPORT)
    assert [said for _, said in asked(text, items)] == ["Publish the tide tables", "Look again at the night bell"]


def test_lines_above_paragraphs_are_titles_where_the_section_tells_of_progress() -> None:
    text = """1. Purpose

This paper tells members how the inspectors' recommendations have been taken forward.

2. Progress against the recommendations

Train keepers in drift modelling
All twelve were trained in November 2031. A refresher will be held in May 2032.

Replace the mast on the head
A contract has been let and the mast will be in place by 31 July 2032.

3. Financial implications

Cost of the mast
The mast costs £88,000, which is met from reserves.
"""
    items = read_register(text, REPORT)
    assert [said for _, said in asked(text, items)] == [
        "Train keepers in drift modelling",
        "Replace the mast on the head",
    ]
    assert response(text, items[0]).startswith("All twelve")


def test_titles_that_are_answered_by_positions_are_items_in_a_response() -> None:
    answers = {"Keep the quay open on Sundays": "Agreed. It will open.", "End fines": "Not agreed. They pay for oil."}
    text = "".join(f"**{n}. {t}**\n\n{a}\n\n" for n, (t, a) in enumerate(answers.items(), 1))
    items = read_register(text, RESPONSE)
    assert [(i.number, i.position) for i in items if i.number] == [("1", "accepted"), ("2", "not accepted")]
    assert asked(text, read_register(text, REPORT)) == []  # elsewhere a label has to say that it is an answer


def test_findings_with_a_management_response_are_items() -> None:
    text = "".join(
        f"Finding {n}: {title}\n\nWe looked at forty of them.\n\nManagement response: {answer}\n\n"
        for n, title, answer in (
            (1, "Boats are mended late", "Accepted. A list will be kept from 1 August 2034."),
            (2, "Oars are shared", "Rejected. There are too few."),
        )
    )
    items = read_register(text, REPORT)
    assert [(i.number, i.position) for i in items if i.number] == [("1", "accepted"), ("2", "not accepted")]
    assert words(text, items[0]).startswith("Boats are mended late")


def test_coded_orders_with_what_came_of_them_are_actions() -> None:
    text = """## Aim A: Light

- ✔ **A1. Open a lamp shop in each town.** The last opened on 16 January 2032.
- ▲ **A2. Light the river path.** Consent was refused. A new application will be made in June 2032.

## Aim B: Sound

- **B1. Hang a bell in every school.** Eight of eleven have one.
- **B2. Pilot a horn.** It was tried in March 2032.
"""
    items = read_register(text, REPORT)
    assert [number for number, _ in asked(text, items)] == ["A1", "A2", "B1", "B2"]
    assert {i.kind for i in items if i.number} == {ItemKind.AGREED_ACTION}
    assert words(text, items[1]) == "Light the river path."
    assert response(text, items[1]).endswith("in June 2032.")


def test_a_report_that_sets_out_what_it_recommends_has_no_answers() -> None:
    text = """2. Key recommendations

2.1 Renew the vision for the harbour
Work with the fishermen to agree what the harbour should be like.

2.2 Strengthen the lamp committee
Appoint two keepers and train the others.

3. Findings

The harbour is well kept.
"""
    items = read_register(text, REPORT)
    assert [number for number, _ in asked(text, items)] == ["2.1", "2.2"]
    assert not any(item.response for item in items)
    assert words(text, items[1]).endswith("train the others.")


@pytest.mark.parametrize(
    "text",
    [
        "Recommendations\n\n1. The Panel is asked to note the report.\nIt is on the table.\n\n"
        "2. The Panel is asked to agree the plan.\nIt is on the table too.\n",
        "# Lamps\n\n## 1. Oil\n\nOil is dear.\n\n## 2. Wicks\n\nWicks are cheap.\n",
        "Findings and responses ..... 4\n1. Lamps ..... 5\n2. Wicks ..... 6\n3. Oil ..... 7\n",
    ],
    ids=["asked of a panel", "chapters", "contents"],
)
def test_other_series_of_titles_are_no_items(text: str) -> None:
    assert asked(text, read_register(text, REPORT)) == []


def test_a_question_takes_no_position() -> None:
    text = "Recommendation 1\n\nThe force should mend its lamps.\n\nDo you accept the recommendation?\n\nNo.\n"
    assert [item.position for item in read_register(text, RESPONSE)] == ["not accepted"]


def test_the_priorities_of_a_plan_are_items_with_what_is_said_of_each() -> None:
    text = """My priorities

Priority 1: Safer lanes and harbours
We will put more keepers on foot by March 2034, and tell every ward who they are and when to find them.

Priority 2: Honest figures
I will publish the figures.
"""
    items = read_register(text, REPORT)
    assert asked(text, items) == [("1", "Safer lanes and harbours"), ("2", "Honest figures")]
    assert {i.kind for i in items if i.number} == {ItemKind.PRIORITY}


def test_a_title_of_the_next_finding_ends_the_answer_above_it() -> None:
    text = "".join(
        f"{n}. {title}\n\nFinding\nNobody signs for them at all.\n\nRecommendation\nKeepers should sign the book.\n\n"
        f"Management response\nAgreed. The {title.lower()} will be signed for.\n\n"
        for n, title in enumerate(("Keys", "Oars", "Lamps"), 1)
    )
    items = [item for item in read_register(text, REPORT) if item.position != "not stated"]
    assert [response(text, item) for item in items][:2] == [
        "Agreed. The keys will be signed for.",
        "Agreed. The oars will be signed for.",
    ]


def test_any_other_label_names_an_item_where_it_asks_and_an_answer_is_labelled_below() -> None:
    text = (
        "Requirement 3: The service must hold a register of wells.\nResponse: One is being drawn up.\n\n"
        "Learning point 1: Crews should be told how calls ended.\nResponse: A sheet goes out each month.\n\n"
        "Chapter 9: Boats should be seen.\nThey are blue.\n"
    )
    items = read_register(text, REPORT)
    assert [number for number, _ in asked(text, items)] == ["3", "1"]
    assert response(text, items[0]) == "Response: One is being drawn up."


def test_a_label_over_a_line_of_its_own_is_asked_and_what_stands_below_is_the_answer() -> None:
    text = (
        "REC 1 - Put a keeper on the quay at night\n"
        "Complete. One has been there since 4 May 2034, and writes it in the book every morning.\n\n"
        "CoC 1 - The station does not hear callers\nIn progress. See what is said above, please.\n"
    )
    items = read_register(text, REPORT)
    assert [(item.number, item.called) for item in items] == [("1", ""), ("1", "cause of concern")]
    assert words(text, items[0]) == "Put a keeper on the quay at night"
    assert response(text, items[0]).startswith("Complete.")


def test_a_card_with_a_label_beside_each_text_is_read_as_running_text() -> None:
    text = "".join(
        f"| | |\n|---|---|\n| **Recommendation {n}** | {asks} |\n| **Response** | {answer} |\n| **Lead** | Warden |\n\n"
        for n, asks, answer in (
            (1, "The council should light the path.", "Accepted. It will be lit by 31 May 2035."),
            (2, "Inns should train their staff.", "Rejected. There is no money."),
        )
    )
    items = read_register(text, REPORT)
    assert [(item.number, item.position) for item in items] == [("1", "accepted"), ("2", "not accepted")]
    assert words(text, items[1]) == "Inns should train their staff."
