"""What the register has of a body or a person, by the names that documents print."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.bodies import body_of
from assistant.wiring import Assistant
from corpus.add import RULES
from corpus.library import Library
from tests.corpus.stocked import LETTER, stock
from tests.fakes import FakeEmbedder

DAY = date(2031, 12, 1)
PANEL = LETTER.replace("The board should mend", "The board panel should mend").replace("4 March", "5 March")


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    with Library.open(tmp_path / "library") as library:
        stock(library, "letter.txt", rules=RULES)
        made = Assistant(library, FakeEmbedder())
        made.refresh()
        yield made


def test_a_person_has_what_they_are_to_do(assistant: Assistant) -> None:
    warden = body_of("Hale", assistant.view(), DAY)
    assert [e.commitment["quote"][:11] for e in warden.promised if e.commitment] == ["Warden Hale"]
    assert warden.is_known and not warden.asked and not warden.documents
    assert [e.due for e in warden.past] == ["2031-06-30"]
    assert warden.done == []


def test_a_body_has_what_it_was_asked_and_what_it_wrote(assistant: Assistant) -> None:
    board = body_of("the board", assistant.view(), DAY)
    assert {e.row["number"] for e in board.asked} == {"1", "2"}
    assert (len(board.answered), len(board.unanswered)) == (2, 0)
    assistant.correct("letter.txt", "body", "The Harbour Board")
    assert [d.source for d in body_of("harbour board", assistant.view(), DAY).documents] == ["letter.txt"]


def test_a_longer_name_is_another_body(assistant: Assistant) -> None:
    stock(assistant.library, "panel.txt", PANEL, rules=RULES)
    assistant.refresh()
    found = body_of("the board", assistant.view(), DAY)
    assert "The board panel" in {row["addressed_to"] for row in found.listing.rows}
    assert {e.row["addressed_to"] for e in found.asked} == {"The board"}


def test_nobody_is_not_known(assistant: Assistant) -> None:
    assert not body_of("Tarnholt Lamplighters", assistant.view(), DAY).is_known
