"""Links inside HTML that open another page in the same session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.test_web_commitments import LETTER
from tests.ui.web_desk import WebDesk, desk_in, html_of


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebDesk]:
    with desk_in(tmp_path / "library", monkeypatch) as made:
        made.put("warden.md", LETTER)
        yield made


def test_a_link_that_was_clicked_is_followed_with_all_that_it_asks_for(desk: WebDesk) -> None:
    app = desk.open()
    app.session_state["going"] = "commitments?words=tide&status=promised&status=done"
    app.run()
    assert not app.exception
    assert app.title[0].value == "Commitments"
    assert app.text_input(key="register_words").value == "tide"
    assert app.multiselect(key="register_status").value == ["promised", "done"]
    app.run()
    assert app.text_input(key="register_words").value == "tide"


def test_a_link_to_the_same_page_asks_for_something_else(desk: WebDesk) -> None:
    app = desk.open("commitments", words="tide")
    app.session_state["going"] = "commitments?words=call"
    app.run()
    assert app.text_input(key="register_words").value == "call"
    assert "call times" in html_of(app)


def test_a_link_leads_to_the_first_page(desk: WebDesk) -> None:
    app = desk.open("documents")
    app.session_state["going"] = "./?x=1"
    app.run()
    assert app.title[0].value == "Ask the documents"


@pytest.mark.parametrize("link", ["", "nowhere?x=1", "https://elsewhere.example/commitments", "?words=tide"])
def test_a_link_that_leads_to_no_page_changes_nothing(desk: WebDesk, link: str) -> None:
    app = desk.open("documents")
    app.session_state["going"] = link
    app.run()
    assert not app.exception
    assert app.title[0].value == "Documents"
