"""What analysts say in place of what was read: checked, kept beside it, and followed by the register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import CorrectionError, UnknownDocument
from corpus.library import Library
from corpus.library.corrections import KINDS, checked
from corpus.parsing import parsed_of
from tests.corpus.stocked import LETTER, stock


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


def first_due(library: Library, document: str) -> date | None:
    """By when the letter promises the light, which it prints without a year."""
    deadline = library.items(document)[0][1].commitments[0].deadline
    return deadline.due if deadline else None


@pytest.mark.parametrize(
    ("field", "value", "stored"),
    [
        ("date", "2031-03-05", "2031-03-05"),
        ("date", "20310305", "2031-03-05"),
        ("date", "", ""),
        ("kind", "minutes", "minutes"),
        ("author", "  Ines \n Tarrow ", "Ines Tarrow"),
        ("author", "", ""),
        ("language", "CY", "cy"),
    ],
)
def test_a_value_is_stored_in_its_own_form(field: str, value: str, stored: str) -> None:
    assert checked(field, value) == stored


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("date", "5 March 2031", "write it as 2031-03-31"),
        ("date", "2031-02-30", "no date"),
        ("kind", "sermon", "the kinds are: letter, "),
        ("kind", "", "every document has a kind"),
        ("title", " ", "every document has a title"),
        ("language", "Welsh", "two letters"),
        ("doubts", "none", "cannot be corrected"),
        ("title", "x" * 1001, "1001 characters"),
    ],
)
def test_a_value_that_cannot_be_is_refused(field: str, value: str, says: str) -> None:
    with pytest.raises(CorrectionError, match=says):
        checked(field, value)


def test_every_kind_can_be_given() -> None:
    assert [checked("kind", kind) for kind in KINDS] == list(KINDS)


def test_a_correction_counts_and_what_was_read_is_kept(library: Library) -> None:
    document = stock(library, "letter.txt")

    library.correct(document, "author", "Ines Tarrow", reason="signed for the clerk", who="A. Analyst")

    fact = library.document(document).description.author
    assert (fact.value, fact.by, fact.reason, fact.span) == ("Ines Tarrow", "A. Analyst", "signed for the clerk", None)
    assert library.machine(document).author.value == "Orla Fenwick"
    (made,) = library.corrections(document)
    assert (made.field, made.machine, made.value) == ("author", "Orla Fenwick", "Ines Tarrow")
    last = library.history(document)[-1]
    assert (last.what, last.by) == ("corrected", "A. Analyst")
    assert last.detail == "author: Orla Fenwick -> Ines Tarrow (signed for the clerk)"


def test_the_register_follows_a_corrected_date(library: Library) -> None:
    document = stock(library, "letter.txt")
    assert first_due(library, document) == date(2031, 6, 30)

    library.correct(document, "date", "2032-03-04")

    assert first_due(library, document) == date(2032, 6, 30)
    assert library.check() == []


def test_the_register_follows_a_corrected_kind(library: Library) -> None:
    document = stock(
        library, "note.txt", "Tide table\n\n4 March 2031\n\nThe warden will paint the buoys by 5 May 2031.\n"
    )
    library.correct(document, "kind", "letter")
    promised = [item for _, item in library.items(document)]
    library.correct(document, "kind", "action log")

    assert promised and promised[0].commitments[0].deadline
    assert promised[0].commitments[0].deadline.due == date(2031, 5, 5)
    assert library.items(document) == []


def test_undone_it_is_as_if_it_had_never_been(library: Library) -> None:
    document = stock(library, "letter.txt")
    before = library.document(document), library.items(document), library.passages(document)

    library.correct(document, "date", "2032-03-04")
    library.undo_correction(document, "date")

    assert (library.document(document), library.items(document), library.passages(document)) == before
    assert library.corrections() == []
    assert [change.what for change in library.history()] == ["added", "corrected", "correction undone"]


def test_correcting_again_takes_the_place_of_the_first(library: Library) -> None:
    document = stock(library, "letter.txt")
    for value in ("2032-01-01", "2032-02-02"):
        library.correct(document, "date", value)

    (made,) = library.corrections(document)
    assert (made.value, made.machine) == ("2032-02-02", "2031-03-04")


def test_several_are_made_or_none(library: Library) -> None:
    document = stock(library, "letter.txt")
    with pytest.raises(CorrectionError):
        library.correct_all(document, {"author": "Ines Tarrow", "date": "tomorrow"})

    assert library.corrections() == []
    assert library.revision == 1


def test_what_cannot_be_undone_is_said(library: Library) -> None:
    document = stock(library, "letter.txt")
    with pytest.raises(CorrectionError, match=r"the date of letter\.txt has not been corrected"):
        library.undo_correction(document, "date")
    with pytest.raises(UnknownDocument):
        library.correct("nothing", "date", "2031-01-01")
    assert library.revision == 1


def test_corrections_survive_reading_again(library: Library) -> None:
    document = stock(library, "letter.txt")
    library.correct(document, "date", "2032-03-04")
    items = library.items(document)

    library.reread(document, parsed_of(LETTER.encode(), "letter.txt"), rules=9)

    held = library.document(document)
    assert (held.date, held.rules) == ("2032-03-04", 9)
    assert library.items(document) == items
    assert library.original(document) == LETTER.encode()
    assert library.history()[-1].detail == "rules 1 -> 9"


def test_a_new_version_takes_over_what_was_read_alike(library: Library) -> None:
    old = stock(library, "letter.txt")
    library.correct_all(old, {"date": "2032-03-04", "author": "Ines Tarrow"}, who="A. Analyst")
    later = LETTER.replace("Orla Fenwick", "Tam Ostrow").replace("every month", "every week")

    new = stock(library, "letter.txt", later, supersedes=old)

    described = library.document(new).description
    assert (described.date.value, described.date.by) == ("2032-03-04", "A. Analyst")
    assert described.author.value == "Tam Ostrow"
    assert first_due(library, new) == first_due(library, old) == date(2032, 6, 30)


def test_removed_with_its_document(library: Library) -> None:
    document = stock(library, "letter.txt")
    library.correct(document, "date", "2032-03-04")
    library.remove(document)

    assert library.corrections() == []
    assert stock(library, "letter.txt") == document
    assert library.document(document).date == "2031-03-04"
