"""`bywhen link`: what belongs together across documents, confirmed, rejected, added and undone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.add import RULES
from corpus.library import Library
from tests.corpus.stocked import LETTER, stock
from tests.ui.desk import Desk

REPLY = LETTER.replace("4 March 2031", "9 September 2031").replace("will mend", "mended").replace("30 June", "20 June")
ONE, TWO = (f"letter.txt-{LETTER.index(words)}" for words in ("The board should mend", "The board should count"))
LATER = f"reply.txt-{REPLY.index('The board should mend')}"
WHY = ("--reason", "another light", "--by", "Ann Lyst")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "library")
    with Library.open(made.folder) as library:
        stock(library, "letter.txt", rules=RULES)
        stock(library, "reply.txt", REPLY, rules=RULES)
    return made


def shown(desk: Desk, *arguments: str) -> Any:
    result = desk(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def same(desk: Desk, *options: str) -> list[Any]:
    return [one["verdict"] for one in shown(desk, "link", "list", ONE, "--kind", "same recommendation", *options)]


def test_links_are_listed_with_the_words_on_both_sides(desk: Desk) -> None:
    (one,) = shown(desk, "link", "list", ONE, "--kind", "same recommendation")
    assert (one["earlier"]["source"], one["later"]["source"]) == ("letter.txt", "reply.txt")
    for side in ("earlier", "later"):
        assert one[side]["quote"] == "The board should mend the north light within three months."
    assert 0 < one["confidence"] <= 1 and one["why"]
    listed = desk("link", "list", ONE).stdout
    assert "same recommendation" in listed and "reply.txt" in listed


def test_a_rejected_link_is_kept_out_and_can_be_seen_and_undone(desk: Desk) -> None:
    told = desk("link", "reject", ONE, LATER, "--kind", "same recommendation", *WHY)
    assert told.stdout.startswith("link rejected, same recommendation: ")
    assert (same(desk), same(desk, "--rejected")) == ([], ["rejected"])
    row = next(row for row in shown(desk, "register") if row["number"] == "1")
    assert [one for one in row["same_as"] if one["source"] == "reply.txt"] == []

    undone = shown(desk, "link", "undo", ONE, LATER)
    assert [change["what"] for change in undone["changes"]] == ["link verdict undone"] * 2
    assert same(desk) == [None]
    assert [one["undone"] for one in shown(desk, "link", "history")] == [True, False]
    assert "another light" in desk("link", "history", "letter.txt").stdout


def test_a_confirmed_link_says_so_in_the_register(desk: Desk) -> None:
    confirmed = shown(desk, "link", "confirm", LATER, ONE, "--kind", "same recommendation", "--by", "Ann Lyst")
    assert (confirmed["verdict"], confirmed["by"]) == ("confirmed", "Ann Lyst")
    row = next(row for row in shown(desk, "register") if row["number"] == "1")
    assert [one["verdict"] for one in row["same_as"] if one["source"] == "reply.txt"] == ["confirmed"]


def test_a_link_that_no_rule_found_is_added(desk: Desk) -> None:
    added = shown(desk, "link", "add", TWO, f"{LATER}/1", "--kind", "later evidence", *WHY)
    assert (added["verdict"], added["why"], added["confidence"]) == ("added", "another light", 1.0)
    assert added["later"]["id"].endswith("/1")
    evidence = [row["later_evidence"] for row in shown(desk, "register") if row["number"] == "2"]
    assert "added" in [one["verdict"] for one in evidence[0]]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["reject", ONE, LATER], 2, "Give the reason"),
        (["add", ONE, LATER], 2, "Give the reason"),
        (["add", ONE, ONE, *WHY], 1, "two sides"),
        (["add", ONE, "reply.txt-1", *WHY], 1, "there is no item"),
        (["add", ONE, f"{LATER}/9", *WHY], 1, "has no commitment 9"),
        (["confirm", ONE, f"{LATER}/x"], 1, "is no commitment"),
        (["confirm", ONE, TWO], 1, "nothing links"),
        (["undo", ONE, LATER], 1, "nothing links"),
        (["list", "--kind", "cousin"], 2, "cousin"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, arguments: list[str], code: int, says: str) -> None:
    result = desk("link", *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert says in result.stderr
