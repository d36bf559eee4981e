"""Speakers' turns, and exchanges of question and answer in the forms that documents print them in."""

from __future__ import annotations

import pytest

from corpus.passages import indexed_text
from tests.corpus.papers import blocks, holding, passages, said

HEARING = """Board of Lights: evidence taken on 3 May 2031

Warden Hale: Good morning. When will the lamp at Holme be lit again?

Ms Reed: In June, when the glass has come.

It is late because of the storm.

Warden Hale: Who pays for the glass?

Ms Reed (Clerk of Works): The board.

The Chair: Thank you both.
"""


def test_a_transcript_tells_who_speaks_and_paragraphs_go_on_with_the_turn() -> None:
    speakers = {said(b.spans, HEARING): b.speaker for b in blocks(HEARING)}
    assert speakers["It is late because of the storm."] == "Ms Reed"
    assert speakers["The Chair: Thank you both."] == "The Chair"
    assert speakers["Board of Lights: evidence taken on 3 May 2031"] == ""


def test_an_answer_has_its_speaker_and_the_question_as_context() -> None:
    passage = holding(passages(HEARING), HEARING, "In June")
    assert (passage.speaker, passage.kind) == ("Ms Reed", "response")
    assert said(passage.context, HEARING).endswith("When will the lamp at Holme be lit again?")
    assert indexed_text(passage, HEARING, "Hearing").startswith("Hearing | Ms Reed\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Present: Jo Hale\n\nApologies: Ann Reed\n\nDate: 3 May 2031\n\nVenue: Holme\n\nPresent: Sam Dunn\n",
            id="the head of minutes",
        ),
        pytest.param(
            "Oil Board: It met.\n\nLamp Board: It sat.\n\nRope Board: It rose.\n\nBell Board: No.\n", id="once each"
        ),
        pytest.param("Jo Hale: Yes.\n\nAnn Reed: No.\n\nJo Hale: Why?\n", id="too few"),
    ],
)
def test_what_is_no_transcript(text: str) -> None:
    assert not any(block.speaker for block in blocks(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "**When will the lamp at Holme, which went out in the storm of last winter with all of the others on that "
            "coast, be lit again for the boats of the bay?**\n\nIn June, says the board.\n",
            id="a question in bold",
        ),
        pytest.param("Q1. When will the lamp be lit?\n\nA1. In June, says the board.\n", id="Q1 and A1"),
        pytest.param("Q1. When will the lamp be lit?\n\nIn June, says the board.\n", id="Q1 and a paragraph"),
        pytest.param(
            "Question 1 from Jo Hale\n\nWhen will the lamp be lit?\n\nReply\n\nIn June, says the board.\n",
            id="heads alone",
        ),
        pytest.param(
            "Supplementary question: When will the lamp be lit?\n\nResponse from Jo Hale: In June, says the board.\n",
            id="with colons",
        ),
    ],
)
def test_questions_and_replies(text: str) -> None:
    passage = holding(passages(text), text, "In June")
    assert passage.kind == "response"
    assert "be lit" in said((*passage.spans, *passage.context), text)


def test_an_orphan_bullet_belongs_to_the_words_below_it() -> None:
    text = "The board agreed to:\n\n•\n\nmend the lamps of the quay\n\n•\n\nbuy oil for them\n"
    found = [(b.marker, said(b.spans, text)) for b in blocks(text) if b.kind.value == "list item"]
    assert found == [("•", "mend the lamps of the quay"), ("•", "buy oil for them")]
