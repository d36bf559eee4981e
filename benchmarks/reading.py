"""Reading text PDFs (words, boxes, order, marks) beside pypdf's bare extract_text of the same pages."""

from __future__ import annotations

import logging
import random
from collections.abc import Sequence
from functools import partial
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from benchmarks.timing import Comparison, paired
from corpus.reading.pdf import read_pdf

PARAGRAPHS = 400  # of the invented report: some 45 pages
REPEATS = 5
WORDS = (
    "the harbour board agreed that north light will be mended before winter and warden said ferry sails each morning "
    "while buoys are painted under plan of may which council pays for out of fund that mayor set up in year before"
).split()


def reading(paths: Sequence[Path] = ()) -> Comparison:
    """On the PDFs named (those without tables say most), else on an invented report."""
    files = [path.read_bytes() for path in paths if path.suffix == ".pdf"] or [report()]
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    pages = sum(len(read_pdf(data).pages) for data in files)
    ours, theirs = paired([(partial(_read, files), partial(_extracted, files)) for _ in range(REPEATS)])
    return Comparison(f"reading {pages} PDF pages ({pages / ours:.0f} a second)", ours, "pypdf's extract_text", theirs)


def report() -> bytes:
    """A PDF of headings and running text."""
    die, styles, made = random.Random(1), getSampleStyleSheet(), BytesIO()
    story: list[Paragraph | Spacer] = []
    for n in range(PARAGRAPHS):
        if n % 8 == 0:
            story.append(
                Paragraph(f"{n // 8 + 1}. {' '.join(die.choices(WORDS, k=5)).capitalize()}", styles["Heading2"])
            )
        sentences = (" ".join(die.choices(WORDS, k=die.randrange(8, 22))).capitalize() + "." for _ in range(4))
        story += [Paragraph(" ".join(sentences), styles["Normal"]), Spacer(1, 6)]
    SimpleDocTemplate(made).build(story)
    return made.getvalue()


def _read(files: Sequence[bytes]) -> None:
    for data in files:
        read_pdf(data)


def _extracted(files: Sequence[bytes]) -> None:
    for data in files:
        for page in PdfReader(BytesIO(data)).pages:
            page.extract_text()


def main() -> None:
    """`python -m benchmarks.reading [PDF...]`"""
    import sys

    print(reading([Path(argument) for argument in sys.argv[1:]]))


if __name__ == "__main__":
    main()
