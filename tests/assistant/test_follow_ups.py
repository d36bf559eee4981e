"""Questions that go on from an answer, each of which the library answers."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.follow_ups import following_up
from assistant.models import Answer, Grounding
from assistant.wiring import Assistant
from assistant.writers import citation
from corpus.models import Span

TODAY = date(2031, 8, 1)


def quoting(assistant: Assistant, *items: tuple[str, int]) -> Answer:
    """An answer that quotes items of the register: each a document's id and a place in its register."""
    view = assistant.view()
    spans = [(document, view.items[document][place].spans[0]) for document, place in items]
    cited = tuple(citation(n, document, Span(s.start, s.end), view) for n, (document, s) in enumerate(spans, 1))
    return Answer("What was asked?", "What was asked?", Grounding.GROUNDED, True, "", cited)


def every_item(assistant: Assistant) -> list[tuple[str, int]]:
    view = assistant.view()
    return [(document, place) for document in view.documents for place in range(len(view.items[document]))]


def test_every_question_offered_is_answered(harbour: Assistant) -> None:
    offered = {
        question
        for item in every_item(harbour)
        for question in following_up(quoting(harbour, item), harbour.view(), today=TODAY, limit=9)
    }
    assert len(offered) > 10
    assert [question for question in sorted(offered) if not harbour.ask(question, today=TODAY).answered] == []


def test_questions_of_several_kinds_come_first(harbour: Assistant) -> None:
    kinds = {"What became of", "What else is due", "What is past its date", "What changed since"}
    for item in every_item(harbour):
        offered = following_up(quoting(harbour, item), harbour.view(), today=TODAY)
        begun = [next((kind for kind in kinds if question.startswith(kind)), question) for question in offered]
        assert len(begun) == len(set(begun)) <= 3


def test_what_was_asked_is_not_offered_again(harbour: Assistant) -> None:
    answer = next(a for item in every_item(harbour) if harbour.follow_ups(a := quoting(harbour, item)))
    first, *others = harbour.follow_ups(answer)
    assert first not in harbour.follow_ups(answer, [first.upper().rstrip("?")])
    assert set(others) <= set(harbour.follow_ups(answer, [first]))


@pytest.mark.parametrize("limit", [0, 1, 2])
def test_no_more_than_asked_for(harbour: Assistant, limit: int) -> None:
    assert len(harbour.follow_ups(quoting(harbour, *every_item(harbour)), limit=limit)) == limit


def test_an_answer_without_quotes_leads_nowhere(harbour: Assistant) -> None:
    assert harbour.follow_ups(Answer("Gulls?", "Gulls?", Grounding.NOT_FOUND, False, "Not in these documents.")) == []
