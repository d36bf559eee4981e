"""What a library keeps of a document beside its text: the file itself, its layout, where its words are printed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from corpus.boxes import packed
from corpus.library import Library
from corpus.models import Box, Description, Document, Fact, PackPaper, Page, Parsed, Reading, Span
from corpus.parsing import parsed_of
from tests.corpus.stocked import LETTER, stock

TEXT = "Lamps lit.\n\nEels sold."
PAGES = (Page(1, Span(0, 10)), Page(2, Span(12, 22), doubt="faint", confidence=0.5), Page(3, Span(22, 22), "", False))
BOXES = (Box(Span(0, 5), 10, 20, 30.5, 40), Box(Span(12, 16), 1, 2, 3, 4.25))
DATA = b"%PDF-1.7 of lamps"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


def put(library: Library, original: bytes | None = DATA) -> str:
    digest = sha256(DATA).hexdigest()
    document = Document(digest[:12], "lamps.pdf", "pdf", digest, Description(), PAGES, length=len(TEXT))
    reading = Reading(TEXT, "pdf", PAGES, boxes=(packed(BOXES[:1], 0), packed(BOXES[1:], 12), b""))
    paper = PackPaper(Span(12, 22), "4b", title=Fact("Eels", Span(12, 16)))
    library.put(document, Parsed(reading, Description(), papers=(paper,)), original=original)
    return document.id


def test_the_file_is_kept_byte_for_byte(library: Library) -> None:
    document = put(library)
    assert library.original(document) == DATA
    assert library.original("nothing") is None
    assert library.without_original() == set()


def test_boxes_come_back_for_their_page(library: Library) -> None:
    document = put(library)
    assert library.boxes(document, 1) == [BOXES[0]]
    assert library.boxes(document, 2) == [BOXES[1]]
    assert library.boxes(document, 3) == library.boxes(document, 9) == library.boxes("nothing", 1) == []


def test_pages_papers_and_blocks_come_back(library: Library) -> None:
    document = put(library)
    letter = stock(library, "letter.txt")

    assert library.document(document).pages == PAGES
    assert [(paper.item, paper.title.value) for paper in library.papers(document)] == [("4b", "Eels")]
    assert tuple(library.blocks(letter)) == parsed_of(LETTER.encode(), "letter.txt").blocks
    assert library.papers(letter) == []


def test_put_again_without_the_file_keeps_it(library: Library) -> None:
    put(library)
    document = put(library, original=None)
    assert library.original(document) == DATA
    assert len(library.boxes(document, 1)) == 1


def test_a_removed_document_leaves_nothing(library: Library) -> None:
    document = put(library)
    library.remove(document)

    library.close()
    connection = sqlite3.connect(library.folder / "library.sqlite")
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    left = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}
    connection.close()
    assert {name for name, count in left.items() if count} == {"library", "history"}
    assert not any(DATA in file.read_bytes() for file in library.folder.glob("library.sqlite*"))


def test_a_file_that_was_damaged_is_named(library: Library) -> None:
    put(library)
    assert library.check() == []
    connection = sqlite3.connect(library.folder / "library.sqlite")
    connection.execute("UPDATE originals SET data = x'00'")
    connection.commit()
    connection.close()

    (found,) = library.check()
    assert found.startswith("lamps.pdf: the file that is kept of it is damaged")


# What is removed leaves no trace but its line in the history


def traces(library: Library, words: str = "Orla Fenwick") -> list[str]:
    """The files of the library that hold the words still."""
    return sorted(path.name for path in library.folder.glob("library.sqlite*") if words.encode() in path.read_bytes())


@pytest.mark.parametrize("waiting", [False, True])
def test_removed_words_are_wiped_while_another_has_the_library_open(library: Library, waiting: bool) -> None:
    letter = stock(library, "letter.txt", waiting=waiting)
    with Library.open(library.folder) as other:
        assert other.text(letter) == LETTER
        assert traces(library)

        library.remove(letter)

        assert traces(library) == []
        assert [change.what for change in other.history()][-1] == ("discarded" if waiting else "removed")


@pytest.mark.parametrize("then", ["change", "close"])
def test_while_another_reads_they_are_wiped_later(library: Library, then: str) -> None:
    letter = stock(library, "letter.txt")
    reader = sqlite3.connect(library.folder / "library.sqlite")
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM documents").fetchall()

    library.remove(letter)
    assert library.documents() == []
    assert traces(library)
    reader.rollback()
    if then == "change":
        put(library)
    else:
        library.close()

    assert traces(library) == []
    reader.close()
