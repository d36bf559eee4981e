"""A date whose year is not printed, in papers of an invented coast; cases/descriptions.jsonl has those that are."""

from __future__ import annotations

from tests.corpus.describing import described


def test_a_day_without_a_year_takes_it_from_when_its_page_was_made() -> None:
    text = "---\ntitle: Action log for the Lamp User Group - 14th August\ncreated: 28/8/2031\n---\n\nLamps.\n"
    fact = described(text).date
    assert (fact.value, fact.inferred) == ("2031-08-14", True)
    assert "28 August 2031, when its page was made" in fact.reason


def test_a_day_without_a_year_takes_it_from_the_title_that_prints_it() -> None:
    fact = described(
        "Lamp Board Minutes - 8th June 2031\n\nMinutes of the meeting held on 8 June at Tide House:\n"
    ).date
    assert (fact.value, fact.inferred) == ("2031-06-08", False)


def test_a_day_without_a_year_follows_the_latest_day_that_is_told_of() -> None:
    told = "The lamp was lit on 4 March 2031. All will be lit by 2040."
    fact = described(f"Date: 13 May\n\nDear Wren,\n\n{told}\n\nYours sincerely\n\nOrla\n").date
    assert (fact.value, fact.inferred) == ("2031-05-13", True)
    assert "the first after 4 March 2031" in fact.reason


def test_a_year_that_nothing_tells_is_left_open() -> None:
    fact = described("12 May\n\nDear Wren,\n\nThe lamps are lit.\n\nYours sincerely\n\nOrla Fenn\n").date
    assert (fact.value, fact.inferred) == ("", True)
    assert "no year is printed" in fact.reason


def test_no_date_but_a_reason() -> None:
    fact = described("# Lamps\n\nThe lamps were lit.\n").date
    assert (fact.value, fact.reason) == ("", "no date is printed")
