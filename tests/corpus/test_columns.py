"""Tables drawn with spaces that have no header, or go on in other columns on the next page; and what is none."""

from __future__ import annotations

import pytest

from tests.corpus.papers import headers, rows

HEAD = "Ref   Action                        Owner             Status\n"
FIRST = (
    "A1    Mend the lamp at Tolney and   Clerk of Works    Done\n"
    "      test it                                         on 4 June\n"
    "A2    Write to the chandler         Chair             Ongoing\n"
)
MENDED = ["A1", "Mend the lamp at Tolney and test it", "Clerk of Works", "Done on 4 June"]


@pytest.mark.parametrize(
    "page, found",
    [
        pytest.param(
            "\f   A3        Buy a punt                        Clerk                     Done\n"
            "   A4        Paint the punt                    Chief Keeper              Not started\n"
            "                                               of Lamps\n",
            [["A3", "Buy a punt", "Clerk", "Done"], ["A4", "Paint the punt", "Chief Keeper of Lamps", "Not started"]],
            id="wider columns",
        ),
        pytest.param(
            "\f   A3        Buy a punt                                                  Done\n"
            "   A4        Paint the punt in the green of                              Not started\n"
            "             the harbour board\n",
            [
                ["A3", "Buy a punt", "", "Done"],
                ["A4", "Paint the punt in the green of the harbour board", "", "Not started"],
            ],
            id="a column without words there",
        ),
        pytest.param(
            "\n                    7\n\n\fA3    Buy a punt                    Clerk             Done\n",
            [["A3", "Buy a punt", "Clerk", "Done"]],
            id="the same columns behind a page number",
        ),
    ],
)
def test_a_table_goes_on_over_the_page_without_its_header(page: str, found: list[list[str]]) -> None:
    text = HEAD + FIRST + page
    assert rows(text) == [MENDED, ["A2", "Write to the chandler", "Chair", "Ongoing"], *found]
    assert headers(text) == [["Ref", "Action", "Owner", "Status"]] * (2 + len(found))


def test_a_row_goes_on_at_the_head_of_the_next_page() -> None:
    page = (
        "\f        and ask for a lower                         price agreed\n"
        " A3     Buy a punt              Clerk               Done\n"
        " A4     Paint the punt          Warden              Done\n"
    )
    assert rows(HEAD + FIRST + page)[1:3] == [
        ["A2", "Write to the chandler and ask for a lower", "Chair", "Ongoing price agreed"],
        ["A3", "Buy a punt", "Clerk", "Done"],
    ]


def test_another_table_on_the_next_page_has_its_own_header() -> None:
    page = "\fItem        Amount      Owner\nRope        £40.00      Chair\nTar         £9.50       Clerk\n"
    assert headers(HEAD + FIRST + page)[-1] == ["Item", "Amount", "Owner"]


def test_a_label_that_wraps_above_its_figures_goes_with_them_and_not_with_the_row_before() -> None:
    text = (
        "Kind of lamp            2030     2031     Total\n"
        "Harbour                 12       14       26\n"
        "Lamps against fog and\n"
        "  heavy rain            3        7        10\n"
        "Oil                     9        9        18\n"
    )
    assert [row[0] for row in rows(text)] == ["Harbour", "Lamps against fog and heavy rain", "Oil"]


@pytest.mark.parametrize(
    "text, found",
    [
        pytest.param(
            "A1    Mend the lamp at Tolney and       Clerk of Works     May 2031\n"
            "      test it\n"
            "A2    Write to the chandler             Chair              June 2031\n"
            "A3    Buy a punt                        Clerk              July 2031\n",
            [
                ["A1", "Mend the lamp at Tolney and test it", "Clerk of Works", "May 2031"],
                ["A2", "Write to the chandler", "Chair", "June 2031"],
                ["A3", "Buy a punt", "Clerk", "July 2031"],
            ],
            id="dates",
        ),
        pytest.param(
            "Chandler, for rope and oil         £1,204.00\n"
            "Warden, travel                        £43.20\n"
            "Hire of hall                         £120.00\n",
            [["Chandler, for rope and oil", "£1,204.00"], ["Warden, travel", "£43.20"], ["Hire of hall", "£120.00"]],
            id="sums",
        ),
    ],
)
def test_a_table_without_a_header(text: str, found: list[list[str]]) -> None:
    text = f"The board was told of these.\n\n{text}\nIt noted them.\n"
    assert rows(text) == found
    assert headers(text) == [[]] * len(found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Jo Hale            Ann Reed           Tom Poole\n"
            "Keeper             Warden             Clerk\n"
            "Tide House         Mill House         Quay House\n"
            "Saltmarsh          Holme              Tolney\n"
            "SM1 2AB            HO2 3CD            TO4 5EF\n",
            id="addresses side by side",
        ),
        pytest.param(
            "The keepers of the lamps on the      bought every year from a        the board will not pay more\n"
            "north shore have been asked to       chandler at Holme, who has      than it did in 2031, and it\n"
            "count the oil that they hold in      said that the price is going    has asked the clerk to find\n"
            "their stores, which had been         up by 4 shillings a barrel      another at Tolney before the\n",
            id="prose in columns",
        ),
        pytest.param(
            "1    Lamps of the coast         3\n2    Oil and wicks              5\n3    Boats                      9\n",
            id="contents without leaders",
        ),
        pytest.param("Lamps ..........  3\nOil ............  5\nBoats ..........  9\n", id="contents with leaders"),
        pytest.param(
            "1.   (a)   The keepers shall light the lamps at dusk and put\n"
            "           them out at dawn.\n"
            "2.   (a)   The board shall pay for the oil that they burn in\n"
            "           the winter.\n"
            "3.   (b)   The warden shall keep a book of what is burnt.\n",
            id="numbered clauses",
        ),
        pytest.param(
            "Signed             Signed             Signed\nJo Hale            Ann Reed           Tom Poole\n"
            "3 May 2031         3 May 2031         4 May 2031\n",
            id="signatures",
        ),
    ],
)
def test_what_stands_in_columns_and_is_no_table(text: str) -> None:
    assert rows(f"The board met.\n\n{text}\nIt rose at nine.\n") == []
