"""The pages of a document's own register and of a body: figures, lists, ways on, an item added, what was taken out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest

from corpus.library.deeds import Signed
from tests.corpus.stocked import LETTER as OF_LATER
from tests.ui.test_web_commitments import MANY
from tests.ui.web_desk import WebDesk, desk_in, html_of, words_of

LETTER = OF_LATER.replace("2031", "2021").replace("2030", "2020")
TWO = LETTER.index("The board should count")
ANN = Signed("Ann Lyst", "the table says so")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebDesk]:
    with desk_in(tmp_path / "library", monkeypatch) as made:
        made.put("letter.txt", LETTER)
        made.assistant.correct("letter.txt", "body", "The Harbour Board")
        yield made


def letter(desk: WebDesk) -> str:
    return desk.assistant.library.document("letter.txt").id


def page(app: AppTest) -> BeautifulSoup:
    assert not app.exception
    return BeautifulSoup(html_of(app), "html.parser")


def hrefs(app: AppTest, where: str) -> list[str]:
    return [str(link["href"]) for link in page(app).select(f"{where} a[data-go]")]


def items(app: AppTest) -> list[str]:
    """What the lines are called that stand for an item and not for what is promised under it."""
    labels = [one.get_text() for one in page(app).select("table.register p.label")]
    return [label.split(" of ")[0] for label in labels if not label.startswith("Under")]


def test_a_documents_register_has_its_items_with_its_figures(desk: WebDesk) -> None:
    app = desk.open("register", document=letter(desk))
    assert app.title[0].value == "The state of the north light"
    assert items(app) == ["Recommendation 1", "Recommendation 2"]
    assert not page(app).select("h3.group")
    sources = page(app).select('table.register td[data-label="Source"]')
    assert sources
    assert all("The state of the north light" not in one.get_text() for one in sources)
    ways = page(app).select_one("p.ways")
    assert ways is not None
    assert ways.get_text() == "2 requests or actions and 2 commitments; 1 past its date."
    assert hrefs(app, "p.ways") == [
        f"commitments?document={letter(desk)}",
        f"commitments?show=overdue&document={letter(desk)}",
        "body?name=The+Harbour+Board",
    ]


def test_what_a_newer_version_says_otherwise_is_listed(desk: WebDesk) -> None:
    old, newer = letter(desk), desk.put("letter.txt", LETTER.replace("by 30 June", "by 30 September"))
    desk.assistant.replace(newer.id, old)
    shown = page(desk.open("register", document=newer.id)).select("ul.changes li")
    assert shown
    assert "due: 30 June 2021 → 30 September 2021" in shown[0].get_text()
    assert str(shown[0].select("a[data-go]")[0]["href"]).startswith(f"item?item={newer.id}")


def test_what_does_not_fit_is_to_be_queried(desk: WebDesk) -> None:
    app = desk.open("register", document=letter(desk))
    assert [one.label for one in app.expander] == [
        "1 thing to query with the author",
        "What it says of itself, and how it was read",
    ]
    query = page(app).select_one("ul.queries a")
    assert query is not None
    assert str(query["href"]).startswith(f"item?item={letter(desk)}-")


def test_an_item_that_was_not_found_is_added(desk: WebDesk) -> None:
    app = desk.open("register", document=letter(desk))
    app.button(key="open-add-item").click().run()
    form = f"add-item-{letter(desk)}"
    app.text_input(key=f"{form}-why").set_value("the heading asks it")
    app.button(key=f"{form}-save").click().run()
    assert "Copy the words of the item" in words_of(app)
    app.text_area(key=f"{form}-text").set_value("The state of the north light")
    app.button(key=f"{form}-save").click().run()
    assert "Added: " in words_of(app)
    assert len(items(app)) == 3


def test_what_was_taken_out_can_be_found_again(desk: WebDesk) -> None:
    desk.assistant.reject_items([f"{letter(desk)}-{TWO}"], ANN)
    app = desk.open("register", document=letter(desk))
    assert "Taken out of the register" in page(app).get_text()
    assert f"item?item={letter(desk)}-{TWO}" in hrefs(app, "ul.changes")
    assert items(app) == ["Recommendation 1"]


def test_a_long_register_has_pages_in_its_address(desk: WebDesk) -> None:
    plan = desk.put("plan.md", MANY)
    first = page(desk.open("register", document=plan.id)).select("table.register tbody tr")
    app = desk.open("register", document=plan.id, page="2")
    second = page(app).select("table.register tbody tr")
    assert first and second
    assert not {line.get_text() for line in first} & {line.get_text() for line in second}
    assert desk.open("register", document=plan.id, page="99").query_params["page"] == "2"


@pytest.mark.parametrize("ref", ["", "ffffffffffff"])
def test_a_document_that_is_not_there_says_so(desk: WebDesk, ref: str) -> None:
    app = desk.open("register", **({"document": ref} if ref else {}))
    assert app.title[0].value == "A document's own register"
    assert ("not in the library" if ref else "Choose a document") in words_of(app)


def test_a_document_that_holds_nothing_says_so(desk: WebDesk) -> None:
    note = desk.put("note.txt", "The tide was high and the lamps were lit.\n")
    assert "No recommendation, response or commitment" in words_of(desk.open("register", document=note.id))


def test_a_body_has_its_lists_and_ways_on(desk: WebDesk) -> None:
    app = desk.open("body", name="Warden Hale")
    assert app.title[0].value == "Warden Hale"
    assert [head.value for head in app.header] == ["When it falls due", "Past its date (1)", "What it is to do (1)"]
    assert "1 commitment to keep: 1 past its date with no later evidence" in html_of(app)
    assert page(app).select("figure.due ol.columns a")


def test_what_a_body_wrote_leads_to_its_registers(desk: WebDesk) -> None:
    app = desk.open("body", name="The Harbour Board")
    assert f"register?document={letter(desk)}" in hrefs(app, "ul.changes")


def test_without_a_name_there_are_those_to_choose_from(desk: WebDesk) -> None:
    app = desk.open("body")
    assert "body?name=Warden+Hale" in hrefs(app, "ul.bodies")
    app = desk.open("body", name="Tarnholt Lamplighters")
    assert "No document says that Tarnholt Lamplighters" in words_of(app)
    assert hrefs(app, "ul.bodies")


def test_an_empty_library_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with desk_in(tmp_path / "empty", monkeypatch) as empty:
        assert "There is nothing in the register yet" in words_of(empty.open("body"))
