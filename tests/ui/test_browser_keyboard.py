"""The pages without a mouse, in a real browser: where the keyboard goes, what is read out, nothing that holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from corpus.library import Library
from tests.corpus.making import pdf, words
from tests.corpus.stocked import LETTER
from tests.ui.browsing import Visit, ask, served, settled
from tests.ui.test_web_item import ONE, REPLY
from tests.ui.web_desk import put

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

MENDED = "By when will the north light be mended?"
MOST = 150  # presses of a key
PAGES = {
    "/": "Ask",
    "/commitments": "Commitments",
    "/changes": "What changed",
    "/documents": "Documents",
    "/conversations": "Conversations",
    "/item?item={item}": "Recommendation 1",
    "/source?document={letter}": "",
}


@pytest.fixture(scope="module")
def ids() -> dict[str, str]:
    return {}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, ids: dict[str, str]) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("keyboard") / "library"
    with Library.open(folder) as library:
        letter = put(library, "letter.txt", LETTER).id
        put(library, "reply.txt", REPLY)
        put(library, "pack.pdf", pdf(words(["Pack of the Lamp Committee", "7 June 2031", "The lamps were counted."])))
    ids.update(letter=letter, item=f"{letter}-{ONE}")
    yield from served(folder)


def opened(visit: Visit, path: str) -> Page:
    page = visit(path)
    page.get_by_role("heading", level=1).first.wait_for(state="attached")
    settled(page)
    return page


def focused(page: Page) -> Locator:
    return page.locator("*:focus")


def go_to(page: Page, control: Locator, key: str = "Tab") -> None:
    """Press the key until the control has the keyboard."""
    for _ in range(MOST):
        page.keyboard.press(key)
        if focused(page).and_(control).count():
            return
    raise AssertionError(f"{control} was not reached by {key}")


def has_keyboard(page: Page, control: Locator) -> None:
    focused(page).and_(control).wait_for()


def hears(page: Page, words: str) -> None:
    page.locator("#heard", has_text=words).wait_for(state="attached")


def test_a_question_is_asked_and_its_source_read(visit: Visit) -> None:
    page = opened(visit, "/")
    box = page.get_by_role("textbox", name="Ask a question")
    go_to(page, page.get_by_role("link", name="Skip to main content"))
    page.keyboard.press("Enter")
    has_keyboard(page, page.get_by_role("main"))
    go_to(page, box)
    page.keyboard.type(MENDED)
    page.keyboard.press("Enter")
    hears(page, "Answer: Found in the documents.")
    has_keyboard(page, box)
    page.wait_for_function("document.title === 'By when will the north light be mended? - Bywhen'")

    source = page.locator("a.cite").first
    go_to(page, source, "Shift+Tab")
    page.keyboard.press("Enter")
    has_keyboard(page, page.locator("#cited"))
    page.keyboard.press("Escape")
    page.locator(".st-key-panel").wait_for(state="detached")
    has_keyboard(page, source)


def test_a_suggestion_leads_to_the_question_that_it_became(visit: Visit) -> None:
    page = opened(visit, "/")
    go_to(page, page.locator(".st-key-suggestion-0 button"))
    page.keyboard.press("Enter")
    has_keyboard(page, page.locator("h2.question[data-token]"))
    hears(page, "Answer: ")


def test_what_a_button_opens_is_entered_and_left_by_escape(visit: Visit) -> None:
    page = opened(visit, "/")
    ask(page, MENDED)
    settled(page)
    copy, documents = (
        page.get_by_role("button", name="Copy with citations"),
        page.get_by_role("combobox", name="Documents"),
    )
    for name, first in (("Hand on", copy), ("Filters", documents)):
        button = page.get_by_role("button", name=name, exact=True)
        button.focus()
        page.keyboard.press("Enter")
        has_keyboard(page, page.get_by_role("dialog", name=name))
        first.wait_for()
        page.keyboard.press("Tab")
        has_keyboard(page, first)
        page.keyboard.press("Escape")
        page.get_by_role("dialog", name=name).wait_for(state="detached")
        has_keyboard(page, button)


def test_a_document_is_removed_and_brought_back(visit: Visit) -> None:
    page = opened(visit, "/documents")
    remove = page.get_by_role("button", name=re.compile("^Remove, Pack of the Lamp Committee"))
    go_to(page, remove)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    has_keyboard(page, dialog)
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    has_keyboard(page, remove)

    page.keyboard.press("Enter")
    go_to(page, dialog.get_by_role("button", name="Remove", exact=True))
    page.keyboard.press("Enter")
    page.get_by_text("It will not be found again").first.wait_for()
    page.locator("main *:focus").wait_for()
    go_to(page, page.get_by_role("button", name="Undo", exact=True), "Shift+Tab")
    page.keyboard.press("Enter")
    page.get_by_text("is back").first.wait_for()
    page.locator("main *:focus").wait_for()


def test_of_an_item_its_source_and_a_correction_are_opened_and_left(visit: Visit, ids: dict[str, str]) -> None:
    page = opened(visit, f"/item?item={ids['item']}")
    correct = page.get_by_role("button", name="Correct", exact=True)
    go_to(page, correct)
    page.keyboard.press("Enter")
    page.get_by_test_id("stForm").locator(":is(input, textarea):focus").wait_for()
    go_to(page, page.get_by_role("button", name="Cancel"))
    page.keyboard.press("Enter")
    has_keyboard(page, correct)

    source = page.get_by_role("link", name="Show where it stands").first
    go_to(page, source, "Shift+Tab")
    page.keyboard.press("Enter")
    has_keyboard(page, page.locator("#cited"))
    page.keyboard.press("Escape")
    page.locator(".st-key-panel").wait_for(state="detached")
    has_keyboard(page, source)


def test_another_page_is_said_and_entered_at_its_heading(visit: Visit) -> None:
    page = opened(visit, "/")
    go_to(page, page.get_by_role("navigation").get_by_role("link", name="Commitments"))
    page.keyboard.press("Enter")
    hears(page, "Commitments - Bywhen")
    go_to(page, page.locator('table.register a[href*="item?"]').first)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/item\?"))
    has_keyboard(page, page.get_by_role("heading", level=1))


@pytest.mark.parametrize("path", PAGES)
def test_nothing_holds_the_keyboard_and_all_that_has_it_is_seen(visit: Visit, ids: dict[str, str], path: str) -> None:
    page = opened(visit, path.format(**ids))
    assert page.title().startswith(PAGES[path])
    assert page.title().endswith(" - Bywhen")
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return
        assert page.evaluate(_SEEN), page.evaluate("document.activeElement.outerHTML.slice(0, 300)")
    raise AssertionError("The end of the page was not reached.")


@pytest.mark.parametrize("path", PAGES)
def test_at_four_times_the_size_nothing_stands_beside_the_window(visit: Visit, ids: dict[str, str], path: str) -> None:
    """320 pixels are a laptop's window at 400%: only tables and pages' pictures are moved sideways, by themselves."""
    page = opened(visit, path.format(**ids))
    page.set_viewport_size({"width": 320, "height": 640})
    page.wait_for_function(
        "[document.documentElement, document.querySelector('.stMain')].every(one => one.scrollWidth <= 320)"
    )


_SEEN = """() => {
    const { left, top, right, bottom } = document.activeElement.getBoundingClientRect();
    return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
}"""
