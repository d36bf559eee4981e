"""E-mails -> text: a head of From, To, Cc, Date and Subject, then the body with the earlier mails quoted in it.

What is attached is handed on as files of their own, mails among them; pictures that only adorn the body are not.
"""

from __future__ import annotations

import mimetypes
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath

from corpus.errors import NoText, ReadingError
from corpus.models import Attachment, Mark, MarkKind, Reading, Span
from corpus.reading.damage import DAMAGE
from corpus.reading.decoding import decoded
from corpus.reading.html import read_html, text_of_html

MOST_ATTACHMENTS = 100
MOST_ATTACHED = 100_000_000  # bytes, all together
MOST_NESTED = 10  # mails, each attached to the one before
_HEADERS = ("From", "To", "Cc", "Date", "Subject", "Bcc")
_ADORNMENTS = re.compile(
    r"image/|application/(?:pgp-signature|(?:x-)?pkcs7-signature|applefile)|text/(?:calendar|x?-?vcard|rfc822-headers)"
    r"|message/(?:delivery-status|disposition-notification)",
)
_ENCRYPTED = re.compile(r"application/(?:x-)?pkcs7-mime|multipart/encrypted")
_FEWEST = 0.5  # of the words of a mail's HTML that its plain words come to where they are no stand-in
_ROW = re.compile(r"^\| .* \|$", re.MULTILINE)
_UNFIT = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]+")
_LONGEST_NAME = 150  # characters
_TOLERANT = policy.default.clone(refold_source="none")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as its program shows it. `head` has (name, value) in order; `html` is empty where there is none."""

    head: tuple[tuple[str, str], ...]
    plain: str = ""
    html: str = ""
    attachments: tuple[Attachment, ...] = ()
    warnings: tuple[str, ...] = ()


def read_mail(data: bytes) -> Reading:
    """Raises NoText where it holds none, ReadingError where it is damaged, encrypted or holds mails nested too deep."""
    try:
        message = _parsed(data)
        return reading_of_mail(_mail(message), "eml")
    except DAMAGE as error:
        raise ReadingError(
            f"a damaged e-mail ({type(error).__name__}): open it in your mail program and save it anew, as .eml or PDF"
        ) from error


def read_saved_page(data: bytes) -> Reading:
    """A web page saved with its pictures in one file (.mhtml)."""
    try:
        page = next((part for part in _parsed(data).walk() if part.get_content_type() == "text/html"), None)
        if page is None:
            raise NoText("there is no web page in this file: save the page anew, or print it to PDF and add that")
        content = page.get_payload(decode=True)
        charset = str(page.get_content_charset() or "")
    except DAMAGE as error:
        raise ReadingError(f"a damaged saved web page ({type(error).__name__}): save it anew and add that") from error
    return read_html(content if isinstance(content, bytes) else b"", "mhtml", charset)


def reading_of_mail(mail: Mail, kind: str) -> Reading:
    """The mail as it is stored. Its attachments are within the limits, under names of their own."""
    body = _body(mail)
    attachments, warnings = _within_limits(mail.attachments)
    head = [f"{name}: {value}" for name, value in mail.head if value]
    if attachments:
        head.append("Attachments: " + ", ".join(one.name for one in attachments))
    if not body and not any(name == "Subject" for name, _ in mail.head):
        raise NoText("there is no text in this e-mail")
    text = "\n".join(head) + ("\n\n" + body if body else "")
    return Reading(text, kind, (), (*mail.warnings, *warnings), _subject(head), attachments=attachments)


def _subject(head: Sequence[str]) -> tuple[Mark, ...]:
    """The subject's line, which is the mail's heading."""
    at = 0
    for line in head:
        if line.startswith("Subject: "):
            return (Mark(MarkKind.HEADING, Span(at, at + len(line)), level=1),)
        at += len(line) + 1
    return ()


def date_lines(when: datetime) -> tuple[tuple[str, str], ...]:
    """A mail's date as people write it, and its time with how far its clock is ahead of Greenwich."""
    return (("Date", f"{when.day} {when:%B %Y}"), ("Sent", f"{when:%H:%M %z}".rstrip()))


def as_file_name(name: str, default: str) -> str:
    """A file's name without folders and what no file's name may hold."""
    shown = unicodedata.normalize("NFC", name)
    bare = _UNFIT.sub(" ", PurePosixPath(shown.replace("\\", "/")).name).strip(" .")
    stem, dot, suffix = " ".join(bare.split()).rpartition(".")
    stem = (stem if dot else suffix).strip()[:_LONGEST_NAME]
    return (f"{stem}.{suffix[:10]}" if dot else stem) or default


def _parsed(data: bytes) -> EmailMessage:
    message = BytesParser(policy=_TOLERANT).parsebytes(data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
    assert isinstance(message, EmailMessage)
    return message


def _mail(message: EmailMessage) -> Mail:
    if _nested(message) > MOST_NESTED:
        raise ReadingError(
            f"mails are attached to mails in it more than {MOST_NESTED} deep: save the inner ones and add those"
        )
    if _ENCRYPTED.match(message.get_content_type()):
        raise ReadingError("this e-mail is encrypted or sealed: open it in your mail program and save it as PDF")
    bodies: dict[str, list[str]] = {"plain": [], "html": []}
    attachments: list[Attachment] = []
    warnings: list[str] = []
    identity = _header(message, "Message-ID").strip()
    for part in _leaves(message):
        kind = part.get_content_type()
        if _is_body(part, kind):
            words, doubts = _words(part)
            bodies["html" if kind == "text/html" else "plain"].append(words)
            warnings += doubts
        elif kind == "message/rfc822" or not _ADORNMENTS.match(kind) or _is_attached(part):
            found = _attachment(part, kind, len(attachments) + 1)
            if identity and _identity(found) == identity:
                warnings.append("this e-mail is attached to itself: that copy is left out")
            else:
                attachments.append(found)
    plain = "\n\n".join(words for words in bodies["plain"] if words.strip())
    html = "\n".join(bodies["html"])
    return Mail(tuple(_head(message)), plain, html, tuple(attachments), tuple(dict.fromkeys(warnings)))


def _nested(message: Message) -> int:
    """How many mails deep it goes."""
    deepest = 0
    stack: list[tuple[Message, int]] = [(message, 0)]
    while stack:
        part, depth = stack.pop()
        deepest = max(deepest, depth)
        inner = part.get_payload()
        if isinstance(inner, list):
            deeper = depth + (part.get_content_type() == "message/rfc822")
            stack += [(one, deeper) for one in inner if isinstance(one, Message)]
    return deepest


def _leaves(message: Message) -> Iterator[Message]:
    """The parts in order, mails attached as one each; of alternatives that are multiparts all are looked into."""
    stack: list[Message] = [message]
    while stack:
        part = stack.pop()
        inner = part.get_payload()
        if part.is_multipart() and part.get_content_maintype() != "message" and isinstance(inner, list):
            stack += [one for one in reversed(inner) if isinstance(one, Message)]
        else:
            yield part


def _is_attached(part: Message) -> bool:
    """Whether its sender says so: "inline" is said of pictures in the body and of attachments shown below it."""
    if part.get_content_disposition() == "attachment":
        return part.get("Content-ID") is None or not part.get_content_type().startswith("image/")
    return part.get_content_disposition() == "inline" and bool(part.get_filename()) and part.get("Content-ID") is None


def _is_body(part: Message, kind: str) -> bool:
    if kind not in ("text/plain", "text/html", "text/enriched") or part.get_content_disposition() == "attachment":
        return False
    return not part.get_filename()


def _words(part: Message) -> tuple[str, tuple[str, ...]]:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content:
        return "", ()
    charset = str(part.get_content_charset() or "")
    text, doubts = decoded(content, charset)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""), doubts


def _attachment(part: Message, kind: str, number: int) -> Attachment:
    if kind == "message/rfc822" or part.get_content_maintype() == "message":
        inner = part.get_payload()
        mail = inner[0] if isinstance(inner, list) and inner else None
        if isinstance(mail, Message):
            subject = _header(mail, "Subject").strip()
            name = as_file_name(subject.replace("/", " ") or f"mail {number}", f"mail {number}")
            return Attachment(f"{name}.eml", mail.as_bytes(policy=policy.compat32))
    content = part.get_payload(decode=True)
    default = f"attachment {number}{mimetypes.guess_extension(kind) or ''}"
    name = as_file_name(str(part.get_filename() or ""), default)
    return Attachment(name, content if isinstance(content, bytes) else b"")


def _identity(attachment: Attachment) -> str:
    """The Message-ID of a mail attached, empty for any other file."""
    if not attachment.name.lower().endswith(".eml"):
        return ""
    found = re.search(rb"^Message-ID:\s*(\S+)", attachment.data[:65_536], re.IGNORECASE | re.MULTILINE)
    return found[1].decode("ascii", "replace") if found else ""


def _head(message: Message) -> Iterator[tuple[str, str]]:
    for name in _HEADERS:
        value = " ".join(_header(message, name).split())
        if name == "Date" and value:
            try:
                yield from date_lines(parsedate_to_datetime(value))
                continue
            except (ValueError, TypeError, IndexError):
                pass  # printed as it stands
        if value:
            yield name, value


def _header(message: Message, name: str) -> str:
    """A header's words as its mail program sent them, decoded: the library drops what is malformed."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    if max(raw, default="") >= "\udc80":  # bytes beyond ASCII as they came
        raw = decoded(raw.encode("utf-8", "surrogateescape"))[0]
    try:
        return str(make_header(decode_header(raw)))
    except (*DAMAGE, HeaderParseError):
        return raw


def _body(mail: Mail) -> str:
    """The plain words; those of the HTML where there are tables in it, or the plain ones only stand in for it."""
    plain = mail.plain.strip("\n")
    if not mail.html.strip():
        return plain if plain.strip() else ""
    rich = text_of_html(mail.html, whole=True)
    if plain.strip() and len(plain.split()) >= len(rich.split()) * _FEWEST and not _ROW.search(rich):
        return plain
    return rich or (plain if plain.strip() else "")


def _within_limits(attachments: tuple[Attachment, ...]) -> tuple[tuple[Attachment, ...], tuple[str, ...]]:
    found: list[Attachment] = []
    left_out: list[str] = []
    names: dict[str, int] = {}
    size = 0
    for one in attachments:
        if len(found) >= MOST_ATTACHMENTS or size + len(one.data) > MOST_ATTACHED:
            left_out.append(one.name)
            continue
        size += len(one.data)
        names[one.name] = names.get(one.name, 0) + 1
        found.append(replace(one, name=_told_apart(one.name, names[one.name])))
    if not left_out:
        return tuple(found), ()
    return tuple(found), (
        f"it carries more than the {MOST_ATTACHMENTS} attachments or {MOST_ATTACHED / 1e6:,.0f} MB that are read: "
        f"{len(left_out):,} are left out, {left_out[0]} first; save them and add them as files",
    )


def _told_apart(name: str, count: int) -> str:
    stem, dot, suffix = name.rpartition(".")
    return name if count == 1 else f"{stem} ({count}){dot}{suffix}" if dot else f"{name} ({count})"
