"""Acronyms as documents define them."""

from __future__ import annotations

import pytest
from hypothesis import given

from corpus.acronyms import acronyms_of
from tests.corpus.papers import messy_texts


@pytest.mark.parametrize(
    "text, found",
    [
        pytest.param("the Annual Lamp Return (ALR) is late", [("ALR", "Annual Lamp Return")], id="after its meaning"),
        pytest.param("Annual Lamp Returns (ALRs) are late", [("ALRs", "Annual Lamp Returns")], id="plural"),
        pytest.param("the ALR (Annual Lamp Return) is late", [("ALR", "Annual Lamp Return")], id="before its meaning"),
        pytest.param(
            'the Board of Lights ("the BL") met', [("BL", "Board of Lights")], id="quoted, small words left out"
        ),
        pytest.param("IDA: independent dune adviser.", [("IDA", "independent dune adviser")], id="in a list of owners"),
        pytest.param("| ALR | Annual Lamp Return |", [("ALR", "Annual Lamp Return")], id="in a table"),
        pytest.param("ALR stands for annual lamp return", [("ALR", "annual lamp return")], id="in words"),
        pytest.param("OIL: mend it. It leaks", [], id="words of another sentence"),
        pytest.param("Rock-Pool Wardens (RPW)", [("RPW", "Rock-Pool Wardens")], id="hyphened words count twice"),
        pytest.param("Annual\nLamp Return (ALR)", [("ALR", "Annual Lamp Return")], id="over a line's end"),
        pytest.param("the lamps (ALR) burn", [], id="other initials"),
        pytest.param("the ALR is late", [], id="never defined"),
        pytest.param("(ALR)", [], id="nothing before it"),
    ],
)
def test_definitions(text: str, found: list[tuple[str, str]]) -> None:
    assert [(short, meaning) for short, meaning, _ in acronyms_of(text)] == found


def test_two_meanings_are_both_found() -> None:
    text = "the Lamp Oil Board (LOB) and the Lost Otter Bureau (LOB)"
    assert [meaning for _, meaning, _ in acronyms_of(text)] == ["Lamp Oil Board", "Lost Otter Bureau"]


@given(messy_texts)
def test_spans_are_of_the_text(text: str) -> None:
    for short, _, span in acronyms_of(text):
        assert 0 <= span.start < span.end <= len(text)
        assert short in span.of(text)
