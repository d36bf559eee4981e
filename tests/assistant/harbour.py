"""A small fictional harbour's library, made through the real corpus with a fake embedding model."""

from __future__ import annotations

from pathlib import Path

from assistant.wiring import Assistant
from corpus.library import Library
from tests.corpus.making import pdf, scan, words
from tests.fakes import FakeEmbedder

DOCUMENTS = Path(__file__).parent / "harbour_documents"
SPRING, AUTUMN = "letter-2031-02.txt", "letter-2031-10.txt"
PAPER, MINUTES, FERRY, SURVEY = "panel-paper.md", "panel-minutes.md", "ferry-report.md", "survey.pdf"


def open_harbour(folder: Path) -> Assistant:
    """An assistant over an empty library in `folder`."""
    return Assistant(Library.open(folder), FakeEmbedder())


def survey(folder: Path) -> Path:
    """A report of three pages, the last a picture."""
    path = folder / SURVEY
    path.write_bytes(
        pdf(
            words(["The channel was dredged in April 2031 and is now nine metres deep."]),
            words(["The survey found four wrecks beside the bar, of which one was not charted."]),
            scan,
        )
    )
    return path
