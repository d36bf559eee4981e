"""Questions drawn from the library itself, each of which it answers."""

from __future__ import annotations

from pathlib import Path

from assistant.wiring import Assistant
from tests.assistant.harbour import open_harbour


def test_several_kinds_the_newest_document_first(harbour: Assistant) -> None:
    assert harbour.suggestions(4) == [
        "What was promised for November 2031?",
        "How many areas for improvement are in “Fog Signals: the second inspection of the harbour watch”?",
        "What was the response to “We expect the watch to sound its fog horns every hour”?",
        "What was promised for July 2031?",
    ]


def test_every_one_is_answered(harbour: Assistant) -> None:
    suggestions = harbour.suggestions(50)
    assert len(suggestions) > 10
    assert [question for question in suggestions if not harbour.ask(question).answered] == []


def test_a_count_is_of_the_document_it_names(harbour: Assistant) -> None:
    for question in harbour.suggestions(50):
        if question.startswith("How many"):
            title = question.split("“")[1].split("”")[0]
            assert {citation.title for citation in harbour.ask(question).citations} == {title}


def test_no_more_than_asked_for_and_none_twice(harbour: Assistant) -> None:
    assert len(harbour.suggestions(3)) == 3
    assert harbour.suggestions(0) == []
    assert len(set(harbour.suggestions(50))) == len(harbour.suggestions(50))


def test_an_empty_library_suggests_nothing(tmp_path: Path) -> None:
    assistant = open_harbour(tmp_path)
    assert assistant.suggestions() == []
    assistant.library.close()


def test_a_library_without_recommendations_suggests_nothing(tmp_path: Path) -> None:
    assistant = open_harbour(tmp_path, {"note.txt": "Gulls sat on the pier all day and nobody minded them at all."})
    assert assistant.suggestions() == []
    assistant.library.close()


def test_those_about_chosen_documents(harbour: Assistant) -> None:
    every = harbour.suggestions(50)
    of_one = [harbour.suggestions(50, of=[document]) for document in harbour.view().documents]
    assert {question for questions in of_one for question in questions} == set(every)
    assert harbour.suggestions(50, of=["none of these"]) == []
