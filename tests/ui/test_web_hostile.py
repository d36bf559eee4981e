"""The pages, at whatever somebody sends or writes into the address: refused in words, and never broken."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import UnknownDocument
from tests.corpus.bombs import one_page, raw_pdf
from tests.corpus.making import encrypted, letter_pdf
from tests.corpus.stocked import LETTER
from tests.ui import hostile
from tests.ui.web_desk import APP, WebDesk, desk_in, html_of, until_done, words_of
from ui.web.documents import page as documents

PAGES = [path.name.removesuffix("_page.py") for path in sorted(APP.parent.glob("*_page.py"))]
NAMES = (
    "q document item page conversation start end find body person since until words who what view group sort state due "
    "status kind by show scope from to earlier exact number"
).split()
VALUES = {
    "below": "-1",
    "beyond": "9" * 24,
    "no number": "NaN",
    "zeros": "a\x00b",
    "a path": "../../etc/passwd",
    "a statement": "'; DROP TABLE documents;--",
    "turned": "\u202e",
    "other digits": "٣²",
    "no day": "2031-13-45",
    "the last day": "9999-12-31",
    "the first day": "0001-01-01",
    "a tag": hostile.SCRIPT,
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebDesk]:
    with desk_in(tmp_path / "library", monkeypatch) as made:
        yield made


@pytest.mark.parametrize("page", PAGES)
def test_no_address_breaks_a_page(page: str, desk: WebDesk) -> None:
    letter = desk.put("letter.txt", LETTER)
    item = next(item.key for _, item in desk.assistant.library.items())
    values = list(VALUES.values())
    for turn in range(0, len(values), 3):
        app = desk.open(page, **{name: values[(number + turn) % len(values)] for number, name in enumerate(NAMES)})
        assert "<script" not in html_of(app) and "<img" not in html_of(app)
    app = desk.open(page, **{**dict.fromkeys(NAMES, "-1"), "document": letter.id, "item": item})
    assert [title.value for title in app.title] or html_of(app)


@pytest.mark.parametrize("name", ["q", "document", "item", "words", "conversation"])
def test_no_address_is_too_long(name: str, desk: WebDesk) -> None:
    desk.put("letter.txt", LETTER)
    page = {"q": "", "document": "source", "item": "item", "words": "commitments", "conversation": "conversations"}[
        name
    ]
    app = desk.open(page, **{name: "light " * 17_000}) if page else desk.open("ask", q="light " * 17_000)
    assert len(words_of(app)) < 20_000


def test_what_changes_while_a_page_is_made_is_told_as_that(desk: WebDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    def removed() -> None:
        raise UnknownDocument("there is no document 'abc' in this library")

    monkeypatch.setattr(documents, "show", removed)
    app = desk._opened("documents", {})
    assert [title.value for title in app.title] == ["The library has just changed"]
    assert "Somebody removed or closed a document while this page was being made." in words_of(app)


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 300_000_000)
    return made.getvalue()


SCRIPTED = raw_pdf(one_page(catalog=b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"))
FILES = {
    "nothing.txt": (b"", "Not added", "The file is empty"),
    "page.pdf": (b"<!doctype html><script>alert(1)</script><p>The light is mended by the keeper.</p>", "Added", ""),
    "locked.pdf": (encrypted(letter_pdf(), "hush"), "Not added", "protected by a password"),
    "bomb.docx": (bomb(), "Not added", ""),
    "scripted.pdf": (SCRIPTED, "Added", ""),
    "../../../up.txt": (b"The keeper of the north light will mend it by 1 May 2032.", "Added", ""),
    f"{'n' * 400}.txt": (b"The keeper of the south light will trim it by 2 May 2032.", "Added", ""),
    "\u202etxt.lamp.txt": (b"The keeper of the east light will paint it by 3 May 2032.", "Added", ""),
    "<script>alert(1)<script>.txt": (b"The keeper of the west light will oil it by 4 May 2032.", "Added", ""),
}


def test_whatever_is_sent_is_added_or_refused_with_its_reason(desk: WebDesk) -> None:
    app = desk.open("documents")
    app.checkbox(key="review").uncheck()
    app.file_uploader[0].set_value([(name, data, "text/plain") for name, (data, _, _) in FILES.items()])
    app.button[0].click().run()
    said = words_of(until_done(app))
    for _, became, why in FILES.values():
        assert became in said and why in said
    assert said.count(": Not added") == sum(became == "Not added" for _, became, _ in FILES.values())
    held = {document.source for document in desk.assistant.library.documents()}
    assert {"up.txt", "txt.lamp.txt", "<script>alert(1)<script>.txt", "scripted.pdf"} <= held
    assert max(len(name.encode()) for name in held) <= 200
    assert all(hostile.shows_nothing_hidden(name) for name in held)
