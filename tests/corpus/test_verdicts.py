"""What analysts say of links holds, wherever rules find them, until it is undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import CorrectionError, UnknownItem
from corpus.library import Library
from corpus.library.verdicts import Judgement, judged
from corpus.models import Item, Link, LinkEnd, LinkKind
from tests.corpus.editing import ANN, BEN, put_items, recommended, span

ASKED = "The board should mend the north light. The board should count the eels."
LATER = "Asked to mend the light at the north mole: it was mended in May. Eels: all counted by us in June."
LIGHT = "Asked to mend the light at the north mole"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def ends(library: Library) -> tuple[LinkEnd, LinkEnd]:
    """Two items, in two documents."""
    one = put_items(library, ASKED, *ASKED.split(". ")[:1], source="asked.txt")
    other = put_items(library, LATER, later_item(LATER), source="later.txt")
    keys = [library.items(document)[0][1].key for document in (one, other)]
    return library.end_of(keys[0]), library.end_of(keys[1])


def later_item(text: str) -> Item:
    return recommended(text, LIGHT, "it was mended in May")


def link(ends: tuple[LinkEnd, LinkEnd], kind: LinkKind = LinkKind.SAME) -> Link:
    return Link(kind, ends[0], ends[1], 0.8, "alike in words")


def verdicts(library: Library, *links: Link) -> list[str]:
    return [one.verdict for one in judged(links, library.verdicts())]


def test_a_verdict_is_on_the_link_and_says_by_whom(library: Library, ends: tuple[LinkEnd, LinkEnd]) -> None:
    library.judge_link(link(ends), Judgement.REJECTED, ANN)

    (said,) = judged([link(ends)], library.verdicts())
    assert (said.verdict, said.by, said.reason) == ("rejected", "Ann Lyst", "the table says so")
    assert verdicts(library, link(ends, LinkKind.BESIDE)) == [""]
    assert verdicts(library, link(ends[::-1])) == ["rejected"]
    histories = [library.history(end.document)[-1] for end in ends]
    assert {change.what for change in histories} == {"link rejected"}
    assert library.check() == []


def test_what_is_said_again_is_one_verdict(library: Library, ends: tuple[LinkEnd, LinkEnd]) -> None:
    first = library.judge_link(link(ends), Judgement.REJECTED, ANN)
    assert library.judge_link(link(ends), Judgement.REJECTED, ANN) == first
    assert library.judge_link(link(ends[::-1]), Judgement.REJECTED) == first
    assert len(library.verdicts()) == 1

    library.undo_verdict(first)
    assert library.judge_link(link(ends), Judgement.REJECTED, ANN) > first
    assert verdicts(library, link(ends)) == ["rejected"]


def test_the_last_word_counts_and_can_be_taken_back(library: Library, ends: tuple[LinkEnd, LinkEnd]) -> None:
    library.judge_link(link(ends), Judgement.REJECTED, ANN)
    number = library.judge_link(link(ends), Judgement.CONFIRMED, BEN)
    assert verdicts(library, link(ends)) == ["confirmed"]

    library.undo_verdict(number, ANN)

    assert verdicts(library, link(ends)) == ["rejected"]
    assert [one.judgement.value for one in library.verdicts()] == [
        "link rejected",
        "link confirmed",
        "link verdict undone",
    ]
    with pytest.raises(CorrectionError, match="no verdict"):
        library.undo_verdict(number)


def test_a_link_that_no_rule_found_is_added_and_found_once(library: Library, ends: tuple[LinkEnd, LinkEnd]) -> None:
    library.add_link(LinkKind.PART, (ends[0].item, -1), (ends[1].item, -1), ANN)

    (added,) = judged([], library.verdicts())
    assert (added.kind, added.earlier, added.later, added.verdict) == (LinkKind.PART, *ends, "added")
    assert (added.confidence, added.why) == (1.0, "the table says so")
    assert verdicts(library, link(ends, LinkKind.PART)) == ["added"]


def test_a_link_has_two_sides_that_are_there(library: Library, ends: tuple[LinkEnd, LinkEnd]) -> None:
    with pytest.raises(CorrectionError, match="two sides"):
        library.add_link(LinkKind.SAME, (ends[0].item, -1), (ends[0].item, -1))
    with pytest.raises(UnknownItem, match="has no commitment 1"):
        library.add_link(LinkKind.SAME, (ends[0].item, 0), (ends[1].item, -1))
    with pytest.raises(UnknownItem):
        library.add_link(LinkKind.SAME, (f"{ends[0].document}-9", -1), (ends[1].item, -1))


def test_a_commitment_is_a_side_by_its_words(library: Library, ends: tuple[LinkEnd, LinkEnd]) -> None:
    library.add_commitment(ends[1].item, {"quote": "it was mended in May"}, ANN)
    side = library.end_of(ends[1].item, 0)
    library.judge_link(Link(LinkKind.LATER, ends[0], side, 0.7, ""), Judgement.REJECTED, ANN)
    library.add_commitment(ends[1].item, {"quote": "mend the light at the north mole"}, ANN)

    moved = library.end_of(ends[1].item, 1)
    assert moved.spans == side.spans
    assert verdicts(library, Link(LinkKind.LATER, ends[0], moved, 0.7, "")) == ["rejected"]
    assert verdicts(library, Link(LinkKind.LATER, ends[0], library.end_of(ends[1].item, 0), 0.7, "")) == [""]
    assert verdicts(library, Link(LinkKind.LATER, ends[0], ends[1], 0.7, "")) == [""]


def test_words_outside_items_are_a_side(library: Library, ends: tuple[LinkEnd, LinkEnd]) -> None:
    sentence = LinkEnd(ends[1].document, "", (span(LATER, "all counted by us in June"),))
    library.judge_link(Link(LinkKind.LATER, ends[0], sentence, 0.7, ""), Judgement.CONFIRMED, ANN)
    longer = LinkEnd(ends[1].document, "", (span(LATER, "Eels: all counted by us in June."),))
    assert verdicts(library, Link(LinkKind.LATER, ends[0], longer, 0.7, "")) == ["confirmed"]


def test_a_verdict_follows_the_words_when_a_document_is_read_otherwise(
    library: Library, ends: tuple[LinkEnd, LinkEnd]
) -> None:
    library.judge_link(link(ends), Judgement.REJECTED, ANN)

    shifted = f"Foreword. {LATER}"
    put_items(library, shifted, later_item(shifted), source="later.txt")

    now = library.end_of(f"{ends[1].document}-10")
    assert verdicts(library, link((ends[0], now))) == ["rejected"]
    put_items(library, "Something else.", source="later.txt")
    assert library.verdicts()[0].is_lost and library.check() == []
    put_items(library, LATER, later_item(LATER), source="later.txt")
    assert verdicts(library, link(ends)) == ["rejected"]


def test_a_verdict_is_on_the_new_version_too(library: Library, ends: tuple[LinkEnd, LinkEnd]) -> None:
    library.judge_link(link(ends), Judgement.CONFIRMED, ANN)
    longer = f"Second issue. {LATER}"
    new = put_items(library, longer, later_item(longer), source="second.txt")

    library.supersede(ends[1].document, new)

    side = library.end_of(f"{new}-14")
    assert verdicts(library, link((ends[0], side)), link(ends)) == ["confirmed", "confirmed"]
    assert library.check() == []


def test_a_verdict_goes_with_either_document(library: Library, ends: tuple[LinkEnd, LinkEnd]) -> None:
    library.judge_link(link(ends), Judgement.CONFIRMED, ANN)
    library.remove(ends[1].document)
    assert (library.verdicts(), library.check()) == ([], [])
