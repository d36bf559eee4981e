"""What changed: since a day, a document, a look; of fictional boards' letters, logs and versions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.access import Reader, Role
from assistant.changes import (
    Changes,
    Since,
    changes_since,
    of_bodies,
    since_day,
    since_document,
    since_looked,
    since_newest,
)
from assistant.changes.queries import CONFLICT, DATE, OTHER, UNREAD, YEAR
from assistant.conversations import Looked
from assistant.view import View
from assistant.wiring import Assistant
from corpus.errors import BywhenError
from corpus.library import Library
from corpus.library.deeds import Signed
from corpus.models import Status
from tests.conftest import ROOT
from tests.corpus.stocked import stock
from tests.fakes import FakeEmbedder

LOGS = sorted((ROOT / "tests/cases/links").glob("pellbrook-log-*.md"))
JUNE, SEPTEMBER, DECEMBER = (f"pellbrook-log-2031-{month}.md" for month in ("06", "09", "12"))
DAY = date(2032, 1, 10)
PROMISES = """Office of the Warden of Brindlemere

12 May 2031

Dear Chief Inspector

SUBJECT: Inspection of the harbour watch

Recommendation 1
The harbour watch should train every officer in tide rescue.

The harbour watch accepts this. All 84 officers will finish tide rescue training by 31 August 2031.

Recommendation 2
The watch should publish its call times.

Superintendent Orla Fenwick will publish the call times of every quarter by 20 May.
"""
UPDATE = """Office of the Warden of Brindlemere

3 October 2031

Dear Chief Inspector

SUBJECT: Inspection of the harbour watch

Recommendation 1
The harbour watch should train every officer in tide rescue.

All 84 officers had finished tide rescue training by 31 August 2031.

The lamps of the outer breakwater will be lit by Wednesday 31 March 2032.
Bram Tolley will mend the north slipway by 2 October 2031.
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def log(library: Library) -> View:
    """Three issues of an action log."""
    for path in LOGS:
        stock(library, path.name, path.read_text("utf-8"))
    return View.of(library)


@pytest.fixture
def letters(library: Library) -> View:
    stock(library, "warden.txt", PROMISES)
    stock(library, "update.txt", UPDATE)
    return View.of(library)


def since(view: View, first: date, *, added: bool = False, day: date = DAY) -> Changes:
    return changes_since(view, since_day(first, added=added), day)


def sources(changes: Changes) -> list[str]:
    return [one.document.source for one in changes.documents]


def moved(changes: Changes) -> list[tuple[str, str, str]]:
    return [(one.row["number"], d.before, d.after) for one in changes.moved for d in one.differences]


# From where


def test_a_day_counts_documents_by_their_own_dates_and_names_those_that_came_late(log: View) -> None:
    assert sources(since(log, date(2031, 12, 4))) == [DECEMBER]
    stock(log.library, "old.txt", PROMISES.replace("2031", "2021"))
    changes = since(View.of(log.library), date(2022, 1, 1))
    assert sources(changes) == [DECEMBER, SEPTEMBER, JUNE]
    assert [one.document.source for one in changes.late] == ["old.txt"]
    assert all(e.row["source"] != "old.txt" for e in changes.new)


def test_a_day_counts_them_by_when_they_were_added_where_that_is_asked(log: View) -> None:
    changes = since(log, date.today(), added=True)
    assert sources(changes) == [DECEMBER, SEPTEMBER, JUNE]
    assert changes.late == ()
    assert since(log, date(2199, 1, 1), added=True).documents == ()


def test_a_document_is_where_what_is_dated_after_it_begins(log: View) -> None:
    document = log.library.document(SEPTEMBER)
    found = since_document(document)
    assert (found.first, found.added) == (date(2031, 9, 12), False)
    assert "11 September 2031" in found.words
    assert sources(changes_since(log, found, DAY)) == [DECEMBER]


def test_a_look_is_where_what_came_into_the_library_after_it_begins(library: Library) -> None:
    for path in LOGS[:2]:
        stock(library, path.name, path.read_text("utf-8"))
    looked = Looked("2031-11-30T10:05:00+00:00", library.revision)
    stock(library, LOGS[2].name, LOGS[2].read_text("utf-8"))
    stock(library, "old.txt", PROMISES)
    view = View.of(library)
    found = since_looked(looked, view)
    assert found.words.startswith("you last looked, on 30 November 2031 at ")
    assert sorted(sources(changes_since(view, found, DAY))) == ["old.txt", DECEMBER]
    assert since_looked(Looked(looked.when, 99), view).revision == -1  # the library was made anew since


def test_nothing_comes_twice_between_two_looks(log: View) -> None:
    looked = Looked(f"{DAY}T10:00:00+00:00", log.revision)
    changes = changes_since(log, since_looked(looked, log), DAY)
    assert changes == Changes(changes.since, DAY, changes.looked)


def test_who_never_looked_is_told_what_the_newest_document_brought(log: View, tmp_path: Path) -> None:
    assert (found := since_newest(log)) is not None
    assert sources(changes_since(log, found, DAY)) == [DECEMBER]
    with Library.open(tmp_path / "empty") as empty:
        assert since_newest(View.of(empty)) is None


# What moved


def test_dates_that_were_put_back_come_first_the_furthest_before_all(log: View) -> None:
    changes = since(log, date(2031, 7, 1))
    assert moved(changes) == [
        ("15", "2031-10-31", "2032-02-28"),
        ("15", "2031-07-31", "2031-10-31"),
        ("19", "2031-08-31", "2031-11-30"),
        ("17", "S Ilven", "B Castow"),
        ("17", "not started", "in progress"),
    ]
    assert [one.days for one in changes.moved] == [120, 92, 91, 0]


def test_a_change_has_the_words_of_both_its_documents(log: View) -> None:
    first = since(log, date(2031, 12, 1)).moved[0]
    names = [log.every[one.document].source for one in (first.before, first.after)]
    assert names == [SEPTEMBER, DECEMBER]
    for one in (first.before, first.after):
        assert "towpath" in log.text(one.document)[one.start : one.end]
        assert one.item in log.by_key


def test_only_what_came_since_is_told(log: View) -> None:
    assert moved(since(log, date(2031, 12, 1))) == [("15", "2031-10-31", "2032-02-28")]


def test_a_date_that_is_printed_beside_an_earlier_one_was_put_back(library: Library) -> None:
    text = LOGS[0].read_text("utf-8").replace("| 31 July 2031 |", "| 30 September 2031 (was 31 July 2031) |")
    stock(library, "log.md", text)
    [only] = [one for one in since(View.of(library), date(2031, 6, 1)).moved if one.row["number"] == "15"]
    assert [(d.before, d.after) for d in only.differences] == [("2031-07-31", "2031-09-30")]
    assert only.before == only.after


def test_a_promise_that_is_made_again_for_another_day_was_put_back(library: Library) -> None:
    stock(library, "warden.txt", PROMISES)
    again = PROMISES.replace("12 May 2031", "3 July 2031").replace("31 August 2031", "30 November 2031")
    stock(library, "again.txt", again.replace("harbour watch accepts this.", "harbour watch goes on with this."))
    changes = since(View.of(library), date(2031, 7, 1))
    assert ("1", "2031-08-31", "2031-11-30") in moved(changes)
    assert all("31 August" not in (e.commitment or e.row).get("quote", "") for e in changes.passed)


def test_what_a_newer_issue_lists_no_more_is_told_what_was_done_last(log: View) -> None:
    gone = since(log, date(2031, 7, 1)).gone
    assert [one.name for one in gone][:1] == ["agreed action 16"]
    assert "complete" not in gone[0].why
    assert all("complete" in one.why for one in gone[1:])


# What is new, told, done


def test_what_was_undertaken_before_is_now_said_to_be_done(log: View) -> None:
    changes = since(log, date(2031, 12, 1))
    assert [one.entry.row["number"] for one in changes.done] == ["17", "19", "20"]
    assert all(one.evidence[-1]["status"] == Status.DONE for one in changes.done)
    again = since(log, date(2031, 7, 1))
    assert {one.entry.row["number"] for one in again.done} == {"14", "17", "18", "19", "20"}


def test_what_stands_unchanged_is_told_of_again(log: View) -> None:
    changes = since(log, date(2031, 12, 1))
    assert [one.entry.row["number"] for one in changes.told] == ["21"]


def test_only_what_no_document_listed_before_is_new(log: View) -> None:
    assert [e.row["number"] for e in since(log, date(2031, 7, 1)).new] == ["20"]
    assert len(since(log, date(2031, 6, 1)).new) == 8


def test_new_promises_are_those_that_answer_no_earlier_one(letters: View) -> None:
    changes = since(letters, date(2031, 6, 1))
    words = [(e.commitment or {}).get("quote", e.row["text"]) for e in changes.new]
    assert any("Bram Tolley will mend the north slipway" in one for one in words)
    assert not any(one.startswith("The harbour watch should train") for one in words)


def test_a_new_version_brings_only_what_is_new_in_it(library: Library) -> None:
    old = stock(library, "warden.txt", PROMISES)
    newer = (
        PROMISES.replace("31 August 2031", "30 November 2031") + "\nBram Tolley will mend the slipway by 1 May 2032.\n"
    )
    stock(library, "warden.txt", newer, supersedes=old)
    changes = changes_since(View.of(library), Since(date(2031, 6, 1), "a look", True, 1), DAY)
    assert [e.commitment["quote"] for e in changes.new if e.commitment] == [
        "Bram Tolley will mend the slipway by 1 May 2032."
    ]
    [arrival] = changes.documents
    assert arrival.replaces is not None
    assert arrival.replaces.id == old
    assert ("1", "2031-08-31", "2031-11-30") in moved(changes)


def test_what_changed_in_a_version_that_is_replaced_itself_is_told_too(library: Library) -> None:
    first = stock(library, "warden.txt", PROMISES)
    second = stock(library, "warden.txt", PROMISES.replace("31 August", "30 November"), supersedes=first)
    third = PROMISES.replace("31 August", "30 November").replace("20 May", "20 June")
    stock(library, "warden.txt", third, supersedes=second)
    changes = changes_since(View.of(library), Since(date(2031, 6, 1), "a look", True, 1), DAY)
    assert ("1", "2031-08-31", "2031-11-30") in moved(changes)


# What passed


def test_dates_pass_once(letters: View) -> None:
    def passed(first: date, day: date) -> list[str]:
        return [e.due for e in since(letters, first, day=day).passed if e.row["source"] == "warden.txt"]

    assert passed(date(2031, 8, 1), date(2031, 9, 2)) == []  # a later letter says that it was done
    assert passed(date(2031, 5, 13), date(2031, 5, 20)) == []
    assert passed(date(2031, 5, 13), date(2031, 5, 21)) == ["2031-05-20"]
    assert passed(date(2031, 5, 20), date(2031, 5, 27)) == ["2031-05-20"]
    assert passed(date(2031, 5, 21), date(2031, 5, 28)) == []


def test_what_a_document_that_came_since_says_was_due_before_has_passed_too(letters: View) -> None:
    changes = since(letters, date(2031, 10, 3), day=date(2031, 10, 20))
    assert [e.due for e in changes.passed] == ["2031-10-02"]


def test_what_passed_since_comes_before_what_had_passed(letters: View) -> None:
    changes = since(letters, date(2031, 10, 3), day=date(2032, 4, 2))
    assert [e.due for e in changes.passed] == ["2032-03-31", "2031-10-02"]


def test_what_falls_due_in_four_weeks_is_named(letters: View) -> None:
    def soon(day: date) -> list[str]:
        return [e.due for e in since(letters, day, day=day).soon]

    assert soon(date(2032, 3, 10)) == ["2032-03-31"]
    assert soon(date(2032, 3, 31)) == ["2032-03-31"]
    assert soon(date(2032, 4, 1)) == soon(date(2032, 3, 2)) == []


# What to ask


def test_dates_that_cannot_be_are_to_be_queried_with_their_words(letters: View) -> None:
    changes = since(letters, date(2031, 1, 1))
    told = [
        (one.kind, one.words, [letters.text(p.document)[p.start : p.end] for p in one.places])
        for one in changes.queries
    ]
    assert (DATE, "that day was a Wednesday", ["Wednesday 31 March 2032"]) not in told  # it was one
    late = "it is due on 2 October 2031, and the document that says so is of 3 October 2031: the date had passed"
    assert [words for kind, words, _ in told if kind == DATE and "2 October 2031" in words] == [late]
    assert any(kind == YEAR and "no year is printed" in words and "20 May" in places[0] for kind, words, places in told)


def test_a_weekday_that_does_not_fit_is_to_be_queried(library: Library) -> None:
    stock(library, "update.txt", UPDATE.replace("Wednesday 31", "Friday 31"))
    view = View.of(library)
    [query] = [one for one in since(view, date(2031, 1, 1)).queries if "Wednesday" in one.words]
    assert (query.kind, query.words) == (DATE, "that day was a Wednesday")
    assert [view.text(p.document)[p.start : p.end] for p in query.places] == ["Friday 31 March 2032"]


def test_documents_that_conflict_are_to_be_queried(library: Library) -> None:
    stock(library, "one.md", LOGS[0].read_text("utf-8").replace("| Ongoing |", "| Complete |"))
    stock(library, "two.md", LOGS[1].read_text("utf-8"))
    view = View.of(library)
    found = [one for one in since(view, date(2031, 9, 1)).queries if one.kind == CONFLICT]
    assert {(len(one.places), one.words) for one in found} == {
        (2, "it is “done” as at 12 June 2031, and then “in progress” as at 11 September 2031"),
    }
    assert since(view, date(2031, 10, 1)).queries == ()


def test_a_document_without_a_date_is_to_be_queried(library: Library) -> None:
    stock(library, "note.txt", "The tide was high and the lamps were lit.\n")
    kinds = [one.kind for one in since(View.of(library), date.today()).queries]
    assert OTHER in kinds
    assert UNREAD not in kinds


# What analysts did


def test_corrections_are_told_with_who_and_what(letters: View) -> None:
    library = letters.library
    assistant = Assistant(library, FakeEmbedder())
    before = Looked("2031-05-02T00:00:00+00:00", library.revision)
    document = library.document("warden.txt").id
    library.correct(document, "author", "Ines Tarrow", reason="signed so", who="Ann Ferrow")
    [key] = [k for k, item in letters.by_key.items() if item.number == "2" and k.startswith(document)]
    assistant.edit_item(key, {"due": "2031-06-30"}, Signed("Ann Ferrow", "the table says June"))
    view = View.of(library)
    edited, corrected = changes_since(view, since_looked(before, view), DAY).corrections
    assert (edited.what, edited.by, edited.item) == ("item edited", "Ann Ferrow", key)
    assert edited.detail == "due nothing -> 2031-06-30 (the table says June)"
    assert (corrected.what, corrected.item) == ("corrected", "")
    assert "Ines Tarrow (signed so)" in corrected.detail


def test_a_removed_document_is_counted_and_not_named(letters: View) -> None:
    library = letters.library
    before = Looked("2031-05-02T00:00:00+00:00", library.revision)
    library.remove(library.document("update.txt").id)
    view = View.of(library)
    changes = changes_since(view, since_looked(before, view), DAY)
    assert changes.removed == 1
    assert "update.txt" not in repr(changes)


def test_what_a_reader_may_not_see_is_in_no_part_of_it(letters: View) -> None:
    library = letters.library
    library.put_into([library.document("update.txt").id], "Hoard", who="Ada Quill")
    assistant = Assistant(library, FakeEmbedder())
    reader = Reader("bo@harbour.example", "Bo Reed", Role.READER, frozenset())
    view = assistant.seen_by(reader).view()
    for first, added in ((date(2000, 1, 1), False), (date(2000, 1, 1), True)):
        told = repr(since(view, first, added=added))
        assert "update.txt" not in told
        assert "slipway" not in told
        assert "Hoard" not in told
    with pytest.raises(BywhenError):
        view.library.document("update.txt")


def test_a_document_that_is_opened_to_a_reader_came_to_them_then(letters: View) -> None:
    library = letters.library
    library.put_into([library.document("update.txt").id], "Hoard", who="Ada Quill")
    before = Looked("2031-05-02T00:00:00+00:00", library.revision)
    library.put_into([library.document("update.txt").id], "", who="Ada Quill")
    reader = Reader("bo@harbour.example", "Bo Reed", Role.READER, frozenset())
    view = Assistant(library, FakeEmbedder()).seen_by(reader).view()
    assert sources(changes_since(view, since_looked(before, view), DAY)) == ["update.txt"]
    whole = View.of(library)
    assert sources(changes_since(whole, since_looked(before, whole), DAY)) == []


def test_of_some_organisations_alone(library: Library) -> None:
    stock(library, "warden.txt", PROMISES)
    for path in LOGS:
        stock(library, path.name, path.read_text("utf-8"))
    view = View.of(library)
    changes = since(view, date(2031, 1, 1))
    own = of_bodies(changes, ["Pellbrook Safety Board"], view)
    assert sorted(sources(own)) == [JUNE, SEPTEMBER, DECEMBER]
    assert own.moved == changes.moved
    assert len(own.new) == 8
    assert of_bodies(changes, ["Orla Fenwick"], view).new
    assert of_bodies(changes, [], view) is changes


def test_a_document_that_was_removed_and_brought_back_is_where_it_was(letters: View) -> None:
    library = letters.library
    document, before = library.document("update.txt").id, Looked("2031-05-02T00:00:00+00:00", library.revision)
    library.remove(document, keep=True)
    away = Looked("2031-05-03T00:00:00+00:00", library.revision)
    library.bring_back(document)
    view = View.of(library)
    assert sources(changes_since(view, since_looked(before, view), DAY)) == []
    assert sources(changes_since(view, since_looked(away, view), DAY)) == ["update.txt"]
    assert changes_since(view, since_looked(before, view), DAY).removed == 0
