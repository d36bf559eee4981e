"""Files that cannot be read: each is refused with what it is, why, and what would help."""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path

import pytest

from corpus.errors import NoText, ReadingError, UnsupportedFormat
from corpus.reading import read, reading_of
from tests.corpus.making import PNG, SENTENCE, blank, docx_of, encrypted, letter_pdf, pdf, scan, words, written


def _zip(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return made.getvalue()


LETTER = letter_pdf()
WORD = docx_of(lambda document: document.add_paragraph(SENTENCE))

CASES: dict[str, tuple[str, bytes, type[ReadingError], str]] = {
    "empty file": ("a.txt", b"", NoText, "the file is empty"),
    "empty pdf": ("a.pdf", b"", NoText, "the file is empty"),
    "white space": ("a.txt", b" \n\t\r\n", NoText, "only white space"),
    "only a byte order mark": ("a.txt", b"\xef\xbb\xbf", NoText, "only white space"),
    "picture named pdf": ("letter.pdf", PNG, UnsupportedFormat, "a picture \\(PNG\\).*ocrmypdf"),
    "picture named txt": ("letter.txt", b"\xff\xd8\xff\xe0" + b"x" * 50, UnsupportedFormat, "a picture \\(JPEG\\)"),
    "text named pdf": ("letter.pdf", SENTENCE.encode(), UnsupportedFormat, "named .pdf, but not a PDF"),
    "text named docx": ("letter.docx", SENTENCE.encode(), UnsupportedFormat, "named .docx, but not a Word document"),
    "pdf cut off": ("a.pdf", LETTER[: len(LETTER) * 2 // 3], ReadingError, "truncated PDF.*fresh copy"),
    "pdf with a password": ("a.pdf", encrypted(LETTER, "hush"), ReadingError, "protected by a password: save a copy"),
    "pdf of junk": ("a.pdf", b"%PDF-1.7\n" + b"junk " * 99 + b"%%EOF", ReadingError, "damaged PDF"),
    "pdf of scans": ("a.pdf", pdf(scan, scan), NoText, "none of its 2 pages has text.*scan.*ocrmypdf"),
    "scan of one page": ("a.pdf", pdf(scan), NoText, "its page has no text.*scan"),
    "blank pdf": ("a.pdf", pdf(blank), NoText, "this PDF is blank"),
    "binary txt": ("a.txt", bytes(range(256)) * 20, ReadingError, "binary data and not text"),
    "binary without zeros": ("a.txt", bytes(range(1, 9)) * 200, ReadingError, "binary data and not text"),
    "utf-8 with zeros": ("a.txt", b"The light\x00 is mended.", ReadingError, "binary data and not text"),
    "half a utf-16 letter": ("a.txt", b"\xff\xfeL\x00i", ReadingError, "damaged text: it begins as UTF-16"),
    "unknown name": ("a.xyz", b"hello", UnsupportedFormat, "\\.xyz files are not read; Bywhen reads .pdf, .docx, .odt"),
    "old word": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), UnsupportedFormat, "old Office file"),
    "workbook": ("a.xlsx", _zip(xl__workbook_dot_xml=b"<x/>"), ReadingError, "a damaged Excel workbook"),
    "archive": ("a.zip", _zip(letters=b"x"), UnsupportedFormat, "an archive \\(zip\\): unpack|archive.*unpack"),
    "word cut off": ("a.docx", WORD[: len(WORD) // 2], ReadingError, "damaged or truncated Word document"),
    "word that is none": ("a.docx", _zip(word__document_dot_xml=b"<x/>"), ReadingError, "damaged Word document"),
    "word without text": ("a.docx", docx_of(lambda document: None), NoText, "no text in this Word document"),
}


@pytest.mark.parametrize("name, data, error, message", CASES.values(), ids=CASES.keys())
def test_refused_with_a_reason(tmp_path: Path, name: str, data: bytes, error: type[ReadingError], message: str) -> None:
    with pytest.raises(error, match=f"(?s){message}"):
        read(written(tmp_path, name, data))


@pytest.mark.parametrize("share", [0.1, 0.35, 0.5, 0.8, 0.97])
def test_a_pdf_cut_anywhere_is_refused_not_half_read(share: float) -> None:
    data = pdf(*[words([f"Page {n}. {SENTENCE}"]) for n in range(12)])

    with pytest.raises(ReadingError):
        reading_of(data[: int(len(data) * share)], "a.pdf")


def test_a_pdf_encrypted_as_modern_programs_do_is_told_by_its_password() -> None:
    pytest.importorskip("cryptography")

    with pytest.raises(ReadingError, match="protected by a password"):
        reading_of(encrypted(LETTER, "hush", "AES-256"), "a.pdf")
    assert SENTENCE in reading_of(encrypted(LETTER, "", "AES-256"), "a.pdf").text


def test_a_text_of_a_hundred_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, "huge.txt", b"The light is mended. " * 5_000_000)
    began = time.monotonic()

    with pytest.raises(
        ReadingError, match=r"105\.0 million characters of text; the most in one document is 10 million: split"
    ):
        read(path)

    assert time.monotonic() - began < 5


def test_text_in_wide_letters_is_measured_in_letters() -> None:
    assert len(reading_of(("The light. " * 300_000).encode("utf-16"), "wide.txt").text) == 3_300_000


def test_a_file_beyond_any_sense_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.truncate(300_000_000)

    with pytest.raises(ReadingError, match="300,000,000 bytes; the most that is read is 200,000,000"):
        read(path)


def test_what_is_no_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)

    for path, message in (
        (tmp_path / "gone.txt", "there is no such file"),
        (tmp_path, "not an ordinary file"),
        (pipe, "not an ordinary file"),
        (tmp_path / ("n" * 300), "cannot be opened"),
    ):
        with pytest.raises(ReadingError, match=message):
            read(path)


def test_a_name_with_quotes_and_emoji_is_only_a_name(tmp_path: Path) -> None:
    assert read(written(tmp_path, 'the "warden\'s" 🚢 letter.txt', SENTENCE)).text == SENTENCE
