"""The register of a pack, read paper by paper, and of a document that prints no date: an invented coast's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus.dates import AsAt, expressions
from corpus.layout import blocks_of
from corpus.metadata.packs import described_at, document_at, papers_of
from corpus.metadata.years import latest_told
from corpus.models import Commitment, Description, Document, Fact, Item, PackPaper, Reading, Span
from corpus.register.reading import register_of
from corpus.register.rows import rows_of
from tests.corpus.registers import LETTER

PROSE = "The lamps on the long quay were lit and the wardens wrote down the hour at which each of them went out. " * 5
PACK = f"""SALTMARSH LAMP PANEL

DATE: Thursday, 15th May, 2031

AGENDA

| Item | Business | Pages |
|---|---|---|
| 5. | LAMPS THAT LAST | 1 - 2 |
| 6. | BUOYS AND BELLS | 3 - 4 |

This page is intentionally left blank

SALTMARSH LAMP PANEL

Date: 15th May 2031

Subject: Lamps that last

Report of: Wren Calder, Head of Lamps, Tolney Lamp Board

{PROSE}

We will mend every lamp by the end of June.

This page is intentionally left blank

SALTMARSH LAMP PANEL

Date: 2nd November 2030

Subject: Buoys and bells

Report of: Piers Dunlin, Chief Keeper

{PROSE}

I will paint the buoys by the end of June.
"""
ABOUT = Description(
    kind=Fact("panel paper"),
    date=Fact("2031-05-15"),
    author=Fact("Wren Calder"),
    role=Fact("Head of Lamps, Tolney Lamp Board"),
    body=Fact("Saltmarsh Lamp Panel"),
)
BLOCKS = blocks_of(Reading(PACK, "md"))
PAPERS = papers_of(PACK, BLOCKS)


def undated(text: str) -> list[Item]:
    return list(register_of(text, blocks_of(Reading(text, "md")), replace(LETTER, date=Fact())))


def promised(items: list[Item], text: str, words: str) -> Commitment:
    return next(c for item in items for c in item.commitments if words in c.span.of(text))


def test_each_paper_speaks_for_its_own_author_and_day() -> None:
    items = list(register_of(PACK, BLOCKS, ABOUT, PAPERS))
    lamps, buoys = promised(items, PACK, "mend every lamp"), promised(items, PACK, "paint the buoys")
    assert (lamps.by_whom, buoys.by_whom) == ("Tolney Lamp Board", "Piers Dunlin (Chief Keeper)")
    assert lamps.deadline and buoys.deadline
    assert str(lamps.deadline.due) == "2031-06-30"
    assert buoys.deadline.reason == "no year is printed; taken from the document's date, 2 November 2030"


def test_rows_are_as_at_their_papers_day() -> None:
    document = Document("p", "pack.md", "md", "", ABOUT)
    rows = rows_of(document, register_of(PACK, BLOCKS, ABOUT, PAPERS), PACK, (), PAPERS)
    assert {c["as_at"] for row in rows for c in row["commitments"]} == {"2031-05-15", "2030-11-02"}


def test_the_author_of_one_paper_wrote_neither_the_others_nor_the_pack() -> None:
    lamps, buoys = PAPERS
    silent = replace(buoys, author=Fact(), role=Fact())
    assert described_at([lamps, silent], Span(0, 5), ABOUT).author.value == ""
    assert described_at([lamps, silent], silent.span, ABOUT).author.value == ""
    assert described_at([lamps, silent], lamps.span, ABOUT).author.value == "Wren Calder"


def test_an_author_whom_an_analyst_named_stays_the_packs() -> None:
    named = replace(ABOUT, author=replace(ABOUT.author, by="ivy"))
    assert described_at(PAPERS, Span(0, 5), named).author.value == "Wren Calder"


def test_a_document_without_papers_is_described_as_it_is() -> None:
    document = Document("d", "letter.md", "md", "", LETTER)
    assert document_at((), Span(0, 1), document) is document
    assert document_at([PackPaper(Span(5, 9), title=Fact("Eels"))], Span(6, 7), document).title == "Eels"


def test_years_of_an_undated_document_follow_the_latest_day_that_it_tells_of() -> None:
    text = "The lamps were counted on 4 May 2031.\n\nWe will mend every lamp by the end of January.\n"
    due = promised(undated(text), text, "mend every lamp").deadline
    assert due and str(due.due) == "2032-01-31"
    assert due.reason == "no year is printed; taken from the latest day that the document tells of, 4 May 2031"


def test_an_undated_document_that_tells_of_no_day_has_no_years_to_give() -> None:
    text = "We will mend every lamp by the end of March. The quay opens on 4 May 2033.\n"
    assert latest_told(text) is None
    due = promised(undated(text), text, "mend every lamp").deadline
    assert due is None or (due.due, due.reason) == (None, "no year is printed and the document gives no date")


def test_what_years_are_reckoned_from_is_said() -> None:
    (found,) = expressions("by 3 March", AsAt(date(2031, 2, 3), "the day of the fair"))
    assert found.reason == "no year is printed; taken from the day of the fair, 3 February 2031"
