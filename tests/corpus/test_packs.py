"""The papers inside a pack, in packs of an invented coast."""

from __future__ import annotations

import pytest

from corpus.layout import blocks_of
from corpus.metadata.packs import described_in, paper_at, papers_of
from corpus.models import Description, Fact, PackPaper, Reading, Span

PROSE = "The lamps on the long quay were lit and the keepers wrote down the hour at which each of them went out. " * 5
AGENDA = """SALTMARSH LAMP PANEL

DATE: Thursday, 15th May, 2031

TIME: 2.00 pm

AGENDA

| Item | Business | Pages |
|---|---|---|
| 4. | MINUTES OF THE MEETING OF 3 APRIL | Sent before |
| 5. | LAMPS THAT LAST<br>Report of the Chief Keeper, Wren Calder | 1 - 2 |
| 6. | BUOYS AND BELLS | 3 - 4 |
| | To receive an update from Chief Officer, Piers Dunlin | |

This agenda was issued on 7 May 2031.

This page is intentionally left blank

"""
LAMPS = f"""SALTMARSH LAMP PANEL

Date: 15th May 2031

Subject: Lamps that last: progress

Report of: Orla Fenn, Deputy Keeper

PURPOSE OF REPORT

{PROSE}

Page 1

This page is intentionally left blank

"""
BUOYS = f"""Bells at sea

{PROSE}

Page 3
"""


def papers(text: str) -> tuple[PackPaper, ...]:
    return papers_of(text, blocks_of(Reading(text, "md")))


def test_each_paper_has_its_own_title_author_and_date() -> None:
    text = AGENDA + LAMPS + BUOYS
    lamps, buoys = papers(text)
    assert (lamps.item, lamps.title.value, lamps.author.value) == ("5", "Lamps that last: progress", "Orla Fenn")
    assert (lamps.role.value, lamps.date.value) == ("Deputy Keeper", "2031-05-15")
    assert lamps.title.span is not None
    assert lamps.title.span.of(text) == "Lamps that last: progress"
    assert (lamps.span.start, lamps.span.end) == (len(AGENDA), buoys.span.start)
    assert buoys.span == Span(text.index("Bells at sea"), len(text))


def test_what_a_paper_leaves_unsaid_is_taken_from_the_agenda_row_of_its_page() -> None:
    buoys = papers(AGENDA + LAMPS + BUOYS)[1]
    assert (buoys.item, buoys.title.value, buoys.author.value) == ("6", "Bells at sea", "Piers Dunlin")
    assert buoys.author.inferred
    assert buoys.author.reason == "the agenda names it for item 6"
    assert buoys.date.value == ""


def test_agenda_item_heads_begin_papers() -> None:
    text = f"Agenda Item 5\n\nLamps at night\n\n{PROSE}\n\nAgenda Item 6a\n\nBuoys by day\n\n{PROSE}\n"
    assert [(p.item, p.title.value) for p in papers(text)] == [("5", "Lamps at night"), ("6a", "Buoys by day")]


def test_page_numbers_that_start_anew_begin_a_paper() -> None:
    two = f"Lamps at night\n\n{PROSE}\n\nPage 1 of 2\n\n{PROSE}\n\nPage 2 of 2\n\n"
    text = f"{two}Buoys by day\n\n{PROSE}\n\nPage 1 of 1\n"
    assert [p.title.value for p in papers(AGENDA + LAMPS + text)][-1] == "Buoys by day"


def test_one_paper_under_an_agenda_is_a_pack() -> None:
    assert [p.title.value for p in papers(AGENDA + LAMPS)] == ["Lamps that last: progress"]


@pytest.mark.parametrize(
    "text",
    [
        LAMPS,
        AGENDA,
        "From: Orla Fenn\nTo: Wren Calder\nDate: 2 April 2031\nSubject: Lamps\n\n" + PROSE,
        f"# Lamps\n\n## Item 5\n\n{PROSE}",
        "",
    ],
    ids=["one paper", "an agenda alone", "an e-mail", "one heading", "nothing"],
)
def test_a_document_that_is_one_paper_has_none(text: str) -> None:
    assert papers(text) == ()


def test_a_passage_belongs_to_the_paper_it_stands_in() -> None:
    text = AGENDA + LAMPS + BUOYS
    found = papers(text)
    at = text.index("Bells at sea")
    assert paper_at(found, Span(at, at + 5)) is found[1]
    assert paper_at(found, Span(0, 5)) is None


def test_inside_a_paper_what_it_says_of_itself_wins_over_the_pack() -> None:
    lamps, buoys = papers(AGENDA + LAMPS + BUOYS)
    pack = Description(title=Fact("Panel"), author=Fact("Wren Calder"), role=Fact("Clerk"), date=Fact("2031-05-16"))
    inside = described_in(lamps, pack)
    assert (inside.author.value, inside.role.value, inside.date.value) == ("Orla Fenn", "Deputy Keeper", "2031-05-15")
    assert described_in(buoys, pack).date.value == "2031-05-16"
    assert described_in(None, pack) is pack
