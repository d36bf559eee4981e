"""What was done is told where whoever did it is looking, on a phone too: files dropped and accepted, a correction."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.library import Library
from tests.corpus.stocked import LETTER, tale
from tests.ui.browsing import PATIENCE, Visit, picture, served, settled
from tests.ui.web_desk import put

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

FILES = [[f"tale{seed}.txt", tale(60, seed)] for seed in range(3)]
DROPPED = """files => {
    const dropped = new DataTransfer();
    for (const [name, words] of files) dropped.items.add(new File([words], name, {type: "text/plain"}));
    return dropped;
}"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("told") / "library"
    with Library.open(folder) as stored:
        put(stored, "light.txt", LETTER)
    return folder


@pytest.fixture(scope="module")
def address(library: Path) -> Iterator[str]:
    yield from served(library)


def in_window(found: Locator) -> bool:
    """Whether all of it can be seen, without scrolling and clear of the header."""
    found.wait_for(timeout=2 * PATIENCE)  # the first index may be built first
    page = found.page
    page.wait_for_function("at => at.getBoundingClientRect().top >= 0", arg=found.element_handle())
    box, window = found.bounding_box(), page.viewport_size
    return bool(box and window and box["y"] >= 40 and box["y"] + box["height"] <= window["height"])


def drop(page: Page) -> None:
    """Files from another window, let go of over the box."""
    page.get_by_text("Add documents", exact=True).click()
    box = page.get_by_test_id("stFileUploaderDropzone")
    box.dispatch_event("drop", {"dataTransfer": page.evaluate_handle(DROPPED, FILES)})
    page.get_by_text(FILES[-1][0]).first.wait_for()
    page.get_by_role("button", name="Add to the library").click()
    page.get_by_text("3 files: 3 to check").first.wait_for()
    settled(page)


def test_files_are_dropped_and_all_accepted_from_the_end_of_the_page(visit: Visit) -> None:
    page = visit("/documents", "phone")
    page.get_by_role("heading", level=1, name="Documents").wait_for()
    settled(page)
    drop(page)
    page.get_by_role("button", name="Accept all").click()
    page.get_by_role("dialog").get_by_role("button", name="Accept all").click()
    told = page.get_by_test_id("stMain").get_by_text("3 documents were accepted and can be asked about now.")
    assert in_window(told)
    assert page.get_by_text("waits for your check").count() == 0
    picture(page, "told-accepted-phone")


def test_what_was_saved_is_told_where_the_form_was(visit: Visit) -> None:
    page = visit("/commitments", "phone")
    page.locator('a[href*="item?item="]').first.click()
    page.get_by_role("heading", name="What was promised").wait_for()
    settled(page)
    form = page.locator(".st-key-step-promised")
    form.get_by_role("button", name="Correct").first.click()
    form.get_by_role("textbox", name="Who is to do it").fill("Keeper Orla Tamsin")
    form.get_by_role("textbox", name="Why").fill("The letter names her")
    form.get_by_role("button", name="Save").click()
    assert in_window(page.locator(".st-key-told").get_by_text("Commitment 1 corrected: who is to do it."))
    picture(page, "told-corrected-phone")
