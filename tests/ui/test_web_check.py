"""The analyst's check, corrections and versions on the Documents page, over a real library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.models import Grounding
from corpus.library.statements import user
from corpus.models import Document
from tests.corpus.making import blank, pdf, scan, words
from tests.corpus.stocked import LETTER, tale
from tests.ui.web_desk import WebDesk, desk_in, html_of, until_done, words_of
from ui.web import analyst, opened
from ui.web.documents import about, check, edit, removing, upload

LATER = LETTER.replace("every month", "every week")
OFTEN = "How often will the keepers report to the council?"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebDesk]:
    with desk_in(tmp_path / "library", monkeypatch) as made:
        yield made


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def labels_of(app: AppTest) -> list[str]:
    """Of the folds and the links."""
    found = [*app.expander, *app.get("page_link")]
    return [str(getattr(one, "label", "") or one.proto.label).replace("\\", "") for one in found]  # type: ignore[attr-defined]


def save(app: AppTest) -> None:
    next(button for button in app.button if button.label == "Save").click().run()
    assert not app.exception


# To check


def test_what_waits_is_shown_and_in_no_answer(desk: WebDesk) -> None:
    desk.put("kept.txt", "The lamps of the inner quay were painted in the autumn of 2030 by two apprentices.")
    document = desk.put("letter.txt", LETTER, waiting=True)
    app = desk.open("documents")
    assert "To check (1)" in [one.value for one in app.header]
    assert "**The state of the north light** · nothing to query" in labels_of(app)
    assert "letter.txt: 6 passages, 2 recommendations, 2 commitments." in words_of(app)
    assert "<dt>Date</dt><dd>4 March 2031<span>Printed <a href=" in html_of(app)
    assert "1 document." in html_of(app)
    assert desk.assistant.ask(OFTEN).grounding is Grounding.NOT_FOUND
    assert desk.assistant.library.document(document.id).waiting


def test_each_page_has_a_square_and_blank_ones_do_not_alarm(desk: WebDesk) -> None:
    desk.put("pack.pdf", pdf(words(LETTER.splitlines()), blank, scan), waiting=True)
    app = desk.open("documents")
    shown = html_of(app)
    assert '<li class="read" title="Page 1: ' in shown
    assert '<li class="empty" title="Page 2: a blank page">' in shown
    assert '<li class="unread" title="Page 3: no text could be read: ' in shown
    assert "<li>Page 3: no text could be read" in shown
    assert "<li>Page 2" not in shown
    assert "3 pages, 1 blank, 1 whose text could not be read" in words_of(app)
    assert any("to look at" in label for label in labels_of(app))


def test_dates_that_do_not_fit_are_queried(desk: WebDesk) -> None:
    desk.put("letter.txt", LETTER + "\nThe lamp will be lit by 3 May 2029.\n", waiting=True)
    app = desk.open("documents")
    assert '<ul class="queries"><li><b>Date</b> ' in html_of(app)
    assert "the deadline had passed" in html_of(app)
    assert any("to look at" in label for label in labels_of(app))


def test_accepting_lets_it_into_answers(desk: WebDesk) -> None:
    document = desk.put("letter.txt", LETTER, waiting=True)
    app = press(desk.open("documents"), f"accept-{document.id}")
    app = until_done(app)
    assert "The state of the north light was accepted and can be asked about now." in words_of(app)
    assert not app.header
    assert "every month" in desk.assistant.ask(OFTEN).text


def test_discarding_asks_first_and_can_be_undone(desk: WebDesk) -> None:
    document = desk.put("letter.txt", LETTER, waiting=True)
    app = press(desk.open("documents"), f"discard-{document.id}")
    assert "You can bring it back for 30 days, to be checked after all" in words_of(app)
    assert desk.assistant.waiting()
    press(desk.dialog(removing.discard_dialog, document), "confirm-discard")
    assert not desk.assistant.waiting()
    app = desk.open("documents")
    assert "There are no documents yet." in words_of(app)
    app = press(app, f"back-{document.id}")
    assert "“The state of the north light” is back." in words_of(app)
    assert [waits.id for waits in desk.assistant.waiting()] == [document.id]


def test_what_was_discarded_last_is_named_with_the_way_back(desk: WebDesk) -> None:
    document = desk.put("letter.txt", LETTER, waiting=True)
    desk.assistant.discard(document.id, keep=True)
    app = desk.open()
    app.session_state["removed_last"], app.session_state["removed_how"] = document.id, "discarded"
    app.switch_page("documents_page.py").run()
    assert "“The state of the north light” was discarded." in words_of(app)
    press(app, "undo-remove")
    assert [waits.id for waits in desk.assistant.waiting()] == [document.id]


def replacing(desk: WebDesk) -> tuple[Document, Document]:
    """A letter in the library, and a later one of the same name that waits."""
    old = desk.put("letter.txt", LETTER)
    return old, desk.put("letter.txt", LATER, waiting=True)


def test_a_new_version_is_proposed_with_its_likeness(desk: WebDesk) -> None:
    old, new = replacing(desk)
    app = desk.open("documents")
    choice = app.radio(key=f"replaces-{new.id}")
    assert "% of the wording is that of letter" in choice.label
    assert choice.value == "A newer version: it replaces letter.txt"
    until_done(press(app, f"accept-{new.id}"))
    assert desk.assistant.library.document(old.id).superseded_by == new.id


def test_both_may_be_kept_also_when_all_are_accepted(desk: WebDesk) -> None:
    old, new = replacing(desk)
    desk.put("tale.txt", tale(300, 5), waiting=True)
    app = desk.open("documents")
    app.radio(key=f"replaces-{new.id}").set_value(check.BOTH).run()
    app = press(app, "accept-all")
    assert "2 documents will count in answers from then on." in words_of(app)
    assert "replace an earlier version" not in words_of(app)
    opened.accept(dict.fromkeys((document.id for document in desk.assistant.waiting()), ""), "Jo Marsh")
    app = until_done(app)
    assert "2 documents were accepted" in words_of(app)
    assert desk.assistant.library.document(old.id).superseded_by == ""
    assert len(desk.assistant.library.documents()) == 3


def test_many_that_wait_are_shown_by_pages(desk: WebDesk) -> None:
    for seed in range(check.PER_PAGE + 2):
        desk.put(f"tale{seed}.txt", tale(60, seed), waiting=True)
    app = desk.open("documents")
    assert len([label for label in labels_of(app) if "to look at" in label]) == check.PER_PAGE
    app.pagination(key="check-page").set_value(2).run()
    assert len([label for label in labels_of(app) if "to look at" in label]) == 2


def test_what_was_just_added_is_checked_first(desk: WebDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = (desk.put(f"letter{n}.txt", f"{LETTER}\n{n}", waiting=True) for n in (1, 2))
    later = replace(new, added="2031-05-02T00:00:00+00:00")
    monkeypatch.setattr(type(desk.assistant), "waiting", lambda self: [old, later])
    app = desk.open("documents")
    shown = [found.value for found in app.markdown if "recommendations" in found.value]
    assert [words.partition(":")[0].replace("\\", "") for words in shown] == ["letter2.txt", "letter1.txt"]


def test_what_was_not_read_but_found_out_is_there_to_look_at(desk: WebDesk) -> None:
    desk.put("tale.txt", tale(60, 3), waiting=True)
    desk.put("year.txt", LETTER.replace("4 March 2031", "Tuesday 4 March"), waiting=True)
    app = desk.open("documents")
    told = html_of(app)
    assert "<b>Date</b> None was found: nothing in it can be told as at a day" in told
    assert "<b>Date</b> Inferred: " in told
    assert "In 2 of them there is something to look at." in words_of(press(app, "accept-all"))


def test_where_all_wait_the_ask_page_leads_to_the_check(desk: WebDesk) -> None:
    desk.put("letter.txt", LETTER, waiting=True)
    app = desk.open()
    assert "1 document waits to be checked. Accept one, then ask about it." in words_of(app)
    assert "Check the documents" in labels_of(app)


# Corrections


def test_a_correction_is_saved_shown_and_undone(desk: WebDesk) -> None:
    document = desk.put("letter.txt", LETTER)
    app = desk.dialog(edit.dialog, document)
    app.text_input(key="edit-author").set_value("Odo Fenwright")
    app.text_input(key="edit-why").set_value("the letterhead says so")
    app.text_input(key="edit-who").set_value("Jo Marsh")
    save(app)
    assert app.session_state["done"] == "letter.txt: author corrected."
    made = desk.assistant.library.corrections(document.id)
    assert [(one.field, one.value, one.reason, one.who) for one in made] == [
        ("author", "Odo Fenwright", "the letterhead says so", "Jo Marsh")
    ]
    listed = html_of(desk.open("documents"))
    assert "Corrected by Jo Marsh: author." in listed
    assert "Odo Fenwright" in listed
    app = desk.dialog(edit.dialog, document)
    assert app.button(key="undo-author").label.replace("\\", "") == "Undo: author back to Orla Fenwick"
    press(app, "undo-author")
    assert desk.assistant.library.document(document.id).description.author.value == "Orla Fenwick"


def test_a_day_and_a_kind_are_chosen(desk: WebDesk) -> None:
    document = desk.put("letter.txt", LETTER)
    app = desk.dialog(edit.dialog, document)
    app.text_input(key="edit-date").set_value("5/3/2031")
    assert app.text_input(key="edit-who").placeholder == user()  # who it is signed by, left empty
    app.selectbox(key="edit-kind").set_value("minutes")
    app.selectbox(key="edit-language").set_value("cy")
    save(app)
    about = desk.assistant.library.document(document.id).description
    assert (about.date.value, about.kind.value, about.language.value) == ("2031-03-05", "minutes", "cy")


def test_nothing_is_corrected_by_looking(desk: WebDesk) -> None:
    """Whatever kind, day or language a document has, the form holds it."""
    mail = "From: Orla Fenwick <orla@board.example>\nSubject: The light\nDate: Tue, 4 Mar 2031 10:00:00 +0000\n\n"
    for source, text in (("mail.eml", mail + LETTER), ("letter.txt", LETTER), ("tale.txt", tale(90, 3))):
        app = desk.dialog(edit.dialog, desk.put(source, text))
        save(app)
        assert "Nothing was changed." in words_of(app)
    assert desk.assistant.library.corrections() == []


def test_a_correction_that_cannot_be_says_why(desk: WebDesk) -> None:
    app = desk.dialog(edit.dialog, desk.put("letter.txt", LETTER))
    app.text_input(key="edit-title").set_value(" ")
    save(app)
    assert "Every document has a title: give one" in words_of(app)


def test_a_day_that_does_not_exist_is_refused_and_none_put_in_its_place(desk: WebDesk) -> None:
    document = desk.put("letter.txt", LETTER)
    app = desk.dialog(edit.dialog, document)
    app.text_input(key="edit-date").set_value("31/02/2031")
    save(app)
    assert "'31/02/2031' is no date: write it as 31 March 2031 or 31/03/2031" in words_of(app)
    app.text_input(key="edit-date").set_value("")
    save(app)
    assert desk.assistant.library.document(document.id).date == ""


def test_a_document_that_waits_can_be_corrected_first(desk: WebDesk) -> None:
    document = desk.put("letter.txt", LETTER, waiting=True)
    app = desk.dialog(edit.dialog, document)
    app.text_input(key="edit-title").set_value("On the light")
    save(app)
    app = desk.open("documents")
    assert "**On the light** · nothing to query" in labels_of(app)
    assert "Read as: The state of the north light." in html_of(app)


# Versions and history


def test_a_card_leads_to_the_earlier_version_and_replacing_can_be_undone(desk: WebDesk) -> None:
    old, new = desk.put("letter.txt", LETTER), desk.put("letter.md", LATER)
    app = desk.dialog(about.dialog, new)
    assert "% of the wording is that of letter.txt" in words_of(app)
    press(app, f"newer-than-{old.id}")
    app = desk.open("documents")
    assert "1 document." in html_of(app)
    assert f'1 earlier version: <a href="source?document={old.id}" data-go>letter.txt, 4 March 2031</a>' in html_of(app)
    app = press(app, f"about-{new.id}")
    assert "Superseded by" in html_of(app)
    press(desk.dialog(about.dialog, new), "replace-nothing")
    assert "2 documents." in html_of(desk.open("documents"))


def test_the_history_says_who_did_what(desk: WebDesk) -> None:
    document = desk.put("letter.txt", LETTER)
    desk.assistant.correct(document.id, "date", "2031-03-05", reason="the <cover>", who="Jo & Co")
    app = press(desk.open("documents"), f"about-{document.id}")
    assert "Corrected by Jo &amp; Co: date: 4 March 2031 → 5 March 2031 (the &lt;cover&gt;)</li>" in html_of(app)
    assert "Corrected by Jo &amp; Co: the &lt;cover&gt;. Read as: 4 March 2031." in html_of(app)


def test_earlier_versions_are_searched_where_asked_for(desk: WebDesk) -> None:
    old, new = desk.put("letter.txt", LETTER), desk.put("letter.md", LATER)
    desk.assistant.refresh()
    assert not desk.open().get("toggle")
    desk.assistant.replace(new.id, old.id)
    app = desk.open()
    app.toggle(key="filter_earlier").set_value(True).run()
    assert "Searching earlier versions too" in words_of(app)
    app.chat_input[0].set_value("How often will the keepers report to the council?").run()
    answer = app.session_state["turns"][0].answer
    assert {one.document for one in (*answer.citations, *answer.related)} >= {old.id}


# Adding


def test_files_are_added_for_review_and_listed_one_by_one(desk: WebDesk) -> None:
    app = desk.open("documents")
    files = [(f"tale{n}.txt", tale(80, n).encode(), "text/plain") for n in range(3)]
    app.file_uploader[0].set_value([*files, ("empty.txt", b"", "text/plain")])
    app.button[0].click().run()
    app = until_done(app)
    shown = words_of(app).replace("**", "")
    assert "4 files: 3 to check, 1 not added" in shown
    assert "nothing to query" not in shown
    assert "empty.txt: Not added" in shown
    assert "tale0.txt: Read, and waits for your check" in shown
    assert "To check (3)" in [one.value for one in app.header]
    (batch,) = opened.batches()
    app = press(app, f"seen-{batch.name}")
    assert "empty.txt" not in words_of(app)


def test_what_became_of_it_is_there_after_a_reload(desk: WebDesk) -> None:
    app = desk.open("documents")
    app.checkbox(key="review").uncheck()
    app.file_uploader[0].set_value([("tale.txt", tale(80, 1).encode(), "text/plain")])
    app.button[0].click().run()
    until_done(app)
    again = desk.open("documents")
    assert "tale.txt: Added" in words_of(again).replace("**", "")
    assert len(desk.assistant.library.documents()) == 1


def test_someone_elses_change_is_waited_for_and_then_refused(desk: WebDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    document = desk.put("letter.txt", LETTER, waiting=True)
    app = desk.dialog(removing.discard_dialog, document)
    monkeypatch.setattr(opened, "_PATIENCE", 0.1)
    with opened.change():
        press(app, "confirm-discard")
    assert "Documents are being added just now: do this again when that is done." in words_of(app)
    assert desk.assistant.waiting()


def test_a_file_that_is_there_already_says_as_what(desk: WebDesk) -> None:
    old, new = desk.put("light.txt", LETTER), desk.put("light.txt", LETTER.replace("month", "week"))
    desk.assistant.replace(new.id, old.id, who="Jo Marsh")
    desk.put("tale.txt", tale(80, 1), waiting=True)
    app = desk.open("documents")
    again = {"old.txt": LETTER, "copy.txt": LETTER.replace("month", "week"), "tale2.txt": tale(80, 1)}
    app.file_uploader[0].set_value([(name, text.encode(), "text/plain") for name, text in again.items()])
    app.button[0].click().run()
    shown = words_of(until_done(app))
    assert "It is an earlier version there: light.txt has replaced it." in shown
    assert "It is there as light.txt." in shown
    assert "It waits to be checked already, as tale.txt." in shown


def test_what_waited_is_told_as_it_was_decided_on(desk: WebDesk) -> None:
    app = desk.open("documents")
    files = [(f"tale{n}.txt", tale(80, n).encode(), "text/plain") for n in range(2)]
    app.file_uploader[0].set_value([*files, ("empty.txt", b"", "text/plain")])
    app.button[0].click().run()
    until_done(app)
    first, second = desk.assistant.waiting()
    desk.assistant.accept(first.id, who="Jo Marsh")
    shown = words_of(desk.open("documents")).replace("**", "")
    assert "3 files: 1 to check, 1 accepted, 1 not added" in shown
    assert f"{first.source}: Checked and accepted" in shown
    assert f"{second.source}: Read, and waits for your check" in shown
    desk.assistant.discard(second.id, who="Jo Marsh")
    shown = words_of(desk.open("documents")).replace("**", "")
    assert f"{second.source}: Checked and discarded" in shown


def test_nothing_is_told_of_files_that_have_all_been_decided_on(desk: WebDesk) -> None:
    app = desk.open("documents")
    app.file_uploader[0].set_value([("tale.txt", tale(80, 1).encode(), "text/plain")])
    app.button[0].click().run()
    until_done(app)
    assert "waits for your check" in words_of(desk.open("documents"))
    (document,) = desk.assistant.waiting()
    desk.assistant.accept(document.id, who="Jo Marsh")
    assert not [button for button in desk.open("documents").button if button.label == "Dismiss"]


def test_results_in_words() -> None:
    result = upload.AddResult("a.txt", "added", "x", "", 2, (), 6, 1, 0)
    refused = upload.AddResult("b.txt", "refused", reason="It is empty.")
    assert upload.contents(result) == "2 pages, 6 passages, 1 recommendation"
    assert upload.contents(replace(result, pages=0, recommendations=0)) == "6 passages, nothing for the register"
    assert upload.summary([result, result, refused]) == "2 added, 1 not added"
    batch = upload.Adding("Adding 3 documents", results=[result, refused], error="The disk is full.")
    assert upload.ended_words(batch) == "The disk is full. 2 files: 1 added, 1 not added."
    assert analyst.name() == ""
