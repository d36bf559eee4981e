"""The What changed page in a real browser: from when on, to the source and back, mark as read, take it away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.library import Library
from tests.assistant.test_changes import LOGS, PROMISES
from tests.ui.browsing import SIZES, Visit, in_view, picture, served, settled
from tests.ui.test_web_commitments import MANY
from tests.ui.web_desk import put

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("changes") / "library"
    with Library.open(folder) as library:
        for path in LOGS:
            put(library, path.name, path.read_bytes())
        put(library, "warden.md", PROMISES)
        put(library, "plan.md", MANY)
    yield from served(folder)


def arrived(page: Page, since: str) -> Page:
    page.get_by_role("heading", name="What changed", level=1).wait_for()
    page.get_by_role("heading", name=re.compile(since), level=2).wait_for()
    settled(page)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_size_and_theme(visit: Visit, size: str, scheme: str) -> None:
    page = arrived(visit("/changes?since=2021-01-01", size, scheme), "Since 1 January 2021")
    picture(page, f"changes-{size}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("link", name=re.compile(r"^\d+ changed dates, owners or wording$")).click()
    heading = page.get_by_role("heading", name="Dates, owners and words that changed")
    heading.wait_for()
    page.wait_for_function("document.querySelector('#moved').getBoundingClientRect().top < 200")
    picture(page, f"changes-moved-{size}-{scheme}")


def test_a_day_is_chosen_and_shared_by_address(visit: Visit) -> None:
    page = arrived(visit("/changes"), "the date of the newest document")
    page.get_by_text("A day", exact=True).click()
    page.get_by_text("Choose a day").first.wait_for()
    page.get_by_role("spinbutton").first.click()
    page.keyboard.type("01092031")
    page.get_by_role("heading", level=1).click()  # the day counts when the field is left
    arrived(page, "Since 1 September 2031")
    page.wait_for_url("**/changes?since=2031-09-01")
    there = arrived(visit("/changes?since=2031-09-01"), "Since 1 September 2031")
    assert there.get_by_text("now 28 February 2032").count() == 1
    there.reload()
    arrived(there, "Since 1 September 2031")


def test_a_change_leads_to_its_source_and_back(visit: Visit) -> None:
    page = arrived(visit("/changes?since=2031-09-01"), "Since 1 September 2031")
    change = page.locator("ul.changes > li", has_text="now 28 February 2032")
    assert re.match(r"item\?item=\w+-\d+", change.locator("p.label a").get_attribute("href") or "")
    link = change.locator("ul.sources a").first
    link.focus()
    page.keyboard.press("Enter")
    page.locator("#cited").wait_for()
    assert "towpath" in page.locator("#cited").inner_text()
    assert in_view(page)
    page.get_by_role("link", name="What changed").filter(visible=True).first.click()
    arrived(page, "Since 1 September 2031")


def test_all_of_a_section_is_turned_page_by_page(visit: Visit) -> None:
    page = arrived(visit("/changes?since=2021-06-01"), "Since 1 June 2021")
    page.get_by_role("link", name=re.compile("Show all: .* newly asked or agreed")).click()
    page.get_by_text(re.compile("1 to 25 of")).first.wait_for()
    page.get_by_test_id("stPagination").get_by_text("2", exact=True).click()
    page.get_by_text(re.compile("26 to ")).first.wait_for()
    page.wait_for_url("**/changes?since=2021-06-01&section=asked&page=2")
    page.get_by_role("link", name="Everything that changed").click()
    page.get_by_role("heading", name="Dates, owners and words that changed").wait_for()
    page.wait_for_url("**/changes?since=2021-06-01")


@pytest.mark.parametrize("kind", ["Page to mail or print", "Text with links"])
def test_what_changed_is_taken_away(visit: Visit, kind: str, tmp_path: Path) -> None:
    page = arrived(visit("/changes?since=2031-09-01"), "Since 1 September 2031")
    page.get_by_role("button", name="Hand on").click()
    with page.expect_download() as coming:
        page.get_by_role("button", name=kind).click()
    saved = tmp_path / coming.value.suggested_filename
    coming.value.save_as(saved)
    assert re.fullmatch(r"what-changed-\d{4}-\d\d-\d\d\.(html|md)", saved.name)
    assert "28 February 2032" in saved.read_text("utf-8")
    assert page.url.split("/changes")[0] in saved.read_text("utf-8")
    picture(page, "changes-taking")


def test_what_is_marked_as_read_is_not_shown_again(visit: Visit) -> None:
    page = arrived(visit("/changes"), "the date of the newest document")
    page.get_by_role("button", name="Mark as read").click()
    page.get_by_text("Nothing changed since then").first.wait_for()
    picture(page, "changes-read")
    again = arrived(visit("/changes", "phone"), "Since you last looked, on")
    again.get_by_text("Nothing changed since then").first.wait_for()
