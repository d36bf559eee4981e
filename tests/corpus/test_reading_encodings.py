"""Text that is not UTF-8: read in the encoding it is in, with a warning that names it."""

from __future__ import annotations

import pytest

from corpus.errors import ReadingError
from corpus.reading import reading_of

LETTER = "The warden’s report – “Lights and buoys” – cost £4,500. It’s due by 31 March 2031… at the café’s roof.\n"
FRENCH = "Le préfet a décidé que l’été serait consacré à réparer le phare – il coûtera 400 €."
RUSSIAN = "Совет решил починить северный маяк до тридцатого июня. Председатель поблагодарил членов совета."
JAPANESE = "港湾委員会は六月末までに北の灯台を修理することを決定しました。議長はお礼を述べました。"


@pytest.mark.parametrize(
    "text, encoding, named",
    [
        (LETTER, "cp1252", "Windows-1252"),
        ("The total is £450.\nIt will be paid by 3 May 2031.", "cp1252", "Windows-1252"),
        (FRENCH, "cp1252", "Windows-1252"),
        ("Die Behörde prüft die Größe der Boje. Über die Änderung wird entschieden.", "cp1252", "Windows-1252"),
        (LETTER, "mac_roman", "Mac Roman"),
        ("It is the warden’s light.\n" + "Plain words follow. " * 30, "mac_roman", "Mac Roman"),
        ("Rada zdecydowała, że światło północne zostanie naprawione do końca czerwca.", "cp1250", "Windows-1250"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        ("Το συμβούλιο αποφάσισε να επισκευάσει τον φάρο μέχρι το τέλος του Ιουνίου.", "cp1253", "Windows-1253"),
        (JAPANESE, "shift_jis", "Shift-JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        ("港务委员会决定在六月底之前修复北灯塔。主席向委员会成员表示感谢。", "gb18030", "GB 18030"),
        ("港務委員會決定在六月底之前修復北燈塔。主席向委員會成員表示感謝。", "big5", "Big5"),
        ("항만 위원회는 유월 말까지 북쪽 등대를 수리하기로 결정했습니다.", "euc_kr", "EUC-KR"),
    ],
)
def test_the_likeliest_encoding(text: str, encoding: str, named: str) -> None:
    reading = reading_of(text.encode(encoding), "letter.txt")

    assert reading.text == text
    assert len(reading.warnings) == 1 and f"not UTF-8: read as {named}" in reading.warnings[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_needs_no_warning(encoding: str) -> None:
    reading = reading_of(LETTER.encode(encoding), "letter.txt")

    assert (reading.text, reading.warnings) == (LETTER, ())


def test_japanese_as_old_mail_has_it() -> None:
    assert reading_of(JAPANESE.encode("iso2022_jp"), "letter.txt").text == JAPANESE


def test_a_few_broken_letters_do_not_spoil_the_rest() -> None:
    data = (LETTER * 3).encode()
    broken = data.replace("£".encode(), b"\xc2", 1)

    reading = reading_of(broken, "letter.txt")

    assert reading.text == (LETTER * 3).replace("£", "\ufffd", 1)
    assert reading.warnings == ("1 damaged characters are shown as \ufffd: look for a better copy",)


def test_letters_after_a_long_plain_head_are_looked_at() -> None:
    text = "Plain words follow.\n" * 20_000 + LETTER

    assert reading_of(text.encode("mac_roman"), "letter.txt").text == text


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ReadingError, match="binary data and not text"):
        reading_of(bytes(range(256)) * 20, "letter.txt")
