"""What a file is, is told by its content; its name only tells apart kinds of plain text."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from corpus.errors import UnsupportedFormat
from corpus.reading.formats import SUFFIXES, SUPPORTED, kind_of
from tests.corpus.making import SENTENCE, docx_of, letter_pdf
from tests.corpus.outlook_making import Msg, msg
from tests.corpus.packing import zipped
from tests.corpus.test_reading_odt import odt_of
from tests.corpus.test_reading_sheets import log, xlsx

CONTENTS = {
    "pdf": letter_pdf(),
    "docx": docx_of(lambda document: document.add_paragraph(SENTENCE)),
    "odt": odt_of("<text:p>x</text:p>"),
    "xlsx": xlsx(log),
    "rtf": rb"{\rtf1\ansi The light is mended.}",
    "html": b"<!DOCTYPE html><p>The light is mended.",
    "eml": b"Message-ID: <1@ravenshoe.example>\nFrom: a@ravenshoe.example\nSubject: Light\n\nMended.",
    "msg": msg(Msg(subject="Light", body="Mended.")),
}


@pytest.mark.parametrize("kind, data", CONTENTS.items(), ids=CONTENTS.keys())
@pytest.mark.parametrize("name", ["letter", "letter.txt", "letter.pdf", "letter.doc", "letter.bin", "letter.csv"])
def test_the_content_tells_whatever_the_name(kind: str, data: bytes, name: str) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    "name, data, kind",
    [
        ("a.txt", b"From: the warden\nTo: the board\nDate: 3 March 2031\nSubject: the light\n\nMended.", "txt"),
        ("a.eml", b"From: the warden\nSubject: the light\n\nMended.", "eml"),
        ("a.md", b"---\ntitle: The light\n---\n<b>Mended</b>", "md"),
        ("a.markdown", SENTENCE.encode(), "md"),
        ("a.html", SENTENCE.encode(), "txt"),
        ("a.html", b"<p>Mended", "html"),
        ("a.csv", b"a,b\n1,2", "csv"),
        ("a.TSV", b"a\tb\n1\t2", "csv"),
        ("minutes.final", SENTENCE.encode(), "txt"),
        ("mail.txt", b"%PDF- is what a PDF begins with, the warden said, and this is none of it"[5:], "txt"),
    ],
)
def test_plain_text_is_told_apart_by_name(name: str, data: bytes, kind: str) -> None:
    assert kind_of(data, name) == kind


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def ole(stream: str) -> bytes:
    return _OLE + f"{stream}\0".encode("utf-16-le") + bytes(512)


@pytest.mark.parametrize(
    "name, data, message",
    [
        ("a.doc", ole("WordDocument"), "an old Word document .* save a copy as .docx"),
        ("a.xls", ole("Workbook"), "an old Excel workbook .* save a copy as .xlsx"),
        ("a.ppt", ole("PowerPoint Document"), "an old PowerPoint presentation .* as PDF"),
        ("a.docx", ole("EncryptedPackage"), "protected by a password.* without a password"),
        ("a.pptx", zipped({"ppt/presentation.xml": b"<x/>"}), "a PowerPoint presentation.*PDF"),
        ("a.xlsb", zipped({"xl/workbook.bin": b"x"}), "a binary Excel workbook.*xlsx"),
        ("a.ods", zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "spreadsheet.*xlsx"),
        ("a.pages", zipped({"Index/Document.iwa": b"x"}), "an Apple Pages.*export"),
        ("a.epub", zipped({"META-INF/container.xml": b"x"}), "an e-book"),
        ("a.zip", zipped({"letter.txt": b"x"}), "an archive .*unpack"),
        ("a.fodt", b"<?xml version='1.0'?><office:document/>", "in one piece.*as .odt"),
        ("a.xml", b"<?xml version='1.0'?><letter/>", "an XML file"),
        ("a.json", b'{"letter": "The light is mended and the buoys are painted."}', ".json files are not read"),
        ("a.odt", SENTENCE.encode(), "named .odt, but not an OpenDocument text"),
        ("a.eml", SENTENCE.encode(), "named .eml, but not an e-mail"),
        ("winmail.dat", b"\x78\x9f\x3e\x22" + bytes(50), "winmail.dat"),
    ],
)
def test_other_kinds_are_refused_with_the_way_out(name: str, data: bytes, message: str) -> None:
    with pytest.raises(UnsupportedFormat, match=f"(?s){message}"):
        kind_of(data, name)


def test_the_names_shown_to_people_are_those_that_are_read() -> None:
    assert set(SUPPORTED.replace(" and", ",").replace(" ", "").split(",")) <= set(SUFFIXES)
    assert {PurePath(f"a{suffix}").suffix for suffix in SUFFIXES} == set(SUFFIXES)
