"""What readers know from other chats with documents, in a real browser: a citation's words while it is pointed at,
a question put otherwise, keys, documents asked about by themselves, larger pages, an answer on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from corpus.library import Library
from tests.corpus.making import pdf, words
from tests.corpus.stocked import LETTER
from tests.ui.browsing import Visit, ask, in_view, no_serious_violation, picture, served, settled
from tests.ui.web_desk import put

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

MENDED = "By when will the north light be mended?"
PAPER = [
    "Paper of the Lamp Committee",
    "",
    "7 June 2031",
    "",
    "Ada Marsh will count the lamps of the quay by 1 May 2032.",
]
COUNTED = "By when will the lamps of the quay be counted?"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("asking") / "library"
    with Library.open(folder) as library:
        put(library, "light.txt", LETTER)
        put(library, "paper.pdf", pdf(words(PAPER)))
    yield from served(folder)


@pytest.fixture
def page(visit: Visit) -> Page:
    """The question and its answer."""
    shown = visit()
    shown.get_by_role("heading", name="Ask the documents").wait_for()
    ask(shown, MENDED)
    settled(shown)
    return shown


def test_a_citation_shows_its_words_while_it_is_pointed_at(page: Page) -> None:
    page.locator(".answer a.cite").first.hover()
    peek = page.get_by_role("tooltip")
    peek.get_by_text(re.compile("north light by 30 June")).wait_for()
    peek.get_by_text("Source 1: The state of the north light, 4 March 2031").wait_for()
    picture(page, "asking-words-of-a-citation")
    no_serious_violation(page)
    peek.hover()
    page.get_by_role("heading", name=MENDED).hover()
    peek.wait_for(state="hidden")


def test_a_citation_shows_its_words_to_the_keyboard_and_escape_closes_them_alone(page: Page) -> None:
    page.locator(".answer a.cite").first.click()
    page.locator("#cited").wait_for()
    settled(page)
    page.locator(".answer a.cite").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    peek = page.get_by_role("tooltip")
    peek.wait_for()
    assert page.locator("a.cite:focus").get_attribute("aria-describedby") == "peek"
    page.keyboard.press("Escape")
    peek.wait_for(state="hidden")
    assert page.locator("#cited").count() == 1
    page.keyboard.press("Escape")
    page.locator("#cited").wait_for(state="detached")


def test_a_question_is_put_otherwise(page: Page) -> None:
    page.locator(".st-key-change-turn-0-0").get_by_role("button").click()
    box = page.get_by_role("textbox", name="The question")
    box.fill(COUNTED)
    picture(page, "asking-put-otherwise")
    no_serious_violation(page)
    box.press("Enter")
    page.get_by_role("heading", name=COUNTED).wait_for()
    page.locator(".answer").nth(1).get_by_text(re.compile("1 May 2032")).first.wait_for()
    box.wait_for(state="hidden")


def test_keys(page: Page) -> None:
    box = page.get_by_test_id("stChatInputTextArea")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    page.keyboard.type("lamps/?")
    assert box.input_value() == "lamps/?"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keyboard shortcuts")
    keys.wait_for()
    picture(page, "asking-keys")
    no_serious_violation(page)
    keys.get_by_role("checkbox", name="Use / and ? in this browser").uncheck()
    keys.get_by_role("button", name="Close").click()
    page.reload()
    settled(page)
    page.keyboard.press("?")
    page.keyboard.press("/")
    assert not box.evaluate("box => box === document.activeElement")
    page.get_by_role("button", name="Keyboard shortcuts").press("Enter")
    keys.get_by_role("checkbox").check()
    page.keyboard.press("Escape")
    keys.wait_for(state="hidden")


def test_a_document_is_asked_about_and_its_page_is_made_larger(visit: Visit) -> None:
    page = visit("/documents")
    page.locator("article.held").nth(1).wait_for()
    settled(page)
    page.keyboard.press("/")
    page.keyboard.type("lamp")
    page.keyboard.press("Enter")
    page.get_by_text("1 of 2 documents").first.wait_for()
    settled(page)
    page.locator("[class*=st-key-document-]").get_by_role("link", name=re.compile("^Ask, Paper of")).click()
    page.get_by_text("Searching only: Paper of the Lamp Committee").first.wait_for()
    settled(page)
    ask(page, COUNTED)
    page.locator(".answer a.cite").first.click()
    page.locator(".size-0 #cited").wait_for()
    settled(page)
    page.get_by_role("button", name="Larger").click()
    page.locator(".size-1 #cited").wait_for()
    settled(page)
    assert in_view(page)
    picture(page, "asking-larger")
    no_serious_violation(page)
    page.get_by_role("button", name="Smaller").click()
    page.locator(".size-0 #cited").wait_for()


def test_an_answer_on_paper_is_the_answer_alone(visit: Visit) -> None:
    page = visit("/", scheme="dark")
    page.get_by_role("heading", name="Ask the documents").wait_for()
    ask(page, MENDED)
    settled(page)
    page.emulate_media(media="print")
    picture(page, "asking-on-paper")
    for clicked in ("Change", "Hand on", "New conversation", "Filters"):
        assert not page.get_by_role("button", name=clicked).filter(visible=True).count()
    assert page.locator(".answer").is_visible()
    assert page.locator(".answer p").first.evaluate("p => getComputedStyle(p).color") == "rgb(23, 34, 43)"
