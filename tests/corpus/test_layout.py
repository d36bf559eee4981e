"""Text to blocks, as files of many makers have it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings

from corpus.models import BlockKind
from corpus.plain import plain
from tests.corpus.papers import blocks, headers, kinds, messy_texts, rows, said


@pytest.mark.parametrize(
    "text, found",
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\t\n\f\n", [], id="white space"),
        pytest.param("---\n***\n=====\n", [], id="rules"),
        pytest.param("# Lamps\nMended.", [("heading", "Lamps"), ("paragraph", "Mended.")], id="Markdown heading"),
        pytest.param("Lamps\n=====\n\nMended.", [("heading", "Lamps"), ("paragraph", "Mended.")], id="underlined"),
        pytest.param(
            "**Lamps of the coast**\n\nMended.",
            [("heading", "Lamps of the coast"), ("paragraph", "Mended.")],
            id="bold line",
        ),
        pytest.param(
            "LAMPS AND OIL\nMended.\n\nX.",
            [("heading", "LAMPS AND OIL"), ("paragraph", "Mended."), ("paragraph", "X.")],
            id="capitals",
        ),
        pytest.param(
            "The lamps of Holme\n\nThey are lit.",
            [("heading", "The lamps of Holme"), ("paragraph", "They are lit.")],
            id="alone",
        ),
        pytest.param(
            "<h2>Lamps</h2><p>Mended.</p>", [("heading", "Lamps"), ("paragraph", "Mended.")], id="HTML heading"
        ),
        pytest.param(
            "Recommendation 5\nMend the lamps.",
            [("heading", "Recommendation 5"), ("paragraph", "Mend the lamps.")],
            id="recommendation",
        ),
        pytest.param(
            "1.\n\nLamps of the coast\n\nMended.",
            [("heading", "1. Lamps of the coast"), ("paragraph", "Mended.")],
            id="its number on a line of its own",
        ),
    ],
)
def test_headings(text: str, found: list[tuple[str, str]]) -> None:
    assert kinds(text) == found


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Dear Warden", id="salutation"),
        pytest.param("Yours sincerely", id="farewell"),
        pytest.param("3 May 2031", id="date"),
        pytest.param("Tuesday, 3rd May 2031", id="date with its day"),
        pytest.param("May 3, 2031", id="date the other way round"),
        pytest.param("03/05/2031", id="date in figures"),
        pytest.param("LN 1478-2031", id="a document's number"),
        pytest.param("QM2 7XY", id="a postcode"),
        pytest.param("keeper@lamps.example", id="e-mail address"),
        pytest.param("That members note the report", id="what is asked of members"),
        pytest.param("The lamps are lit.", id="a sentence"),
        pytest.param("lamps and oil", id="small letters"),
        pytest.param("Lamps mended 1,204 998 1,500", id="a row that lost its columns"),
        pytest.param("Figure 2: The lamps of the coast", id="a caption"),
        pytest.param("Owner: the Warden", id="a labelled value"),
    ],
)
def test_lines_that_are_no_headings(line: str) -> None:
    assert kinds(f"The keepers met on the quay.\n\n{line}\n\nThe board sat.") == [
        ("paragraph", "The keepers met on the quay."),
        ("paragraph", line),
        ("paragraph", "The board sat."),
    ]


def test_a_list_of_names_is_no_run_of_headings() -> None:
    names = ["Jo Hale, Keeper of Holme", "Ann Reed, Board of Lights", "Sam Dunn, Warden", "Lee Tarn (Secretary)"]
    text = "**Present**\n\n" + "\n\n".join(names) + "\n\nThe minutes were agreed."
    assert [kind for kind, _ in kinds(text)] == ["heading", *["paragraph"] * 5]


def test_the_last_line_of_a_page_is_a_footnote_not_a_heading() -> None:
    text = (
        "The lamps were mended by the keepers of\n\n3\n\nReport of the Lamp Inspectors\n\n12\n\n\fHolme in the spring."
    )
    assert kinds(text) == [
        ("paragraph", "The lamps were mended by the keepers of Holme in the spring."),
        ("footnote", "Report of the Lamp Inspectors"),
    ]


CONTENTS = """Contents

Introduction .......... 1
Keepers and their lamps .......... 2
The price of oil, and who
pays for it .......... 9

Introduction
This report is about lamps. The keepers have written it for the board, and hope that it will be read.

Keepers and their lamps
There are nine keepers.
"""


def test_the_contents_list_tells_headings_and_has_none_itself() -> None:
    found = kinds(CONTENTS)
    assert [words for kind, words in found if kind == "heading"] == [
        "Contents",
        "Introduction",
        "Keepers and their lamps",
    ]
    assert ("paragraph", "There are nine keepers.") in found


def test_front_matter_is_read_line_by_line() -> None:
    text = "---\ntitle: Lamps of the coast\ndate: 2031-05-03\nlayout: post\n---\n\nThe keepers met."
    assert [words for _, words in kinds(text)] == [
        "title: Lamps of the coast",
        "date: 2031-05-03",
        "layout: post",
        "The keepers met.",
    ]
    assert {kind for kind, _ in kinds(text)} == {"paragraph"}


@pytest.mark.parametrize(
    "text, found",
    [
        pytest.param("- oil\n- wick", [("-", "oil"), ("-", "wick")], id="dashes"),
        pytest.param(
            "• oil\n○ wick\n▪ lamp", [("•", "oil"), ("○", "wick"), ("▪", "lamp")], id="bullets of several kinds"
        ),
        pytest.param("1. oil\n2) wick\n(3) lamp", [("1.", "oil"), ("2)", "wick"), ("(3)", "lamp")], id="numbers"),
        pytest.param("a) oil\n(b) wick\niv. lamp", [("a)", "oil"), ("(b)", "wick"), ("iv.", "lamp")], id="letters"),
        pytest.param("•\toil\n2.\twick", [("•", "oil"), ("2.", "wick")], id="tabs behind the marker"),
        pytest.param("\t- oil\n\t\t- wick", [("-", "oil"), ("-", "wick")], id="tabs before the marker"),
        pytest.param("<ul><li>oil</li><li>wick</li></ul>", [("-", "oil"), ("-", "wick")], id="HTML on one line"),
        pytest.param("<ol>\n<li>\noil\n</li>\n<li>wick</li>\n</ol>", [("-", "oil"), ("-", "wick")], id="HTML on many"),
        pytest.param("- mend the\n  lamp\n- buy oil", [("-", "mend the lamp"), ("-", "buy oil")], id="wrapped"),
    ],
)
def test_list_items(text: str, found: list[tuple[str, str]]) -> None:
    assert [(b.marker, said(b.spans, text)) for b in blocks(text) if b.kind is BlockKind.LIST_ITEM] == found


@pytest.mark.parametrize(
    "text, found",
    [
        pytest.param(
            "The keepers of Holme mended the lamps that the\nstorm had broken, and lit them again in the spring.\n\n"
            "Oil was bought at the fair, where it is cheaper than\nat the quay.",
            2,
            id="hard-wrapped lines",
        ),
        pytest.param("The keepers met.  \r\nThey sat long.\r\n\r\nOil was bought.\r\n", 2, id="carriage returns"),
        pytest.param("The keepers of Holme met on the\r\rquay.\r", 1, id="carriage returns alone, in a sentence"),
        pytest.param("The keepers met\fagain in the spring and sat long.", 1, id="a form feed in a line"),
        pytest.param(
            "The keepers of Holme met\f\nagain in the spring and sat long.", 1, id="a page's end in a sentence"
        ),
        pytest.param("<p>The keepers met.</p><p>They sat long.</p>", 2, id="HTML paragraphs"),
        pytest.param("<p>The keepers\nmet.</p>\n<p><strong> </strong></p>\n<p>They sat.</p>", 2, id="HTML over lines"),
        pytest.param("The keepers of Holme met and\n\nagreed to meet again.", 1, id="a blank line in a sentence"),
        pytest.param(
            "The keepers of Holme spoke at the meeting of the\n\nBoard of Lights.", 1, id="a blank line before a name"
        ),
        pytest.param("\tThe keepers met.\n\tThey sat long.", 1, id="indented by tabs"),
        pytest.param(
            "The keepers of Holme asked for oil in the spring, and again before the storm broke the north lamp.\n"
            "We accept this. The board bought oil at the fair, where it is cheaper than at the quay on most days, "
            "and has sent it to every store.\nThe keepers were asked to count what they hold.\n"
            "They sat long, and have told the clerk that there is oil enough for the whole of the winter.",
            4,
            id="every line a paragraph",
        ),
        pytest.param(
            "The keepers of Holme were asked: (1) what oil they hold,\n(2) what they need, and (3) who "
            "pays for it in the\nwinter.",
            1,
            id="a sentence that counts",
        ),
        pytest.param("🚢 The keepers 𝒳 met.\n\nThey sat ✅.", 2, id="beyond the basic plane"),
    ],
)
def test_paragraphs(text: str, found: int) -> None:
    paragraphs = [words for kind, words in kinds(text) if kind == "paragraph"]
    assert len(paragraphs) == found
    assert " ".join(paragraphs) == plain(text)


@pytest.mark.parametrize(
    "text, found",
    [
        pytest.param("| A | B |\n|---|---|\n| 1 | oil |", [["1", "oil"]], id="Markdown"),
        pytest.param("A | B\n--- | ---\n1 | oil\n2 | wick\n\nEnd.", [["1", "oil"], ["2", "wick"]], id="without edges"),
        pytest.param("| A | B |\n| --- | --- |\n| 1 | |", [["1", ""]], id="an empty cell"),
        pytest.param("| A | B |\n|---|---|\n| 1 | oil \\| wick |", [["1", "oil wick"]], id="an escaped bar"),
        pytest.param(
            "+---+----+\n| A | Bee |\n+---+----+\n| 1 | oil |\n+---+----+", [["1", "oil"]], id="drawn with signs"
        ),
        pytest.param("No.\tAction\n1\toil\n2\twick", [["1", "oil"], ["2", "wick"]], id="an abbreviation in the header"),
        pytest.param("Ref\tAction\n1\toil\n\twick", [["1", "oil"]], id="tabs, then an indented line"),
        pytest.param("Ref\tAction\tOwner\n1\toil\tX\n\t\twick", [["1", "oil", "X"], ["1", "oil", "wick"]], id="tabs"),
        pytest.param(
            "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>oil</td></tr></table>", [["1", "oil"]], id="HTML"
        ),
        pytest.param(
            "<table>\n<tr>\n<th>A</th>\n<th>B</th>\n</tr>\n<tr>\n<td>1</td>\n<td><p>oil</p>\n<p>wick</p></td>\n</tr>\n</table>",
            [["1", "oil wick"]],
            id="HTML over lines",
        ),
    ],
)
def test_rows(text: str, found: list[list[str]]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Date:\t3 May 2031", id="a label and its value"),
        pytest.param("\tThe keepers met on the quay.", id="an indent"),
        pytest.param("2.\tMend the lamp", id="a number"),
        pytest.param("The lamps | a report", id="a bar in a title"),
    ],
)
def test_lines_that_are_no_rows(line: str) -> None:
    assert rows(f"{line}\n") == []


def test_cells_are_unpacked() -> None:
    text = "| No | Done |\n|---|---|\n| 1 | <ul><li>Oil &amp; wick</li><li>**Lamp**</li></ul> • new<br>glass |\n"
    assert rows(text) == [["1", "Oil & wick Lamp • new glass"]]


REGISTER = """Action log of the board

Ref   Action                            Owner              Original      Status
                                                           date
A1    Mend the lamp at Tolney and       Clerk of Works     31 May 2031   Done
      test it                                                            on 4 June
A2    Write to the chandler             Chair              June 2031     Ongoing
A3    Buy a punt                        Clerk              1 May 2031

A4    Paint the punt                    Chief Keeper       July          Not started
                                        of Lamps           2031

      It will be green.

Next steps

The board will meet again in the autumn, when the clerk will report on what has been done with it.
"""


def test_a_table_drawn_with_spaces() -> None:
    assert rows(REGISTER) == [
        ["A1", "Mend the lamp at Tolney and test it", "Clerk of Works", "31 May 2031", "Done on 4 June"],
        ["A2", "Write to the chandler", "Chair", "June 2031", "Ongoing"],
        ["A3", "Buy a punt", "Clerk", "1 May 2031", ""],
        ["A4", "Paint the punt It will be green.", "Chief Keeper of Lamps", "July 2031", "Not started"],
    ]
    assert headers(REGISTER) == [["Ref", "Action", "Owner", "Original date", "Status"]] * 4
    assert kinds(REGISTER)[-2:] == [
        ("heading", "Next steps"),
        (
            "paragraph",
            "The board will meet again in the autumn, when the clerk will report on what has been done with it.",
        ),
    ]


@pytest.mark.parametrize(
    "text, found",
    [
        pytest.param(
            "Due by       Promise                     Owner\n"
            "June 2031    Oil prices to be shown      Keepers\n"
            "June 2031    Names of keepers of the     Board\n"
            "             lamps to be shown\n"
            "July 2031    Lamps to be counted         Board\n"
            "(not in      every spring\n"
            "plan)\n"
            "September    All lamps to be lit in      Keepers\n"
            "2031         the evening\n",
            [
                ["June 2031", "Oil prices to be shown", "Keepers"],
                ["June 2031", "Names of keepers of the lamps to be shown", "Board"],
                ["July 2031 (not in plan)", "Lamps to be counted every spring", "Board"],
                ["September 2031", "All lamps to be lit in the evening", "Keepers"],
            ],
            id="dates that wrap",
        ),
        pytest.param(
            "   Recommendation          Response                            Owner\n\n"
            "                           Agreed. The gauge will be read\n"
            "   1. Read the gauge       every day from 1 May 2031 and       Warden\n"
            "      daily                the figures published.\n\n"
            "                           Not agreed. A second gauge costs\n"
            "   2. Buy a second one     more than it would save, and the    Chair\n"
            "                           board has no money.\n",
            [
                [
                    "1. Read the gauge daily",
                    "Agreed. The gauge will be read every day from 1 May 2031 and the figures published.",
                    "Warden",
                ],
                [
                    "2. Buy a second one",
                    "Not agreed. A second gauge costs more than it would save, and the board has no money.",
                    "Chair",
                ],
            ],
            id="labels half way down their rows",
        ),
        pytest.param(
            "Measure               2030     2031     Target\nEels counted          1,204    998      1,500\n"
            "Otters                3        7\nBoats late            12       14       20\n",
            [["Eels counted", "1,204", "998", "1,500"], ["Otters", "3", "7", ""], ["Boats late", "12", "14", "20"]],
            id="figures under years",
        ),
        pytest.param(
            "Action              Issues         Owner\nMend the lamp       There is no    Lamp Board\n"
            "                    glass that     (Holme)\n                    can be had at all\n"
            "Buy oil             None           Chair\n",
            [
                ["Mend the lamp", "There is no glass that can be had at all", "Lamp Board (Holme)"],
                ["Buy oil", "None", "Chair"],
            ],
            id="a cell that runs over",
        ),
        pytest.param(
            "Action              Owner\nMend the lamp       Warden\n\fAction          Owner\nBuy oil         Chair\n",
            [["Mend the lamp", "Warden"], ["Buy oil", "Chair"]],
            id="a header again, in other columns, on the next page",
        ),
    ],
)
def test_drawn_tables_of_many_shapes(text: str, found: list[list[str]]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Jo Hale          Ann Reed\nKeeper           Warden\n", id="signatures"),
        pytest.param("The board  met on  the quay\nand sat long into the evening there.\n", id="prose with gaps"),
        pytest.param("To:        Jo Hale\nFrom:      Ann Reed\nSubject:   Lamps\n", id="labels of a memo"),
        pytest.param(
            "Ref      Action      Owner\n\nNothing was agreed at this meeting of the board.\n", id="a header alone"
        ),
    ],
)
def test_what_is_not_drawn_as_a_table(text: str) -> None:
    assert rows(text) == []


def test_a_row_goes_on_over_a_page_break_and_its_header() -> None:
    header = "| Ref | Promise | Progress |\n"
    text = (
        f"{header}|---|---|---|\n| 1 | A lamp | The keepers were asked how they |\n\n3\n\n\f{header}"
        "|  |  | would light it. |\n| 2 | Oil | Bought. |\n"
    )
    assert rows(text) == [["1", "A lamp", "The keepers were asked how they would light it."], ["2", "Oil", "Bought."]]
    assert headers(text) == [["Ref", "Promise", "Progress"]] * 2


@pytest.mark.parametrize(
    "between",
    [
        pytest.param(
            "\n\nTide House, 2 Quay Road, Saltmarsh, SM1 2AB\nHOLME\tTOLNEY\tWICK\n\n", id="an address footer"
        ),
        pytest.param("\n\n7\n\n\f", id="a page number"),
        pytest.param("\n\n4 Report of the Lamp Inspectors, 2030.\n\n", id="a footnote"),
        pytest.param("\n\n#### Lamps\n\n", id="a heading drawn from the margin"),
    ],
)
def test_a_sentence_cut_in_two_is_one_block_of_two_exact_slices(between: str) -> None:
    one, two = "The keepers of the north light will have mended their lamp", "by the end of the winter, says the board."
    text = f"{one}{between}{two}\n\nTide House, 2 Quay Road, Saltmarsh, SM1 2AB\n"
    (whole,) = [b for b in blocks(text) if one in said(b.spans, text)]
    assert [span.of(text) for span in whole.spans] == [one, two]


def test_a_list_item_that_another_follows_does_not_run_on_into_the_next_lead_in() -> None:
    text = "(a) count all the lamps kept in its stores; and\n\nWithin six months the force should:\n\n(b) go.\n"
    assert [kind for kind, _ in kinds(text)] == ["list item", "paragraph", "list item"]


@settings(deadline=None)
@given(messy_texts)
def test_blocks_of_any_text(text: str) -> None:
    found = blocks(text)
    for block in found:
        assert block.spans
        for span in (*block.spans, *(span for cell in block.cells for span in cell)):
            assert 0 <= span.start < span.end <= len(text)
            assert not span.of(text)[0].isspace() or block.kind is BlockKind.FURNITURE
        own = set(block.spans)
        assert own <= {span for cell in block.cells for span in cell} or not block.cells


@settings(deadline=None)
@given(messy_texts)
def test_no_two_blocks_share_a_word(text: str) -> None:
    places = sorted((s.start, s.end) for b in blocks(text) for s in b.spans)
    assert all(one[1] <= two[0] for one, two in pairwise(places))
