"""The story of an item: its chain over two letters, what became of it, its neighbours, what analysts did."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.story import story_of
from assistant.wiring import Assistant
from corpus.add import RULES
from corpus.errors import UnknownDocument, UnknownItem
from corpus.library import Library
from corpus.library.deeds import Signed
from tests.corpus.stocked import LETTER, stock
from tests.fakes import FakeEmbedder

REPLY = LETTER.replace("4 March 2031", "9 September 2031").replace("will mend", "mended").replace("30 June", "20 June")
ANN, DAY = Signed("Ann Lyst", "the table says so"), date(2031, 12, 1)
ONE, TWO = (LETTER.index(words) for words in ("The board should mend", "The board should count"))


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    with Library.open(tmp_path / "library") as library:
        stock(library, "letter.txt", rules=RULES)
        stock(library, "reply.txt", REPLY, rules=RULES)
        made = Assistant(library, FakeEmbedder())
        made.refresh()
        yield made


def key(assistant: Assistant, at: int = ONE) -> str:
    return assistant.item_key(f"letter.txt-{at}")


def test_a_chain_runs_from_what_was_asked_to_what_a_later_document_says(assistant: Assistant) -> None:
    story = story_of(key(assistant), assistant.view(), DAY)
    assert story.row["text"].startswith("The board should mend the north light")
    assert [promise.number for promise in story.promises] == [1, 2]
    assert "Warden Hale will mend" in story.promises[0].made["quote"]
    told = [one for promise in story.promises for one in promise.evidence] + list(story.evidence)
    assert {one["source"] for one in told} == {"reply.txt"}
    assert all(one["title"] == "The state of the north light" for one in told)
    assert story.last_told is not None
    assert story.last_told["date"] == "2031-09-09"
    assert [one["source"] for one in story.elsewhere] == ["reply.txt"]
    assert story.latest == "2031-09-09"
    assert story.counts and not story.edits


def test_a_date_is_past_where_nothing_says_that_it_was_kept(assistant: Assistant) -> None:
    alone = assistant.library.document("reply.txt").id
    assistant.remove(alone)
    story = story_of(key(assistant), assistant.view(), DAY)
    assert [promise.is_past for promise in story.promises] == [True, False]
    assert story_of(key(assistant), assistant.view(), date(2031, 5, 1)).promises[0].is_past is False


def test_neighbours_are_the_items_before_and_after_it(assistant: Assistant) -> None:
    first, second = (story_of(key(assistant, at), assistant.view(), DAY) for at in (ONE, TWO))
    assert (first.before, first.after) == ("", second.key)
    assert (second.before, second.after) == (first.key, "")


def test_what_analysts_did_is_there_the_last_first_with_what_was_read(assistant: Assistant) -> None:
    assistant.edit_item(key(assistant), {"due": "2031-06-04"}, ANN)
    assistant.edit_item(key(assistant), {"addressed_to": "the keepers"}, ANN)
    assistant.undo_edit(key(assistant), None, ANN)
    story = story_of(key(assistant), assistant.view(), DAY)
    assert [(edit["what"], edit["undone"]) for edit in story.edits] == [
        ("edit undone", False),
        ("item edited", True),
        ("item edited", False),
    ]
    assert story.row["due"] == "2031-06-04"
    assert [row["due"] for row in story.machine] == [None]


def test_one_that_was_taken_out_or_merged_is_still_to_be_seen(assistant: Assistant) -> None:
    assistant.reject_items([key(assistant, TWO)], ANN)
    story = story_of(key(assistant, TWO), assistant.view(), DAY)
    assert not story.counts
    assert story.row["text"].startswith("The board should count")
    assistant.undo_edit(key(assistant, TWO), None, ANN)
    assistant.merge_items(key(assistant), [key(assistant, TWO)], ANN)
    merged = story_of(key(assistant, TWO), assistant.view(), DAY)
    assert merged.edited is not None
    assert merged.edited.merged_into == key(assistant)


def test_of_an_earlier_version_the_newest_is_named(assistant: Assistant) -> None:
    old = assistant.library.document("letter.txt").id
    newer = stock(assistant.library, "letter2.txt", LETTER.replace("412", "413"), supersedes=old, rules=RULES)
    assistant.refresh()
    story = story_of(f"{old}-{ONE}", assistant.view(), DAY)
    assert story.document.superseded_by == newer
    assert story.row["text"].startswith("The board should mend")
    assert story.newer == f"{newer}-{ONE}"


@pytest.mark.parametrize(("ref", "error"), [("letter.txt-7", UnknownItem), ("ffffffffffff-7", UnknownDocument)])
def test_what_is_not_there_is_refused(assistant: Assistant, ref: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        story_of(assistant.item_key(ref), assistant.view(), DAY)
