"""The What changed page over a real library: where it begins, its sections, addresses, marking as read, files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest

from assistant.conversations import People
from tests.assistant.test_changes import LOGS, PROMISES
from tests.ui.test_web_commitments import MANY
from tests.ui.web_desk import WebDesk, desk_in, html_of, words_of
from ui.exports.digest.lines import Digest
from ui.shown.places import Places
from ui.web.changes import taking
from ui.web.changes.asked import DAY, DOCUMENT, LOOKED, Asked, asked_from

PAGE = "changes"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebDesk]:
    with desk_in(tmp_path / "library", monkeypatch) as made:
        yield made


@pytest.fixture
def stocked(desk: WebDesk) -> WebDesk:
    for path in LOGS:
        desk.put(path.name, path.read_bytes())
    return desk


def shown(app: AppTest) -> BeautifulSoup:
    assert not app.exception
    return BeautifulSoup(html_of(app), "html.parser")


def headings(app: AppTest) -> list[str]:
    return [one.get_text() for one in shown(app).select("h2")]


def leads(app: AppTest) -> list[str]:
    return [one.get_text() for one in shown(app).select("ul.changes > li > p.label")]


def test_an_empty_library_says_what_to_do(desk: WebDesk) -> None:
    app = desk.open(PAGE)
    assert app.title[0].value == "What changed"
    assert "There are no documents yet" in words_of(app)


def test_who_never_looked_begins_with_the_newest_document(stocked: WebDesk) -> None:
    app = stocked.open(PAGE)
    assert "You have not marked anything as read yet" in words_of(app)
    assert headings(app)[:2] == [
        "Since 4 December 2031, the date of the newest document",
        "Dates, owners and words that changed",
    ]
    assert app.query_params == {}


def test_a_day_is_in_the_address_and_shows_what_came_since(stocked: WebDesk) -> None:
    app = stocked.open(PAGE, since="2031-09-01")
    assert app.radio(key="changes_way").value == DAY
    assert app.date_input(key="changes_day").value == date(2031, 9, 1)
    assert headings(app)[0] == "Since 1 September 2031"
    first = shown(app).select_one("ul.changes > li")
    assert first is not None
    assert "Due: was 31 October 2031, now 28 February 2032" in first.get_text()
    assert app.query_params == {"since": "2031-09-01"}
    app.date_input(key="changes_day").set_value(date(2031, 12, 1)).run()
    assert app.query_params == {"since": "2031-12-01"}
    assert headings(app)[0] == "Since 1 December 2031"


def test_by_when_documents_were_added(stocked: WebDesk) -> None:
    app = stocked.open(PAGE, since=date.today().isoformat())
    app.checkbox(key="changes_added").check().run()
    assert app.query_params == {"since": date.today().isoformat(), "by": "added"}
    assert "Documents count by when they were added to the library." in html_of(app)
    assert "New documents" in headings(app)


def test_a_document_is_where_it_begins(stocked: WebDesk) -> None:
    [september] = [d.id for d in stocked.assistant.library.documents() if d.source == LOGS[1].name]
    app = stocked.open(PAGE)
    app.radio(key="changes_way").set_value(DOCUMENT).run()
    assert "Choose a document" in words_of(app)
    app.selectbox(key="changes_document").set_value(september).run()
    assert app.query_params == {"document": september}
    assert "action log of 11 September 2031" in headings(app)[0]
    again = stocked.open(PAGE, document=september)
    assert headings(again) == headings(app)


def test_a_document_that_is_gone_is_said_to_be(stocked: WebDesk) -> None:
    assert "not in the library, or not any more" in words_of(stocked.open(PAGE, document="ffffffffffff"))


def test_counts_lead_to_their_sections(stocked: WebDesk) -> None:
    found = shown(stocked.open(PAGE, since="2031-09-01"))
    ways = [link["href"] for link in found.select("ul.counts a")]
    assert ways
    assert ways == [f"#{one['id']}" for one in found.select("h2.changes")]


def test_every_change_leads_to_its_item_and_its_sources(stocked: WebDesk) -> None:
    found = shown(stocked.open(PAGE, since="2031-09-01"))
    first = found.select_one("ul.changes > li")
    assert first is not None
    ways = [str(link["href"]) for link in first.select("a")]
    assert ways[0].startswith("item?item=")
    assert [way.split("?")[0] for way in ways[1:]] == ["source", "source"]
    assert [line.get_text().split(":")[0] for line in first.select("ul.sources li")] == ["Before", "Now"]
    assert all(link.has_attr("data-go") for link in first.select("a"))


def test_a_long_section_is_shown_whole_page_by_page(desk: WebDesk) -> None:
    desk.put("plan.md", MANY)
    app = desk.open(PAGE, since="2021-06-01")
    [more] = [link for link in shown(app).select("p.more a") if "newly asked" in link.get_text()]
    assert more["href"] == "changes?since=2021-06-01&section=asked"
    whole = desk.open(PAGE, since="2021-06-01", section="asked")
    assert len(leads(whole)) == 25
    assert "1 to 25 of 30 newly asked or agreed" in html_of(whole)
    last = desk.open(PAGE, since="2021-06-01", section="asked", page="2")
    assert len(leads(last)) == 5
    far = desk.open(PAGE, since="2021-06-01", section="asked", page="99")
    assert far.query_params["page"] == "2"
    far.date_input(key="changes_day").set_value(date(2021, 6, 2)).run()
    assert far.query_params == {"since": "2021-06-02"}


def test_a_section_that_is_not_there_is_all_of_them(stocked: WebDesk) -> None:
    app = stocked.open(PAGE, since="2031-09-01", section="nonsense")
    assert len(headings(app)) > 2
    assert app.query_params == {"since": "2031-09-01"}


def test_of_one_organisation(stocked: WebDesk) -> None:
    stocked.put("warden.txt", PROMISES)
    app = stocked.open(PAGE, since="2031-01-01")
    assert "tide rescue" in html_of(app)
    app.multiselect(key="changes_body").set_value(["Pellbrook Safety Board"]).run()
    assert "tide rescue" not in html_of(app)
    assert headings(app)[0] == "Pellbrook Safety Board since 1 January 2031"
    assert app.query_params == {"since": "2031-01-01", "body": "Pellbrook Safety Board"}


def test_what_is_marked_as_read_is_not_shown_again(stocked: WebDesk) -> None:
    app = stocked.open(PAGE)
    app.button(key="changes-look").click().run()
    assert "Marked as read on" in words_of(app)
    assert "Nothing changed since then" in words_of(app)
    assert headings(app)[0].startswith("Since you last looked, on ")
    with_new = stocked.put("warden.txt", PROMISES)
    stocked.assistant.refresh()
    again = stocked.open(PAGE)
    assert with_new.title in "\n".join(leads(again))
    assert "towpath" not in html_of(again)


def test_only_who_sees_all_that_is_new_can_mark_it_as_read(stocked: WebDesk) -> None:
    of_a_day = stocked.open(PAGE, since="2031-09-01")
    assert "changes-look" not in [button.key for button in of_a_day.button]
    of_one = stocked.open(PAGE, body="Pellbrook Safety Board")
    assert of_one.button(key="changes-look").disabled
    assert not stocked.open(PAGE).button(key="changes-look").disabled


def test_looks_are_kept_over_restarts(stocked: WebDesk) -> None:
    stocked.open(PAGE).button(key="changes-look").click().run()
    people = People.open(stocked.folder)
    looked = people.looked("")
    people.close()
    assert looked is not None
    assert looked.revision == stocked.assistant.library.revision


def test_a_look_before_is_a_click_away(stocked: WebDesk) -> None:
    app = stocked.open(PAGE)
    before = leads(app)
    app.button(key="changes-look").click().run()
    [link] = [a for a in shown(app).select("p.note a") if "Show again" in a.get_text()]
    assert link["href"] == "changes?since=2031-12-04"
    assert leads(stocked.open(PAGE, since="2031-12-04")) == before
    app.button(key="changes-look").click().run()
    [link] = [a for a in shown(app).select("p.note a") if "Show again" in a.get_text()]
    assert link["href"] == f"changes?since={date.today()}&by=added"
    assert "Marked as read" not in words_of(app.run())


def test_it_stays_as_it_was_left(stocked: WebDesk) -> None:
    app = stocked.open(PAGE, since="2031-09-01")
    before = leads(app)
    app.query_params = {}
    app.switch_page("documents_page.py").run()
    app.query_params = {}
    app.switch_page("changes_page.py").run()
    assert leads(app) == before
    assert app.query_params == {"since": "2031-09-01"}


@pytest.mark.parametrize("kind", list(taking.KINDS))
def test_what_changed_is_taken_away_and_noted_in_the_history(stocked: WebDesk, kind: str) -> None:
    told = Digest("1 May 2031", "2 May 2031", "By date.", "Looked through 3 documents.", ())
    data = taking.file_of(kind, told, Places(), stocked.assistant)()
    assert b"What changed since 1 May 2031" in data
    [noted] = [change for change in stocked.assistant.library.history() if change.what == "exported"]
    assert noted.detail == f"what changed: {kind.upper()}, since 1 May 2031"


@pytest.mark.parametrize(
    "asked",
    [
        Asked(),
        Asked(DAY, date(2031, 5, 1)),
        Asked(DAY, date(2031, 5, 1), added=True, body=("A Board", "B Board"), section="new", page=3),
        Asked(DOCUMENT, document="abc", section="moved"),
    ],
    ids=["looked", "day", "all of it", "document"],
)
def test_an_address_says_all_that_is_asked(asked: Asked) -> None:
    params = {name: value if isinstance(value, list) else [value] for name, value in asked.params.items()}
    assert asked_from(params) == asked


@pytest.mark.parametrize(
    "params",
    [
        {"since": ["soon"], "page": ["x"], "by": ["added"]},
        {"since": ["0001-01-01"], "page": ["-1"]},
        {"document": [""], "page": ["٣"]},
    ],
)
def test_a_mangled_address_opens_all_the_same(params: dict[str, list[str]]) -> None:
    assert asked_from(params) == Asked(LOOKED)
