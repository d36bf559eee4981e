"""What a PDF page's words are made into: columns however drawn, footnotes, raised marks, bullets, letters."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpus.reading import reading_of
from corpus.reading.pdf.letters import bullet_of, readable
from tests.corpus.making import Draw, pdf, together, words

PROSE = (
    "the board met in the hall at ravenshoe and agreed that the north light will be mended before the winter storms "
    "because the ferry cannot sail without it and the warden said that the quay is dark when the moon is down so "
    "buoys must be painted as well and the council will pay for both out of the harbour fund once the mayor has signed "
    "what the clerk has drawn up for the meeting in may which all who live by the water may attend if they wish to do"
).split()


def wrapped(prefix: str, width: float, size: float = 10) -> list[str]:
    """Lines of running text that are as full as a column of that width lets them be."""
    lines = [prefix]
    for word in PROSE:
        longer = f"{lines[-1]} {word}"
        if stringWidth(longer, "Times-Roman", size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def rows(columns: list[list[str]], left: float, step: float) -> Draw:
    """Draws the first line of every column, then the second ones."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 10)
        for n in range(max(map(len, columns))):
            for place, column in enumerate(columns):
                if n < len(column):
                    canvas.drawString(left + place * step, 700 - 12 * n, column[n])

    return draw


def read(*draws: Draw) -> str:
    return reading_of(pdf(*draws), "x.pdf").text


@pytest.mark.parametrize("count", [2, 3])
def test_columns_drawn_row_by_row_are_read_one_after_the_other(count: int) -> None:
    width = 470 / count - 14
    columns = [wrapped(f"Column {n}", width) for n in range(count)]

    text = read(together(words(["Harbour news"], top=760, size=18), rows(columns, 60, width + 14)))

    assert " ".join(text.split()) == " ".join(["Harbour news", *(line for column in columns for line in column)])


def test_columns_whose_paragraphs_end_side_by_side_are_still_columns() -> None:
    parts = [wrapped(f"Part {n}", 220)[:4] for n in range(4)]
    left = together(words(parts[0], x=60, top=700, size=10), words(parts[1], x=60, top=620, size=10))
    right = together(words(parts[2], x=320, top=700, size=10), words(parts[3], x=320, top=620, size=10))

    text = read(together(left, right))

    assert [part.split("\n")[0][:6] for part in text.split("\n\n")] == [f"Part {n}" for n in range(4)]


def test_a_label_and_its_value_far_apart_are_one_line() -> None:
    page = together(words(["Owner:"], top=700), words(["the warden"], x=300, top=700), words(["Due in May"], top=680))

    assert read(page).startswith("Owner: the warden\n")


def test_a_page_number_under_a_column_comes_after_all_columns() -> None:
    columns = [wrapped("Left", 220), wrapped("Right", 220)]
    foot = words(["17"], x=60, top=40)

    assert read(together(words(columns[0], x=60), foot, words(columns[1], x=320))).endswith("\n\n17")


NOTES = ["1 Minutes of the board, May 2031.", "2 The fund was set up by the mayor", "in the year before."]


def test_footnotes_follow_the_text_one_paragraph_each() -> None:
    left = together(words(wrapped("Left", 220), x=60, size=10), words(NOTES, x=60, top=200, leading=10, size=7))
    right = words(wrapped("Right", 220), x=320, size=10)

    parts = read(together(left, right, words(["Page 3"], x=280, top=40))).split("\n\n")

    assert [part.split("\n")[0][:5] for part in parts[:2]] == ["Left ", "Right"]
    assert parts[2:] == [NOTES[0], "\n".join(NOTES[1:]), "Page 3"]


def test_small_print_amid_the_text_is_no_footnote() -> None:
    caption = words(["1 The quay by night"], top=600, size=7)
    page = together(words(wrapped("Above", 400), size=10), caption, words(wrapped("Below", 400), top=500, size=10))

    assert [part.split()[0] for part in read(page).split("\n\n")] == ["Above", "1", "Below"]


def test_the_mark_of_a_note_is_told_from_the_digits_before_it() -> None:
    def marked(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 700, "The light was mended in 2031")
        at = 72 + stringWidth("The light was mended in 2031", "Helvetica", 11)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(at, 704, "12")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(at + stringWidth("12", "Helvetica", 7), 700, ", the board said.")

    assert read(marked) == "The light was mended in 2031¹², the board said."


def test_a_paragraph_in_bold_parts_from_plain_text_although_no_gap_does() -> None:
    asked = words(["The force should mend its north", "light before the winter comes."], top=700, font="Helvetica-Bold")
    reply = words(["We agree. It will be mended", "by the summer."], top=672)

    assert read(together(asked, reply)).count("\n\n") == 1


def test_words_in_bold_that_go_on_in_brackets_below_are_no_paragraph_of_their_own() -> None:
    def item(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(72, 700, "a) a lamp that turns and is seen from the quay of Ravenshoe")
        canvas.drawString(72, 686, "(eLamp),")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(125, 686, "which the keepers of the north shore will light by June.")

    assert read(item).count("\n") == 1


def test_a_bullet_of_a_symbol_font_is_a_bullet() -> None:
    def bulleted(canvas: Canvas) -> None:
        for n, line in enumerate(["Paint the buoys.", "Mend the light."]):
            canvas.setFont("Symbol", 11)
            canvas.drawString(72, 700 - 14 * n, "\u2022")
            canvas.setFont("Helvetica", 11)
            canvas.drawString(90, 700 - 14 * n, line)

    assert read(bulleted) == "• Paint the buoys.\n• Mend the light."


def test_what_runs_up_the_margin_comes_last() -> None:
    def stamp(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(30, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Received 3 June 2031")
        canvas.restoreState()

    text = ["The light is mended, the warden", "wrote to the board in the hall."]

    assert read(together(stamp, words(text))) == "\n".join(text) + "\n\nReceived 3 June 2031"


def test_a_word_cut_at_a_line_end_keeps_its_hyphen() -> None:
    assert read(words(["The light was mended before the harbour com-", "mittee met."])).endswith("com-\nmittee met.")


@pytest.mark.parametrize(
    "given, shown",
    [
        ("the \ufb01rst o\ufb00er\x00 \ud800", "the first offer\ufffd \ufffd"),
        ("com\ufffe", "com-"),
        ("plain", "plain"),
    ],
)
def test_letters_are_made_readable(given: str, shown: str) -> None:
    assert readable(given) == shown


@pytest.mark.parametrize(
    "letter, is_symbol, shown",
    [("\uf0b7", False, "•"), ("§", True, "▪"), ("§", False, "§"), ("a", False, "a"), ("\uf123", True, "•")],
)
def test_bullets(letter: str, is_symbol: bool, shown: str) -> None:
    assert bullet_of(letter, is_symbol=is_symbol) == shown
