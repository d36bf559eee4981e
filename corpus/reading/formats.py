"""What a file is, by its bytes; its name only tells apart kinds of plain text."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

from corpus.errors import ReadingError, UnsupportedFormat
from corpus.reading.sniffing import is_prose, text_kind
from corpus.reading.unpacking import BROKEN

SUFFIXES = (
    *(".pdf", ".docx", ".odt", ".rtf", ".html", ".htm", ".mhtml", ".md", ".txt"),
    *(".eml", ".msg", ".csv", ".tsv", ".xlsx"),
)
"""The names of files that are read, for file choosers and messages."""
SUPPORTED = ".pdf, .docx, .odt, .rtf, .html, .mhtml, .md, .txt, .eml, .msg, .csv and .xlsx"

_TEXTS = {"": "txt", ".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", ".csv": "csv", ".tsv": "csv"}
_NAMED = {
    ".pdf": "a PDF",
    ".docx": "a Word document",
    ".docm": "a Word document",
    ".odt": "an OpenDocument text",
    ".rtf": "a rich text document",
    ".xlsx": "an Excel workbook",
    ".xlsm": "an Excel workbook",
    ".eml": "an e-mail",
    ".msg": "an Outlook message",
    ".mhtml": "a saved web page",
    ".mht": "a saved web page",
}
_NO_DOCUMENTS = frozenset(
    ".json .jsonl .yaml .yml .toml .ini .cfg .xml .svg .log .sql .py .js .ts .css .sh .bat .ps1 .java .c .h".split()
)

_OCR = "it holds no text: make a PDF with a text layer of it (for example with ocrmypdf) and add that"
_RESAVE = "open it and save a copy as .docx, .pdf or .txt"
_TRANSCRIPT = "add its transcript as .txt or .docx"
_UNPACK = "unpack it and add what is inside"
_AS_PDF = "save it as PDF and add that"

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
    (4, b"ftyp", "a video or sound recording", _TRANSCRIPT),
    (0, b"ID3", "a sound recording", _TRANSCRIPT),
    (0, b"OggS", "a sound recording", _TRANSCRIPT),
    (0, b"%!PS", "a PostScript file", "print it to PDF and add that"),
    (0, b"\x1f\x8b", "a compressed file (gzip)", _UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "an archive (7z)", _UNPACK),
    (0, b"Rar!\x1a\x07", "an archive (RAR)", _UNPACK),
    (0, b"\x7fELF", "a program", "add documents only"),
    (0, b"MZ\x90\x00", "a program", "add documents only"),
    (0, b"SQLite format 3\x00", "a database", "add documents only"),
    (0, b"!BDN", "a whole Outlook mailbox (.pst)", "save the messages you need from it, as .msg or .eml"),
    (0, b"\x78\x9f\x3e\x22", "a mail's wrapping of its attachments (winmail.dat)", "save them from Outlook one by one"),
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_PARTS: tuple[tuple[str, str, str], ...] = (
    ("EncryptedPackage", "an Office file protected by a password", "open it and save a copy without a password"),
    ("WordDocument", "an old Word document (.doc)", _RESAVE),
    ("PowerPoint Document", "an old PowerPoint presentation (.ppt)", _AS_PDF),
    ("Workbook", "an old Excel workbook (.xls)", "open it and save a copy as .xlsx"),
    ("Book", "an old Excel workbook (.xls)", "open it and save a copy as .xlsx"),
)
_OLE_OTHER = "an old Office file, or one protected by a password"

_ZIPPED: tuple[tuple[str, str, str], ...] = (
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)", "open it and save a copy as .xlsx"),
    ("ppt/", "a PowerPoint presentation", _AS_PDF),
    ("Index/Document.iwa", "an Apple Pages, Numbers or Keynote file", "export it as .docx, .xlsx or PDF and add that"),
    ("META-INF/container.xml", "an e-book (EPUB)", _AS_PDF),
)
_MAIN_PARTS = (
    (re.compile(rb"wordprocessingml\.(?:document|template)\.main|ms-word\.\w+\.macroEnabledTemplate\.main"), "docx"),
    (re.compile(rb"ms-word\.document\.macroEnabled\.main"), "docx"),
    (re.compile(rb"spreadsheetml\.(?:sheet|template)\.main|ms-excel\.sheet\.macroEnabled\.main"), "xlsx"),
)
_OPEN_DOCUMENT: Mapping[bytes, tuple[str, str]] = {
    b"spreadsheet": ("an OpenDocument spreadsheet (.ods)", "open it and save a copy as .xlsx"),
    b"presentation": ("an OpenDocument presentation (.odp)", _AS_PDF),
    b"graphics": ("an OpenDocument drawing", _AS_PDF),
}
_OTHER_TEXTS: Mapping[str, tuple[str, str]] = {
    "flat odf": ("an OpenDocument file in one piece (.fodt)", "open it and save a copy as .odt"),
    "word xml": ("a Word document in one piece of XML", "open it and save a copy as .docx"),
    "xml": ("an XML file", "open it in the program that made it and save a copy as .docx, .pdf or .txt"),
    "mbox": ("a mailbox of several mails", "save the mails you need from it, each as .eml"),
}
_MOST_DECLARED = 1_000_000  # bytes of a part that only names kinds


def kind_of(data: bytes, name: str) -> str:
    """ "pdf", "docx", "odt", "rtf", "html", "mhtml", "eml", "msg", "csv", "xlsx", "txt" or "md".

    Raises UnsupportedFormat for anything else, saying what it is and what to do.
    """
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if data.startswith(_OLE):
        return _old_office(data, _suffix(name))
    if data.startswith(b"{\\rtf"):
        return "rtf"
    for at, magic, what, way_out in _MAGIC:
        if data.startswith(magic, at) and (magic != b"WEBP" or data.startswith(b"RIFF")):
            raise UnsupportedFormat(_refusal(what, way_out))
    suffix = _suffix(name)
    known = text_kind(data, suffix)
    if b"%PDF-" in data[:1024] and known not in ("eml", "mhtml"):
        return "pdf"
    if known in _OTHER_TEXTS:
        raise UnsupportedFormat(_refusal(*_OTHER_TEXTS[known]))
    return known or _by_name(data, suffix)


def _suffix(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def _by_name(data: bytes, suffix: str) -> str:
    """Plain text of which nothing but its name says more."""
    if suffix in _TEXTS:
        return _TEXTS[suffix]
    if suffix in (".html", ".htm", ".xhtml"):
        return "txt"  # without a single tag in it
    if suffix in _NAMED:
        raise UnsupportedFormat(
            f"named {suffix}, but not {_NAMED[suffix]}: it is damaged, or another kind of file under a wrong name"
        )
    if suffix not in _NO_DOCUMENTS and is_prose(data):
        return "txt"  # "minutes.final"
    raise UnsupportedFormat(f"{suffix} files are not read; Bywhen reads {SUPPORTED}: {_RESAVE}")


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            declared = _part(archive, "[Content_Types].xml") or b""
            odf = _part(archive, "mimetype") or _part(archive, "META-INF/manifest.xml") or b""
    except BROKEN as error:
        raise ReadingError(
            "a damaged or truncated Word document, workbook or archive: get a fresh copy and add that"
        ) from error
    for pattern, kind in _MAIN_PARTS:
        if pattern.search(declared):
            return kind
    if "word/document.xml" in names or "xl/workbook.xml" in names:
        return "docx" if "word/document.xml" in names else "xlsx"
    for part, what, way_out in _ZIPPED:
        if any(name.startswith(part) for name in names):
            raise UnsupportedFormat(_refusal(what, way_out))
    return _open_document(odf)


def _part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """The beginning of a part, None where there is none."""
    if name not in archive.namelist():
        return None
    with archive.open(name) as part:
        return part.read(_MOST_DECLARED)


def _open_document(declared: bytes) -> str:
    found = re.search(rb"vnd\.oasis\.opendocument\.(\w+)", declared)
    if found and found[1] == b"text":
        return "odt"
    if found:
        what, way_out = _OPEN_DOCUMENT.get(found[1], ("an OpenDocument file of another kind", _RESAVE))
        raise UnsupportedFormat(_refusal(what, way_out))
    raise UnsupportedFormat(_refusal("an archive (zip)", _UNPACK))


def _old_office(data: bytes, suffix: str) -> str:
    """An OLE file by the names of the streams in it, which stand there in UTF-16."""
    if "__properties_version1.0".encode("utf-16-le") in data:
        return "msg"
    for part, what, way_out in _OLE_PARTS:
        if f"{part}\0".encode("utf-16-le") in data:
            raise UnsupportedFormat(_refusal(what, way_out))
    if suffix == ".msg":
        return "msg"  # cut off: its reader says so
    raise UnsupportedFormat(_refusal(_OLE_OTHER, "open it and save a copy as .docx, .xlsx or .pdf, without a password"))


def _refusal(what: str, way_out: str) -> str:
    return f"this is {what}; Bywhen reads {SUPPORTED}: {way_out}"
