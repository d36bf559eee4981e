"""Numbers as prose prints them."""

from __future__ import annotations

import re

import pytest

from assistant.numerals import LABELLED, NUMBER, OF_A_WHOLE


@pytest.mark.parametrize(
    "printed",
    ["£9,400", "£1.4m", "40 per cent", "31%", "twenty-one", "half", "31 of the 52", "nine out of ten"],
)
def test_a_number_as_it_is_printed(printed: str) -> None:
    assert re.fullmatch(NUMBER + OF_A_WHOLE, printed, re.IGNORECASE)


@pytest.mark.parametrize("printed", ["bells", "£", "of the 52"])
def test_what_is_no_number(printed: str) -> None:
    assert not re.fullmatch(NUMBER + OF_A_WHOLE, printed, re.IGNORECASE)


def test_a_number_that_only_labels() -> None:
    assert LABELLED.search("under Recommendation ")
    assert LABELLED.search("in stage ")
    assert not LABELLED.search("the bell cost ")
