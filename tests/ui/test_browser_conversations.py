"""Conversations in a real browser: kept over a restart, gone back to, judged, found, deleted and brought back."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.settings import Settings
from corpus.library import Library
from tests.ui.browsing import SIZES, Visit, ask, picture, settled
from tests.ui.fake_assistant import LETTER, PACK
from tests.ui.web_desk import put
from ui import serve

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

TRAINING = "By when will officers finish tide rescue training?"
CALLS = "Who will publish call times?"


@dataclass
class Server:
    """The pages over a library, on one port, to be stopped and started again."""

    library: Path
    port: int = field(default_factory=lambda: serve.free_port(18_600))
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            serve.command(serve.Listening(self.port)), env=serve.environment(Settings(self.library))
        )
        serve.wait_until_up(self.process, self.port)

    def stop(self) -> None:
        if self.process:
            serve.stop(self.process)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("kept") / "library")
    with Library.open(made.library) as library:
        put(library, "warden_letter.md", LETTER)
        put(library, "panel_pack.txt", PACK)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def address(server: Server) -> str:
    return f"http://{serve.HOST}:{server.port}"


def asked(visit: Visit, question: str = TRAINING) -> Page:
    page = visit()
    page.get_by_role("heading", name="Ask the documents").wait_for()
    ask(page, question)
    settled(page)
    return page


def kept_at(page: Page) -> str:
    """The address without the server, once it names the conversation."""
    page.wait_for_url(re.compile(r"conversation=\w+"))
    return page.url[page.url.index("/", len("http://")) :]


def test_it_goes_on_after_a_restart(visit: Visit, server: Server) -> None:
    page = asked(visit)
    page.get_by_role("radio", name="Thumbs down").last.click()
    page.get_by_text("Not what I asked").click()
    page.get_by_text("Kept.", exact=True).first.wait_for()
    picture(page, "opinion")
    where = kept_at(page)
    server.stop()
    server.start()

    again = visit(where)
    again.locator(".answer").wait_for()
    assert "31 August 2031" in again.locator(".answer").inner_text()
    assert again.get_by_role("radio", name="Thumbs down").last.get_attribute("aria-checked") == "true"
    ask(again, "and who will publish call times?")
    assert "Orla Fenwick" in again.locator(".answer").last.inner_text()
    assert kept_at(again).partition("&")[0] == where.partition("&")[0]


def test_what_was_typed_stays_while_an_answer_is_judged(visit: Visit) -> None:
    page = asked(visit)
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("and who pays for")
    page.get_by_role("radio", name="Thumbs up").last.click()
    page.get_by_text("Kept for the analysts").first.wait_for()
    assert box.input_value() == "and who pays for"
    box.press("End")
    box.press_sequentially(" it?")
    box.press("Enter")
    page.get_by_role("heading", name="and who pays for it?").wait_for()


def test_back_and_forward_in_the_browser(visit: Visit) -> None:
    page = asked(visit)
    page.locator("a.cite").first.click()
    page.locator("#cited").wait_for()
    page.wait_for_url(re.compile("document="))
    page.go_back()
    page.locator("#cited").wait_for(state="detached")
    page.locator(".answer").wait_for()
    page.go_forward()
    page.locator("#cited").wait_for()
    page.go_back()
    page.locator("#cited").wait_for(state="detached")
    page.go_back()
    page.get_by_text("Questions these documents can answer").first.wait_for()
    page.go_forward()
    page.locator(".answer").wait_for()


def test_a_link_works_for_somebody_else(visit: Visit) -> None:
    where = re.sub(r"conversation=\w+", "conversation=0123456789abcdef", kept_at(asked(visit)))
    page = visit(where)
    page.locator(".answer").wait_for()
    assert "31 August 2031" in page.locator(".answer").inner_text()
    assert "0123456789abcdef" not in kept_at(page)


def test_filters_survive_a_reload(visit: Visit) -> None:
    page = visit("/?kind=letter")
    page.get_by_text("Searching only: letter").first.wait_for()
    ask(page, TRAINING)
    settled(page)
    page.wait_for_url(re.compile("kind=letter"))
    page.reload()
    page.locator(".answer").wait_for()
    page.get_by_text("Searching only: letter").first.wait_for()


def test_what_to_ask_next(visit: Visit) -> None:
    page = asked(visit, "What should the harbour watch do about tide rescue?")
    page.get_by_role("heading", name=re.compile("You could ask")).wait_for()
    before = page.locator(".answer").count()
    page.locator('[class*="st-key-suggestion-"] button').first.click()
    page.locator(".answer").nth(before).wait_for()
    picture(page, "asked-next")


def test_conversations_are_found_deleted_and_brought_back(visit: Visit) -> None:
    asked(visit)
    asked(visit, "Who will publish call times every quarter?")
    page = visit("/conversations")
    page.get_by_role("heading", name="Conversations", level=1).wait_for()
    page.get_by_label("Find a conversation").fill("quarter publish")
    page.keyboard.press("Enter")
    page.get_by_text(re.compile(r"^\d+ of \d+ conversations\.$")).first.wait_for()
    page.wait_for_url(re.compile("find=quarter"))
    page.reload()
    page.get_by_role("link", name="Who will publish call times every quarter?").first.wait_for()
    page.get_by_role("button", name=re.compile("^Delete, ")).first.press("Enter")
    page.get_by_text("You can undo this for an hour").first.wait_for()
    picture(page, "conversations-delete")
    page.get_by_role("dialog").get_by_role("button", name="Delete").press("Enter")
    page.get_by_text("1 conversation deleted.").first.wait_for()
    page.get_by_role("button", name="Undo").press("Enter")
    page.get_by_text("1 conversation brought back.").first.wait_for()
    page.get_by_role("link", name="Who will publish call times every quarter?").first.click()
    page.locator(".answer").wait_for()
    assert "Orla Fenwick" in page.locator(".answer").inner_text()


@pytest.mark.parametrize("size", SIZES)
def test_what_readers_said(visit: Visit, size: str) -> None:
    page = asked(visit)
    page.get_by_role("radio", name="Thumbs down").first.click()  # of the first source
    page.get_by_text("Wrong date").click()
    page.get_by_label("In your words").fill("The annex says June.")
    page.keyboard.press("Enter")
    page.get_by_text("Kept.", exact=True).first.wait_for()
    page = visit("/conversations", size)
    page.get_by_role("link", name="What readers said of answers").click()
    page.get_by_role("heading", name="What readers said of answers", level=1).wait_for()
    page.get_by_text("“The annex says June.”").first.wait_for()
    settled(page)
    picture(page, f"feedback-{size}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    with page.expect_download() as taken:
        page.get_by_role("button", name="CSV").click()
    assert "The annex says June." in Path(taken.value.path()).read_text("utf-8-sig")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_size_and_theme(visit: Visit, size: str, scheme: str) -> None:
    page = visit("/conversations", size, scheme)
    page.get_by_role("heading", name="Conversations", level=1).wait_for()
    settled(page)
    if page.get_by_text("You have asked nothing yet").count():
        page.goto(page.url.replace("/conversations", "/?q=Who+will+publish+call+times%3F"))
        page.locator(".answer").wait_for()
        page.goto(page.url.partition("/?")[0] + "/conversations")
    page.get_by_role("heading", name="Today").wait_for()
    settled(page)
    picture(page, f"conversations-{size}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator('[class*="st-key-conversation-"] a').first.click()
    page.locator(".answer").wait_for()
    settled(page)
    page.get_by_text("Was this answer helpful?").last.scroll_into_view_if_needed()
    picture(page, f"answer-below-{size}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
