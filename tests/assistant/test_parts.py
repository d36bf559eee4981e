"""What answering does without one of its parts."""

from __future__ import annotations

import pytest

from assistant.models import Answer
from assistant.parts import Part
from assistant.wiring import Assistant
from tests.assistant.harbour import AUTUMN

HORNS, MOON = "when will the fog horns be sounded?", "what is the pension of a zookeeper in Paris"


def asked(harbour: Assistant, question: str, *parts: Part, previous: Answer | None = None) -> Answer:
    return harbour.ask(question, without=frozenset(parts), previous=previous, followup=previous is not None)


@pytest.mark.parametrize("part", list(Part))
def test_without_any_part_the_quotes_are_still_the_documents_words(harbour: Assistant, part: Part) -> None:
    answer = asked(harbour, HORNS, part)
    view = harbour.view()
    assert [c for c in answer.citations if view.text(c.document)[c.start : c.end] != c.quote] == []


def test_without_declining_the_nearest_is_answered(harbour: Assistant) -> None:
    assert not asked(harbour, MOON).answered
    answer = asked(harbour, MOON, Part.DECLINING)
    assert answer.answered
    assert answer.citations


def test_without_the_register_passages_answer(harbour: Assistant) -> None:
    question = "how many recommendations are there"
    assert asked(harbour, question).looked_up
    assert not asked(harbour, question, Part.LOOKUPS).looked_up


def test_without_filters_in_words_everything_is_searched(harbour: Assistant) -> None:
    question = "what was said about the horns since March 2031"
    assert asked(harbour, question).searched.filters
    whole = asked(harbour, question, Part.FILTERS).searched
    assert not whole.filters
    assert whole.documents == len(harbour.library.documents())


def test_without_the_turn_before_a_question_stands_alone(harbour: Assistant) -> None:
    first = asked(harbour, HORNS)
    follow_up = "and who pays for them?"
    assert asked(harbour, follow_up, previous=first).standalone_question != follow_up
    assert asked(harbour, follow_up, Part.FOLLOWING, previous=first).standalone_question == follow_up


def test_words_and_meaning_each_find_passages_alone(harbour: Assistant) -> None:
    for part in (Part.WORDS, Part.MEANING):
        found = asked(harbour, HORNS, part, Part.DECLINING)
        assert found.answered
    by_words = asked(harbour, HORNS, Part.MEANING, Part.DECLINING)
    assert AUTUMN in {citation.source for citation in by_words.citations}
