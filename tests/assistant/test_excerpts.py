"""What of a quote is shown: the sentences that answer; the citation keeps the passage. The lighthouse is fictional."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.checking import check_lines
from assistant.evidence import Scored
from assistant.excerpts import excerpted
from assistant.question import Understood
from assistant.quotes import Quote, chosen, joined
from assistant.view import Sentence, View
from assistant.wiring import Assistant
from assistant.writers import Line, written
from corpus.plain import plain, words_of
from tests.assistant.harbour import Asking, index_of, open_harbour, sentence

PAPERS = (
    "The keepers were paid in full. The oil store was full at midsummer. The lamp will be cleaned in June 2032. "
    "The brass was polished at Easter. The door was painted green.",
    "The stair was inspected by Nan Pell. It was found to be safe. The rail was loose. The mason mended it with lead.",
    "Bo Crake asked how many panes were cracked. Seven were, and all came from a glazier. The gulls came back.",
    "Nan Pell moved that the fog bell be sold. The motion was lost. The weather was fair.",
    "The tower was to be whitened. However, no lime was to be had. The dog slept.",
    "New coats were bought for the whole of the watch at the end of May, and its clerk keeps them in three places:\n\n"
    "- the boathouse loft;\n- the net shed;\n- the oil room.\n",
)


@pytest.fixture(scope="module")
def tower(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    assistant = open_harbour(
        tmp_path_factory.mktemp("tower"), {f"{n}.txt": f"{text}\n" for n, text in enumerate(PAPERS)}
    )
    yield assistant
    assistant.library.close()


@pytest.fixture(scope="module")
def asking(tower: Assistant) -> Asking:
    return Asking(tower.view(), index_of(tower))


def scored(view: View, scores: dict[str, float]) -> list[Scored]:
    """The sentences of the passages that hold those that start so, with these scores or none to speak of."""
    named = {id(sentence(view, start)): score for start, score in scores.items()}
    places = {(s.document, s.passage) for s in (sentence(view, start) for start in scores)}
    every = [s for place in sorted(places) for s in view.sentences(*place)]
    found = [Scored(s, named.get(id(s), 0.0), 0.5, 0.5, 0.5, 0.5, fits=True) for s in every]
    return sorted(found, key=lambda one: -one.score)


def shown(view: View, understood: Understood, scores: dict[str, float], *facts: str) -> str:
    """The first quote of a line as it is shown; all of the passage is cited."""
    found = scored(view, scores)
    quote = whole(found[0].sentence, view)
    (line,) = excerpted([Line("Said:", (quote,), facts=facts)], found, understood, view)
    texts, citations = written([line], view)
    assert check_lines(texts, citations).lines == tuple(texts)
    assert [c.quote for c in citations] == [span.of(view.text(quote.document)) for span in quote.spans]
    return texts[0].removeprefix("Said: “").removesuffix("” [1]")


def whole(of: Sentence, view: View) -> Quote:
    """A quote of all the sentences of a passage."""
    every = view.sentences(of.document, of.passage)
    spans = joined(every, view)
    return Quote(of.document, of.passage, spans, words_of(spans, view.text(of.document)), 1.0, sentences=every)


CASES = [
    pytest.param(
        "tell me about the lamp", {"The lamp": 3.0}, "The lamp will be cleaned in June 2032.", id="the best alone"
    ),
    pytest.param(
        "tell me about the lamp",
        {"The oil": 2.5, "The lamp": 3.0},
        "The oil store was full at midsummer. The lamp will be cleaned in June 2032.",
        id="one near it",
    ),
    pytest.param(
        "tell me about the lamp",
        {"The oil": 3.0, "The brass": 2.9},
        "The oil store was full at midsummer. The lamp will be cleaned in June 2032. The brass was polished at Easter.",
        id="what lies between",
    ),
    pytest.param(
        "is the stair safe", {"It was": 3.0}, "The stair was inspected by Nan Pell. It was found to be safe.", id="it"
    ),
    pytest.param(
        "how many panes were cracked",
        {"Bo Crake": 3.0},
        "Bo Crake asked how many panes were cracked. Seven were, and all came from a glazier.",
        id="the reply to a question",
    ),
    pytest.param(
        "was the fog bell sold",
        {"Nan Pell moved": 3.0},
        "Nan Pell moved that the fog bell be sold. The motion was lost.",
        id="what came of it",
    ),
    pytest.param(
        "tell me about the tower",
        {"The tower": 3.0},
        "The tower was to be whitened. However, no lime was to be had.",
        id="what is said against it",
    ),
    pytest.param(
        "when is the oil store cleaned",
        {"The oil": 3.0},
        "The oil store was full at midsummer. The lamp will be cleaned in June 2032.",
        id="the kind of answer asked for",
    ),
    pytest.param(
        "what was painted and who was paid",
        {"The door": 3.0, "The brass": 2.0},
        "The brass was polished at Easter. The door was painted green.",
        id="further down where two things are asked",
    ),
    pytest.param(
        "where are the coats",
        {"the net": 3.0},
        "the boathouse loft; the net shed; the oil room.",
        id="a list whole",
    ),
]


@pytest.mark.parametrize(("question", "scores", "words"), CASES)
def test_what_is_shown(asking: Asking, question: str, scores: dict[str, float], words: str) -> None:
    assert shown(asking.view, asking(question), scores) == words


def test_what_the_line_leads_with_is_shown(asking: Asking) -> None:
    told = shown(asking.view, asking("tell me about the door"), {"The door": 3.0}, "Easter (1 April 2032)")
    assert told == "The brass was polished at Easter. The door was painted green."


def test_a_line_that_only_cites_is_left_alone(asking: Asking) -> None:
    found = scored(asking.view, {"The lamp": 3.0})
    line = Line("See also.", (whole(found[0].sentence, asking.view),), shown=False)
    assert excerpted([line], found, asking("tell me about the lamp"), asking.view) == (line,)


def test_an_item_of_the_register_is_shown_whole(tmp_path: Path) -> None:
    text = (
        "Recommendation 1\n\nThe watch should oil the beacon. It should paint the stair. The door should be locked.\n"
    )
    assistant = open_harbour(tmp_path, {"beacon.txt": text})
    view = assistant.view()
    found = [Scored(sentence(view, "It should"), 3.0, 0.5, 0.5, 0.5, 0.5, fits=True)]
    assert chosen(found, view)[0].sentences == ()
    assistant.library.close()


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_is_shown_is_a_run_within_what_is_cited(asking: Asking, data: st.DataObject) -> None:
    """Whatever the scores: law 1."""
    view = asking.view
    every = [s for of, n in view.passages for s in view.sentences(of, n)]
    found = [Scored(s, data.draw(st.floats(0, 5)), 0.5, 0.5, 0.5, 0.5, fits=True) for s in every]
    quotes = chosen(sorted(found, key=lambda one: -one.score), view)
    lines = excerpted([Line("Said:", (quote,)) for quote in quotes], found, asking("when is the lamp cleaned"), view)
    texts, citations = written(lines, view)
    assert check_lines(texts, citations).lines == tuple(texts)
    for one in citations:
        assert one.words == one.told.of(view.text(one.document))
        assert any(plain(one.words) in text for text in texts)  # a citation leads to the words that are shown
    for line in lines:
        (quote,) = line.quotes
        assert all(any(o.start <= s.start and s.end <= o.end for o in quote.spans) for s in quote.shown)
        assert all(one.end <= other.start for one, other in pairwise(quote.shown))
