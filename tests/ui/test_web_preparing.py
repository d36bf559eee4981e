"""What the pages do while the first answer has still to be got ready for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event, Timer

import numpy as np
import pytest
from numpy.typing import NDArray
from streamlit.testing.v1 import AppTest

from assistant.wiring import Assistant
from corpus.errors import LibraryError
from corpus.library import Library
from tests.fakes import FakeEmbedder
from tests.ui.fake_assistant import LETTER
from tests.ui.web_desk import APP, WebDesk, address_of, html_of, words_of
from ui.web import opened
from ui.web.preparing import Preparing, prepared_words

QUESTION = "By when will officers finish tide rescue training?"
READY = "Getting ready for questions"


class Held(FakeEmbedder):
    """A model that embeds no passage before it is let."""

    def __init__(self) -> None:
        super().__init__("held@1")
        self.let = Event()

    def embed_passages(
        self, passages: Sequence[tuple[str, Sequence[str]]], progress: Callable[[int, int], None] | None = None
    ) -> list[tuple[NDArray[np.float32], NDArray[np.float32]]]:
        if progress:
            progress(1, len(passages))
        assert self.let.wait(60)
        return super().embed_passages(passages, progress)


@pytest.fixture
def held() -> Iterator[Held]:
    made = Held()
    yield made
    made.let.set()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: Held) -> Iterator[WebDesk]:
    made = WebDesk(tmp_path / "library", monkeypatch)
    made.assistant = Assistant(Library.open(made.folder), held)
    made.put("warden_letter.md", LETTER)
    yield made
    held.let.set()
    for its in opened._held().preparing.values():
        assert its.wait(60)
    made.assistant.library.close()


def shown(app: AppTest) -> str:
    """With what stands at a bar."""
    return "\n".join([words_of(app), *(bar.proto.text for bar in app.get("progress"))])  # type: ignore[attr-defined]


def test_the_pages_are_there_while_the_index_is_built(desk: WebDesk, held: Held) -> None:
    app = desk.open_unprepared()
    assert READY in shown(app)
    assert "You can ask now" in shown(app)
    app.switch_page("commitments_page.py").run()
    assert "tide rescue" in html_of(app)
    assert not app.exception
    held.let.set()
    assert all(its.wait(60) for its in opened._held().preparing.values())
    app.switch_page("ask_page.py").run()
    assert READY not in shown(app)


def test_a_question_waits_and_is_answered_by_itself(desk: WebDesk, held: Held) -> None:
    app = desk.open_unprepared()
    Timer(1, held.let.set).start()
    app.chat_input[0].set_value(QUESTION).run()
    assert "31 August 2031" in html_of(app)
    assert not app.error
    assert "ask" not in address_of(app)


def test_a_question_that_waits_survives_a_reload(desk: WebDesk, held: Held) -> None:
    desk.open_unprepared()
    reloaded = AppTest.from_file(str(APP), default_timeout=120)
    reloaded.query_params = {"ask": QUESTION}
    Timer(1, held.let.set).start()
    reloaded.run()
    assert "31 August 2031" in html_of(reloaded)
    assert address_of(reloaded)["q"] == QUESTION


def test_a_reload_asks_nothing_that_was_answered_meanwhile(desk: WebDesk, held: Held) -> None:
    held.let.set()
    first = desk.open()
    first.chat_input[0].set_value(QUESTION).run()
    again = AppTest.from_file(str(APP), default_timeout=120)
    again.query_params = {"conversation": address_of(first)["conversation"], "ask": QUESTION}
    again.run()
    assert html_of(again).count(f">{QUESTION}</h2>") == 1


def test_two_windows_build_it_once(desk: WebDesk, held: Held) -> None:
    first, second = desk.open_unprepared(), desk.open_unprepared()
    assert READY in shown(first)
    assert READY in shown(second)
    held.let.set()
    assert all(its.wait(60) for its in opened._held().preparing.values())
    assert len(held.embedded) == len(set(held.embedded))


def test_what_cannot_be_prepared_is_said_with_what_to_do(desk: WebDesk, held: Held) -> None:
    held.let.set()
    (desk.folder / "index").write_text("no folder")
    desk.open_unprepared()
    assert all(its.wait(60) for its in opened._held().preparing.values())
    app = desk.open_unprepared()
    assert "Questions cannot be answered yet. The search index in" in shown(app)
    app.chat_input[0].set_value(QUESTION).run()
    assert "cannot be written" in app.error[0].value
    (desk.folder / "index").unlink()
    app = desk.open_unprepared()
    app.button(key="prepare-again").click().run()
    assert all(its.wait(60) for its in opened._held().preparing.values())
    app.chat_input[0].set_value(QUESTION).run()
    assert "31 August 2031" in html_of(app)


@pytest.mark.parametrize(
    ("done", "of", "spent", "words"),
    [
        (0, 480, 0.0, "Preparing 0 of 480 passages"),
        (1, 1, 0.0, "Preparing 1 of 1 passage"),
        (120, 480, 1.0, "Preparing 120 of 480 passages"),
        (120, 480, 20.0, "Preparing 120 of 480 passages (about 60 seconds left)"),
    ],
)
def test_how_far_it_has_come(done: int, of: int, spent: float, words: str) -> None:
    assert prepared_words(done, of, spent) == words


def test_what_fails_is_kept_in_its_own_words() -> None:
    def full(at: Preparing) -> None:
        raise LibraryError("The disk is full.")

    preparing = Preparing(1, True, "")
    preparing.run(full)
    assert preparing.finished
    assert preparing.error == "The disk is full."
