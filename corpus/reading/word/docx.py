"""Word documents (.docx) -> Markdown text: headings, numbered and bulleted lists, tables, footnotes, emphasis."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordDocument

from corpus.errors import NoText, ReadingError
from corpus.models import Reading
from corpus.reading.damage import DAMAGE
from corpus.reading.markup import joined
from corpus.reading.unpacking import check_archive
from corpus.reading.word.docx_text import Walk
from corpus.reading.word.endnotes import with_notes
from corpus.reading.word.paging import paged

_DAMAGE = (*DAMAGE, zipfile.BadZipFile, SyntaxError)
_FRESH = "get a fresh copy, or open it and save it anew as .docx"
_PAGES = re.compile(rb"<Pages>(\d{1,6})</Pages>")
_WORDS = re.compile(r"[^\W\d_]{3}")
_FEW_WORDS = 60  # beside pictures: what it says is in them
_FOUND = (
    ("tracked", "it has tracked changes: what was struck out is left out, what was put in is read"),
    ("comment", "comments in the margin are left out"),
    ("hidden", "hidden text is left out"),
    ("diagram", "the words inside diagrams and charts are left out: look at them in the document itself"),
    ("chunk", "a document inside this one is not read: open it in Word, save it anew and add it again"),
)


def read_docx(data: bytes) -> Reading:
    """Raises NoText where it holds none, ReadingError where it is damaged or unpacks to more than is sensible."""
    check_archive(data, "Word document")
    try:
        document = docx.Document(BytesIO(_as_document(data)))
        walk = Walk(document)
        body = paged(joined(walk.blocks(document.element.body)), _page_count(document))
        text, marks = with_notes(body.text, walk.notes())
        found = (words for what, words in _FOUND if what in walk.found)
        warnings = (*_left_out(document), *found, *body.warnings)
    except _DAMAGE as error:
        raise ReadingError(f"a damaged Word document ({type(error).__name__}): {_FRESH}") from error
    if not text.strip():
        raise NoText("there is no text in this Word document; if it holds scanned pages, make a PDF with a text layer")
    if "picture" in walk.found and len(text.split()) < _FEW_WORDS:
        warnings += ("it holds pictures; words in them are not read: if they matter, save it as PDF and add that",)
    return Reading(text, "docx", body.pages, warnings, marks)


def _as_document(data: bytes) -> bytes:
    """A template or a document with macros under the name of a plain one, which alone the library opens."""
    types = "[Content_Types].xml"
    with zipfile.ZipFile(BytesIO(data)) as archive:
        declared = archive.read(types)
        plain = re.sub(
            rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?"
            rb"|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml",
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            declared,
        )
        if plain == declared:
            return data
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as copy:
            for part in archive.infolist():
                copy.writestr(part.filename, plain if part.filename == types else archive.read(part))
    return made.getvalue()


def _page_count(document: WordDocument) -> int:
    """The pages that the document had when it was saved, 0 where it does not say."""
    for relation in document.part.package.rels.values():
        if relation.reltype.endswith("/extended-properties") and not relation.is_external:
            found = _PAGES.search(relation.target_part.blob)
            return int(found[1]) if found else 0
    return 0


def _left_out(document: WordDocument) -> Iterator[str]:
    """What is printed on every page and not read as text."""
    for name in ("header", "footer"):
        texts = sorted(
            {
                " ".join(words.split())
                for section in document.sections
                for part in (getattr(section, name), getattr(section, f"first_page_{name}"))
                if _WORDS.search(words := _shown(part))
            }
        )
        if texts:
            yield f"the running {name} is left out of the text: " + " / ".join(texts)[:160]


def _shown(part: Any) -> str:
    boxed = (cell for table in part.tables for cell in table._cells)
    paragraphs = (*part.paragraphs, *(paragraph for cell in boxed for paragraph in cell.paragraphs))
    return " ".join(paragraph.text for paragraph in paragraphs)
