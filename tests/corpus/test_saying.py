"""Days and numbers of things as a reader is told them."""

from __future__ import annotations

import pytest

from corpus.saying import counted, day_or_none, spoken, with_days_spoken


def test_a_day_is_spoken_without_a_leading_nought() -> None:
    assert spoken("2031-02-03") == "3 February 2031"
    assert day_or_none("2031-12-31") == "31 December 2031"
    assert [day_or_none(""), day_or_none(None)] == ["no date", "no date"]
    with pytest.raises(ValueError, match="Spring"):
        spoken("Spring 2031")


@pytest.mark.parametrize(("number", "words"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages"), (12345, "12,345 pages")])
def test_things_are_counted(number: int, words: str) -> None:
    assert counted(number, "page") == words


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("before 2031-02-03, it says", "before 3 February 2031, it says"),
        ("2031-02-31 is no day", "2031-02-31 is no day"),
        ("minutes-2031-02-03.md and 2031-02-03.pdf", "minutes-2031-02-03.md and 2031-02-03.pdf"),
    ],
)
def test_days_within_words_are_spoken(words: str, told: str) -> None:
    assert with_days_spoken(words) == told
