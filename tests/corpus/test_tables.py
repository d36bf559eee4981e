"""Rows that a page's end cuts, and headers of tables whatever they are drawn with."""

from __future__ import annotations

import pytest

from tests.corpus.papers import blocks, headers, kinds, rows, said

FOOTER = "Tide House, 2 Quay Road, Saltmarsh, SM1 2AB"
HEAD = "| Ref | Promise | Progress | Who |\n|---|---|---|---|\n"


def paged(*pages: str) -> str:
    """Pages with a footer each, as PDF extraction leaves them."""
    return f"\n\n{FOOTER}\n\n".join(pages) + f"\n\n{FOOTER}\n"


@pytest.mark.parametrize(
    "second, found",
    [
        pytest.param(
            "|  |  | The glass has come. | Keeper |\n",
            [["1", "A lamp", "The oil was bought. The glass has come.", "Warden Keeper"]],
            id="whole sentences on either page",
        ),
        pytest.param(
            "|  |  | The glass has come. | Keeper |\n|  |  | A second lamp was sought. | Chair |\n",
            [
                ["1", "A lamp", "The oil was bought. The glass has come.", "Warden Keeper"],
                ["1", "A lamp", "A second lamp was sought.", "Chair"],
            ],
            id="a second row under the same label is one of its own",
        ),
        pytest.param(
            "| 2 | Oil | Bought. | Chair |\n",
            [["1", "A lamp", "The oil was bought.", "Warden"], ["2", "Oil", "Bought.", "Chair"]],
            id="a row that begins there",
        ),
    ],
)
def test_a_row_cut_by_a_page_is_one(second: str, found: list[list[str]]) -> None:
    text = paged(f"{HEAD}| 1 | A lamp | The oil was bought. | Warden |\n", second, "The board rose.\n")
    assert rows(text) == found
    assert headers(text) == [["Ref", "Promise", "Progress", "Who"]] * len(found)


def test_a_long_first_cell_goes_on_over_the_page() -> None:
    head = "| Recommendation | Reply |\n|---|---|\n"
    text = paged(
        f"{head}| The keepers should count all of the | Agreed, and it will be done by |\n",
        "| oil that they hold. | the end of May 2031. |\n",
        "End.\n",
    )
    assert rows(text) == [
        [
            "The keepers should count all of the oil that they hold.",
            "Agreed, and it will be done by the end of May 2031.",
        ]
    ]


def test_rows_in_groups_under_one_label_stay_rows_at_the_head_of_a_page() -> None:
    head = "| Theme | Action | Who |\n|---|---|---|\n"
    first = "| Lamps | Mend the lamp. | Warden |\n|  | Light it. | Keeper |\n|  | Watch it. | Chair |\n"
    text = paged(head + first, "|  | Paint it. | Clerk |\n|  | Sell it. | Clerk |\n", "End.\n")
    assert rows(text) == [
        ["Lamps", words, who]
        for words, who in (
            ("Mend the lamp.", "Warden"),
            ("Light it.", "Keeper"),
            ("Watch it.", "Chair"),
            ("Paint it.", "Clerk"),
            ("Sell it.", "Clerk"),
        )
    ]


def test_bullets_left_outside_the_table_belong_to_the_cell_that_they_go_on_with() -> None:
    text = paged(
        f"{HEAD}| 1 | A lamp | • The oil was bought. | Warden |\n",
        "- The glass has come from Holme.\n- The keepers were asked whether they would be ready by\n\n"
        "The board is told every month.\n",
        "|  |  | the autumn to light it. |  |\n| 2 | Oil | Bought. | Chair |\n",
        "The board rose.\n",
    )
    assert rows(text) == [
        [
            "1",
            "A lamp",
            "• The oil was bought. The glass has come from Holme. The keepers were asked whether they would be "
            "ready by the autumn to light it.",
            "Warden The board is told every month.",
        ],
        ["2", "Oil", "Bought.", "Chair"],
    ]
    assert ("list item", "The glass has come from Holme.") not in kinds(text)


def test_what_is_stitched_is_still_slices_in_their_order() -> None:
    text = paged(f"{HEAD}| 1 | A lamp | The oil was | Warden |\n", "|  |  | bought at Holme. |  |\n", "End.\n")
    (row,) = [block for block in blocks(text) if block.header]
    assert [span.of(text) for span in row.cells[2]] == ["The oil was", "bought at Holme."]
    assert said(row.spans, text) == "1 A lamp The oil was Warden bought at Holme."


@pytest.mark.parametrize(
    "text, heads",
    [
        pytest.param("| Ward | 2029 | 2030 |\n| Holme | 12 | 1,204 |\n| Wick | 7 | 98 |\n", True, id="years"),
        pytest.param(
            "| Holme | 2029 | 12 |\n| Wick | 2030 | 98 |\n| Quay | 2030 | 7 |\n", False, id="years below years"
        ),
        pytest.param(
            "| May 2031 | Mend it | Chair |\n| June 2031 | Sell it | Clerk |\n", False, id="dates below dates"
        ),
        pytest.param("| Due | Action | Who |\n| June 2031 | Sell it | Clerk |\n", True, id="words above dates"),
    ],
)
def test_the_first_row_is_a_header_unless_it_is_like_the_others(text: str, heads: bool) -> None:
    assert any(headers(text)) is heads


def test_a_cell_alone_among_tabs_is_no_row() -> None:
    text = "The board met.\n\n\t\tTide House\t\t\n\nIt rose.\n"
    assert rows(text) == []
    assert ("paragraph", "Tide House") in kinds(text)


def test_empty_first_cells_in_front_of_a_list_of_html_are_cells() -> None:
    text = (
        "\tYou asked us to\tProgress\tWho\n"
        "1\tMend the lamps\t<ul><li>The oil was bought.</li></ul>\tWarden\n"
        "\t\t<ul><li>The glass is on order.</li><li>Wicks are being cut.</li></ul>\tKeeper\n"
        "2\tPaint the mole\t<ul><li>Paint was bought.</li></ul>\tChair\n"
    )
    assert [row[:2] for row in rows(text)][:2] == [["1", "Mend the lamps"], ["1", "Mend the lamps"]]
