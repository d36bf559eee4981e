"""Handing on from the Ask page: what it offers, what it makes, what it leaves in the history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.conversations import Turn
from tests.ui.fake_assistant import FakeAssistant, with_two_documents
from tests.ui.web_desk import APP, words_of
from ui.exports.answers import NAMES
from ui.exports.answers.handed import From
from ui.exports.answers.taken import Taken, taken
from ui.shown.addresses import pages_address
from ui.shown.places import HERE
from ui.web import opened
from ui.web.ask import handing_on
from ui.web.ask.handing_on import file_name

TRAINING, CALLS = "What does training cost?", "Who will publish call times?"
Open = Callable[[], AppTest]


@pytest.fixture
def fake() -> FakeAssistant:
    return with_two_documents()


@pytest.fixture
def open_app(fake: FakeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    def opening() -> AppTest:
        (tmp_path / "library").mkdir(exist_ok=True)
        monkeypatch.setenv("BYWHEN_LIBRARY", str(tmp_path / "library"))
        monkeypatch.setattr(opened, "open_assistant", lambda settings: fake)
        return AppTest.from_file(str(APP), default_timeout=60).run()

    return opening


def ask(app: AppTest, question: str) -> AppTest:
    app.chat_input[0].set_value(question).run()
    assert not app.exception
    return app


def open_popover(app: AppTest, key: str) -> AppTest:
    """As a click on it does."""
    assert key in app.session_state
    app.session_state[key] = True
    app.run()
    assert not app.exception
    return app


def files(app: AppTest) -> list[str]:
    return [button.label for button in app.get("download_button")]  # type: ignore[attr-defined]


def test_nothing_is_made_before_it_is_asked_for(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError

    monkeypatch.setattr(handing_on, "handed", refuse)
    app = ask(open_app(), TRAINING)
    assert files(app) == []


def test_an_answer_is_offered_as_files(open_app: Open) -> None:
    app = open_popover(ask(open_app(), TRAINING), "hand-on-turn-0-0")
    assert files(app) == list(NAMES.values())
    assert "the documents' fingerprints" in words_of(app)


@pytest.mark.parametrize(
    ("title", "noted"), [("", ("an answer", "PDF, 2 quotes")), ("All", ("a conversation", "PDF, 1 question"))]
)
def test_what_is_taken_is_noted_and_not_what_was_asked(fake: FakeAssistant, title: str, noted: tuple[str, str]) -> None:
    turn = Turn(TRAINING, fake.ask(TRAINING))
    source = From({document.id: document for document in fake.library.documents()}, date(2031, 11, 3))
    file = taken("pdf", Taken([turn], title), source, fake)  # type: ignore[arg-type]
    assert file.startswith(b"%PDF-")
    assert fake.handed_on == [noted]


def test_a_conversation_is_offered_from_its_second_question_on(open_app: Open) -> None:
    app = ask(open_app(), TRAINING)
    assert "hand-on-all" not in app.session_state
    open_popover(ask(app, CALLS), "hand-on-all")
    assert "Save all 2 questions with their answers" in words_of(app)
    assert files(app) == list(NAMES.values())


def test_an_answer_whose_document_is_gone_is_not_handed_on(open_app: Open, fake: FakeAssistant) -> None:
    app = ask(open_app(), TRAINING)
    fake.remove(next(d.id for d in fake.library.documents() if d.source == "warden_letter.pdf"))
    app.session_state["hand-on-turn-0-0"] = True
    app.run()
    assert "a document that you cannot open any more" in words_of(app)
    assert files(app) == []


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://127.0.0.1:8501/", "http://127.0.0.1:8501"),
        ("https://pages.example/bywhen/", "https://pages.example/bywhen"),
        ("https://pages.example/bywhen?q=x", "https://pages.example/bywhen"),
        (None, HERE),
    ],
)
def test_links_lead_to_where_the_pages_are(url: str | None, address: str) -> None:
    assert pages_address(url) == address


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("By when?", "by-when-2031-02-03.pdf"),
        ("../etc/“passwd” <b>", "etc-passwd-b-2031-02-03.pdf"),
        ("?!", "answer-2031-02-03.pdf"),
        ("tide " * 40, f"{'tide-' * 12}2031-02-03.pdf"),
        ("Žluťoučký kůň", "žluťoučký-kůň-2031-02-03.pdf"),
    ],
)
def test_a_file_is_named_by_its_question(title: str, name: str) -> None:
    assert file_name(title, "2031-02-03", "pdf") == name
