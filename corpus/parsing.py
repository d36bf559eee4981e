"""A file's bytes to everything that is stored of it: read -> laid out -> described -> register -> passages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus.add.added import DESCRIBING, DIVIDING, FINDING, LAYING_OUT, READING
from corpus.files import content
from corpus.layout import blocks_of
from corpus.metadata import describe
from corpus.metadata.packs import papers_of
from corpus.models import Parsed
from corpus.passages import passages_of
from corpus.reading import PageProgress, reading_of
from corpus.register.reading import register_of

Step = Callable[[str], None]
"""Called with the step that begins."""


def parse(path: Path, progress: PageProgress | None = None) -> Parsed:
    """A file read, described and split, not stored, here and not in a worker. Raises ReadingError."""
    return parsed_of(content(path), path.name, progress)


def parsed_of(data: bytes, source: str, progress: PageProgress | None = None, step: Step | None = None) -> Parsed:
    """`parse` for bytes in hand."""
    begin = step or _quiet
    begin(READING)
    reading = reading_of(data, source, progress)
    begin(LAYING_OUT)
    blocks = blocks_of(reading)
    begin(DESCRIBING)
    description = describe(reading, blocks, source)
    begin(FINDING)
    papers = papers_of(reading.text, blocks)
    items = register_of(reading.text, blocks, description, papers)
    begin(DIVIDING)
    return Parsed(reading, description, blocks, passages_of(reading, blocks, items), items, papers)


def _quiet(_step: str) -> None:
    pass
