"""Links that are kept: of one revision of the library and of nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from corpus.library import Library
from corpus.library.folder import FILE, LOCK
from corpus.library.verdicts import Judgement
from corpus.models import Difference, Link, LinkEnd, LinkKind
from tests.corpus.editing import ANN, put_items, recommended

ASKED = "The board should mend the north light. The board should count the eels."
LATER = "Asked to mend the light at the north mole: it was mended in May."
BASIS = "these rules, this model"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        put_items(opened, ASKED, *ASKED.split(". ")[:1], source="asked.txt")
        asked = recommended(LATER, "Asked to mend the light at the north mole", "it was mended in May")
        put_items(opened, LATER, asked, source="later.txt")
        yield opened


@pytest.fixture
def link(library: Library) -> Link:
    earlier, later = (library.end_of(item.key) for _, item in library.items())
    change = Difference("status", "promised", "done")
    return Link(LinkKind.CHANGED, earlier, later, 1 / 3, "alike in words", (change,))


def keep(library: Library, *found: Link) -> None:
    library.keep_links(found, library.revision, BASIS)


def kept(library: Library, basis: str = BASIS) -> tuple[Link, ...] | None:
    return library.kept_links(library.revision, basis)


def test_they_come_back_as_they_were_and_change_nothing(library: Library, link: Link) -> None:
    before, history = library.revision, library.history()
    gone = Link(LinkKind.GONE, link.earlier, LinkEnd(link.later.document, "", ()), 0.5, "no longer listed")
    keep(library, link, gone)
    assert kept(library) == (link, gone)
    assert (library.revision, library.history(), library.check()) == (before, history, [])
    with Library.open(library.folder) as another:
        assert kept(another) == (link, gone)


def test_that_there_are_none_is_kept_too(library: Library) -> None:
    assert kept(library) is None
    keep(library)
    assert kept(library) == ()


def test_what_follows_from_something_else_is_not_theirs(library: Library, link: Link) -> None:
    keep(library, link)
    assert kept(library, "other rules") is None
    library.keep_links((), library.revision, "other rules")
    assert kept(library) is None
    assert kept(library, "other rules") == ()


CHANGES: dict[str, Callable[[Library, Link], object]] = {
    "a document added": lambda library, _: put_items(library, "The weir should be mended.", source="weir.txt"),
    "a document removed": lambda library, link: library.remove(link.later.document),
    "a document corrected": lambda library, link: library.correct(link.later.document, "date", "2031-04-04"),
    "a newer version": lambda library, link: library.supersede(link.earlier.document, by=link.later.document),
    "an item edited": lambda library, link: library.edit_item(link.later.item, {"due": "2031-06-04"}),
    "an item rejected": lambda library, link: library.reject_item(link.later.item, ANN),
    "a verdict": lambda library, link: library.judge_link(link, Judgement.REJECTED, ANN),
    "a link added": lambda library, link: library.add_link(
        LinkKind.SAME, (link.earlier.item, -1), (link.later.item, -1)
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_forgets_them(change: str, library: Library, link: Link) -> None:
    keep(library, link)
    before = library.revision
    CHANGES[change](library, link)
    assert library.revision > before
    assert kept(library) is None
    assert library.kept_links(before, BASIS) is None
    assert rows(library) == []


def test_those_of_an_earlier_revision_are_not_kept(library: Library, link: Link) -> None:
    before = library.revision
    library.correct(link.later.document, "date", "2031-04-04")
    library.keep_links((link,), before, BASIS)
    assert rows(library) == []


def test_nobody_waits_to_keep_them(library: Library, link: Link) -> None:
    with FileLock(library.folder / LOCK):  # another Bywhen is adding
        keep(library, link)
    assert kept(library) is None


def test_what_cannot_be_read_is_found_again(library: Library, link: Link) -> None:
    keep(library, link)
    with sqlite3.connect(library.folder / FILE) as connection:
        connection.execute("UPDATE links SET body = ?", (b"\x93\x01",))
    connection.close()
    assert kept(library) is None
    keep(library, link)
    assert kept(library) == (link,)


def rows(library: Library) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(library.folder / FILE)
    try:
        return connection.execute("SELECT * FROM links").fetchall()
    finally:
        connection.close()
