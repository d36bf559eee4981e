"""What drawing a PDF page would take, reckoned before anything draws it: a small file can ask for gigabytes and hours.

pdfium has no limits of its own. What a page draws (its content, and the forms that it draws again and again, which
draw others) and the fonts that it needs are unpacked one by one by pypdf, which stops at a limit, and added up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.filters import decode_stream_data
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject

from corpus.errors import ReadingError
from corpus.reading.damage import DAMAGE
from corpus.reading.scans.pictures import check_pixels

HEAVY = "asks for more than any page needs"
"""Begins every refusal."""
MOST_DRAWN = 20_000_000
"""Bytes of drawing in a page, a form that is drawn twice counted twice: the densest maps have a tenth."""
MOST_FONT = 60_000_000
"""Bytes in a font: the largest of Chinese have half."""
_FLATE_RATIO = 1_032  # deflate packs no tighter
_DEEPEST = 30
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_DRAWS = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def check_page(data: bytes, number: int) -> None:
    """Raises ReadingError where a page (from 0) of a PDF must not be drawn, for those who would show its picture."""
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            reader.decrypt("")
        page, scales = reader.pages[number], Scales()
        refusal, pixels = scales.refusal(page), scales.pixels(page)
    except (*DAMAGE, PyPdfError):
        return  # pdfium says what is wrong
    if refusal:
        raise ReadingError(f"the page {refusal}")
    check_pixels(pixels)


@dataclass(slots=True)
class Scales:
    """What the pages of one file share is weighed once, by its number in the file."""

    _forms: dict[int, int] = field(default_factory=dict)
    _fonts: dict[int, bool] = field(default_factory=dict)

    def refusal(self, page: PageObject) -> str:
        """Why the page must not be drawn; empty where it may. Raises what pypdf raises on a damaged page."""
        resources = _dictionary(page.get("/Resources"))
        if any(not self._is_sound(font) for font in _values(resources.get("/Font"))):
            return f"{HEAVY}: its fonts unpack to more than {MOST_FONT / 1e6:.0f} MB"
        parts = _parts(page.get("/Contents"))
        if self._drawn(parts, resources, 0) > MOST_DRAWN:
            return f"{HEAVY}: its drawing unpacks to more than {MOST_DRAWN / 1e6:.0f} MB"
        return ""

    def pixels(self, page: PageObject) -> int:
        """Of all its pictures and of what makes them see-through, by what the file says; nothing is unpacked."""
        return _pixels(_dictionary(page.get("/Resources")), set(), 0)

    def _drawn(self, parts: list[StreamObject], resources: DictionaryObject, depth: int) -> int:
        """Bytes of instructions; more than the most where there is no end to them."""
        if depth > _DEEPEST:
            return MOST_DRAWN + 1
        forms = {name: form for name, form in _items(resources.get("/XObject")) if _is_form(form)}
        weight, calls = 0, Counter[bytes]()
        for part in parts:
            content = _unpacked(part, MOST_DRAWN - weight)
            if content is None:
                return MOST_DRAWN + 1
            weight += len(content)
            if forms:
                calls.update(map(_unescaped, _DRAWS.findall(content)))
        return weight + sum(calls[name] * self._form(form, resources, depth + 1) for name, form in forms.items())

    def _form(self, form: PdfObject, outside: DictionaryObject, depth: int) -> int:
        number = form.idnum if isinstance(form, IndirectObject) else 0
        if number in self._forms:
            return self._forms[number]
        self._forms[number] = 0  # one that draws itself is drawn once
        found = form.get_object()
        if not isinstance(found, StreamObject):
            return 0
        try:
            weight = self._drawn([found], _dictionary(found.get("/Resources")) or outside, depth)
        except (*DAMAGE, PyPdfError):
            weight = len(found._data)  # pdfium unpacks it as far as it is whole
        if number:
            self._forms[number] = weight
        return weight

    def _is_sound(self, font: PdfObject) -> bool:
        number = font.idnum if isinstance(font, IndirectObject) else 0
        if number not in self._fonts:
            sound = all(_within(part, MOST_FONT) for part in _font_parts(_dictionary(font)))
            if not number:
                return sound
            self._fonts[number] = sound
        return self._fonts[number]


def _pixels(resources: DictionaryObject, seen: set[int], depth: int) -> int:
    count = 0
    for _, found in _items(resources.get("/XObject")):
        number = found.idnum if isinstance(found, IndirectObject) else 0
        if depth > _DEEPEST or number in seen:
            continue
        seen.add(number)
        drawn = _dictionary(found)
        if drawn.get("/Subtype") == "/Form":
            count += _pixels(_dictionary(drawn.get("/Resources")), seen, depth + 1)
        for picture in (drawn, _dictionary(drawn.get("/SMask")), _dictionary(drawn.get("/Mask"))):
            width, height = picture.get("/Width"), picture.get("/Height")
            if isinstance(width, int) and isinstance(height, int):
                count += max(width, 0) * max(height, 0)
    return count


def _font_parts(font: DictionaryObject) -> Iterator[StreamObject]:
    """Its table of letters and its program."""
    below = font.get("/DescendantFonts")
    below = below.get_object() if below is not None else []
    for one in (font, *(_dictionary(found) for found in (below if isinstance(below, ArrayObject) else []))):
        about = _dictionary(one.get("/FontDescriptor"))
        for found in (one.get("/ToUnicode"), one.get("/Encoding"), *(about.get(name) for name in _FONT_FILES)):
            part = found.get_object() if found is not None else None
            if isinstance(part, StreamObject):
                yield part


def _within(part: StreamObject, most: int) -> bool:
    """Small ones are judged by their packed length."""
    try:
        return not _may_exceed(part, most) or _unpacked(part, most) is not None
    except (*DAMAGE, PyPdfError):
        return True  # pdfium does without it


def _may_exceed(part: StreamObject, most: int) -> bool:
    filters = part.get("/Filter")
    filters = filters.get_object() if filters is not None else None
    if filters is None:
        return len(part._data) > most
    simple = not isinstance(filters, ArrayObject) or len(filters) == 1
    return not simple or len(part._data) * _FLATE_RATIO > most


def _unpacked(part: StreamObject, most: int) -> bytes | None:
    """None where it is more than that."""
    if part.get("/Filter") is None:
        return part._data if len(part._data) <= most else None
    try:
        with apply_configuration(
            zlib_maximum_output_length=most,
            lzw_maximum_output_length=most,
            run_length_maximum_output_length=most,
            brotli_maximum_output_length=most,
            stream_decoding_work_maximum_length=3 * most,
        ):
            found = decode_stream_data(part)
    except LimitReachedError:
        return None
    return found if len(found) <= most else None


def _parts(contents: PdfObject | None) -> list[StreamObject]:
    """One entry for each time that a part is drawn."""
    found = contents.get_object() if contents is not None else None
    listed = found if isinstance(found, ArrayObject) else [found]
    parts = (one.get_object() for one in listed if one is not None)
    return [part for part in parts if isinstance(part, StreamObject)]


def _dictionary(found: PdfObject | None) -> DictionaryObject:
    found = found.get_object() if found is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _values(found: PdfObject | None) -> list[PdfObject]:
    return [value for _, value in _items(found)]


def _items(found: PdfObject | None) -> Iterator[tuple[bytes, PdfObject]]:
    """Names without their stroke, and what they name, not looked up."""
    dictionary = _dictionary(found)
    for name in dictionary:
        yield str(name)[1:].encode("utf-8", "surrogateescape"), dictionary.raw_get(name)


def _is_form(found: PdfObject) -> bool:
    return _dictionary(found).get("/Subtype") == "/Form"


def _unescaped(name: bytes) -> bytes:
    return _ESCAPED.sub(lambda digits: bytes([int(digits[1], 16)]), name)
