"""What kind of text a file of text is, by its first lines: a web page, an e-mail, XML, or only words."""

from __future__ import annotations

import codecs
import re

_HEAD = 16_000  # bytes
_MARKUP = re.compile(r"(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?P<name>!doctype\s+[\w:]+|[\w:]+)", re.IGNORECASE | re.DOTALL)
_PAGE_TAGS = frozenset("!doctype html|html|head|body|title|meta".split("|"))
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,10}(?:\s[^<>]*)?/?>", re.IGNORECASE)
_HEADER = re.compile(r"(?P<name>[!-9;-~]+):(?P<value>.*(?:\n[ \t].*)*)")
_MACHINES = frozenset(
    "message-id mime-version received return-path content-type delivered-to x-mailer x-unsent "
    "snapshot-content-location x-originating-ip".split()
)
_PEOPLES = frozenset("from to cc subject date sender snapshot-content-location".split())
_MBOX = re.compile(r"From \S+.*\d{4}\n")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 5


def text_kind(data: bytes, suffix: str) -> str:
    """ "html", "eml", "mhtml", "mbox", "xml", "flat odf", "word xml", or empty for words alone."""
    head = _decoded(data[:_HEAD])
    if not head:
        return ""
    if kind := _mail(head, suffix):
        return "mbox" if kind == "eml" and _is_mailbox(data) else kind
    found = _MARKUP.match(head)
    name = " ".join(found["name"].lower().split()) if found else ""
    if name in _PAGE_TAGS:
        return "html"
    if suffix in (".html", ".htm", ".xhtml") and _TAG.search(_decoded(data)):
        return "html"
    if not head.lstrip().startswith("<?xml"):
        return ""
    return (
        "flat odf" if name == "office:document" else "word xml" if name in ("w:worddocument", "pkg:package") else "xml"
    )


def is_prose(data: bytes) -> bool:
    """Whether the bytes are words and not figures, markup or a program's data."""
    try:
        text = data[:_HEAD].decode("utf-8", "strict" if len(data) < _HEAD else "ignore")
    except UnicodeDecodeError:
        return False
    letters = sum(c.isalpha() or c.isspace() for c in text)
    return len(_WORD.findall(text)) >= _FEWEST_WORDS and letters > len(text) * 0.8 and "\0" not in text


def _decoded(data: bytes) -> str:
    """Good enough to see markup and names of headers by."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    return data.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _mail(head: str, suffix: str) -> str:
    """ "eml" or "mhtml" where the text begins with the headers of a mail program; else empty."""
    lines = head.replace("\r\n", "\n").replace("\r", "\n").lstrip("\n")
    opening = _MBOX.match(lines)
    at = opening.end() if opening else 0
    values: dict[str, str] = {}
    while found := _HEADER.match(lines, at):
        values.setdefault(found["name"].lower(), found["value"].lower())
        at = found.end() + 1
    named = suffix in (".eml", ".mht", ".mhtml") and bool(values.keys() & (_PEOPLES | _MACHINES))
    if not named and not (values.keys() & _MACHINES and values.keys() & _PEOPLES):
        return ""
    saved = "snapshot-content-location" in values or "saved by" in values.get("from", "")
    saved = saved or (suffix in (".mht", ".mhtml") and "message-id" not in values)
    return "mhtml" if saved and "content-type" in values else "eml"


def _is_mailbox(data: bytes) -> bool:
    """Whether it holds mails one after the other, each after a line "From address date"."""
    return data.startswith(b"From ") and len(re.findall(rb"(?m)(?:\A|\n\r?\n)From \S+ .*\d{4}\r?$", data)) > 1
