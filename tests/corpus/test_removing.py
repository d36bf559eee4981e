"""A document that was removed and is kept for a while: nowhere to be found, and brought back as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import NotAllowed, UnknownDocument, VersionError
from corpus.library import Library
from corpus.library.deeds import Signed
from corpus.library.removing import KEPT
from corpus.library.seeing import Sight
from corpus.models import LinkKind
from tests.corpus.stocked import LETTER, stock

ANN = Signed("Ann Quill", "the cover says so")
LATER = LETTER.replace("month", "week")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A letter, its newer version with corrections of all kinds, and another letter that it is linked to."""
    with Library.open(tmp_path / "library") as made:
        old = stock(made, "letter.txt")
        new = stock(made, "letter.txt", LATER, supersedes=old)
        other = stock(made, "other.txt", LETTER.replace("eels", "herons").replace("light", "pier"))
        made.correct(new, "author", "Odo Fenwright", reason="the letterhead says so", who="Jo Marsh")
        keys = {document: item.key for document, item in made.items()}
        made.edit_item(keys[new], {"due": "2031-08-02"}, ANN)
        made.add_link(LinkKind.SAME, (keys[new], -1), (keys[other], -1), ANN)
        yield made


@pytest.fixture
def letter(library: Library) -> str:
    return next(d.id for d in library.documents() if d.source == "letter.txt")


def all_of(library: Library, document: str) -> list[Any]:
    """Whatever the library says of a document."""
    return [
        library.documents(superseded=True, waiting=True),
        library.text(document),
        library.original(document),
        library.machine(document),
        library.blocks(document),
        library.papers(document),
        library.boxes(document, 1),
        library.passages(superseded=True),
        library.items(superseded=True),
        library.machine_items(superseded=True),
        library.edited(),
        library.edits(),
        library.verdicts(),
        library.corrections(),
        library.sketches(),
        library.without_original(),
    ]


def test_it_comes_back_as_it_was(library: Library, letter: str) -> None:
    before = all_of(library, letter)
    library.remove(letter, who="Jo Marsh", keep=True)
    library.bring_back(letter, who="Ann Quill")
    assert all_of(library, letter) == before
    assert library.removed() == []
    assert library.check() == []
    last = [(change.what, change.document, change.by) for change in library.history()[-2:]]
    assert last == [("removed", letter, "Jo Marsh"), ("brought back", letter, "Ann Quill")]


READS: dict[str, Callable[[Library], object]] = {
    "documents": lambda library: library.documents(superseded=True, waiting=True),
    "passages": lambda library: library.passages(superseded=True),
    "items": lambda library: library.items(superseded=True),
    "edits": lambda library: library.edits(),
    "verdicts": lambda library: library.verdicts(),
    "corrections": lambda library: library.corrections(),
    "sketches": lambda library: list(library.sketches()),
}


@pytest.mark.parametrize("name", READS)
def test_meanwhile_it_is_in_no_list(library: Library, letter: str, name: str) -> None:
    assert letter in repr(READS[name](library))
    library.remove(letter, keep=True)
    left = [d for d in library.documents(superseded=True) if d.superseded_by == letter]
    assert repr(READS[name](library)).count(letter) == (len(left) if name == "documents" else 0)


def test_meanwhile_nothing_reads_it(library: Library, letter: str) -> None:
    library.remove(letter, keep=True)
    for read in (library.document, library.text, library.machine, lambda one: library.entry(f"{one}-100")):
        with pytest.raises(UnknownDocument):
            read(letter)
    assert library.original(letter) is None
    assert library.blocks(letter) == library.passages(letter) == library.items(letter) == []
    assert "week" not in repr([library.passages(superseded=True), library.items(superseded=True)])
    assert not any(b"every week" in file.read_bytes() for file in library.folder.glob("library.sqlite*"))


def test_it_is_listed_with_who_removed_it_and_how_long_it_is_kept(library: Library, letter: str) -> None:
    library.remove(letter, who="Jo Marsh", keep=True)
    (gone,) = library.removed()
    assert (gone.document, gone.source, gone.title) == (letter, "letter.txt", "The state of the north light")
    assert (gone.date, gone.by) == ("2031-03-04", "Jo Marsh")
    assert timedelta(days=29) < gone.until - datetime.now(UTC) <= KEPT


def test_earlier_versions_stay_earlier_ones_and_are_replaced_again(library: Library, letter: str) -> None:
    newest = stock(library, "letter.txt", LETTER.replace("month", "day"), supersedes=letter)
    library.remove(letter, keep=True)
    (old,) = [d for d in library.documents(superseded=True) if d.superseded_by]
    assert old.superseded_by == newest
    library.bring_back(letter)
    assert {d.id: d.superseded_by for d in library.documents(superseded=True) if d.superseded_by} == {
        old.id: letter,
        letter: newest,
    }
    assert library.check() == []


def test_a_link_to_what_is_gone_for_good_is_not_brought_back(library: Library, letter: str) -> None:
    assert library.verdicts()
    library.remove(letter, keep=True)
    library.remove(library.document("other.txt").id)
    library.bring_back(letter)
    assert library.verdicts() == []
    assert library.check() == []


def test_added_again_it_cannot_be_brought_back_over_itself(library: Library, letter: str) -> None:
    library.remove(letter, keep=True)
    stock(library, "letter.txt", LATER)
    assert library.removed() == []
    with pytest.raises(VersionError, match="added again"):
        library.bring_back(letter)


@pytest.mark.parametrize("how", ["asked", "expired"])
def test_deleted_for_good_it_leaves_its_line_in_the_history(library: Library, letter: str, how: str) -> None:
    library.remove(letter, keep=True)
    before = library.revision
    if how == "asked":
        library.delete_removed([letter], who="Jo Marsh")
    else:
        library.expire(datetime.now(UTC) + KEPT - timedelta(hours=1))
        assert library.removed()
        library.expire(datetime.now(UTC) + KEPT + timedelta(hours=1))
    assert library.removed() == []
    assert library.revision == before
    assert library.check() == []
    (last,) = library.history()[-1:]
    by = "Jo Marsh" if how == "asked" else "Bywhen"
    assert (last.what, last.document, last.by) == ("deleted for good", letter, by)
    with pytest.raises(UnknownDocument, match="add the file again"):
        library.bring_back(letter)


def test_while_another_is_writing_nothing_is_waited_for(library: Library, letter: str) -> None:
    library.remove(letter, keep=True)
    late = datetime.now(UTC) + KEPT + timedelta(hours=1)
    with Library.open(library.folder) as other, library.writing():
        other.expire(late)
        assert library.removed()
    library.expire(late)
    assert library.removed() == []


def test_what_waits_is_discarded_and_waits_again_when_it_is_brought_back(library: Library) -> None:
    waiting = stock(library, "draft.txt", LETTER.replace("eels", "gulls"), waiting=True)
    before = all_of(library, waiting)
    library.remove(waiting, keep=True)
    assert library.history()[-1].what == "discarded"
    assert [one.document for one in library.removed()] == [waiting]
    library.bring_back(waiting)
    assert all_of(library, waiting) == before
    assert library.document(waiting).waiting


@pytest.mark.parametrize("first", [0, 1], ids=["the first removed", "the last removed"])
@pytest.mark.parametrize("back", [0, 1], ids=["the first back", "the last back"])
def test_what_was_said_of_a_link_outlives_both_of_its_documents(library: Library, first: int, back: int) -> None:
    (said,) = library.verdicts()
    ends = (said.earlier.document, said.later.document)
    for one in (ends[first], ends[not first]):
        library.remove(one, keep=True)
    assert library.verdicts() == []
    for one in (ends[back], ends[not back]):
        library.bring_back(one)
    assert library.verdicts() == [said]
    assert library.check() == []


def test_it_goes_back_and_forth_between_them(library: Library) -> None:
    (said,) = library.verdicts()
    one, other = said.earlier.document, said.later.document
    library.remove(one, keep=True)
    library.remove(other, keep=True)
    library.bring_back(one)
    library.remove(one, keep=True)
    library.bring_back(other)
    assert library.verdicts() == []
    library.bring_back(one)
    assert library.verdicts() == [said]


def test_what_was_said_of_a_link_goes_with_a_document_that_is_deleted(library: Library) -> None:
    (said,) = library.verdicts()
    library.remove(said.earlier.document, keep=True)
    library.remove(said.later.document, keep=True)
    library.delete_removed([said.later.document])
    library.bring_back(said.earlier.document)
    assert library.verdicts() == []
    assert library.check() == []


# Whoever may not see it, or change anything


def test_a_closed_one_is_hidden_when_it_is_removed_too(library: Library, letter: str) -> None:
    library.put_into([letter], "Hoard")
    library.remove(letter, keep=True)
    theirs = library.seen_by(Sight(frozenset(), "Bo Reed"))
    assert theirs.removed() == []
    for change in (theirs.bring_back, lambda one: theirs.delete_removed([one])):
        with pytest.raises(UnknownDocument):
            change(letter)
    library.bring_back(letter)
    assert library.document(letter).collection == "Hoard"
    library.remove(letter, keep=True)
    library.delete_removed([letter])
    assert [one for one in theirs.history() if one.document == letter] == []
    assert library.history()[-1].document == letter


def test_it_comes_back_as_closed_as_its_versions_are_by_now(library: Library, letter: str) -> None:
    old = next(d.id for d in library.documents(superseded=True) if d.superseded_by == letter)
    library.remove(letter, keep=True)
    library.put_into([old], "Hoard")
    library.bring_back(letter)
    assert library.document(letter).collection == "Hoard"


def test_a_reader_brings_nothing_back_and_deletes_nothing(library: Library, letter: str) -> None:
    library.remove(letter, keep=True)
    reader = library.seen_by(Sight(None, "Bo Reed", changes=False))
    for change in (reader.bring_back, lambda one: reader.delete_removed([one])):
        with pytest.raises(NotAllowed):
            change(letter)
    assert library.removed()
