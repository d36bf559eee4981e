"""Which pages have no text that can be read, and which have a text to be wary of: judged page by page."""

from __future__ import annotations

import re

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from corpus.models import BLANK
from corpus.reading.pdf.textlayer import Drawn
from corpus.reading.scans.legibility import are_poor

SCAN = "(a scan?)"
"""Ends what is said of a page that is all picture."""
PARTLY = f"a large picture beside little text {SCAN}"
"""Said of a page that may have all its text."""
_FEW_WORDS, _SOME_WORDS = 20, 80
_PICTURE, _WHOLE_PAGE = 0.5, 0.85  # of the page's area
_MARGIN = 0.15  # of the page's height: where running heads and the numbers that releases stamp on stand
_OUTLINES = 100  # strokes and shapes that may be letters
_UNSEEN = 0.5  # of its words
_UNKNOWN_LETTERS, _SOME_LETTERS = 0.3, 0.02  # of all
_WITHOUT_VOWEL, _LEAST_CHECKED = 0.5, 30  # of its words; words
_DEEPEST = 4  # forms within forms
_STRANGE = re.compile("[\ufffd\ue000-\uf8ff]")
_WORD = re.compile(r"[a-z]{3,}", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiouyw]", re.IGNORECASE)


def lacking(text: str, found: Drawn, page: PdfPage) -> str:
    """Why a page counts as one without text; empty where it has text."""
    words = len(text.split())
    if words < _SOME_WORDS:
        pictured = pictured_share(page)
        if words < _FEW_WORDS and pictured >= _PICTURE:
            return f"a picture {'with next to no' if words else 'without'} text {SCAN}"
        if pictured >= _WHOLE_PAGE and _is_frame(found):
            return f"a picture with text at its edges only {SCAN}"
        if not words:
            return _without_words(page, pictured)
        if pictured >= _PICTURE and found.unseen < _UNSEEN:
            return PARTLY
    if _unknown(text) > _UNKNOWN_LETTERS * len(text):
        return "letters that cannot be read (its fonts do not say which they are)"
    return ""


def doubt_of(text: str, found: Drawn) -> str:
    """What may be wrong with the text of a page that has one."""
    if found.unseen > _UNSEEN:
        sense = ", in which many words make no sense" if are_poor(text.split()) else ""
        return f"a scan with a text layer that another program's OCR made{sense}: compare it with the page"
    if _unknown(text) > _SOME_LETTERS * len(text):
        return "some letters that cannot be read (their fonts do not say which they are)"
    words = _WORD.findall(text)
    strange = sum(1 for word in words if not _VOWEL.search(word) and not word.isupper())
    if len(words) >= _LEAST_CHECKED and strange > _WITHOUT_VOWEL * len(words):
        return "words that make no sense (its fonts may give wrong letters): compare it with the page"
    return ""


def _without_words(page: PdfPage, pictured: float) -> str:
    if pictured:
        return "pictures but no text"
    shapes = sum(1 for _ in page.get_objects([pdfium.FPDF_PAGEOBJ_PATH], max_depth=_DEEPEST))
    return "a drawing without text" if shapes >= _OUTLINES else BLANK


def _is_frame(found: Drawn) -> bool:
    """Text in the head and the foot only, painted over the picture: a picture's own text layer lies all over it."""
    sheet = found.sheet
    top, foot = _MARGIN * sheet.height, (1 - _MARGIN) * sheet.height
    body = sum(1 for word in sheet.words if top < (word.y0 + word.y1) / 2 < foot)
    return body < _FEW_WORDS / 4 and found.unseen < _UNSEEN


def _unknown(text: str) -> int:
    return 0 if text.isascii() else len(_STRANGE.findall(text))


def pictured_share(page: PdfPage) -> float:
    """The share of the page that pictures cover; may exceed 1."""
    width, height = page.get_size()
    covered = 0.0
    for picture in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST):
        left, bottom, right, top = picture.get_bounds()
        covered += max(right - left, 0.0) * max(top - bottom, 0.0)
    return covered / (width * height or 1.0)
