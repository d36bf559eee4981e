"""What there is to choose from: names once each, however they are printed."""

from __future__ import annotations

from assistant.choices import choices_in
from tests.assistant.register_rows import commitment, row

ROWS = [
    row(commitment(by_whom="Orla Fenwick (OF)"), body="HARBOUR PANEL", addressed_to="the harbour watch"),
    row(commitment(by_whom="Orla Fenwick"), body="Harbour Panel", addressed_to="Harbour Watch (HW)"),
    row(commitment(by_whom="we"), commitment(by_whom=None), body="HARBOUR PANEL", addressed_to="The harbour watch"),
    row(kind="agreed action", body=None, addressed_to="Bram Tolley", called="resolution"),
]


def test_a_name_is_one_whatever_its_brackets_articles_and_capitals() -> None:
    found = choices_in(ROWS)
    assert found.people[:2] == ("the harbour watch", "Orla Fenwick")
    assert "we" not in found.people
    assert "Bram Tolley" in found.people


def test_a_body_wrote_or_was_asked_from_outside() -> None:
    assert choices_in(ROWS).bodies == ("Harbour Panel", "the harbour watch")


def test_kinds_are_as_the_documents_call_them() -> None:
    assert choices_in(ROWS).kinds == ("recommendation", "resolution")


def test_an_empty_register_has_nothing_to_choose() -> None:
    assert choices_in([]).people == ()
