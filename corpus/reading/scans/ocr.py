"""A page without a text layer -> its words, read from its picture by Tesseract (the extra `bywhen[ocr]`), offline.

A page is drawn at 200 dots an inch, set straight and read; Tesseract finds by itself whether it lies on its side or its
head. Where that came out badly (small print, specks, a coarse fax) it is read again at 300 with the specks taken out,
and the better of the two is kept. Measured in benchmarks/scans.py.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import time
from dataclasses import replace
from statistics import median

from PIL import Image, ImageFilter
from pypdfium2 import PdfPage

from corpus.errors import ReadingError
from corpus.reading.pdf.textlayer import upright
from corpus.reading.pdf.words import Sheet
from corpus.reading.scans.hocr import words_of
from corpus.reading.scans.pictures import picture_of
from corpus.reading.scans.straight import ink_of, skew_of
from corpus.reading.scans.strokes import strokes_of

LANGUAGE = "eng"
MOST_SECONDS = 60.0
"""For one page, both readings together."""
DOUBTFUL = 0.8
"""Below this mean confidence one word in ten or so is wrong."""
_DPI, _FINE_DPI = 200.0, 300.0
_POOR = 0.85
_SMALL_PRINT = 8.0  # points
_PAPER = 255


def missing() -> str:
    """What has to be installed before scans can be read, with the command; empty where nothing is missing."""
    if importlib.util.find_spec("pytesseract") is None:
        program = "" if shutil.which("tesseract") else f" and the Tesseract program ({_PROGRAM})"
        return f"reading scans needs Bywhen's extra for OCR (pip install 'bywhen[ocr]'){program}"
    if not shutil.which("tesseract"):
        return f"reading scans needs the Tesseract program ({_PROGRAM})"
    if LANGUAGE not in _languages():
        return "reading scans needs Tesseract's data for English (Debian, Ubuntu: apt install tesseract-ocr-eng)"
    return ""


_PROGRAM = (
    "Debian, Ubuntu: apt install tesseract-ocr; macOS: brew install tesseract; "
    "Windows: winget install UB-Mannheim.TesseractOCR, then its folder on the PATH"
)


def _languages() -> list[str]:
    import pytesseract

    found: list[str] = pytesseract.get_languages(cached=True)
    return found


def sheet_of(page: PdfPage) -> Sheet | None:
    """The page's words with their confidence; None where OCR is not installed.

    Raises ReadingError where this page cannot be read: its pictures are too large, or it takes too long.
    """
    if missing():
        return None
    until = time.monotonic() + MOST_SECONDS
    sheet = _read(page, _DPI, until)
    if not sheet.words or not (sheet.turn or _is_poor(sheet)):
        return sheet
    try:
        again = _read(page, _FINE_DPI if _is_poor(sheet) else _DPI, until, turn=sheet.turn)
    except ReadingError:
        return sheet
    return max(again, sheet, key=_worth)


def confidence_of(sheet: Sheet) -> float | None:
    """The mean of its words', longer ones weighing more; None where it has none."""
    read = [(len(word.text), word.confidence) for word in sheet.words if word.confidence is not None]
    letters = sum(length for length, _ in read)
    return sum(length * confidence for length, confidence in read) / letters if letters else None


def doubt_of(sheet: Sheet) -> str:
    """What may be wrong with words that were read from a picture; empty where they are likely right."""
    confidence = confidence_of(sheet)
    if confidence is None:
        return "a picture in which no words were found (a blank page, a photograph?)"
    if confidence < DOUBTFUL:
        return f"read from a picture with a confidence of only {confidence:.0%}: compare it with the page"
    return ""


def _worth(sheet: Sheet) -> float:
    """Letters read times how surely: what is junk adds little, what is left out nothing."""
    return sum(len(word.text) * (word.confidence or 0.0) ** 2 for word in sheet.words)


def _is_poor(sheet: Sheet) -> bool:
    confidence = confidence_of(sheet)
    return confidence is None or confidence < _POOR or median(word.size for word in sheet.words) < _SMALL_PRINT


def _read(page: PdfPage, dpi: float, until: float, *, turn: int | None = None) -> Sheet:
    """`turn` is the sheet's, where it is known by now; Tesseract reads worse what it turns itself."""
    width, height = page.get_size()
    picture = picture_of(page, dpi)
    ink = ink_of(picture.image)
    if not len(ink):
        return Sheet((), width, height)
    skew = skew_of(ink)
    image = picture.image.filter(ImageFilter.MedianFilter(3)) if dpi > _DPI else picture.image
    if skew:
        image = image.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=_PAPER)
    if turn is None:
        words = words_of(_hocr(image, picture.dpi, until, "--psm 1"), picture.dpi)
        sheet = replace(upright(words, width, height), skew=skew)
        return sheet if sheet.turn else replace(sheet, rules=strokes_of(image, picture.dpi))
    image = image.rotate(-90 * turn, expand=True)
    words = words_of(_hocr(image, picture.dpi, until, "--psm 3"), picture.dpi)
    wide, high = (height, width) if turn % 2 else (width, height)
    return Sheet(tuple(words), wide, high, turn, skew, strokes_of(image, picture.dpi))


def _hocr(image: Image.Image, dpi: float, until: float, way: str) -> bytes:
    """Tesseract's answer. One thread each: pages of several files are read side by side."""
    import pytesseract

    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    image.format = "PPM"  # how it is handed over: nothing to pack or unpack
    left = until - time.monotonic()
    try:
        if left <= 0:
            raise RuntimeError
        answer: bytes = pytesseract.image_to_pdf_or_hocr(
            image, lang=LANGUAGE, extension="hocr", config=f"{way} --dpi {dpi:.0f}", timeout=max(1, round(left))
        )
    except pytesseract.TesseractError as error:
        raise ReadingError("Tesseract could not read its picture") from error
    except OSError as error:
        raise ReadingError("Tesseract could not be run (is its disk for temporary files full?)") from error
    except RuntimeError as error:
        raise ReadingError(f"reading its picture took more than {MOST_SECONDS:.0f} seconds and was stopped") from error
    return answer
