"""Conversations on the pages: kept over restarts, found again, judged, deleted and brought back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.access import Reader, Role
from assistant.conversations import Opinion, People, Reason
from assistant.models import Answer, Grounding
from corpus.errors import PeopleError
from index.hybrid import Filters
from tests.ui.fake_assistant import FakeAssistant, with_two_documents
from tests.ui.test_web_answers import cited
from tests.ui.web_desk import APP, html_of, words_of
from ui.shown.when import moment_words, period_words
from ui.shown.why import seconds_words, why_words
from ui.web import opened, state
from ui.web.conversations import kept, store

TRAINING, CALLS = "What does training cost?", "Who will publish call times?"

Open = Callable[..., AppTest]


@pytest.fixture
def fake() -> FakeAssistant:
    return with_two_documents()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "library"
    made.mkdir()
    return made


@pytest.fixture
def people(folder: Path) -> Iterator[People]:
    made = People.open(folder)
    yield made
    made.close()


@pytest.fixture
def open_app(fake: FakeAssistant, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """A new session at a page with an address; what was kept is read from the file again, as after a restart."""

    def opening(page: str = "", **address: str | list[str]) -> AppTest:
        monkeypatch.setenv("BYWHEN_LIBRARY", str(folder))
        monkeypatch.setattr(opened, "open_assistant", lambda settings: fake)
        store._open.clear()
        app = AppTest.from_file(str(APP), default_timeout=60)
        if page:
            app.run().switch_page(f"{page}_page.py")
        app.query_params = dict(address)
        app.run()
        assert not app.exception
        return app

    return opening


def ask(app: AppTest, question: str) -> AppTest:
    app.chat_input[0].set_value(question).run()
    assert not app.exception
    return app


def one(app: AppTest, name: str) -> str:
    """A parameter of the address, which has it once."""
    value = app.query_params[name]
    return value if isinstance(value, str) else value[0]


def pressed(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def test_a_conversation_goes_on_after_a_restart(open_app: Open, fake: FakeAssistant) -> None:
    app = ask(open_app(), TRAINING)
    again = open_app(conversation=one(app, "conversation"), q=one(app, "q"))
    assert "All 84 officers are promised training" in html_of(again)
    assert len(fake.asked) == 1
    ask(again, "and by when?")
    assert fake.asked[1][1] is not None
    assert fake.asked[1][1].question == TRAINING
    assert one(again, "conversation") == one(app, "conversation")


def test_a_source_opens_again_among_its_citations(open_app: Open) -> None:
    app = ask(open_app(), TRAINING)
    app.button(key="source-0-2").click().run()
    address = {name: app.query_params[name] for name in ("conversation", "q", "document", "start", "end")}
    again = open_app(**address)
    assert "2 of 2" in words_of(again)
    again.query_params = {name: address[name] for name in ("conversation", "q")}
    again.run()
    assert "2 of 2" not in words_of(again)


def test_a_link_to_a_conversation_asks_its_question_for_others(open_app: Open, fake: FakeAssistant) -> None:
    app = open_app(conversation="0123456789abcdef", q=TRAINING)
    assert [question for question, *_ in fake.asked] == [TRAINING]
    assert one(app, "conversation") != "0123456789abcdef"


def test_a_link_without_a_question_says_that_it_leads_nowhere(open_app: Open) -> None:
    app = open_app(conversation="0123456789abcdef")
    assert "not among yours, or it was deleted" in words_of(app)
    assert app.chat_input


def test_a_link_with_another_question_begins_anew(open_app: Open, fake: FakeAssistant, people: People) -> None:
    app = ask(open_app(), TRAINING)
    app.query_params = {"q": CALLS}
    app.run()
    assert [question for question, *_ in fake.asked] == [TRAINING, CALLS]
    assert fake.asked[1][1] is None
    assert len(people.conversations("")) == 2
    app.run()
    assert len(fake.asked) == 2


def test_going_back_to_the_bare_address_begins_anew(open_app: Open) -> None:
    app = ask(open_app(), TRAINING)
    app.query_params = {}
    app.run()
    assert app.title[0].value == "Ask the documents"


def test_coming_from_another_page_it_goes_on(open_app: Open) -> None:
    app = ask(open_app(), TRAINING)
    app.switch_page("conversations_page.py").run()
    app.query_params = {}
    app.switch_page("ask_page.py").run()
    assert "All 84 officers are promised training" in html_of(app)


def test_by_history_the_bare_address_begins_anew_from_another_page_too(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = ask(open_app(), TRAINING)
    app.switch_page("conversations_page.py").run()
    monkeypatch.setattr(state, "by_history", lambda: True)
    app.query_params = {}
    app.switch_page("ask_page.py").run()
    assert app.title[0].value == "Ask the documents"


def test_each_question_is_a_place_to_come_back_to(open_app: Open, fake: FakeAssistant) -> None:
    app = ask(open_app(), TRAINING)
    first = {"conversation": one(app, "conversation"), "q": one(app, "q")}
    last = {**first, "q": one(ask(app, CALLS), "q")}
    assert first["q"] != last["q"]
    for there in (first, last, first):
        app.query_params = dict(there)
        app.run()
        app.run()
        assert one(app, "q") == there["q"]
        assert html_of(app).count('class="answer"') == 2
    assert one(ask(app, "and by when?"), "q") == f"{CALLS} and by when?"
    assert len(fake.asked) == 3


def test_filters_are_in_the_address(open_app: Open, fake: FakeAssistant) -> None:
    app = open_app()
    app.multiselect(key="filter_kinds").set_value(["letter"]).run()
    ask(app, TRAINING)
    assert app.query_params["kind"] in ("letter", ["letter"])
    again = open_app(kind=["letter"], q=CALLS)
    assert "Searching only: letter" in words_of(again)
    assert fake.asked[-1][2] == Filters(kinds=frozenset({"letter"}))


def test_readers_have_their_own(open_app: Open, monkeypatch: pytest.MonkeyPatch, fake: FakeAssistant) -> None:
    monkeypatch.setattr(opened, "reader", lambda: Reader("ann@example.org", "Ann", Role.READER))
    app = ask(open_app(), TRAINING)
    monkeypatch.setattr(opened, "reader", lambda: Reader("ben@example.org", "Ben", Role.READER))
    assert "asked nothing yet" in words_of(open_app("conversations"))
    other = open_app(conversation=one(app, "conversation"))
    assert "not among yours" in words_of(other)
    assert "All 84" not in html_of(other)


def test_an_answer_of_before_a_change_says_so_and_is_asked_again(open_app: Open, fake: FakeAssistant) -> None:
    app = open_app()
    app.multiselect(key="filter_kinds").set_value(["letter"]).run()
    ask(app, TRAINING)
    assert "has changed since" not in words_of(app)
    fake.library.revision += 1
    again = open_app(conversation=one(app, "conversation"))
    assert "The library has changed since" in words_of(again)
    pressed(again, "Ask again")
    question, previous, filters = fake.asked[-1]
    assert (question, previous, filters) == (TRAINING, None, Filters(kinds=frozenset({"letter"})))
    assert len(fake.asked) == 2


def test_an_answer_is_withdrawn_with_its_document(open_app: Open, fake: FakeAssistant) -> None:
    app = ask(open_app(), TRAINING)
    held = next(d for d in fake.library.documents() if d.source == "warden_letter.pdf")
    fake.remove(held.id)
    again = open_app(conversation=one(app, "conversation"))
    assert "quoted a document that you cannot open any more" in words_of(again)
    assert "All 84" not in html_of(again)
    assert any(button.label == "Ask again" for button in again.button)


def test_an_answer_on_an_open_page_goes_and_comes_with_its_document(open_app: Open, fake: FakeAssistant) -> None:
    app = ask(open_app(), TRAINING)
    letter = next(d for d in fake.library.documents() if d.source == "warden_letter.pdf")
    words = fake.library.text(letter.id)
    fake.remove(letter.id)
    app.run()
    assert "quoted a document that you cannot open any more" in words_of(app)
    assert "All 84" not in html_of(app)
    fake.library.put(letter, words)
    assert "All 84" in html_of(app.run())


def test_thumbs_and_reasons_are_kept_and_can_be_changed(open_app: Open, people: People) -> None:
    app = ask(open_app(), TRAINING)
    conversation = one(app, "conversation")
    thumb = next(f for f in app.feedback if f.key and f.key.endswith("-0"))
    thumb.set_value(0).run()
    app.pills[0].select(Reason.WRONG_DATE).run()
    app.text_input(key=f"words-{str(thumb.key).removeprefix('thumb-')}").set_value("June").run()
    assert people.opinions("", conversation) == {(1, 0): Opinion(False, Reason.WRONG_DATE, "June")}
    again = open_app(conversation=conversation)
    thumb = next(f for f in again.feedback if f.key and f.key.endswith("-0"))
    assert (thumb.value, again.pills[0].value) == (0, Reason.WRONG_DATE)
    thumb.set_value(1).run()
    assert people.opinions("", conversation) == {(1, 0): Opinion(True)}
    assert not again.pills
    next(f for f in again.feedback if f.key and f.key.endswith("-0")).set_value(None).run()
    assert people.opinions("", conversation) == {}


def test_what_was_deleted_in_another_window_is_not_judged(open_app: Open, people: People) -> None:
    app = ask(open_app(), TRAINING)
    people.delete("")
    ask(app, CALLS)
    assert [turn.question for turn in people.turns("", one(app, "conversation"))] == [CALLS]
    thumbs = [f for f in app.feedback if f.key and f.key.endswith("-0")]
    assert len(thumbs) == 1
    thumbs[0].set_value(1).run()
    assert people.opinions("", one(app, "conversation")) == {(1, 0): Opinion(True)}


def test_a_citation_has_thumbs_of_its_own(open_app: Open, people: People) -> None:
    app = ask(open_app(), TRAINING)
    next(f for f in app.feedback if f.key and f.key.endswith("-2")).set_value(1).run()
    assert people.opinions("", one(app, "conversation")) == {(1, 2): Opinion(True)}


def test_what_to_ask_next_is_asked_by_a_click(open_app: Open, fake: FakeAssistant) -> None:
    app = ask(open_app(), CALLS)
    assert "You could ask next" in html_of(app)
    app.button(key="suggestion-0").click().run()
    assert fake.asked[-1][0] == TRAINING
    assert "You could ask next" not in html_of(app)  # it has been asked


def test_where_nothing_can_be_kept_the_conversation_goes_on(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> People:
        raise PeopleError("the disk is full")

    monkeypatch.setattr(kept, "people", refuse)
    app = ask(ask(open_app(), TRAINING), "and by when?")
    assert "lost when you close the page: the disk is full" in words_of(app)
    assert html_of(app).count("All 84 officers are promised training") == 2
    assert not app.feedback
    assert "the disk is full" in words_of(open_app("conversations"))


def test_nothing_asked_yet_says_what_to_do(open_app: Open) -> None:
    assert "You have asked nothing yet" in words_of(open_app("conversations"))


def test_conversations_are_listed_and_sought(open_app: Open) -> None:
    ask(ask(open_app(), TRAINING), CALLS)
    ask(open_app(), CALLS)
    app = open_app("conversations")
    assert "2 conversations." in words_of(app)
    assert app.header[0].value == "Today"
    assert "Last asked: Who will publish call times?" in words_of(app)
    app.text_input(key="conversations_find").set_value("officers tide").run()
    assert "1 of 2 conversations." in words_of(app)
    app.text_input(key="conversations_find").set_value("lighthouses").run()
    assert "No conversation has these words" in words_of(app)


def test_a_conversation_is_renamed(open_app: Open, people: People) -> None:
    ask(open_app(), TRAINING)
    app = open_app("conversations")
    next(field for field in app.text_input if field.label == "Name").set_value("The officers")
    pressed(app, "Save")
    assert people.conversations("")[0].title == "The officers"


def test_deleting_asks_first(open_app: Open, people: People) -> None:
    app = ask(open_app(), TRAINING)
    app.switch_page("conversations_page.py").run()
    pressed(app, "Delete")
    assert "undo this for an hour" in words_of(app)
    assert len(people.conversations("")) == 1


def test_what_was_deleted_is_brought_back(open_app: Open, people: People) -> None:
    ask(open_app(), TRAINING)
    app = open_app("conversations")
    app.session_state["deleted"] = people.delete("")
    app.run()
    assert "1 conversation deleted." in words_of(app)
    pressed(app, "Undo")
    assert "1 conversation brought back." in words_of(app)
    assert len(people.conversations("")) == 1


def test_analysts_see_what_readers_said(open_app: Open, people: People, fake: FakeAssistant) -> None:
    app = ask(open_app(), TRAINING)
    conversation = one(app, "conversation")
    people.say("", conversation, 1, Opinion(False, Reason.WRONG_DATE, "June *not* May"))
    people.say("", conversation, 1, Opinion(True), citation=1)
    app = open_app("feedback")
    assert "2 opinions: 1 right, 1 wrong." in words_of(app)
    assert "Wrong: wrong date** (of the answer)" in words_of(app)
    assert "“June *not* May”" in words_of(app)
    assert "[1] Letter to the Chief Inspector, 12 May 2031, page 1" in words_of(app)
    app.segmented_control(key="feedback_shown").set_value("Right").run()
    assert "June" not in words_of(app)


def test_readers_do_not(open_app: Open, people: People, fake: FakeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = Reader("ann@example.org", "Ann", Role.READER)
    monkeypatch.setattr(opened, "reader", lambda: ann)
    monkeypatch.setattr(fake.library, "sight", ann.sight)
    conversation = one(ask(open_app(), TRAINING), "conversation")
    people.say(ann.key, conversation, 1, Opinion(True))
    app = open_app("feedback")
    assert "for the analysts" in words_of(app)
    assert TRAINING not in words_of(app)
    assert "Ask a question" in [link.proto.label for link in app.get("page_link")]


@pytest.mark.parametrize(
    ("stamp", "words", "period"),
    [
        ("2031-02-03T13:05:09.123456+00:00", "3 February 2031 at 13:05", "Today"),
        ("2031-02-02T23:30:00+00:00", "2 February 2031 at 23:30", "Yesterday"),
        ("2031-01-30T08:00:00+00:00", "30 January 2031 at 08:00", "The last 7 days"),
        ("2030-12-24T08:00:00+00:00", "24 December 2030 at 08:00", "December 2030"),
        ("spring", "spring", "Undated"),
    ],
)
def test_moments_in_words(stamp: str, words: str, period: str) -> None:
    now = datetime(2031, 2, 3, 18, 0, tzinfo=UTC)
    assert moment_words(stamp, "UTC") == words
    assert period_words(stamp, now, "UTC") == period


def test_moments_are_told_on_the_readers_clock() -> None:
    assert moment_words("2031-02-03T23:30:00+00:00", "Europe/Athens") == "4 February 2031 at 01:30"
    assert period_words("2031-02-03T23:30:00+00:00", datetime(2031, 2, 4, 8, tzinfo=UTC), "Europe/Athens") == "Today"
    assert moment_words("2031-02-03T23:30:00+00:00", "No/Where") == moment_words("2031-02-03T23:30:00+00:00")


def test_why_an_answer_is_what_it_is() -> None:
    answer = Answer(
        "Q?", "Q?", Grounding.GROUNDED, True, "A [1].", (cited(), cited(2, document="other")), confidence=0.7
    )
    how, sure, searched, *_ = why_words(answer)
    assert "2 quotes from 2 documents" in how
    assert "70% likely; from 40% on" in sure
    assert searched == "Searched: 0 documents, 0 passages."
    assert (seconds_words(0.44), seconds_words(0.04)) == ("0.4 seconds", "less than 0.1 seconds")
    assert "gone through whole" in why_words(replace(answer, looked_up=True))[0]
    assert "shown" in why_words(replace(answer, grounding=Grounding.CONFLICTING))[0]
    declined = replace(answer, grounding=Grounding.NOT_FOUND, answered=False, citations=(), confidence=0.1)
    assert "does not guess" in why_words(declined)[0]
    assert "10% likely: too little" in why_words(declined)[1]
