"""Recommendations with parts: known by their verdicts or by the answers that name them, and who answers which."""

from __future__ import annotations

import pytest

from corpus.models import Description, Fact, Item
from corpus.register.asking.outline import bare, last_step, named_in, outlined, tidied
from tests.corpus.registers import read_register, response, words

REPORT = Description(kind=Fact("report"), date=Fact("2034-04-03"), body=Fact("Office for Lamps"))


def read(text: str) -> dict[str, Item]:
    return {item.number: item for item in read_register(text, REPORT) if item.number}


@pytest.mark.parametrize(
    "printed, number",
    [("4a) ii. The lamp", "4a ii"), ("3c) The lamp", "3c"), ("A(i) Every lamp", "A(i)"), ("11b) if there is", "11b"),
     ("A lamp should", ""), ("2. We recommend", ""), ("In Norlan lamps", "")],
)  # fmt: skip
def test_a_number_with_parts_begins_a_paragraph(printed: str, number: str) -> None:
    assert outlined(printed)[0] == number


def test_a_part_stands_behind_the_marker_of_its_list() -> None:
    assert outlined("v. The lamp", "a)") == ("a v", 3)
    assert tidied("(b)") == "b"


def test_numbers_are_compared_without_brackets() -> None:
    assert bare("4a) ii.") == bare("4(a)(ii)") == "4aii"
    assert last_step("4a) v") == last_step("4(a)(v)") == "v"


@pytest.mark.parametrize(
    "said, numbers",
    [
        ("Recommendations 12) a-c) are accepted.", {"12a", "12b", "12c"}),
        ("Recommendations 1(a) and 1(b) are accepted.", {"1a", "1b"}),
        ("Recommendations 4(i), (ii) and (iv) are accepted.", {"4i", "4ii", "4iv"}),
        ("Recommendations 3 to 6 are accepted.", {"3", "4", "5", "6"}),
        ("This recommendation is accepted.", set()),
    ],
)
def test_what_a_verdict_names(said: str, numbers: set[str]) -> None:
    assert named_in(said) == numbers


NATIONS = """Update on the Lamp Inquiry

4a) i. Lamps should be lit in Norlan.

This recommendation is accepted in full by the Norlan Executive.

4a) ii. Lamps in Sudland should be counted.

This recommendation is accepted in principle by the Sudland Government.

Lamps matter to everybody.

Norlan Executive

We will light forty lamps by May 2035.

Sudland Government

A count will be made by June 2036.

5b) Oil should be free.

5c) Wicks should be free.

These recommendations are rejected by the Norlan Executive and the Sudland Government.
"""


def test_paragraphs_with_parts_above_a_verdict_are_items() -> None:
    found = read(NATIONS)
    assert {number: item.position for number, item in found.items()} == {
        "4a i": "accepted",
        "4a ii": "accepted in principle",
        "5b": "not accepted",
        "5c": "not accepted",
    }


def test_a_bodys_section_answers_what_its_verdict_was_on() -> None:
    found = read(NATIONS)
    (lit,), (counted,) = found["4a i"].commitments, found["4a ii"].commitments
    assert (lit.by_whom, counted.by_whom) == ("Norlan Executive", "Sudland Government")


def test_a_verdict_of_several_is_the_position_of_each() -> None:
    positions = read(NATIONS)["5c"].positions
    assert [(p.by, p.position) for p in positions] == [
        ("Norlan Executive", "not accepted"),
        ("Sudland Government", "not accepted"),
    ]


def test_one_verdict_alone_makes_no_items() -> None:
    text = "4a) Lamps should be lit.\n\nThis recommendation is accepted by the Norlan Executive.\n"
    assert not read(text)


def test_a_verdict_that_names_its_recommendations_is_theirs_alone() -> None:
    found = read("""Recommendation 1

1(a) The Lamp Office should count its lamps.

1(b) The Lamp Office should sell its lamps.

Response

Recommendation 1(a) is accepted in full. Recommendation 1(b) is not accepted.
""")
    assert [found[n].position for n in ("1(a)", "1(b)")] == ["accepted", "not accepted"]


def test_parts_that_are_answered_one_by_one_are_items() -> None:
    text = """Recommendation 7 - Lamps
The Lamp Office should:

(a) light a lamp on every quay; and

(b) count its lamps.

Response to 7(a)
The Office accepts this recommendation.

Response to 7(b)
The Office does not accept this recommendation.
"""
    found = read(text)
    assert list(found) == ["7(a)", "7(b)"]
    assert words(text, found["7(b)"]) == "count its lamps."
    assert [item.position for item in found.values()] == ["accepted", "not accepted"]


def test_lines_of_fields_do_not_hide_the_answer() -> None:
    text = """Recommendation 1.1: Keepers should count their lamps.
Priority: High
Management response: Partially agreed. A form will be issued to keepers.
Responsible officer: Head of Lamps
Target date: 31 March 2035
"""
    item = read(text)["1.1"]
    assert item.position == "accepted in part"
    assert response(text, item).startswith("Management response: Partially agreed.")
    assert item.commitments[0].deadline and str(item.commitments[0].deadline.due) == "2035-03-31"


def test_the_date_in_a_flattened_table_is_that_of_what_is_promised() -> None:
    text = """Recommendations Reply Products Target Completion Date Keeper

Recommendation 1

The Lamp Office should adopt a lamp policy.

Management agrees with this recommendation.

The Lamp Office will write a lamp policy.

March 2035

Director of Lamps.
"""
    (made,) = read(text)["1"].commitments
    assert made.deadline and str(made.deadline.due) == "2035-03-31"
    assert read(text)["1"].position == "accepted"


def test_each_date_of_a_flattened_table_goes_to_what_its_line_names() -> None:
    text = """Recommendations Reply Products Target Completion Date Keeper

Recommendation 1

The Lamp Office should adopt a lamp policy and keep it.

Management agrees with this recommendation.

The Lamp Office will write a policy on lanterns. The handbook for keepers will be revised. Keepers will be told.

New handbook for keepers May 2035 Keeper of Books
New policy on lanterns March 2035 Director of Lamps
"""
    made = read(text)["1"].commitments
    assert [c.deadline and str(c.deadline.due) for c in made] == ["2035-03-31", "2035-05-31", None]
