"""The web pages in a real browser: what the tests that drive one share."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.settings import Settings
from tests.ui.paused import WAITS_FOR
from ui import serve

if TYPE_CHECKING:
    from playwright.sync_api import Page

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
GRAVE = ("serious", "critical")
HEADINGS = ("heading-order", "page-has-heading-one", "empty-heading")  # lesser ones that screen readers go by
PATIENCE = 60_000  # milliseconds: the first question loads the model

Visit = Callable[..., "Page"]


def served(library: Path, paused: Path | None = None) -> Iterator[str]:
    """The pages over that library, as `bywhen serve` starts them; `paused`: not ready for questions while it exists."""
    port = serve.free_port(18_500)
    command, environment = serve.command(serve.Listening(port)), serve.environment(Settings(library))
    if paused:
        command[command.index("ui.web")] = "tests.ui.paused"
        environment[WAITS_FOR] = str(paused)
    process = subprocess.Popen(command, env=environment)
    try:
        serve.wait_until_up(process, port)
        yield f"http://{serve.HOST}:{port}"
    finally:
        serve.stop(process)


def ask(page: Page, question: str) -> None:
    """Type a question and wait for its answer to be there whole."""
    before = page.get_by_text("Why this answer").count()
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")
    page.get_by_text("Why this answer").nth(before).wait_for()


def picture(page: Page, name: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=ARTEFACTS / f"{name}.png", animations="disabled")


def settled(page: Page) -> None:
    """Wait until the page has been drawn whole, its look and what is loaded late with it, and nothing moves."""
    page.locator('[data-test-script-state="notRunning"]').wait_for()
    page.wait_for_function(
        """() => !document.querySelector('[data-testid="stSkeleton"]')
             && getComputedStyle(document.querySelector(".stApp")).getPropertyValue("--quiet")
             && !document.getAnimations().some(one => one.playState === "running"
                                                      && one.effect?.getComputedTiming().endTime !== Infinity)"""
    )


def no_serious_violation(page: Page) -> None:
    """Hold the page, as it is drawn now, to axe's rules: whatever is broken is named, with where and how to mend it."""
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate(Axe().axe_script)
    found = page.evaluate("axe.run({resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})")
    broken = [
        f"{rule['id']} ({rule['impact']}): {node['html'][:200]}\n    {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
        if rule["impact"] in GRAVE or (rule["id"] in HEADINGS and not _is_of_a_document(node["html"]))
    ]
    assert not broken, "\n".join([page.url, *broken])


def _is_of_a_document(heading: str) -> bool:
    """Whether it is a heading inside a document that is shown, which go as far down as the document has them."""
    return heading.startswith(("<h4", "<h5", "<h6"))


def in_view(page: Page) -> bool:
    return bool(
        page.locator("#cited").evaluate(
            """mark => new Promise(tell => new IntersectionObserver(
                 ([seen], watch) => { watch.disconnect(); tell(seen.isIntersecting) }).observe(mark))"""
        )
    )
