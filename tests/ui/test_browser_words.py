"""What only a browser shows of the pages' words and look: names for those who hear them, room, what is in sight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from corpus.library import Library
from tests.corpus.making import pdf, words
from tests.ui.browsing import SIZES, Visit, ask, in_view, picture, served, settled
from tests.ui.fake_assistant import LETTER, PACK
from tests.ui.web_desk import put

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

TRAINING = "By when will officers finish tide rescue training?"
LONG = "By when will the officers of the harbour watch finish tide rescue training in the county, as the letter says?"
FILLING = "\n\n".join(f"Paragraph {n} is about the tide and about nothing else." for n in range(60))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("words") / "library"
    with Library.open(folder) as library:
        put(library, "warden_letter.md", f"{LETTER}\n\n{FILLING}\n")
        put(library, "panel_pack.txt", PACK)
        put(library, "printed.pdf", pdf(words(LETTER.splitlines())))
    yield from served(folder)


def boxed(page: Page) -> float:
    """How high the question box is, in pixels."""
    size = page.get_by_test_id("stChatInput").bounding_box()
    assert size
    return size["height"]


def test_an_address_that_is_no_page_says_so_and_leads_on(visit: Visit) -> None:
    page = visit("/nowhere")
    page.get_by_role("heading", name="There is no page at that address", level=1).wait_for()
    settled(page)
    assert page.get_by_role("dialog").count() == 0
    picture(page, "nowhere")
    page.get_by_role("link", name="See the documents").click()
    page.get_by_role("heading", name="Documents", level=1).wait_for()


def test_each_pair_of_thumbs_says_what_it_is_about(visit: Visit) -> None:
    page = visit()
    ask(page, TRAINING)
    page.get_by_role("radiogroup", name="Was this answer helpful?").wait_for()
    page.get_by_role("radiogroup", name="Was source 1 helpful?").wait_for()
    assert page.get_by_role("radiogroup", name="Feedback rating").count() == 0


def test_on_a_phone_the_box_is_as_low_after_a_long_question_as_before(visit: Visit) -> None:
    page = visit(size="phone")
    page.get_by_test_id("stChatInput").wait_for()
    settled(page)
    before = boxed(page)
    ask(page, LONG)
    settled(page)
    assert boxed(page) == pytest.approx(before, abs=2)


def test_opened_on_its_own_page_the_cited_words_are_in_sight(visit: Visit) -> None:
    page = visit()
    ask(page, TRAINING)
    page.locator(".answer a.cite").first.click()
    page.locator("#cited").wait_for()
    page.get_by_role("link", name="Open on its own page").click()
    page.get_by_role("heading", level=1, name=re.compile("harbour", re.IGNORECASE)).wait_for()
    settled(page)
    page.wait_for_function(
        """() => { const at = document.querySelector("#cited")?.getBoundingClientRect();
                   return at && at.top > 100 && at.bottom < window.innerHeight - 100 }"""
    )
    assert in_view(page)


def test_beside_the_chat_a_tablet_shows_the_whole_width_of_a_page(visit: Visit) -> None:
    page = visit(size="tablet")
    ask(page, TRAINING)
    page.locator(".answer a.cite").first.click()
    page.locator("#cited").wait_for()
    width, _ = SIZES["tablet"]
    picture(page, "page-beside-on-a-tablet")
    assert page.locator(".st-key-panel .frame").evaluate("one => one.scrollWidth - one.clientWidth") <= 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_conversation_is_handed_on_from_the_list(visit: Visit) -> None:
    page = visit()
    ask(page, TRAINING)
    page.goto(page.url.split("?")[0].rstrip("/") + "/conversations")
    page.get_by_role("heading", name="Conversations", level=1).wait_for()
    settled(page)
    page.get_by_role("button", name="Hand on").first.click()
    page.get_by_text("Save the question with its answer as a file:").first.wait_for()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Markdown").click()
    assert saved.value.suggested_filename.startswith("by-when-will-officers")
