"""A library of the first format opens, keeps what it holds, and can do what a new one can."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from corpus.errors import NotALibrary
from corpus.library import Library
from corpus.library.migrating import FIRST
from corpus.library.schema import SCHEMA, metadata
from tests.corpus.stocked import LETTER, stock

_SINCE = {
    "documents": ["waiting", "rules", "part_of"],
    "pages": ["doubt", "confidence"],
    "passages": ["speaker"],
    "history": ["detail"],
}


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A library's folder as the first Bywhen left it."""
    with Library.open(tmp_path) as library:
        stock(library, "letter.txt")
    connection = sqlite3.connect(tmp_path / "library.sqlite")
    for table, columns in _SINCE.items():
        for column in columns:
            connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    for name in metadata.tables.keys() - FIRST:
        connection.execute(f"DROP TABLE {name}")
    connection.execute("UPDATE library SET schema = 1")
    connection.commit()
    connection.close()
    return tmp_path


def test_what_it_holds_is_kept(first: Path) -> None:
    with Library.open(first, create=False) as library:
        (document,) = library.documents()
        assert (document.source, document.date, document.waiting, document.rules) == (
            "letter.txt",
            "2031-03-04",
            False,
            0,
        )
        assert library.text(document.id) == LETTER
        assert library.passages() and library.items()
        assert [change.what for change in library.history()] == ["added"]
        assert library.revision == 1
        assert library.check() == []


def test_what_it_never_kept_is_said_to_be_missing(first: Path) -> None:
    with Library.open(first) as library:
        (document,) = library.documents()
        assert library.original(document.id) is None
        assert library.without_original() == {document.id}
        assert library.blocks(document.id) == library.papers(document.id) == library.boxes(document.id, 1) == []
        assert library.sketches().keys() == {document.id}


def test_it_can_be_corrected_and_its_register_stays(first: Path) -> None:
    with Library.open(first) as library:
        (document,) = library.documents()
        items = library.items()
        library.correct(document.id, "date", "2031-04-04", reason="the stamp")
        assert library.documents()[0].date == "2031-04-04"
        assert library.items() == items


def test_it_is_migrated_once(first: Path) -> None:
    Library.open(first).close()
    connection = sqlite3.connect(first / "library.sqlite")
    assert connection.execute("SELECT schema FROM library").fetchall() == [(SCHEMA,)]
    connection.close()
    with Library.open(first) as library:
        assert len(library.documents()) == 1


def test_half_a_library_is_refused(first: Path) -> None:
    connection = sqlite3.connect(first / "library.sqlite")
    connection.execute("DROP TABLE items")
    connection.commit()
    connection.close()
    with pytest.raises(NotALibrary, match="not a whole library"):
        Library.open(first)
