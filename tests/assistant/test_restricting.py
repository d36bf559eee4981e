"""Days of documents said in words."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.restricting import with_days
from assistant.view import View
from index.hybrid import Filters

FIRST, LAST = date(2031, 3, 1), date(2031, 6, 30)


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("lanterns since March 2031", date(2031, 3, 31), None),
        ("lanterns since 5 March 2031", date(2031, 3, 5), None),
        ("news of the lanterns since 2030", date(2030, 12, 31), None),
        ("what was said of lanterns before june '31", None, date(2031, 5, 31)),
        ("letters up to 2030", None, date(2029, 12, 31)),
        ("letters between Mar. 2031 and June 2031 on lanterns", FIRST, LAST),
        ("reports from 1 March 2031 to the 30th June, 2031", FIRST, LAST),
        ("papers from 2030 until 2031", date(2030, 1, 1), date(2031, 12, 31)),
        ("letters of 2031 on gulls", date(2031, 1, 1), date(2031, 12, 31)),
        ("what do the papers sent in March 2031 say", FIRST, date(2031, 3, 31)),
        pytest.param("anything on gulls since the last letter", date(2031, 2, 4), None, id="the latest of all is one"),
        pytest.param(
            "has the ferry run since the last report", date(2030, 5, 15), None, id="later ones of other kinds"
        ),
    ],
)
def test_days_of_documents(view: View, asked: str, first: date | None, last: date | None) -> None:
    assert with_days(asked, Filters(), view) == Filters(dated_from=first, dated_to=last)


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("what must be mended before June 2031", id="a deadline"),
        pytest.param("what is due after March 2031", id="due after"),
        pytest.param("keepers trained since 2030", id="a year of what happened"),
        pytest.param("what has changed since the last letter", id="changes are looked up"),
        pytest.param("news since the last response", id="no document of that kind"),
        pytest.param("lanterns stolen between the piers", id="no days"),
        pytest.param("lanterns in the letter of March 2031", id="a document's own date"),
    ],
)
def test_other_days_restrict_nothing(view: View, asked: str) -> None:
    assert with_days(asked, Filters(), view) == Filters()


def test_days_that_were_chosen_stay(view: View) -> None:
    chosen = Filters(dated_to=date(2031, 1, 1))
    assert with_days("letters since March 2031", chosen, view) == chosen
