"""Words that OCR gets right: pages of text PDFs made into pictures, worse and worse, and read back.

`python -m benchmarks.scans [PDF...]`, else on an invented report. A word is right where the page prints it as often.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path

import pypdfium2 as pdfium

from benchmarks.reading import report
from corpus.reading.pdf.textlayer import drawn
from corpus.reading.scans import ocr
from tests.corpus.scans import Spoil, askew, grainy, scanned, turned

MOST_PAGES = 6  # of a file, evenly spread
LEAST_WORDS = 60
_WORD = re.compile(r"\w+")

WAYS: Mapping[str, tuple[float, tuple[Spoil, ...]]] = {
    "150 dpi, clean": (150, ()),
    "200 dpi, clean": (200, ()),
    "300 dpi, clean": (300, ()),
    "200 dpi, specked, 0.7 degrees askew": (200, (grainy(20), askew(0.7))),
    "200 dpi, specked, 3 degrees askew": (200, (grainy(20), askew(-3))),
    "200 dpi, on its side": (200, (turned(1),)),
    "100 dpi, specked (a fax)": (100, (grainy(12), askew(0.5))),
}


def main(paths: Sequence[Path]) -> None:
    files = [path.read_bytes() for path in paths] or [report()]
    pages = [page for data in files for page in islice(_pages(data), MOST_PAGES)]
    print(f"{len(pages)} pages of {len(files)} PDFs; recall and precision of words, mean confidence, seconds a page")
    for name, (dpi, spoil) in WAYS.items():
        print(f"{name:36}", *_scored(pages, dpi, spoil), flush=True)


def _pages(data: bytes) -> Iterator[tuple[bytes, Counter[str]]]:
    """Pages with text as PDFs of one page, and the words that they print."""
    with pdfium.PdfDocument(data) as document:
        for number in range(0, len(document), max(1, len(document) // MOST_PAGES)):
            words = _words(word.text for word in drawn(document[number]).sheet.words)
            if words.total() >= LEAST_WORDS:
                yield _alone(document, number), words


def _alone(document: pdfium.PdfDocument, number: int) -> bytes:
    made = BytesIO()
    with pdfium.PdfDocument.new() as alone:
        alone.import_pages(document, [number])
        alone.save(made)
    return made.getvalue()


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(_WORD.findall(" ".join(texts).lower()))


def _scored(pages: Sequence[tuple[bytes, Counter[str]]], dpi: float, spoil: Sequence[Spoil]) -> Iterator[str]:
    right = printed = read = 0
    sure: list[float] = []
    seconds = 0.0
    for data, words in pages:
        with pdfium.PdfDocument(scanned(data, *spoil, dpi=dpi)) as document:
            began = time.perf_counter()
            sheet = ocr.sheet_of(document[0])
            seconds += time.perf_counter() - began
        if sheet is None:
            sys.exit(ocr.missing())
        found = _words(word.text for word in sheet.words)
        right, printed, read = right + (words & found).total(), printed + words.total(), read + found.total()
        sure.append(ocr.confidence_of(sheet) or 0.0)
    yield f"{right / printed:.3f} {right / max(1, read):.3f} {sum(sure) / len(sure):.2f} {seconds / len(pages):.1f}"


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
