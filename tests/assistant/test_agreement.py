"""Documents that give another date or figure for the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.agreement import difference
from assistant.kinds import Kind
from assistant.models import Grounding
from assistant.quotes import Quote, quoted
from assistant.view import View
from assistant.wiring import Assistant
from tests.assistant.harbour import open_harbour, sentence

SAID = {
    "may": ("3 May 2031", "The east bell will be hung by 31 August 2031 at the pier."),
    "june": ("1 June 2031", "The bell of the east pier will be hung by 30 September 2031."),
    "later": ("1 June 2033", "By 4 July 2033 the east bell is to be hung upon its pier."),
    "same": ("4 June 2031", "On the pier, the east bell is to be hung by 31 August 2031."),
    "boats": ("4 June 2031", "Seventeen boats will be painted white by 9 July 2031."),
}
TEXTS = {f"{name}.md": f"# Notes of {name}\n\nDate: {day}\n\n{words}" for name, (day, words) in SAID.items()}


@pytest.fixture(scope="module")
def bells(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    assistant = open_harbour(tmp_path_factory.mktemp("bells"), TEXTS)
    yield assistant
    assistant.library.close()


@pytest.fixture(scope="module")
def quotes(bells: Assistant) -> dict[str, Quote]:
    view: View = bells.view()
    return {name: quoted(sentence(view, words), view) for name, (_, words) in SAID.items()}


@pytest.mark.parametrize(
    ("one", "other", "conflicting"),
    [
        pytest.param("may", "june", [True], id="other date, same time"),
        pytest.param("may", "later", [False], id="other date, years later"),
        pytest.param("may", "same", [], id="same date"),
        pytest.param("may", "boats", [], id="another matter"),
        pytest.param("may", "may", [], id="one document"),
    ],
)
def test_dates(bells: Assistant, quotes: dict[str, Quote], one: str, other: str, conflicting: list[bool]) -> None:
    found = difference([quotes[one], quotes[other]], Kind.BY_WHEN, bells.view())
    assert [d.conflicting for d in found] == conflicting


@pytest.mark.parametrize(
    ("words", "differs"),
    [
        pytest.param(
            "Half of the east bell is hung. The café was opened on 2 April 2031.", False, id="of another matter"
        ),
        pytest.param(
            "Half of the east bell is hung. It will be whole by 2 April 2032.", True, id="of what it points to"
        ),
        pytest.param("The café is open. The bell of the pier will be hung by 2 April 2032.", True, id="the same"),
    ],
)
def test_a_date_counts_where_its_own_sentence_speaks_of_the_matter(
    bells: Assistant, quotes: dict[str, Quote], words: str, differs: bool
) -> None:
    other = replace(quotes["june"], words=words)
    assert bool(difference([quotes["may"], other], Kind.BY_WHEN, bells.view())) is differs


def test_the_note_names_both_oldest_first(bells: Assistant, quotes: dict[str, Quote]) -> None:
    (found,) = difference([quotes["june"], quotes["may"]], Kind.BY_WHEN, bells.view())
    assert "another date" in found.note
    assert found.note.index("3 May 2031") < found.note.index("1 June 2031")


def test_only_dates_and_figures_are_compared(bells: Assistant, quotes: dict[str, Quote]) -> None:
    assert difference([quotes["may"], quotes["june"]], Kind.WHO, bells.view()) == []


def test_an_answer_declares_a_conflict(bells: Assistant) -> None:
    answer = bells.ask("by when will the east bell be hung at the pier?")
    assert answer.grounding is Grounding.CONFLICTING
    assert answer.notes
    assert all(note in answer.text for note in answer.notes)
