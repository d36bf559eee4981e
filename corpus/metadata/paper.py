"""A reading as its description is read: words by block and by line, named fields, facts with their spans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.models import Block, Fact, Span
from corpus.plain import masked, plain

SALUTATION = re.compile(r"Dear\s+[A-Z]\S*")
FAREWELL = re.compile(
    r"(?:Yours\s+(?:sincerely|faithfully|truly|ever)|(?:(?:Kind|Best|Warm|With\s+kind)(?:est)?\s+)regards"
    r"|With\s+(?:best|kind)\s+wishes)\b",
    re.IGNORECASE,
)
NOT_A_TITLE = re.compile(
    r"^(?:date|time|venue|location|to|from|report\s+of|report|published|source|agenda|contents|tel|email|page|dear|draft|"
    r"present|apologies|contact|our\s+ref|your\s+ref|ref|report\s+to\b.*|by\s+(?:e-?mail|post)\b.*|isbn\b.*|"
    r"correspondence|guidance|media|items|minutes|site\s+navigation|layout(?:\s+font.*)?|font|contrast|home|menu|search|"
    r"(?:this\s+)?page\s+is\s+intentionally.*)\b\s*:?$"
    r"|^(?:date|time|venue|to|from|report\s+of|published|updated|source|tel|email|e-mail|contact|author|subject|language|sector|topic|category)\s*:"
    r"|^\W*A\s?G\s?E\s?N\s?D\s?A\W*$|^\[?original\s+file\]?|^(?:accessibility|cookie)|\bskip\s+to\s+(?:main\s+)?content\b"
    r"|\bjavascript\s+is\b|^open/close\b|^save\s*&|^image\s+of\b|^agendas?(?:,\s+\w+)*,?\s+(?:and|&)\s+minutes$"
    r"|^archived\b|\barchiv(?:ed|ing)\s+content\b|^(?:published|updated|issued)\s+(?:on\s+)?\d|^applies\s+to\b"
    r"|^download\b|^print\s+(?:this|document)|^(?:meeting\s+)?agenda$|^issue\s+-\s+meetings$|^issue\s+details$"
    r"|^(?:cp|cm|cmd|hc|hl)\s+\d|^management\s+information\s+sheet$|^agenda\s+items?$|^size\s*:|^transcription$"
    r"|^you\s+are\s+here\b|^loading\W*$|^\S[^\n]{0,40}\.(?:tiff?|jpe?g|png|gif|pdf|docx?)$|[·»>].*[·»>]|^home\s*[>»]"
    r"|^[\W\d]+$|@|www\.|^\d+\s*/\s*\d+$|pdf\s+icon|^(?:tele)?phone\b|^fax\b|^e-?mail\b",
    re.IGNORECASE,
)
HEAD = 2500  # characters: the opening of a document
_FIELD = re.compile(
    r"^(?P<name>[A-Za-z][\w -]{0,30}?)[ \t]*:[ \t]*[\"'‘“]?(?P<value>[^\n]*?)[\"'’”]?[ \t]*$", re.MULTILINE
)
_FRONT = re.compile(r"\s*---[ \t]*\n(?P<body>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_MAIL_NAME = re.compile(r"\s*(?:From|To|Cc|Date|Sent|Subject|Reply-To|Attachments?)[ \t]*:", re.IGNORECASE)
_MEMO = re.compile(
    r"^[ \t*_|]*(?P<name>To|From|Subject|Re)[ \t*_|]*:[ \t*_|]*(?P<value>\S[^\n]*(?:\n[ \t]+\S[^\n:]*$)?)",
    re.MULTILINE | re.IGNORECASE,
)
_BULLETS = "-•●○◦▪‣✓➢"
_MOST_MAIL = 14  # lines of a message's head


@dataclass(frozen=True)
class Line:
    """A line of the opening: its words without markup, and where they stand."""

    words: str
    span: Span
    listed: bool = False  # begins with a bullet


@dataclass(frozen=True)
class Paper:
    """A reading with its blocks that are not furniture."""

    text: str
    blocks: Sequence[Block]

    def words(self, block: Block) -> str:
        return plain(" ".join(span.of(self.text) for span in block.spans))

    def head(self) -> str:
        return self.masked_to(HEAD)

    def masked_to(self, end: int) -> str:
        """The first characters of the text, as long and in place, without markup."""
        return masked(self.text[:end])

    @cached_property
    def front(self) -> dict[str, Fact]:
        """The fields of Markdown front matter, by their name in lower case; empty where there is none."""
        found = _FRONT.match(self.text)
        return _fields(self.text, Span(*found.span("body"))) if found else {}

    @cached_property
    def body_start(self) -> int:
        """Where the text begins after front matter."""
        found = _FRONT.match(self.text)
        return found.end() if found else 0

    @cached_property
    def mail(self) -> dict[str, Fact]:
        """The head of an e-mail (From, To, Date, Subject), by name in lower case; empty where the text is none."""
        lines = self.text[:HEAD].lstrip("\n \t").split("\n")[:_MOST_MAIL]
        count = next((n for n, line in enumerate(lines) if not _MAIL_NAME.match(masked(line))), len(lines))
        start = len(self.text[:HEAD]) - len(self.text[:HEAD].lstrip("\n \t"))
        end = start + sum(len(line) + 1 for line in lines[:count])
        found = _fields(self.text, Span(start, min(end, len(self.text))))
        return found if "from" in found and ("subject" in found or "to" in found) else {}

    @cached_property
    def memo(self) -> dict[str, Fact]:
        """The To, From and Subject lines of a memorandum below its letterhead; empty where it has not all three."""
        found: dict[str, Fact] = {}
        for m in _MEMO.finditer(self.head(), self.body_start):
            where = trimmed(self.text, Span(*m.span("value")))
            if where.value:
                found.setdefault("subject" if m["name"].lower() == "re" else m["name"].lower(), where)
        return found if {"to", "from", "subject"} <= found.keys() else {}

    @cached_property
    def opening(self) -> tuple[Line, ...]:
        """The lines of the opening, from the front matter's or the message head's end on."""
        lines = []
        at = self.body_start
        for line in masked(self.text[at : at + HEAD]).split("\n"):
            words = line.strip(" \t\r#*|")
            start = at + line.find(words) if words else at
            if words:
                listed = self.text[at:start].strip()[-1:] in _BULLETS if self.text[at:start].strip() else False
                lines.append(Line(" ".join(words.split()), Span(start, start + len(words)), listed))
            at += len(line) + 1
        return tuple(lines)


def _fields(text: str, span: Span) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for m in _FIELD.finditer(masked(span.of(text))):
        where = trimmed(text, Span(span.start + m.start("value"), span.start + m.end("value")))
        if where.value:
            found.setdefault(m["name"].strip().lower(), where)
    return found


def fact(paper: Paper, span: Span, join: str = " ") -> Fact:
    value = plain(re.sub(r"\n\s*\n", join, span.of(paper.text)))
    return Fact(re.sub(r"\s+:", ":", value), span)


def trimmed(text: str, span: Span) -> Fact:
    """The fact at `span` without markup, dashes, commas and white space at its edges."""
    words = masked(span.of(text))
    start = len(words) - len(words.lstrip(" \t\r\n,;:–—-"))
    end = len(words.rstrip(" \t\r\n,;:–—-"))
    if end <= start:
        return Fact()
    inner = Span(span.start + start, span.start + end)
    return Fact(plain(inner.of(text)), inner)
