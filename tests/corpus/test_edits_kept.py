"""What analysts said of the register outlives reading again, goes on to new versions, and can be taken back."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import CorrectionError, EditConflict
from corpus.library import Library
from corpus.parsing import parsed_of
from tests.corpus.editing import ANN, BEN, item_of, key_of, put_items, recommended, register, words
from tests.corpus.stocked import LETTER, stock

SHIFTED = LETTER.replace("Dear Warden", "Sent by boat\n\nDear Warden")
EELS = "The board should count the eels in the long pond."
LOG = "Mend the light now. Count the eels soon. Paint the quay red."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def letter(library: Library) -> str:
    return stock(library, "letter.txt")


def reread(library: Library, document: str, text: str) -> None:
    """As if the same file were read into another text by better rules."""
    library.reread(document, parsed_of(text.encode(), "letter.txt"), rules=9)


def lost(library: Library) -> list[str]:
    return [edit.deed.value for edit in library.unplaced()]


# Read again


def test_edits_follow_the_words_when_a_document_is_read_otherwise(library: Library, letter: str) -> None:
    one, two = key_of(library, letter, "1"), key_of(library, letter, "2")
    library.edit_item(one, {"due": "2031-06-04", "timescale": "by 30 June"}, ANN)
    library.edit_commitment(one, 1, {"status": "done"}, ANN)
    library.add_commitment(two, {"quote": "The eels were counted in 2030 by the keepers of the pond"}, ANN)
    library.add_item(letter, {"text": "The state of the north light", "kind": "priority", "number": "7"}, ANN)

    reread(library, letter, SHIFTED)

    first, second, added = (item_of(library, letter, number) for number in "127")
    assert first.key == f"{letter}-{SHIFTED.index('The board should mend')}" != one
    assert (first.due, first.commitments[0].status.value) == (date(2031, 6, 4), "done")
    assert dict(first.said)["timescale"].of(SHIFTED) == "by 30 June"
    assert second.commitments[0].span.of(SHIFTED) == "The eels were counted in 2030 by the keepers of the pond"
    assert added.key == f"{letter}-{SHIFTED.index('The state of')}"
    assert (lost(library), library.check()) == ([], [])


def test_a_rejected_item_stays_rejected_and_a_confirmed_one_confirmed(library: Library, letter: str) -> None:
    library.reject_item(key_of(library, letter, "2"), ANN)
    library.confirm_item(key_of(library, letter, "1"), ANN)

    reread(library, letter, SHIFTED)

    assert [item.number for _, item in library.items(letter)] == ["1"]
    assert library.edited(letter)[key_of(library, letter, "1")].confirmed


def test_a_confirmation_lapses_where_something_else_is_read_and_only_then(library: Library, letter: str) -> None:
    library.confirm_item(key_of(library, letter, "1"), ANN)

    reread(library, letter, LETTER.replace("by 30 June", "by 31 July"))
    (edited,) = library.edited(letter).values()
    assert edited.confirmed is None and edited.edits[0].lapsed

    reread(library, letter, LETTER)
    assert library.edited(letter)[key_of(library, letter, "1")].confirmed


def test_words_that_are_gone_are_shown_and_come_back(library: Library, letter: str) -> None:
    library.edit_item(key_of(library, letter, "2"), {"due": "2031-06-04"}, ANN)

    reread(library, letter, LETTER.replace(EELS, "Nothing is asked for here."))
    assert lost(library) == ["item edited"]
    assert library.unplaced(letter)[0].item.at.words == EELS
    assert library.check() == []

    reread(library, letter, SHIFTED)
    assert lost(library) == []
    assert item_of(library, letter, "2").due == date(2031, 6, 4)


def test_an_item_that_the_machine_finds_by_now_is_not_there_twice(library: Library) -> None:
    log = put_items(library, LOG, "Mend the light now.")
    key = library.add_item(log, {"text": "Paint the quay red", "kind": "priority", "number": "9"}, ANN)
    library.edit_item(key, {"due": "2031-06-04"}, BEN)

    put_items(library, LOG, "Mend the light now.", "Paint the quay red.")

    assert register(library, log) == ["recommendation: Mend the light now.", "priority 9: Paint the quay red"]
    edited = library.edited(log)[key]
    assert len(edited.read) == 1 and edited.item.due == date(2031, 6, 4)
    assert lost(library) == []


def test_a_commitment_that_the_machine_finds_by_now_is_not_there_twice(library: Library, letter: str) -> None:
    key = key_of(library, letter, "1")
    library.remove_commitment(key, 1, ANN)
    library.add_commitment(key, {"quote": "Warden Hale will mend the north light by 30 June", "by_whom": "Hale"}, ANN)
    library.undo_edit(key, 2)

    assert [made.by_whom for made in item_of(library, letter, "1").commitments][:1] == ["Hale"]
    assert len(item_of(library, letter, "1").commitments) == 2


def test_items_merged_by_an_analyst_may_be_read_as_one_later(library: Library) -> None:
    log = put_items(library, LOG, "Mend the light now.", "Count the eels soon.")
    first, second = (item.key for _, item in library.items(log))
    library.merge_items(first, [second], ANN)
    library.edit_item(first, {"number": "1"}, ANN)
    once = register(library, log)

    put_items(library, LOG, "Mend the light now. Count the eels soon.")
    assert register(library, log) == once == ["recommendation 1: Mend the light now. Count the eels soon."]
    assert lost(library) == []

    put_items(
        library,
        "Foreword. " + LOG,
        *(recommended("Foreword. " + LOG, w) for w in ("Mend the light now.", "Count the eels soon.")),
    )
    assert register(library, log) == once


def test_an_item_split_by_an_analyst_may_be_read_as_two_later(library: Library) -> None:
    log = put_items(library, LOG, "Mend the light now. Count the eels soon.")
    made = library.split_item(library.items(log)[0][1].key, "Count the eels", {"number": "2"}, ANN)
    library.edit_item(made, {"due": "2031-06-04"}, BEN)
    two = ["recommendation: Mend the light now.", "recommendation 2: Count the eels soon."]
    assert register(library, log) == two

    moved = "Foreword. " + LOG
    put_items(library, moved, recommended(moved, "Mend the light now. Count the eels soon."))
    assert register(library, log) == two

    put_items(library, moved, *(recommended(moved, asked) for asked in ("Mend the light now.", "Count the eels soon.")))
    assert [w.replace(" 2", "") for w in two] == register(library, log)
    assert [item.due for _, item in library.items(log)] == [None, date(2031, 6, 4)]
    assert lost(library) == []


# Facts of the document


def test_edits_are_kept_when_a_corrected_fact_changes_the_register(library: Library) -> None:
    text = "Tide table\n\n4 March 2031\n\nThe warden will paint the buoys by 5 May.\n"
    document = stock(library, "note.txt", text)
    library.correct(document, "kind", "letter")
    ((_, item),) = library.items(document)
    library.edit_item(item.key, {"number": "A"}, ANN)

    library.correct(document, "kind", "action log")
    assert (library.items(document), lost(library)) == ([], ["item edited"])

    library.correct(document, "kind", "letter")
    library.correct(document, "date", "2032-03-04")
    item = item_of(library, document, "A")
    assert item.commitments[0].deadline and item.commitments[0].deadline.due == date(2032, 5, 5)
    assert (lost(library), library.check()) == ([], [])


# New versions


def test_a_new_version_takes_over_what_has_the_same_words(library: Library, letter: str) -> None:
    library.edit_item(key_of(library, letter, "1"), {"due": "2031-06-04"}, ANN)
    library.edit_item(key_of(library, letter, "2"), {"due": "2031-07-05"}, ANN)
    library.edit_item(key_of(library, letter, "2"), {"number": "two"}, ANN)
    library.undo_edit(key_of(library, letter, "two"))

    new = stock(library, "letter.txt", SHIFTED.replace(EELS, "The board should see to all eels."), supersedes=letter)

    assert item_of(library, new, "1").due == date(2031, 6, 4)
    assert [edit.who for edit in library.edited(new)[key_of(library, new, "1")].edits] == ["Ann Lyst"]
    assert [(edit.document, edit.values) for edit in library.unplaced()] == [(new, {"due": "2031-07-05"})]
    assert item_of(library, letter, "2").due == date(2031, 7, 5)
    assert library.check() == []


def test_a_version_that_comes_into_its_own_later_takes_them_over_once(library: Library, letter: str) -> None:
    library.edit_item(key_of(library, letter, "1"), {"due": "2031-06-04"}, ANN)
    new = stock(library, "later.txt", SHIFTED)
    assert item_of(library, new, "1").due is None

    library.supersede(letter, new)
    assert item_of(library, new, "1").due == date(2031, 6, 4)
    library.undo_edit(key_of(library, new, "1"))
    library.supersede(letter, "")
    library.supersede(letter, new)

    assert item_of(library, new, "1").due is None
    assert len(library.edits(new)) == 2


# Removed


def test_nothing_of_a_removed_document_is_kept(library: Library, letter: str, tmp_path: Path) -> None:
    library.edit_item(key_of(library, letter, "1"), {"list": "The state of the north light", "due": "2031-06-04"}, ANN)
    library.remove(letter)

    assert (library.edits(), library.edited(), library.check()) == ([], {}, [])
    library.close()
    data = b"".join(path.read_bytes() for path in (tmp_path / "library").iterdir())
    assert b"The state of the north light" not in data
    with Library.open(tmp_path / "library") as again:
        assert stock(again, "letter.txt") == letter
        assert item_of(again, letter, "1").due is None


# Undone


def test_undone_it_is_as_if_it_had_never_been(library: Library, letter: str) -> None:
    before = library.items(letter), library.passages(letter)
    one, two = key_of(library, letter, "1"), key_of(library, letter, "2")
    library.edit_item(one, {"text": "mend the north light"}, ANN)
    library.merge_items(one, [two], ANN)

    library.undo_edit(one, signed=BEN)
    library.undo_edit(one, signed=BEN)

    assert (library.items(letter), library.passages(letter)) == before
    assert [change.what for change in library.history()][1:] == [
        "item edited",
        "items merged",
        "edit undone",
        "edit undone",
    ]
    assert len(library.edits(letter)) == 4
    with pytest.raises(CorrectionError, match="nothing was done to"):
        library.undo_edit(one)


def test_what_was_undone_comes_back_when_that_is_undone(library: Library, letter: str) -> None:
    key = key_of(library, letter, "1")
    library.edit_item(key, {"due": "2031-06-04"}, ANN)
    library.undo_edit(key)
    (undoing,) = [edit.number for edit in library.edits(letter) if edit.undoes]

    library.undo_edit(key, undoing)

    assert item_of(library, letter, "1").due == date(2031, 6, 4)
    with pytest.raises(CorrectionError, match="was undone already"):
        library.undo_edit(key, undoing)


def test_what_later_edits_build_on_is_not_undone_unless_they_are_too(library: Library, letter: str) -> None:
    added = library.add_item(letter, {"text": "The state of the north light", "kind": "priority", "number": "7"}, ANN)
    library.edit_item(added, {"due": "2031-06-04"}, BEN)
    library.merge_items(key_of(library, letter, "1"), [added], BEN)
    library.edit_item(key_of(library, letter, "2"), {"due": "2031-07-05"}, BEN)

    with pytest.raises(EditConflict, match=r"later edits build on edit 2: 3 \(item edited by Ben Check .*; 4 \(items"):
        library.undo_edit(added, 2)
    assert library.undo_edit(added, 2, with_later=True) == [2, 3, 4]

    assert len(register(library, letter)) == 2
    assert item_of(library, letter, "2").due == date(2031, 7, 5)


def test_an_edit_below_others_is_undone_by_its_number(library: Library, letter: str) -> None:
    key = key_of(library, letter, "1")
    library.edit_item(key, {"due": "2031-06-04"}, ANN)
    library.edit_item(key, {"addressed_to": "Hale"}, ANN)

    library.undo_edit(key, 2)

    item = item_of(library, letter, "1")
    assert (item.due, item.addressed_to) == (None, "Hale")
    with pytest.raises(CorrectionError, match="there is no edit 99"):
        library.undo_edit(key, 99)


# Two analysts


def test_what_another_changed_meanwhile_is_not_overwritten(library: Library, letter: str) -> None:
    key, seen = key_of(library, letter, "1"), library.revision
    library.edit_item(key, {"due": "2031-06-04"}, replace(ANN, seen=seen))

    library.edit_item(key, {"addressed_to": "Hale"}, replace(BEN, seen=seen))
    with pytest.raises(EditConflict, match=r"not as you saw it: item edited by Ann Lyst .*bywhen item show"):
        library.edit_item(key, {"due": "2031-07-05"}, replace(BEN, seen=seen))
    with pytest.raises(EditConflict):
        library.confirm_item(key, replace(BEN, seen=seen))

    assert item_of(library, letter, "1").due == date(2031, 6, 4)
    assert library.edit_item(key, {"due": "2031-07-05"}, replace(BEN, seen=library.revision))


def test_two_at_once_both_stand(library: Library, letter: str) -> None:
    key = key_of(library, letter, "1")

    def correct(number: int) -> None:
        library.add_item(letter, {"text": said[number], "kind": "priority", "number": str(number)}, ANN)
        library.edit_item(key, {"called": f"by {number}"}, ANN)

    said = ["Office of the Harbour Board", "The state of the north light", "and there were 412 of them"]
    threads = [threading.Thread(target=correct, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(register(library, letter)) == 5
    assert len({edit.number for edit in library.edits()}) == 6
    assert library.check() == []


# Checked


def test_a_pointer_that_was_moved_is_found_by_the_check(library: Library, letter: str, tmp_path: Path) -> None:
    library.edit_item(key_of(library, letter, "1"), {"timescale": "by 30 June"}, ANN)
    connection = sqlite3.connect(tmp_path / "library" / "library.sqlite")
    connection.execute("""UPDATE edits SET body = replace(body, '["by 30 June"]', '["by 31 July"]')""")
    connection.commit()
    connection.close()

    assert library.check() == ["letter.txt: edit 2 points to other words than its own"]


def test_the_words_of_an_edited_item_are_the_documents(library: Library, letter: str) -> None:
    library.edit_item(key_of(library, letter, "1"), {"text": "mend the north light"}, ANN)
    assert words(library, item_of(library, letter, "1")) == "mend the north light"
