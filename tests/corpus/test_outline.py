"""Section paths, and what a table row needs to be understood."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.corpus.papers import blocks, headers, messy_texts, rows, sections


@pytest.mark.parametrize(
    "text, words, section",
    [
        pytest.param("# Coast\n\n## Lamps\n\n### Oil\n\nBought.", "Bought.", ("Coast", "Lamps", "Oil"), id="nested"),
        pytest.param("# Coast\n\n## Lamps\n\n## Oil\n\nBought.", "Bought.", ("Coast", "Oil"), id="the next beside it"),
        pytest.param("## Lamps\n\nLit.\n\n# Eels\n\nCounted.", "Counted.", ("Eels",), id="a higher one ends it"),
        pytest.param(
            "**SUBJECT: The lamps of Holme**\n\n**The keepers should at once:**\n\nMend them.",
            "Mend them.",
            ("The lamps of Holme", "The keepers should at once:"),
            id="a letter's subject over its timescales",
        ),
        pytest.param(
            "Subject: Lamps\n\nPURPOSE OF REPORT\n\nTo inform.\n\nSubject: Eels\n\nCounted.",
            "Counted.",
            ("Eels",),
            id="the next paper of a pack",
        ),
        pytest.param(
            "## Lamps\n\nRecommendation 5\nMend them.\n\nThey are mended.",
            "They are mended.",
            ("Lamps", "Recommendation 5"),
            id="a recommendation and its response",
        ),
        pytest.param(
            "# A\n\n## B\n\n## C\n\nKeepers of the lamps\n\nJo Hale.",
            "Jo Hale.",
            ("A", "C", "Keepers of the lamps"),
            id="shape ranks below markup",
        ),
        pytest.param(
            "1. Mend the lamps.\n\nThey are mended.\n\n2. Buy oil.\n\nIt is bought.",
            "It is bought.",
            ("2. Buy oil.",),
            id="numbered items with answers below them",
        ),
        pytest.param(
            "CONTACT OFFICER\n\nJo Hale.\n\n1. Background\n\nThey went out.\n\n2. Findings\n1. Mend them.\n\nMended.",
            "Mended.",
            ("2. Findings", "1. Mend them."),
            id="numbered titles over numbered items",
        ),
        pytest.param(
            "2. Look at the lamps.\n• Nine were looked at.\n• One was out.",
            "One was out.",
            ("2. Look at the lamps.",),
            id="bullets under a numbered item",
        ),
        pytest.param("1. oil\n2. wick\n3. glass", "wick", (), id="a plain list"),
        pytest.param(
            "In brief:\n\n- All lit.\n\nRef\tLamp\tOil\nA1\tNorth\tyes",
            "A1 North yes",
            ("A1 North",),
            id="a lead-in does not reach into the table",
        ),
    ],
)
def test_section_paths(text: str, words: str, section: tuple[str, ...]) -> None:
    assert sections(text)[words] == section


TABLE = "| Ref | Promise | Progress | Owner |\n|---|---|---|---|\n"


@pytest.mark.parametrize(
    "text, found",
    [
        pytest.param(f"{TABLE}| 1 | Lamp | Lit. | JH |", ["Ref", "Promise", "Progress", "Owner"], id="above its rule"),
        pytest.param("Ref\tLamp\tOil\nA1\tNorth\tyes", ["Ref", "Lamp", "Oil"], id="tabs"),
        pytest.param(
            "| | You asked | We did |\n| 1. | Lamp | Lit. |", ["", "You asked", "We did"], id="its first cell empty"
        ),
        pytest.param("| 1. | Lamp | Lit. |\n| 2. | Oil | Bought. |", [], id="none: figures first"),
        pytest.param("| Lamp | It was mended. | JH |\n| Oil | Bought. | JH |", [], id="none: sentences"),
        pytest.param("| Author: | Jo Hale |\n| Date: | 3 May 2031 |", [], id="none: labels and values"),
    ],
)
def test_headers(text: str, found: list[str]) -> None:
    assert headers(text)[-1] == found


def test_a_header_holds_over_pages_and_is_dropped_where_it_is_printed_again() -> None:
    again = TABLE.splitlines()[0]
    text = (
        f"{TABLE}| 1 | Lamp | Lit. | JH |\n\n\f{again}\n| 2 | Oil | Bought. | AR |\n\n\f| 3 | Eels | Counted. | AR |\n"
    )
    assert [row[0] for row in rows(text)] == ["1", "2", "3"]
    assert headers(text) == [["Ref", "Promise", "Progress", "Owner"]] * 3


def test_another_table_has_its_own_header_though_as_wide() -> None:
    risks = "| Risk | Size | Cause | Lead |\n| Fire | Great | Oil | JH |\n"
    text = f"{TABLE}| 1 | Lamp | Lit. | JH |\n\nThe risks are:\n\n{risks}"
    assert headers(text) == [["Ref", "Promise", "Progress", "Owner"], ["Risk", "Size", "Cause", "Lead"]]


def test_a_label_is_carried_down_and_names_the_section() -> None:
    text = f"## Lamps\n\n{TABLE}| 4. | A lamp for Holme | Ordered. | JH |\n|  |  | It came in May. | |\n"
    assert rows(text)[1] == ["4.", "A lamp for Holme", "It came in May.", ""]
    found = sections(text)
    assert found["It came in May."] == ("Lamps", "4. A lamp for Holme")


def test_what_stands_between_two_fragments_of_a_row_belongs_to_it() -> None:
    text = (
        "Ref\tPromise\tProgress\n4.\tA lamp for Holme\tOrdered.\n\n- It came in May.\n- It was lit in June.\n\n"
        "\t\tThe keepers are glad of it.\n"
    )
    assert sections(text)["It came in May."] == ("4. A lamp for Holme",)


def test_a_caption_names_the_section_of_its_table() -> None:
    table = "| Quarter | Lamps | Keepers |\n|---|---|---|\n| Spring | 9 | 3 |\n"
    text = f"## Lamps\n\nTable 2: Lamps lit by quarter\n\n{table}"
    assert sections(text)["Spring 9 3"] == ("Lamps", "Table 2: Lamps lit by quarter", "Spring")


@settings(deadline=None)
@given(messy_texts)
def test_paths_of_any_text(text: str) -> None:
    for block in blocks(text):
        assert all(part and part == " ".join(part.split()) for part in block.section)
        assert len(set(block.section)) <= len(block.section) <= 16
        assert not block.header or len(block.header) == len(block.cells)
