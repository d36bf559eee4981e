"""An office and the body that it speaks for, where the register has only one of them. All is fictional."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.lookups.offices import is_body, is_general, speaks_for
from assistant.models import Answer, Grounding
from tests.assistant.harbour import open_harbour

TODAY = date(2031, 7, 1)
HALL = ("Mend the lantern hall", "Northvale Police")
RINGERS = ("Train the bell ringers", "Northvale Police")
BUOYS = ("Paint the buoys", "Southmere Constabulary")


def log(title: str, *rows: tuple[str, str]) -> str:
    lines = [f"# {title} action log", "", "Date: 5 May 2031", "", "| No | Action | Owner | Due | Status |"]
    lines += ["|---|---|---|---|---|"]
    lines += [f"| {n} | {what} | {who} | 3 June 2031 | Open |" for n, (what, who) in enumerate(rows, 1)]
    return "\n".join(lines) + "\n"


def answered(folder: Path, question: str, *logs: str) -> Answer:
    assistant = open_harbour(folder, {f"log-{n}.md": text for n, text in enumerate(logs)})
    try:
        return assistant.ask(question, today=TODAY)
    finally:
        assistant.library.close()


def first(answer: Answer) -> str:
    return answer.text.split("\n")[0]


@pytest.mark.parametrize(
    ("question", "owner", "told"),
    [
        ("What did the chief constable promise?", "Northvale Police", "the chief constable"),
        ("What are the chief constable's commitments?", "Northvale Police", "the chief constable"),
        ("What has the commissioner promised?", "The OPCC", "the commissioner"),
        ("What has the PCC promised?", "Office of the Police and Crime Commissioner", "the PCC"),
        ("What did the council leader promise?", "Oxmere Town Council", "the council leader"),
        ("What has the leader of the council promised?", "the Council", "the leader of the council"),
        ("What has the minister promised?", "the Government", "the minister"),
        ("What did the secretary of state promise?", "The Department", "the secretary of state"),
        ("What did the chief fire officer promise?", "Oxmere Fire and Rescue Service", "the chief fire officer"),
        pytest.param("What did the force promise?", "the Chief Constable", "the force", id="the body of the office"),
        pytest.param("What did the PCC's office promise?", "The Commissioner", "the PCC's office", id="its office"),
    ],
)
def test_what_the_other_has_is_told_as_its_own(tmp_path: Path, question: str, owner: str, told: str) -> None:
    answer = answered(tmp_path, question, log("Lantern Panel", ("Mend the hall", owner), ("Count gulls", "Ada Fenn")))
    assert first(answer).startswith(f"None of these names {told}. 1 commitment of ")
    assert owner.removeprefix("The ").removeprefix("the ") in first(answer)
    assert "Mend the hall" in answer.text
    assert "gulls" not in answer.text
    assert answer.grounding is Grounding.PARTLY


def test_it_says_that_nobody_promised_it_in_person(tmp_path: Path) -> None:
    answer = answered(tmp_path, "What did the chief constable promise?", log("Lantern Panel", HALL))
    assert "not said to be promised by the chief constable in person" in answer.text


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What did the chief constable promise?", "1 commitment of the Chief Constable"),
        ("What did the force promise?", "1 commitment of Northvale Police"),
    ],
)
def test_each_has_its_own_where_both_are_named(tmp_path: Path, question: str, found: str) -> None:
    answer = answered(tmp_path, question, log("Lantern Panel", HALL, ("Count the gulls", "Chief Constable")))
    assert first(answer).startswith(found)
    assert "are not among them: ask for them by that name" in answer.text
    assert answer.grounding is Grounding.GROUNDED


def test_of_several_forces_none_is_taken(tmp_path: Path) -> None:
    logs = (log("Northvale Lantern Panel", HALL, RINGERS), log("Southmere Ferry Panel", BUOYS))
    office = answered(tmp_path / "1", "What did the chief constable promise?", *logs)
    assert not office.answered
    assert "more than one police force: Northvale Police, Southmere Constabulary" in office.text
    body = answered(tmp_path / "2", "What did the force promise?", *logs)
    assert first(body).startswith("3 commitments of the force.")
    assert (
        "More than one police force may be meant: Northvale Police, Southmere Constabulary. Each line says whose it is"
        in body.text
    )


def test_the_place_tells_which(tmp_path: Path) -> None:
    logs = (log("Northvale Lantern Panel", HALL, RINGERS), log("Southmere Ferry Panel", BUOYS))
    answer = answered(tmp_path, "What did Southmere's chief constable promise?", *logs)
    assert first(answer).startswith("None of these names Southmere's chief constable. 1 commitment of Southmere Con")
    assert "hall" not in answer.text


def test_the_force_is_no_other_force(tmp_path: Path) -> None:
    logs = (log("Northvale Lantern Panel", HALL), log("Eastness Gull Panel", ("Count the gulls", "the force")))
    assert not answered(tmp_path, "What did the chief constable promise?", *logs).answered


def test_the_force_is_the_one_that_its_document_names(tmp_path: Path) -> None:
    logs = (log("Northvale Lantern Panel", HALL), log("Northvale Gull Panel", ("Count the gulls", "the force")))
    answer = answered(tmp_path, "What did the chief constable promise?", *logs)
    assert "2 commitments of Northvale Police" in first(answer)


def test_what_begins_with_the_word_is_another(tmp_path: Path) -> None:
    rows = (HALL, ("Sort the cards", "the Force Card Registrar"), ("Hold an open day", "Northvale Police Museum Panel"))
    assert first(answered(tmp_path, "What did the force promise?", log("Lantern Panel", *rows))).startswith("1 ")


@pytest.mark.parametrize(
    ("printed", "body"),
    [
        ("Northvale Police", True),
        ("Northvale Police (NP)", True),
        ("the Office of the Police and Crime Commissioner for Northvale", True),
        ("Oxmere Town Council", True),
        ("Northvale Police and Gull Panel", False),
        ("The Government and police", False),
        ("Every force", False),
        ("Ada Fenn", False),
        ("The Chief Constable", False),
    ],
)
def test_names_of_bodies(printed: str, body: bool) -> None:
    assert is_body(printed) is body


@pytest.mark.parametrize(
    ("typed", "general"),
    [
        ("chief constable", True),
        ("the force", True),
        ("Northvale's chief constable", True),
        ("PCC's office", True),
        ("deputy chief constable", False),
        ("Ada Fenn", False),
        ("the gull team", False),
    ],
)
def test_what_is_typed_in_general_words(typed: str, general: bool) -> None:
    assert is_general(typed) is general


def test_a_force_is_not_the_commissioner_whose_letter_names_it() -> None:
    assert not speaks_for("the force", "Police and Crime Commissioner for Northvale")
    assert speaks_for("the force", "Northvale Police")
    assert speaks_for("the board", "Northvale Gull Board")
