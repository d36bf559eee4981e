"""Every page and its states held to the rules of accessibility by axe: wide and narrow, light and dark, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import pytest

from corpus.library import Library
from tests.corpus.making import pdf, scan, words
from tests.corpus.stocked import LETTER
from tests.ui.browsing import SIZES, Visit, ask, no_serious_violation, served, settled
from tests.ui.test_web_item import ONE, REPLY
from tests.ui.web_desk import put

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

State = Callable[["Page"], None]
LOOKS = [("laptop", "light"), ("phone", "dark")]
MENDED = "By when will the north light be mended?"
ABSENT = "What does the observatory on the moon cost to heat?"
EMPTY = ["/", "/commitments", "/changes", "/documents", "/conversations", "/item", "/source", "/body", "/register"]


def pressed(name: str, page: Page) -> None:
    page.get_by_role("button", name=name).first.click()


def answered(question: str, page: Page) -> None:
    ask(page, question)


def beside(page: Page) -> None:
    answered(MENDED, page)
    page.locator("a.cite").first.click()
    page.locator("#cited").wait_for()


def why(page: Page) -> None:
    answered(MENDED, page)
    page.get_by_text("Why this answer").last.click()
    page.locator("ul.why").wait_for()


def judged(page: Page) -> None:
    answered(MENDED, page)
    page.get_by_role("radio", name="Thumbs down").last.click()
    page.get_by_text("Not what I asked").first.wait_for()


def handed(page: Page) -> None:
    answered(MENDED, page)
    pressed("Hand on", page)
    page.get_by_role("button", name="PDF").wait_for()


def filtered(page: Page) -> None:
    pressed("Filters", page)
    page.get_by_role("combobox", name=re.compile("Document|Kind")).first.wait_for()


def corrected(page: Page) -> None:
    pressed("Correct", page)
    page.get_by_role("textbox").last.wait_for()


def detailed(page: Page) -> None:
    pressed("Details", page)
    page.get_by_role("dialog").get_by_text("History", exact=True).wait_for()


def removing(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Remove, ")).first.click()
    page.get_by_role("dialog").wait_for()


def adding(page: Page) -> None:
    page.get_by_text("Add documents").first.click()
    page.locator("input[type=file]").wait_for(state="attached")


def item_source(page: Page) -> None:
    page.get_by_role("link", name="Show where it stands").first.click()
    page.locator("#cited").wait_for()


def read(page: Page) -> None:
    page.get_by_role("link", name="Read").first.click()
    page.locator(".source").wait_for()


def as_it_opens(_: Page) -> None:
    """Nothing is done to it."""


STATES: dict[str, tuple[str, State]] = {
    "ask": ("/", as_it_opens),
    "filters": ("/", filtered),
    "answer": ("/", partial(answered, MENDED)),
    "list": ("/", partial(answered, "Which commitments are overdue?")),
    "declined": ("/", partial(answered, ABSENT)),
    "why": ("/", why),
    "judged": ("/", judged),
    "handing on": ("/", handed),
    "source beside": ("/", beside),
    "commitments": ("/commitments", as_it_opens),
    "commitments by document": ("/commitments?group=document", as_it_opens),
    "commitments narrowed": ("/commitments?show=overdue", filtered),
    "no commitment": ("/commitments?words=nobodysaidthis", as_it_opens),
    "commitments handed on": ("/commitments", partial(pressed, "Hand on")),
    "item": ("/item?item={item}", as_it_opens),
    "item corrected": ("/item?item={item}", corrected),
    "item with its source": ("/item?item={item}", item_source),
    "body": ("/body?name=Warden+Hale", as_it_opens),
    "bodies": ("/body", as_it_opens),
    "register": ("/register?document={letter}", as_it_opens),
    "changes": ("/changes", as_it_opens),
    "changes since": ("/changes?since=2030-01-01", as_it_opens),
    "documents": ("/documents", as_it_opens),
    "adding": ("/documents", adding),
    "details": ("/documents", detailed),
    "removing": ("/documents", removing),
    "viewer": ("/documents", read),
    "scan": ("/source?document={pack}", as_it_opens),
    "conversations": ("/conversations", as_it_opens),
    "activity": ("/activity", as_it_opens),
    "feedback": ("/feedback", as_it_opens),
    "access": ("/access", as_it_opens),
    "no such item": ("/item?item=nothing-1", as_it_opens),
    "no such document": ("/source?document=nothing", as_it_opens),
}


@pytest.fixture(scope="module")
def ids() -> dict[str, str]:
    return {}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, ids: dict[str, str]) -> Iterator[str]:
    """A library with two letters, a paper with a page that is a picture, and one that waits to be checked."""
    folder = tmp_path_factory.mktemp("accessible") / "library"
    with Library.open(folder) as library:
        letter = put(library, "letter.txt", LETTER).id
        put(library, "reply.txt", REPLY)
        pack = put(library, "pack.pdf", pdf(words(LETTER.splitlines()), scan)).id
        put(library, "waiting.txt", LETTER.replace("every month", "each month"), waiting=True)
    ids.update(letter=letter, pack=pack, item=f"{letter}-{ONE}")
    yield from served(folder)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a library with nothing in it is served."""
    yield from served(tmp_path_factory.mktemp("bare") / "library")


def arrived(page: Page) -> None:
    page.get_by_role("heading", level=1).first.wait_for(state="attached")
    settled(page)


def look(page: Page, size: str, scheme: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.wait_for_function(f"getComputedStyle(document.querySelector('.stApp')).colorScheme === '{scheme}'")
    page.wait_for_function("document.getAnimations().every(one => one.playState === 'finished')")


@pytest.mark.parametrize("state", STATES)
def test_every_state_of_every_page(visit: Visit, ids: dict[str, str], state: str) -> None:
    path, reach = STATES[state]
    page = visit(path.format(**ids))
    arrived(page)
    reach(page)
    settled(page)
    for size, scheme in LOOKS:
        look(page, size, scheme)
        no_serious_violation(page)


def test_every_page_of_an_empty_library(browser: Browser, bare: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    for path in EMPTY:
        page.goto(bare + path)
        arrived(page)
        for size, scheme in LOOKS:
            look(page, size, scheme)
            no_serious_violation(page)
    page.close()
