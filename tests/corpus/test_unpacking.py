"""Archives that do harm: each is refused with its reason before any library opens it."""

from __future__ import annotations

import io
import time
import warnings
import zipfile

import openpyxl
import pytest

from corpus.errors import ReadingError
from corpus.reading import reading_of, unpacking
from tests.corpus.making import SENTENCE, docx_of
from tests.corpus.packing import parts_of, understated, with_part, zipped
from tests.corpus.test_reading_odt import odt_of

WORD = docx_of(lambda document: document.add_paragraph(SENTENCE))
TEXT = odt_of("<text:p>The light is mended.</text:p>")
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><x>&i;</x>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'


def workbook() -> bytes:
    made = openpyxl.Workbook()
    made.active["A1"] = SENTENCE
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


BOOK = workbook()
ALL = {"a.docx": (WORD, "word/document.xml"), "a.odt": (TEXT, "content.xml"), "a.xlsx": (BOOK, "xl/workbook.xml")}


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    "slip", ["../../evil.xml", "/etc/evil.xml", "word/../../evil.xml", "..\\evil.xml", "C:/evil.xml"]
)
def test_a_part_that_points_outside_is_refused(name: str, slip: str) -> None:
    with pytest.raises(ReadingError, match="which points outside it"):
        reading_of(with_part(ALL[name][0], slip, b"<x/>"), name)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("entities", [LAUGHS, OUTSIDE, LAUGHS.replace("1.0", '1.0" encoding="utf-16').encode("utf-16")])
def test_a_part_that_declares_entities_is_refused(name: str, entities: str | bytes) -> None:
    data, part = ALL[name]
    content = entities if isinstance(entities, bytes) else entities.encode()

    with pytest.raises(ReadingError, match="declares XML entities"):
        reading_of(with_part(data, part, content), name)


@pytest.mark.parametrize("name", ALL)
def test_a_bomb_is_refused_while_it_unpacks(name: str) -> None:
    data, part = ALL[name]
    bomb = with_part(data, "media/filler.bin", bytes(60_000_000))
    began = time.monotonic()

    with pytest.raises(ReadingError, match="more than 300 times its own size"):
        reading_of(bomb, name)

    assert time.monotonic() - began < 10
    assert part in parts_of(data)


def test_more_than_is_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST_UNPACKED", 1_000_000)

    with pytest.raises(ReadingError, match="unpacks to more than the 1 MB"):
        reading_of(with_part(WORD, "word/filler.xml", b"<x>" + b" " * 2_000_000), "bomb.docx")


def test_an_archive_that_understates_its_sizes_is_no_document() -> None:
    with pytest.raises(ReadingError, match="damaged or truncated Word document"):
        reading_of(understated(WORD, "word/document.xml"), "a.docx")


def test_two_parts_of_one_name_are_refused() -> None:
    made = io.BytesIO(WORD)
    with warnings.catch_warnings(), zipfile.ZipFile(made, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("word/document.xml", "<x/>")

    with pytest.raises(ReadingError, match="two parts named"):
        reading_of(made.getvalue(), "a.docx")


def test_more_parts_than_any_document_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST_PARTS", 50)

    with pytest.raises(ReadingError, match="more than 50 parts"):
        reading_of(zipped(parts_of(WORD) | {f"word/{n}.xml": b"<x/>" for n in range(50)}), "a.docx")


@pytest.mark.parametrize(
    "name, part, opening, closing",
    [
        ("a.docx", "word/document.xml", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("a.odt", "content.xml", "<text:section>", "</text:section>"),
    ],
)
def test_xml_nested_beyond_sense_is_refused(name: str, part: str, opening: str, closing: str) -> None:
    data, _ = ALL[name]
    text = parts_of(data)[part].decode()
    body = "<w:body>" if name.endswith("docx") else "<office:text>"
    deep = text.replace(body, body + opening * 20_000 + closing * 20_000)
    assert deep != text

    with pytest.raises(ReadingError, match=r"damaged|nested too deep"):
        reading_of(with_part(data, part, deep.encode()), name)
