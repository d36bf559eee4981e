"""Answers that only a model pairs, shown in the register and not stored. The letter is fictional."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.meant import answered
from assistant.register import rows_in
from assistant.view import View
from assistant.wiring import Assistant
from corpus.library import Library
from corpus.models import Item, ItemKind
from corpus.plain import words_of
from tests.fakes import FakeEmbedder

LETTER = """COMMISSIONER FOR OSTREY

14 March 2031

Dear Inspector

Thank you for your report on the baths. It made three recommendations:

1. The Council should teach pupils to swim.
2. The Council should heat the baths in winter.
3. The Council should mend the clock.

## Lessons

Classes in the water began on 3 May 2031.

## Boilers

We fitted two of them on 6 June 2031.

## Thanks

My deputy will visit you in the summer.

Yours sincerely

Orla Tennick
Commissioner for Ostrey
"""
TOPICS = {"swim": 0, "Classes": 0, "heat": 1, "fitted": 1, "clock": 2, "visit": 3}


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    (tmp_path / "letter.md").write_text(LETTER, encoding="utf-8")
    with Library.open(tmp_path / "library") as library:
        assistant = Assistant(library, FakeEmbedder())
        assistant.add([tmp_path / "letter.md"])
        yield assistant.view()


def topical(view: View) -> None:
    """Gives every sentence the vector of its topic, as a model would."""

    def vectors(ident: str) -> Mapping[int, NDArray[np.float32]]:
        return {
            passage.number: np.array([_topic(s.words) for s in view.sentences(ident, passage.number)], np.float32)
            for passage in view.passages_of[ident]
        }

    view.vectors = vectors


def _topic(words: str) -> NDArray[np.float32]:
    place = next((n for word, n in TOPICS.items() if word in words), 4)
    return np.array([n == place for n in range(5)], np.float32)


def asked(view: View) -> list[Item]:
    (ident,) = view.documents
    return [item for item in answered(ident, view) if item.kind is not ItemKind.STANDALONE]


def test_what_a_model_finds_near_is_the_answer_and_what_nothing_is_near_to_has_none(view: View) -> None:
    topical(view)
    swim, heat, clock = asked(view)
    (ident,) = view.documents
    assert words_of(swim.response, view.text(ident)) == "Classes in the water began on 3 May 2031."
    assert words_of(heat.response, view.text(ident)) == "We fitted two of them on 6 June 2031."
    assert (swim.paired, heat.paired, clock.paired, clock.response) == ("by meaning", "by meaning", "", ())


def test_the_register_shows_it_and_counts_what_is_undertaken_there_once(view: View) -> None:
    topical(view)
    rows = rows_in(view)
    assert [row["paired"] for row in rows if row["kind"] == "recommendation"] == ["by meaning", "by meaning", None]
    quotes = [made["quote"] for row in rows for made in row["commitments"]]
    assert len(quotes) == len(set(quotes)) > 0


def test_without_a_model_and_in_the_library_nothing_is_paired(view: View) -> None:
    topical(view)
    assert all(not item.response for _, item in view.library.items())
    view.vectors = None
    assert all(not item.response for item in asked(view))
