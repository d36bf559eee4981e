"""What is asked of a page and its address: each kind of field there and back, and nothing that makes no sense."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest

from ui.shown.params import Asking, asked_in, asks, day_in, number_in


@dataclass(frozen=True, slots=True)
class Berths(Asking):
    """Of a list of berths that no harbour has."""

    path: ClassVar[str] = "berths"
    words: str = ""
    sort: str = asks("", ("depth", "name"))
    quay: tuple[str, ...] = ()
    kind: tuple[str, ...] = asks((), ("dry", "wet"))
    free: date | None = asks(None, called="from")
    lit: bool = asks(False, ("lit",), called="with")
    seen: str = asks("never", called="")


EVERY = Berths("tide & rope", "depth", ("North", "Old Quay"), ("wet",), date(2031, 5, 1), True, page=3)


@pytest.mark.parametrize("asked", [Berths(), EVERY, Berths(quay=("North",))], ids=["nothing", "every field", "one"])
def test_an_address_says_all_that_is_asked(asked: Berths) -> None:
    assert asked_in(parse_qs(urlsplit(asked.address).query), Berths) == asked


def test_an_address_has_the_fields_by_what_they_are_called_and_the_page_last() -> None:
    assert EVERY.address == (
        "berths?words=tide+%26+rope&sort=depth&quay=North&quay=Old+Quay&kind=wet&from=2031-05-01&with=lit&page=3"
    )
    assert Berths(seen="today").params == {}


@pytest.mark.parametrize(
    "mangled",
    [
        {"sort": ["depth", "width"], "kind": ["damp"], "with": ["unlit"], "seen": ["today"]},
        {"from": ["01/05/2031"], "page": ["0"], "quay": ["", " "]},
        {"from": ["1899-12-31"], "page": ["²"], "words": []},
        {"from": ["2200-01-01"], "page": ["123456789012345"]},
    ],
)
def test_what_makes_no_sense_asks_for_nothing(mangled: dict[str, list[str]]) -> None:
    assert asked_in(mangled, Berths) == Berths()


def test_words_are_cut_and_each_value_counts_once() -> None:
    asked = asked_in({"words": [f" {'x' * 300}"], "quay": ["North", "North ", "South"]}, Berths)
    assert (len(asked.words), asked.quay) == (200, ("North", "South"))


def test_something_else_is_shown_from_its_first_page() -> None:
    assert (EVERY.but(sort="name").page, EVERY.but(page=2).page) == (1, 2)


def test_choices_of_several_and_days_are_filters() -> None:
    assert (EVERY.filters, Berths("tide", "depth", page=2).filters) == (3, 0)


@pytest.mark.parametrize(("said", "number"), [("12", 12), ("0", 0), ("-1", 0), ("٣", 0), ("", 0), ("9" * 12, 0)])
def test_a_number_in_an_address(said: str, number: int) -> None:
    assert number_in(said) == number


def test_a_day_in_an_address() -> None:
    assert day_in("2031-02-03") == date(2031, 2, 3)
    assert day_in("2031-02-30") is None
    assert day_in("2031-02-03", (date(2032, 1, 1), date(2033, 1, 1))) is None
