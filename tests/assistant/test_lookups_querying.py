"""What does not fit is told as what to ask the authors. Quillhaven, its reeve and its board are fictional."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from assistant.wiring import Assistant
from tests.assistant.harbour import open_harbour

DAY = date(2031, 7, 1)
LETTER = """Letter to the Quillhaven Board

3 March 2031

Dear members,

Recommendation 1

The reeve should mend the sea gate.

I accept this. The reeve will mend the sea gate by 14 February 2031. The board met on Sunday 10 March 2031.

Yours sincerely,

Nan Pell
Reeve of Quillhaven
"""


@pytest.fixture(scope="module")
def quillhaven(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    assistant = open_harbour(tmp_path_factory.mktemp("quillhaven"), {"gate.txt": LETTER})
    yield assistant
    assistant.library.close()


@pytest.mark.parametrize(
    "question",
    [
        "What should I ask the reeve at the next meeting?",
        "what can the panel challenge",
        "what doesn't add up?",
        "are there any contradictions in the letter",
        "is there anything to query",
        "which dates do not fit",
    ],
)
def test_what_to_ask_is_what_does_not_fit(quillhaven: Assistant, question: str) -> None:
    head, *rest = quillhaven.ask(question, today=DAY).text.splitlines()
    assert head.startswith("2 things to ask the documents' authors about.")
    assert any("due on 14 February 2031" in line and "“The reeve will mend the sea gate" in line for line in rest)
    assert any("that day was a Monday" in line.replace("That", "that") for line in rest)
    assert "1 is past the date: ask what is overdue." in rest


@pytest.mark.parametrize(
    "question",
    ["what should we ask about the sea gate", "what did the letter ask for", "does the gate fit", "what to do next"],
)
def test_of_a_topic_the_passages_tell(quillhaven: Assistant, question: str) -> None:
    assert "to ask the documents' authors" not in quillhaven.ask(question, today=DAY).text


def test_where_all_fits_nothing_is_made_up(tmp_path_factory: pytest.TempPathFactory) -> None:
    fits = LETTER.replace("14 February", "14 May").replace("Sunday 10", "Monday 10")
    assistant = open_harbour(tmp_path_factory.mktemp("fits"), {"gate.txt": fits})
    assert not assistant.ask("what does not add up", today=DAY).looked_up
    assistant.library.close()
