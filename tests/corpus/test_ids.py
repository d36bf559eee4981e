"""The keys of items: by where they stand, with a letter behind for the second one at a place."""

from __future__ import annotations

from corpus.models import Item, ItemKind, Span
from corpus.register.ids import document_of_key, free_key, keyed


def item(start: int) -> Item:
    return Item(ItemKind.PRIORITY, (Span(start, start + 4), Span(start + 9, start + 12)))


def test_a_key_is_the_document_and_the_first_character() -> None:
    assert [one.key for one in keyed("0a1b", [item(7), item(20)])] == ["0a1b-7", "0a1b-20"]


def test_items_at_one_place_are_told_apart() -> None:
    many = [one.key for one in keyed("0a1b", [item(7)] * 27)]
    assert many[:3] == ["0a1b-7", "0a1b-7b", "0a1b-7c"]
    assert many[24:] == ["0a1b-7y", "0a1b-7z", "0a1b-7z2"]


def test_a_key_that_is_taken_is_not_given_again() -> None:
    assert free_key("0a1b", 7, {"0a1b-7", "0a1b-7c"}) == "0a1b-7b"


def test_the_document_is_read_from_a_key() -> None:
    assert document_of_key("0a1b-7b") == "0a1b"
    assert document_of_key("letter") == ""
