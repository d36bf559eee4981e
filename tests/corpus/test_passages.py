"""Passages: what is searched, what it is searched with, and what a quote of it cites."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings

from corpus.models import BlockKind, Item, ItemKind, Page, Span
from corpus.passages import MOST_WORDS, indexed_text, sentence_texts
from corpus.plain import plain
from tests.corpus.papers import blocks, holding, messy_texts, of, passages, said

ADDRESS = "Tide House, 2 Quay Road, Saltmarsh, SM1 2AB\nHOLME\tTOLNEY\tWICK"


def context(text: str, words: str) -> str:
    """The context of the passage that holds the words."""
    return said(holding(passages(text), text, words).context, text)


@pytest.mark.parametrize(
    "text, words, found",
    [
        pytest.param("They bought:\n\n- oil for the lamp\n- a wick", "a wick", "They bought:", id="a list's lead-in"),
        pytest.param(
            "It rained. They bought:\n\n- oil for the lamp",
            "oil for the lamp",
            "They bought:",
            id="the last sentence of its lead-in",
        ),
        pytest.param(
            "They bought:\n\n1. For Holme:\n  a) oil for the lamp\n  b) a wick\n2. A boat",
            "a wick",
            "They bought: For Holme:",
            id="an item's lead-in below the list's",
        ),
        pytest.param(
            "They bought:\n\n1. For Holme:\n  a) a wick\n2. A boat for all",
            "A boat for all",
            "They bought:",
            id="and not beyond",
        ),
        pytest.param(
            "| Ref | Promise | Owner |\n|---|---|---|\n| 1 | Light the lamp | JH |",
            "Light the lamp",
            "Ref Promise Owner",
            id="a row's header",
        ),
        pytest.param(
            "| Ref | Promise | Owner |\n|---|---|---|\n| 1 | Lamp | JH |\n| | | Ann Reed too |",
            "Ann Reed too",
            "Ref Promise Owner 1 Lamp",
            id="the label carried down to it",
        ),
        pytest.param(
            "Ref\tPromise\tProgress\n1\tMeetings\tJune: held in the hall\n\t\t37 came, 20 spoke",
            "37 came",
            "Ref Promise Progress 1 Meetings June: held in the hall",
            id="the line above it in its cell",
        ),
        pytest.param("The lamp is lit.\n\n- oil for the lamp", "oil for the lamp", "", id="no lead-in: a sentence"),
        pytest.param(
            "Question (Jo Hale): When will the lamp be lit?\n\nReply (the Warden): " + "It will be lit in June. " * 40,
            "It will be lit",
            "",
            id="a reply beside its question",
        ),
    ],
)
def test_context(text: str, words: str, found: str) -> None:
    held = [p for p in passages(text) if words in said(p.spans, text)]
    assert said(held[0].context, text) == found


def test_a_response_stands_under_its_recommendation() -> None:
    asked, answer = "The keepers should mend the lamp.", "It was mended in June."
    text = f"Recommendation 5\n\n{asked}\n\n{answer}\n"
    item = Item(ItemKind.RECOMMENDATION, of(text, asked), response=of(text, answer))
    found = passages(text, [item])
    assert [(p.kind, said(p.spans, text), said(p.context, text)) for p in found] == [
        ("recommendation", asked, ""),
        ("response", answer, asked),
    ]
    assert found[1].section == ("Recommendation 5",)


def test_one_response_of_two_recommendations_goes_with_the_first() -> None:
    text = "Mend the lamp at Holme.\n\nBuy oil for the lamp.\n\nBoth were done in June.\n"
    items = [
        Item(ItemKind.RECOMMENDATION, of(text, words), response=of(text, "Both were done in June."))
        for words in ("Mend the lamp at Holme.", "Buy oil for the lamp.")
    ]
    assert said(holding(passages(text, items), text, "Both").context, text) == "Mend the lamp at Holme."


QUESTIONS = """## Questions

**Question** (Jo Hale): When will the lamp at Holme be lit again?

**Reply** (the Warden): In June, when the glass has come from the makers.

It is late because of the storm.

**Question** (Ann Reed): Who pays for the glass?

**Reply** (the Warden): The board.
"""


def test_a_question_and_its_reply_are_one_passage() -> None:
    found = passages(QUESTIONS)
    assert [said(p.spans, QUESTIONS) for p in found] == [
        "Question (Jo Hale): When will the lamp at Holme be lit again? Reply (the Warden): In June, when the glass has "
        "come from the makers. It is late because of the storm.",
        "Question (Ann Reed): Who pays for the glass? Reply (the Warden): The board.",
    ]
    assert {p.kind for p in found} == {"response"}


def test_a_long_reply_keeps_its_question_as_context() -> None:
    question = "Question: When will the lamp at Holme be lit again?"
    text = f"{question}\n\nReply: {'The warden said that it would be lit in June or in July. ' * 30}\n"
    found = passages(text)
    assert len(found) > 1
    assert [said(p.context, text) for p in found[1:]] == [question] * (len(found) - 1)


@pytest.mark.parametrize(
    "report",
    [
        pytest.param("- Complete. Sent to Ann Reed on 4 June.", id="in a list"),
        pytest.param("Not complete. The oil has not come.", id="in a paragraph"),
        pytest.param("<ul><li>Partially complete. One barrel came.</li></ul>", id="in HTML"),
        pytest.param("Carried forward to the next meeting.", id="carried forward"),
    ],
)
def test_an_action_and_the_report_on_it_are_quoted_as_one(report: str) -> None:
    text = f"**Action 3**: Jo Hale to buy oil.\n\n{report}\n\n**Action 4**: Ann Reed to cut wicks.\n\nThe board met.\n"
    whole = f"Action 3: Jo Hale to buy oil. {plain(report).removeprefix('- ')}"
    passage = holding(passages(text), text, "Action 3")
    assert sentence_texts(passage, text) == (whole,)
    assert all(span.of(text) in text for span in passage.sentences[0])


def test_footers_are_neither_in_passages_nor_between_halves_of_a_sentence() -> None:
    one, two = "The keepers of the north light will have mended it", "by the end of the winter, says the board."
    text = f"Dear Warden\n\n{one}\n\n{ADDRESS}\n\n{two}\n\n{ADDRESS}\n"
    found = passages(text)
    assert not any("Tide House" in said(p.spans, text) or "TOLNEY" in said(p.spans, text) for p in found)
    sentence = next(s for p in found for s in p.sentences if one in said(s, text))
    assert [span.of(text) for span in sentence] == [one, two]


def test_a_short_row_is_one_sentence_as_it_is_printed() -> None:
    text = "| Ref | Promise | Owner |\n|---|---|---|\n| 1 | Light the lamp | JH |\n"
    (passage,) = passages(text)
    assert [[span.of(text) for span in s] for s in passage.sentences] == [["1 | Light the lamp | JH"]]


def test_a_short_drawn_row_is_one_sentence_though_its_cells_wrap() -> None:
    row = "1     Light the lamp at Holme     JH\n      every night"
    text = f"Ref   Promise                     Owner\n{row}\n2     Buy oil                     AR\n"
    first, _ = passages(text)
    assert [[span.of(text) for span in s] for s in first.sentences] == [[row]]


def test_a_long_row_has_the_sentences_of_its_cells() -> None:
    oil = "Oil was bought at the fair in Holme by the keepers, who went by boat with the warden and his wife in May."
    wick = "The wick was cut by the smith, who asked for nothing but his supper and a bed, and was given both of them."
    progress = f"<ul><li>{oil}</li><li>{wick}</li></ul>"
    text = f"| Ref | Promise | Progress |\n|---|---|---|\n| 1. | Light the lamp | {progress} |\n"
    (passage,) = passages(text)
    sentences = sentence_texts(passage, text)
    assert sentences[0].startswith("1.")
    assert "Light the lamp" in sentences[0]
    assert [s[:16] for s in sentences[1:]] == ["Oil was bought a", "The wick was cut"]


def test_a_header_is_the_context_of_its_rows_and_no_passage() -> None:
    text = "| Ref | Promise | Owner |\n|---|---|---|\n| 1 | Light the lamp | JH |\n| 2 | Buy oil | AR |\n"
    assert len(passages(text)) == 2


def test_a_numbered_item_is_quoted_with_its_number() -> None:
    text = "Do:\n\n1. Light the lamp at Holme.\n2. Buy oil.\n"
    assert [said(s, text) for p in passages(text) for s in p.sentences][1:] == [
        "1. Light the lamp at Holme.",
        "2. Buy oil.",
    ]


@pytest.mark.parametrize(
    "text, found",
    [
        pytest.param("# Lamps\n\nIt is lit.", ["It is lit."], id="a heading with a body is its section"),
        pytest.param("It is lit.\n\n# Minutes", ["It is lit.", "Minutes"], id="one without is a passage"),
        pytest.param("# Lamps\n\n# Oil\n\nBought.", ["Lamps", "Bought."], id="one followed by its like too"),
    ],
)
def test_headings(text: str, found: list[str]) -> None:
    assert [said(p.spans, text) for p in passages(text)] == found


def test_long_text_is_cut_between_sentences() -> None:
    text = "The keepers of the lamp at Holme bought nine barrels of oil. " * 60
    found = passages(text)
    assert len(found) > 3
    assert all(len(said(p.spans, text).split()) <= MOST_WORDS for p in found)
    assert all(said(p.spans, text).startswith("The") and said(p.spans, text).endswith("oil.") for p in found)


def test_pages() -> None:
    text = "The lamp is lit.\n\fOil was bought."
    pages = (Page(1, Span(0, 16)), Page(2, Span(18, len(text))))
    held = {said(p.spans, text): p.page for p in passages(text, (), pages)}
    assert held == {"The lamp is lit. Oil was bought.": 1} or held == {"The lamp is lit.": 1, "Oil was bought.": 2}


def test_what_stands_behind_the_last_page_is_on_none() -> None:
    text = "The lamp is lit.\n\f# Notes\n\nOil is dear in winter."
    pages = (Page(1, Span(0, 16)), Page(2, Span(18, 25)))
    assert holding(passages(text, (), pages), text, "Oil is dear").page is None


def test_indexed_text() -> None:
    text = "# Lamps\n\nThey bought:\n\n- **oil** for the lamp\n"
    passage = holding(passages(text), text, "oil")
    assert indexed_text(passage, text, "Report of the keepers") == (
        "Report of the keepers | Lamps\nThey bought:\noil for the lamp"
    )


@settings(deadline=None)
@given(messy_texts)
def test_passages_of_any_text(text: str) -> None:
    found = passages(text)
    assert [p.number for p in found] == list(range(len(found)))
    for passage in found:
        assert passage.sentences
        for span in (*passage.spans, *passage.context, *(s for sentence in passage.sentences for s in sentence)):
            assert 0 <= span.start < span.end <= len(text)
        for span in (s for sentence in passage.sentences for s in sentence):
            assert any(own.start <= span.start and span.end <= own.end for own in passage.spans)


@settings(deadline=None)
@given(messy_texts)
def test_passages_stand_in_order(text: str) -> None:
    starts = [min(p.spans).start for p in passages(text)]
    assert starts == sorted(starts)


@settings(deadline=None)
@given(messy_texts)
def test_no_word_is_lost_but_furniture(text: str) -> None:
    found = passages(text)
    held = " ".join(said(p.spans, text) + " " + said(p.context, text) + " " + " ".join(p.section) for p in found)
    sections = " ".join(part for b in blocks(text) for part in b.section)
    known = set(re.findall(r"[^\W\d_]{4,}", f"{held} {sections}"))
    for block in blocks(text):
        if block.kind not in (BlockKind.FURNITURE, BlockKind.HEADING):
            assert set(re.findall(r"[^\W\d_]{4,}", said(block.spans, text))) <= known


LINES = ["Light the lamp", "A1", "In progress", "Warden", "", "3", "- oil", "Action 1: Buy oil", "Complete now"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The board will mend the lamp by May. " * 27_000, id="one line of a megabyte"),
        pytest.param("\n".join(LINES[n * n % len(LINES)] for n in range(200_000)), id="200,000 short lines"),
        pytest.param("and the board met here again\n\n" * 30_000, id="a sentence that never ends"),
        pytest.param("| A1 | Light the lamp | Warden |\n" * 40_000, id="rows"),
        pytest.param("Ref   Action    Owner\n" + "A1    Light     Warden\n" * 40_000, id="drawn rows"),
        pytest.param("<p>The lamp is lit.</p>" * 30_000, id="HTML"),
        pytest.param("Page 1 of 6 the board " * 45_000, id="footers in one line"),
        pytest.param(" ".join(f"{n}. Lamp" for n in range(100_000)), id="numbers in one line"),
        pytest.param("1.\n\n" * 50_000, id="numbers alone"),
        pytest.param("Contents\n" + "".join(f"Lamp {n} ..... {n}\n" for n in range(40_000)), id="a contents list"),
    ],
)
def test_time_grows_with_the_text_and_no_faster(text: str) -> None:
    began = time.process_time()
    passages(text)
    assert time.process_time() - began < 30


def test_many_items_take_seconds() -> None:
    text = "".join(f"Mend the lamp at place {n}.\n\nIt was mended.\n\n" for n in range(5_000))
    places = [m.span() for m in re.finditer(r"[A-Z][^\n]+", text)]
    items = [
        Item(ItemKind.RECOMMENDATION, (Span(*asked),), response=(Span(*answer),))
        for asked, answer in zip(places[::2], places[1::2], strict=True)
    ]
    began = time.process_time()
    assert len(passages(text, items)) == 10_000
    assert time.process_time() - began < 15


def test_the_later_passages_of_a_long_row_have_its_label_as_context() -> None:
    told = " ".join(f"The keepers of lamp {n} have been told of it and are glad." for n in range(40))
    text = f"| Promise | Progress | Owner |\n|---|---|---|\n| A lamp for Holme | {told} | JH |\n"
    first, *later = passages(text)
    assert later
    assert said(first.context, text) == "Promise Progress Owner"
    assert {said(p.context, text) for p in later} == {"Promise Progress Owner A lamp for Holme"}


def test_a_turn_is_a_passage_of_its_own_with_its_speaker() -> None:
    text = "\n\n".join(["Ms Reed: The oil is dear.", "Mr Hale: It is not.", "Ms Reed: It is.", "Mr Hale: No."])
    assert [(p.speaker, said(p.spans, text)) for p in passages(text)][:2] == [
        ("Ms Reed", "Ms Reed: The oil is dear."),
        ("Mr Hale", "Mr Hale: It is not."),
    ]
