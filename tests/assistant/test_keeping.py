"""What analysts do to documents is in the answers at once: accepted, discarded, corrected, replaced, read again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.health import health
from assistant.wiring import Assistant
from corpus.add import RULES
from corpus.errors import QuestionError, UnknownDocument, VersionError
from corpus.library import Library, removing
from index.hybrid import Filters
from index.local import ALL_VERSIONS
from tests.corpus.stocked import LETTER, stock
from tests.fakes import FakeEmbedder

ASKED = "When will the north light be mended?"
LATER = LETTER.replace("by 30 June", "by 31 August").replace("every month", "every week")


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    with Library.open(tmp_path / "library") as library:
        yield Assistant(library, FakeEmbedder())


def cited(assistant: Assistant, **options: object) -> set[str]:
    answer = assistant.ask(ASKED, **options)  # type: ignore[arg-type]
    return {citation.document for citation in answer.citations}


def added(assistant: Assistant, source: str = "letter.txt", text: str = LETTER, *, waiting: bool = False) -> str:
    document = stock(assistant.library, source, text, waiting=waiting, rules=RULES)
    assistant.refresh()
    return document


# Review


def test_what_waits_is_not_searched_and_what_is_accepted_is(assistant: Assistant) -> None:
    document = added(assistant, waiting=True)
    assert [one.id for one in assistant.waiting()] == [document]
    assert cited(assistant) == set()
    with pytest.raises(QuestionError, match=f"waits for review: bywhen accept {document}"):
        assistant.ask(ASKED, filters=Filters(documents=frozenset({document})))

    assistant.accept("letter.txt")

    assert assistant.waiting() == []
    assert cited(assistant) == {document}


def test_accepting_does_what_the_review_says(assistant: Assistant) -> None:
    old, new = added(assistant), added(assistant, text=LATER, waiting=True)
    assert assistant.review("letter.txt").document.id == new

    assistant.accept(new, who="A. Analyst")

    assert assistant.library.document(old).superseded_by == new
    assert cited(assistant) == {new}


@pytest.mark.parametrize("replaces", ["", "minutes.txt"])
def test_unless_the_analyst_says_otherwise(assistant: Assistant, replaces: str) -> None:
    old, new = added(assistant), added(assistant, text=LATER, waiting=True)
    other = added(assistant, "minutes.txt", "Minutes of the ferry committee\n\nFares were talked of.\n")

    assistant.accept(new, replaces)

    left = {one.id for one in assistant.library.documents()}
    assert left == ({old, new} if replaces else {old, new, other})


def test_all_that_wait_are_accepted_at_once(assistant: Assistant) -> None:
    old = added(assistant)
    new, other = added(assistant, text=LATER, waiting=True), added(assistant, "b.txt", "Of fares.", waiting=True)

    assert {one.id for one in assistant.accept_all()} == {new, other}

    assert {one.id for one in assistant.library.documents()} == {new, other}
    assert assistant.library.document(old).superseded_by == new


def test_only_what_waits_is_discarded(assistant: Assistant) -> None:
    kept, waits = added(assistant), added(assistant, "new.txt", LATER, waiting=True)
    with pytest.raises(VersionError, match=f"bywhen remove {kept}"):
        assistant.discard(kept)

    assert assistant.discard("new.txt").id == waits
    assert [one.id for one in assistant.library.documents(waiting=True)] == [kept]


# Corrections


def test_a_corrected_date_filters_at_once(assistant: Assistant) -> None:
    document = added(assistant)
    assistant.correct(document, "date", "2030-01-01", reason="the stamp", who="A. Analyst")
    assert assistant.ask(ASKED).citations[0].date == "2030-01-01"
    assert "2030" in assistant.ask(ASKED).text

    assistant.undo(document, "date")
    assert assistant.ask(ASKED).citations[0].date == "2031-03-04"


# Versions


def test_an_earlier_version_answers_only_when_asked_for(assistant: Assistant) -> None:
    old, new = added(assistant), added(assistant, "later.txt", LATER)
    assistant.replace(new, old, reason="the same letter", who="A. Analyst")

    assert cited(assistant) == {new}
    assert assistant.ask(ASKED).searched.documents == 1
    assert cited(assistant, earlier=True) == {old, new}
    assert cited(assistant, filters=Filters(documents=frozenset({old}))) == {old}
    assert cited(assistant) == {new}


def test_an_answer_from_an_earlier_version_says_that_there_is_a_newer_one(assistant: Assistant) -> None:
    old, middle = added(assistant), added(assistant, "middle.txt", LATER)
    new = added(assistant, "later.txt", LATER.replace("4 March", "5 April"))
    assistant.replace(middle, old)
    assistant.replace(new, middle)

    answer = assistant.ask(ASKED, filters=Filters(documents=frozenset({old})))

    (note,) = answer.notes
    assert note in answer.text
    assert "(letter.txt, 4 March 2031) is an earlier version" in note
    assert "(later.txt, 5 April 2031) has replaced it." in note
    assert assistant.ask(ASKED).notes == ()


def test_what_an_earlier_version_does_not_answer_names_the_newer_one_too(assistant: Assistant) -> None:
    old, new = added(assistant), added(assistant, "later.txt", LATER)
    assistant.replace(new, old)

    answer = assistant.ask("Who will paint the zeppelin hangar?", filters=Filters(documents=frozenset({old})))

    assert not answer.answered and answer.related
    assert "is an earlier version" in answer.text


def test_taken_back_both_answer(assistant: Assistant) -> None:
    old, new = added(assistant), added(assistant, "later.txt", LATER)
    assistant.replace(new, old)

    assert [one.id for one in assistant.replace_nothing(new)] == [old]

    assert cited(assistant) == {old, new}
    with pytest.raises(VersionError, match="replaces no other document"):
        assistant.replace_nothing(new)


def test_earlier_versions_are_not_embedded_twice(tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    with Library.open(tmp_path / "library") as library:
        assistant = Assistant(library, embedder)
        old, new = added(assistant), added(assistant, "later.txt", LATER)
        assistant.ask(ASKED, earlier=True)
        assistant.replace(new, old)
        before = len(embedder.embedded)
        assistant.ask(ASKED, earlier=True)

        assert len(embedder.embedded) == before


def test_a_removed_document_is_in_no_index(assistant: Assistant) -> None:
    old, new = added(assistant), added(assistant, "later.txt", LATER)
    assistant.replace(new, old)
    assistant.ask(ASKED, earlier=True)
    folder = assistant.library.folder / ALL_VERSIONS
    assert (folder / "CURRENT").is_file()

    assistant.remove(old)

    assert [path.name for path in folder.iterdir() if path.name != "lock"] == []
    assert cited(assistant, earlier=True) == {new}


# Reading again


def test_documents_read_by_older_rules_are_named_and_read_again(assistant: Assistant) -> None:
    document = stock(assistant.library, "letter.txt", rules=RULES - 1)
    added(assistant, "later.txt", LATER)
    assistant.correct(document, "author", "Ines Tarrow")
    assert health(assistant).older_rules == (f"letter.txt ({document})",)
    assert health(assistant).troubles == ()
    told: list[tuple[int, int, str]] = []

    (result,) = assistant.reread(tell=lambda *at: told.append(at))

    assert (result.document, result.result, result.recommendations) == (document, "read again", 2)
    assert told == [(1, 1, "letter.txt")]
    assert health(assistant).older_rules == ()
    assert assistant.library.document(document).description.author.value == "Ines Tarrow"
    assert cited(assistant)


# Removed, and brought back


def test_what_was_removed_is_in_no_answer_until_it_is_brought_back(assistant: Assistant) -> None:
    document = added(assistant)
    added(assistant, "other.txt", LETTER.replace("light", "pier").replace("eels", "herons"))
    whole, suggested = assistant.ask(ASKED), assistant.suggestions()
    assert document in {citation.document for citation in whole.citations}
    assert any("light" in question for question in suggested)

    assistant.remove("letter.txt", who="Jo Marsh", keep=True)

    left = assistant.ask(ASKED)
    assert document not in repr((left, assistant.view().rows, assistant.suggestions(), assistant.view().documents))
    assert not any("light" in question for question in assistant.suggestions())
    assert [one.document for one in assistant.removed()] == [document]
    assert health(assistant).troubles == ()

    assert assistant.bring_back("letter.txt").id == document
    assert assistant.ask(ASKED).citations == whole.citations
    assert assistant.suggestions() == suggested
    assert assistant.removed() == []


def test_what_is_kept_can_be_named_and_deleted(assistant: Assistant) -> None:
    document = added(assistant)
    assistant.remove(document, keep=True)
    with pytest.raises(UnknownDocument, match="bywhen removed lists"):
        assistant.delete_removed(["other.txt"])
    assert [one.source for one in assistant.delete_removed([document[:6]])] == ["letter.txt"]
    assert assistant.removed() == assistant.delete_removed() == []


def test_what_was_kept_for_long_enough_is_deleted_when_the_library_is_next_used(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    assistant.remove(added(assistant), keep=True)
    monkeypatch.setattr(removing, "KEPT", timedelta(seconds=-5))
    assistant.refresh()
    assert assistant.removed() == []
