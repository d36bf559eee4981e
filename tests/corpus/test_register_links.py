"""Links between documents, against the key of tests/cases/links: by words alone, as where no model is at hand."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from corpus.models import Fact, Link, LinkKind
from corpus.register.links import Listed, links_between
from index.terms import terms
from tests.corpus.linking import FOLDER, agreement, files, keys, listed

ASSERTED = ("same", "part", "later", "changed", "gone")


@cache
def links() -> tuple[Link, ...]:
    """Of all the families together: what is alike in two of them is to stay apart."""
    return links_between([listed(path) for path in files()], terms)


def between(*names: str) -> tuple[Link, ...]:
    return links_between([listed(FOLDER / name) for name in names], terms)


def kinds(found: tuple[Link, ...]) -> set[LinkKind]:
    return {link.kind for link in found}


def test_every_quote_of_the_key_stands_in_its_document() -> None:
    for key in keys():
        for end in (key["earlier"], key["later"]):
            text = (FOLDER / end["file"]).read_text(encoding="utf-8")
            assert end["quote"] in re.sub(r"\s+", " ", text), json.dumps(end)


def test_the_same_recommendation_is_known_again_in_other_words_split_and_merged() -> None:
    agreed = agreement(links(), ("same", "part"))
    assert agreed.true >= 25
    assert agreed.precision >= 0.95, agreed.extra
    assert agreed.recall >= 0.85, agreed.missed


@pytest.mark.parametrize(("kind", "recall"), [("later", 0.85), ("changed", 0.9), ("gone", 0.9), ("beside", 0.4)])
def test_other_links(kind: str, recall: float) -> None:
    agreed = agreement(links(), (kind,))
    assert agreed.precision >= (0.8 if kind == "beside" else 0.9), agreed.extra
    assert agreed.recall >= recall, agreed.missed


@pytest.mark.parametrize("family", sorted({key["family"] for key in keys()}))
def test_a_family_alone_is_linked_as_in_a_bigger_library(family: str) -> None:
    own = {end["file"] for key in keys() if key["family"] == family for end in (key["earlier"], key["later"])}
    agreed = agreement(between(*sorted(own)), ASSERTED)
    assert agreed.precision >= 0.9, agreed.extra


def test_a_split_recommendation_and_its_parts_are_called_so() -> None:
    found = between("tarnholt-letter-2031-02.md", "tarnholt-paper-2031-09.md")
    parts = [link for link in found if link.kind is LinkKind.PART]
    assert len(parts) == 3
    assert len({link.earlier.item for link in parts}) == 1


def test_programmes_that_nothing_ties_together_are_only_set_side_by_side() -> None:
    assert kinds(between("skerrow-letter-2033-04.md", "skerrow-paper-2033-12.md")) == {LinkKind.BESIDE}


def test_two_inspections_are_never_the_same_whatever_words_and_numbers_they_share() -> None:
    found = between("ardle-letter-custody-2032-06.md", "ardle-letter-missing-2033-02.md")
    assert kinds(found) == {LinkKind.BESIDE}
    assert all("different reports" in link.why for link in found)


def test_an_action_that_is_gone_or_unchanged_in_the_next_issue_is_told() -> None:
    found = between("pellbrook-log-2031-06.md", "pellbrook-log-2031-09.md")
    gone = [link for link in found if link.kind is LinkKind.GONE]
    same = [link for link in found if link.kind is LinkKind.SAME]
    assert [link.later.spans for link in gone] == [()]
    assert len(same) == 1
    due = next(d for link in found for d in link.changes if d.field == "due")
    assert (due.before, due.after) == ("2031-07-31", "2031-10-31")


def test_issues_are_held_against_the_next_one_only() -> None:
    names = [f"pellbrook-log-2031-{month}.md" for month in ("06", "09", "12")]
    ends = {(link.earlier.document, link.later.document) for link in between(*names)}
    assert ends == {(names[0], names[1]), (names[1], names[2])}


def test_later_evidence_needs_a_later_date() -> None:
    def undated(name: str) -> Listed:
        own = listed(FOLDER / name)
        return replace(own, document=replace(own.document, description=replace(own.document.description, date=Fact())))

    found = links_between([undated("tarnholt-letter-2031-02.md"), undated("tarnholt-paper-2031-09.md")], terms)
    assert LinkKind.SAME in kinds(found)
    assert LinkKind.LATER not in kinds(found)


def test_nothing_rests_on_what_an_analyst_says_is_not_the_same() -> None:
    both = [listed(FOLDER / name) for name in ("tarnholt-letter-2031-02.md", "tarnholt-paper-2031-09.md")]
    found = links_between(both, terms)
    same = {frozenset((x.earlier.item, x.later.item)) for x in found if x.kind in (LinkKind.SAME, LinkKind.PART)}
    assert any("answered to the same" in link.why for link in found)

    without = links_between(both, terms, apart=same)

    assert not any("answered to the same" in link.why for link in without)
    assert {x for x in without if x.kind is not LinkKind.LATER} == {x for x in found if x.kind is not LinkKind.LATER}


def test_confidence_is_a_share_and_every_link_says_why() -> None:
    assert all(0 < link.confidence < 1 and link.why for link in links())


def test_meaning_counts_where_vectors_are_known() -> None:
    names = ("tarnholt-letter-2031-02.md", "tarnholt-paper-2031-09.md")
    alike, unlike = np.array([1, 0], np.float32), np.array([0, 1], np.float32)

    def confidences(*vectors: np.ndarray) -> list[float]:
        own = [listed(FOLDER / name) for name in names]
        known = [
            replace(one, sentences=[replace(said, vector=vector) for said in one.sentences])
            for one, vector in zip(own, vectors, strict=True)
        ]
        return sorted(x.confidence for x in links_between(known, terms) if x.kind is LinkKind.SAME)

    assert sum(confidences(alike, alike)) > sum(confidences(alike, unlike))


def test_no_documents_have_no_links() -> None:
    assert links_between([], terms) == ()
