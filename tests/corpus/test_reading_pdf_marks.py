"""What the looks of a PDF's pages say: furniture, headings and their levels, footnotes, emphasis."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.models import MarkKind, Reading
from corpus.reading import reading_of
from tests.corpus.making import Draw, pdf, together, words

TEXT = ["The board met in the hall at Ravenshoe and agreed", "that the north light will be mended in the summer."]
NAMES = ("Ada", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gwen", "Hal")
BOLD, ITALIC, BOTH = "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"


def read(*pages: Draw) -> Reading:
    return reading_of(pdf(*pages), "x.pdf")


def marked(reading: Reading, kind: MarkKind) -> list[str]:
    return [mark.span.of(reading.text) for mark in reading.marks if mark.kind is kind]


def own(number: int) -> list[str]:
    """Words that only one page has."""
    name = NAMES[number % len(NAMES)]
    return [
        f"{name} told the board in the hall at Ravenshoe",
        f"that the light of {name} will be mended in the summer.",
    ]


def paper(number: int, *more: Draw, header: str = "Harbour board: yearly report", footer: str = "{}") -> Draw:
    return together(
        words([header], top=810, size=9),
        words(own(number), top=700),
        *more,
        words([footer.format(number)], x=290, top=30, size=9),
    )


@pytest.mark.parametrize("footer", ["{}", "Page {}", "Page {} of 5", "- {} -", "Harbour Board, 1 Quay, Ravenshoe | {}"])
def test_running_headers_and_footers_are_furniture(footer: str) -> None:
    reading = read(*[paper(n, footer=footer) for n in range(1, 6)])

    furniture = marked(reading, MarkKind.FURNITURE)

    assert furniture.count("Harbour board: yearly report") == 5
    assert [line for line in furniture if "report" not in line] == [footer.format(n) for n in range(1, 6)]


def test_a_title_that_the_header_repeats_is_no_furniture_on_its_own_page() -> None:
    cover = words(["Harbour board: yearly report"], top=600, size=26)

    reading = read(cover, *[paper(n) for n in range(1, 6)])

    assert marked(reading, MarkKind.FURNITURE).count("Harbour board: yearly report") == 5
    assert "Harbour board: yearly report" in marked(reading, MarkKind.HEADING)


def test_a_heading_with_a_growing_number_is_no_furniture() -> None:
    pages = [
        together(words([f"Recommendation {n}"], top=760, font=BOLD, size=13), words(own(n), top=700))
        for n in range(1, 6)
    ]

    reading = read(*pages)

    assert not marked(reading, MarkKind.FURNITURE)
    assert len(marked(reading, MarkKind.HEADING)) == 5


def test_numbered_headings_with_text_between_them_are_no_contents() -> None:
    asked = [
        together(words([f"Recommendation {n}"], top=940 - 200 * n, font=BOLD), words(own(n), top=910 - 200 * n))
        for n in (1, 2, 3)
    ]

    reading = read(together(*asked))

    assert marked(reading, MarkKind.HEADING) == ["Recommendation 1", "Recommendation 2", "Recommendation 3"]


def test_the_entries_of_a_contents_list_are_no_headings() -> None:
    entries = [words([f"{name} and the light {n + 3}"], top=700 - 40 * n, font=BOLD) for n, name in enumerate(NAMES)]

    reading = read(together(*entries), words(TEXT * 3, top=700))

    assert marked(reading, MarkKind.HEADING) == []


def test_a_heading_in_the_margin_may_run_over_many_lines() -> None:
    margin = ["Lights that the", "keepers of the", "north shore mend", "before the winter", "and who pays", "for it"]
    page = together(words(margin, x=60, size=16, leading=19), words(TEXT * 4, x=250, top=768))

    assert marked(read(page), MarkKind.HEADING) == ["\n".join(margin)]


def test_what_stands_alike_on_two_pages_of_many_is_text() -> None:
    plain = [paper(n, header="") for n in range(1, 9)]
    plain[2] = paper(3, header="The light is dark.")
    plain[5] = paper(6, header="The light is dark.")

    assert "The light is dark." not in marked(read(*plain), MarkKind.FURNITURE)


def test_page_numbers_of_a_pack_that_begin_in_its_middle_are_furniture() -> None:
    reading = read(*[paper(n, header=f"Words of {NAMES[n % 8]} alone") for n in range(41, 45)])

    assert marked(reading, MarkKind.FURNITURE) == ["41", "42", "43", "44"]


def test_headings_have_levels_by_size_and_weight_that_hold_for_all_pages() -> None:
    def page(*headings: tuple[str, str, float]) -> Draw:
        drawn = [
            together(words([text], top=740 - 150 * n, font=font, size=size), words(TEXT * 2, top=710 - 150 * n))
            for n, (text, font, size) in enumerate(headings)
        ]
        return together(*drawn)

    reading = read(
        page(("Light", "Helvetica", 18), ("Bold light", BOLD, 13), ("Small and bold", BOLD, 11)),
        page(("Small as well", BOLD, 11), ("Buoys", "Helvetica", 18), ("Bold buoys", BOLD, 13)),
    )

    levels = {m.span.of(reading.text): m.level for m in reading.marks if m.kind is MarkKind.HEADING}
    assert levels == {
        "Light": 1,
        "Buoys": 1,
        "Bold light": 2,
        "Bold buoys": 2,
        "Small and bold": 3,
        "Small as well": 3,
    }


def test_a_sentence_in_bold_italic_is_emphasis_and_no_heading() -> None:
    asked = ["4. The force should mend its north light before the", "winter, and say in the yearly report that it has."]
    page = together(words(asked, top=700, font=BOTH), words(TEXT * 3, top=650))

    reading = read(page)

    assert [(m.kind, m.style, m.span.of(reading.text)) for m in reading.marks] == [
        (MarkKind.EMPHASIS, "bold italic", "\n".join(asked))
    ]


@pytest.mark.parametrize("font, style", [(BOLD, "bold"), (ITALIC, "italic"), (BOTH, "bold italic")])
def test_a_whole_line_of_a_paragraph_in_another_style_is_marked(font: str, style: str) -> None:
    sentence = "The light is mended, the warden wrote:"
    reading = read(together(words([sentence], top=700, font=font), words(["said so"], top=686), words(TEXT, top=600)))

    assert [(m.style, m.span.of(reading.text)) for m in reading.marks] == [(style, sentence)]


def test_a_document_all_in_bold_has_no_emphasis() -> None:
    assert not read(words(TEXT * 4, font=BOLD)).marks


def test_each_footnote_is_marked() -> None:
    notes: Sequence[str] = ["1 Minutes of May 2031.", "2 The fund was set up by the", "mayor."]

    reading = read(together(words(TEXT * 4), words(notes, top=120, leading=10, size=7)))

    assert marked(reading, MarkKind.FOOTNOTE) == [notes[0], "\n".join(notes[1:])]


def test_marks_are_in_order_and_inside_the_text() -> None:
    reading = read(*[paper(n, words(["A heading"], top=640, font=BOLD, size=14)) for n in range(1, 6)])

    assert list(reading.marks) == sorted(reading.marks, key=lambda mark: mark.span)
    assert all(0 <= mark.span.start < mark.span.end <= len(reading.text) for mark in reading.marks)
