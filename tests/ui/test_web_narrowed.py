"""Asking of chosen documents, from wherever they are shown; what a citation's number stands for; larger pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest

from assistant.models import Citation
from tests.corpus.making import pdf, words
from tests.corpus.stocked import LETTER, tale
from tests.ui.web_desk import WebDesk, desk_in, html_of, words_of
from ui.shown import render
from ui.shown.scope import scope_from, scope_of
from ui.web.ask import from_documents


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebDesk]:
    with desk_in(tmp_path / "library", monkeypatch) as made:
        yield made


def ways(app: AppTest, label: str) -> list[dict[str, list[str]]]:
    """The parameters of the links to the first page that are called so."""
    found = [one.proto for one in app.get("page_link") if one.proto.label == label]  # type: ignore[attr-defined]
    return [parse_qs(proto.query_string) for proto in found]


def test_a_document_leads_to_questions_of_it_alone(desk: WebDesk) -> None:
    letter = desk.put("letter.txt", LETTER)
    desk.put("tale.txt", tale(60, 1))
    assert {"in": [letter.id]} in ways(desk.open("documents"), "Ask")
    assert ways(desk.open("source", document=letter.id), "Ask about it") == [{"in": [letter.id]}]


def test_an_earlier_version_is_asked_with_earlier_versions(desk: WebDesk) -> None:
    old, new = desk.put("letter.txt", LETTER), desk.put("letter.txt", LETTER.replace("412", "413"))
    desk.assistant.refresh()
    desk.assistant.replace(new.id, old.id)
    assert ways(desk.open("source", document=old.id), "Ask about it") == [{"in": [old.id], "earlier": ["1"]}]


def test_what_waits_to_be_checked_is_not_asked_about(desk: WebDesk) -> None:
    desk.put("letter.txt", LETTER)
    waiting = desk.put("tale.txt", tale(60, 1), waiting=True)
    assert ways(desk.open("source", document=waiting.id), "Ask about it") == []


def test_the_documents_that_a_list_leaves_are_asked_about_together(
    desk: WebDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put("letter.txt", LETTER)
    tales = {desk.put(f"tale{seed}.txt", tale(60, seed)).id for seed in (1, 2)}
    app = desk.open("documents")
    assert not ways(app, "Ask about these 3 documents")
    app.text_input(key="held_words").set_value("tale").run()
    (way,) = ways(app, "Ask about these 2 documents")
    assert set(way["in"]) == tales
    monkeypatch.setattr(from_documents, "MOST", 1)
    assert not ways(app.run(), "Ask about these 2 documents")


def test_an_address_of_documents_begins_a_conversation_about_them(desk: WebDesk) -> None:
    letter = desk.put("letter.txt", LETTER)
    desk.put("tale.txt", tale(60, 1))
    app = desk.open()
    app.chat_input[0].set_value("By when will the north light be mended?").run()
    app.query_params = {"in": [letter.id]}
    app.run()
    assert app.title[0].value == "Ask the documents"
    assert "Searching only: The state of the north light" in words_of(app)
    assert app.multiselect(key="filter_documents").value == [letter.id]
    asked = [one.label for one in app.button if str(one.key).startswith("suggestion-")]
    assert asked == desk.assistant.suggestions(of=[letter.id])


def test_a_scope_of_documents_is_its_own_address(desk: WebDesk) -> None:
    documents = [desk.put(f"tale{seed}.txt", tale(60, seed)) for seed in (1, 2)]
    scope = scope_of(documents)
    assert scope_from(scope.params) == scope
    assert scope.documents == {document.id for document in documents}


def cited(quote: str) -> Citation:
    return Citation(1, "d1", "a.txt", "A <letter>", "2031-05-12", 4, (), quote, 3, 3 + len(quote))


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("The **light** is\nmended & <b>lit</b>.", "The light is mended & lit."),
        ("| D2 | Count the eels | 31 March 2031 |", "D2 · Count the eels · 31 March 2031"),
        ("word " * 200, "word " * 62 + "word…"),
    ],
)
def test_a_number_carries_the_words_that_it_stands_for(quote: str, shown: str) -> None:
    link = BeautifulSoup(render.answer_html("Mended [1].", [cited(quote)], 0), "html.parser").a
    assert link is not None
    assert len(shown) <= 320
    assert (link["data-words"], link["aria-label"]) == (shown, "Source 1: A <letter>, 12 May 2031, page 4")


def test_pages_are_shown_larger_and_stay_so(desk: WebDesk) -> None:
    document = desk.put("letter.pdf", pdf(words(["Office of the Harbour Board"]), words(["A second page"])))
    app = desk.open("source", document=document.id)
    assert app.button(key="size-smaller").disabled
    app.button(key="size-larger").click().run()
    app.button(key="size-larger").click().run()
    assert '<div class="source size-2"' in html_of(app)
    assert app.button(key="size-larger").disabled
    app.number_input[0].set_value(2).run()
    assert '<div class="source size-2"' in html_of(app)
    app.segmented_control(key=f"view-{document.id}").set_value("Text").run()
    assert '<div class="source size-0"' in html_of(app)
