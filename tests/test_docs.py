"""What the pages tell in figures and names is what the code has: limits, keys of JSON, formats, modules."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from corpus import add, apart, files
from corpus.add import batch
from corpus.add.added import AddResult
from corpus.apart import drawing
from corpus.apart.child import Limits
from corpus.library.edits import Deed, Edit, Target, edit_json
from corpus.models import Description, Document, Link
from corpus.reading import MOST_TEXT, mail, markup, pdf, sheet_shape, unpacking
from corpus.reading.formats import SUFFIXES
from corpus.reading.html import MOST_HTML
from corpus.reading.pdf import weighing
from corpus.reading.scans import ocr, pictures
from tests.conftest import ROOT
from ui.cli_documents import document_json

ARCHITECTURE, ANALYSTS, OPERATORS, CONTRIBUTING = (
    (ROOT / name).read_text("utf-8")
    for name in ("docs/architecture.md", "docs/analysts.md", "docs/operators.md", "CONTRIBUTING.md")
)
MILLION = 1_000_000


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("a file", f"{files.MOST_BYTES // MILLION} MB"),
        ("a document's text", f"{MOST_TEXT // MILLION} million characters"),
        ("a PDF", f"{pdf.MOST_PAGES:,} pages, {pdf.MOST_SECONDS / 60:.0f} minutes"),
        ("any document", f"{Limits().whole / 3600:.0f} hour, {Limits().quiet / 60:.0f} minutes without progress"),
        ("any document", f"{Limits().memory >> 30} GB of memory"),
        ("a page by OCR", f"{ocr.MOST_SECONDS:.0f} seconds"),
        ("a page by OCR", f"{pictures.MOST_EMBEDDED // MILLION} million dots"),
        ("a page's drawing", f"{weighing.MOST_DRAWN // MILLION} MB unpacked, {weighing.MOST_FONT // MILLION} MB for"),
        ("Word, Excel", f"{unpacking.MOST_UNPACKED // MILLION} MB unpacked, {unpacking.MOST_SWOLLEN} times the file's"),
        ("Word, Excel", f"{unpacking.MOST_PARTS:,} parts"),
        ("a table", f"{markup.MOST_CELLS // MILLION} million cells, {sheet_shape.MOST_COLUMNS:,} columns"),
        ("a web page", f"{MOST_HTML // MILLION} million characters"),
        ("an e-mail", f"{mail.MOST_ATTACHMENTS} attachments and {mail.MOST_ATTACHED // MILLION} MB of them"),
        ("an e-mail", f"{mail.MOST_NESTED} mails inside one another"),
        ("an e-mail", f"{add.MOST_CARRIED} documents, {add.DEEPEST - 1} deep"),
        ("a page picture", f"{drawing.LIMITS.whole:.0f} seconds, {drawing.LIMITS.memory >> 30} GB"),
    ],
)
def test_operators_are_told_the_limits(row: str, told: str) -> None:
    [line] = [line for line in OPERATORS.splitlines() if line.startswith(f"| {row}")]
    assert told in line


def test_operators_are_told_what_is_read_ahead() -> None:
    words = " ".join(OPERATORS.split())
    assert f"At most {batch._MOST} files or {batch._MOST_BYTES >> 20} MB are read ahead" in words
    assert f"({apart._A_WORKER_NEEDS >> 30} GB for each)" in words


def test_analysts_are_told_the_keys_and_the_formats() -> None:
    empty = document_json(Document("0", "a.txt", "txt", "0", Description()))
    keys = {*empty, *empty["title"], *(field.name for field in fields(AddResult))}
    assert [key for key in keys if f"`{key}`" not in ANALYSTS and f'"{key}"' not in ANALYSTS] == []
    assert [s for s in SUFFIXES if f"`{s}`" not in ANALYSTS and s not in (".pdf", ".htm")] == []


def test_analysts_are_told_the_keys_of_edits_and_links() -> None:
    edit = edit_json(Edit("0", 1, Deed.EDIT, Target("0-1")))
    told = ANALYSTS[ANALYSTS.index("`bywhen item show ITEM --json`") :]
    assert [key for key in edit if f"`{key}`" not in told] == []
    assert [field.name for field in fields(Link) if f"`{field.name}`" not in told] == []


def test_the_map_names_modules_that_exist() -> None:
    table = ARCHITECTURE[ARCHITECTURE.index("## The modules of `corpus`") :].split("\n## ")[0]
    named = [name for row in table.splitlines() if row.startswith("|") for name in re.findall(r"`([^`]+)`", row)]
    assert [name for name in named if not _modules(name)] == []


def test_contributors_are_sent_to_files_that_exist() -> None:
    named = re.findall(r"`(\w+/[\w/*]+\.py)`", CONTRIBUTING)
    assert named
    assert [name for name in named if not list(ROOT.glob(name))] == []


def _modules(name: str) -> bool:
    """Whether corpus has such modules somewhere; "docx*" may mean several, "reading/" is a folder."""
    if name.endswith("/"):
        return (ROOT / "corpus" / name).is_dir()
    return any((ROOT / "corpus").rglob(f"{name}.py"))
