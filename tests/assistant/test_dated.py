"""Which quote leads with its day: from a letter of 3 February 2031."""

from __future__ import annotations

import pytest

from assistant.asks import asks_of
from assistant.dated import dated
from assistant.quotes import Quote
from assistant.view import View
from corpus.models import Span
from tests.assistant.harbour import AUTUMN, PAPER, SPRING, Asking, document

WHEN = "when will keepers get the astrolabe"


def quotes(view: View, sources: list[str], *words: str) -> list[Quote]:
    return [Quote(document(view, one), 0, (Span(0, 1),), said, 1.0) for one, said in zip(sources, words, strict=True)]


@pytest.mark.parametrize(
    ("asked", "first", "other", "leads"),
    [
        pytest.param(
            WHEN, "Keepers get a sextant in May 2031.", "An astrolabe is due in June 2031.",
            1, id="the day of the rarer thing",
        ),
        pytest.param(
            WHEN, "Keepers get an astrolabe in May 2031.", "An astrolabe is due in June 2031.",
            0, id="the first, which holds as much",
        ),
        pytest.param(
            "when was the astrolabe bought", "The astrolabe was bought.", "The astrolabe was bought in May 2030.",
            1, id="the one with a day, which holds as much",
        ),
        pytest.param(
            WHEN, "Keepers get a sextant in May 2031.", "An astrolabe comes in due course.",
            0, id="words that are no day lead nowhere",
        ),
        pytest.param(
            "when was the astrolabe bought", "The astrolabe is new.", "Astrolabe bought: 3 February 2031.",
            0, id="the day of the document itself",
        ),
        pytest.param(
            "when is the next keepers' fair", "The keepers' fair of 3 February 2031.", "Next fair: 9 June 2031.",
            1, id="what comes next where next stands",
        ),
    ],
)  # fmt: skip
def test_the_quote_whose_day_leads(view: View, asking: Asking, asked: str, first: str, other: str, leads: int) -> None:
    assert dated(quotes(view, [SPRING, SPRING], first, other), asks_of(asking(asked))[0], view) == leads


def test_another_document_does_not_lead(view: View, asking: Asking) -> None:
    found = quotes(view, [SPRING, AUTUMN], "Keepers get a sextant in May 2031.", "An astrolabe is due in June 2032.")
    assert dated(found, asks_of(asking(WHEN))[0], view) == 0


def test_nor_a_recommendation_in_the_words_of_others(view: View, asking: Asking) -> None:
    asked = next(item for item in view.items[document(view, PAPER)] if item.response)
    first = Quote(document(view, PAPER), 0, (Span(0, 1),), "Keepers get a sextant in May 2031.", 1.0)
    other = Quote(document(view, PAPER), 0, asked.spans, "An astrolabe is due in June 2031.", 1.0)
    assert dated([first, other], asks_of(asking(WHEN))[0], view) == 0
