"""Answers from a pack of several papers: each quote is by its own paper's author, of its own day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.models import Answer
from assistant.naming import named_in
from assistant.wiring import Assistant
from assistant.writers import said_at, said_by
from corpus.models import Span
from tests.assistant.harbour import document, open_harbour, sentence
from tests.corpus.test_register_packs import PACK

OTHER = "# Ferry report\n\nDate: 3 March 2031\n\nReport of: Maud Penrose, Ferry Master\n\nThe ferry ran on time.\n"
UNDATED = "# Progress report: ropes\n\nThe ropes were dried on 4 May 2031.\n\nThe net shed will be aired by 30 June.\n"


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    texts = {"pack.md": PACK, "ferry.md": OTHER, "ropes.md": UNDATED}
    assistant = open_harbour(tmp_path_factory.mktemp("quay"), texts)
    yield assistant
    assistant.library.close()


def cited(answer: Answer, words: str) -> tuple[str, str]:
    """Title and date of the citation that holds the words."""
    return next((c.title, c.date) for c in answer.citations if words in c.quote)


def test_a_quote_is_by_its_papers_author_and_of_its_day(quay: Assistant) -> None:
    answer = quay.ask("when will the buoys be painted?")
    assert "panel paper of 2 November 2030 (Piers Dunlin): “I will paint the buoys" in answer.text
    assert cited(answer, "paint the buoys") == ("Buoys and bells", "2030-11-02")


def test_years_in_a_paper_are_reckoned_from_its_own_day(quay: Assistant) -> None:
    answer = quay.ask("when will the buoys be painted?")
    assert "30 June 2031, year inferred), as at the panel paper of 2 November 2030 " in answer.text


def test_the_pack_itself_is_by_no_papers_author(quay: Assistant) -> None:
    view = quay.view()
    of = document(view, "pack.md")
    assert "Wren Calder" not in said_by(view.documents[of])
    assert "Wren Calder" in said_at(of, sentence(view, "We will mend").spans[0], view)
    assert said_at(of, Span(0, 1), view) == said_by(view.documents[of])


def test_who_wrote_it_names_the_paper_that_is_called(quay: Assistant) -> None:
    answer = quay.ask("who wrote the buoys and bells paper?")
    assert "Panel paper of 2 November 2030, Buoys and bells: by Piers Dunlin, Chief Keeper." in answer.text
    assert "Wren Calder" not in answer.text


def test_who_wrote_it_names_every_paper_where_none_is_called(quay: Assistant) -> None:
    answer = quay.ask("who wrote the Dunlin paper?")
    assert "Lamps that last: by Wren Calder" in answer.text
    assert "Buoys and bells: by Piers Dunlin" in answer.text


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        pytest.param("what does the buoys and bells paper say", ["pack.md"], id="a paper's title"),
        pytest.param("what does the Dunlin report promise", ["pack.md"], id="a paper's author"),
        pytest.param('what is in "Buoys and bells"', ["pack.md"], id="a paper's whole title in quotation marks"),
        pytest.param("what does the ferry report say", ["ferry.md"], id="another document"),
        pytest.param("what do the buoys minutes say", [], id="a paper is no minutes"),
    ],
)
def test_a_pack_is_called_by_its_papers(quay: Assistant, asked: str, named: list[str]) -> None:
    view = quay.view()
    assert [view.documents[d].source for d, weight in named_in(asked, None, view) if weight >= 0.99] == named


def test_an_undated_document_gets_no_date_but_its_years_are_told(quay: Assistant) -> None:
    answer = quay.ask("by when will the net shed be aired?")
    assert "30 June 2031 (no year is printed" in answer.text
    assert cited(answer, "net shed") == ("Progress report: ropes", "")
