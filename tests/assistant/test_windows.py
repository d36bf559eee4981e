"""The days that a question about due dates means."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.lookups.windows import window_in

TODAY = date(2031, 1, 20)  # a Monday


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ("due in the next 6 weeks", "from 20 January 2031 to 3 March 2031"),
        ("due in the next fortnight", "from 20 January 2031 to 3 February 2031"),
        ("due in the next couple of months", "from 20 January 2031 to 20 March 2031"),
        ("due within 3 weeks", "from 20 January 2031 to 10 February 2031"),
        ("due in the next quarter", "from 20 January 2031 to 20 April 2031"),
        ("due this week", "from 20 January 2031 to 26 January 2031"),
        ("due next month", "in February 2031"),
        ("due this quarter", "from 1 January 2031 to 31 March 2031"),
        ("due this year", "in 2031"),
        ("due this financial year", "from 1 April 2030 to 31 March 2031"),
        ("due by the end of march 2031", "from 20 January 2031 to 31 March 2031"),
        ("due by the end of february 2029", "in February 2029"),
        ("due before june", "from 20 January 2031 to 31 May 2031"),
        ("due after march", "from 1 April 2031"),
        ("due between march and may 2031", "from 1 March 2031 to 31 May 2031"),
        ("due from 3 to 9 june 2031", "from 3 June 2031 to 9 June 2031"),
        ("due between 1 march and 30 may 2031 in the letter of 6 may 2030", "from 1 March 2031 to 30 May 2031"),
        ("due by june 2031 in the minutes of the meeting of 6 may 2030", "from 20 January 2031 to 30 June 2031"),
        ("in the letter of 6 may 2030, what is due in june 2031", "in June 2031"),
        ("due after the panel meeting of 6 may 2031", "from 7 May 2031"),
        ("due in 2032", "in 2032"),
        ("due on 4 may 2031", "on 4 May 2031"),
        ("due by christmas", "from 20 January 2031 to 25 December 2031"),
        ("due by easter", "from 20 January 2031 to 13 April 2031"),
        ("what is due next", "from 20 January 2031"),
    ],
)
def test_days_named(asked: str, days: str) -> None:
    assert str(window_in(asked, TODAY)) == days


@pytest.mark.parametrize(
    "asked",
    [
        "what is due",
        "which commitments in the letter of 6 may 2031 are done",
        "commitments in the letter to the harbour watch dated 6 may 2031",
        "which are due in the papers from may 2031",
        "lantern commitments may 2031: which are done",
        "which commitments in the april letter are due",
    ],
)
def test_no_days_named(asked: str) -> None:
    assert window_in(asked, TODAY) is None
