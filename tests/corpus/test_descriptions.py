"""What papers say of themselves: one case a line in cases/descriptions.jsonl, every paper invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.corpus.describing import described

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "descriptions.jsonl").read_text(encoding="utf-8").splitlines()
]
MAIL = next(case["text"] for case in CASES if case["case"] == "an e-mail")


@pytest.mark.parametrize("case", CASES, ids=[f"{case['fact']}: {case['case']}" for case in CASES])
def test_fact(case: dict[str, str]) -> None:
    fact = getattr(described(case["text"]), case["fact"])
    assert fact.value == case["value"]
    assert fact.span is not None or fact.reason or not case["value"]


def test_an_email_is_from_and_to_people_not_mailboxes() -> None:
    description = described(MAIL)
    assert (description.author.value, description.signatory.value) == ("Orla Fenn", "Orla Fenn")
    assert description.addressee.value == "Wren Calder; Piers Dunlin"
    assert description.author.span is not None
    assert description.author.span.of(MAIL) == "Orla Fenn"


def test_a_name_in_capitals_that_ends_a_letter_has_its_office_in_the_letterhead() -> None:
    description = described(
        "The Rt Hon Orla Fenn MP\nMinister for Lamps\n\n12 July 2031\n\n"
        "I would be grateful if the attached report on lamps could be placed in the Library.\n\nORLA FENN\n"
    )
    assert (description.signatory.value, description.role.value) == ("ORLA FENN", "Minister for Lamps")
    assert (description.body.value, description.body.inferred) == ("Minister for Lamps", True)


def test_a_letterhead_that_is_a_markdown_heading_is_whole() -> None:
    description = described("# OFFICE OF THE KEEPER OF RAVENSHOE\n\n12 July 2031\n\nDear Wren\n\nThe lamps are lit.\n")
    assert description.body.value == "OFFICE OF THE KEEPER OF RAVENSHOE"


def test_a_name_and_office_end_a_letter_without_a_farewell() -> None:
    description = described(
        "5 May 2031\n\nDear Wren,\n\nThe lamps are lit.\n\nOrla Fenn\nChair, Lamp and Buoy Committee\n"
    )
    assert (description.author.value, description.role.value) == ("Orla Fenn", "Chair, Lamp and Buoy Committee")


def test_of_two_addresses_above_a_letter_the_second_is_the_addressee() -> None:
    description = described(
        "Home Secretary\n2 Quay Street\nSaltmarsh SM1 4DF\n\n"
        "Wren Calder\nLamp Inspectorate\n23 Tide Street\nFenwick\nFW2 4BH\n\n"
        "15 January 2031\n\nDear Wren,\n\n**Lamps**\n\nThank you.\n\nYours sincerely\n\nOrla Fenn\n"
    )
    assert description.addressee.value.startswith("Wren Calder")
    assert description.body.value == "Home Office"
    assert "Home Secretary" in description.body.reason
