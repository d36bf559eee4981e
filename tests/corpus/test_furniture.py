"""Page furniture: what is taken for it, and what only looks like it."""

from __future__ import annotations

import pytest

from tests.corpus.papers import furniture, kinds

ADDRESS = "Tide House, 2 Quay Road, Saltmarsh, SM1 2AB"
PLACES = "SALTMARSH\tHOLME\tTOLNEY\tWICK\nCRAYFORD\tDUNE END\tEELBY\tFENNY"
TITLE = "Lights that last: year 2 progress report"
PROSE = [
    "The keepers mended nine lamps in the spring and will mend the others before the winter.",
    "Oil is bought by the barrel from the chandler at Holme, who has raised his price twice.",
    "The board will look at the price again when the accounts of the year have been closed.",
    "Nobody was hurt when the north light went out, but two boats were late into harbour.",
]


def pages(*, header: str = "", footer: str = "", feed: str = "") -> str:
    """Four pages of a paragraph each, with what is printed above and below it."""
    return feed.join(f"{header}\n\n{words}\n\n{footer.replace('#', str(n))}\n\n" for n, words in enumerate(PROSE, 1))


def test_an_address_footer_with_its_table_of_places_on_every_page() -> None:
    text = pages(footer=f"{ADDRESS}\n\n{PLACES}")
    assert [words for _, words in kinds(text)] == PROSE
    assert furniture(text)[:3] == [ADDRESS, "SALTMARSH HOLME TOLNEY WICK", "CRAYFORD DUNE END EELBY FENNY"]


@pytest.mark.parametrize("mark", [" | ", " · ", " • "])
def test_an_address_whose_parts_are_set_apart_otherwise(mark: str) -> None:
    text = pages(footer=ADDRESS.replace(", ", mark))
    assert [words for _, words in kinds(text)] == PROSE


@pytest.mark.parametrize(
    "places",
    [
        pytest.param("SALTMARSH     HOLME     TOLNEY     WICK", id="set apart with spaces"),
        pytest.param("| SALTMARSH | HOLME | TOLNEY | WICK |", id="in a Markdown table"),
        pytest.param("<u>SALTMARSH</u>\t<u>HOLME</u>\t<u>DUNE END</u>", id="underlined"),
        pytest.param("Saltmarsh\tHolme\tWick on Sea", id="in small letters"),
    ],
)
def test_places_beside_an_address_that_is_printed_once(places: str) -> None:
    text = f"{PROSE[0]}\n\n{ADDRESS}\n{places}\n"
    assert [words for _, words in kinds(text)] == [PROSE[0]]


@pytest.mark.parametrize(
    "footer, feed",
    [
        pytest.param("#", "\f", id="a number at the page's end"),
        pytest.param("- # -", "\f", id="between dashes"),
        pytest.param("Page #", "", id="with the word"),
        pytest.param("Page # of 4", "", id="of so many"),
        pytest.param("# of 4", "", id="so many, without the word"),
        pytest.param("page # / 4", "", id="with a slash"),
        pytest.param("Lamps of the coast - Page #", "", id="behind a title and a dash"),
        pytest.param("Page #  Lamps of the coast", "", id="before a title"),
        pytest.param("Lamps of the coast | #", "", id="behind a bar"),
        pytest.param("# | Lamps of the coast", "", id="before a bar"),
        pytest.param("This page is intentionally left blank", "", id="a blank page"),
        pytest.param("Page intentionally blank", "", id="a blank page, shorter"),
    ],
)
def test_page_numbers_and_notices(footer: str, feed: str) -> None:
    assert [words for _, words in kinds(pages(footer=footer, feed=feed))] == PROSE


@pytest.mark.parametrize(
    "header, feed",
    [
        pytest.param(TITLE, "\f", id="at the head of every page"),
        pytest.param(f"Lights that last 2031-33\n{TITLE}", "", id="of two lines, without page ends"),
        pytest.param(f"03/04/2031, 10:15\n\n{TITLE}", "\f", id="printed from a browser"),
        pytest.param(f"# \n\n{TITLE}", "\f", id="beside a page number"),
    ],
)
def test_running_titles_after_their_first_appearance(header: str, feed: str) -> None:
    text = pages(header=header, feed=feed)
    assert [words for kind, words in kinds(text) if kind == "paragraph" and words in PROSE] == PROSE
    assert any(TITLE in words for _, words in kinds(text))
    assert furniture(text).count(TITLE) == len(PROSE) - 1


def test_a_running_title_in_the_middle_of_sentences() -> None:
    title = "Saltmarsh Harbour and Coast Board minutes"
    halves = ["The keepers of the north lamp were", "seen at Holme when those of Wick had", "gone to Tolney by the"]
    text = "".join(f"{words}\n\n" for words in PROSE * 3) + f"\n\n{title}\n\n".join([*halves, "boat of the board."])
    assert furniture(text) == [title] * 3


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("In progress", id="a status"),
        pytest.param("Head of Lamps and Oil", id="an owner"),
        pytest.param("Accepted", id="a position"),
        pytest.param("The board accepts this recommendation", id="a whole answer"),
        pytest.param("Response:", id="a label"),
        pytest.param("- mended", id="a list item"),
        pytest.param("A\tB\tC", id="a row"),
        pytest.param("7", id="a figure"),
        pytest.param("It was agreed.", id="a sentence"),
    ],
)
def test_what_recurs_in_the_text_stays(line: str) -> None:
    text = "".join(f"{n}. Mend lamp {n}\n\n{line}\n\nKeeper {n}\n\n{words}\n\n" for n, words in enumerate(PROSE, 1))
    assert furniture(text) == []


@pytest.mark.parametrize(
    "stem",
    [
        pytest.param("Objective", id="objectives"),
        pytest.param("Standard", id="standards"),
        pytest.param("Recommendation", id="recommendations"),
        pytest.param("Table", id="tables"),
    ],
)
def test_numbered_headings_are_no_running_titles(stem: str) -> None:
    text = "\f".join(f"{stem} {n}\n\n{words}\n\n" for n, words in enumerate(PROSE, 1))
    assert furniture(text) == []


def test_the_header_of_a_table_below_an_address_is_no_row_of_places() -> None:
    text = f"{ADDRESS}\nREF\tACTION\tOWNER\nA1\tMend the lamp in the tower\tWarden\n\n{ADDRESS}\n"
    assert "REF ACTION OWNER" in [words for _, words in kinds(text)]


def test_a_number_inside_a_sentence_is_the_page_s() -> None:
    text = "The north light will be mended before the\n\n14\n\nwinter comes, said the warden of the board.\n"
    assert furniture(text) == ["14"]
    assert [words for _, words in kinds(text)] == [
        "The north light will be mended before the winter comes, said the warden of the board."
    ]


def test_footers_inside_a_document_of_one_line() -> None:
    footer = "Clerk 0100 200 300 Page {} of 3 Chair’s signature:"
    text = "12/31 Lamps The keepers mended " + "many lamps and many more " * 40 + footer.format(1)
    text += " in spring. 13/31 Oil The price of oil rose " + "and rose again " * 40 + footer.format(2)
    text += " last year. 14/31 Eels The board counted them. 15/31 Close The meeting closed. " + footer.format(3)
    assert furniture(text) == [footer.format(n) for n in (1, 2, 3)]
    assert ("paragraph", "The board counted them.") in kinds(text)
    assert any(words.endswith("many more in spring.") for _, words in kinds(text))


def test_a_running_title_that_counts_the_pages_and_cuts_a_sentence_once() -> None:
    said = PROSE * 4
    cut = said[9].index(" twice")
    broken = [*said[:9], said[9][:cut], said[9][cut + 1 :], *said[10:]]
    text = "".join(f"{words}\n\nLamps and Oil Committee {n}\n\n" for n, words in enumerate(broken, 5))
    assert "Lamps and Oil Committee 15" in furniture(text)
    assert [words for _, words in kinds(text)][-8:] == said[-8:]


def test_a_running_title_with_its_number_between_rules_inside_a_sentence() -> None:
    text = "The limit on the oil that each may\n\n---\nLamps of the coast: reply | 5\n---\n\nburn is looked at again."
    assert [words for _, words in kinds(text)] == ["The limit on the oil that each may burn is looked at again."]
