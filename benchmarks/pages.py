"""The pages in a browser beside a bare Streamlit page, an answer beside the same one in process, the first answer after
a start beside loading the model by itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from assistant.settings import DEFAULT_MODEL, Settings
from assistant.wiring import Assistant
from benchmarks.timing import Comparison, paired, timed
from index.weights import weights_of
from tests.ui.browsing import ARGUMENTS, PATIENCE
from ui import serve
from ui.shown.addresses import item_address
from ui.shown.places import Place

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

REPEATS, STARTS = 5, 3
_PORT = 18_900
_BARE = 'import streamlit as st\n\nst.title("Nothing else")\nst.chat_input("Nothing")\n'
_MODEL = "import sys; from sentence_transformers import SentenceTransformer as M; M(sys.argv[1]).encode('promised')"


def pages(assistant: Assistant) -> list[Comparison]:
    """Of a library with something to ask; empty where there is no Chromium."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("The pages were not timed: there is no Chromium here.")
        return []
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver, ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        browser = driver.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        stack.callback(browser.close)
        first = _starting(browser, assistant)
        ours = stack.enter_context(_served(*_ours(assistant.library.folder)))
        bare = stack.enter_context(_served(*_bare(Path(folder))))
        return [first, *_opening(browser, assistant, ours, bare), _answering(browser, ours, assistant)]


def _starting(browser: Browser, assistant: Assistant) -> Comparison:
    """From starting the pages until the first answer, to a question that is asked as soon as it can be typed."""
    question = assistant.suggestions()[0]

    def started() -> None:
        with _served(*_ours(assistant.library.folder)) as address, browser.new_context() as context:
            _answered(_opened(context.new_page(), address), question)()

    load = [sys.executable, "-c", _MODEL, str(weights_of(DEFAULT_MODEL).folder)]
    alone = partial(subprocess.run, load, check=True, capture_output=True)
    return Comparison(
        "the first answer after a start", *_beside(paired([(started, alone)] * STARTS), "loading the model by itself")
    )


def _opening(browser: Browser, assistant: Assistant, ours: str, bare: str) -> list[Comparison]:
    """Each page until it is drawn whole, in a new window of a browser that has seen it once."""
    with browser.new_context() as context:
        page = _opened(context.new_page(), ours)
        for question in assistant.suggestions()[:2]:
            _answered(page, question)()
        places = {**_addresses(assistant, ours), "a conversation of two questions": page.url}
        return [
            Comparison(what, *_beside(_visited(context, address, bare), "a bare Streamlit page"))
            for what, address in places.items()
        ]


def _addresses(assistant: Assistant, ours: str) -> dict[str, str]:
    """Each page, of the longest register where it is of a document, with where it is."""
    view = assistant.view()
    document, items = max(view.items.items(), key=lambda of: len(of[1]))
    span = items[0].spans[0]
    return {
        "the first page": ours,
        "Commitments": f"{ours}/commitments",
        "What changed": f"{ours}/changes",
        "Documents": f"{ours}/documents",
        "Conversations": f"{ours}/conversations",
        "an item": f"{ours}/{item_address(items[0].key)}",
        "a source": f"{ours}/{Place(document, span.start, span.end).address}",
    }


def _visited(context: BrowserContext, address: str, bare: str) -> tuple[float, float]:
    """The medians of opening one and the other."""

    def visit(where: str) -> None:
        page = context.new_page()
        _drawn(page, where)
        page.close()

    for where in (address, bare):
        visit(where)
    return paired([(partial(visit, address), partial(visit, bare))] * REPEATS)


def _answering(browser: Browser, ours: str, assistant: Assistant) -> Comparison:
    """From the question being sent until its first line is there, each in a conversation of its own."""
    context = browser.new_context()
    questions = assistant.suggestions()
    _answered(_opened(context.new_page(), ours), questions[0])()
    times = []
    for question in (questions * REPEATS)[:REPEATS]:
        page = _opened(context.new_page(), ours)
        times.append([timed(_answered(page, question)), timed(partial(assistant.ask, question))])
        page.close()
    context.close()
    return Comparison("an answer's first line on the page", *_medians(times, "the same answer in process"))


def _opened(page: Page, address: str) -> Page:
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    page.get_by_test_id("stChatInputTextArea").wait_for()
    return page


def _drawn(page: Page, address: str) -> None:
    """Until its script is done and nothing of it is loaded late."""
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.get_by_role("heading", level=1).first.wait_for(state="attached")
    page.locator('[data-test-script-state="notRunning"]').wait_for()
    page.wait_for_function("!document.querySelector('[data-testid=\"stSkeleton\"]')")


def _answered(page: Page, question: str) -> Callable[[], None]:
    """The question typed in: to be sent, until its answer's first line is there."""
    box, answers = page.get_by_test_id("stChatInputTextArea"), page.locator(".answer")
    before = answers.count()
    box.fill(question)

    def send() -> None:
        box.press("Enter")
        answers.nth(before).wait_for()

    return send


def _medians(times: Sequence[Sequence[float]], beside: str) -> tuple[float, str, float]:
    return _beside((median(ours for ours, _ in times), median(floor for _, floor in times)), beside)


def _beside(medians: tuple[float, float], words: str) -> tuple[float, str, float]:
    return medians[0], words, medians[1]


def _ours(library: Path) -> tuple[int, list[str], dict[str, str]]:
    port = serve.free_port(_PORT)
    return port, serve.command(serve.Listening(port)), serve.environment(Settings(library))


def _bare(folder: Path) -> tuple[int, list[str], dict[str, str]]:
    """A page with a title and a box, run with the same options."""
    script = folder / "bare.py"
    script.write_text(_BARE, "utf-8")
    port = serve.free_port(_PORT + 50)
    started = [sys.executable, "-m", "streamlit", "run", str(script), "--browser.gatherUsageStats=false"]
    return port, [*started, *serve.options(serve.Listening(port))], dict(os.environ)


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
    from assistant.wiring import open_assistant

    assistant = open_assistant(Settings(Path(sys.argv[1])))
    assistant.warm()
    for line in pages(assistant):
        print(line)


if __name__ == "__main__":
    main()
