"""ask(): what every answer holds, answered or declined."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.answer import as_json
from assistant.models import Answer, Citation, Grounding
from assistant.view import View
from assistant.wiring import Assistant
from assistant.writers import citation as _citation
from corpus.errors import QuestionError
from index.hybrid import Filters
from tests.assistant.harbour import AUTUMN, MINUTES, PAPER, SPRING, SURVEY, document

QUESTIONS = (
    "when will the fog horns be sounded?",
    "who runs the drop-in clinic",
    "what time does the clinic open",
    "how many wrecks are beside the bar",
    "how much did the new horns cost",
    "why is the bell late",
    "how many recommendations are there",
    "what was promised for May 2031",
    "who signed each letter",
    "what does SHW stand for",
    "what is recommendation 1",
    "was the braille recommendation accepted",
    "have all the keepers finished flag training yet",
    "what is the pension of a zookeeper in Paris",
    "how deep is the channel",
)
CONTRACT = {
    "question", "standalone_question", "grounding", "answered", "answer", "citations", "related", "searched", "seconds",
}  # fmt: skip
CITATION = {"n", "document", "source", "title", "date", "page", "section", "quote", "start", "end"}


def true(citation: Citation, view: View) -> bool:
    text = view.text(citation.document)
    return (
        bool(citation.quote)
        and citation.quote == text[citation.start : citation.end]
        and citation.source == view.documents[citation.document].source
        and citation.page == view.page(citation.document, citation.start)
    )


def whole(answer: Answer, view: View) -> bool:
    """Whether an answer keeps what is promised of all answers."""
    numbers = {c.n for c in answer.citations}
    marked = all(f"[{n}]" in answer.text for n in numbers)
    kind = bool(answer.citations) if answer.answered else not answer.citations
    return (
        kind
        and marked
        and len(numbers) == len(answer.citations)
        and (answer.grounding is Grounding.NOT_FOUND) is not answer.answered
        and all(true(c, view) for c in (*answer.citations, *answer.related))
        and answer.searched.documents > 0
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_is_whole(harbour: Assistant, view: View, question: str) -> None:
    assert whole(harbour.ask(question), view)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from([*" ".join(QUESTIONS).split(), "[1]", "“", "2031", "&", "ü"]), min_size=1))
def test_whatever_is_asked_every_quote_is_a_slice_of_the_stored_text(
    harbour: Assistant, view: View, words: list[str]
) -> None:
    try:
        answer = harbour.ask(" ".join(words))
    except QuestionError:
        return
    assert whole(answer, view)


@pytest.mark.parametrize(
    ("question", "source", "words"),
    [
        ("when will the fog horns be sounded?", AUTUMN, "1 December 2031"),
        ("who runs the drop-in clinic", SPRING, "Sailors' Rest"),
        ("what time does the clinic open", SPRING, "9.30am"),
        ("how many wrecks are beside the bar", SURVEY, "four wrecks"),
        ("how much did the new horns cost", AUTUMN, "£9,400"),
        ("why is the bell late", MINUTES, "the foundry had flooded"),
        ("how many lanterns were stolen in 2030", PAPER, "31 6"),
    ],
)
def test_answers_from_passages(harbour: Assistant, question: str, source: str, words: str) -> None:
    answer = harbour.ask(question)
    assert answer.citations[0].source == source
    assert words in answer.text


def test_a_page_is_cited_where_there_are_pages(harbour: Assistant) -> None:
    assert harbour.ask("how many wrecks are beside the bar").citations[0].page == 2


def test_a_date_asked_for_leads_as_typed_data(harbour: Assistant) -> None:
    assert harbour.ask("when will the fog horns be sounded?").text.startswith(
        "1 December 2031, as at the letter of 7 October 2031 (Orla Fenn): “"
    )


def test_a_followup_is_answered_from_beside_the_turn_before(harbour: Assistant) -> None:
    first = harbour.ask("when will the fog horns be sounded?")
    second = harbour.ask("and who paid for them?", previous=first)
    assert second.standalone_question == "who paid for the fog horns?"
    assert "Pilots' Fund" in second.text


def test_declined_with_what_is_near_and_what_was_searched(harbour: Assistant) -> None:
    answer = harbour.ask("what is the pension of a zookeeper in Paris")
    assert answer.text.startswith("Not in these documents. No document here uses the words: pension, zookeeper, Paris.")
    assert "Searched 44 passages in 6 documents, the latest of 7 October 2031. 1 page could not be read." in answer.text
    assert (answer.searched.documents, answer.searched.latest) == (6, "2031-10-07")
    assert answer.searched.pages_without_text == 1
    assert 1 <= len(answer.related) <= 3


def test_declined_with_the_kind_of_answer_that_is_missing(harbour: Assistant) -> None:
    answer = harbour.ask("how much did the customs launch painting cost")
    assert not answer.answered
    assert "The nearest passages give no amount of money." in answer.text


def test_only_what_the_filters_let_through_is_searched_and_counted(harbour: Assistant, view: View) -> None:
    chosen = Filters(documents=frozenset({document(view, SURVEY)}))
    answer = harbour.ask("how many wrecks are beside the bar", filters=chosen)
    assert {c.source for c in answer.citations} == {SURVEY}
    assert (answer.searched.documents, answer.searched.passages) == (1, 1)
    assert answer.searched.filters == {"documents": view.documents[document(view, SURVEY)].title}
    letters = harbour.ask("how many wrecks are beside the bar", filters=Filters(kinds=frozenset({"letter"})))
    assert (letters.searched.documents, letters.answered) == (2, False)


def test_filters_that_let_nothing_through_decline(harbour: Assistant) -> None:
    answer = harbour.ask("fog horns", filters=Filters(kinds=frozenset({"sermon"})))
    assert (answer.answered, answer.related, answer.searched.documents) == (False, (), 0)


def test_a_part_that_is_missing_is_named(harbour: Assistant) -> None:
    answer = harbour.ask("who counted the lanterns in the stores and how much did it cost")
    assert not answer.answered or answer.grounding is Grounding.PARTLY
    assert "Nothing was found that answers outright: how much did it cost." in answer.text


def test_a_citation_that_no_longer_holds_is_never_shown(
    harbour: Assistant, view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fails closed: with every page number wrong, nothing can be verified and the question is declined."""
    monkeypatch.setattr("assistant.writers.citation", lambda *given: replace(_citation(*given), page=99), raising=True)
    answer = harbour.ask("how many wrecks are beside the bar")
    assert not answer.answered
    assert answer.citations == ()


def test_json_has_the_contracts_keys_and_no_others(harbour: Assistant) -> None:
    for question in ("how many wrecks are beside the bar", "what is the pension of a zookeeper in Paris"):
        found = json.loads(json.dumps(as_json(harbour.ask(question))))
        assert found.keys() == CONTRACT
        assert all(c.keys() == CITATION for c in found["citations"] + found["related"])
        assert found["grounding"] in {"grounded", "partly", "conflicting", "not found"}
        assert found["answered"] is (found["grounding"] != "not found")
        assert found["searched"].keys() == {"documents", "passages", "latest", "filters", "pages_without_text"}
        assert found["seconds"] > 0
