"""Signing in for real, at a service on this machine: who may do and see what, in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.corpus.test_seeing import SECRET
from tests.ui.browsing import PATIENCE, SIZES, ask, picture, settled
from tests.ui.entering import PEOPLE, guarded
from tests.ui.sign_in_service import Service, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

Enter = Callable[..., "Page"]


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with serving(PEOPLE) as started:
        yield started


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, service: Service) -> Iterator[str]:
    with guarded(tmp_path_factory.mktemp("access"), service) as started:
        yield started


@pytest.fixture
def enter(browser: Browser, address: str) -> Iterator[Enter]:
    """A window of somebody's own, in which they have signed in at an address of the pages."""
    opened = []

    def entering(name: str, path: str = "/", size: str = "laptop", scheme: str = "light") -> Page:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(address + path)
        if name:
            page.get_by_role("button", name="Sign in").click()
            page.get_by_role("link", name=name).click()
            page.get_by_role("button", name="Sign in").wait_for(state="detached")
        return page

    yield entering
    for context in opened:
        context.close()


def test_nothing_is_shown_before_somebody_signs_in(enter: Enter) -> None:
    page = enter("", "/documents")
    page.get_by_role("heading", name="Sign in", level=1).wait_for()
    settled(page)
    words = page.locator("body").inner_text()
    assert "letter.txt" not in words and "Documents" not in words
    picture(page, "access-sign-in")


def test_an_address_is_come_back_to(enter: Enter) -> None:
    page = enter("Bo Reed", "/?q=By+when+will+the+north+light+be+mended")
    page.get_by_text("30 June").first.wait_for()
    assert "q=" in page.url


def test_who_may_not_come_in_is_told_so(enter: Enter) -> None:
    page = enter("Eve Stray")
    page.get_by_text("eve@elsewhere.example").first.wait_for()
    page.get_by_role("button", name="Sign in as somebody else").wait_for()
    picture(page, "access-not-allowed")


def test_a_reader_finds_nothing_of_a_closed_document(enter: Enter, address: str) -> None:
    page = enter("Bo Reed")
    ask(page, "By when will the galleon be raised?")
    assert "1 August 2031" not in page.locator("body").inner_text()
    page.goto(f"{address}/documents")
    page.get_by_text("letter.txt").first.wait_for()
    settled(page)
    words = page.locator("body").inner_text()
    assert "secret.txt" not in words and "Add documents" not in words
    picture(page, "access-reader-documents")
    page.goto(f"{address}/source?document={_id()}")
    page.get_by_text("This document is not in the library").first.wait_for()


def test_who_is_in_the_group_reads_it(enter: Enter, address: str) -> None:
    page = enter("Jo Marsh")
    ask(page, "By when will the galleon be raised?")
    page.get_by_text("1 August 2031").first.wait_for()
    page.goto(f"{address}/documents")
    page.get_by_text("Add documents").first.click()
    page.get_by_label("Who may see them").first.wait_for()
    settled(page)
    picture(page, "access-adding")
    page.goto(f"{address}/activity")
    page.get_by_text("Only an administrator may see what everyone did.").first.wait_for()


@pytest.mark.parametrize(
    ("size", "scheme"), [("laptop", "light"), ("laptop", "dark"), ("tablet", "light"), ("phone", "light")]
)
def test_an_administrator_sees_who_sees_what_and_what_was_done(
    size: str, scheme: str, enter: Enter, address: str
) -> None:
    page = enter("Ada Quill", size=size, scheme=scheme)
    page.get_by_role("button", name="Ada Quill").click()
    page.get_by_text("ada@harbour.example").first.wait_for()
    picture(page, f"access-account-{size}-{scheme}")
    page.get_by_role("link", name="Who sees what").click()
    page.get_by_text("Seen by the group “divers” and administrators.").first.wait_for()
    settled(page)
    picture(page, f"access-collections-{size}-{scheme}")
    page.goto(f"{address}/activity?words=secret")
    page.get_by_text("Collection changed").first.wait_for()
    settled(page)
    assert "letter.txt" not in page.locator(".history").first.inner_text()
    picture(page, f"access-activity-{size}-{scheme}")


def test_signing_out_ends_it_at_the_service_too(enter: Enter, service: Service, address: str) -> None:
    page = enter("Bo Reed")
    other = page.context.new_page()
    other.goto(address)
    other.get_by_role("button", name="Bo Reed").wait_for()
    settled(other)
    page.get_by_role("button", name="Bo Reed").click()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("heading", name="Sign in", level=1).wait_for()
    assert service.signed_out
    other.get_by_role("link", name="Documents", exact=True).first.click()  # in a window that was open all the while
    other.get_by_role("heading", name="Sign in", level=1).wait_for()
    assert "letter.txt" not in other.locator("body").inner_text()
    page.goto(f"{address}/documents")
    page.get_by_role("heading", name="Sign in", level=1).wait_for()


def _id() -> str:
    from hashlib import sha256

    return sha256(SECRET.encode()).hexdigest()[:12]
