"""Pages drawn in another process: whatever a file does to it, there is a picture or a refusal."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from corpus.apart.drawing import LIMITS, drawn
from corpus.errors import ReadingError
from corpus.picture import picture_of
from tests.corpus.making import HEIGHT, WIDTH, letter_pdf, pdf, scan
from tests.corpus.scans import grainy, scanned


def test_a_page_drawn_apart_is_the_page_drawn_here() -> None:
    data = letter_pdf()
    picture = drawn(data, 1)
    assert picture == picture_of(data, 1)
    assert (picture.width, picture.height) == (WIDTH, HEIGHT)
    image = Image.open(BytesIO(picture.data))
    assert (image.format, image.width) == ("PNG", 1240)
    assert image.convert("L").getextrema()[0] < 50  # there is ink


def test_a_photograph_is_packed_smaller() -> None:
    picture = drawn(scanned(letter_pdf(), grainy(60), dpi=150), 1)
    assert picture.media == "image/jpeg"
    assert len(picture.data) < 1_000_000


@pytest.mark.parametrize("number", [0, 2, 99])
def test_a_page_that_is_not_there(number: int) -> None:
    with pytest.raises(ReadingError, match=f"page {number} cannot be shown as a picture: "):
        drawn(letter_pdf(), number)


def test_what_is_no_pdf() -> None:
    with pytest.raises(ReadingError, match="page 1 cannot be shown as a picture"):
        drawn(b"%PDF-1.7 torn", 1)


def test_a_page_that_is_very_long_is_drawn_smaller() -> None:
    data = pdf(lambda canvas: (canvas.setPageSize((10, 14_000)), scan(canvas))[0])
    with Image.open(BytesIO(drawn(data, 1).data)) as image:
        assert image.width * image.height < 7_000_000


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(
    ("what", "reason"), [("crash", "SIGSEGV"), ("eat", "memory"), ("hang", "nothing happened for 1 seconds")]
)
def test_a_page_that_is_made_to_do_harm_costs_its_picture_only(what: str, reason: str) -> None:
    began = time.monotonic()
    limits = replace(LIMITS, quiet=1.0 if what == "hang" else 20.0, memory=300 << 20)
    with pytest.raises(ReadingError, match=f"page 1 cannot be shown as a picture: .*{reason}"):
        drawn(what.encode(), 1, limits=limits, module="tests.corpus.misbehaving")
    assert time.monotonic() - began < 20
    assert drawn(letter_pdf(), 1).width == WIDTH
