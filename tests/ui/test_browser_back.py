"""Back and Forward in a real browser: one press for each thing that the reader did, and what was shown then."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.library import Library
from tests.corpus.stocked import LETTER
from tests.ui.browsing import Visit, ask, served, settled
from tests.ui.test_web_item import ONE, REPLY
from tests.ui.web_desk import put

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

SHOWN = """() => [
  location.pathname + location.search,
  document.querySelector("h1")?.innerText,
  document.title,
  document.querySelector("#cited")?.innerText ?? "",
  document.querySelectorAll("table.register tr, article.held").length,
  [...document.querySelectorAll(".stMain input[type=text]")].map((box) => box.checkVisibility() && box.value),
].map(String)"""
AT_LAST = f"""async (wanted) => {{
  const shown = {SHOWN};
  const until = performance.now() + 20_000;
  const isRunning = () => !document.querySelector('[data-test-script-state="notRunning"]');
  while ((isRunning() || String(shown()) !== String(wanted)) && performance.now() < until)
    await new Promise(requestAnimationFrame);
  return shown();
}}"""
"""What is shown once that is what is wanted; what is shown in its place after 20 seconds."""
LIGHT, EELS = "When will the north light be mended?", "How many eels were counted in 2030?"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("back") / "library"
    with Library.open(folder) as library:
        first = put(library, "letter.txt", LETTER).id
        put(library, "reply.txt", REPLY)
    return folder, first


@pytest.fixture(scope="module")
def address(held: tuple[Path, str]) -> Iterator[str]:
    yield from served(held[0])


@dataclass
class Walk:
    """What was shown after each thing that the reader did, to be gone back and forward through."""

    page: Page
    been: list[list[str]] = field(default_factory=list)

    def did(self, *there: Callable[[], object]) -> None:
        """Wait until what it led to is `there`, and keep what is shown; it is one step in the history."""
        for wait in there:
            wait()
        settled(self.page)
        self.been.append(self.page.evaluate(SHOWN))
        assert self.page.evaluate("history.length") == self.first + len(self.been) - 1, self.been[-1]

    def begin(self, there: Callable[[], object]) -> None:
        there()
        settled(self.page)
        self.first = int(self.page.evaluate("history.length"))
        self.did(there)

    def back_and_forward(self) -> None:
        for shown in self.been[-2::-1]:
            self.page.go_back()
            self._is(shown)
        for shown in self.been[1:]:
            self.page.go_forward()
            self._is(shown)

    def _is(self, shown: list[str]) -> None:
        assert self.page.evaluate(AT_LAST, shown) == shown


def heading(page: Page, words: str) -> Callable[[], object]:
    return lambda: page.get_by_role("heading", level=1, name=words, exact=True).wait_for()


def at(page: Page, address: str) -> Callable[[], object]:
    return lambda: page.wait_for_url(re.compile(address))


def go(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).filter(visible=True).first.click()


def test_on_ask(visit: Visit) -> None:
    page = visit()
    walk = Walk(page)
    cited = page.locator("#cited")
    walk.begin(lambda: page.get_by_text("Questions these documents can answer").first.wait_for())
    ask(page, LIGHT)
    walk.did(at(page, "conversation="))
    page.locator(".answer a.cite").first.click()
    walk.did(at(page, "document="), lambda: cited.wait_for())
    page.keyboard.press("Escape")
    walk.did(at(page, r"mended%3F$"), lambda: cited.wait_for(state="detached"))
    ask(page, EELS)
    walk.did(at(page, "q=How"))
    go(page, "Commitments")
    walk.did(heading(page, "Commitments"))
    go(page, "Ask")
    walk.did(at(page, "q=How"), lambda: page.locator(".answer").first.wait_for())
    page.get_by_role("button", name="New conversation").click()
    walk.did(lambda: page.get_by_text("Questions these documents can answer").first.wait_for())
    # the tab is called by the question that the conversation is read at, and the page has scrolled to it
    walk.back_and_forward()


def test_a_question_of_before_is_scrolled_to(visit: Visit) -> None:
    page = visit()
    ask(page, LIGHT)
    ask(page, EELS)
    settled(page)
    page.go_back()
    page.wait_for_url(re.compile("q=When"))
    first = page.get_by_role("heading", name=LIGHT)
    page.wait_for_function("head => head.getBoundingClientRect().top > 0", arg=first.element_handle())
    assert page.locator(".answer").count() == 2


def test_on_commitments_and_an_item_with_its_source(visit: Visit, held: tuple[Path, str]) -> None:
    page = visit("/commitments")
    walk = Walk(page)
    cited = page.locator("#cited")
    walk.begin(heading(page, "Commitments"))
    box = page.get_by_role("textbox", name="Find words")
    box.fill("light")
    box.press("Enter")
    walk.did(at(page, r"words=light$"))
    page.get_by_role("button", name=re.compile("past their date|past its date")).first.click()
    walk.did(at(page, r"show=overdue"))
    page.get_by_role("button", name=re.compile("everything", re.IGNORECASE)).first.click()
    walk.did(at(page, r"words=light$"))
    page.locator(f'table.register a[href="item?item={held[1]}-{ONE}"]').first.click()
    walk.did(lambda: page.get_by_role("heading", name="What was asked").wait_for())
    page.get_by_role("link", name="Show where it stands").first.click()
    walk.did(lambda: cited.wait_for())
    page.keyboard.press("Alt+n")
    walk.did(lambda: page.get_by_text(re.compile(r"^2 of \d+$")).first.wait_for())
    page.keyboard.press("Escape")
    walk.did(lambda: cited.wait_for(state="detached"))
    go(page, "Documents")
    walk.did(heading(page, "Documents"))
    go(page, "Commitments")  # as it was left
    walk.did(heading(page, "Commitments"), at(page, "words=light"))
    walk.back_and_forward()


def test_on_documents_and_in_one(visit: Visit) -> None:
    page = visit("/documents")
    walk = Walk(page)
    walk.begin(heading(page, "Documents"))
    box = page.get_by_role("textbox", name="Find a document")
    box.fill("reply")
    box.press("Enter")
    walk.did(at(page, "words=reply"))
    page.locator("article.held h3 a").first.click()
    walk.did(lambda: page.get_by_role("textbox", name="Find in this document").wait_for())
    find = page.get_by_role("textbox", name="Find in this document")
    find.fill("board")
    find.press("Enter")
    walk.did(at(page, "match=1"))
    page.keyboard.press("Alt+ArrowDown")
    walk.did(at(page, "match=2"))
    go(page, "Conversations")
    walk.did(heading(page, "Conversations"))
    go(page, "What changed")
    walk.did(heading(page, "What changed"))
    walk.back_and_forward()


def test_a_bound_filter_is_a_step_too(visit: Visit) -> None:
    page = visit()
    ask(page, LIGHT)
    go(page, "Conversations")
    walk = Walk(page)
    walk.begin(heading(page, "Conversations"))
    box = page.get_by_label("Find a conversation")
    box.fill("north")
    box.press("Enter")
    walk.did(at(page, "find=north"))
    page.get_by_role("link", name=LIGHT).first.click()
    walk.did(lambda: page.locator(".answer").wait_for())
    walk.back_and_forward()
