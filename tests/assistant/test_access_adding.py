"""Adding the bytes of a document that may not be seen: nothing tells of it, and nothing is lost."""

from __future__ import annotations

from dataclasses import asdict, replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from assistant.wiring import Assistant
from corpus.add import AddResult, Choices
from corpus.errors import NotAllowed
from corpus.library.shelfmarks import KEY
from tests.assistant.test_access import ANALYST, TRUSTED, bare, leaked, opened, theirs, whole
from tests.corpus.stocked import stock
from tests.corpus.test_seeing import SECRET

__all__ = ["bare", "theirs", "whole"]  # fixtures


@pytest.fixture
def same(tmp_path: Path) -> Path:
    """The very bytes of the closed document, under a name of the reader's own."""
    path = tmp_path / "mine.txt"
    path.write_text(SECRET, "utf-8")
    return path


def added(assistant: Assistant, path: Path, choices: Choices = Choices()) -> AddResult:  # noqa: B008
    (result,) = assistant.add([path], choices=choices)
    return result


@pytest.mark.parametrize("review", [False, True])
def test_it_is_added_as_if_there_were_no_closed_one(
    review: bool, same: Path, whole: Assistant, theirs: Assistant, bare: Assistant
) -> None:
    before = whole.library.documents(superseded=True)
    told, expected = (added(one, same, Choices(review=review)) for one in (theirs, opened(bare, ANALYST)))
    assert replace(told, document="", reason="") == replace(expected, document="", reason="")
    assert (told.result, theirs.review(told.document).kin) == ("waiting" if review else "added", ())
    closed = whole.library.document("secret.txt").id
    assert closed not in repr(told)
    assert {"secret.txt", "salvage.txt"} & {d.source for d in theirs.library.documents(True, True)} == set()
    assert [d for d in whole.library.documents(superseded=True) if d.id in {old.id for old in before}] == before


def test_its_id_tells_nothing(same: Path, tmp_path: Path, theirs: Assistant) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The lamps of the pier will be trimmed by 4 May 2032.\n", "utf-8")
    for path in (same, other):
        document = theirs.library.document(added(theirs, path).document)
        assert not document.sha256.startswith(document.id)
    assert (theirs.library.folder / KEY).stat().st_mode & 0o077 == 0


def test_it_is_found_and_answers_as_their_own(same: Path, whole: Assistant, theirs: Assistant) -> None:
    own = added(theirs, same).document
    answer = theirs.ask("By when will the galleon be raised?")
    assert "1 August 2031" in answer.text
    assert {citation.document for citation in answer.citations} == {own}
    assert whole.library.check() == []


def test_added_again_it_is_there_already(same: Path, whole: Assistant, theirs: Assistant) -> None:
    own = added(theirs, same).document
    assert (added(theirs, same).result, added(theirs, same).document) == ("unchanged", own)
    assert added(whole, same).result == "unchanged"


def test_their_own_copy_that_is_closed_leaves_them_another(same: Path, whole: Assistant, theirs: Assistant) -> None:
    own = added(theirs, same).document
    whole.put_into([own], "Hoard")
    another = added(theirs, same)
    assert another.result == "added" and another.document != own
    assert leaked(replace(another, warnings=())) == []
    assert whole.library.check() == []


def test_an_email_with_it_carries_their_own_copy(tmp_path: Path, whole: Assistant, theirs: Assistant) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = "The wreck", "jo@harbour.example", "Mon, 12 May 2031 09:00:00 +0000"
    mail.set_content("As asked, the paper on the wreck is attached to this mail.")
    mail.add_attachment(SECRET, filename="paper.txt")
    path = tmp_path / "wreck.eml"
    path.write_bytes(bytes(mail))
    carrier, part = theirs.add([path])
    assert (carrier.result, part.result, part.part_of) == ("added", "added", carrier.document)
    whole.put_into([carrier.document], "Hoard")
    assert {"wreck.eml", "wreck.eml › paper.txt"} & {d.source for d in theirs.library.documents()} == set()


@pytest.mark.parametrize("keep", [False, True])
def test_a_removed_closed_one_comes_back_closed(keep: bool, same: Path, whole: Assistant) -> None:
    closed = whole.library.document("secret.txt").id
    whole.remove(closed, keep=keep)
    trusted = opened(whole, TRUSTED)
    again = added(trusted, same)
    assert (again.result, again.document) == ("added", closed)
    assert "it is in Hoard, as it was before it was removed" in again.warnings
    assert whole.library.document(closed).collection == "Hoard"
    assert closed not in {d.id for d in opened(whole, ANALYST).library.documents(True, True)}


def test_whoever_adds_it_says_otherwise(same: Path, whole: Assistant) -> None:
    closed = whole.library.document("secret.txt").id
    whole.remove(closed)
    added(whole, same, Choices(collection="Board"))
    assert whole.library.document(closed).collection == "Board"


def test_removed_it_is_still_nothing_to_who_may_not_see_it(
    same: Path, whole: Assistant, theirs: Assistant, bare: Assistant
) -> None:
    whole.remove(whole.library.document("secret.txt").id, keep=True)
    told, expected = (added(one, same) for one in (theirs, opened(bare, ANALYST)))
    assert {**asdict(told), "document": ""} == {**asdict(expected), "document": ""}
    assert theirs.library.document(told.document).collection == ""


def test_their_own_copy_that_was_closed_and_removed_comes_back_closed_to_who_may_see_it(
    same: Path, whole: Assistant, theirs: Assistant
) -> None:
    whole.remove(whole.library.document("secret.txt").id)
    own = added(theirs, same).document
    whole.put_into([own], "Hoard")
    whole.remove(own)
    assert whole.library.document(added(opened(whole, TRUSTED), same).document).collection == "Hoard"


def test_nothing_is_put_over_a_closed_document(whole: Assistant, theirs: Assistant) -> None:
    with pytest.raises(NotAllowed):
        stock(theirs.library, "mine.txt", SECRET)
