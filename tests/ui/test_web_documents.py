"""The Documents page over a real library: the list in its address, removing and bringing back, newer versions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from assistant.access import Reader, Role
from corpus.add import AddResult, Progress
from corpus.library.deeds import Signed
from corpus.models import Document
from tests.corpus.making import pdf, scan, words
from tests.corpus.stocked import LETTER, tale
from tests.ui.web_desk import WebDesk, address_of, desk_in, html_of, until_done, words_of
from ui.web import opened
from ui.web.documents import adding, cards, newer, page, removing
from ui.web.documents.chosen import registers

LATER = LETTER.replace("every month", "every week")
MINUTES = "Minutes of the Lamp Committee\n\n5 May 2032\n\nAda Marsh will oil the lamps by 1 June 2032.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebDesk]:
    with desk_in(tmp_path / "library", monkeypatch) as made:
        yield made


@pytest.fixture
def letter(desk: WebDesk) -> Document:
    desk.put("minutes.txt", MINUTES)
    desk.put("pack.pdf", pdf(words(["Office of the Reeve", "", "A page about nothing at all."]), scan))
    return desk.put("letter.txt", LETTER)


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def titles_of(app: AppTest) -> list[str]:
    return re.findall(r"<h3><a [^>]*>([^<]*)</a></h3>", html_of(app))


# The list


@pytest.mark.usefixtures("letter")
def test_each_document_says_what_it_is_and_how_well_it_was_read(desk: WebDesk) -> None:
    app = desk.open("documents")
    shown = html_of(app)
    assert titles_of(app)[:2] == ["Minutes of the Lamp Committee", "The state of the north light"]
    assert "<dt>Date</dt><dd>4 March 2031</dd>" in shown
    assert "<dt>Kind</dt><dd>Letter</dd>" in shown
    assert "<dt>From</dt><dd>Orla Fenwick, Clerk to the Board</dd>" in shown
    assert "<dt>Text</dt><dd>2 pages, 1 without readable text</dd>" in shown
    assert "<li>No text could be read on page 2" in shown
    assert '<p class="note start" role="status" data-token="">3 documents. 1 page without readable text.' in shown
    assert '<a href="documents?show=unread" data-go>Pages without readable text (1)</a>' in shown
    assert "Earlier versions (" not in shown


def test_its_title_and_its_register_are_links(desk: WebDesk, letter: Document) -> None:
    shown = html_of(desk.open("documents"))
    assert f'<h3><a href="source?document={letter.id}" data-go>The state of the north light</a></h3>' in shown
    assert f'<a href="register?document={letter.id}" data-go>2 recommendations, 2 commitments<span' in shown


@pytest.mark.usefixtures("letter")
def test_what_is_asked_for_is_in_the_address(desk: WebDesk) -> None:
    app = desk.open("documents")
    app.selectbox(key="held_show").set_value("unread").run()
    assert [title.startswith("Office of the Reeve") for title in titles_of(app)] == [True]
    app.selectbox(key="held_sort").set_value("title").run()
    assert address_of(app) == {"show": "unread", "sort": "title"}
    app = press(app, "held-all")
    assert titles_of(app) == sorted(titles_of(app)) and len(titles_of(app)) == 3
    assert address_of(app) == {"sort": "title"}
    app.text_input(key="held_words").set_value("lamp committee").run()
    assert address_of(app) == {"sort": "title", "words": "lamp committee"}


@pytest.mark.usefixtures("letter")
def test_an_address_opens_what_it_asks_for(desk: WebDesk) -> None:
    app = desk.open("documents", kind="letter", dated_to="2031-12-31")
    assert titles_of(app) == ["The state of the north light"]
    assert app.multiselect(key="held_kind").value == ["letter"]
    assert "1 of 3 documents." in html_of(app)
    app = desk.open("documents", kind="no such kind", show="nonsense", dated_from="soon", page="99")
    assert len(titles_of(app)) == 3
    assert address_of(app) == {}


@pytest.mark.usefixtures("letter")
def test_where_nothing_fits_it_says_so_and_how_to_go_on(desk: WebDesk) -> None:
    app = desk.open("documents", words="submarine")
    assert "No document is all of this" in words_of(app)
    assert len(titles_of(press(app, "held-all"))) == 3


def test_earlier_versions_are_listed_where_they_are_asked_for(desk: WebDesk, letter: Document) -> None:
    new = desk.put("letter.md", LATER)
    desk.assistant.refresh()
    desk.assistant.replace(new.id, letter.id)
    app = desk.open("documents", show="earlier")
    assert titles_of(app) == [letter.title]
    assert "letter.txt · an earlier version: a newer one has replaced it" in html_of(app)
    assert not [button for button in app.button if button.key == f"newer-{letter.id}"]


def test_details_of_one_that_is_like_another_are_shown(desk: WebDesk, letter: Document) -> None:
    """Beside the list, which has buttons of its own for both."""
    like = desk.put("letter.md", LATER)
    app = press(desk.open("documents"), f"about-{letter.id}")
    assert not app.exception
    assert [button for button in app.button if button.key == f"newer-than-{like.id}"]


def test_many_are_shown_by_pages(desk: WebDesk) -> None:
    for seed in range(page.PER_PAGE + 3):
        desk.put(f"tale{seed}.txt", tale(60, seed))
    app = desk.open("documents", page="2")
    assert len(titles_of(app)) == 3
    app.pagination(key="held_page").set_value(1).run()
    assert len(titles_of(app)) == page.PER_PAGE
    assert address_of(app) == {}


def test_words_of_a_document_are_words_and_nothing_else(desk: WebDesk) -> None:
    document = desk.put("a<b>.txt", LETTER)
    desk.assistant.correct(document.id, "title", 'The "<b>light</b>"')
    card = cards.card_html(cards.Listed(desk.assistant.library.document(document.id)))
    assert "&quot;&lt;b&gt;light&lt;/b&gt;&quot;</a>" in card
    assert '<p class="note">a&lt;b&gt;.txt</p>' in card


# Removing


def remove(desk: WebDesk, document: Document) -> AppTest:
    assert "will no longer be searched" in words_of(press(desk.open("documents"), f"remove-{document.id}"))
    assert document.id in {one.id for one in desk.assistant.library.documents()}
    app = desk.open("documents")
    desk.assistant.remove(document.id, who="Jo Marsh", keep=True)
    app.session_state["removed_last"] = document.id
    return app.run()


def test_what_was_removed_is_brought_back_by_undo(desk: WebDesk, letter: Document) -> None:
    app = remove(desk, letter)
    assert "“The state of the north light” was removed. It will not be found again." in words_of(app)
    assert letter.title not in titles_of(app)
    app = press(app, "undo-remove")
    assert "“The state of the north light” is back." in words_of(app)
    assert letter.title in titles_of(app)
    assert "undo-remove" not in [button.key for button in app.button]


def test_removing_is_confirmed_in_its_dialog(desk: WebDesk, letter: Document) -> None:
    app = press(desk.dialog(removing.dialog, letter), "confirm-remove")
    assert app.session_state["removed_last"] == letter.id
    assert [one.document for one in desk.assistant.removed()] == [letter.id]


def test_what_is_kept_aside_is_listed_and_can_be_deleted_for_good(desk: WebDesk, letter: Document) -> None:
    remove(desk, letter)
    app = desk.open("documents")
    assert "Removed, and kept for 30 days (1)" in [fold.label for fold in app.expander]
    assert "letter.txt. Removed by Jo Marsh on " in words_of(app)
    app = press(app, f"gone-{letter.id}")
    assert "cannot be brought back then" in words_of(app)
    assert desk.assistant.removed()
    desk.assistant.delete_removed()
    assert not [fold for fold in desk.open("documents").expander if fold.label.startswith("Removed")]


def test_the_last_document_can_be_brought_back_too(desk: WebDesk) -> None:
    document = desk.put("letter.txt", LETTER)
    desk.assistant.remove(document.id, keep=True)
    app = desk.open("documents")
    assert "There are no documents yet." in words_of(app)
    assert titles_of(press(app, f"back-{document.id}")) == [document.title]


def test_a_reader_removes_nothing_and_is_shown_nothing_that_was_removed(
    desk: WebDesk, letter: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove(desk, letter)
    monkeypatch.setattr(opened, "reader", lambda: Reader("bo@harbour.example", "Bo Reed", Role.READER))
    app = desk.open("documents")
    assert len(titles_of(app)) == 2
    keys = {str(button.key).split("-")[0] for button in app.button}
    assert keys.isdisjoint({"remove", "edit", "newer", "back", "gone", "undo"})
    assert not [fold for fold in app.expander if fold.label.startswith("Removed")]


def test_how_much_each_document_has_in_the_register(desk: WebDesk, letter: Document) -> None:
    assert registers(desk.assistant.library.items())[letter.id] == (2, 2)
    assert registers([]) == {}


# A newer version


def test_a_newer_version_takes_the_place_of_the_one_it_was_chosen_for(desk: WebDesk, letter: Document) -> None:
    app = desk.dialog(newer.dialog, letter)
    app.file_uploader[0].set_value([("quite_another_name.txt", MINUTES.replace("oil", "trim").encode(), "text/plain")])
    next(button for button in app.button if button.label == "Replace").click().run()
    until_done(app)
    (batch,) = opened.batches()
    assert (batch.error, batch.results[0].result) == ("", "new version")
    assert desk.assistant.library.document(letter.id).superseded_by == batch.results[0].document
    shown = words_of(desk.open("documents")).replace("**", "")
    assert "quite_another_name.txt: Added as a new version" in shown


def test_corrections_that_have_no_place_in_a_newer_version_are_told_of(desk: WebDesk, letter: Document) -> None:
    key = f"{letter.id}-{LETTER.index('The board should mend')}"
    desk.assistant.edit_commitment(key, 1, {"by_whom": "Ann Lyst"}, Signed("Ann Lyst", "the table says so"))
    app = desk.dialog(newer.dialog, letter)
    later = LETTER.replace("by 30 June", "by 30 September")
    app.file_uploader[0].set_value([("letter.txt", later.encode(), "text/plain")])
    next(button for button in app.button if button.label == "Replace").click().run()
    until_done(app)
    assert "1 correction found no place in it: its register says which." in words_of(desk.open("documents"))


def test_of_a_newer_version_that_is_like_the_old_one_nothing_is_queried(desk: WebDesk, letter: Document) -> None:
    app = desk.dialog(newer.dialog, letter)
    app.file_uploader[0].set_value([("again.txt", LATER.encode(), "text/plain")])
    next(button for button in app.button if button.label == "Replace").click().run()
    until_done(app)
    assert "of its wording is that of" not in words_of(desk.open("documents"))
    (result,) = opened.batches()[0].results
    assert (result.like, result.warnings, result.reason) == ("", (), f"replaces letter.txt ({letter.id})")


@pytest.mark.parametrize("data", [LETTER.encode(), b""], ids=["the same file", "an empty file"])
def test_what_is_no_newer_version_changes_nothing(desk: WebDesk, letter: Document, data: bytes) -> None:
    revision = desk.assistant.library.revision
    app = desk.dialog(newer.dialog, letter)
    app.file_uploader[0].set_value([("letter.txt", data, "text/plain")])
    next(button for button in app.button if button.label == "Replace").click().run()
    until_done(app)
    (batch,) = opened.batches()
    assert batch.results[0].result in ("unchanged", "refused")
    assert desk.assistant.library.revision == revision


def test_choosing_no_file_says_so(desk: WebDesk, letter: Document) -> None:
    app = desk.dialog(newer.dialog, letter)
    next(button for button in app.button if button.label == "Replace").click().run()
    assert "Choose a file first." in words_of(app)


# Adding


def test_adding_can_be_stopped_and_keeps_what_was_added(desk: WebDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is stopped while the second file is read; another window sees it meanwhile."""
    reached, go_on = Event(), Event()
    read = adding.Adding.read

    def slowly(self: adding.Adding, step: Progress) -> None:
        if self.results and not go_on.is_set():
            reached.set()
            assert go_on.wait(60)
        read(self, step)

    monkeypatch.setattr(adding.Adding, "read", slowly)
    app = desk.open("documents")
    app.checkbox(key="review").uncheck()
    app.file_uploader[0].set_value([(f"tale{n}.txt", tale(80, n).encode(), "text/plain") for n in range(40)])
    app.button[0].click().run()
    assert reached.wait(60)
    other = desk.open("documents")
    assert "So far: 1 added." in words_of(other)
    press(other, f"stop-{opened.batches()[0].name}")
    go_on.set()
    done = words_of(until_done(app))
    assert "Stopped after 1 of 40 files. Nothing of the others is in the library." in done
    assert "tale0.txt: Added" in done.replace("**", "")
    held = desk.assistant.library.documents()
    assert 0 < len(held) < 40
    assert len(held) == len(opened.batches()[0].results)


def test_stopped_before_any_file_was_read_it_says_so(desk: WebDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the files are looked through nothing of them is in the library, and none is said to be read."""
    words = []
    read = adding.Adding.read

    def stopped(self: adding.Adding, step: Progress) -> None:
        self.stop()
        words.append(adding.progress_words(step))
        read(self, step)

    monkeypatch.setattr(adding.Adding, "read", stopped)
    app = desk.open("documents")
    app.file_uploader[0].set_value([(f"tale{n}.txt", tale(80, n).encode(), "text/plain") for n in range(3)])
    app.button[0].click().run()
    done = words_of(until_done(app))
    assert words == ["Looking through 3 files for what is new: tale0.txt"]
    assert "Stopped before any file was read: none was added." in done
    assert "Ask about the documents" not in [link.proto.label for link in app.get("page_link")]  # type: ignore[attr-defined]
    assert desk.assistant.library.documents(waiting=True) == []


def test_what_is_stopped_twice_is_stopped_once() -> None:
    batch = adding.Adding("Adding 2 documents", stoppable=True)
    assert batch.can_stop
    batch.stop()
    assert not batch.can_stop
    assert batch.words == "Stopping"
    with pytest.raises(Exception, match=r"^$"):
        batch.read(Progress(1, 2, "a.txt", "done", result=AddResult("a.txt", "added")))
    assert [one.source for one in batch.results] == ["a.txt"]
