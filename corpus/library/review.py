"""What an analyst looks at before a document counts: how it was read, what it says of itself, what it resembles."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.layout.paging import page_number
from corpus.library.corrections import Correction
from corpus.library.held import Held
from corpus.library.rows import FACTS
from corpus.library.versions import Kin, kin_of, predecessor
from corpus.metadata.doubts import doubts_of
from corpus.models import Block, BlockKind, Document, Fact, PackPaper, Page
from corpus.register import count_commitments, count_recommendations


@dataclass(frozen=True, slots=True)
class PageQuality:
    """How well a page was read. `words` are those of its text; see Page for the rest."""

    number: int
    label: str
    words: int
    has_text: bool
    doubt: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class FieldReview:
    """One thing that the document says of itself: as it counts, and as it was read.

    `printed` are the words it was read from and `page` the page they stand on: empty and None where it was inferred.
    """

    field: str
    fact: Fact
    read: Fact
    printed: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """`date_anomalies` are what does not fit in its dates, `doubts` what else there is to query.

    `replaces` is the document that accepting it would replace, unless the analyst says otherwise.
    """

    document: Document
    pages: tuple[PageQuality, ...]
    words: int
    fields: tuple[FieldReview, ...]
    doubts: tuple[str, ...]
    date_anomalies: tuple[str, ...]
    kin: tuple[Kin, ...]
    replaces: Kin | None
    passages: int
    items: int
    recommendations: int
    commitments: int
    headings: int
    table_rows: int
    papers: tuple[PackPaper, ...]
    corrections: tuple[Correction, ...]

    @property
    def pages_in_doubt(self) -> tuple[PageQuality, ...]:
        return tuple(page for page in self.pages if page.doubt or not page.has_text)


def review_of(library: Held, ref: str) -> Review:
    """Of any document, waiting or not. Raises UnknownDocument."""
    document = library.document(ref)
    text = library.text(document.id)
    blocks = library.blocks(document.id)
    items = [item for _, item in library.items(document.id)]
    kin = kin_of(library, document.id)
    doubts, anomalies = queries_of(library, document)
    return Review(
        document=document,
        pages=tuple(_quality(page, text) for page in document.pages),
        words=len(text.split()),
        fields=_fields(library, document, text),
        doubts=doubts,
        date_anomalies=anomalies,
        kin=tuple(kin),
        replaces=predecessor(kin) if document.waiting else None,
        passages=len(library.passages(document.id)),
        items=len(items),
        recommendations=count_recommendations(items),
        commitments=count_commitments(items),
        headings=_count(blocks, BlockKind.HEADING),
        table_rows=_count(blocks, BlockKind.TABLE_ROW),
        papers=tuple(library.papers(document.id)),
        corrections=tuple(library.corrections(document.id)),
    )


def queries_of(library: Held, document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What there is to query of what it says of itself, and what does not fit in its dates.

    The dates are held against the document's as it counts now, which may have been corrected.
    """
    text = library.text(document.id)
    anomalies = doubts_of(text, document.date)
    of_dates = {*anomalies, *doubts_of(text, library.machine(document.id).date.value)}
    return tuple(doubt for doubt in document.description.doubts if doubt not in of_dates), anomalies


def _quality(page: Page, text: str) -> PageQuality:
    words = len(page.span.of(text).split())
    return PageQuality(page.number, page.label, words, page.has_text, page.doubt, page.confidence)


def _fields(library: Held, document: Document, text: str) -> tuple[FieldReview, ...]:
    read = library.machine(document.id)
    pairs = [(name, getattr(document.description, name), getattr(read, name)) for name in FACTS]
    return tuple(
        FieldReview(name, fact, was, was.span.of(text), page_number(was.span.start, document.pages))
        if was.span
        else FieldReview(name, fact, was)
        for name, fact, was in pairs
    )


def _count(blocks: list[Block], kind: BlockKind) -> int:
    return sum(block.kind is kind and not (kind is BlockKind.TABLE_ROW and block.level) for block in blocks)
