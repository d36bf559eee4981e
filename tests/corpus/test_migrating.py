"""A library of an earlier format opens, keeps what it holds, and can do what a new one can."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from corpus.errors import NotALibrary
from corpus.library import Library
from corpus.library.migrating import FIRST
from corpus.library.schema import SCHEMA, metadata
from corpus.library.seeing import Sight
from corpus.models import Firmness
from tests.corpus.stocked import LETTER, stock

_SINCE_4 = {"documents": ["collection"], "history": ["collection"]}
_SINCE_2 = {
    **_SINCE_4,
    "items": ["called", "paired", "positions", "said"],
    "commitments": ["firmness", "said"],
}
_SINCE_1 = {
    **_SINCE_2,
    "documents": ["waiting", "rules", "part_of", "collection"],
    "pages": ["doubt", "confidence"],
    "passages": ["speaker"],
    "history": ["detail", "collection"],
}
_SECOND = FIRST | {"originals", "boxes", "blocks", "papers", "corrections", "sketches"}


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A library's folder as the first Bywhen left it."""
    return as_it_was(tmp_path, 1, _SINCE_1, FIRST)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """The same of the second."""
    return as_it_was(tmp_path, 2, _SINCE_2, _SECOND)


@pytest.fixture
def fourth(tmp_path: Path) -> Path:
    """The same of the last one in which every document was open to everyone."""
    return as_it_was(tmp_path, 4, _SINCE_4, frozenset(metadata.tables) - {"removed"})


def as_it_was(folder: Path, schema: int, since: dict[str, list[str]], tables: frozenset[str]) -> Path:
    """A library's folder without the columns that came `since`, and with these tables only."""
    with Library.open(folder) as library:
        stock(library, "letter.txt")
    connection = sqlite3.connect(folder / "library.sqlite")
    for table, columns in since.items():
        for column in columns:
            connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    for name in metadata.tables.keys() - tables:
        connection.execute(f"DROP TABLE {name}")
    connection.execute("UPDATE library SET schema = ?", (schema,))
    connection.commit()
    connection.close()
    return folder


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


def test_the_register_of_the_second_format_is_read_without_what_it_never_kept(second: Path) -> None:
    with Library.open(second, create=False) as library:
        (document,) = library.documents()
        item = library.items()[0][1]
        assert (item.number, item.key, item.called, item.paired, item.positions, item.said) == (
            "1",
            f"{document.id}-{LETTER.index('The board should mend')}",
            "",
            "",
            (),
            (),
        )
        assert (item.commitments[0].firmness, item.commitments[0].said) == (Firmness.FIRM, ())
        assert library.original(document.id) == LETTER.encode()
        assert library.check() == []


@pytest.mark.parametrize("earlier", ["first", "second", "fourth"])
def test_its_documents_are_open_and_can_be_closed(earlier: str, request: pytest.FixtureRequest) -> None:
    with Library.open(request.getfixturevalue(earlier), create=False) as library:
        stranger = library.seen_by(Sight(frozenset()))
        (document,) = stranger.documents()
        assert [change.what for change in stranger.history()] == ["added"]
        library.put_into([document.id], "Hoard")
        assert stranger.documents() == stranger.history() == stranger.items() == []
        assert library.check() == []


@pytest.mark.parametrize("earlier", ["first", "second"])
def test_its_register_can_be_edited(earlier: str, request: pytest.FixtureRequest) -> None:
    with Library.open(request.getfixturevalue(earlier)) as library:
        (document,) = library.documents()
        key = library.items()[0][1].key
        library.edit_item(key, {"due": "2031-06-04", "verified": "done"})
        library.add_commitment(key, {"quote": "The board accepts this."})
        item = library.items(document.id)[0][1]
        assert (str(item.due), item.verified, len(item.commitments)) == ("2031-06-04", "done", 3)
        assert library.check() == []


def test_half_a_library_is_refused(first: Path) -> None:
    connection = sqlite3.connect(first / "library.sqlite")
    connection.execute("DROP TABLE items")
    connection.commit()
    connection.close()
    with pytest.raises(NotALibrary, match="not a whole library"):
        Library.open(first)
