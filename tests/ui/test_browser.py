"""The web pages end to end: the real app, the real Assistant and a real browser, over fictional documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.ui.browsing import SIZES, Visit, ask, in_view, picture, served
from tests.ui.fake_assistant import LETTER, PACK

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

FILES = {"warden_letter.md": LETTER, "panel_pack.txt": PACK, "empty.txt": ""}
TRAINING = "By when will officers finish tide rescue training?"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(tmp_path_factory.mktemp("pages") / "library")


@pytest.fixture
def stocked(visit: Visit, address: str) -> None:
    """The library with the two documents in it, whichever test comes first."""
    page = visit("/documents")
    page.get_by_role("heading", name="Documents", exact=True).wait_for()
    page.get_by_text(re.compile(r"no documents yet|\d+ documents?\.")).first.wait_for()
    if page.get_by_text("no documents yet").count():
        add(page)


def add(page: Page) -> None:
    page.set_input_files(
        "input[type=file]",
        [{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in FILES.items()],
    )
    page.get_by_text("panel_pack.txt").first.wait_for()
    page.get_by_text("Let me check each document before it counts").click()
    page.get_by_role("button", name="Add to the library").click()
    page.get_by_test_id("stProgress").get_by_text("Adding 3 documents").wait_for()
    page.get_by_text("panel_pack.txt: Added").first.wait_for()


def test_from_an_empty_library_to_a_link_that_lasts(visit: Visit) -> None:
    page = visit()
    page.get_by_text("There are no documents yet").first.wait_for()
    picture(page, "1-empty")
    add(page)
    page.get_by_text("empty.txt: Not added").first.wait_for()
    picture(page, "2-added")

    ask(page, TRAINING)
    answer = page.locator(".answer").last
    assert "31 August 2031" in answer.inner_text()
    page.locator(".stMarkdownBadge", has_text=re.compile("ound in the documents|The documents disagree")).wait_for()
    picture(page, "3-answer")

    answer.locator("a.cite").first.click()
    cited = page.locator("#cited")
    cited.wait_for()
    assert cited.inner_text() in answer.inner_text()
    assert in_view(page)
    picture(page, "4-source-beside")

    ask(page, "and who will publish call times?")
    assert "Orla Fenwick" in page.locator(".answer").last.inner_text()

    ask(page, "What does the observatory on the moon cost to heat?")
    assert page.locator(".answer").last.inner_text().startswith("Not in these documents")
    page.get_by_text("Related passages, not an answer").first.wait_for()
    picture(page, "5-declined")

    page.locator("a.cite").first.click()
    cited.wait_for()
    page.get_by_role("link", name="Open on its own page").click()
    page.get_by_role("heading", level=1).wait_for()
    words = cited.inner_text()
    assert re.search(r"/source\?document=\w+&start=\d+&end=\d+$", page.url)
    page.reload()
    cited.wait_for()
    assert cited.inner_text() == words
    assert in_view(page)
    picture(page, "6-source")


@pytest.mark.usefixtures("stocked")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_size_and_theme(visit: Visit, size: str, scheme: str) -> None:
    page = visit("/", size, scheme)
    page.get_by_role("heading", name="Ask the documents").wait_for()
    ask(page, TRAINING)
    picture(page, f"ask-{size}-{scheme}")
    page.locator("a.cite").first.click()
    page.locator("#cited").wait_for()
    assert in_view(page)
    picture(page, f"beside-{size}-{scheme}")
    page.get_by_role("link", name="Documents").filter(visible=True).last.click()
    page.get_by_text("2 documents.").first.wait_for()
    picture(page, f"documents-{size}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.usefixtures("stocked")
def test_sources_by_keyboard(visit: Visit) -> None:
    page = visit()
    page.get_by_role("heading", name="Ask the documents").wait_for()
    ask(page, "What was said about tide rescue training and call times?")
    page.locator("a.cite").first.focus()
    page.keyboard.press("Enter")
    page.get_by_text(re.compile(r"^1 of \d+$")).first.wait_for()
    page.keyboard.press("Alt+n")
    page.get_by_text(re.compile(r"^2 of \d+$")).first.wait_for()
    page.keyboard.press("Escape")
    page.locator("#cited").wait_for(state="detached")


@pytest.mark.usefixtures("stocked")
def test_a_shared_question_is_asked_again(visit: Visit) -> None:
    page = visit("/?q=Who+will+publish+call+times%3F")
    page.locator(".answer").wait_for()
    assert "Orla Fenwick" in page.locator(".answer").inner_text()


@pytest.mark.usefixtures("stocked")
def test_filters_are_in_reach_on_a_phone(visit: Visit) -> None:
    page = visit("/", "phone")
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("combobox", name="Documents").click()
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    page.get_by_text(re.compile("^Searching only: ")).first.wait_for()
    picture(page, "filters-phone")


@pytest.mark.usefixtures("stocked")
def test_a_removed_document_is_gone(visit: Visit) -> None:
    """Last: it leaves one document."""
    page = visit("/documents")
    page.get_by_role("button", name="Remove").first.click()
    page.get_by_text("will no longer be searched").first.wait_for()
    picture(page, "remove")
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    page.get_by_text("It will not be found again").first.wait_for()
    page.get_by_text("1 document.").first.wait_for()
