"""What an analyst gave is said to be theirs; what the register has outright, and the date of a document, in answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.lookups.given import noted, said
from assistant.wiring import Assistant
from corpus.library.deeds import Signed
from tests.assistant.harbour import open_harbour

ANN = Signed("Ann Ferrow", "told by telephone")
LETTER = """Mayor of Oxmere
3 February 2031

Dear Chief Inspector

Response to your report on moorings

Recommendation 1

The board should paint forty mooring posts along the quay.

We agree. Tam Orrin will paint forty mooring posts by 31 March 2031. The chain store will be locked by 30 April 2031.

Recommendation 2

The board should count the buoys.

The buoys will be counted by 31 May 2031.

Yours sincerely

Pella Wynd
Mayor of Oxmere
"""
TODAY = date(2031, 2, 10)


@pytest.fixture
def oxmere(tmp_path: Path) -> Iterator[Assistant]:
    assistant = open_harbour(tmp_path, {"moorings.txt": LETTER})
    yield assistant
    assistant.library.close()


@pytest.fixture
def edited(oxmere: Assistant) -> Assistant:
    """The first commitment with owner, date and status from an analyst, the first item with its position."""
    item = next(row["id"] for row in oxmere.view().rows if "forty mooring posts" in row["text"])
    oxmere.edit_item(item, {"position": "accepted in part", "addressed_to": "Bett Sorrel", "due": "2031-06-30"}, ANN)
    oxmere.edit_commitment(item, 1, {"by_whom": "Ivo Lanyard", "due": "2031-04-15", "status": "done"}, ANN)
    return oxmere


def asked(assistant: Assistant, question: str) -> str:
    return assistant.ask(question, today=TODAY).text


def test_who_gave_it_is_said_in_words() -> None:
    assert said("done", "Ann Ferrow") == "done, says Ann Ferrow (an analyst)"
    assert noted("by 4 May 2031", "Ann Ferrow") == "by 4 May 2031 (given by Ann Ferrow, an analyst)"
    assert (said("done", "an analyst"), noted("Ivo", "an analyst")) == (
        "done, says an analyst",
        "Ivo (given by an analyst)",
    )
    assert (said("done", ""), noted("Ivo", ""), noted("", "Ann Ferrow")) == ("done", "Ivo", "")


@pytest.mark.parametrize(
    "question",
    [
        "What is due in April 2031?",
        "What is Ivo Lanyard responsible for?",
        "What is Ivo Lanyard to do?",
        "Which commitments are done?",
    ],
)
def test_an_analysts_owner_date_and_status_are_never_the_documents(edited: Assistant, question: str) -> None:
    given = "(given by Ann Ferrow, an analyst)"
    lines = [line for line in asked(edited, question).split("\n") if "Ivo Lanyard " in line and line.startswith("- ")]
    assert [line.split("; recommendation")[0] for line in lines] == [
        f"- By 15 April 2031 {given}, Ivo Lanyard {given}",
    ]
    assert "done, says Ann Ferrow (an analyst); " in lines[0]
    assert "done as at" not in lines[0]


def test_what_the_document_says_stays_as_at_its_date(edited: Assistant) -> None:
    (line,) = [x for x in asked(edited, "What is due in May 2031?").split("\n") if x.startswith("- ")]
    assert "promised as at the letter of 3 February 2031 (Pella Wynd)" in line
    assert "analyst" not in line


def test_so_in_the_chain_of_a_recommendation(edited: Assistant) -> None:
    text = asked(edited, "What became of recommendation 1?")
    given = "(given by Ann Ferrow, an analyst)"
    assert f"for Bett Sorrel {given}; accepted in part, says Ann Ferrow (an analyst); due 30 June 2031 {given}" in text
    assert f"Ivo Lanyard {given}, by 15 April 2031 {given}:" in text
    assert "- Done, says Ann Ferrow (an analyst); " in text
    assert "Done as at" not in text


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("When is recommendation 1 due?", "Recommendation 1: 30 June 2031 (given by Ann Ferrow, an analyst)"),
        ("When is recommendation 1 due?", "Said in response, by 15 April 2031 (given by Ann Ferrow, an analyst):"),
        ("Whose is recommendation 1?", "Recommendation 1: Bett Sorrel (given by Ann Ferrow, an analyst);"),
        ("Which recommendations were accepted in part?", "- 1 (accepted in part, says Ann Ferrow (an analyst)"),
    ],
)
def test_so_in_answers_by_number_and_lists(edited: Assistant, question: str, says: str) -> None:
    assert says in asked(edited, question)


def test_a_corrected_row_that_holds_the_question_answers_it(edited: Assistant) -> None:
    who = asked(edited, "Who is responsible for painting forty mooring posts?")
    assert "Ivo Lanyard (given by Ann Ferrow, an analyst)" in who
    assert "Tam Orrin;" not in who
    assert "; done, says Ann Ferrow (an analyst); " in asked(edited, "Is the painting of forty mooring posts finished?")


def test_so_does_one_as_it_was_read(oxmere: Assistant) -> None:
    assert asked(oxmere, "By when is the chain store to be locked?").startswith("By 30 April 2031")
    assert asked(oxmere, "Who is to paint forty mooring posts?").startswith("By 31 March 2031, Tam Orrin; ")
    assert not asked(oxmere, "By when is the chain store to be sold?").startswith("By 30 April")


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("What is due between 1 March and 30 April 2031 in the letter of 3 February 2031?", "from 1 March 2031 to 30"),
        ("What is due in May 2031 in the letter of 3 February 2031?", "due in May 2031"),
        ("Which commitments in the letter of 3 February 2031 are still promised?", "commitments. "),
    ],
)
def test_the_date_that_names_a_document_is_no_window(oxmere: Assistant, question: str, head: str) -> None:
    first = asked(oxmere, question).split("\n")[0]
    assert head in first
    assert not first.startswith("None")
