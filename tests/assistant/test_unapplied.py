"""Lists that may not lead as the answer: what a document says itself, and what chose nothing. All is fictional."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from assistant.lookups.marked import fits, marks_in
from assistant.models import Answer, Grounding
from assistant.wiring import Assistant
from tests.assistant.harbour import open_harbour

REPORT = """# Follow-up of the Dunnock Weir inquiry

Report of the Weir Auditor, 9 April 2031

Of our recommendations two were implemented. Grease came to 412 crowns.

Recommendation 1

The keepers should grease each sluice.

Recommendation 2

The keepers should paint the handrail.

Recommendation 3

The keepers should count the eels.
"""
LOG = """# Pipistrel Lane Allotment Society: action log

Date: 6 May 2031

1. Notes were carried forward without change.

| No. | Action | Owner | Due | RAG |
| --- | --- | --- | --- | --- |
| PL-1 | Clear the north ditch | Orla Wickens | 31 May 2031 | Amber |
| PL-2 | Mend the water butt | Ned Tamsin | 30 June 2031 | Red |
| PL-3 | Count the beehives | | 31 July 2031 | Green |
"""


@pytest.fixture(scope="module")
def society(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    assistant = open_harbour(tmp_path_factory.mktemp("society"), {"weir.md": REPORT, "allotment.md": LOG})
    yield assistant
    assistant.library.close()


def listed(answer: Answer) -> list[str]:
    return [line.split()[1].rstrip(":") for line in answer.text.split("\n") if line.startswith("- ")]


def test_the_documents_own_words_lead_where_no_row_prints_a_status(society: Assistant) -> None:
    answer = society.ask("how many recommendations in the dunnock weir report have been implemented")
    first = answer.text.split("\n")[0]
    assert first.startswith("The document itself says: “Of our recommendations two were implemented.”")
    assert "No status is printed for any of the 3 recommendations" in first
    assert "None" not in first
    assert answer.grounding is Grounding.PARTLY


def test_either_of_two_marks(society: Assistant) -> None:
    assert listed(society.ask("which pipistrel lane actions are amber or red")) == ["PL-1", "PL-2"]
    assert marks_in("which are red or amber", otherwise_said=False) == {"red", "amber"}
    assert not fits(frozenset({"carri", "forward"}), frozenset({"forward"}))


def test_what_has_no_owner(society: Assistant) -> None:
    assert listed(society.ask("which pipistrel lane actions have no owner")) == ["PL-3"]


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("which pipistrel lane actions were broken", "broken"),
        ("how many actions did the pipistrel lane society close this quarter", "close"),
        ("which of the 2019 recommendations are in the dunnock weir report", "2019"),
    ],
)
def test_a_restriction_that_chose_nothing_is_said_first(society: Assistant, question: str, word: str) -> None:
    answer = society.ask(question)
    assert answer.text.startswith(f"Not sorted by '{word}")
    assert answer.grounding is Grounding.PARTLY


def test_a_paragraphs_number_is_no_count(society: Assistant) -> None:
    assert "Notes were" not in society.ask("how many pipistrel lane actions were carried forward").text.split("\n")[0]


def test_a_day_names_the_document_of_that_day(society: Assistant) -> None:
    assert listed(society.ask("list the actions from the 6 May 2031 meeting")) == ["PL-1", "PL-2", "PL-3"]
    answer = society.ask("how many items were there on 9 April 2031")
    assert answer.text.startswith("3 recommendations in ")


def test_done_and_not_done_asks_for_all_of_them_each_with_how_it_stands(society: Assistant) -> None:
    answer = society.ask("which of the allotment actions are done and which are not?")
    assert listed(answer) == ["PL-1", "PL-2", "PL-3"]
    assert answer.grounding is Grounding.GROUNDED
    assert "not done" not in answer.text.split("\n")[0]


def test_what_somebody_has_promised_is_no_mark(society: Assistant) -> None:
    answer = society.ask("what has Orla Wickens promised about the ditch?")
    assert answer.grounding is Grounding.GROUNDED
    assert "Not sorted by" not in answer.text
    assert "Clear the north ditch" in answer.text


def test_what_they_are_about_is_no_mark(society: Assistant) -> None:
    answer = society.ask("which recommendations are about eels?")
    assert listed(answer) == ["3"] and answer.grounding is Grounding.GROUNDED
    assert "Not sorted by" not in answer.text


@pytest.mark.parametrize("question", ["is anything late?", "what's late", "show me what is overdue"])
def test_what_is_late_is_what_is_past_its_date(society: Assistant, question: str) -> None:
    answer = society.ask(question, today=date(2031, 6, 15))
    assert answer.text.startswith("1 item past its date on 15 June 2031.") and "PL-1" in answer.text, answer.text


def test_what_was_promised_on_a_topic_is_a_list(society: Assistant) -> None:
    answer = society.ask("what was promised about the beehives?")
    assert answer.text.startswith("1 commitment. It names 'beehives'. [1]"), answer.text
    assert "“Count the beehives”" in answer.text
