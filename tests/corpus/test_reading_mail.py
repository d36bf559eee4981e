"""E-mails: the head, the body that is read, what earlier mails it quotes, and what it carries."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import pytest

from corpus.errors import NoText, ReadingError
from corpus.models import Reading
from corpus.reading import mail as mail_module
from corpus.reading import reading_of
from tests.corpus.making import PNG, SENTENCE, docx_of
from tests.corpus.outlook_making import Msg, msg

HEAD = "From: Mara Holt <mara@ravenshoe.example>\nTo: Jon Quill <jon@ravenshoe.example>\nDate: 3 March 2031\n"


def mail(body: str = SENTENCE, subject: str = "The north light", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Mara Holt <mara@ravenshoe.example>"
    made["To"] = "Jon Quill <jon@ravenshoe.example>"
    made["Date"] = "Mon, 03 Mar 2031 09:15:00 +0100"
    made["Subject"] = subject
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(body)
    return made


def read(made: EmailMessage | Msg | bytes) -> Reading:
    if isinstance(made, Msg):
        return reading_of(msg(made), "mail.msg")
    return reading_of(made if isinstance(made, bytes) else made.as_bytes(), "mail.eml")


def test_the_head_stands_before_the_body() -> None:
    made = mail(
        "It is mended.\n\nMara\n\n> On 1 March Jon wrote:\n> Is it mended?\n", Cc="Warden <w@ravenshoe.example>"
    )

    reading = read(made)

    assert reading.format == "eml"
    assert reading.text == (
        "From: Mara Holt <mara@ravenshoe.example>\nTo: Jon Quill <jon@ravenshoe.example>\n"
        "Cc: Warden <w@ravenshoe.example>\nDate: 3 March 2031\nSent: 09:15 +0100\nSubject: The north light\n\n"
        "It is mended.\n\nMara\n\n> On 1 March Jon wrote:\n> Is it mended?"
    )
    assert [mark.span.of(reading.text) for mark in reading.marks] == ["Subject: The north light"]


@pytest.mark.parametrize(
    "raw, expected",
    {
        "encoded words": (b"Subject: =?utf-8?B?VGhlIGNhZsOpIHJvb2Y=?=", "Subject: The café roof"),
        "folded": (b"Subject: The north\r\n light", "Subject: The north light"),
        "raw bytes": ("Subject: The café roof".encode(), "Subject: The café roof"),
        "a date that is none": (b"Date: last week", "Date: last week"),
        "a malformed address": (b"To: <<jon@@ravenshoe", "To: <<jon@@ravenshoe"),
    }.values(),
)
def test_headers_as_people_read_them(raw: bytes, expected: str) -> None:
    made = b"From: m@ravenshoe.example\r\nMIME-Version: 1.0\r\n" + raw + b"\r\n\r\nIt is mended.\r\n"

    assert expected in read(made).text.splitlines()


def test_the_plain_words_are_read_where_the_html_says_no_more() -> None:
    made = mail("It is mended by 30 June 2031, and painted.")
    made.add_alternative("<p>It is <b>mended</b> by 30 June 2031, and painted.</p>", subtype="html")

    assert read(made).text.endswith("\n\nIt is mended by 30 June 2031, and painted.")


def test_the_html_is_read_where_the_plain_words_stand_in_for_it() -> None:
    made = mail("Your program shows no HTML.")
    made.add_alternative(
        "<html><head><style>p{}</style></head><body><script>steal()</script><p>Dear Jon,</p><table><tr><th>Ref</th>"
        "<th>Due</th></tr><tr><td>H1</td><td>1 May 2031</td></tr></table><blockquote><p>Is it mended?</p></blockquote>"
        "<p>It is mended, and the red buoys are painted as well.</p></body></html>",
        subtype="html",
    )

    text = read(made).text

    assert "| Ref | Due |\n| --- | --- |\n| H1 | 1 May 2031 |" in text and "Is it mended?" in text
    assert "steal" not in text and "Your program" not in text


def test_a_body_in_shift_jis() -> None:
    made = (
        b"From: m@ravenshoe.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=Shift_JIS"
        b"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + "北の灯台を修理しました。".encode("shift_jis")
    )

    assert read(made).text.endswith("北の灯台を修理しました。")


def test_what_is_attached_is_handed_on_under_names_of_its_own() -> None:
    word = docx_of(lambda document: document.add_paragraph(SENTENCE))
    made = mail()
    made.add_attachment(word, maintype="application", subtype="octet-stream", filename="../../plan:.docx")
    made.add_attachment(b"one", maintype="text", subtype="plain", filename="note.txt")
    made.add_attachment(b"two", maintype="text", subtype="plain", filename="note.txt")

    reading = read(made)

    assert [one.name for one in reading.attachments] == ["plan.docx", "note.txt", "note (2).txt"]
    assert reading.attachments[0].data == word
    assert "Attachments: plan.docx, note.txt, note (2).txt" in reading.text
    assert reading_of(reading.attachments[0].data, reading.attachments[0].name).text == SENTENCE


def test_pictures_in_the_body_are_no_attachments() -> None:
    made = mail()
    made.add_alternative(f"<p>{SENTENCE}<img src='cid:logo'></p>", subtype="html")
    made.get_payload()[1].add_related(PNG, maintype="image", subtype="png", cid="<logo>")  # type: ignore[union-attr,index]

    assert read(made).attachments == ()


def test_a_mail_attached_is_read_with_what_it_carries() -> None:
    inner = mail("The plan is below.", "The plan")
    inner.add_attachment(b"Mend the light.", maintype="text", subtype="plain", filename="plan.txt")
    outer = mail("See the mail below.")
    outer.add_attachment(inner)

    (attached,) = read(outer).attachments
    reading = reading_of(attached.data, attached.name)

    assert attached.name == "The plan.eml" and "The plan is below." in reading.text
    assert [(one.name, one.data) for one in reading.attachments] == [("plan.txt", b"Mend the light.")]


def nested(depth: int) -> EmailMessage:
    made = mail("The innermost.")
    for n in range(depth):
        outer = mail(f"Number {n}.", f"Mail {n}")
        outer.add_attachment(made)
        made = outer
    return made


def test_mails_nested_too_deep_are_refused_and_others_end() -> None:
    with pytest.raises(ReadingError, match="more than 10 deep: save the inner ones"):
        read(nested(11))
    with pytest.raises(ReadingError):
        read(b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 2_000)

    data, count = nested(10).as_bytes(), 0
    while data:
        attachments = reading_of(data, "mail.eml").attachments
        data, count = attachments[0].data if attachments else b"", count + 1
    assert count == 11


def test_a_mail_attached_to_itself_ends() -> None:
    made = mail(Message_ID="<one@ravenshoe.example>")
    copy = mail(Message_ID="<one@ravenshoe.example>")
    made.add_attachment(copy)

    reading = read(made)

    assert reading.attachments == ()
    assert reading.warnings == ("this e-mail is attached to itself: that copy is left out",)


def test_more_attachments_than_are_read_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_module, "MOST_ATTACHMENTS", 2)
    made = mail()
    for n in range(4):
        made.add_attachment(b"x", maintype="text", subtype="plain", filename=f"{n}.txt")

    reading = read(made)

    assert [one.name for one in reading.attachments] == ["0.txt", "1.txt"]
    assert "more than the 2 attachments" in reading.warnings[0] and "2.txt first" in reading.warnings[0]


CASES: dict[str, tuple[bytes, type[ReadingError], str]] = {
    "nothing in it": (b"From: the warden", NoText, "no text in this e-mail"),
    "sealed": (
        b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime\n\nMIAGCSq",
        ReadingError,
        "encrypted or sealed",
    ),
    "a mailbox": (
        b"From a@b.example Mon Mar  3 09:15:00 2031\nFrom: a@b.example\nMessage-ID: <1>\n\nOne.\n\n"
        b"From a@b.example Mon Mar  3 09:16:00 2031\nFrom: a@b.example\nMessage-ID: <2>\n\nTwo.\n",
        ReadingError,
        "a mailbox of several mails",
    ),
}


@pytest.mark.parametrize("data, error, message", CASES.values(), ids=CASES.keys())
def test_refused(data: bytes, error: type[ReadingError], message: str) -> None:
    with pytest.raises(error, match=message):
        read(data)


def message(**changes: Any) -> Msg:
    values: dict[str, Any] = {
        "subject": "The north light",
        "body": "It is mended.\r\n\r\nMara",
        "sender": ("Mara Holt", "mara@ravenshoe.example"),
        "to": [("Jon Quill", "jon@ravenshoe.example")],
        "sent": datetime(2031, 3, 3, 9, 15, tzinfo=UTC),
    }
    return Msg(**(values | changes))


def test_an_outlook_message_reads_as_a_mail() -> None:
    reading = read(message(cc=[("Quill, Ann", "ann@ravenshoe.example")], files=[("plan.txt", b"Mend it. " * 900)]))

    assert reading.format == "msg"
    assert reading.text == (
        'From: "Mara Holt" <mara@ravenshoe.example>\nTo: Jon Quill <jon@ravenshoe.example>\n'
        'Cc: "Quill, Ann" <ann@ravenshoe.example>\nDate: 3 March 2031\nSent: 09:15 +0000\nSubject: The north light\n'
        "Attachments: plan.txt\n\nIt is mended.\n\nMara"
    )
    assert reading.attachments[0].data == b"Mend it. " * 900


def test_an_outlook_message_of_html_alone() -> None:
    assert read(message(body="", html="<p>It is <b>mended</b>.</p>")).text.endswith("\n\nIt is mended.")


def test_an_outlook_message_in_another_is_handed_on_as_a_mail() -> None:
    inner = message(subject="The plan", body="Mend it.", files=[("plan.txt", b"by May")])

    (attached,) = read(message(messages=[inner])).attachments
    reading = reading_of(attached.data, attached.name)

    assert attached.name == "The plan.eml" and reading.format == "eml"
    assert "Date: 3 March 2031" in reading.text and reading.text.endswith("Mend it.")
    assert [(one.name, one.data) for one in reading.attachments] == [("plan.txt", b"by May")]


def test_outlook_messages_nested_too_deep_are_refused() -> None:
    made = message()
    for _ in range(12):
        made = message(messages=[made])

    with pytest.raises(ReadingError, match="more than 10 deep"):
        read(made)


def test_an_outlook_message_cut_off_is_refused() -> None:
    data = msg(message(files=[("plan.txt", b"Mend it. " * 900)]))

    with pytest.raises(ReadingError, match="damaged Outlook message"):
        reading_of(data[: len(data) // 2], "mail.msg")
