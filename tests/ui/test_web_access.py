"""The pages as people who signed in have them: what each role may do, who sees what, what was done."""

from __future__ import annotations

import ast
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy, StreamlitCookies
from streamlit.testing.v1 import AppTest

from assistant.access import Reader
from assistant.conversations.schema import FILE
from corpus.errors import NotAllowed
from tests.corpus.stocked import LETTER
from tests.corpus.test_seeing import SECRET
from tests.ui.entering import PEOPLE, access_file
from tests.ui.web_desk import APP, WebDesk, desk_in, html_of, words_of
from ui.activity_file import as_csv
from ui.web import opened
from ui.web.access import ended
from ui.web.conversations import store
from ui.web.documents.adding import Adding

CLOSED = ("galleon", "Perpetua", "Ulric", "Vane", "secret.txt", "Hoard")
PAGES = [path.name.removesuffix("_page.py") for path in sorted(APP.parent.glob("*_page.py"))]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebDesk]:
    """A library with an open letter and a closed one, at which nobody has to sign in."""
    opened._open.clear()
    with desk_in(tmp_path / "library", monkeypatch) as made:
        made.put("letter.txt", LETTER)
        made.assistant.library.put_into([made.put("secret.txt", SECRET).id], "Hoard", who="Ada Quill")
        yield made
    opened._open.clear()


@pytest.fixture
def guarded(desk: WebDesk, tmp_path: Path) -> WebDesk:
    """The same, where people sign in."""
    provider = "https://login.harbour.example/.well-known/openid-configuration"
    desk.monkeypatch.setenv("BYWHEN_ACCESS", str(access_file(tmp_path, provider, "http://127.0.0.1:8501")))
    return desk


def enter(desk: WebDesk, name: str, page: str = "", /, **address: str) -> AppTest:
    """The pages as one of these people has them, at one of them where it is named."""
    desk.assistant.refresh()
    desk.monkeypatch.setenv("BYWHEN_LIBRARY", str(desk.folder))
    desk.monkeypatch.setattr(opened, "open_assistant", lambda settings: desk.assistant)
    app = AppTest.from_file(str(APP), default_timeout=120)
    if name:
        app.user = {**PEOPLE[name], "is_logged_in": True, "iat": int(time.time())}
    app.run()
    if page:
        app.query_params = address
        app.switch_page(f"{page}_page.py").run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return words_of(app) + html_of(app) + " ".join(str(one.value) for one in app.title)


def test_without_signing_in_there_is_only_the_way_in(guarded: WebDesk) -> None:
    app = enter(guarded, "")
    assert [title.value for title in app.title] == ["Sign in"]
    assert [button.label for button in app.button] == ["Sign in"]
    assert "north light" not in said(app)


@pytest.mark.parametrize("page", ["documents", "source", "activity", "access"])
def test_no_page_is_shown_before(page: str, guarded: WebDesk) -> None:
    document = guarded.assistant.library.document("letter.txt").id
    app = enter(guarded, "", page, document=document)
    assert [title.value for title in app.title] == ["Sign in"]
    assert "north light" not in said(app)


def test_who_is_in_no_list_is_told_so(guarded: WebDesk) -> None:
    app = enter(guarded, "Eve Stray")
    assert [title.value for title in app.title] == ["You cannot use this library"]
    assert "eve@elsewhere.example, which is not allowed" in words_of(app)


def test_a_broken_access_file_lets_nobody_in(guarded: WebDesk, tmp_path: Path) -> None:
    (tmp_path / "access.toml").write_text("[sign_in", "utf-8")
    app = enter(guarded, "Ada Quill")
    assert "is not TOML" in words_of(app)
    assert "north light" not in said(app)


def test_where_nobody_signs_in_nothing_is_asked(desk: WebDesk) -> None:
    app = enter(desk, "")
    assert [title.value for title in app.title] == ["Ask the documents"]
    assert "Signed in as" not in said(app)


@pytest.mark.parametrize("name, seen", [("Bo Reed", False), ("Jo Marsh", True), ("Ada Quill", True)])
def test_each_sees_their_own_documents(name: str, seen: bool, guarded: WebDesk) -> None:
    assert ("secret.txt" in said(enter(guarded, name, "documents"))) is seen
    closed = guarded.assistant.library.document("secret.txt").id
    app = enter(guarded, name, "source", document=closed)
    assert ("Perpetua" in said(app)) is seen
    assert ("This document is not in the library" in words_of(app)) is not seen
    assert ("galleon" in " ".join(button.label for button in enter(guarded, name).button)) is seen


def test_the_account_says_who_and_what(guarded: WebDesk) -> None:
    app = enter(guarded, "Bo Reed")
    assert "Signed in as <b>Bo Reed (bo@harbour.example)</b>, reader." in html_of(app)
    assert "You can ask, read" in words_of(app)


def test_signing_out_ends_it_in_every_window(guarded: WebDesk) -> None:
    one, other = enter(guarded, "Bo Reed"), enter(guarded, "Bo Reed")
    other.user = one.user = {**one.user, "iat": int(time.time()) - 7}
    guarded.monkeypatch.setattr("streamlit.logout", lambda: None)
    one.run().button(key="sign-out").click().run()
    for app in (one.run(), other.run()):
        assert [title.value for title in app.title] == ["Sign in"]
        assert "You have signed out." in words_of(app)
        assert "north light" not in said(app)
    assert [title.value for title in enter(guarded, "Bo Reed").title] == ["Ask the documents"]


def test_a_sign_in_that_was_ended_stays_so_over_a_restart(guarded: WebDesk) -> None:
    app = enter(guarded, "Bo Reed")
    app.user = {**app.user, "iat": int(time.time()) - 11}
    guarded.monkeypatch.setattr("streamlit.logout", lambda: None)
    app.run().button(key="sign-out").click().run()
    ended._here.clear()
    store._open.clear()
    again = enter(guarded, "Bo Reed")
    again.user = app.user
    assert "You have signed out." in words_of(again.run())
    assert b"bo@harbour" not in (guarded.folder / FILE).read_bytes()


def test_a_role_and_a_collection_are_taken_away_at_once(guarded: WebDesk, tmp_path: Path) -> None:
    app = enter(guarded, "Jo Marsh", "documents")
    assert "secret.txt" in said(app) and "Add documents" in [fold.label for fold in app.expander]
    access = tmp_path / "access.toml"
    access.write_text(access.read_text("utf-8").replace('["jo@harbour.example"]', "[]"), "utf-8")
    app.run()
    assert "secret.txt" in said(app) and "Add documents" not in [fold.label for fold in app.expander]
    access.write_text(access.read_text("utf-8").replace("group:divers", "group:nobody"), "utf-8")
    assert [word for word in CLOSED if word in said(app.run())] == []
    access.write_text(access.read_text("utf-8").replace('["@harbour.example"]', "[]"), "utf-8")
    assert [title.value for title in app.run().title] == ["You cannot use this library"]
    assert "north light" not in said(app)


def test_a_conversation_is_nobody_elses_though_its_id_is_known(guarded: WebDesk) -> None:
    app = enter(guarded, "Jo Marsh")
    app.chat_input[0].set_value("By when will the galleon be raised?").run()
    assert "1 August 2031" in said(app)
    ident = app.session_state["kept_as"]
    for name in ("Bo Reed", "Ada Quill"):
        other = enter(guarded, name, "ask", conversation=ident)
        assert "This conversation is not among yours, or it was deleted." in words_of(other)
        assert "1 August 2031" not in said(other)
        assert "galleon" not in said(enter(guarded, name, "conversations", conversation=ident))


@pytest.mark.parametrize("page", ["activity", "access"])
@pytest.mark.parametrize("name", ["Bo Reed", "Jo Marsh"])
def test_what_is_for_administrators_is_refused_to_others(name: str, page: str, guarded: WebDesk) -> None:
    app = enter(guarded, name, page)
    assert "Only an administrator may see" in words_of(app)
    assert "Hoard" not in said(app)
    assert "Ada Quill" not in said(app)


def test_activity_is_listed_and_looked_through(guarded: WebDesk) -> None:
    app = enter(guarded, "Ada Quill", "activity")
    assert "3 of 3 entries" in words_of(app)
    assert "Collection changed" in html_of(app)
    app.multiselect(key="activity_what").set_value(["Documents added"]).run()
    assert "Collection changed" not in html_of(app)
    assert "2 of 3 entries" in words_of(app)
    app.text_input(key="activity_words").set_value("nothing of this").run()
    assert "Nothing was done that fits" in words_of(app)
    assert not app.exception


def test_activity_taken_away_is_activity_too(guarded: WebDesk) -> None:
    app = enter(guarded, "Ada Quill", "activity")
    (button,) = app.get("download_button")
    button.click().run()  # type: ignore[attr-defined]
    last = guarded.assistant.library.history()[-1]
    assert (last.what, last.detail, last.by) == (
        "exported",
        "the activity: CSV, 3 entries",
        "Ada Quill (ada@harbour.example)",
    )
    again = enter(guarded, "Ada Quill", "activity", words="the activity")
    assert "Exported: the activity: CSV, 3 entries" in html_of(again)


def test_the_file_of_activity_is_read_as_words(guarded: WebDesk) -> None:
    guarded.put("=cmd.txt", "A note of the pier.\n")
    lines = as_csv(guarded.assistant.library.history()).splitlines()
    assert lines[0] == "when (UTC),who,what,document,file,detail"
    assert ",'=cmd.txt," in lines[-1]


def test_an_administrator_moves_documents(guarded: WebDesk) -> None:
    app = enter(guarded, "Ada Quill", "access")
    assert "Seen by the group “divers” and administrators." in words_of(app)
    letter = guarded.assistant.library.document("letter.txt").id
    app.multiselect(key="access-documents").set_value([letter])
    app.selectbox(key="access-into").set_value("Hoard")
    next(one for one in app.button if one.label == "Change who sees them").click().run()
    assert "1 document is in Hoard now." in words_of(app)
    assert guarded.assistant.library.document(letter).collection == "Hoard"
    assert guarded.assistant.library.history(letter)[-1].by == "Ada Quill (ada@harbour.example)"
    assert "north light" not in said(enter(guarded, "Bo Reed", "documents"))


def test_what_cannot_be_moved_says_why(guarded: WebDesk) -> None:
    app = enter(guarded, "Ada Quill", "access")
    next(one for one in app.button if one.label == "Change who sees them").click().run()
    assert "Choose documents, and who may see them." in words_of(app)


def test_where_nobody_signs_in_collections_wait(desk: WebDesk) -> None:
    app = enter(desk, "", "access")
    assert "Nobody has to sign in here" in words_of(app)
    assert "Seen by administrators only." in words_of(app)


def test_a_change_is_signed_by_who_is_signed_in(guarded: WebDesk) -> None:
    """Whatever the page gives as the name."""
    enter(guarded, "Jo Marsh")
    library = guarded.assistant.seen_by(_reader("Jo Marsh")).library
    library.correct(library.document("letter.txt").id, "author", "Odo Quell", who="Ada Quill")
    assert guarded.assistant.library.history()[-1].by == "Jo Marsh (jo@harbour.example)"


def test_a_reader_is_refused_a_change(guarded: WebDesk) -> None:
    enter(guarded, "Bo Reed")
    theirs = guarded.assistant.seen_by(_reader("Bo Reed"))
    with pytest.raises(NotAllowed):
        theirs.remove("letter.txt")


def test_what_others_add_is_not_told(guarded: WebDesk) -> None:
    enter(guarded, "Jo Marsh")
    jo, bo = _reader("Jo Marsh"), _reader("Bo Reed")
    opened._held().batches.append((jo, Adding("Adding 1 document", words="treasure.pdf")))
    guarded.monkeypatch.setattr(opened, "reader", lambda: bo)
    assert opened.batches() == []
    guarded.monkeypatch.setattr(opened, "reader", lambda: jo)
    assert [batch.words for batch in opened.batches()] == ["treasure.pdf"]


@pytest.mark.parametrize("page", PAGES)
def test_no_page_tells_of_a_closed_document(page: str, guarded: WebDesk) -> None:
    """Whatever its address names."""
    library = guarded.assistant.library
    closed, letter = library.document("secret.txt").id, library.document("letter.txt").id
    key = next(item.key for document, item in library.items() if document == closed)
    addresses = (
        {"document": closed},
        {"item": key, "document": closed, "start": "0", "end": "40"},
        {"document": letter, "item": key, "name": "Diver Ulric Vane", "since": closed, "words": "galleon"},
        {"name": "Ulric Vane", "q": "By when will it be raised?", "conversation": closed},
    )
    for address in addresses:
        app = enter(guarded, "Bo Reed", page, **address)
        told = "\n".join(
            [said(app), *(str(one.label) for one in (*app.button, *app.expander)), str(app.get("page_link"))]
        )
        asked = [value for value in address.values() if value != closed]
        assert [word for word in (*CLOSED, closed) if word in _without(told, asked, key)] == []


def test_what_is_closed_is_gone_from_an_open_conversation(guarded: WebDesk) -> None:
    library = guarded.assistant.library
    closed = library.document("secret.txt").id
    library.put_into([closed], "")
    app = enter(guarded, "Bo Reed")
    app.chat_input[0].set_value("By when will it be raised?").run()
    assert "galleon" in said(app)
    library.put_into([closed], "Hoard")
    assert [word for word in CLOSED if word in said(app.run())] == []
    app.chat_input[0].set_value("And by whom?").run()
    assert [word for word in CLOSED if word in said(app)] == []


def _without(told: str, asked: list[str], key: str) -> str:
    """What a page tells, but for the words of its own address."""
    for words in sorted([*asked, key], key=len, reverse=True):
        told = told.replace(words, "")
    return told


def test_who_may_see_it_has_it_on_every_page(guarded: WebDesk) -> None:
    """Else the test above would find nothing anywhere."""
    library = guarded.assistant.library
    closed = library.document("secret.txt").id
    key = next(item.key for document, item in library.items() if document == closed)
    for page in ("commitments", "changes", "documents", "source", "item", "register", "body"):
        app = enter(guarded, "Jo Marsh", page, document=closed, item=key, name="Diver Ulric Vane", since="2020-01-01")
        assert "galleon" in said(app), page


def test_what_a_page_keeps_is_kept_for_its_reader() -> None:
    """What is derived of a library is cached by its stamp; a parameter with "_" in front does not count in that."""
    found = {}
    for path in sorted(APP.parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and any("cache_data" in ast.unparse(d) for d in node.decorator_list):
                found[node.name] = [argument.arg for argument in node.args.args]
    assert found
    immutable = {"_picture", "_document_html"}  # of one document, which was looked up before
    assert [name for name, names in found.items() if "stamp" not in names and name not in immutable] == []


def _reader(name: str) -> Reader:
    rules = opened.rules()
    assert rules
    return rules.reader({**PEOPLE[name], "is_logged_in": True, "iat": time.time()}, time.time())


def test_the_name_that_a_browser_kept_counts_for_nobody_who_signed_in(guarded: WebDesk) -> None:
    with_cookie = StreamlitCookies({"bywhen-analyst": "Nobody%20Else"})
    guarded.monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: with_cookie))
    item = guarded.assistant.item_key(f"letter.txt-{LETTER.index('The board should mend')}")
    app = enter(guarded, "Jo Marsh", "item", item=item)
    app.button(key="open-confirm").click().run()
    app.button(key=f"confirm-{item}-save").click().run()
    assert "Nobody Else" not in said(app)
    assert "Confirmed by Jo Marsh (jo@harbour.example)" in html_of(app)
