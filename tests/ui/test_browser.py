"""The web pages end to end: the real app, the real Assistant and a real browser, over fictional documents."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.settings import Settings
from tests.ui.fake_assistant import LETTER, PACK
from ui import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

ARTEFACTS = Path(__file__).parent.parent / "artefacts"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SIZES = {"laptop": (1280, 900), "tablet": (820, 1100), "phone": (390, 800)}
PATIENCE = 60_000  # milliseconds: the first question loads the model
FILES = {"warden_letter.md": LETTER, "panel_pack.txt": PACK, "empty.txt": ""}
TRAINING = "By when will officers finish tide rescue training?"

Visit = Callable[..., "Page"]


def served(library: Path) -> Iterator[str]:
    """The pages over that library, as `bywhen serve` starts them."""
    port = serve.free_port(18_500)
    process = subprocess.Popen(serve.command(port), env=serve.environment(Settings(library)))
    try:
        serve.wait_until_up(process, port)
        yield f"http://{serve.HOST}:{port}"
    finally:
        serve.stop(process)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(tmp_path_factory.mktemp("pages") / "library")


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Open an address in a window of its own, which must ask nothing of any other machine."""
    opened, outside = [], []

    def visiting(path: str = "/", size: str = "laptop", scheme: str = "light") -> Page:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda asked: outside.append(asked.url) if not asked.url.startswith(local) else None)
        page.goto(address + path)
        return page

    local = (address, address.replace("http", "ws"), "data:", "blob:")
    yield visiting
    for context in opened:
        context.close()
    assert outside == []


@pytest.fixture
def stocked(visit: Visit, address: str) -> None:
    """The library with the two documents in it, whichever test comes first."""
    page = visit("/documents")
    page.get_by_role("heading", name="Documents").wait_for()
    page.get_by_text(re.compile(r"no documents yet|\d+ documents?\.")).first.wait_for()
    if page.get_by_text("no documents yet").count():
        add(page)


def add(page: Page) -> None:
    page.set_input_files(
        "input[type=file]",
        [{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in FILES.items()],
    )
    page.get_by_text("panel_pack.txt").wait_for()
    page.get_by_role("button", name="Add to the library").click()
    page.get_by_text("Adding 3 documents").wait_for()
    page.get_by_text("panel_pack.txt: Added").wait_for()


def ask(page: Page, question: str) -> None:
    """Type a question and wait for its answer to be there whole."""
    before = page.get_by_text("What was searched").count()
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")
    page.get_by_text("What was searched").nth(before).wait_for()


def picture(page: Page, name: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=ARTEFACTS / f"{name}.png", animations="disabled")


def in_view(page: Page) -> bool:
    return bool(
        page.locator("#cited").evaluate(
            """mark => new Promise(tell => new IntersectionObserver(
                 ([seen], watch) => { watch.disconnect(); tell(seen.isIntersecting) }).observe(mark))"""
        )
    )


def test_from_an_empty_library_to_a_link_that_lasts(visit: Visit) -> None:
    page = visit()
    page.get_by_text("There are no documents yet").wait_for()
    picture(page, "1-empty")
    add(page)
    page.get_by_text("empty.txt: Not added").wait_for()
    picture(page, "2-added")

    ask(page, TRAINING)
    answer = page.locator(".answer").last
    assert "31 August 2031" in answer.inner_text()
    page.get_by_text(re.compile("ound in the documents|The documents disagree")).wait_for()
    picture(page, "3-answer")

    answer.locator("a.cite").first.click()
    cited = page.locator("#cited")
    cited.wait_for()
    assert cited.inner_text() in answer.inner_text()
    assert in_view(page)
    picture(page, "4-source-beside")

    ask(page, "and who will publish call times?")
    assert "Orla Fenwick" in page.locator(".answer").last.inner_text()

    ask(page, "What does the observatory on the moon cost to heat?")
    assert page.locator(".answer").last.inner_text().startswith("Not in these documents")
    page.get_by_text("Related passages, not an answer").wait_for()
    picture(page, "5-declined")

    page.locator("a.cite").first.click()
    cited.wait_for()
    page.get_by_role("link", name="Open on its own page").click()
    page.get_by_role("heading", level=1).wait_for()
    words = cited.inner_text()
    assert re.search(r"/source\?document=\w+&start=\d+&end=\d+$", page.url)
    page.reload()
    cited.wait_for()
    assert cited.inner_text() == words
    assert in_view(page)
    picture(page, "6-source")


@pytest.mark.usefixtures("stocked")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_size_and_theme(visit: Visit, size: str, scheme: str) -> None:
    page = visit("/", size, scheme)
    page.get_by_role("heading", name="Ask the documents").wait_for()
    ask(page, TRAINING)
    picture(page, f"ask-{size}-{scheme}")
    page.locator("a.cite").first.click()
    page.locator("#cited").wait_for()
    assert in_view(page)
    picture(page, f"beside-{size}-{scheme}")
    page.get_by_role("link", name="Documents").filter(visible=True).last.click()
    page.get_by_text("2 documents.").wait_for()
    picture(page, f"documents-{size}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.usefixtures("stocked")
def test_sources_by_keyboard(visit: Visit) -> None:
    page = visit()
    page.get_by_role("heading", name="Ask the documents").wait_for()
    ask(page, TRAINING)
    page.locator("a.cite").first.focus()
    page.keyboard.press("Enter")
    page.get_by_text(re.compile(r"^1 of \d+$")).wait_for()
    page.keyboard.press("Alt+n")
    page.get_by_text(re.compile(r"^2 of \d+$")).wait_for()
    page.keyboard.press("Escape")
    page.locator("#cited").wait_for(state="detached")


@pytest.mark.usefixtures("stocked")
def test_a_shared_question_is_asked_again(visit: Visit) -> None:
    page = visit("/?q=Who+will+publish+call+times%3F")
    page.locator(".answer").wait_for()
    assert "Orla Fenwick" in page.locator(".answer").inner_text()


@pytest.mark.usefixtures("stocked")
def test_filters_are_in_reach_on_a_phone(visit: Visit) -> None:
    page = visit("/", "phone")
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("combobox", name="Documents").click()
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    page.get_by_text("Searching only: 1 document").wait_for()
    picture(page, "filters-phone")


@pytest.mark.usefixtures("stocked")
def test_a_removed_document_is_gone(visit: Visit) -> None:
    """Last: it leaves one document."""
    page = visit("/documents")
    page.get_by_role("button", name="Remove").first.click()
    page.get_by_text("will no longer be searched").wait_for()
    picture(page, "remove")
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    page.get_by_text("It will not be found again").wait_for()
    page.get_by_text("1 document.").wait_for()
