"""The same item in several documents is counted and listed once."""

from __future__ import annotations

import pytest

from assistant.entries import Row
from assistant.lookups.counted import distinct, listed_once


def rows(documents: dict[str, str], *same: str) -> list[Row]:
    """Items by one letter each, by document; "ab" says that a and b are the same, or one a part of the other."""
    found = [(document, item) for document, items in documents.items() for item in items]
    others = {item: [pair.replace(item, "") for pair in same if item in pair] for _, item in found}
    return [
        {"id": item, "document": document, "same_as": [{"id": o, "kind": "same recommendation"} for o in others[item]]}
        for document, item in found
    ]


@pytest.mark.parametrize(
    ("documents", "same", "count", "once"),
    [
        pytest.param({"letter": "ab"}, (), 2, "ab", id="one document"),
        pytest.param({"letter": "ab", "paper": "cd"}, ("ac", "bd"), 2, "ab", id="all again"),
        pytest.param({"letter": "ab", "paper": "cd"}, ("bc",), 3, "abd", id="one again, one new"),
        pytest.param({"letter": "a", "paper": "b", "update": "c"}, ("ab", "bc"), 1, "a", id="on and on"),
        pytest.param({"letter": "abc", "paper": "d"}, ("ad", "bd"), 3, "abc", id="two merged are two"),
        pytest.param({"letter": "a", "paper": "bc"}, ("ab", "ac"), 2, "a", id="one split is two"),
        pytest.param({"letter": "a"}, ("az",), 1, "a", id="the same in a document that is not asked about"),
    ],
)
def test_how_many_different_ones(documents: dict[str, str], same: tuple[str, ...], count: int, once: str) -> None:
    found = rows(documents, *same)
    assert distinct(found) == count
    assert "".join(row["id"] for row in listed_once(found)) == once
