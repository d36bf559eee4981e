from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.library import Library
from tests.ui.browsing import ARGUMENTS, PATIENCE, SIZES, Visit
from tests.ui.command_line import Bywhen, letter, minutes

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def bywhen(tmp_path: Path) -> Bywhen:
    """The command over a library of two fictional documents."""
    with Library.open(tmp_path / "library") as library:
        for document, parsed in (letter(), minutes()):
            library.put(document, parsed)
    return Bywhen(tmp_path / "library")


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
