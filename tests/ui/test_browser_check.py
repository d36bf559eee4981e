"""From a file to its words on the picture of its page, in a real browser: checked, corrected, accepted, asked, seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from corpus.library import Library
from corpus.reading.scans import ocr
from tests.corpus.making import blank, pdf, scan, words
from tests.corpus.scans import LETTER as SCANNED
from tests.corpus.scans import askew, grainy, scanned
from tests.corpus.stocked import LETTER
from tests.ui.browsing import SIZES, Visit, ask, in_view, picture, served, settled
from tests.ui.highlighted import bare, letters_of
from tests.ui.web_desk import put

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

FERRY = [
    "Office of the Ferry Master",
    "",
    "6 May 2031",
    "",
    "Dear Chair",
    "",
    "Recommendation 1 - The ferry office should replace the signal bell.",
    "",
    "The ferry office accepts this. Ferry Master Odo Quell will replace the signal bell by",
    "31 October 2031, and the old bell will be given to the school at Marlow Quay.",
    "",
    "The lamp was to be mended by Monday 3 May 2029.",
    "",
    "Yours sincerely",
    "",
    "Ada Marsh, Clerk to the Ferry Master",
]
LETTER_PDF = pdf(words(FERRY), words(["Annex", "", "The bell was cast in 1904 at the foundry in Tinbel."]), blank)
BELL = "By when will the signal bell be replaced?"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A library with a letter, an earlier version of it, a scan, and two documents that wait."""
    folder = tmp_path_factory.mktemp("check") / "library"
    with Library.open(folder) as library:
        old, new = put(library, "light.txt", LETTER), put(library, "light.txt", LETTER.replace("month", "week"))
        library.supersede(old.id, by=new.id, who="Jo Marsh")
        library.correct(new.id, "author", "Odo Fenwright", reason="the letterhead says so", who="Jo Marsh")
        put(library, "pack.pdf", pdf(words(LETTER.splitlines()), blank, scan, words(FERRY[6:12])), waiting=True)
        put(library, "light_copy.md", LETTER.replace("every month", "each month"), waiting=True)
        if not ocr.missing():
            put(library, "harbour_scan.pdf", scanned(pdf(words(SCANNED)), askew(1.0), grainy(8)))
    yield from served(folder)


def under(page: Page, data: bytes, number: int) -> str:
    """What pdfium finds on a page of the PDF under the highlight as the browser draws it."""
    sheet = page.locator("figure.sheet img").bounding_box()
    spots = [spot.bounding_box() for spot in page.locator("figure.sheet .spot.current").all()]
    assert sheet
    scale = 595 / sheet["width"]
    found = ""
    for spot in filter(None, spots):
        left, top = (spot["x"] - sheet["x"]) * scale, (spot["y"] - sheet["y"]) * scale
        right, bottom = left + spot["width"] * scale, top + spot["height"] * scale
        found += "".join(
            one.words
            for one in letters_of(data, number)
            if left - 1 <= one.x <= right + 1 and top - 1 <= one.y <= bottom + 1
        )
    return bare(found)


def test_from_a_file_to_its_words_on_the_page(visit: Visit) -> None:
    page = visit("/documents")
    page.get_by_text("To check (2)").first.wait_for()
    page.get_by_text("Add documents").click()
    files = [
        {"name": "ferry.pdf", "mimeType": "application/pdf", "buffer": LETTER_PDF},
        {"name": "torn.pdf", "mimeType": "application/pdf", "buffer": LETTER_PDF[:900]},
    ]
    page.set_input_files("input[type=file]", files)
    page.get_by_text("torn.pdf").first.wait_for()
    page.get_by_role("button", name="Add to the library").click()
    page.get_by_text("ferry.pdf: Read, and waits for your check").first.wait_for()
    page.get_by_text("torn.pdf: Not added").first.wait_for()
    picture(page, "check-1-read")
    page.reload()
    page.get_by_text("ferry.pdf: Read, and waits for your check").first.wait_for()

    settled(page)
    card = page.locator('[class*="st-key-check-"]').filter(has_text="Ferry Master").last
    card.get_by_text(re.compile("thing")).first.click()
    card.get_by_text("3 pages, 1 blank").wait_for()
    settled(page)
    card.get_by_role("button", name="Correct").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Title").fill("On the signal bell")
    dialog.get_by_role("textbox", name="Your name").fill("Jo Marsh")
    picture(page, "check-2-correct")
    dialog.get_by_role("button", name="Save").click()
    page.get_by_text("ferry.pdf: title corrected.").first.wait_for()

    card = page.locator('[class*="st-key-check-"]').filter(has_text="On the signal bell").last
    card.get_by_role("button", name="Accept").click()
    page.get_by_text("On the signal bell was accepted and can be asked about now.").first.wait_for()
    page.get_by_text("Corrected by Jo Marsh: title.").first.wait_for()
    picture(page, "check-3-accepted")

    page.get_by_role("link", name="Ask about the documents").click()
    ask(page, BELL)
    answer = page.locator(".answer").last
    assert "31 October 2031" in answer.inner_text()
    answer.locator("a.cite").first.click()
    page.locator("figure.sheet #cited").wait_for()
    assert in_view(page)
    picture(page, "check-4-picture")
    quoted = bare(answer.locator("blockquote").first.inner_text().split("[")[0].strip(" “”"))
    assert quoted in under(page, LETTER_PDF, 1) or under(page, LETTER_PDF, 1) in quoted
    assert "willreplacethesignalbell" in under(page, LETTER_PDF, 1)

    page.get_by_role("link", name="Open on its own page").click()
    page.get_by_role("spinbutton").fill("2")
    page.keyboard.press("Enter")
    page.get_by_alt_text(re.compile("^Page 2 of")).wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_page_of_the_check_in_every_size_and_theme(visit: Visit, size: str, scheme: str) -> None:
    page = visit("/documents", size, scheme)
    page.get_by_text(re.compile(r"To check \(\d")).wait_for()
    settled(page)
    page.get_by_text("things to look at").last.click()
    page.locator("ol.strip").first.wait_for()
    page.locator("ol.strip").first.scroll_into_view_if_needed()
    picture(page, f"check-{size}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("button", name="Details").first.click()
    page.get_by_role("dialog").get_by_text("History", exact=True).wait_for()
    picture(page, f"details-{size}-{scheme}")


@pytest.mark.skipif(bool(ocr.missing()), reason="no OCR here: " + ocr.missing())
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_a_scan_is_shown_with_its_words(visit: Visit, size: str, scheme: str) -> None:
    page = visit("/", size, scheme)
    page.get_by_role("heading", name="Ask the documents").wait_for()
    ask(page, "Who will tell the pilots in writing?")
    page.locator('[class*="st-key-source-"] button, [class*="st-key-related-"] button').first.click()
    page.locator("figure.sheet #cited").wait_for()
    page.get_by_text("read by OCR with").first.wait_for()
    assert in_view(page)
    picture(page, f"scan-beside-{size}-{scheme}")
    page.get_by_role("link", name="Open on its own page").click()
    page.get_by_role("heading", level=1).wait_for()
    page.locator("figure.sheet #cited").wait_for()
    assert "pilots" in " ".join(page.locator(".beside mark.cited").all_inner_texts())
    assert in_view(page)
    picture(page, f"scan-{size}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_earlier_versions_are_in_reach(visit: Visit) -> None:
    page = visit()
    page.get_by_role("heading", name="Ask the documents").wait_for()
    page.get_by_role("button", name="Filters").click()
    page.get_by_text("Earlier versions too").click()
    page.keyboard.press("Escape")
    page.get_by_text("Searching earlier versions too").first.wait_for()
    ask(page, "How often will the keepers report to the council?")
    page.get_by_text("is an earlier version").first.wait_for()
    picture(page, "earlier")


def test_what_is_discarded_comes_back_to_be_checked(visit: Visit) -> None:
    page = visit("/documents")
    settled(page)
    page.get_by_role("button", name="Discard").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("You can bring it back for 30 days").wait_for()
    dialog.get_by_role("button", name="Discard", exact=True).click()
    page.get_by_text("was discarded. It will not be found again.").first.wait_for()
    settled(page)
    picture(page, "check-discarded")
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("is back.").first.wait_for()
    page.get_by_text(re.compile(r"To check \(\d\)")).first.wait_for()
