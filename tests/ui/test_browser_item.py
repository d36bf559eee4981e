"""The pages of an item, a body and a register in a real browser: follow a chain, open its sources, correct it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.library import Library
from tests.corpus.stocked import LETTER
from tests.ui.browsing import SIZES, Visit, in_view, picture, served, settled
from tests.ui.test_web_item import REPLY
from tests.ui.web_desk import put

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
ONE, TWO = (LETTER.index(words) for words in ("The board should mend", "The board should count"))


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A library of a letter and the next one, and the first one's id."""
    folder = tmp_path_factory.mktemp("item") / "library"
    with Library.open(folder) as library:
        first = put(library, "letter.txt", LETTER).id
        put(library, "reply.txt", REPLY)
    return folder, first


@pytest.fixture(scope="module")
def address(held: tuple[Path, str]) -> Iterator[str]:
    yield from served(held[0])


@pytest.fixture(scope="module")
def letter(held: tuple[Path, str]) -> str:
    return held[1]


def arrived(page: Page) -> Page:
    page.get_by_role("heading", level=1).wait_for()
    settled(page)
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
    return page


def item(letter: str, at: int = ONE) -> str:
    return f"/item?item={letter}-{at}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_size_and_theme(visit: Visit, letter: str, size: str, scheme: str) -> None:
    page = arrived(visit(item(letter), size, scheme))
    picture(page, f"item-{size}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("link", name="Show where it stands").first.click()
    page.locator("#cited").wait_for()
    settled(page)
    assert in_view(page)
    picture(page, f"item-source-{size}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", ["register?document={letter}", "body?name=Warden Hale", "body"])
def test_the_other_pages_at_every_size(visit: Visit, letter: str, path: str, size: str) -> None:
    page = arrived(visit(f"/{path.format(letter=letter)}", size, "dark" if size == "tablet" else "light"))
    picture(page, f"{re.split(r'[?=]', path)[0]}-{len(path)}-{size}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_from_the_list_along_the_chain_and_back(visit: Visit, letter: str) -> None:
    page = visit("/commitments?words=light")
    page.locator(f'table.register a[href="item?item={letter}-{ONE}"]').first.click()
    page.wait_for_url("**/item?item=*")
    page.get_by_role("heading", name="What was promised (2)").wait_for()
    headings = page.locator("h1, h2, h3").evaluate_all("every => every.map(one => Number(one.tagName[1]))")
    assert headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))
    page.get_by_role("heading", name="The same elsewhere").wait_for()
    page.locator(".st-key-step-elsewhere ol.told a").first.click()
    page.get_by_text("reply.txt").first.wait_for()
    page.go_back()
    page.get_by_text("letter.txt").first.wait_for()
    settled(page)
    page.get_by_role("link", name="Commitments").filter(has_text="Commitments").last.click()
    page.get_by_role("heading", name="The list").wait_for()
    assert page.get_by_role("textbox", name="Find words").input_value() == "light"


def test_sources_are_turned_by_keyboard_and_kept_in_the_address(visit: Visit, letter: str) -> None:
    page = arrived(visit(item(letter)))
    page.get_by_role("link", name="Show where it stands").first.focus()
    page.keyboard.press("Enter")
    page.get_by_text(re.compile(r"^1 of \d+$")).first.wait_for()
    settled(page)
    page.keyboard.press("Alt+n")
    page.get_by_text(re.compile(r"^2 of \d+$")).first.wait_for()
    page.locator("#cited", has_text="The board accepts this").wait_for()
    settled(page)
    again = arrived(visit(f"/item?{page.url.partition('?')[2]}"))
    again.locator("#cited", has_text="The board accepts this").wait_for()
    assert in_view(again)
    again.keyboard.press("Escape")
    again.wait_for_url(lambda url: "document=" not in url)
    again.locator("#cited").wait_for(state="detached")


def test_what_is_typed_stays_while_a_source_is_opened(visit: Visit, letter: str) -> None:
    page = arrived(visit(item(letter, TWO)))
    page.get_by_role("button", name="Correct", exact=True).first.click()
    box = page.get_by_role("textbox", name="Number as printed")
    box.fill("2x")
    page.get_by_role("link", name="Show where it stands").first.click()
    page.locator("#cited").wait_for()
    settled(page)
    assert box.input_value() == "2x"
    picture(page, "item-correcting")


@pytest.mark.parametrize("size, scheme", [("laptop", "light"), ("phone", "dark")])
def test_what_is_missing_is_told_above_the_button_and_read_out(
    visit: Visit, letter: str, size: str, scheme: str
) -> None:
    page = arrived(visit(item(letter, TWO), size, scheme))
    page.get_by_role("button", name="Correct", exact=True).first.click()
    number = page.get_by_role("textbox", name="Number as printed")
    number.fill("9z")
    save, told = page.get_by_role("button", name="Save"), page.get_by_test_id("stAlert").filter(has_text="Say why")
    save.click()
    told.wait_for()
    settled(page)
    page.locator("#heard", has_text="Say why").wait_for(state="attached")
    above, below = told.bounding_box(), save.bounding_box()
    assert above and below
    assert 0 < above["y"] < below["y"] < SIZES[size][1]
    assert number.input_value() == "9z"
    picture(page, f"item-refused-{size}-{scheme}")


def test_the_name_of_an_analyst_is_kept_in_this_browser(visit: Visit, letter: str) -> None:
    page = arrived(visit(item(letter, TWO)))
    name = page.get_by_role("textbox", name="Your name")
    for typed in ("Ann Lyst é", "Ben Ebb"):
        page.get_by_role("button", name="Correct", exact=True).first.click()
        name.fill(typed)
        page.get_by_role("button", name="Save").click()
        page.get_by_test_id("stAlert").wait_for()
        settled(page)
        arrived(page).reload()
        arrived(page)
        page.get_by_role("button", name="Correct", exact=True).first.click()
        name.wait_for()
        assert name.input_value() == typed
        page.get_by_role("button", name="Cancel").click()
        name.wait_for(state="detached")


def test_an_item_is_corrected_and_put_back(visit: Visit, letter: str) -> None:
    page = arrived(visit(item(letter, TWO), "phone"))
    page.get_by_role("button", name="Correct", exact=True).first.click()
    page.get_by_role("textbox", name="Number as printed").fill("2x")
    picture(page, "item-correcting-phone")
    page.get_by_role("button", name="Save").click()
    page.get_by_test_id("stAlert").filter(has_text="Say why").wait_for()
    page.get_by_role("textbox", name="Why").fill("the heading says so")
    page.get_by_role("textbox", name="Your name").fill("Ann Lyst")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="Recommendation 2x", level=1).wait_for()
    page.get_by_text("Item edited by Ann Lyst").first.wait_for()
    settled(page)
    page.get_by_role("heading", name="What analysts did").scroll_into_view_if_needed()
    picture(page, "item-history-phone")
    page.get_by_role("button", name="Undo").first.click()
    page.get_by_role("heading", name=re.compile(r"^Recommendation 2$"), level=1).wait_for()


def test_a_documents_register_and_a_body_lead_on(visit: Visit, letter: str) -> None:
    page = arrived(visit("/documents"))
    page.locator(f'a[href*="register?document={letter}"]').first.click()
    page.wait_for_url(f"**/register?document={letter}")
    page.get_by_role("heading", name="Its register").wait_for()
    page.locator("table.register a").first.click()
    page.wait_for_url("**/item?item=*")
    page.get_by_role("link", name="Warden Hale", exact=True).first.click()
    page.wait_for_url("**/body?name=*")
    page.get_by_role("heading", name=re.compile("What it is to do")).wait_for()
