"""A library whose index is still to be built, when it is visited; and what is typed while a page is drawn anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.library import Library
from tests.ui.browsing import Visit, no_serious_violation, picture, served, settled
from tests.ui.fake_assistant import LETTER, PACK
from tests.ui.web_desk import put

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

QUESTION = "By when will officers finish tide rescue training?"
READY = "Getting ready for questions."
ITEM = 'a[href*="item?item="]'
HALF = "And who will"


@pytest.fixture(scope="module")
def paused(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """While it exists, no index is finished."""
    path = tmp_path_factory.mktemp("pause") / "paused"
    path.touch()
    return path


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, paused: Path) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("pages") / "library"
    with Library.open(folder) as library:
        for name, text in {"warden_letter.md": LETTER, "panel_pack.txt": PACK}.items():
            put(library, name, text)
    yield from served(folder, paused)


def _box(page: Page) -> str:
    return page.get_by_test_id("stChatInputTextArea").input_value()


def test_the_pages_work_while_the_first_index_is_built(visit: Visit, paused: Path) -> None:
    """First: afterwards there is an index."""
    page = visit()
    page.get_by_text(READY).first.wait_for()
    other = visit("/commitments")
    other.get_by_role("heading", name="Commitments", exact=True).wait_for()
    other.locator(ITEM).first.wait_for()
    page.get_by_text(re.compile(r"Preparing [\d,]+ of \d+ passages")).first.wait_for()
    no_serious_violation(page)
    picture(page, "preparing")

    page.get_by_test_id("stChatInputTextArea").fill(QUESTION)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=QUESTION).wait_for()
    page.wait_for_url(re.compile(r"\?ask="))
    page.reload()
    page.get_by_role("heading", name=QUESTION).wait_for()
    page.get_by_test_id("stChatInputTextArea").fill(HALF)
    paused.unlink()
    page.locator(".answer").wait_for()
    assert "31 August 2031" in page.locator(".answer").inner_text()
    settled(page)
    assert page.get_by_text(READY).count() == 0
    assert "ask=" not in page.url
    assert _box(page) == HALF


def test_what_is_typed_stays_whatever_else_is_done(visit: Visit) -> None:
    page = visit(f"/?q={QUESTION}")
    page.get_by_text("Why this answer").first.wait_for()
    settled(page)
    page.get_by_test_id("stChatInputTextArea").fill(HALF)
    page.locator(".answer a.cite").first.click()
    page.locator("#cited").wait_for()
    settled(page)
    assert _box(page) == HALF
    page.get_by_test_id("stChatInputTextArea").press("Escape")
    page.locator("#cited").wait_for(state="detached")
    settled(page)
    assert _box(page) == HALF
    page.get_by_role("radio", name="Thumbs down").last.click()
    words = page.get_by_label("In your words")
    words.fill("It is another year")
    page.get_by_test_id("stChatInputTextArea").focus()
    page.locator(".answer a.cite").first.click()
    page.locator("#cited").wait_for()
    settled(page)
    assert words.input_value() == "It is another year"
    assert _box(page) == HALF


def test_words_looked_for_stay_when_a_filter_is_chosen(visit: Visit) -> None:
    page = visit("/commitments")
    page.locator(ITEM).first.wait_for()
    settled(page)
    words = page.get_by_label("Find words", exact=True)
    words.press_sequentially("tide")
    page.get_by_role("button", name="Filters").click()
    page.wait_for_url(re.compile("words=tide"))
    settled(page)
    assert words.input_value() == "tide"


def test_a_reason_stays_when_a_source_is_opened(visit: Visit) -> None:
    page = visit("/commitments")
    page.locator(ITEM).first.click()
    page.get_by_text("What was asked").first.wait_for()
    settled(page)
    page.get_by_role("button", name=re.compile("^Correct")).first.click()
    why = page.get_by_label("Why", exact=True).first
    why.fill("The table says so")
    page.locator("a[href*='start=']").first.click()
    page.locator("#cited").wait_for()
    settled(page)
    assert why.input_value() == "The table says so"
