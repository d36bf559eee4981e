"""Whole tasks in a real browser of two who only read: a panel member before a meeting, staff asked what was promised.

Every word that a page quotes is held against the documents, and every file that is taken against the page.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document as WordFile
from openpyxl import load_workbook

from corpus.library import Library
from tests.ui.browsing import PATIENCE, Visit, ask, in_view, picture, served, settled
from tests.ui.web_desk import put

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

LETTER = """# OFFICE OF THE WARDEN OF BRINDLEMERE

12 May 2021

Dear Chief Inspector

**SUBJECT: Inspection of the harbour watch**

Thank you for your report on the harbour watch. I answer its recommendations in turn.

**Recommendation 1 - The harbour watch should train every officer in tide rescue.**

The harbour watch accepts this. Captain Ebba Thorne will train all 84 officers in tide rescue by 31 August 2021.

**Recommendation 2 - The harbour watch should mend the lamp of the north light.**

The harbour watch accepts this. Keeper Ansel Roe will mend the lamp of the north light by 30 June 2021.

**Recommendation 3 - The harbour watch should publish its call times every quarter.**

The harbour watch accepts this in part. Superintendent Orla Fenwick will publish call times by 1 July 2099.

Yours sincerely

Ines Tarrow
Warden of Brindlemere
"""
PAPER = """# OFFICE OF THE WARDEN OF BRINDLEMERE

3 November 2021

Progress on the inspection of the harbour watch: a paper for the panel

**Recommendation 1 - The harbour watch should train every officer in tide rescue.**

79 of the 84 officers have been trained in tide rescue. Captain Ebba Thorne will train the other five by 31 May 2022.

**Recommendation 2 - The harbour watch should mend the lamp of the north light.**

Keeper Ansel Roe mended the lamp of the north light on 2 July 2021.

**Recommendation 3 - The harbour watch should publish its call times every quarter.**

The tables for the call times are being drawn up.
"""
WORDS = " ".join(re.sub(r"[*#]", "", f"{LETTER} {PAPER}").split())
PAST = "/commitments?words=tide+rescue&show=overdue"
PROMISE = "Captain Ebba Thorne will train all 84 officers in tide rescue by 31 August 2021."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("readers") / "library"
    with Library.open(made) as library:
        put(library, "warden_letter.md", LETTER)
        put(library, "panel_paper.md", PAPER)
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    yield from served(folder)


def test_a_panel_member_finds_what_is_late_and_what_became_of_it(
    visit: Visit, browser: Browser, folder: Path, tmp_path: Path
) -> None:
    page = arrived(visit("/commitments"))
    many = page.get_by_role("button", name="past their date")
    many.click()
    page.wait_for_url("**/commitments?show=overdue")
    settled(page)
    assert len(lines(page)) == int(re.sub(r"\D", "", many.inner_text()))
    late = lines(arrived(visit(PAST)))
    assert [line for line in late if PROMISE in line]

    page = arrived(visit(PAST))
    page.locator("table.register tr", has_text=PROMISE).locator('a[href*="item?item="]').first.click()
    page.get_by_role("heading", name="Recommendation 1", level=1).wait_for()
    settled(page)
    every_quote_stands_in_the_documents(page, '[class*="st-key-step-"]')
    item = path_of(page)
    along_the_chain(page)
    where_names_lead(page)
    what_changed(visit)
    what_is_taken(arrived(visit(PAST)), late, tmp_path)
    for again in served(folder):
        later = fresh(browser, f"{again}{item}")
        later.get_by_role("heading", name="Recommendation 1", level=1).wait_for()
        later.goto(f"{again}{PAST}")
        later.locator("table.register tbody tr").first.wait_for()
        assert lines(arrived(later)) == late
        later.context.close()


def along_the_chain(page: Page) -> None:
    """Each link of it by keyboard, with the words marked and in sight."""
    page.get_by_role("link", name="Show where it stands").first.focus()
    page.keyboard.press("Enter")
    place = page.get_by_text(re.compile(r"^\d+ of \d+$"))
    place.wait_for()
    number, many = map(int, place.inner_text().split(" of "))
    while True:
        page.locator("#cited").wait_for()
        settled(page)
        assert flat(page.locator("mark.cited").all_inner_texts()) in WORDS
        assert in_view(page)
        if number == many:
            break
        number += 1
        page.keyboard.press("Alt+n")
        page.get_by_text(f"{number} of {many}", exact=True).first.wait_for()
    picture(page, "walk-panel-chain")
    page.keyboard.press("Escape")
    page.locator("#cited").wait_for(state="detached")
    settled(page)


def where_names_lead(page: Page) -> None:
    """To the page of who is to do it, and to the document's own register."""
    page.get_by_role("link", name="Captain Ebba Thorne", exact=True).first.click()
    page.get_by_role("heading", name="Captain Ebba Thorne", level=1).wait_for()
    page.get_by_role("heading", name=re.compile("Past its date")).wait_for()
    settled(page)
    picture(page, "walk-panel-body")
    page.go_back()
    page.get_by_role("heading", name="Recommendation 1", level=1).wait_for()
    settled(page)
    page.locator('[data-testid="stMain"] a[href*="register?document="]').first.click()
    page.get_by_role("heading", name="Its register").wait_for()
    settled(page)
    assert len(lines(page)) >= 3


def what_changed(visit: Visit) -> None:
    page = arrived(visit("/changes?since=2021-06-01"))
    page.get_by_role("heading", name="Now said to be done").wait_for()
    assert "Keeper Ansel Roe mended the lamp of the north light on 2 July 2021." in page.locator("body").inner_text()
    page.get_by_text("I last looked", exact=True).click()
    page.get_by_role("button", name="Mark as read").click()
    page.get_by_text("Marked as read").first.wait_for()
    arrived(page).reload()
    page.get_by_text("Nothing changed since").first.wait_for()


def what_is_taken(page: Page, late: list[str], folder: Path) -> None:
    """A table and a spreadsheet with the quotes of the page, and no other."""
    table = taken(page, "Table (CSV)", folder)
    with table.open(encoding="utf-8-sig", newline="") as file:
        promised = [row["commitment_quote"] for row in csv.DictReader(file) if row["commitment_quote"]]
    book = load_workbook(taken(page, "Spreadsheet (Excel)", folder))["Commitments"]
    head, *rows = book.iter_rows(values_only=True)
    assert sorted(promised) == sorted(str(row[head.index("Commitment")]) for row in rows)
    assert all(any(quote in line for line in late) for quote in promised)
    assert all(any(quote in line for quote in promised) for line in late)


def test_staff_are_asked_what_was_promised(visit: Visit, browser: Browser, folder: Path, tmp_path: Path) -> None:
    page = arrived(visit())
    ask(page, "WHAT WAS PROMISED ON TIDE RESCUE?")
    ask(page, "and by when?")
    settled(page)
    picture(page, "walk-staff-asked")
    for answer in page.locator(".answer").all_inner_texts():
        assert PROMISE in answer
        assert "north light" not in answer  # another promise of the same letter
    every_quote_stands_in_the_documents(page, ".answer")
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("has the north light been mended?")
    box.press("Enter")
    box.fill("who is Ansel Roe?")  # before the answer is there
    box.press("Enter")
    page.locator(".answer").nth(3).wait_for()
    settled(page)
    assert page.locator(".answer").count() == 4
    assert "Understood as" not in page.get_by_test_id("stChatMessage").last.inner_text()
    beside(page)

    ask(page, "what was said about ice skating lessons?")
    page.get_by_text("Related passages, not an answer").first.wait_for()
    thumbs(page)
    settled(page)
    kept = path_of(page)
    shown = page.locator(".answer").all_inner_texts()
    word = WordFile(str(taken(page, "Word", tmp_path, button="Hand on all")))
    said = " ".join(paragraph.text for paragraph in word.paragraphs)
    assert all(quote in said for answer in shown for quote in re.findall(r"“[^”]+”", answer))
    for again in served(folder):
        later = fresh(browser, f"{again}{kept}")
        later.locator(".answer").nth(4).wait_for()
        settled(later)
        assert later.locator(".answer").all_inner_texts() == shown
        assert later.get_by_role("radio", name="Thumbs down").last.get_attribute("aria-checked") == "true"
        later.context.close()


def beside(page: Page) -> None:
    """The source of an answer beside it, and words looked for in it."""
    page.locator(".answer").nth(2).locator("a.cite").first.click()
    page.locator("#cited", has_text="Keeper Ansel Roe").wait_for()
    settled(page)
    assert in_view(page)
    found = page.get_by_role("textbox", name="Find in this document")
    found.fill("call times")
    found.press("Enter")
    page.get_by_text(re.compile(r"^Match 1 of \d$")).first.wait_for()
    settled(page)
    picture(page, "walk-staff-found")
    page.get_by_role("button", name="Close", exact=True).click()
    page.locator("#cited").wait_for(state="detached")
    settled(page)


def thumbs(page: Page) -> None:
    """Down, for one reason and then for another."""
    page.get_by_role("radio", name="Thumbs down").last.click()
    page.get_by_text("Not what I asked").click()
    page.get_by_text("Kept.", exact=True).first.wait_for()
    settled(page)
    page.get_by_text("Quote misleading").click()
    settled(page)


def arrived(page: Page) -> Page:
    page.get_by_role("heading", level=1).wait_for()
    settled(page)
    return page


def fresh(browser: Browser, where: str) -> Page:
    page = browser.new_context(reduced_motion="reduce").new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(where)
    return page


def lines(page: Page) -> list[str]:
    return [" ".join(line.split()) for line in page.locator("table.register tbody tr").all_inner_texts()]


def every_quote_stands_in_the_documents(page: Page, where: str) -> None:
    quotes = [flat([one]) for one in page.locator(where).locator("blockquote").all_inner_texts()]
    assert quotes
    assert [one for one in quotes if one not in WORDS] == []


def flat(said: list[str]) -> str:
    """Words as they stand in a document: without quotation marks, numbers of sources, and breaks of lines."""
    return " ".join(re.sub(r"\[\d+\]|[“”]", "", " ".join(said)).split())


def taken(page: Page, kind: str, folder: Path, button: str = "Hand on") -> Path:
    page.get_by_role("button", name=button, exact=True).last.press("Enter")
    there = page.get_by_role("button", name=kind)
    there.wait_for()
    settled(page)
    with page.expect_download() as coming:
        there.press("Enter")
    saved = folder / coming.value.suggested_filename
    coming.value.save_as(saved)
    page.keyboard.press("Escape")
    there.wait_for(state="hidden")
    return saved


def path_of(page: Page) -> str:
    """The address without the server."""
    return page.url[page.url.index("/", len("http://")) :]
