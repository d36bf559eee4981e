"""Rows joined: what other documents, later evidence, versions and analysts tell of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.choosing import Wanted
from assistant.entries import Entry, Row, is_answered, past
from assistant.register import listed
from assistant.view import View
from corpus.library import Library
from corpus.library.deeds import Signed
from corpus.models import Commitment, Description, Document, Fact, Item, ItemKind, Status
from tests.ui.command_line import promise, span, stored

ASKED = "The harbour watch should train every officer in tide rescue before the winter storms."
FIRST = f"{ASKED}\n\nAll 84 officers will finish tide rescue training by 31 August 2031.\n"
LATER = f"{ASKED}\n\nAll 84 officers have finished tide rescue training at the boathouse.\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A letter with a promise, and a paper that says what became of the same recommendation."""
    with Library.open(tmp_path / "library", create=True) as held:
        said = "All 84 officers will finish tide rescue training by 31 August 2031."
        promised = promise(FIRST, said, "31 August 2031", date(2031, 8, 31), Status.PROMISED)
        put(held, "letter.txt", FIRST, "2031-05-12", (said, promised))
        said = "All 84 officers have finished tide rescue training at the boathouse."
        put(
            held,
            "paper.txt",
            LATER,
            "2031-10-03",
            (said, Commitment(span(LATER, said), "the watch", None, Status.DONE)),
        )
        yield held


def put(held: Library, source: str, text: str, day: str, said: tuple[str, Commitment]) -> Document:
    about = Description(Fact(source), Fact("letter"), Fact(day), body=Fact("Brindlemere"))
    asked = span(text, ASKED)
    item = Item(ItemKind.RECOMMENDATION, (asked,), number="1", response=(span(text, said[0]),), commitments=(said[1],))
    document, parsed = stored(source, text, about, (), (item,))
    held.put(document, parsed)
    return document


def rows(library: Library) -> list[Row]:
    return View.of(library).rows


def test_the_same_recommendation_is_told_with_what_it_says_there(library: Library) -> None:
    first, later = rows(library)
    assert [(one["id"], one["date"], one["answered"]) for one in first["same_as"]] == [
        (later["id"], "2031-10-03", True)
    ]
    assert is_answered({**first, "response": None})


def test_what_is_done_in_a_later_document_is_not_past_its_date(library: Library) -> None:
    first, _ = rows(library)
    [made] = first["commitments"]
    assert [one["status"] for one in Entry(first, made).evidence if one["source"] == "paper.txt"][-1:] == ["done"]
    assert not past(Entry(first, made), date(2031, 12, 1))
    assert past(Entry({**first, "later_evidence": []}, made), date(2031, 12, 1))


def test_later_evidence_is_looked_for_beyond_the_documents_that_are_listed(library: Library) -> None:
    letter = library.document("letter.txt").id
    listing = listed(View.of(library), Wanted(documents=(letter,), overdue=date(2031, 12, 1)), date(2031, 12, 1))
    assert (list(listing.rows), listing.latest) == ([], "2031-10-03")
    assert listing.filters[0] == "document letter.txt"


def test_what_analysts_did_stands_with_the_row(library: Library) -> None:
    first, _ = rows(library)
    library.confirm_item(first["id"])
    edited, other = rows(library)
    assert [edit["what"] for edit in edited["edits"]] == ["item confirmed"]
    assert other["edits"] == []


def test_what_an_analyst_says_there_is_not_what_the_later_document_says(library: Library) -> None:
    _, later = rows(library)
    library.edit_commitment(later["id"], 1, {"status": "in progress"}, Signed("Ann"))
    first, later = rows(library)
    told = {(one["status"], one["given"].get("status")) for one in first["later_evidence"] if one["status"]}
    assert told == {("in progress", "Ann")}
    [made] = later["commitments"]
    assert (made["status"], made["given"]) == ("in progress", {"status": "Ann"})
    [same] = first["same_as"]
    assert (same["status"], same["given"]) == (None, {})


def test_a_change_between_versions_names_the_analyst_who_gave_it(library: Library) -> None:
    letter = library.document("letter.txt")
    library.edit_commitment(rows(library)[0]["id"], 1, {"by_whom": "Tam Orrin"}, Signed("Ann"))
    moved = FIRST.replace("All 84", "All 86").replace("31 August", "30 September")
    said = "All 86 officers will finish tide rescue training by 30 September 2031."
    made = promise(moved, said, "30 September 2031", date(2031, 9, 30), Status.PROMISED)
    newer = put(library, "letter again.txt", moved, "2031-05-19", (said, made))
    library.supersede(letter.id, by=newer.id)
    [row] = [row for row in rows(library) if row["document"] == newer.id]
    told = {change["field"]: change for one in row["changes"] for change in one["changes"]}
    assert (told["by_whom"]["before"], told["by_whom"]["before_by"]) == ("Tam Orrin", "Ann")
    assert told["by_whom"]["after_by"] is told["due"]["before_by"] is None


def test_an_earlier_version_is_no_other_document_and_its_changes_are_told(library: Library) -> None:
    letter = library.document("letter.txt")
    moved = FIRST.replace("31 August", "30 September")
    said = "All 84 officers will finish tide rescue training by 30 September 2031."
    made = promise(moved, said, "30 September 2031", date(2031, 9, 30), Status.PROMISED)
    newer = put(library, "letter again.txt", moved, "2031-05-19", (said, made))
    library.supersede(letter.id, by=newer.id)
    [row] = [row for row in rows(library) if row["document"] == newer.id]
    assert letter.id not in {one["document"] for one in row["same_as"]}
    told = [(one["source"], one["earlier"], [c["field"] for c in one["changes"]]) for one in row["changes"]]
    assert told == [("letter.txt", True, ["due", "text"])]
