"""Handing on in a real browser: copied with citations, taken away as a file, at every width."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.library import Library
from tests.ui.browsing import SIZES, Visit, ask, picture, served, settled
from tests.ui.fake_assistant import LETTER, PACK
from tests.ui.web_desk import put

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

TRAINING = "By when will officers finish tide rescue training?"
CALLS = "Who will publish call times?"
QUOTE = "All 84 officers will finish tide rescue training by 31 August 2031."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("handed") / "library"
    with Library.open(made) as library:
        put(library, "warden_letter.md", LETTER)
        put(library, "panel_pack.txt", PACK)
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    yield from served(folder)


def asked(visit: Visit, size: str = "laptop", scheme: str = "light") -> Page:
    page = visit("/", size, scheme)
    page.get_by_role("heading", name="Ask the documents").wait_for()
    ask(page, TRAINING)
    settled(page)
    return page


def opened(page: Page) -> None:
    button = page.get_by_role("button", name="Hand on", exact=True).last
    button.evaluate("button => button.scrollIntoView({block: 'center'})")
    button.press("Enter")
    page.get_by_role("button", name="Copy with citations").wait_for()
    settled(page)


def test_an_answer_is_copied_as_text_and_as_html(visit: Visit) -> None:
    page = asked(visit)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("and who pays")
    opened(page)
    assert box.input_value() == "and who pays"
    page.get_by_role("button", name="Copy with citations").press("Enter")
    page.get_by_text("Copied, with its citations.").first.wait_for()
    copied = page.evaluate(
        """async () => {
             const [item] = await navigator.clipboard.read();
             const words = async (kind) => (await item.getType(kind)).text();
             return {text: await words("text/plain"), html: await words("text/html")};
           }"""
    )
    assert QUOTE in copied["text"]
    assert f"{page.url.split('/?')[0]}/source?document=" in copied["text"]
    assert "<blockquote>" in copied["html"]
    page.get_by_role("button", name="Copy the link").press("Enter")
    page.get_by_text("Link copied").first.wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(page.url.split("/?")[0] + "/?q=By+when")
    page.goto(link)
    page.locator(".answer").wait_for()


def test_where_a_browser_forbids_copying_the_text_is_shown(visit: Visit) -> None:
    page = asked(visit)
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(); document.execCommand = () => false; }")
    opened(page)
    page.get_by_role("button", name="Copy with citations").click()
    shown = page.get_by_label("Select all and copy")
    shown.wait_for()
    assert QUOTE in shown.input_value()


def test_over_plain_http_the_older_way_of_copying_serves(visit: Visit) -> None:
    page = asked(visit)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(); }")
    opened(page)
    page.get_by_role("button", name="Copy with citations").click()
    page.get_by_text("Copied, with its citations.").first.wait_for()
    assert QUOTE in page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize(("name", "begins"), [("Word", b"PK"), ("PDF", b"%PDF-"), ("Markdown", b"# By when")])
def test_an_answer_is_taken_away_as_a_file(visit: Visit, folder: Path, name: str, begins: bytes) -> None:
    page = asked(visit)
    opened(page)
    with page.expect_download() as coming:
        page.get_by_role("button", name=name).press("Enter")
    assert coming.value.suggested_filename.startswith("by-when-will-officers-finish-tide-rescue-training-")
    assert Path(coming.value.path()).read_bytes().startswith(begins)
    with Library.open(folder) as library:
        assert f"an answer: {name}, 1 quote" in {change.detail for change in library.history()}


def test_a_conversation_is_taken_away_whole(visit: Visit) -> None:
    page = asked(visit)
    assert page.get_by_role("button", name="Hand on all").count() == 0
    ask(page, CALLS)
    page.get_by_role("button", name="Hand on all").press("Enter")
    page.get_by_text("Save all 2 questions with their answers").first.wait_for()
    settled(page)
    picture(page, "hand-on-all")
    with page.expect_download() as coming:
        page.get_by_role("button", name="Markdown").press("Enter")
    words = Path(coming.value.path()).read_text("utf-8")
    assert TRAINING in words
    assert f"## {CALLS}" in words


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_size_and_theme(visit: Visit, size: str, scheme: str) -> None:
    page = asked(visit, size, scheme)
    opened(page)
    picture(page, f"hand-on-{size}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
