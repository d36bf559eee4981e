"""Outlook's messages (.msg) -> what a mail is read from. A message attached to one is handed on as an .eml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parsedate_to_datetime

import compressed_rtf
from oxmsg import Message
from oxmsg.attachment import Attachment as Attached
from oxmsg.properties import Properties
from oxmsg.recipient import Recipient
from oxmsg.storage import Storage

from corpus.errors import ReadingError
from corpus.models import Attachment, Reading
from corpus.reading.damage import DAMAGE
from corpus.reading.mail import MOST_NESTED, Mail, as_file_name, date_lines, reading_of_mail
from corpus.reading.word.rtf import text_of_rtf

_TO, _CC = 1, 2  # PidTagRecipientType
_RECIPIENT_TYPE, _RTF, _DELIVERED, _DISPLAY_CC, _DISPLAY_TO = 0x0C15, 0x1009, 0x0E06, 0x0E03, 0x0E04
_HIDDEN, _CONTENT_ID, _SHORT_NAME, _DISPLAY_NAME = 0x7FFE, 0x3712, 0x3704, 0x3001
_EMBEDDED = "__substg1.0_3701000D"
_EMBEDDED_HEADER = 24  # bytes before the properties of a message inside another; 32 in a message of its own
_MOST_RTF = 1_000_000  # bytes, packed
_SPECIAL = re.compile(r"[,;:<>@\"()]")


def read_msg(data: bytes) -> Reading:
    """Raises NoText where it holds none, ReadingError where it is damaged or messages are nested in it too deep."""
    try:
        return reading_of_mail(_mail(Message.load(data), 0), "msg")
    except (*DAMAGE, EOFError) as error:
        raise ReadingError(
            f"a damaged Outlook message ({type(error).__name__}): open it in Outlook and save it anew, as .msg or PDF"
        ) from error


def _mail(message: Message, depth: int) -> Mail:
    if depth > MOST_NESTED:
        raise ReadingError(
            f"mails are attached to mails in it more than {MOST_NESTED} deep: save the inner ones and add those"
        )
    plain, html = message.body or "", _html(message)
    if not plain.strip() and not html.strip():
        plain = _rich_text(message)
    attachments: list[Attachment] = []
    warnings: list[str] = []
    for number, one in enumerate(message.attachments, 1):
        found = _attachment(one, number, depth)
        if found is not None:
            attachments.append(found)
        elif not _adorns(one):
            warnings.append(f"its attachment {_name(one, number)!r} holds no file of its own and is left out")
    text = plain.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return Mail(tuple(_head(message)), text, html, tuple(attachments), tuple(warnings))


def _html(message: Message) -> str:
    try:
        return (message.html_body or "").replace("\0", "")
    except (LookupError, UnicodeDecodeError):  # its encoding is not the one it says
        return ""


def _rich_text(message: Message) -> str:
    """The body where it is only there as compressed rich text."""
    packed = message.properties.binary_prop_value(_RTF)
    if not packed or not 16 <= len(packed) <= _MOST_RTF:
        return ""
    return text_of_rtf(compressed_rtf.decompress(packed))


def _head(message: Message) -> Iterator[tuple[str, str]]:
    yield "From", _line(_readable(message.sender or ""))
    for name, kind, shown in (("To", _TO, _DISPLAY_TO), ("Cc", _CC, _DISPLAY_CC)):
        people = [_person(one) for one in message.recipients if _kind(one) == kind]
        yield name, ", ".join(people) or _line(message.properties.str_prop_value(shown) or "")
    if (when := _sent(message)) is not None:
        yield from date_lines(when)
    yield "Subject", _line(message.subject)


def _sent(message: Message) -> datetime | None:
    """When it was sent by its sender's clock; else in universal time."""
    with suppress(*DAMAGE):
        headers = {name.lower(): value for name, value in message.message_headers.items()}
        return parsedate_to_datetime(headers["date"])
    return message.sent_date or message.properties.date_prop_value(_DELIVERED)


def _kind(recipient: Recipient) -> int:
    return (recipient.properties.int_prop_value(_RECIPIENT_TYPE) or _TO) & 0xF


def _person(recipient: Recipient) -> str:
    name, address = _line(recipient.name).strip("'"), _line(recipient.email_address)
    if "@" not in address or address == name:  # an address of the office's own directory says nothing
        return name or address
    if _SPECIAL.search(name):
        name = '"' + name.replace('"', "'") + '"'
    return f"{name} <{address}>" if name else address


def _readable(sender: str) -> str:
    """A header's words, which may be encoded as mail programs send them."""
    with suppress(*DAMAGE, HeaderParseError):
        return str(make_header(decode_header(sender)))
    return sender


def _line(words: str) -> str:
    return " ".join(words.replace("\0", "").split())


def _name(one: Attached, number: int) -> str:
    names = (one.file_name, *(one.properties.str_prop_value(name) for name in (_SHORT_NAME, _DISPLAY_NAME)))
    return as_file_name(next((_line(name) for name in names if name), ""), f"attachment {number}")


def _adorns(one: Attached) -> bool:
    """A picture that the body shows in its place."""
    properties: Properties = one.properties
    shown = bool(properties.str_prop_value(_CONTENT_ID))
    return shown and (one.mime_type or "").startswith("image/")


def _attachment(one: Attached, number: int, depth: int) -> Attachment | None:
    """The file, a message as an .eml; None where there is none or it only adorns the body."""
    storage = one._storage
    inner = next((s for s in storage.storages if s.name == _EMBEDDED), None) if isinstance(storage, Storage) else None
    if inner is not None:
        mail = _mail(_Embedded(inner), depth + 1)
        subject = dict(mail.head).get("Subject", "")
        return Attachment(as_file_name(f"{subject or f'mail {number}'}.eml".replace("/", " "), "mail.eml"), _eml(mail))
    if one.file_bytes is None or _adorns(one):
        return None
    return Attachment(_name(one, number), one.file_bytes)


class _Embedded(Message):
    """A message that stands inside another."""

    def __init__(self, storage: Storage) -> None:
        super().__init__(storage)
        self._own = Properties(storage, properties_header_offset=_EMBEDDED_HEADER)

    @property
    def _properties(self) -> Properties:
        return self._own


def _eml(mail: Mail) -> bytes:
    """The mail in the common format, the same bytes each time."""
    made = EmailMessage(policy=SMTP.clone(max_line_length=200))
    head = dict(mail.head)
    for name in ("From", "To", "Cc", "Subject"):
        if head.get(name):
            made[name] = head[name]
    if "Date" in head:
        made["Date"] = datetime.strptime(f"{head['Date']} {head['Sent'][:5]}", "%d %B %Y %H:%M")
    made.set_content(mail.plain)
    if mail.html:
        made.add_alternative(mail.html, subtype="html")
    for one in mail.attachments:
        made.add_attachment(one.data, maintype="application", subtype="octet-stream", filename=one.name)
    if made.is_multipart():
        made.set_boundary("=-part-of-an-outlook-message-=")
    return made.as_bytes()
