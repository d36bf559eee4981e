"""Hostile PDFs, read in a worker as all documents are: read or refused with the reason, soon and in little memory."""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest

from corpus.apart import Limits, Readers
from corpus.errors import ReadingError
from corpus.reading.pdf import read_pdf
from corpus.reading.pdf.weighing import check_page
from corpus.reading.scans import pictures
from tests.corpus import bombs
from tests.corpus.making import pdf, words
from tests.corpus.scans import LETTER

SECONDS = 20.0
"""For each, on a busy machine; most take a tenth of one."""
MEMORY = 700 << 20

HEAVY = "a PDF that asks for more than any page needs: its drawing unpacks to more than 20 MB"
FONTS = "a PDF that asks for more than any page needs: its fonts unpack to more than 60 MB"
ENDLESS = "nested, repeated or packed beyond reason"
DOTS = "million dots; the most that are drawn is 150 million|needs"

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "content that swells": (bombs.unpacked_content, HEAVY),
    "content packed twice": (bombs.twice_packed_content, HEAVY),
    "content listed again and again": (bombs.content_in_many_parts, HEAVY),
    "millions of strokes": (bombs.many_strokes, HEAVY),
    "millions of letters": (bombs.many_letters, HEAVY),
    "forms within forms": (bombs.forms_in_forms, HEAVY),
    "thousands of filters": (bombs.many_filters, HEAVY),
    "a font's table of letters": (bombs.letters_table, FONTS),
    "a font's program": (bombs.font_program, FONTS),
    "a picture of gigabytes": (bombs.huge_picture, DOTS),
    "a mask of gigabytes": (bombs.huge_mask, DOTS),
    "ten thousand pages": (bombs.many_pages, "has 10,000 pages; the most that is read is 3,000: split it"),
    "pages in a ring": (bombs.page_tree_in_a_ring, "a damaged PDF|" + ENDLESS),
    "a deep tree of pages": (bombs.deep_page_tree, ENDLESS),
    "a tree of pages that doubles": (bombs.page_tree_that_doubles, ENDLESS),
    "objects packed too well": (bombs.packed_objects, ENDLESS),
    "many page labels": (bombs.many_labels, ENDLESS),
    "nested arrays": (bombs.nested_arrays, "a damaged PDF"),
    "an object that is itself": (bombs.object_that_is_itself, "a damaged PDF"),
    "a page of 200 inches": (bombs.huge_page, "this PDF is blank"),
    "a page of unheard-of units": (lambda: bombs.huge_page(unit=b"/UserUnit 1000000"), "this PDF is blank|no shape"),
}

READ: dict[str, Callable[[], bytes]] = {
    "a form in itself": bombs.form_in_itself,
    "nested brackets in the content": bombs.nested_in_content,
    "a number of pages that lies": bombs.count_that_lies,
    "a table of places in a ring": bombs.xref_ring,
    "a length in a ring": bombs.length_in_a_ring,
    "nested dictionaries": bombs.nested_dictionaries,
    "an outline in a ring": bombs.outline_ring,
    "fields in a ring": bombs.field_ring,
    "page labels in a ring": bombs.label_ring,
}


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    """One worker; it dies if a file takes more memory than that, and its refusal then says so instead."""
    with Readers(1, limits=Limits(quiet=SECONDS, memory=MEMORY)) as readers:
        yield readers


@pytest.mark.parametrize("make, message", REFUSED.values(), ids=REFUSED.keys())
def test_refused_soon_with_its_reason(readers: Readers, make: Callable[[], bytes], message: str) -> None:
    data = make()
    began = time.monotonic()

    with pytest.raises(ReadingError, match=message):
        readers.parsed(data, "harm.pdf")

    assert time.monotonic() - began < SECONDS


@pytest.mark.parametrize("make", READ.values(), ids=READ.keys())
def test_read_for_what_it_says(readers: Readers, make: Callable[[], bytes]) -> None:
    data = make()
    began = time.monotonic()

    text = readers.parsed(data, "odd.pdf").reading.text

    assert "The keeper will mend the north light by June." in " ".join(text.split())
    assert time.monotonic() - began < SECONDS


def test_a_heavy_page_is_listed_and_the_others_are_read() -> None:
    objects = bombs.one_page(more={6: bombs.flate(bombs.flated(b" ", 200))})
    objects[2] = b"<</Type/Pages/Kids[3 0 R 7 0 R]/Count 2>>"
    objects[7] = objects[3].replace(b"/Contents 4 0 R", b"/Contents 6 0 R")

    reading = read_pdf(bombs.raw_pdf(objects))

    assert [page.has_text for page in reading.pages] == [True, False]
    assert reading.warnings == ("page 2: " + HEAVY.removeprefix("a PDF that "),)


def test_drawing_the_largest_pictures_that_are_drawn_takes_little_memory() -> None:
    """A square of the most dots that are allowed, in colour: what no smaller limit would do for."""
    side = int(pictures.MOST_EMBEDDED**0.5)
    with pypdfium2.PdfDocument(bombs.huge_picture(side, side)) as document:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        picture = pictures.picture_of(document[0], 200)

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 900_000  # kilobytes
    assert picture.image.size == (1653, 2339)


@pytest.mark.parametrize(
    "make, message",
    [(bombs.many_strokes, "asks for more"), (bombs.huge_picture, "million dots"), (bombs.letters_table, "fonts")],
)
def test_a_heavy_page_is_not_shown_either(make: Callable[[], bytes], message: str) -> None:
    with pytest.raises(ReadingError, match=message):
        check_page(make(), 0)


def test_a_page_that_is_read_is_shown(letters: bytes) -> None:
    check_page(letters, 1)
    check_page(b"junk", 0)  # for pdfium to refuse


@pytest.mark.parametrize("seed", range(40))
def test_a_pdf_with_bytes_changed_is_read_or_refused(seed: int, letters: bytes) -> None:
    chance, data = random.Random(seed), bytearray(letters)
    for _ in range(chance.choice([1, 5, 30])):
        data[chance.randrange(9, len(data) - 30)] = chance.randrange(256)

    try:
        read_pdf(bytes(data))
    except ReadingError as error:
        assert str(error)


@pytest.fixture(scope="module")
def letters() -> bytes:
    return pdf(words(LETTER), words(LETTER))


def test_real_letters_weigh_little(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "more").glob("*.pdf")):
        if "SCANNED" not in path.name:
            assert not any("asks for more" in warning for warning in read_pdf(path.read_bytes()).warnings), path.name
