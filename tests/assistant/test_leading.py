"""The first line: the date, owner, figure or status that was asked for, before the words that say so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.leading import led
from assistant.quotes import Quote, quoted
from assistant.view import View
from assistant.wiring import Assistant
from corpus.models import Span
from tests.assistant.harbour import SPRING, Asking, document, open_harbour, sentence

LOG = """THE TARN FORUM (fictional)

ACTION REGISTER

Printed 14 July 2031

Action 4
Raised: Forum, 7 March 2031
Action: Survey the stepping stones damaged by the ice.
Owner: Path Keeper (Isolde Wren)
Due: 30 June 2031
Status: Closed
Update: All 19 stones surveyed by 12 June.

Action 6
Raised: Forum, 7 March 2030
Action: Paint the wooden gate beside the weir.
Owner: Path Keeper (Isolde Wren)
Due: 30 June 2030
Status: Open
Update: Not begun.

Action 5
Raised: Forum, 7 March 2031
Action: Ask the mill for its consent to the new stile.
Owner: Forum Clerk
Due: None set
Status: Open
Update: The mill has not replied.
"""


RESPONSE = """Government response to the Coast Committee's report 'Papers' (fictional)

28 February 2031

1. Recommendation: The Board should put all its papers on the web.

The Board agrees with the recommendation.

Target implementation date: June 2034

Tide tables have been on the web since 2026. Harbour certificates will follow by the end of 2032 and boat licences by
June 2034, subject to legislation.
"""


@pytest.fixture(scope="module")
def tarn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    assistant = open_harbour(tmp_path_factory.mktemp("tarn"), {"log.txt": LOG})
    yield assistant
    assistant.library.close()


def first_line(view: View, asking: Asking, start: str, asked: str) -> str:
    (line,) = led([quoted(sentence(view, start), view)], asking(asked), view)
    return line.words


def said(view: View, asking: Asking, words: str, asked: str) -> str:
    (line,) = led([Quote(document(view, SPRING), 0, (Span(0, 1),), words, 1.0)], asking(asked), view)
    return line.words


@pytest.mark.parametrize(
    ("start", "asked", "lead"),
    [
        pytest.param("Forty lanterns", "when will the lanterns be mended", "4 May 2031, as at the letter", id="day"),
        pytest.param("All 42", "when will flag training finish", "The end of June 2031 (30 June 2031 at", id="month"),
        pytest.param("The chair", "when will the ferry run", "1 July 2031, as at the minutes of", id="to come"),
        pytest.param("The watch has 42", "how many keepers has it", "42 keepers, as at the letter", id="count"),
    ],
)  # fmt: skip
def test_what_was_asked_for_leads(view: View, asking: Asking, start: str, asked: str, lead: str) -> None:
    assert first_line(view, asking, start, asked).startswith(lead)


def test_a_quote_that_gives_no_date_is_led_by_who_says_it(view: View, asking: Asking) -> None:
    said_by = first_line(view, asking, "The watch has 42", "when were keepers in the watch")
    assert said_by == "Orla Fenn, letter of 3 February 2031:"


def test_a_date_of_another_matter_is_no_answer(view: View, asking: Asking) -> None:
    assert first_line(view, asking, "Forty lanterns", "when will gulls be counted by the ferry").startswith("Orla Fenn")


@pytest.mark.parametrize(
    ("words", "asked", "lead"),
    [
        ("Lamps are lit by 4 May 2031. Bells hung by 9 May 2031.", "when are the bells hung", "9 May 2031"),
        ("Mended on 1 May 2030 and again on 1 May 2032.", "when was it mended", "1 May 2030"),
        ("Mended on 1 May 2030 and again on 1 May 2032.", "when will it be mended", "1 May 2032"),
        ("Keepers train by 4 May 2031, and gulls are counted by 9 June 2031.", "gulls counted by when", "9 June 2031"),
        ("Bell covers follow by 4 May 2031 and rope covers by 9 June 2031.", "bell covers when", "4 May 2031"),
        ("Bell covers follow by 4 May 2031 and rope covers by 9 June 2031.", "rope covers when", "9 June 2031"),
        ("By 4 May 2031 keepers train and by 9 June 2031 gulls are counted.", "when are gulls counted", "9 June 2031"),
        ("By 4 May 2031 keepers train and by 9 June 2031 gulls are counted.", "when do keepers train", "4 May 2031"),
        ("Keepers train by 9 June 2031 and not by 4 May 2031.", "when will keepers train", "9 June 2031"),
        ("Target for bells: May 2031. Ropes will follow by June 2032.", "ropes and bells when", "Orla Fenn"),
        ("Set in 2030. Bells follow later in 2031.", "bells by when", "Later in 2031 (31 December 2031 at the latest)"),
        ("Bells hang by 4 May 2031, ropes by 9 June 2031, rails by 2 July 2031.", "what hangs when", "Orla Fenn"),
        ("Keepers train for two years.", "when do keepers train", "Orla Fenn"),
        ("Raised: 4 May 2031 Action: hang the bells Due: 9 June 2031", "bells: deadline", "9 June 2031"),
        ("The bells were hung on 4 October.", "when were the bells hung", "4 October (4 October 2030, year inferred)"),
        ("The motion to mend the bell by 4 May 2031 was lost.", "when will the bell be mended", "Orla Fenn"),
    ],
)  # fmt: skip
def test_of_several_dates_the_one_that_was_asked_for(
    view: View, asking: Asking, words: str, asked: str, lead: str
) -> None:
    found = said(view, asking, words, asked)
    assert found.startswith(f"{lead}, ")
    assert "; " not in found.split(" at the ")[0]


@pytest.mark.parametrize(
    ("asked", "lead"),
    [
        ("who is surveying the stepping stones", "Path Keeper (Isolde Wren), as at the action log of"),
        ("stepping stones survey due when?", "30 June 2031, as at"),
        ("who is surveying the stepping stones and by when", "Path Keeper (Isolde Wren); 30 June 2031, as at"),
        ("when is the mill's consent to the new stile due", "No date, only “None set”, as at"),
    ],
)
def test_what_a_log_prints_in_a_field_of_its_own_leads(tarn: Assistant, asked: str, lead: str) -> None:
    answer = tarn.ask(asked)
    assert answer.text.startswith(lead)
    assert answer.citations[0].source == "log.txt"


def test_two_things_asked_are_told_each_from_where_it_stands(view: View, asking: Asking) -> None:
    quotes = [
        Quote(document(view, SPRING), 0, (Span(n, n + 1),), words, 2.0 - n)
        for n, words in enumerate(("The ferry opened on 4 May 2030.", "The ferry is run by the Sailors' Rest."))
    ]
    line, *_ = led(quotes, asking("when did the ferry open and who runs it"), view)
    assert line.words.startswith("4 May 2030; the Sailors' Rest, as at the letter of")
    assert line.quotes == tuple(quotes)


def test_a_date_that_had_passed_is_told_as_such(tarn: Assistant) -> None:
    assert tarn.ask("wooden gate beside the weir paint due when?").text.startswith(
        "30 June 2030, which had passed, as at"
    )


def test_the_target_of_a_recommendation_is_not_the_day_of_each_thing_under_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    board = open_harbour(tmp_path_factory.mktemp("board"), {"response.txt": RESPONSE})
    first = board.ask("harbour certificates by when").text.split("\n")[0]
    board.library.close()
    assert "2032" in first.split("as at")[0]
    assert "2034" not in first.split("as at")[0]


def test_a_record_tells_what_came_of_it(tarn: Assistant) -> None:
    assert "All 19 stones surveyed by 12 June." in tarn.ask("how many stones did the ice damage").text.split("\n")[0]


@pytest.mark.parametrize(
    ("start", "asked", "lead"),
    [
        ("Forty lanterns", "have the lanterns been mended yet", "Promised, not said to be done; 4 May 2031, as at"),
        ("Superintendent Wren", "have the lanterns been counted, is it done", "Yes: done; 12 January 2031, as at"),
        ("Superintendent Wren", "counting lanterns - progress?", "Done; 12 January 2031, as at"),
    ],
)
def test_how_it_stands_leads(view: View, asking: Asking, start: str, asked: str, lead: str) -> None:
    assert first_line(view, asking, start, asked).startswith(lead)


def test_what_is_further_from_the_question_is_cited_without_its_words(view: View, asking: Asking) -> None:
    starts = ("Forty lanterns", "All 42", "The chair", "A count was", "The Lantern Works")
    quotes = [quoted(sentence(view, start), view) for start in starts]
    lines = led(quotes, asking("when will the lanterns be mended"), view)
    assert [line.shown for line in lines] == [True, True, True, False, False]
    assert [line.words.split()[:2] for line in lines[3:]] == [["See", "also"]] * 2
    assert sum(len(line.quotes) for line in lines) == len(quotes)
    assert len(led(quotes, asking("what was said of lanterns"), view)) == len(quotes)
