"""Which quote goes first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.kinds import Kind
from assistant.ordering import answers_first, looking_ahead, ordered
from assistant.quotes import Quote, quoted
from assistant.records import with_records
from assistant.view import View
from corpus.models import Span
from tests.assistant.harbour import SPRING, Asking, document, index_of, open_harbour, sentence


def said(view: View, words: str, score: float) -> Quote:
    return Quote(document(view, SPRING), 0, (Span(0, 1),), words, score)


def test_a_question_about_the_future_is_not_led_by_what_is_over(view: View, asking: Asking) -> None:
    asked = asking("when is the next bell due")
    over = said(view, "The bell was mended on 2 January 2031.", 2.0)
    ahead = said(view, "The bell goes up on 1 May 2032.", 1.1)
    assert looking_ahead([over, ahead], asked, view) == [ahead, over]
    undated = replace(over, words="The bell is being mended.")
    assert looking_ahead([undated, ahead], asked, view) == [undated, ahead]


def test_what_tells_of_another_matter_stays_behind(view: View, asking: Asking) -> None:
    best = said(view, "The bell and the horns were mended on 2 January 2031.", 2.0)
    other = said(view, "The ferry sails on 1 May 2032.", 1.9)
    assert looking_ahead([best, other], asking("when are the bell and horns due"), view) == [best, other]


def test_what_was_answered_goes_before_what_was_asked(view: View, asking: Asking) -> None:
    asks = replace(quoted(sentence(view, "Mend the lanterns"), view), score=2.0)
    answers = replace(quoted(sentence(view, "Forty lanterns"), view), score=1.5)
    who_mends = asking("how many lanterns are being mended")
    assert answers_first([asks, answers], who_mends, view) == [answers, asks]
    far = replace(answers, score=0.5)
    assert answers_first([asks, far], who_mends, view) == [asks, far]
    recommended = asking("how many lanterns should be mended")
    assert answers_first([asks, answers], recommended, view) == [asks, answers]


def test_of_two_dates_to_come_the_latest_word_stays_first(view: View, asking: Asking) -> None:
    latest = said(view, "The bell goes up on 1 May 2032.", 1.9)
    earlier = said(view, "The next bell of the pier is due on 1 May 2031.", 2.0)
    assert looking_ahead([latest, earlier], asking("when is the next bell due"), view) == [latest, earlier]


QUAY = """# Tracker of the Quay Board (fictional)

Date: 14 July 2031

| Ref | Action | Owner | Update |
| --- | --- | --- | --- |
| 7 | Oil the winch of the slipway before the regatta. | Ama Frost | Two winches were oiled in May. |
"""


def test_of_a_record_what_came_of_it_is_cited_first(tmp_path: Path) -> None:
    assistant = open_harbour(tmp_path, {"tracker.md": QUAY})
    view = assistant.view()
    of = document(view, "tracker.md")
    text, words = view.text(of), "Oil the winch of the slipway before the regatta."
    asked = Asking(view, index_of(assistant))("how many winches were oiled")
    quote = Quote(of, 0, (Span(text.index(words), text.index(words) + len(words)),), words, 1.0)
    (whole,) = ordered(with_records([quote], [Kind.HOW_MANY], view), asked, view)
    assert [span.of(text) for span in whole.spans] == [words, "Two winches were oiled in May."]
    assert whole.best == 1
    assert ordered([quote], asked, view)[0].best == 0
    assistant.library.close()
