"""What a file is, by its bytes; its name only tells apart kinds of plain text."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from corpus.errors import ReadingError, UnsupportedFormat

SUPPORTED = ".txt, .md, .pdf (with a text layer) and .docx"

TEXT_SUFFIXES = {"": "txt", ".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md"}
_OURS = {".pdf": "PDF", ".docx": "Word document"}

_OCR = "it holds no text: make a PDF with a text layer of it (for example with ocrmypdf) and add that"
_RESAVE = "open it and save a copy as .docx, .pdf or .txt"

_MAGIC: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "a picture (PNG)", _OCR),
    (0, b"\xff\xd8\xff", "a picture (JPEG)", _OCR),
    (0, b"GIF87a", "a picture (GIF)", _OCR),
    (0, b"GIF89a", "a picture (GIF)", _OCR),
    (0, b"II*\x00", "a picture (TIFF)", _OCR),
    (0, b"MM\x00*", "a picture (TIFF)", _OCR),
    (8, b"WEBP", "a picture (WebP)", _OCR),
    (4, b"ftypheic", "a picture (HEIC)", _OCR),
    (4, b"ftypmif1", "a picture (HEIF)", _OCR),
    (4, b"ftypavif", "a picture (AVIF)", _OCR),
    (4, b"ftyp", "a video or sound recording", "add its transcript as .txt or .docx"),
    (0, b"ID3", "a sound recording", "add its transcript as .txt or .docx"),
    (0, b"OggS", "a sound recording", "add its transcript as .txt or .docx"),
    (0, b"{\\rtf", "a rich text document (RTF)", _RESAVE),
    (0, b"%!PS", "a PostScript file", "print it to PDF and add that"),
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Office file (.doc, .xls, .ppt, .msg) or one protected by a password",
        "open it and save a copy as .docx or .pdf, without a password",
    ),
    (0, b"\x1f\x8b", "a compressed file (gzip)", "unpack it and add what is inside"),
    (0, b"7z\xbc\xaf\x27\x1c", "an archive (7z)", "unpack it and add what is inside"),
    (0, b"Rar!\x1a\x07", "an archive (RAR)", "unpack it and add what is inside"),
    (0, b"\x7fELF", "a program", "add documents only"),
    (0, b"MZ\x90\x00", "a program", "add documents only"),
    (0, b"SQLite format 3\x00", "a database", "add documents only"),
)

_ZIPPED: tuple[tuple[str, str, str], ...] = (
    ("xl/", "an Excel workbook", "save its sheets as PDF and add that"),
    ("ppt/", "a PowerPoint presentation", "save it as PDF and add that"),
    ("META-INF/manifest.xml", "an OpenDocument file", _RESAVE),
    ("META-INF/container.xml", "an e-book (EPUB)", "save it as PDF and add that"),
)

_NAMED: Mapping[str, tuple[str, str]] = {
    ".html": ("a web page", "print it to PDF, or save its text as .txt"),
    ".htm": ("a web page", "print it to PDF, or save its text as .txt"),
    ".eml": ("an e-mail", "save its text as .txt, or print it to PDF"),
    ".csv": ("a table (CSV)", "save it as PDF, or as .md with a table in Markdown"),
    ".tsv": ("a table (TSV)", "save it as .txt"),
    ".rtf": ("a rich text document (RTF)", _RESAVE),
}


def kind_of(data: bytes, name: str) -> str:
    """ "pdf", "docx", "txt" or "md"; raises UnsupportedFormat for anything else, saying what it is and what to do."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    for at, magic, what, way_out in _MAGIC:
        if data.startswith(magic, at) and (magic != b"WEBP" or data.startswith(b"RIFF")):
            raise UnsupportedFormat(_refusal(what, way_out))
    return _text_kind(data, name)


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ReadingError("a damaged or truncated Word document or archive: get a fresh copy and add that") from error
    if "word/document.xml" in names:
        return "docx"
    for part, what, way_out in _ZIPPED:
        if any(name.startswith(part) for name in names):
            raise UnsupportedFormat(_refusal(what, way_out))
    raise UnsupportedFormat(_refusal("an archive (zip)", "unpack it and add what is inside"))


def _text_kind(data: bytes, name: str) -> str:
    dot = name.rfind(".")
    suffix = name[dot:].lower() if dot > 0 else ""
    head = data[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        suffix = ".html"
    if suffix in TEXT_SUFFIXES:
        return TEXT_SUFFIXES[suffix]
    if suffix in _NAMED:
        raise UnsupportedFormat(_refusal(*_NAMED[suffix]))
    if suffix in _OURS:
        raise UnsupportedFormat(
            f"named {suffix}, but not a {_OURS[suffix]}: it is damaged, or another kind of file under a wrong name"
        )
    raise UnsupportedFormat(f"{suffix} files are not read; Bywhen reads {SUPPORTED}: {_RESAVE}")


def _refusal(what: str, way_out: str) -> str:
    return f"this is {what}; Bywhen reads {SUPPORTED}: {way_out}"
