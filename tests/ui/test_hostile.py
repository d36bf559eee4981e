"""Whatever a document, its file's name, an analyst or a reader says, no file that is handed on obeys it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from assistant.changes import changes_since, since_day
from assistant.choosing import EVERYTHING
from assistant.conversations import Opinion, People, Turn
from assistant.conversations.told import row_of, told_to
from assistant.register import Listing, listed
from assistant.wiring import Assistant
from corpus.files import Found
from corpus.library import Library
from corpus.saying import printable, printable_name
from tests.fakes import FakeEmbedder
from tests.ui import hostile
from tests.ui.hostile import ALL, FORMULA, NAME, SCRIPT
from ui.activity_file import as_csv
from ui.exports import write
from ui.exports.answers import made as made_answer
from ui.exports.answers.copied import html_of, text_of
from ui.exports.answers.handed import From, Handed, handed
from ui.exports.digest import made
from ui.exports.digest.sections import digest_of
from ui.exports.feedback import feedback_csv
from ui.shown.escape import escape_html, escape_markdown
from ui.shown.places import Places
from ui.spreadsheet import cell
from ui.web.ask.handing_on import file_name

DAY = date(2031, 12, 1)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Library.open(tmp_path_factory.mktemp("hostile") / "library") as library:
        hostile.stocked(library)
        opened = Assistant(library, FakeEmbedder())
        opened.refresh()
        yield opened


@pytest.fixture(scope="module")
def turn(assistant: Assistant) -> Turn:
    answer = assistant.ask(f"By when will Warden Hale mend the north light? {SCRIPT}")
    assert answer.answered
    return Turn(ALL[:900], replace(answer, question=FORMULA, notes=(ALL,)), asked="2031-11-02T10:00:00+00:00", number=1)


@pytest.fixture(scope="module")
def answer(assistant: Assistant, turn: Turn) -> Handed:
    return handed(turn, From({d.id: d for d in assistant.library.documents()}, DAY))


@pytest.fixture
def listing(assistant: Assistant) -> Listing:
    found = listed(assistant.view(), EVERYTHING, DAY)
    assert len(found.rows) == 2 and len(found.entries) == 3
    return found


@pytest.mark.parametrize("kind", ["csv", "xlsx", "docx", "html", "ics"])
def test_the_register_obeys_nothing(kind: str, listing: Listing, tmp_path: Path) -> None:
    path = tmp_path / f"register.{kind}"
    write(kind, path, listing, Places())
    file = path.read_bytes()
    if kind == "ics":
        assert hostile.obeys_nothing_calendar(file, sum(bool(entry.due) for entry in listing.entries))
    elif kind == "csv":
        assert hostile.obeys_nothing_csv(file)
    elif kind == "html":
        assert hostile.obeys_nothing_html(file.decode())
    else:
        assert hostile.obeys_nothing_packed(file)


def test_the_digest_obeys_nothing(assistant: Assistant) -> None:
    view = assistant.view()
    digest = digest_of(changes_since(view, since_day(date(2020, 1, 1)), DAY), view)
    assert {section.name for section in digest.sections} >= {"passed", "asked", "documents", "corrections"}
    assert hostile.obeys_nothing_html(made("html", digest, Places()))
    assert hostile.obeys_nothing_markdown(made("md", digest, Places()))


def test_an_answer_obeys_nothing(answer: Handed) -> None:
    assert hostile.obeys_nothing_packed(made_answer("docx", answer))
    assert hostile.obeys_nothing_markdown(made_answer("md", answer).decode())
    assert hostile.obeys_nothing_html(html_of(answer.told[0]))
    assert hostile.shows_nothing_hidden(text_of(answer.told[0]))


def test_an_answer_as_pdf_leads_to_these_pages_only(answer: Handed) -> None:
    pages = PdfReader(BytesIO(made_answer("pdf", answer))).pages
    marks = [mark.get_object() for page in pages for mark in page.get("/Annots", [])]
    actions = [mark["/A"] for mark in marks if "/A" in mark]
    assert {action["/S"] for action in actions} == {"/URI"}
    assert {str(action["/URI"])[:22] for action in actions} == {"http://127.0.0.1:8501/"}


def test_what_was_done_and_said_obeys_nothing(assistant: Assistant, turn: Turn, tmp_path: Path) -> None:
    assistant.exported(FORMULA, ALL[:200])
    assert hostile.obeys_nothing_csv(as_csv(assistant.library.history()))
    people = People.open(tmp_path)
    conversation, kept = people.keep("", turn)
    people.say("", conversation, kept.number, Opinion(good=False, words=f"-1 {SCRIPT} {ALL[:200]}"))
    rows = [row_of(one) for one in told_to(assistant.library, people)]
    people.close()
    assert len(rows) == 1
    assert hostile.obeys_nothing_csv(feedback_csv(rows))


@pytest.mark.parametrize("words", ["=1", "+1", "-1", "@A1", "\t=1", "＝1", "\x07=1", "\u202e=1"])
def test_no_cell_is_a_formula(words: str) -> None:
    assert str(cell(words)).startswith("'")


def test_words_are_no_formula_for_a_number_or_a_day() -> None:
    assert (cell(-1), cell("3 May"), cell(None)) == (-1, "3 May", None)


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "..\\..\\boot.ini", "con", "nul\x00.exe", NAME, "a/b:c*d?", "…", "", "x" * 900]
)
@pytest.mark.parametrize("kind", ["docx", "md"])
def test_a_file_that_is_handed_on_has_a_harmless_name(title: str, kind: str) -> None:
    name = file_name(title, "2031-12-01", kind)
    assert set(name) & set('/\\:*?"<>|\0\u202e') == set()
    assert name.endswith(f"2031-12-01.{kind}") and not name.startswith((".", "-")) and len(name) < 100


def test_what_turns_words_is_dropped_where_they_are_shown(assistant: Assistant) -> None:
    (document,) = assistant.library.documents()
    for shown in (document.source, document.title, *document.warnings, escape_html(NAME), escape_markdown(NAME)):
        assert hostile.shows_nothing_hidden(shown)
    assert assistant.library.document(NAME) == document == assistant.library.document(document.source)
    assert Found(Path(NAME.replace("/", ""))).name == document.source.replace("/", "")
    assert Found(Path("\u202e")).name == "document"


def test_what_writes_from_right_to_left_or_joins_letters_stays() -> None:
    for words in ("שלום", "می‌خواهم", "👩‍👩‍👧 \u200f\u200e", "a\nb\tc"):
        assert printable(words) == words
    assert printable_name("a\nb\tc\u2028d\x00") == "a b c d"
