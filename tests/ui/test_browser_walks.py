"""Whole tasks in a real browser, from beginning to end, as those who do them would: each with documents of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.library import Library
from tests.ui.browsing import PATIENCE, SIZES, Visit, ask, picture, served, settled
from tests.ui.web_desk import put

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FilePayload, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

LETTER = """Office of the Harbour Reeve
Tollgate House, Osmerby

4 March 2031

Dear Chair,

SUBJECT: Steady Crossing, the report on our ferries

Recommendation 1
The ferry board should replace the landing lights at both piers.

We accept this recommendation. Mate Orla Quillfeather will replace the landing lights at both piers by 31 July 2031.

Recommendation 2
The ferry board should publish the log of delays every month.

We accept this in part. Clerk Bram Tolley will publish the log of delays by 1 January 2032.

Yours sincerely,

Ysolde Marrow
Harbour Reeve
"""
LATER = LETTER.replace("31 July 2031", "30 November 2031")
NOTE = (
    "Ferry Board\n\nNote on the ropes\n\n2 February 2031\n\nThe ropes of the west pier were counted by two keepers.\n"
)
LIGHTS = "By when will the landing lights be replaced?"
SAVED = "Commitment 1 corrected: who is to do it, due date."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One note, so that there is something beside what the walk adds."""
    folder = tmp_path_factory.mktemp("walks") / "library"
    with Library.open(folder) as stored:
        put(stored, "ropes.txt", NOTE)
    return folder


@pytest.fixture(scope="module")
def address(library: Path) -> Iterator[str]:
    yield from served(library)


def told(page: Page, words: str | re.Pattern[str]) -> None:
    """Wait until the page says so; what it says to those who listen is said a second time."""
    page.get_by_test_id("stMain").get_by_text(words).first.wait_for()


def file(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def arrived(page: Page) -> Page:
    page.get_by_role("heading", level=1).wait_for()
    settled(page)
    return page


def add(page: Page, *files: FilePayload) -> None:
    page.get_by_text("Add documents", exact=True).click()
    page.set_input_files("input[type=file]", list(files))
    page.get_by_text(files[-1]["name"]).first.wait_for()
    page.get_by_role("button", name="Add to the library").click()


def checked(page: Page, title: str) -> Locator:
    return page.locator('[class*="st-key-check-"]').filter(has_text=title).last


def test_an_analyst_takes_a_letter_in_corrects_it_and_finds_all_again_after_a_restart(
    visit: Visit, browser: Browser, library: Path
) -> None:
    page = arrived(visit("/documents"))
    add(page, file("reeve.txt", LETTER), file("empty.txt", ""), file("rope_copy.txt", NOTE))
    told(page, "3 files: 1 to check, 1 in the library already, 1 not added")
    told(page, "It is there as ropes.txt.")
    arrived(page).reload()
    told(page, "empty.txt: Not added")
    settled(page)

    describe(page)
    ask(page, LIGHTS)
    assert "31 July 2031" in page.locator(".answer").last.inner_text()
    item = correct(arrived(visit("/documents?words=reeve.txt")))
    replace(arrived(visit("/documents?words=reeve.txt")))
    newer = arrived(visit(item))
    newer.get_by_role("link", name="See it in the newest version").click()
    told(newer, re.compile("due: .* → 30 November 2031"))
    assert "30 November 2031" in newer.locator(".st-key-promise-1").inner_text()
    picture(newer, "walk-analyst-newer")
    kept = newer.url.partition("/item")[2]

    remove(arrived(visit("/documents?words=reeve.txt")))
    for again in served(library):
        later = browser.new_context(viewport={"width": SIZES["phone"][0], "height": SIZES["phone"][1]}).new_page()
        later.set_default_timeout(PATIENCE)
        later.goto(f"{again}/item{kept}")
        later.get_by_text("30 November 2031", exact=True).first.wait_for()
        picture(later, "walk-analyst-restarted")
        later.context.close()


def describe(page: Page) -> None:
    """The check: a day that does not exist is refused, the title is corrected, and the letter taken in."""
    card = checked(page, "Steady Crossing")
    card.get_by_role("button", name="Correct").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Title").fill("What the Reeve answered")
    dialog.get_by_role("textbox", name="Date").fill("31/02/2031")
    dialog.get_by_role("textbox", name="Your name").fill("Ada Marsh")
    dialog.get_by_role("button", name="Save").click()
    dialog.get_by_text("'31/02/2031' is no date").wait_for()
    picture(page, "walk-analyst-no-date")
    dialog.get_by_role("textbox", name="Date").fill("5 March 2031")
    dialog.get_by_role("button", name="Save").click()
    told(page, "reeve.txt: title, date corrected.")
    settled(page)
    checked(page, "What the Reeve answered").get_by_role("button", name="Accept").dblclick()
    told(page, "What the Reeve answered was accepted and can be asked about now.")
    page.get_by_role("link", name="Look through its register").wait_for()
    page.get_by_role("link", name="Ask about the documents").click()
    page.get_by_role("heading", name="Ask the documents").wait_for()


def correct(page: Page) -> str:
    """The register of the letter: without a reason nothing is saved, a second click does nothing twice, undo undoes."""
    page.locator('a[href*="register?document="]').first.click()
    page.get_by_role("heading", name="Its register").wait_for()
    page.locator('table.register a[href*="item?item="]').first.click()
    page.get_by_role("heading", name="Recommendation 1", level=1).wait_for()
    settled(page)
    promise = page.locator(".st-key-promise-1")
    promise.get_by_role("button", name="Correct").click()
    promise.get_by_role("textbox", name="Who is to do it").fill("Tam Brine")
    promise.get_by_role("textbox", name="Due date").fill("31/8/2031")
    promise.get_by_role("button", name="Save").click()
    promise.get_by_text("Say why").wait_for()
    promise.get_by_role("textbox", name="Why").fill("the Reeve wrote to us")
    promise.get_by_role("textbox", name="Your name").fill("Ada Marsh")
    promise.get_by_role("button", name="Save").dblclick()
    told(page, SAVED)
    promise.get_by_text("31 August 2031 (given by Ada Marsh").wait_for()
    settled(page)
    history = page.locator(".st-key-step-history")
    history.get_by_role("button", name="Undo", exact=True).click()
    promise.get_by_text("31 July 2031", exact=True).wait_for()
    settled(page)
    history.get_by_role("button", name="Bring back", exact=True).click()
    promise.get_by_text("31 August 2031 (given by Ada Marsh").wait_for()
    settled(page)
    picture(page, "walk-analyst-item")
    return "/item" + page.url.partition("/item")[2]


def replace(page: Page) -> None:
    """A newer version with another day takes its place; that what was corrected has no place in it is said."""
    page.get_by_role("button", name="Newer version").click()
    dialog = page.get_by_role("dialog")
    dialog.locator("input[type=file]").set_input_files([file("reeve.txt", LATER)])
    dialog.get_by_text("reeve.txt", exact=True).last.wait_for()
    dialog.get_by_role("button", name="Replace").click()
    told(page, "reeve.txt: Added as a new version")
    told(page, "1 correction found no place in it: its register says which.")
    told(page, "1 earlier version:")


def remove(page: Page) -> None:
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").dblclick()
    told(page, "It will not be found again")
    settled(page)
    page.get_by_role("button", name="Undo", exact=True).dblclick()
    told(page, "“What the Reeve answered” is back.")
    settled(page)
