"""Each page as it is drawn, with a stand-in for the Assistant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from corpus.errors import IndexOutOfStep, NotALibrary
from tests.ui.fake_assistant import LETTER, FakeAssistant, with_two_documents
from ui.web import opened

APP = Path(opened.__file__).parent / "app.py"
Open = Callable[[FakeAssistant], AppTest]


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Open:
    """The pages over a stand-in."""

    def opening(fake: FakeAssistant) -> AppTest:
        monkeypatch.setenv("BYWHEN_LIBRARY", str(tmp_path / "library"))
        monkeypatch.setattr(opened, "open_assistant", lambda settings: fake)
        return AppTest.from_file(str(APP), default_timeout=60)

    return opening


def html_of(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))  # type: ignore[attr-defined]


def words_of(app: AppTest) -> str:
    shown = [*app.markdown, *app.caption, *app.info, *app.error, *app.warning, *app.success]
    return "\n".join(str(element.value) for element in shown).replace("\\", "").replace("\u2060", "")


def ask(app: AppTest, question: str) -> AppTest:
    app.chat_input[0].set_value(question)
    app.run()
    assert not app.exception
    return app


def submitted(app: AppTest, label: str, number: int = 0) -> Button:
    return [one for one in app.button if one.label == label][number]


def test_an_empty_library_says_what_to_do(open_app: Open) -> None:
    app = open_app(FakeAssistant()).run()
    assert "no documents yet" in words_of(app)
    assert app.file_uploader[0].label.startswith("Letters")
    assert not app.chat_input


def test_questions_are_suggested_and_asked_by_a_click(open_app: Open) -> None:
    app = open_app(with_two_documents()).run()
    app.button(key="suggestion-0").click().run()
    assert "All 84 officers are promised training" in html_of(app)
    assert ":material/check_circle: Found in the documents" in words_of(app)
    assert app.query_params["q"] == "By when will tide rescue training finish?"


def test_an_answer_has_its_sources(open_app: Open) -> None:
    app = ask(open_app(with_two_documents()).run(), "tide rescue training?")
    assert (
        app.button(key="source-0-1").label.replace("\\", "") == "[1] Letter to the Chief Inspector, 12 May 2031, page 1"
    )
    assert app.button(key="source-0-2").label.replace("\\", "") == "[2] Progress on the harbour watch, 3 October 2031"
    assert "<li>Searched: 2 documents, 9 passages.</li>" in html_of(app)


def test_a_citation_opens_the_source_beside_the_chat(open_app: Open) -> None:
    app = ask(open_app(with_two_documents()).run(), "tide rescue training?")
    app.button(key="source-0-1").click().run()
    assert ">All 84 officers will finish tide rescue training by 31 August 2031.</mark>" in html_of(app)
    assert "1 of 2" in words_of(app)
    assert LETTER[int(app.query_params["start"]) : int(app.query_params["end"])].startswith("All 84")
    app.button(key="step-next").click().run()
    assert "Progress on the harbour watch" in app.header[0].value
    app.button(key="close-source").click().run()
    assert "<mark" not in html_of(app)
    assert "document" not in app.query_params


def test_a_follow_up_leans_on_the_answer_before(open_app: Open) -> None:
    fake = with_two_documents()
    app = ask(ask(open_app(fake).run(), "What does training cost?"), "and by when?")
    assert fake.asked[1][1] is not None
    assert fake.asked[1][1].question == "What does training cost?"
    assert "Understood as: What does training cost? and by when?" in words_of(app)


def test_how_a_question_was_understood_can_be_changed(open_app: Open) -> None:
    fake = with_two_documents()
    app = ask(ask(open_app(fake).run(), "What does training cost?"), "and by when?")
    changed = app.text_input(key="changed-turn-0-1")
    assert changed.value == "What does training cost? and by when?"
    changed.set_value("by when is training paid for?")
    submitted(app, "Ask this", 1).click().run()
    assert fake.asked[2][:2] == ("by when is training paid for?", None)


def test_spaces_are_no_question(open_app: Open) -> None:
    app = ask(open_app(with_two_documents()).run(), "   ")
    assert not app.error
    assert not app.get("chat_message")


def test_any_question_can_be_put_otherwise(open_app: Open) -> None:
    fake = with_two_documents()
    app = ask(open_app(fake).run(), "What does it weigh?")
    app.text_input(key="changed-turn-0-0").set_value("What does training cost?")
    submitted(app, "Ask this").click().run()
    assert [question for question, *_ in fake.asked] == ["What does it weigh?", "What does training cost?"]
    app.text_input(key="changed-turn-0-0").set_value(" ")
    submitted(app, "Ask this").click().run()
    assert len(fake.asked) == 2


def test_a_new_conversation_forgets_the_old_one(open_app: Open) -> None:
    fake = with_two_documents()
    app = ask(open_app(fake).run(), "What does training cost?")
    app.button(key="new").click().run()
    assert app.title[0].value == "Ask the documents"
    ask(app, "and by when?")
    assert fake.asked[1][1] is None


def test_declining_shows_related_passages(open_app: Open) -> None:
    app = ask(open_app(with_two_documents()).run(), "what was said about mending the lighthouse lamps")
    assert (words_of(app) + html_of(app)).count("Not in these documents") == 1  # by the badge or by the answer itself
    assert "Related passages, not an answer" in html_of(app)
    assert "will publish call times every quarter</blockquote>" in html_of(app)
    app.button(key="related-0-1").click().run()
    assert ">will publish call times every quarter</mark>" in html_of(app)


def test_filters_go_with_the_question(open_app: Open) -> None:
    fake = with_two_documents()
    app = open_app(fake).run()
    app.multiselect(key="filter_kinds").set_value(["letter"]).run()
    assert "Searching only: letter" in words_of(app)
    ask(app, "tide rescue training?")
    assert fake.asked[0][2] is not None
    assert fake.asked[0][2].kinds == frozenset({"letter"})
    next(button for button in app.button if button.label == "Clear filters").click().run()
    ask(app, "tide rescue training?")
    assert fake.asked[1][2] is None


def test_a_refused_question_says_why_and_keeps_the_rest(open_app: Open) -> None:
    app = ask(open_app(with_two_documents()).run(), "tide rescue training?")
    ask(app, "word " * 600)
    assert "more than 500 words" in words_of(app)
    assert "All 84 officers are promised" in html_of(app)


def test_harmful_words_are_shown_as_words(open_app: Open) -> None:
    app = ask(open_app(with_two_documents()).run(), "<script>alert(1)</script> what does it cost?")
    assert "<script" not in html_of(app)
    assert "&lt;script&gt;" in html_of(app)
    assert "$12 a head &amp; is free to volunteers.</blockquote>" in html_of(app)


def test_a_shared_address_asks_and_opens_again(open_app: Open) -> None:
    fake = with_two_documents()
    held = next(d for d in fake.library.documents() if d.source == "warden_letter.pdf")
    app = open_app(fake)
    app.query_params |= {"q": "tide rescue training?", "document": held.id, "start": "0", "end": "9"}
    app.run()
    assert [question for question, *_ in fake.asked] == ["tide rescue training?"]
    assert 'id="cited"' in html_of(app)


def test_the_library_is_kept_in_step(open_app: Open) -> None:
    fake = with_two_documents()
    ask(open_app(fake).run(), "tide rescue training?")
    assert fake.refreshed >= 2


@pytest.mark.parametrize(("error", "advice"), [(NotALibrary("No."), "serve"), (IndexOutOfStep("No."), "--repair")])
def test_a_library_that_cannot_be_opened_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: Exception, advice: str
) -> None:
    def refuse(settings: object) -> FakeAssistant:
        raise error

    monkeypatch.setenv("BYWHEN_LIBRARY", str(tmp_path))
    monkeypatch.setattr(opened, "open_assistant", refuse)
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    assert app.title[0].value == "The library could not be opened"
    assert "No." in words_of(app)
    assert advice in words_of(app)


def test_the_source_page_shows_the_cited_words(open_app: Open) -> None:
    fake = with_two_documents()
    held = next(d for d in fake.library.documents() if d.source == "warden_letter.pdf")
    app = open_app(fake).run()
    start = LETTER.index("The harbour watch accepts")
    app.query_params = {"document": held.id, "start": str(start), "end": str(start + 30)}
    app.switch_page("source_page.py").run()
    assert app.title[0].value == "Letter to the Chief Inspector"
    assert 'class="cited"' in html_of(app)
    assert "No text could be read on this page." in html_of(app)
    app.segmented_control(key=f"view-{held.id}").set_value("Exact text").run()
    assert "**SUBJECT: Inspection of the harbour watch**" in html_of(app)


def test_the_source_page_steps_through_the_citations(open_app: Open) -> None:
    app = ask(open_app(with_two_documents()).run(), "tide rescue training?")
    app.button(key="source-0-1").click().run()
    app.query_params = {key: app.query_params[key] for key in ("document", "start", "end")}
    app.switch_page("source_page.py").run()
    assert "1 of 2" in words_of(app)
    app.button(key="step-next").click().run()
    assert app.title[0].value == "Progress on the harbour watch"
    assert "2 of 2" in words_of(app)


@pytest.mark.parametrize(
    ("params", "words"), [({"document": "gone"}, "may have been removed"), ({}, "Choose a document")]
)
def test_the_source_page_without_a_document(open_app: Open, params: dict[str, str], words: str) -> None:
    app = open_app(with_two_documents()).run()
    app.query_params = params
    app.switch_page("source_page.py").run()
    assert words in words_of(app)


def test_uploaded_files_are_added_and_accounted_for(open_app: Open) -> None:
    fake = FakeAssistant()
    app = open_app(fake).run()
    app.file_uploader[0].set_value([("my_letter.txt", LETTER.encode(), "text/plain"), ("empty.txt", b"", "text/plain")])
    app.button[0].click().run()
    opened.batches()[0].wait(30)
    app.run()
    assert [held.source for held in fake.library.documents()] == ["my_letter.txt"]
    assert "my_letter.txt: Added" in words_of(app).replace("**", "")
    assert "3 pages, 6 passages, 2 recommendations, 2 commitments" in words_of(app)
    assert "The file is empty." in words_of(app)
    assert app.chat_input


def test_adding_nothing_says_so(open_app: Open) -> None:
    app = open_app(FakeAssistant()).run()
    app.button[0].click().run()
    assert "Choose one or more files first." in words_of(app)
