"""The pages in a browser: the first page beside a bare Streamlit page, an answer beside the same one in process."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from assistant.settings import Settings
from assistant.wiring import Assistant
from benchmarks.timing import Comparison, timed
from tests.ui.browsing import ARGUMENTS, PATIENCE
from ui import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REPEATS = 7
_PORT = 18_900
_BARE = 'import streamlit as st\n\nst.title("Nothing else")\nst.chat_input("Nothing")\n'


def pages(assistant: Assistant) -> list[Comparison]:
    """Of a library with something to ask; empty where there is no Chromium."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("The pages were not timed: there is no Chromium here.")
        return []
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver, ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        ours = stack.enter_context(_served(*_ours(assistant.library.folder)))
        bare = stack.enter_context(_served(*_bare(Path(folder))))
        browser = driver.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        stack.callback(browser.close)
        return [_opening(browser, ours, bare), _answering(browser, ours, assistant)]


def _opening(browser: Browser, ours: str, bare: str) -> Comparison:
    """Until the page can be read and typed into, in a new window of a browser that has seen it once."""
    context = browser.new_context()
    for address in (ours, bare):
        _opened(context.new_page(), address)
    times = [
        [timed(lambda a=address: _opened(context.new_page(), a)) for address in (ours, bare)] for _ in range(REPEATS)
    ]
    context.close()
    return Comparison("the first page", *_medians(times, "a bare Streamlit page"))


def _answering(browser: Browser, ours: str, assistant: Assistant) -> Comparison:
    """From the question being sent until its first line is there, each in a conversation of its own."""
    context = browser.new_context()
    questions = assistant.suggestions()
    _answered(_opened(context.new_page(), ours), questions[0])()
    times = []
    for question in (questions * REPEATS)[:REPEATS]:
        page = _opened(context.new_page(), ours)
        times.append([timed(_answered(page, question)), timed(lambda q=question: assistant.ask(q))])
        page.close()
    context.close()
    return Comparison("an answer's first line on the page", *_medians(times, "the same answer in process"))


def _opened(page: Page, address: str) -> Page:
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    page.get_by_test_id("stChatInputTextArea").wait_for()
    return page


def _answered(page: Page, question: str) -> Callable[[], None]:
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)

    def send() -> None:
        box.press("Enter")
        page.locator(".answer").wait_for()

    return send


def _medians(times: Sequence[Sequence[float]], beside: str) -> tuple[float, str, float]:
    return median(ours for ours, _ in times), beside, median(floor for _, floor in times)


def _ours(library: Path) -> tuple[int, list[str], dict[str, str]]:
    port = serve.free_port(_PORT)
    return port, serve.command(serve.Listening(port)), serve.environment(Settings(library))


def _bare(folder: Path) -> tuple[int, list[str], dict[str, str]]:
    """A page with a title and a box, run with the same options."""
    script = folder / "bare.py"
    script.write_text(_BARE, "utf-8")
    port = serve.free_port(_PORT + 50)
    fixed = serve.command(serve.Listening(port))
    app = next(n for n, word in enumerate(fixed) if word.endswith("app.py"))
    return port, [*fixed[:app], str(script), *fixed[app + 1 :], "--browser.gatherUsageStats=false"], dict(os.environ)


@contextmanager
def _served(port: int, command: list[str], environment: dict[str, str]) -> Iterator[str]:
    process = subprocess.Popen(command, env=environment)
    try:
        serve.wait_until_up(process, port)
        yield f"http://{serve.HOST}:{port}"
    finally:
        serve.stop(process)


def main() -> None:
    """`python -m benchmarks.pages LIBRARY`"""
    import sys

    from assistant.wiring import open_assistant

    assistant = open_assistant(Settings(Path(sys.argv[1])))
    assistant.warm()
    for line in pages(assistant):
        print(line)


if __name__ == "__main__":
    main()
