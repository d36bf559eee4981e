"""What is asked of the Commitments page and its address: there and back, and nothing that makes no sense."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from assistant.choosing import Wanted
from ui.web.commitments.asked import DONE, NOT_STATED, OVERDUE, SHOWN, SOON, UNANSWERED, UNDATED, Asked, asked_from

DAY = date(2031, 12, 1)
ALL = Asked(
    words="tide & rescue",
    show=OVERDUE,
    body=("Harbour Panel", "Warden's Office"),
    person=("Orla Fenwick",),
    status=("promised", NOT_STATED),
    kind=("priority",),
    document=("abc", "def"),
    due_from=date(2031, 1, 1),
    due_to=date(2031, 12, 31),
    sort="newest",
    group="document",
    page=3,
)


@pytest.mark.parametrize("asked", [Asked(), ALL, Asked(words="boats")], ids=["nothing", "all of it", "words"])
def test_an_address_says_all_that_is_asked(asked: Asked) -> None:
    assert asked_from(parse_qs(urlsplit(asked.address).query)) == asked


def test_what_asks_for_nothing_is_not_in_the_address() -> None:
    assert Asked(page=1, sort="").params == {}
    assert Asked(person=("Bram Tolley",)).address == "commitments?person=Bram+Tolley"


@pytest.mark.parametrize(
    "mangled",
    [
        {"show": ["nonsense"], "status": ["nonsense"], "sort": ["x"], "group": ["y"]},
        {"due_from": ["31/12/2031"], "due_to": ["2031-02-30"], "page": ["-2"]},
        {"page": ["0"], "person": ["", "  "], "unknown": ["1"]},
        {"page": ["²"], "words": []},
        {"due_from": ["0203-01-01"], "due_to": ["9999-12-31"]},
        {"page": ["12345678901234567890"]},
    ],
)
def test_a_mangled_address_asks_for_what_is_left_of_it(mangled: dict[str, list[str]]) -> None:
    assert asked_from(mangled) == Asked()


@pytest.mark.parametrize(
    ("show", "wanted"),
    [
        ("", Wanted()),
        (OVERDUE, Wanted(overdue=DAY)),
        (SOON, Wanted(due_after=DAY, due_before=date(2032, 3, 2), done=False)),
        (UNDATED, Wanted(undated=True)),
        (UNANSWERED, Wanted(unanswered=True)),
        (DONE, Wanted(done=True)),
    ],
)
def test_what_is_shown_is_asked_of_the_register(show: str, wanted: Wanted) -> None:
    assert Asked(show=show).wanted(DAY) == wanted
    assert show in SHOWN


def test_a_day_that_is_set_counts_with_what_is_due_soon() -> None:
    narrower = Asked(show=SOON, due_from=date(2031, 12, 24), due_to=date(2033, 1, 1)).wanted(DAY)
    assert (narrower.due_after, narrower.due_before) == (date(2031, 12, 24), date(2032, 3, 2))


def test_no_status_is_asked_for_as_an_empty_one() -> None:
    assert Asked(status=("done", NOT_STATED)).wanted(DAY).statuses == ("done", "")


def test_filters_are_counted_apart_from_words_and_what_is_shown() -> None:
    assert ALL.filters == 7
    assert Asked(words="boats", show=DONE).filters == 0
    assert Asked(words="boats").filtered()
    assert not Asked(sort="due", group="who", page=2).filtered()
