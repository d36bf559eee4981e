"""The Commitments page in a real browser: find what is due, narrow it, share it, follow it, take it away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.library import Library
from tests.ui.browsing import SIZES, Visit, in_view, picture, served, settled
from tests.ui.test_web_commitments import LETTER, MANY
from tests.ui.web_desk import put

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("commitments") / "library"
    with Library.open(folder) as library:
        put(library, "warden.md", LETTER)
        put(library, "plan.md", MANY)
    yield from served(folder)


@pytest.fixture
def listed(visit: Visit) -> Page:
    return arrived(visit("/commitments"))


def arrived(page: Page) -> Page:
    page.get_by_role("heading", name="Commitments", level=1).wait_for()
    page.get_by_role("heading", name="The list").wait_for()
    page.locator("table.register tbody tr").first.wait_for()
    settled(page)
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
    return page


def shown(page: Page, words: str) -> None:
    """Wait until the list says how many lines it has."""
    page.locator("p.note", has_text=re.compile(words)).wait_for()
    settled(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_size_and_theme(visit: Visit, size: str, scheme: str) -> None:
    page = arrived(visit("/commitments?group=document", size, scheme))
    picture(page, f"commitments-{size}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("heading", name="The list").scroll_into_view_if_needed()
    page.locator("table.register").first.scroll_into_view_if_needed()
    picture(page, f"commitments-list-{size}-{scheme}")
    line = page.locator("table.register tbody tr").first.bounding_box()
    assert line is not None
    assert line["x"] >= 0
    assert line["x"] + line["width"] <= SIZES[size][0]


def test_what_is_past_its_date_by_keyboard_and_by_link(listed: Page, visit: Visit) -> None:
    tile = listed.get_by_role("button", name="past their date")
    tile.focus()
    listed.keyboard.press("Enter")
    shown(listed, "past its date as at")
    listed.wait_for_url("**/commitments?show=overdue")
    assert tile.evaluate("button => button === document.activeElement")
    count = listed.locator("table.register tbody tr").count()
    assert listed.get_by_text("Past its date; no later evidence found").count() == count
    again = arrived(visit("/commitments?show=overdue"))
    assert again.locator("table.register tbody tr").count() == count
    again.get_by_role("button", name="Show everything").click()
    again.wait_for_url("**/commitments")


def test_filters_are_shared_by_address(listed: Page, visit: Visit) -> None:
    listed.get_by_role("button", name="Filters").click()
    listed.get_by_role("combobox", name="Who is to do it").fill("Fenwick")
    listed.get_by_role("option", name="Superintendent Orla Fenwick").click()
    shown(listed, r"person Superintendent Orla Fenwick")
    picture(listed, "commitments-filters")
    listed.keyboard.press("Escape")
    there = arrived(visit(f"/commitments?{listed.url.partition('?')[2]}"))
    assert there.locator("table.register tbody tr").count() == 1
    assert "Orla Fenwick" in there.locator("table.register tbody tr").inner_text()
    there.reload()
    arrived(there)
    assert there.locator("table.register tbody tr").count() == 1


def test_words_are_found(listed: Page) -> None:
    box = listed.get_by_role("textbox", name="Find words")
    box.fill("call times")
    box.press("Enter")
    shown(listed, "with the words “call times”")
    listed.wait_for_url("**/commitments?words=call+times")


def test_a_month_in_the_picture_leads_to_its_list(listed: Page) -> None:
    month = listed.locator("figure.due ol.columns a").nth(1)
    said = month.get_attribute("aria-label") or ""
    month.focus()
    listed.keyboard.press("Enter")
    shown(listed, "due on or after")
    listed.wait_for_url(re.compile(r"due_from=\d{4}-\d\d-\d\d&due_to="))
    assert re.search(r": (\d+) due", said)
    listed.get_by_text("The same in words").click()
    listed.get_by_role("table").first.wait_for()
    picture(listed, "commitments-month")


def test_a_line_leads_to_its_source_without_losing_the_list(listed: Page) -> None:
    box = listed.get_by_role("textbox", name="Find words")
    box.fill("call times")
    box.press("Enter")
    shown(listed, "with the words “call times”")
    line = listed.locator("table.register tbody tr", has_text="Orla Fenwick will publish").first
    assert re.match(r"item\?item=\w+-\d+", line.locator("p.label a").get_attribute("href") or "")
    line.locator("td").last.locator("a").click()
    listed.locator("#cited").wait_for()
    assert "Orla Fenwick will publish call times" in listed.locator("#cited").inner_text()
    assert in_view(listed)
    listed.get_by_role("link", name="Commitments").filter(visible=True).first.click()
    arrived(listed)
    assert listed.get_by_role("textbox", name="Find words").input_value() == "call times"


def test_a_line_leads_to_its_item_and_back_to_the_same_list(visit: Visit) -> None:
    page = arrived(visit("/commitments?words=call+times&sort=due"))
    page.locator("table.register p.label a").first.click()
    page.wait_for_url(re.compile(r"/item\?item=\w+-\d+$"))
    page.get_by_role("heading", level=1, name=re.compile("Recommendation 2")).wait_for()
    page.go_back()
    arrived(page)
    page.wait_for_url("**/commitments?words=call+times&sort=due")
    assert page.get_by_role("textbox", name="Find words").input_value() == "call times"


def test_pages_are_turned_and_read_from_their_beginning(listed: Page) -> None:
    listed.get_by_test_id("stPagination").get_by_text("2", exact=True).click()
    shown(listed, "26 to 50 of")
    listed.wait_for_url("**/commitments?page=2")
    heading = listed.get_by_role("heading", name="The list")
    listed.wait_for_function("top => document.querySelector('h2.start').getBoundingClientRect().top > 0")
    box = heading.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < SIZES["laptop"][1]


@pytest.mark.parametrize("kind", ["Spreadsheet (Excel)", "Calendar of due dates"])
def test_what_is_listed_is_taken_away(listed: Page, kind: str, tmp_path: Path) -> None:
    listed.get_by_role("button", name="Hand on").click()
    with listed.expect_download() as coming:
        listed.get_by_role("button", name=kind).click()
    saved = tmp_path / coming.value.suggested_filename
    coming.value.save_as(saved)
    assert re.fullmatch(r"commitments-\d{4}-\d\d-\d\d\.(xlsx|ics)", saved.name)
    assert saved.stat().st_size > 1000
    picture(listed, "commitments-taking")
