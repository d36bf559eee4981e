"""Places that a question names: what is searched and counted then, and what is said where nothing there answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.models import Answer, Grounding
from assistant.places import nowhere_in, places_in
from assistant.view import View
from assistant.wiring import Assistant
from tests.assistant.harbour import open_harbour

WATCH = """# Minutes of the Brindle Watch

Held on 4 March 2031 in the Net Loft.

## Quelby

Eleven lanterns were stolen from the quay in February.

The watch will fit locks to every lantern by 30 June 2031.

## Ostrand

The ferry steps were mended in January at a cost of £900.

## Elsewhere

The bakers of Quelby Lane asked for a bench. Gulls were counted in Ostrand and near Quelby.

## Actions

**Action 1**: Wren Calder to paint the railings in Quelby by 1 May 2031.

**Action 2**: Wren Calder to sweep the slipway in Ostrand by 1 June 2031.
"""
MARRICK = """# Minutes of Marrick Town Council

Held on 9 April 2031.

## Lamps

Lamps in the market will be lit at six from 1 May 2031.

## Chapel

The chapel roof leaks, as it does in Quelby.

## Pump

The bench by the pump was painted green in March.

## Weir

The weir gate was greased by the miller's son.

## Fair

The goose fair made a profit of £40.
"""


@pytest.fixture(scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    yield open_harbour(tmp_path_factory.mktemp("places"), {"watch.md": WATCH, "marrick.md": MARRICK})


@pytest.fixture(scope="module")
def there(watch: Assistant) -> View:
    return watch.view()


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        pytest.param("lanterns stolen in Quelby", ["Quelby"], id="as printed"),
        pytest.param("lanterns stolen at quelby?", ["Quelby"], id="small letters"),
        pytest.param("gulls in Ostrand or Quelby", ["Ostrand or Quelby"], id="joined"),
        pytest.param("gulls in Ostrand near Quelby", ["Ostrand", "Quelby"], id="both at once"),
        pytest.param("lamps at Marrick", ["Marrick"], id="a council's"),
        pytest.param("lamps in the Marrick minutes", [], id="a document"),
        pytest.param("what did Wren Calder promise in March", [], id="a month"),
        pytest.param("actions for Wren Calder", [], id="a person"),
        pytest.param("lamps in the market", [], id="a word that is written small"),
        pytest.param("Quelby lanterns", [], id="not where"),
    ],
)
def test_places_of_a_question(there: View, asked: str, names: list[str]) -> None:
    assert [str(place) for place in places_in(asked, there)] == names


def test_what_stands_there(there: View) -> None:
    """Under its heading, in running text that goes on, by name; not what is under another's."""
    (place,) = places_in("in Quelby", there)
    words = [" ".join(s.words for s in there.sentences(*key)) for key in sorted(place.passages)]
    assert any("locks" in said for said in words) and any("railings" in said for said in words)
    assert not any("ferry steps" in said or "slipway" in said for said in words)


@pytest.mark.parametrize(
    ("asked", "unknown", "nowhere"),
    [
        ("what was promised in Zedmouth", ["Zedmouth"], True),
        ("what was promised by Zedmouth", ["Zedmouth"], False),
        ("what was promised in zedding", ["zedding"], False),
        ("what was promised in Quelby", ["promised"], False),
    ],
)
def test_a_place_that_no_document_names(asked: str, unknown: list[str], nowhere: bool) -> None:
    assert nowhere_in(asked, unknown) is nowhere


def _asked(watch: Assistant, question: str, previous: Answer | None = None) -> Answer:
    return watch.ask(question, previous=previous, followup=previous is not None)


def test_only_what_is_said_of_it_is_searched_and_that_is_told(watch: Assistant, there: View) -> None:
    found = _asked(watch, "how many lanterns were stolen in Quelby?")
    assert found.answered and "Eleven" in found.text
    assert found.searched.filters == {"place": "Quelby"}
    assert 0 < found.searched.passages < len(there.passages)


def test_a_list_holds_only_what_is_there(watch: Assistant) -> None:
    found = _asked(watch, "list the actions in Ostrand")
    assert "slipway" in found.text and "railings" not in found.text


def test_a_followup_names_another_place(watch: Assistant) -> None:
    found = _asked(watch, "and in Quelby?", _asked(watch, "list the actions in Ostrand"))
    assert "railings" in found.text and "slipway" not in found.text


def test_what_answers_of_another_place_is_no_answer(watch: Assistant) -> None:
    found = _asked(watch, "what colour was the bench by the pump painted in Ostrand?")
    assert not found.answered
    assert "Nothing on this is said of Ostrand; the nearest is of Marrick" in found.text
    assert found.related and "green" in found.related[0].quote


def test_what_may_be_of_it_is_told_as_the_nearest(watch: Assistant) -> None:
    """A document that speaks of the place elsewhere may mean it here."""
    found = _asked(watch, "how much profit did the goose fair make in Quelby?")
    assert found.grounding is Grounding.PARTLY and "£40" in found.text
    assert found.text.startswith("Nothing on this is said of Quelby by name; this is the nearest.")


def test_a_place_known_nowhere_is_declined_by_name(watch: Assistant) -> None:
    found = _asked(watch, "what was promised on lanterns in Zedmouth?")
    assert not found.answered and "Zedmouth" in found.text
