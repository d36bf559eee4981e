"""The Documents page and the viewer in a real browser: find, read, search inside, replace, remove and bring back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from corpus.library import Library
from tests.corpus.making import pdf, scan, words
from tests.corpus.stocked import LETTER, tale
from tests.ui.browsing import PATIENCE, SIZES, Visit, in_view, picture, served, settled
from tests.ui.web_desk import put

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

LATER = LETTER.replace("every month", "every week")
PAPER = pdf(
    words(["Paper of the Lamp Committee", "", "7 June 2031", "", "The lamps of the quay are oiled by night."]),
    scan,
    words(["Annex", "", "Each lamp was counted: 412 lamps in all."]),
)
TALES = 24


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A library with a letter in two versions, a paper with a page that cannot be read, and many tales."""
    folder = tmp_path_factory.mktemp("documents") / "library"
    with Library.open(folder) as library:
        old, new = put(library, "light.txt", LETTER), put(library, "light.txt", LATER)
        library.supersede(old.id, by=new.id, who="Jo Marsh")
        put(library, "paper.pdf", PAPER)
        for seed in range(TALES):
            put(library, f"tale{seed:02}.txt", tale(60, seed))
    yield from served(folder)


def listed(page: Page, words: str) -> None:
    """Wait until the list says this of itself."""
    page.locator("p.start").filter(has_text=words).wait_for(timeout=2 * PATIENCE)  # the index may be built first
    settled(page)


def tales(*seeds: int) -> list[FilePayload]:
    return [{"name": f"fable{n}.txt", "mimeType": "text/plain", "buffer": tale(80, n).encode()} for n in seeds]


def test_the_list_is_filtered_sorted_and_found_again_by_its_address(visit: Visit) -> None:
    page = visit("/documents")
    listed(page, f"{TALES + 2} documents. 1 page without readable text.")
    page.get_by_role("textbox", name="Find a document").fill("tale")
    page.keyboard.press("Enter")
    listed(page, f"{TALES} of {TALES + 2} documents")
    page.get_by_role("combobox", name=re.compile("Sort by")).click()
    page.get_by_role("option", name="Title").click()
    page.wait_for_url(re.compile(r"sort=title"))
    page.get_by_role("button", name="Page 2", exact=True).click()
    page.wait_for_url(re.compile(r"page=2"))
    page.reload()
    listed(page, f"{TALES} of {TALES + 2} documents")
    assert page.locator("article.held").count() == TALES - 20
    page.get_by_role("button", name="Show everything").click()
    listed(page, f"{TALES + 2} documents.")
    page.go_back()


def test_words_are_found_inside_a_document_by_keyboard(visit: Visit) -> None:
    page = visit("/documents?words=lamp+committee")
    page.locator("article.held h3 a").click()
    page.get_by_role("heading", level=1).filter(has_text="412 lamps").wait_for()
    box = page.get_by_role("textbox", name="Find in this document")
    box.fill("lamps")
    box.press("Enter")
    page.get_by_text("Match 1 of 2, on page 1").first.wait_for()
    page.locator("figure.sheet .spot.current").wait_for()
    page.keyboard.press("Alt+ArrowDown")
    page.get_by_text("Match 2 of 2, on page 3").first.wait_for()
    page.get_by_alt_text(re.compile("^Page 3 of")).wait_for()
    assert in_view(page)
    picture(page, "find-in-document")
    page.keyboard.press("Alt+ArrowUp")
    page.get_by_text("Match 1 of 2, on page 1").first.wait_for()
    assert re.search(r"find=lamps&match=1", page.url)
    page.reload()
    page.get_by_text("Match 1 of 2, on page 1").first.wait_for()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download the file").click()
    assert taken.value.suggested_filename == "paper.pdf"
    assert taken.value.path().read_bytes() == PAPER


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_size_and_theme(visit: Visit, size: str, scheme: str) -> None:
    page = visit("/documents", size, scheme)
    listed(page, f"{TALES + 2} documents.")
    picture(page, f"list-{size}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator("article.held h3 a").filter(has_text="north light").click()
    box = page.get_by_role("textbox", name="Find in this document")
    box.fill("the board")
    box.press("Enter")
    page.get_by_text(re.compile(r"^Match 1 of \d+$")).first.wait_for()
    picture(page, f"viewer-{size}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_adding_is_seen_in_another_window_and_after_a_reload(visit: Visit) -> None:
    page = visit("/documents")
    page.get_by_text("Add documents").click()
    page.set_input_files("input[type=file]", tales(101, 102, 103))
    page.get_by_text("fable101.txt").first.wait_for()
    page.get_by_text("Let me check each document before it counts").click()
    page.get_by_role("button", name="Add to the library").click()
    page.get_by_text(re.compile("Adding 3 documents|3 files: 3 added")).first.wait_for()
    picture(page, "adding")
    other = visit("/documents")
    other.get_by_text("3 files: 3 added").first.wait_for()
    page.reload()
    page.get_by_text("3 files: 3 added").first.wait_for()
    page.get_by_text("fable103.txt: Added").first.wait_for()


def test_a_newer_version_is_chosen_for_a_document(visit: Visit) -> None:
    page = visit("/documents?words=light.txt")
    listed(page, "1 of")
    page.get_by_role("button", name="Newer version").click()
    dialog = page.get_by_role("dialog")
    newest = LETTER.replace("every month", "every day").encode()
    dialog.locator("input[type=file]").set_input_files(
        [{"name": "light_again.txt", "mimeType": "text/plain", "buffer": newest}]
    )
    dialog.get_by_text("light_again.txt").wait_for()
    picture(page, "newer-version")
    dialog.get_by_role("button", name="Replace").click()
    page.get_by_text("light_again.txt: Added as a new version").first.wait_for()
    page.get_by_role("textbox", name="Find a document").fill("light_again")
    page.keyboard.press("Enter")
    page.get_by_text("2 earlier versions:").first.wait_for()


def test_what_ends_in_the_background_closes_no_dialog(visit: Visit) -> None:
    page = visit("/documents?words=paper.pdf")
    page.get_by_text("Add documents").click()
    page.set_input_files("input[type=file]", tales(*range(200, 230)))
    page.get_by_text("Let me check each document before it counts").click()
    page.get_by_role("button", name="Add to the library").click()
    page.get_by_test_id("stProgress").get_by_text("Adding 30 documents").wait_for()
    settled(page)
    page.get_by_role("button", name="Correct").first.click()
    reason = page.get_by_role("dialog").get_by_role("textbox", name="Why")
    reason.fill("the cover says so")
    page.get_by_test_id("stProgress").get_by_text("Adding 30 documents. Done").wait_for()
    assert reason.input_value() == "the cover says so"
    page.keyboard.press("Escape")
    page.get_by_text("30 files: 30 added").first.wait_for()


def test_what_was_removed_is_brought_back(visit: Visit) -> None:
    page = visit("/documents?words=paper.pdf")
    listed(page, "1 of")
    page.get_by_role("button", name="Remove").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    page.get_by_text("It will not be found again").first.wait_for()
    page.get_by_text("No document is all of this").first.wait_for()
    picture(page, "removed")
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("is back.").first.wait_for()
    listed(page, "1 of")

    page.get_by_role("button", name="Remove").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    page.get_by_text("It will not be found again").first.wait_for()
    page.reload()
    page.get_by_text("Removed, and kept for 30 days (1)").click()
    page.get_by_text(re.compile(r"paper\.pdf\. Removed by .* kept until")).first.wait_for()
    picture(page, "removed-list")
    page.get_by_role("button", name="Delete for good").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete for good").click()
    page.get_by_text("deleted for good.").first.wait_for()
    page.get_by_text("Removed, and kept for").first.wait_for(state="detached")
