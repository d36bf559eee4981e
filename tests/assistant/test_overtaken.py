"""A later owner or day leads, and the one before it is told after. All is fictional."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.kinds import Kind
from assistant.overtaken import overtaken
from assistant.quotes import quoted
from assistant.wiring import Assistant
from tests.assistant.harbour import open_harbour, sentence

LETTER = """# Letter of the Warden of Tarn

Date: 3 February 2031

Recommendation 1

The wardens should look again at the ledgers of the drowned bells.

The recommendation is accepted. Ms Orla Fenn will finish the review of the ledgers of the drowned bells by
30 June 2031.
"""
PAPER = """# Progress paper of the Warden of Tarn

Date: 7 October 2031

Recommendation 1

The wardens should look again at the ledgers of the drowned bells.

Mr Tobias Rook will finish the review of the ledgers of the drowned bells by 31 December 2031.
"""


@pytest.fixture(scope="module")
def tarn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    assistant = open_harbour(tmp_path_factory.mktemp("tarn"), {"letter.md": LETTER, "paper.md": PAPER})
    yield assistant
    assistant.library.close()


@pytest.mark.parametrize(
    ("kind", "before", "now"),
    [(Kind.WHO, "Ms Orla Fenn", "Mr Tobias Rook"), (Kind.BY_WHEN, "30 June 2031", "31 December 2031")],
)
def test_the_later_word_leads(tarn: Assistant, kind: Kind, before: str, now: str) -> None:
    view = tarn.view()
    told = overtaken((quoted(sentence(view, "Ms Orla Fenn"), view), [before]), kind, view)
    assert [words for _, words in told] == [[now], [before]]
    assert told[0][0].words.startswith("Mr Tobias Rook")


@pytest.mark.parametrize(("start", "words"), [("Mr Tobias Rook", ["Mr Tobias Rook"]), ("Ms Orla Fenn", ["Una Wick"])])
def test_else_it_stands_as_it_was_told(tarn: Assistant, start: str, words: list[str]) -> None:
    view = tarn.view()
    told = (quoted(sentence(view, start), view), words)
    assert overtaken(told, Kind.WHO, view) == [told]
