"""Plain words for official ones."""

from __future__ import annotations

import pytest

from assistant.thesaurus import in_official_words, official
from index.terms import terms


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("who's in charge of the horns", "responsible"),
        ("why is it held up", "delayed"),
        ("has the course started", "commenced"),
        ("who turned up", "attended"),
        ("was anyone sacked", "dismissed"),
        ("did they ask for more time", "extension"),
        ("who was brought in", "commissioned"),
        ("was it turned down", "rejected"),
        ("OVERSEES", "governance"),
        ("what happened in the riots", "disorder"),
        ("were there break-ins", "burglary"),
        ("has it been put off", "deferred"),
        ("how long is the queue for a plot", "allotment"),
    ],
)
def test_plain_words_find_official_ones(asked: str, written: str) -> None:
    assert any(terms(written)[0] in group for group in official(asked))


def test_each_saying_is_a_group_of_its_own() -> None:
    assert len(official("when did it start and when will it finish")) == 2


@pytest.mark.parametrize("asked", ["fog horns", "", "call handling", "the latest letters"])
def test_words_that_say_nothing_of_the_kind_add_nothing(asked: str) -> None:
    assert official(asked) == []


@pytest.mark.parametrize(
    ("asked", "used", "written"),
    [
        ("did the bobbies come", {"police", "come"}, "did the police come"),
        ("did the bobbies come", {"bobbies", "police"}, "did the bobbies come"),
        ("did the bobbies come", {"come"}, "did the bobbies come"),
        ("are kids happier", {"children", "satisfied"}, "are children satisfied"),
    ],
)
def test_plain_words_that_no_document_uses_are_said_officially(asked: str, used: set[str], written: str) -> None:
    assert in_official_words(asked, used.__contains__) == written
