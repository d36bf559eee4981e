"""Labels that stand by themselves in a document."""

from __future__ import annotations

from assistant.labels import labels_of

PAPER = """Saltmarsh Harbour Board (fictional)

CONTACT OFFICER: Jo Hart,
  Deputy Harbour Master
Background papers: none

REPORT AUTHOR

Una Wick

Title: Bells
Lamp fund:
"""


def test_what_stands_beside_a_label_or_under_it() -> None:
    found = {label.words: " ".join(label.value.of(PAPER).split()) for label in labels_of(PAPER)}
    assert found["CONTACT OFFICER"] == "Jo Hart, Deputy Harbour Master"
    assert found["Background papers"] == "none"
    assert found["REPORT AUTHOR"] == "Una Wick"


def test_a_label_of_one_word_or_of_nothing_is_none() -> None:
    assert not {"Title", "Lamp fund"} & {label.words for label in labels_of(PAPER)}
