"""What a reader may not see is in no query of the library that is opened for them, and they change nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import CorrectionError, NotAllowed, UnknownDocument
from corpus.library import Library
from corpus.library.deeds import Signed
from corpus.library.seeing import Sight
from corpus.models import Document, LinkKind
from corpus.parsing import parsed_of
from tests.corpus.stocked import LETTER, stock

SECRET = """Office of the Harbour Board
Quay House, Ravenshoe

9 May 2031

Dear Warden

SUBJECT: The sunken galleon

Recommendation 1
The board should raise the galleon Perpetua before anyone hears of it.

The board accepts this. Diver Ulric Vane will raise the galleon by 1 August 2031.

Yours sincerely

Orla Fenwick
Clerk to the Board
"""
ANALYST = Sight(frozenset(), "Jo Marsh (jo@harbour.example)")
WORDS = ("galleon", "Perpetua", "Ulric", "secret", "Hoard")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An open letter and a closed one, with everything that a document can have in a library."""
    with Library.open(tmp_path / "library") as whole:
        open_one = stock(whole, "letter.txt")
        closed = stock(whole, "secret.txt", SECRET)
        stock(whole, "later.txt", LETTER.replace("three months", "three weeks"), waiting=True)
        keys = {document: item.key for document, item in whole.items()}
        whole.correct(closed, "author", "Ulric Vane", reason="he says so")
        whole.edit_item(keys[closed], {"due": "2031-08-02"}, Signed("Jo Marsh", "the galleon is heavy"))
        whole.add_link(LinkKind.SAME, (keys[open_one], -1), (keys[closed], -1), Signed("Jo Marsh"))
        whole.put_into([closed], "Hoard", who="Ada Quill")
        yield whole


@pytest.fixture
def closed(library: Library) -> Document:
    return library.document("secret.txt")


@pytest.fixture
def theirs(library: Library) -> Library:
    """As an analyst has it who may see no closed collection."""
    return library.seen_by(ANALYST)


def test_nothing_of_a_closed_document_is_in_any_list(theirs: Library, closed: Document) -> None:
    told: list[Any] = [theirs.documents(superseded=True, waiting=True), theirs.without_original(), theirs.sketches()]
    told += [theirs.corrections(), theirs.passages(), theirs.items(), theirs.machine_items(), theirs.edited()]
    told += [theirs.edits(), theirs.unplaced(), theirs.verdicts(), theirs.packs(), theirs.history()]
    told += [theirs.collections()]
    said = repr(told)
    assert "letter.txt" in said
    assert [word for word in (*WORDS, closed.id) if word in said] == []


_READS: list[tuple[str, Callable[[Library, str], Any]]] = [
    ("document", lambda library, one: library.document(one)),
    ("text", lambda library, one: library.text(one)),
    ("machine", lambda library, one: library.machine(one)),
    ("entry", lambda library, one: library.entry(f"{one}-100")),
]
_EMPTY: list[tuple[str, Callable[[Library, str], Any]]] = [
    ("original", lambda library, one: library.original(one)),
    ("blocks", lambda library, one: library.blocks(one)),
    ("papers", lambda library, one: library.papers(one)),
    ("boxes", lambda library, one: library.boxes(one, 1)),
    ("passages", lambda library, one: library.passages(one)),
    ("items", lambda library, one: library.items(one)),
    ("machine items", lambda library, one: library.machine_items(one)),
    ("edited", lambda library, one: library.edited(one)),
    ("edits", lambda library, one: library.edits(one)),
    ("verdicts", lambda library, one: library.verdicts(one)),
    ("corrections", lambda library, one: library.corrections(one)),
    ("history", lambda library, one: library.history(one)),
]


@pytest.mark.parametrize("read", [read for _, read in _READS], ids=[name for name, _ in _READS])
def test_it_cannot_be_read_by_its_id(read: Callable[[Library, str], Any], theirs: Library, closed: Document) -> None:
    with pytest.raises(UnknownDocument) as refused:
        read(theirs, closed.id)
    assert [word for word in WORDS if word in str(refused.value)] == []


@pytest.mark.parametrize("read", [read for _, read in _EMPTY], ids=[name for name, _ in _EMPTY])
def test_of_its_parts_there_are_none(read: Callable[[Library, str], Any], theirs: Library, closed: Document) -> None:
    assert not read(theirs, closed.id)


def test_a_name_that_is_near_is_not_told(theirs: Library) -> None:
    with pytest.raises(UnknownDocument) as refused:
        theirs.document("secret.tx")
    assert "secret.txt" not in str(refused.value)


_CHANGES: list[tuple[str, Callable[[Library, str], Any]]] = [
    ("remove", lambda library, one: library.remove(one)),
    ("correct", lambda library, one: library.correct(one, "author", "Nobody")),
    ("undo a correction", lambda library, one: library.undo_correction(one, "author")),
    ("supersede", lambda library, one: library.supersede(one, by="")),
    ("supersede with it", lambda library, one: library.supersede(library.documents()[0].id, by=one)),
    ("reject an item", lambda library, one: library.reject_item(f"{one}-100")),
    ("add an item", lambda library, one: library.add_item(one, {"text": "raise it", "kind": "priority"})),
    ("open", lambda library, one: library.put_into([one], "")),
]


@pytest.mark.parametrize("change", [change for _, change in _CHANGES], ids=[name for name, _ in _CHANGES])
def test_it_cannot_be_changed_by_who_may_not_see_it(
    change: Callable[[Library, str], Any], library: Library, theirs: Library, closed: Document
) -> None:
    before = library.revision
    with pytest.raises(UnknownDocument):
        change(theirs, closed.id)
    assert library.revision == before
    assert library.document(closed.id) == closed


def test_who_may_see_the_collection_sees_it_all(library: Library, closed: Document) -> None:
    theirs = library.seen_by(Sight(frozenset({"Hoard"})))
    assert theirs.text(closed.id) == SECRET
    assert theirs.collections() == {"Hoard": 1}
    assert len(theirs.history(closed.id)) == len(library.history(closed.id)) > 0
    assert theirs.verdicts() == library.verdicts() != []


def test_a_reader_changes_nothing(library: Library) -> None:
    reader, before = library.seen_by(Sight(None, "Bo Reed", changes=False)), library.revision
    document = library.document("letter.txt").id
    for change in (
        lambda: reader.remove(document),
        lambda: reader.correct(document, "author", "Bo Reed"),
        lambda: reader.put_into([document], "Hoard"),
        lambda: stock(reader, "new.txt", "Bo was here.\n"),
    ):
        with pytest.raises(NotAllowed, match="change nothing"):
            change()
    assert library.revision == before


def test_only_who_may_close_says_who_sees_what(library: Library) -> None:
    analyst = library.seen_by(Sight(None, "Jo Marsh", closes=False))
    with pytest.raises(NotAllowed, match="administrator"):
        analyst.put_into([library.document("letter.txt").id], "Hoard")


def test_whoever_it_is_opened_for_signs_whatever_is_said(library: Library) -> None:
    theirs, document = library.seen_by(ANALYST), library.document("letter.txt").id
    theirs.correct(document, "author", "Odo Quell", who="Ada Quill")
    key = next(item.key for own, item in theirs.items() if own == document)
    theirs.edit_item(key, {"due": "2031-09-01"}, Signed("Ada Quill"))
    theirs.undo_correction(document, "author", who="Ada Quill")
    theirs.remove(document, who="Ada Quill")
    own = [change for change in library.history() if change.document == document][-4:]
    assert [change.what for change in own] == ["corrected", "item edited", "correction undone", "removed"]
    assert {change.by for change in own} == {ANALYST.who}


def test_a_new_version_is_as_closed_as_the_old_one(library: Library, closed: Document, theirs: Library) -> None:
    new = stock(library, "secret.txt", SECRET.replace("1 August", "1 October"), waiting=True)
    library.accept(new, closed.id)
    assert library.document(new).collection == "Hoard"
    assert [change.source for change in theirs.history() if "secret" in change.source] == []


def test_every_version_and_what_an_email_carried_go_together(library: Library) -> None:
    old = library.document("letter.txt").id
    new = stock(library, "letter.txt", LETTER.replace("month", "week"))
    library.supersede(old, by=new)
    moved = library.put_into([old], "Board")
    assert {document.id for document in moved} == {old, new}
    assert library.put_into([new], "Board") == []
    assert {d.id for d in library.put_into([new], "")} == {old, new}


def test_what_names_a_closed_document_is_left_out_of_others(library: Library, closed: Document) -> None:
    parsed = parsed_of(b"A note on the pier.\n", "note.txt")
    warnings = (f"90% of its wording is that of secret.txt ({closed.id})", "a page is blank")
    note = Document("a" * 12, "note.txt", "txt", "a" * 64, parsed.description, warnings=warnings, part_of=closed.id)
    library.put(note, parsed)
    library.supersede(note.id, by=closed.id)
    theirs = library.seen_by(ANALYST)
    seen, held = theirs.document(note.id), library.document(note.id)
    assert (seen.warnings, seen.part_of, seen.superseded_by) == (("a page is blank",), "", "")
    assert (held.warnings, held.part_of, held.superseded_by) == (warnings, closed.id, closed.id)
    assert [word for word in (*WORDS, closed.id) if word in repr(theirs.history(note.id))] == []


def test_what_was_closed_before_is_told_without_the_collection(library: Library, closed: Document) -> None:
    library.put_into([closed.id], "")
    (change,) = (one for one in library.seen_by(ANALYST).history(closed.id)[-1:])
    assert (change.what, change.detail) == ("collection changed", "")
    assert library.history(closed.id)[-1].detail == "Hoard -> open to everyone"


def test_a_removed_one_stays_closed_in_the_history(library: Library, closed: Document, theirs: Library) -> None:
    library.remove(closed.id)
    assert [change for change in theirs.history() if change.document == closed.id] == []
    assert [change.what for change in library.history() if change.document == closed.id][-1] == "removed"


def test_a_removed_one_that_is_kept_is_nobodys_else(library: Library, closed: Document, theirs: Library) -> None:
    library.remove(closed.id, keep=True)
    assert [one.document for one in library.removed()] == [closed.id]
    assert theirs.removed() == []
    for change in (theirs.bring_back, lambda one: theirs.delete_removed([one])):
        with pytest.raises(UnknownDocument):
            change(closed.id)
    library.bring_back(closed.id)
    assert library.document(closed.id) == closed
    assert theirs.removed() == theirs.items(closed.id) == []


def test_the_same_file_cannot_be_put_over_it(library: Library, theirs: Library, closed: Document) -> None:
    with pytest.raises(NotAllowed) as refused:
        stock(theirs, "mine.txt", SECRET)
    assert "secret" not in str(refused.value)
    assert library.document(closed.id) == closed


def test_an_export_is_noted_and_changes_nothing(library: Library, theirs: Library) -> None:
    before, document = library.revision, library.document("letter.txt").id
    theirs.exported("the register", "CSV, 2 items")
    theirs.exported("an answer", about=[document])
    assert library.revision == before
    assert library.check() == []
    last = [(c.what, c.source, c.detail, c.by) for c in library.history()[-2:]]
    assert last == [
        ("exported", "", "the register: CSV, 2 items", ANALYST.who),
        ("exported", "letter.txt", "an answer", ANALYST.who),
    ]
    assert [change.source for change in theirs.history() if change.what == "exported"] == ["letter.txt"]


def test_what_an_export_was_asked_for_is_told_to_who_sees_everything(library: Library, theirs: Library) -> None:
    document = library.document("letter.txt").id
    library.exported("the register", "CSV, 2 items; words galleon", about=[document])
    assert [(c.what, c.detail) for c in theirs.history(document)[-1:]] == [("exported", "")]
    assert "galleon" in library.history(document)[-1].detail


def test_a_reader_may_hand_on(library: Library) -> None:
    library.seen_by(Sight(frozenset(), "Bo Reed", changes=False)).exported("an answer")
    assert library.history()[-1].by == "Bo Reed"


@pytest.mark.parametrize("name", [" ", "x" * 61, "open to everyone", "Open"])
def test_what_no_collection_can_be_called(library: Library, name: str) -> None:
    with pytest.raises(CorrectionError, match="cannot name a collection"):
        library.put_into([library.document("letter.txt").id], name)


def test_the_links_of_one_reader_are_not_anothers(library: Library, theirs: Library) -> None:
    revision = library.revision
    library.keep_links((), revision, "rules")
    assert theirs.kept_links(revision, "rules") is None
    theirs.keep_links((), revision, "rules")
    assert library.kept_links(revision, "rules") == theirs.kept_links(revision, "rules") == ()


def test_what_is_derived_is_kept_apart(library: Library, theirs: Library) -> None:
    assert library.stamp != theirs.stamp
    assert theirs.stamp == library.seen_by(Sight(frozenset(), "Bo Reed")).stamp
    assert library.sees_all() and not theirs.sees_all()
    library.put_into([library.document("secret.txt").id], "")
    assert theirs.sees_all()


_REASONS: list[tuple[str, Callable[[Library, str, str], Any]]] = [
    ("correct", lambda library, one, why: library.correct(one, "author", "Odo Quell", reason=why)),
    ("edit", lambda library, one, why: library.edit_item(_key(library, one), {"due": "2031-09-01"}, Signed("", why))),
    ("supersede", lambda library, one, why: library.supersede(one, by=stock(library, "newer.txt", "New."), reason=why)),
]


def _key(library: Library, document: str) -> str:
    return next(item.key for own, item in library.items() if own == document)


@pytest.mark.parametrize("say", [say for _, say in _REASONS], ids=[name for name, _ in _REASONS])
@pytest.mark.parametrize("name", ["secret.txt", "SECRET.TXT", "id", "the sunken galleon"])
def test_a_reason_names_no_closed_document(
    say: Callable[[Library, str, str], Any], name: str, library: Library, closed: Document
) -> None:
    words = f"see {closed.id if name == 'id' else name}, page 2"
    with pytest.raises(CorrectionError, match="is in Hoard, and whoever may see this document reads the reason"):
        say(library, library.document("letter.txt").id, words)
    assert words not in repr(library.history())


@pytest.mark.parametrize("say", [say for _, say in _REASONS], ids=[name for name, _ in _REASONS])
def test_who_may_not_see_it_learns_nothing_from_a_reason(
    say: Callable[[Library, str, str], Any], theirs: Library, closed: Document
) -> None:
    say(theirs, theirs.document("letter.txt").id, "see secret.txt, the sunken galleon")
    told = [theirs.history(theirs.document("letter.txt").id)[-1].detail]
    assert closed.id not in told[0] and "see secret.txt" in told[0]


def test_a_reason_may_name_what_its_readers_see(library: Library, closed: Document) -> None:
    library.correct(closed.id, "author", "Odo Quell", reason="secret.txt says so, and letter.txt")
    library.put_into([library.document("letter.txt").id], "Hoard")
    library.correct(library.document("letter.txt").id, "author", "Odo Quell", reason="secret.txt says so")
