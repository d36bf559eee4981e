"""Roles and collections: whoever may not see a document learns nothing of it, however they ask."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.access import LOCAL, Reader, Role
from assistant.access.overview import overview
from assistant.activity import KINDS, Sought, activity, actors, in_words
from assistant.changes import Changes, Since, changes_since, since_day
from assistant.choosing import EVERYTHING
from assistant.conversations import Opinion, People, Turn
from assistant.conversations.told import told_to
from assistant.register import listed
from assistant.wiring import Assistant
from corpus.add import Choices
from corpus.errors import BywhenError, NotAllowed, ReadingError, UnknownDocument, UnknownItem
from corpus.library import Library
from corpus.models import Document
from index.hybrid import Filters
from tests.corpus.stocked import LETTER, stock
from tests.corpus.test_seeing import SECRET
from tests.fakes import FakeEmbedder

ACRONYM = "The Deep Salvage Trust (DST) will pay the divers of the galleon by 3 September 2031.\n"
WORDS = ("galleon", "Perpetua", "Ulric", "Vane", "secret.txt", "salvage", "Salvage", "DST")
ANALYST = Reader("jo@harbour.example", "Jo Marsh", Role.ANALYST, frozenset())
READER = Reader("bo@harbour.example", "Bo Reed", Role.READER, frozenset())
TRUSTED = Reader("ida@harbour.example", "Ida Moss", Role.ANALYST, frozenset({"Hoard"}))
QUESTIONS = [
    "By when will the galleon be raised?",
    "Who will raise the galleon Perpetua?",
    "What was promised for August 2031?",
    "How many recommendations are there?",
    "List every commitment",
    "Which commitments are overdue?",
    "What changed?",
    "What does DST stand for?",
    "What did Ulric Vane promise?",
    "What does secret.txt say?",
    "By when will the north light be mended?",
    "Which documents are there?",
]


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[Assistant]:
    """An open letter, and two closed papers of which one has a newer version."""
    with Library.open(tmp_path / "library") as library:
        stock(library, "letter.txt", LETTER)
        old = stock(library, "secret.txt", SECRET.replace("1 August", "1 October"))
        closed = stock(library, "secret.txt", SECRET, supersedes=old)
        salvage = stock(library, "salvage.txt", ACRONYM)
        library.put_into([closed, salvage], "Hoard", who="Ada Quill")
        assistant = Assistant(library, FakeEmbedder())
        assistant.refresh()
        yield assistant


@pytest.fixture
def theirs(whole: Assistant) -> Assistant:
    return opened(whole, ANALYST)


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Assistant]:
    """A library in which there never was but the open letter."""
    with Library.open(tmp_path / "bare") as library:
        stock(library, "letter.txt", LETTER)
        assistant = Assistant(library, FakeEmbedder())
        assistant.refresh()
        yield assistant


def opened(whole: Assistant, reader: Reader) -> Assistant:
    theirs = whole.seen_by(reader)
    theirs.refresh()
    return theirs


def leaked(value: object) -> list[str]:
    return [word for word in WORDS if word in repr(value)]


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_what_it_is_without_the_closed_documents(
    question: str, theirs: Assistant, bare: Assistant
) -> None:
    day = date(2031, 12, 1)
    told, expected = (asdict(one.ask(question, today=day)) for one in (theirs, bare))
    for answer in (told, expected):
        answer.pop("seconds")
    assert told == expected
    said = {name: value for name, value in told.items() if name not in ("question", "standalone_question")}
    asked = {word for word in WORDS if word in question}
    assert [word for word in leaked(said) if word not in asked] == []


def test_the_same_of_earlier_versions(theirs: Assistant, bare: Assistant) -> None:
    question = "By when will the galleon be raised?"
    told, expected = (one.ask(question, earlier=True) for one in (theirs, bare))
    assert (told.text, told.citations, told.related, told.searched) == (
        expected.text,
        expected.citations,
        expected.related,
        expected.searched,
    )


def test_who_may_see_it_is_answered(whole: Assistant) -> None:
    answer = opened(whole, TRUSTED).ask("By when will the galleon be raised?")
    assert answer.answered and "1 August 2031" in answer.text
    assert opened(whole, LOCAL).ask("By when will the galleon be raised?").answered


def test_the_register_and_its_completeness_line_are_without_it(theirs: Assistant, bare: Assistant) -> None:
    day = date(2031, 12, 1)
    told, expected = (listed(one.view(), EVERYTHING, day) for one in (theirs, bare))
    assert (told.line, told.rows, told.latest) == (expected.line, expected.rows, expected.latest)
    assert leaked(told.line) == []


@pytest.mark.parametrize("since", [since_day(date(2020, 1, 1)), since_day(date(2020, 1, 1), added=True)])
def test_what_changed_is_without_it(since: Since, whole: Assistant, theirs: Assistant, bare: Assistant) -> None:
    day = date(2031, 12, 1)
    whole.remove(whole.library.document("salvage.txt").id, keep=True)
    theirs.refresh()
    told, expected = (_whenever(changes_since(one.view(), since, day)) for one in (theirs, bare))
    assert told == expected
    assert leaked(told) == []
    assert _whenever(changes_since(whole.view(), since, day)) != expected


def _whenever(changes: Changes) -> Changes:
    """The two libraries were filled one after the other: the moments at which are no difference."""

    def untimed(one: Document) -> Document:
        return replace(one, added="")

    return replace(
        changes,
        looked=tuple(map(untimed, changes.looked)),
        documents=tuple(replace(one, document=untimed(one.document), when="") for one in changes.documents),
    )


def test_what_readers_said_of_it_is_told_to_none_who_may_not_see_it(whole: Assistant, theirs: Assistant) -> None:
    people = People.open(whole.library.folder)
    for question in ("By when will the galleon be raised?", "By when will the north light be mended?"):
        conversation, turn = people.keep("ada@harbour.example", Turn(question, whole.ask(question)))
        people.say("ada@harbour.example", conversation, turn.number, Opinion(good=True, words=question))
    told, every = (told_to(one.library, people) for one in (theirs, whole))
    people.close()
    assert (len(told), len(every)) == (1, 2)
    assert leaked(told) == []


@pytest.mark.parametrize("closed", [frozenset({"Hoard"}), None])
def test_what_those_who_see_more_asked_is_told_to_none_who_see_less(
    whole: Assistant, theirs: Assistant, closed: frozenset[str] | None
) -> None:
    asked = "What does the galleon cost to heat?"  # nothing says, and the question tells of it
    people = People.open(whole.library.folder)
    conversation, turn = people.keep("ida@harbour.example", Turn(asked, theirs.ask(asked), closed=closed))
    people.say("ida@harbour.example", conversation, turn.number, Opinion(good=False, words=asked))
    told, trusted = (told_to(whole.library.seen_by(who.sight), people) for who in (ANALYST, TRUSTED))
    people.close()
    assert (told, len(trusted)) == ([], 1)


@pytest.mark.parametrize("keep", [True, False])
def test_what_was_asked_of_a_closed_document_that_is_removed_is_told_to_no_more(keep: bool, whole: Assistant) -> None:
    asked = "What does the galleon cost to heat?"
    people = People.open(whole.library.folder)
    conversation, turn = people.keep("ada@harbour.example", Turn(asked, whole.ask(asked), closed=None))
    people.say("ada@harbour.example", conversation, turn.number, Opinion(good=False, words=asked))
    for document in whole.library.documents(superseded=True):
        if document.collection:
            whole.remove(document.id, keep=keep)
    theirs = whole.library.seen_by(ANALYST.sight)
    assert theirs.sees_all() and not theirs.saw_all()
    assert told_to(theirs, people) == []
    people.close()


def test_nothing_in_memory_is_of_it(theirs: Assistant, bare: Assistant) -> None:
    view = theirs.view()
    for name in ("rows", "acronyms", "words", "title_terms", "head_terms", "newness", "passages_of", "by_key"):
        assert getattr(view, name) == getattr(bare.view(), name), name
    assert {document.source for document in view.every.values()} == {"letter.txt"}
    assert theirs.suggestions() == bare.suggestions()
    assert view.chains.links == bare.view().chains.links
    assert theirs.links() == bare.links()
    assert leaked(vars(view)) == []


def test_the_index_that_serves_has_no_word_of_it(whole: Assistant, theirs: Assistant) -> None:
    folders = [folder for folder in whole.library.folder.glob("index*") if "seen by" in folder.name]
    (vocabulary,) = folders[0].glob("*/vocabulary.json")
    known = json.loads(vocabulary.read_text("utf-8"))
    assert "light" in known
    assert [word for word in known if word.startswith(("galleon", "perpetua", "ulric", "salvag"))] == []


def test_filters_do_not_reach_it(whole: Assistant, theirs: Assistant) -> None:
    closed = whole.library.document("salvage.txt").id
    answer = theirs.ask("Who will pay the divers?", filters=Filters(documents=frozenset({closed})))
    assert not answer.answered
    assert (answer.citations, answer.related) == ((), ())


_REFUSED: list[tuple[str, Callable[[Assistant, str], Any], type[BywhenError]]] = [
    ("source", lambda one, closed: one.library.document(closed), UnknownDocument),
    ("text", lambda one, closed: one.library.text(closed), UnknownDocument),
    ("page picture", lambda one, closed: one.picture(closed, 1), ReadingError),
    ("review", lambda one, closed: one.review(closed), UnknownDocument),
    ("listing", lambda one, closed: one.item_key(f"{closed}-120"), UnknownDocument),
    ("links", lambda one, closed: one.links(f"{closed}-120"), UnknownDocument),
    ("remove", lambda one, closed: one.remove(closed), UnknownDocument),
    ("correct", lambda one, closed: one.correct(closed, "author", "Nobody"), UnknownDocument),
    ("replace", lambda one, closed: one.replace(closed, "letter.txt"), UnknownDocument),
    ("be replaced", lambda one, closed: one.replace("letter.txt", closed), UnknownDocument),
    ("reread", lambda one, closed: one.reread([closed]), UnknownDocument),
    ("accept", lambda one, closed: one.accept(closed), UnknownDocument),
    ("open it", lambda one, closed: one.put_into([closed], ""), UnknownDocument),
    ("confirm", lambda one, closed: one.confirm_items([f"{closed}-120"]), UnknownDocument),
]


@pytest.mark.parametrize("name, verb, error", _REFUSED, ids=[name for name, _, _ in _REFUSED])
@pytest.mark.parametrize("ref", ["id", "file"])
def test_no_verb_reaches_it(
    name: str, verb: Callable[[Assistant, str], Any], error: type[BywhenError], ref: str, whole: Assistant
) -> None:
    closed = whole.library.document("salvage.txt")
    before = whole.library.revision
    with pytest.raises(error) as refused:
        verb(opened(whole, ANALYST), closed.id if ref == "id" else closed.source)
    assert whole.library.revision == before
    assert leaked(str(refused.value).replace("salvage.txt", "", 1)) == []


def test_adding_something_like_it_tells_nothing(tmp_path: Path, whole: Assistant, theirs: Assistant) -> None:
    near = tmp_path / "secret.txt"
    near.write_text(SECRET.replace("Ulric Vane", "Odo Quell").replace("Perpetua", "Amity"), "utf-8")
    (result,) = theirs.add([near], choices=Choices(review=True))
    assert result.result == "waiting"
    assert leaked(asdict(result) | {"source": ""}) == []
    assert theirs.review(result.document).kin == ()
    theirs.accept(result.document)
    assert not whole.library.document(whole.library.document("salvage.txt").id).superseded_by
    assert sum(document.source == "secret.txt" for document in whole.library.documents()) == 2


def test_who_may_see_the_collection_adds_to_it(tmp_path: Path, whole: Assistant, theirs: Assistant) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("The chest will be opened by Diver Odo Quell on 4 May 2032.\n", "utf-8")
    (result,) = opened(whole, TRUSTED).add([paper], choices=Choices(collection="Hoard"))
    assert whole.library.document(result.document).collection == "Hoard"
    with pytest.raises(UnknownDocument):
        theirs.library.document(result.document)
    assert whole.library.history(result.document)[0].by == "Ida Moss (ida@harbour.example)"
    with pytest.raises(NotAllowed, match="nothing to Hoard"):
        theirs.add([paper], choices=Choices(collection="Hoard"))


def test_a_new_version_of_a_closed_document_is_closed(tmp_path: Path, whole: Assistant, theirs: Assistant) -> None:
    paper = tmp_path / "secret.txt"
    paper.write_text(SECRET.replace("Diver", "Master Diver"), "utf-8")
    (result,) = opened(whole, TRUSTED).add([paper], choices=Choices(review=True))
    assert whole.library.document(result.document).collection == "Hoard"
    assert theirs.waiting() == []


_CHANGES: list[tuple[str, Callable[[Assistant, str], Any]]] = [
    ("remove", lambda one, ref: one.remove(ref)),
    ("correct", lambda one, ref: one.correct(ref, "author", "Bo Reed")),
    ("reject an item", lambda one, ref: one.reject_items([next(i.key for _, i in one.library.items())])),
    ("add an item", lambda one, ref: one.add_item(ref, {"text": "mend the north light", "kind": "priority"})),
    ("add a file", lambda one, ref: one.add([Path(__file__)])),
    ("put into a collection", lambda one, ref: one.put_into([ref], "Hoard")),
]


@pytest.mark.parametrize("change", [change for _, change in _CHANGES], ids=[name for name, _ in _CHANGES])
def test_a_reader_is_refused_every_change(change: Callable[[Assistant, str], Any], whole: Assistant) -> None:
    before = whole.library.revision
    with pytest.raises(NotAllowed):
        change(opened(whole, READER), "letter.txt")
    assert whole.library.revision == before


def test_a_reader_asks_and_hands_on(whole: Assistant) -> None:
    theirs = opened(whole, READER)
    assert theirs.ask("By when will the north light be mended?").answered
    theirs.exported("an answer", "DOCX")
    last = whole.library.history()[-1]
    assert (last.what, last.detail, last.by) == ("exported", "an answer: DOCX", "Bo Reed (bo@harbour.example)")
    assert theirs.ask("By when will the north light be mended?").answered  # nothing is out of step


def test_what_is_closed_later_is_gone_at_once(whole: Assistant, theirs: Assistant) -> None:
    assert theirs.ask("By when will the north light be mended?").answered
    whole.put_into(["letter.txt"], "Hoard")
    assert theirs.library.documents() == []
    theirs.refresh()
    assert not theirs.ask("By when will the north light be mended?").answered
    whole.put_into(["letter.txt"], "")
    theirs.refresh()
    assert theirs.ask("By when will the north light be mended?").answered


def test_what_is_removed_is_in_no_index_of_anyones(whole: Assistant) -> None:
    opened(whole, TRUSTED).ask("By when will the galleon be raised?", earlier=True)
    whole.remove("salvage.txt")
    files = [file for folder in whole.library.folder.glob("index*") for file in folder.rglob("vocabulary.json")]
    assert files
    assert [file for file in files if "divers" in json.loads(file.read_text("utf-8"))] == []


def test_those_who_see_the_same_share_what_is_derived(whole: Assistant) -> None:
    one, other = opened(whole, ANALYST), opened(whole, READER)
    assert one.view() is other.view()
    assert one.library.stamp == other.library.stamp != whole.library.stamp
    assert opened(whole, TRUSTED).view() is not whole.view()


def test_nothing_is_embedded_twice_for_it(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        stock(library, "letter.txt", LETTER)
        closed = stock(library, "secret.txt", SECRET)
        embedder = FakeEmbedder()
        assistant = Assistant(library, embedder)
        assistant.refresh()
        assistant.put_into([closed], "Hoard")
        before = len(embedder.embedded)
        opened(assistant, ANALYST)
        assert len(embedder.embedded) == before


def test_who_sees_everything_in_it_shares_the_index(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        stock(library, "letter.txt", LETTER)
        opened(Assistant(library, FakeEmbedder()), READER).ask("By when will the north light be mended?")
        assert [folder.name for folder in tmp_path.glob("index*")] == ["index"]


def test_activity_is_for_administrators(whole: Assistant, theirs: Assistant) -> None:
    for refused in (lambda: activity(theirs), lambda: overview(theirs, None)):
        with pytest.raises(NotAllowed, match="Only an administrator"):
            refused()
    every = activity(whole)
    assert [change.revision for change in every] == sorted((change.revision for change in every), reverse=True)
    assert "Ada Quill" in actors(every)


@pytest.mark.parametrize(
    "sought, count",
    [
        (Sought(who="Ada Quill"), 3),
        (Sought(kinds=("Who sees what",)), 3),
        (Sought(kinds=("Documents added", "Handed on")), 4),
        (Sought(words="SALVAGE hoard"), 1),
        (Sought(words="nowhere"), 0),
        (Sought(since=date(2999, 1, 1)), 0),
        (Sought(until=date(1999, 1, 1)), 0),
    ],
)
def test_activity_is_looked_through(sought: Sought, count: int, whole: Assistant) -> None:
    assert len(activity(whole, sought)) == count


def test_what_was_looked_for_is_told() -> None:
    sought = Sought("Ada Quill", ("Handed on",), "pier", date(2031, 5, 1), date(2031, 6, 1))
    assert in_words(sought) == "by Ada Quill; Handed on; “pier”; from 2031-05-01; to 2031-06-01"
    assert in_words(Sought()) == ""


def test_every_word_of_the_history_is_of_one_kind() -> None:
    every = [what for own in KINDS.values() for what in own]
    assert len(every) == len(set(every))


def test_the_overview_has_what_is_in_each_collection(whole: Assistant) -> None:
    (hoard,) = overview(whole, None)
    assert (hoard.name, {d.source for d in hoard.documents}, hoard.earlier) == (
        "Hoard",
        {"secret.txt", "salvage.txt"},
        1,
    )


def test_an_unknown_item_is_unknown_in_the_same_words(whole: Assistant, theirs: Assistant) -> None:
    with pytest.raises(UnknownItem):
        theirs.confirm_items(["letter.txt-99999"])
