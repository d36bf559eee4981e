"""The Commitments page over a real library: filters, what is shown, order, pages, addresses, files."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest

from assistant.register import listed
from tests.ui.web_desk import WebDesk, desk_in, html_of, words_of
from ui.shown.addresses import pages_address
from ui.shown.places import HERE, Places
from ui.web import state
from ui.web.commitments import taking
from ui.web.commitments.asked import Asked

LETTER = """# OFFICE OF THE WARDEN OF BRINDLEMERE

12 May 2021

Dear Chief Inspector

**SUBJECT: Inspection of the harbour watch**

**Recommendation 1 - By 30 September 2021, the harbour watch should train every officer in tide rescue.**

The harbour watch accepts this. All 84 officers will finish tide rescue training by 31 August 2021.

**Recommendation 2 - The watch should publish its call times.**

Superintendent Orla Fenwick will publish call times by 1 July 2099.
"""
MANY = "# BRINDLEMERE HARBOUR PLAN\n\n12 June 2021\n\n" + "\n\n".join(
    f"**Recommendation {n} - The watch should mend buoy {n}.**\n\nThe watch will mend buoy {n} by {n} May 2022."
    for n in range(1, 31)
)
PAGE = "commitments"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebDesk]:
    with desk_in(tmp_path / "library", monkeypatch) as made:
        yield made


@pytest.fixture
def stocked(desk: WebDesk) -> WebDesk:
    desk.put("warden.md", LETTER)
    return desk


def lines(app: AppTest) -> list[str]:
    assert not app.exception
    tables = BeautifulSoup(html_of(app), "html.parser").select("table.register tbody tr")
    return [line.get_text(" ", strip=True) for line in tables]


def test_an_empty_library_says_what_to_do(desk: WebDesk) -> None:
    app = desk.open(PAGE)
    assert app.title[0].value == "Commitments"
    assert "There are no documents yet" in words_of(app)


def test_an_item_said_to_be_done_in_its_commitment_alone_says_so(desk: WebDesk) -> None:
    done = "84 officers have been trained in tide rescue."
    desk.put("warden.md", re.sub("All 84 officers .*", done, LETTER))
    (item,) = [line for line in lines(desk.open(PAGE, show="done")) if "should train every officer" in line]
    assert "What was promised for it is said to be done" in item


def test_documents_without_any_say_so(desk: WebDesk) -> None:
    desk.put("note.txt", "The tide was high and the lamps were lit.\n")
    assert "No recommendation, response or commitment was found" in words_of(desk.open(PAGE))


def test_the_list_is_whole_and_says_what_it_rests_on(stocked: WebDesk) -> None:
    app = stocked.open(PAGE)
    shown = "\n".join(lines(app))
    assert "All 84 officers will finish tide rescue training by 31 August 2021." in shown
    assert "Superintendent Orla Fenwick" in shown
    view = stocked.assistant.view()
    assert listed(view, Asked().wanted(date.today()), date.today()).line in html_of(app)
    assert "Later evidence was looked for up to 12 May 2021." in html_of(app)
    assert app.query_params == {}


def test_a_click_shows_what_is_past_its_date_and_the_address_says_so(stocked: WebDesk) -> None:
    app = stocked.open(PAGE)
    before = lines(app)
    app.button(key="register_show-overdue").click().run()
    assert 0 < len(lines(app)) < len(before)
    assert all("Past its date" in line for line in lines(app))
    assert app.query_params == {"show": "overdue"}
    app.button(key="register-all").click().run()
    assert lines(app) == before
    assert app.query_params == {}


def test_counts_are_of_what_the_filters_leave(stocked: WebDesk) -> None:
    app = stocked.open(PAGE, words="call times")
    counts = {button.key: button.label for button in app.button if button.key}
    assert counts["register_show-overdue"] == "**0** past their date"
    assert counts["register_show-everything"] == f"**{len(lines(app))}** everything *(shown)*"
    assert app.text_input(key="register_words").value == "call times"


def test_filters_combine_and_are_in_the_address(stocked: WebDesk) -> None:
    app = stocked.open(PAGE)
    app.multiselect(key="register_person").set_value(["Superintendent Orla Fenwick"]).run()
    app.multiselect(key="register_status").set_value(["promised"]).run()
    app.date_input(key="register_due_from").set_value(date(2099, 1, 1)).run()
    [line] = lines(app)
    assert "Orla Fenwick will publish call times" in line
    assert app.query_params == {
        "person": "Superintendent Orla Fenwick",
        "status": "promised",
        "due_from": "2099-01-01",
    }
    app.button(key="register-clear").click().run()
    assert app.query_params == {}
    assert app.multiselect(key="register_person").value == []


def test_a_shared_address_shows_the_same(stocked: WebDesk) -> None:
    app = stocked.open(PAGE, person="Fenwick", sort="due", group="document", due_to="2099-12-31")
    assert [("Orla Fenwick" in line) for line in lines(app)] == [True]
    assert app.multiselect(key="register_person").value == ["Fenwick"]
    assert app.date_input(key="register_due_to").value == date(2099, 12, 31)
    assert app.selectbox(key="register_group").value == "document"
    assert '<h3 class="group">' in html_of(app)


def test_a_document_that_is_gone_is_left_out_of_what_is_asked(stocked: WebDesk) -> None:
    known = stocked.assistant.library.documents()[0].id
    app = stocked.open(PAGE, document="ffffffffffff", kind="nonsense")
    assert app.query_params == {}
    assert lines(app)
    app = stocked.open(PAGE, document=known)
    assert app.query_params == {"document": known}


def test_where_nothing_fits_the_way_back_is_shown(stocked: WebDesk) -> None:
    app = stocked.open(PAGE, words="observatory")
    assert "Nothing in the register is all of this" in words_of(app)
    app.button(key="register-everything").click().run()
    assert lines(app)


def test_coming_back_the_list_is_as_it_was_left(stocked: WebDesk) -> None:
    app = stocked.open(PAGE)
    app.text_input(key="register_words").set_value("tide").run()
    app.selectbox(key="register_sort").set_value("newest").run()
    before = lines(app)
    app.query_params = {}
    app.switch_page("documents_page.py").run()
    app.query_params = {}
    app.switch_page("commitments_page.py").run()
    assert lines(app) == before
    assert app.text_input(key="register_words").value == "tide"
    assert app.query_params == {"words": "tide", "sort": "newest"}


def test_by_history_the_bare_address_asks_for_nothing(stocked: WebDesk) -> None:
    every = lines(stocked.open(PAGE))
    app = stocked.open(PAGE, words="tide")
    app.query_params = {}
    app.switch_page("documents_page.py").run()
    stocked.monkeypatch.setattr(state, "by_history", lambda: True)
    app.query_params = {}
    app.switch_page("commitments_page.py").run()
    assert lines(app) == every != []
    assert app.query_params == {}


def test_another_address_takes_the_place_of_what_was_asked(stocked: WebDesk) -> None:
    app = stocked.open(PAGE, words="tide")
    app.query_params = {"words": "call"}
    app.run()
    assert app.text_input(key="register_words").value == "call"
    assert all("call times" in line for line in lines(app))


def test_a_long_list_has_pages(desk: WebDesk) -> None:
    desk.put("plan.md", MANY)
    app = desk.open(PAGE, sort="printed")
    first = lines(app)
    assert len(first) == 25
    assert "1 to 25 of " in html_of(app)
    app = desk.open(PAGE, sort="printed", page="2")
    assert "26 to 50 of " in html_of(app)
    assert not set(lines(app)) & set(first)
    app.text_input(key="register_words").set_value("buoy 30").run()
    assert "page" not in app.query_params
    assert any("mend buoy 30 by" in line for line in lines(app))


def test_a_page_that_is_not_there_is_the_last_one(desk: WebDesk) -> None:
    desk.put("plan.md", MANY)
    app = desk.open(PAGE, page="99")
    assert app.query_params["page"] == "3"
    assert lines(app)


def test_a_long_list_is_drawn_by_months(desk: WebDesk) -> None:
    desk.put("plan.md", MANY)
    shown = BeautifulSoup(html_of(desk.open(PAGE)), "html.parser")
    assert "30 past its date" in str(shown.select_one("figure.due ol.columns a"))
    assert shown.select_one("table.months tbody th").get_text() != ""  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", list(taking.KINDS))
def test_what_is_listed_is_taken_away_and_noted_in_the_history(stocked: WebDesk, kind: str) -> None:
    assistant, day = stocked.assistant, date.today()
    assistant.refresh()
    listing = listed(assistant.view(), Asked(words="tide").wanted(day), day)
    data = taking.made(kind, listing, Places(), assistant)()
    assert len(data) > 200
    [noted] = [change for change in assistant.library.history() if change.what == "exported"]
    assert kind.upper() in noted.detail
    assert "with the words “tide”" in noted.detail


def test_a_table_that_is_taken_away_has_what_was_asked_for_alone(stocked: WebDesk) -> None:
    assistant, day = stocked.assistant, date.today()
    assistant.refresh()
    listing = listed(assistant.view(), Asked(person=("Fenwick",)).wanted(day), day)
    written = taking.made("csv", listing, Places(), assistant)().decode("utf-8-sig")
    [only] = csv.DictReader(io.StringIO(written))
    assert only["commitment_quote"] == "Superintendent Orla Fenwick will publish call times by 1 July 2099."


@pytest.mark.parametrize(
    ("url", "pages"),
    [
        (None, HERE),
        ("http://127.0.0.1:8502/commitments", "http://127.0.0.1:8502"),
        ("https://bywhen.example/council/commitments/", "https://bywhen.example/council"),
    ],
)
def test_links_in_files_lead_back_to_where_the_pages_are(url: str | None, pages: str) -> None:
    assert pages_address(url, "commitments") == pages
