"""Documents that wait are decided on one by one: accepted, corrected, discarded or left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from assistant.wiring import Assistant
from corpus.add import Choices
from corpus.library import Library
from tests.corpus.making import SENTENCE, written
from tests.fakes import FakeEmbedder
from ui.deciding import decide

LETTER = f"Letter from the Harbour Board\n4 March 2031\n\n{SENTENCE}\nThe buoys are to be counted in May 2031.\n"


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    with Library.open(tmp_path / "library") as library:
        yield Assistant(library, FakeEmbedder())


def waiting(assistant: Assistant, folder: Path, *texts: str) -> list[str]:
    paths = [written(folder / str(n), "letter.txt", text) for n, text in enumerate(texts)]
    return [result.document for result in assistant.add(paths, choices=Choices(review=True))]


def answering(assistant: Assistant, documents: list[str], typed: str) -> Result:
    @click.command()
    def command() -> None:
        decide(assistant, documents)

    return CliRunner().invoke(command, input=typed, catch_exceptions=False)


def test_each_has_its_own_fate(assistant: Assistant, tmp_path: Path) -> None:
    others = ["The ferry runs at noon.\n", "The mast was painted green by the keeper.\n"]
    ids = waiting(assistant, tmp_path, LETTER, *others)

    said = answering(assistant, ids, "accept\ndiscard\nlater\n").output

    assert [d.id for d in assistant.library.documents()] == ids[:1]
    assert [d.id for d in assistant.waiting()] == ids[2:]
    assert "1 of 3" in said
    assert "3 of 3" in said
    assert f"bywhen review {ids[2]} shows it again" in said


def test_it_is_shown_again_when_it_was_corrected(assistant: Assistant, tmp_path: Path) -> None:
    (one,) = waiting(assistant, tmp_path, LETTER)

    said = answering(
        assistant, [one], "correct\ndate\n31 June\n\ncorrect\ndate\n2031-04-03\nthe clerk said so\naccept\n"
    ).output

    assert "31 June" in said
    document = assistant.library.document(one)
    assert (document.waiting, document.date) == (False, "2031-04-03")
    assert document.description.date.reason == "the clerk said so"


@pytest.mark.parametrize(("answer", "superseded"), [("y", True), ("n", False), ("", True)])
def test_a_newer_version_is_asked_about(assistant: Assistant, tmp_path: Path, answer: str, superseded: bool) -> None:
    (old,) = assistant.add([written(tmp_path / "old", "letter.txt", LETTER)])
    (new,) = waiting(assistant, tmp_path, LETTER + "The bell too.\n")

    said = answering(assistant, [new], f"accept\n{answer}\n").output

    assert "Replace it?" in said
    assert assistant.library.document(old.document).superseded_by == (new if superseded else "")
    assert not assistant.library.document(new).waiting
