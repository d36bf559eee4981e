"""A library of reports that are all alike: what only looks the same is not linked, what is the same is."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from random import Random

import pytest

from corpus.models import Item, Link, LinkKind
from corpus.plain import words_of
from corpus.register.links import Listed, links_between
from corpus.register.links.figures import contradict, figures_of
from index.terms import terms
from tests.corpus.linking import read

BODIES = ("Ostermere Council", "Quillbank Police", "Tarrowby Fire Service", "Lindholt Trust", "Umberfold Constabulary")
DEEDS = (
    "train all {} wardens in rope rescue",
    "review the {} open cases",
    "appoint {} keepers for the salt road",
    "count the {} boats at anchor",
    "repair the {} sluice gates of the lower mill",
    "publish its plan for the quay lamps",
    "hold a drill with the ferry crews",
)
REPORTS, ASKED = 40, 5
ASSERTED = (LinkKind.SAME, LinkKind.PART, LinkKind.LATER)


def report(body: str, number: int, deeds: list[str]) -> str:
    day = date(2031, 1, 5) + timedelta(days=23 * number)
    asked = "\n\n".join(
        f"**Recommendation {n}**: {body} should {deed} within six months.\n\nResponse: Accepted. We will {deed}"
        f" by the end of {('March', 'June', 'September')[n % 3]} {day.year + 1}."
        for n, deed in enumerate(deeds, start=1)
    )
    return f"# {body}: progress report {number}\n\n{day:%-d %B %Y}\n\nFrom the Chief Warden of {body}\n\n{asked}\n"


@cache
def library() -> dict[str, Listed]:
    chance, found = Random(4), {}
    for number in range(REPORTS):
        # Few figures, so that reports of different bodies often count as many: that says nothing.
        deeds = [deed.format(chance.randint(20, 45)) for deed in chance.sample(DEEDS, ASKED)]
        name = f"report-{number:02}.md"
        found[name] = read(name, report(BODIES[number % len(BODIES)], number, deeds).encode())
    return found


@cache
def asserted() -> tuple[Link, ...]:
    return tuple(link for link in links_between(list(library().values()), terms) if link.kind in ASSERTED)


def body(document: str) -> str:
    return library()[document].document.description.body.value


def words(link: Link) -> tuple[str, str]:
    ends = link.earlier, link.later
    return words_of(ends[0].spans, library()[ends[0].document].text), words_of(
        ends[1].spans, library()[ends[1].document].text
    )


def test_the_library_is_read_as_meant() -> None:
    assert {body(name) for name in library()} == set(BODIES)
    assert all(len(one.items) == ASKED for one in library().values())


def test_nothing_is_the_same_in_reports_of_different_bodies() -> None:
    assert [words(link) for link in asserted() if body(link.earlier.document) != body(link.later.document)] == []


def test_figures_that_differ_contradict_and_figures_that_agree_prove_nothing() -> None:
    same = [words(link) for link in asserted() if link.kind is not LinkKind.LATER]
    assert [pair for pair in same if contradict(*pair)] == []
    deeds = [{deed.split()[0] for deed in DEEDS if deed.split()[0] in words.split()} for pair in same for words in pair]
    assert [pair for pair, one, other in zip(same, deeds[::2], deeds[1::2], strict=True) if one != other] == []


def test_what_one_body_is_asked_again_is_still_linked() -> None:
    again = [(a, b) for a in library() for b in library() if a < b and body(a) == body(b)]
    pairs = {frozenset((link.earlier.item, link.later.item)) for link in asserted()}
    verbatim = [
        frozenset((one.key, other.key))
        for a, b in again
        for one in items(a)
        for other in items(b)
        if same(a, one, b, other)
    ]
    assert len(verbatim) >= 40
    assert sum(pair in pairs for pair in verbatim) >= 0.9 * len(verbatim)


def items(name: str) -> list[Item]:
    return list(library()[name].items)


def same(a: str, one: Item, b: str, other: Item) -> bool:
    return words_of(one.spans, library()[a].text) == words_of(other.spans, library()[b].text)


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("Train all 1,204 wardens by 30 June 2031 within 6 months.", {"1204"}),
        ("3. Cut waiting to 2.5% by 2031/32, as recommendation 4 asks.", {"2.5"}),
        ("Appoint wardens within 10 to 12 working days of 3rd May.", set()),
    ],
)
def test_figures_are_neither_dates_nor_times_nor_numbers_of_things(said: str, figures: set[str]) -> None:
    assert figures_of(said) == figures
