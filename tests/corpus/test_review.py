"""What an analyst sees before a document counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from corpus.errors import UnknownDocument
from corpus.library import Library
from corpus.library.review import FieldReview, review_of
from corpus.models import Description, Document, Fact, Page, Parsed, Reading, Span
from tests.corpus.stocked import LETTER, stock, tale


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


def field(fields: tuple[FieldReview, ...], name: str) -> FieldReview:
    (one,) = [one for one in fields if one.field == name]
    return one


def test_counts_are_those_of_the_library(library: Library) -> None:
    document = stock(library, "letter.txt", waiting=True)
    review = review_of(library, document)

    assert review.document.waiting
    assert review.words == len(LETTER.split())
    assert (review.recommendations, review.commitments) == (2, 2)
    assert review.passages == len(library.passages(document)) > 0
    assert review.items == len(library.items(document))
    assert (review.pages, review.kin, review.replaces, review.papers) == ((), (), None, ())


def test_each_fact_says_where_it_was_read(library: Library) -> None:
    review = review_of(library, stock(library, "letter.txt"))

    read = field(review.fields, "date")
    assert (read.fact.value, read.printed, read.page) == ("2031-03-04", "4 March 2031", None)
    assert [one.field for one in review.fields] == [name for name in Description.__slots__ if name != "doubts"]


def test_a_correction_stands_beside_what_was_read(library: Library) -> None:
    document = stock(library, "letter.txt")
    library.correct(document, "date", "2031-04-04", reason="the stamp", who="A. Analyst")
    review = review_of(library, document)

    shown = field(review.fields, "date")
    assert (shown.fact.value, shown.fact.by, shown.read.value, shown.printed) == (
        "2031-04-04",
        "A. Analyst",
        "2031-03-04",
        "4 March 2031",
    )
    assert [made.field for made in review.corrections] == ["date"]


def test_date_anomalies_are_those_of_the_date_that_counts(library: Library) -> None:
    text = LETTER.replace("The board does not", "The lamp will be lit by 3 May 2029.\n\nThe board does not")
    document = stock(library, "letter.txt", text)
    assert any("3 May 2029" in words for words in review_of(library, document).date_anomalies)

    library.correct(document, "date", "2029-02-01")

    review = review_of(library, document)
    assert not any("3 May 2029" in words for words in review.date_anomalies)
    assert not any("3 May 2029" in words for words in review.doubts)


def test_pages_in_doubt_are_named(library: Library) -> None:
    text = "Two words\n\nfaint wrods"
    pages = (
        Page(1, Span(0, 9), "i"),
        Page(2, Span(11, 22), doubt="read by OCR", confidence=0.61),
        Page(3, Span(22, 22), has_text=False),
    )
    digest = sha256(b"scan").hexdigest()
    about = Description(title=Fact("A scan", Span(11, 16)))
    document = Document(digest[:12], "scan.pdf", "pdf", digest, about, pages, length=len(text))
    library.put(document, Parsed(Reading(text, "pdf", pages), about))

    review = review_of(library, "scan.pdf")

    assert [page.words for page in review.pages] == [2, 2, 0]
    assert [page.number for page in review.pages_in_doubt] == [2, 3]
    assert review.pages[1].confidence == 0.61
    assert field(review.fields, "title").page == 2


def test_what_it_resembles_and_would_replace(library: Library) -> None:
    text = LETTER + tale(300, 1)
    old = stock(library, "letter.txt", text)
    copy = stock(library, "copy.txt", text + " again")
    review = review_of(library, stock(library, "letter.txt", text + " anew", waiting=True))

    assert {one.document.id for one in review.kin} == {old, copy}
    assert review.replaces and review.replaces.document.id == old
    assert replace(review, kin=()).kin == ()


def test_an_unknown_document_is_refused(library: Library) -> None:
    with pytest.raises(UnknownDocument):
        review_of(library, "nothing.txt")
