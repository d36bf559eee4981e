"""The day that answers "when", from a letter of 3 February 2031."""

from __future__ import annotations

import pytest

from assistant.asks import asks_of
from assistant.days import days_in
from assistant.quotes import Quote
from assistant.view import View
from corpus.models import Span
from tests.assistant.harbour import SPRING, Asking, document


@pytest.mark.parametrize(
    ("words", "asked", "days"),
    [
        ("Bells hang by 4 May 2031.", "when do the bells hang", ["4 May 2031"]),
        ("Bells will not hang by 4 May 2031.", "when will the bells hang", []),
        ("Bells will not hang by 4 May 2031.", "when won't the bells hang", ["4 May 2031"]),
        ("Bells will not hang until 4 May 2031.", "when will the bells hang", ["4 May 2031"]),
        ("Bells were originally due by 4 May 2031.", "when are the bells due", []),
        ("Bells had been hung by 4 May 2030.", "when were the bells hung", ["4 May 2030"]),
        ("Bells hang over two years.", "when do the bells hang", []),
        ("Bells hang by 4 May 2031. Bells hang by 9 June 2031.", "when do the bells hang", []),
        ("Bells hang in May 2031 and in June 2031.", "when do the bells hang", [
            "May 2031 (31 May 2031 at the latest)", "June 2031 (30 June 2031 at the latest)"]),
        ("Bells were hung on 4 October.", "when were the bells hung", ["4 October (4 October 2030, year inferred)"]),
        ("Bells ring.", "when do the bells ring", []),
        ("The fair is on 3 February 2031, the next on 9 June 2031.", "when is the next fair", ["9 June 2031"]),
        ("The bell fair is on 3 February 2031.", "when is the next bell fair", []),
        ("A bell rings at the fair on 9 June 2031.", "when is the next bell fair", []),
        ("Bells ring in 2031.", "when do the bells ring in 2031", []),
        ("New bells are targeted for October.", "when were new bells hung", []),
        ("Bells will be hung in due course.", "when were the bells hung", []),
        ("Bells will ring once the rope is agreed.", "when will the bells ring", ["once the rope is agreed"]),
        ("Bells will ring once they are agreed.", "when will the bells ring", []),
        ("Bells have rung less since July.", "by when will the bells ring", []),
        ("We tried the bells from May 2030 to February 2031.", "by when will the bells ring", []),
        ("Bells will ring from May 2030 to June 2031.", "by when will the bells ring", [
            "May 2030 to June 2031 (30 June 2031 at the latest)"]),
        ("Bells have rung since July.", "since when do the bells ring", ["July (31 July 2030, year inferred)"]),
    ],
)  # fmt: skip
def test_the_day_that_was_asked_for(view: View, asking: Asking, words: str, asked: str, days: list[str]) -> None:
    quote = Quote(document(view, SPRING), 0, (Span(0, 1),), words, 1.0)
    assert days_in(quote, asks_of(asking(asked))[0], view) == days
