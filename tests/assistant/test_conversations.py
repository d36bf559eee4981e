"""What readers keep: each reader's own, whole, private, searchable, deletable; by several at once."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from assistant.access import Reader, Role
from assistant.conversations import Opinion, People, Reason, Turn
from assistant.conversations.schema import FILE
from assistant.conversations.turns import OUTDATED
from assistant.models import Answer, Citation, Grounding, Searched
from corpus.errors import PeopleError, UnknownConversation
from corpus.library import removing
from index.hybrid import Filters
from tests.assistant.harbour import open_harbour

ANN, BEN = "ann@example.org", "ben@example.org"


@dataclass
class Clock:
    now: datetime = datetime(2031, 5, 12, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def people(tmp_path: Path, clock: Clock) -> Iterator[People]:
    made = People.open(tmp_path, clock)
    yield made
    made.close()


def answer(question: str = "By when will the ferry run?", document: str = "letter", said: str = "By May") -> Answer:
    quote = f"{said} the Ferry will run to Brôd."
    cited = Citation(1, document, f"{document}.txt", "A letter", "2031-05-12", None, ("One",), quote, 3, 3 + len(quote))
    return Answer(
        question,
        question,
        Grounding.GROUNDED,
        True,
        f"{said} [1].",
        (cited,),
        searched=Searched(2, 9, "2031-05-12", {"dates": "since May"}, 1),
        seconds=0.25,
        notes=("One note.",),
        confidence=0.75,
    )


def turn(question: str = "By when will the ferry run?", document: str = "letter", said: str = "By May") -> Turn:
    return Turn(question, answer(question, document, said), revision=7)


def test_a_conversation_comes_back_as_it_was(people: People, tmp_path: Path) -> None:
    asked = replace(
        turn(), filters=Filters(frozenset({"letter"}), date(2031, 1, 1), kinds=frozenset({"letter"})), earlier=True
    )
    conversation, kept = people.keep(ANN, asked)
    again, second = people.keep(ANN, turn("and who?"), conversation)
    assert (again, kept.number, second.number) == (conversation, 1, 2)
    people.close()
    reopened = People.open(tmp_path)
    assert reopened.turns(ANN, conversation) == [kept, second]
    assert replace(kept, asked="", number=0) == asked
    assert kept.asked.startswith("2031-05-12T09:00:0")
    reopened.close()


def test_each_reader_has_only_their_own(people: People) -> None:
    conversation, _ = people.keep(ANN, turn())
    mine, _ = people.keep(BEN, turn("How many boats?"))
    assert [one.id for one in people.conversations(BEN)] == [mine]
    for forbidden in (
        lambda: people.turns(BEN, conversation),
        lambda: people.rename(BEN, conversation, "Mine"),
        lambda: people.say(BEN, conversation, 1, Opinion(True)),
    ):
        with pytest.raises(UnknownConversation, match="not among yours"):
            forbidden()
    assert people.delete(BEN, [conversation]) == []
    assert people.opinions(BEN, conversation) == {}
    taken, _ = people.keep(BEN, turn(), conversation)
    assert taken not in (conversation, mine)
    assert len(people.turns(ANN, conversation)) == 1


def test_a_list_has_the_last_used_first_and_says_what_is_in_it(people: People) -> None:
    first, _ = people.keep(ANN, turn("By when  will\nthe ferry run?"))
    second, _ = people.keep(ANN, turn("How many boats?"))
    people.keep(ANN, turn("and who steers?"), first)
    listed = people.conversations(ANN)
    assert [one.id for one in listed] == [first, second]
    assert (listed[0].title, listed[0].questions, listed[0].latest) == (
        "By when will the ferry run?",
        2,
        "and who steers?",
    )
    assert listed[0].begun < listed[1].begun < listed[0].last
    people.rename(ANN, first, "  The ferry ")
    assert people.conversations(ANN)[0].title == "The ferry"
    people.rename(ANN, first, " ")
    assert people.conversations(ANN)[0].title == "By when will the ferry run?"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["ferry", "boats"]),
        ("STEERS", ["ferry"]),
        ("run steers", ["ferry"]),  # of two turns
        ("boats steers", []),
        ("brod", ["ferry", "boats"]),  # quoted, whatever its accents
        ("renamed", ["boats"]),
        ("100%", ["ferry"]),
        ("%", ["ferry"]),  # a character like any other
        ("_", []),
        ("nothing", []),
    ],
)
def test_words_are_sought_in_titles_questions_and_answers(people: People, words: str, found: list[str]) -> None:
    boats, _ = people.keep(ANN, Turn("How many boats?", replace(answer(), text="Two [1].")))
    ferry, _ = people.keep(ANN, turn("By when will it run?"))
    people.keep(ANN, Turn("and who steers?", answer(said="100%")), ferry)
    people.rename(ANN, boats, "Rénamed")
    names = {ferry: "ferry", boats: "boats"}
    assert [names[one.id] for one in people.conversations(ANN, words)] == found


def test_deleting_can_be_undone_for_an_hour_and_no_longer(people: People, clock: Clock, tmp_path: Path) -> None:
    first, _ = people.keep(ANN, turn(said="Sevenoaks"))
    second, _ = people.keep(ANN, turn("How many boats?"))
    people.keep(BEN, turn())
    assert people.delete(ANN, [first, "unknown"]) == [first]
    assert [one.id for one in people.conversations(ANN)] == [second]
    with pytest.raises(UnknownConversation):
        people.turns(ANN, first)
    assert people.restore(BEN, [first]) == []
    assert people.restore(ANN, [first]) == [first]
    assert len(people.turns(ANN, first)) == 1
    assert set(people.delete(ANN)) == {first, second}
    assert len(people.conversations(BEN)) == 1
    clock.now += timedelta(hours=1, minutes=1)
    assert people.conversations(ANN) == []
    assert people.restore(ANN, [first, second]) == []
    people.close()
    assert b"Sevenoaks" not in (tmp_path / FILE).read_bytes()


def test_an_answer_is_withdrawn_with_a_document_it_quotes(people: People) -> None:
    conversation, kept = people.keep(ANN, turn(document="letter"))
    people.keep(ANN, turn("How many boats?", document="pack", said="Nineteen"), conversation)
    first, second = people.turns(ANN, conversation, held={"letter"})
    assert first == kept
    assert second.withdrawn
    assert second.answer is None
    assert people.conversations(ANN, "nineteen", held={"letter"}) == []
    assert len(people.conversations(ANN, "boats", held={"letter"})) == 1
    assert len(people.conversations(ANN, "nineteen", held={"letter", "pack"})) == 1  # it was put back


def test_an_answer_is_forgotten_with_a_document_that_is_gone_for_good(people: People, tmp_path: Path) -> None:
    conversation, kept = people.keep(ANN, turn(document="letter"))
    people.keep(ANN, turn("How many boats?", document="pack", said="Nineteen"), conversation)
    assert people.forget({"letter", "pack"}) == 0
    assert people.forget({"letter"}) == 1
    first, second = people.turns(ANN, conversation)
    assert first == kept
    assert (second.question, second.answer, second.withdrawn) == ("How many boats?", None, True)
    assert people.conversations(ANN, "nineteen") == []
    people.close()
    assert b"Nineteen" not in (tmp_path / FILE).read_bytes()


def test_opinions_can_be_changed_and_taken_back(people: People) -> None:
    conversation, kept = people.keep(ANN, turn())
    people.say(ANN, conversation, kept.number, Opinion(True))
    people.say(ANN, conversation, kept.number, Opinion(False, Reason.WRONG_DATE, " June,\n not May "))
    people.say(ANN, conversation, kept.number, Opinion(True), citation=1)
    assert people.opinions(ANN, conversation) == {
        (1, 0): Opinion(False, Reason.WRONG_DATE, "June, not May"),
        (1, 1): Opinion(True),
    }
    people.say(ANN, conversation, kept.number, None, citation=1)
    assert list(people.opinions(ANN, conversation)) == [(1, 0)]
    with pytest.raises(UnknownConversation):
        people.say(ANN, conversation, 9, Opinion(True))


def test_analysts_get_opinions_with_what_they_are_of(people: People, clock: Clock) -> None:
    conversation, kept = people.keep(ANN, turn())
    other, _ = people.keep(BEN, turn("How many boats?", document="pack"))
    people.say(ANN, conversation, 1, Opinion(False, Reason.MISLEADING), citation=1)
    later = clock().isoformat()
    people.say(BEN, other, 1, Opinion(True))
    first, second = people.feedback()
    assert (first.reader, first.turn, first.opinion) == (ANN, kept, Opinion(False, Reason.MISLEADING))
    assert first.cited == kept.shown[0]
    assert (second.reader, second.citation, second.cited) == (BEN, 0, None)
    assert people.feedback(since=later) == [second]
    assert people.feedback(held={"letter"})[1].turn.withdrawn
    people.delete(BEN)
    assert people.feedback() == [first]


def test_when_a_reader_last_looked(people: People) -> None:
    assert people.looked(ANN) is None
    people.look(ANN, 4)
    looked = people.look(ANN, 6)
    assert people.looked(ANN) == looked
    assert looked.revision == 6
    assert people.looked("") is None


def test_it_is_for_its_owner_only(people: People, tmp_path: Path) -> None:
    people.keep(ANN, turn())
    if os.name == "posix":
        modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
        assert modes == {0o600}


def test_several_at_once_lose_nothing(tmp_path: Path) -> None:
    def ask(number: int) -> None:
        own = People.open(tmp_path)
        ident, _ = own.keep(ANN, turn(f"Question {number}?"))
        for follow_up in range(4):
            own.keep(ANN, turn(f"and {follow_up}?"), ident)
            own.keep(ANN, turn(f"shared {number} {follow_up}?"), shared)
        own.close()

    people = People.open(tmp_path)
    shared, _ = people.keep(ANN, turn("Shared?"))
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(ask, range(8)))
    listed = people.conversations(ANN)
    assert sorted(one.questions for one in listed) == [5] * 8 + [33]
    assert [one.number for one in people.turns(ANN, shared)] == list(range(1, 34))
    people.close()


def test_first_opened_by_several_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        for people in pool.map(lambda _: People.open(tmp_path), range(8)):
            people.close()


def test_an_answer_of_another_version_is_said_to_be_one(people: People, tmp_path: Path) -> None:
    conversation, _ = people.keep(ANN, turn())
    with sqlite3.connect(tmp_path / FILE) as raw:
        raw.execute("UPDATE turns SET answer = ?", (b'{"question": 7}',))
    raw.close()
    [kept] = people.turns(ANN, conversation)
    assert (kept.answer, kept.error) == (None, OUTDATED)


def test_a_file_that_cannot_be_used_says_so(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all, whatever its name" * 99)
    with pytest.raises(PeopleError, match="cannot be used"):
        People.open(tmp_path)
    with pytest.raises(PeopleError, match="cannot be used"):
        People.open(tmp_path / "missing")


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    People.open(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE) as raw:
        raw.execute("UPDATE about SET schema = 99")
    raw.close()
    with pytest.raises(PeopleError, match="newer Bywhen"):
        People.open(tmp_path)


def test_kept_answers_go_with_what_they_quote(tmp_path: Path) -> None:
    """Once it cannot be brought back any more; until then they are only not shown."""
    horns = "The harbour watch will sound its fog horns every hour from May 2031."
    gulls = "The ranger will count the gulls on the east pier every Monday from June 2031."
    harbour = open_harbour(tmp_path, {"horns.txt": horns, "gulls.txt": gulls})
    people = People.open(harbour.library.folder)

    def held() -> set[str]:
        return {document.id for document in harbour.library.documents()}

    def kept(question: str) -> str:
        found = harbour.ask(question)
        assert found.citations
        return people.keep(ANN, Turn(question, found))[0]

    one, other = (
        kept("When will the fog horns sound every hour?"),
        kept("When will the ranger count the gulls every Monday?"),
    )
    harbour.remove("horns.txt", keep=True)
    assert people.turns(ANN, one, held())[0].withdrawn
    assert not people.turns(ANN, one)[0].withdrawn
    harbour.bring_back("horns.txt")
    assert people.turns(ANN, one, held())[0].answer
    harbour.remove("horns.txt", keep=True)
    harbour.delete_removed()
    assert people.turns(ANN, one)[0].withdrawn
    harbour.remove("gulls.txt")
    assert people.turns(ANN, other)[0].withdrawn
    people.close()
    harbour.library.close()


def test_an_answer_from_a_closed_collection_is_shown_to_nobody_outside_it(tmp_path: Path) -> None:
    horns = "The harbour watch will sound its fog horns every hour from May 2031."
    harbour = open_harbour(tmp_path, {"horns.txt": horns, "gulls.txt": "Gulls sat on the pier all day."})
    people = People.open(harbour.library.folder)
    ann = harbour.seen_by(Reader(ANN, "Ann", Role.READER, frozenset()))
    question = "When will the fog horns sound every hour?"
    one, kept = people.keep(ANN, Turn(question, ann.ask(question)))
    assert kept.answer and kept.answer.citations
    harbour.put_into(["horns.txt"], "The board")
    held = {document.id for document in ann.library.documents(superseded=True, waiting=True)}
    assert people.turns(ANN, one, held)[0].withdrawn
    assert people.conversations(ANN, "watch", held) == []
    people.close()
    harbour.library.close()


def test_kept_answers_go_when_the_time_to_bring_back_is_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    horns = "The harbour watch will sound its fog horns every hour from May 2031."
    harbour = open_harbour(tmp_path, {"horns.txt": horns})
    people = People.open(harbour.library.folder)
    question = "When will the fog horns sound every hour?"
    one, _ = people.keep(ANN, Turn(question, harbour.ask(question)))
    harbour.remove("horns.txt", keep=True)
    harbour.refresh()
    assert not people.turns(ANN, one)[0].withdrawn
    monkeypatch.setattr(removing, "KEPT", timedelta(days=-1))
    harbour.refresh()
    assert people.turns(ANN, one)[0].withdrawn
    people.close()
    harbour.library.close()


def test_a_sign_in_that_was_ended_stays_so_over_a_restart_for_a_month(
    people: People, clock: Clock, tmp_path: Path
) -> None:
    people.end("one")
    people.end("one")
    again = People.open(tmp_path, clock)
    assert (again.has_ended("one"), again.has_ended("other")) == (True, False)
    again.close()
    clock.now += timedelta(days=31, minutes=1)
    people.end("other")
    assert (people.has_ended("one"), people.has_ended("other")) == (False, True)
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
