"""Which documents, items and states a question to the register means, in whatever words it says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.models import Answer
from assistant.wiring import Assistant
from tests.assistant.harbour import open_harbour

LOG = """# Quillhaven Ferry Users' Forum: action log

Date: 4 March 2031

Two actions are red and one is amber.

| No. | Action | Owner | Due | Status |
| --- | --- | --- | --- | --- |
| QF/31/1 | Repaint the ramp | Ida Moss | 31 January 2031; 30 April 2031 | Red |
| QF/31/2 | Print the timetable | Ben Oake | 30 June 2031 | Amber |
| QF/31/3 | Mend the waiting room roof | Ida Moss | 31 May 2031 | Red |
| QF/31/4 | Thank the volunteers | Ben Oake | | Withdrawn |
"""
REPORT = """# Lantern keeping at Marrowby

Report of the Keepers' Auditor, 9 April 2031

We make three recommendations. Overdue oil bills came to 412 crowns.

Recommendation 1

The keepers should count the lanterns by 31 July 2031.

Response: Accepted.

Recommendation 2

The keepers should light the pier.

Response: Not accepted. The pier is closed.

Recommendation 3

The keepers should mend the bell.

Response: Accepted in part. One of the two bells will be mended.
"""
ANSWERS = """# Progress on earlier reports

Department for Boats, government response, 6 February 2031

Lamps on small boats are the matter of Part A. They were counted last when the old quay still stood, and few of them
are of a pattern that can be bought today. What it would cost to light every boat is set out in the annex to the budget.

PART A: Lamps on small boats

Recommendation 1

The department should count the lamps.

Response: Accepted. They will be counted by 30 June 2031.

PART B: The inquiry that followed the loss of the Brackwether

The inquiry sat for a year and made nine recommendations, of which two are answered here.

Recommendation 2

Masters should carry a bell.

Response: Accepted.

Recommendation 3

Owners should paint their hulls.

Response: Not accepted.
"""
TRACKER = """# Saltwhistle Lamp Authority: audit tracker

Date: 3 February 2031

| No. | Recommendation | Management response | Owner | Due | Status |
| --- | --- | --- | --- | --- | --- |
| 1 | Lamps should be matched to their boats. | Agreed. The lamp team will match them. | Tam Wick | 31/03/2031 | In progress. |
| 2 | Claims should be signed twice. | Agreed. This will be done at every quay. | Una Sedge | 28/02/2031 | Implemented. |
| 3 | Keys should be counted. | Agreed. The clerk will count them. | Tam Wick | 31/08/2031 | Closed - not implemented. |
| 4 | Ropes should be dated. | Agreed. The clerk will date them. | Tam Wick | 30/09/2031 | Not yet due |
"""  # noqa: E501
TODAY = date(2031, 5, 20)


@pytest.fixture(scope="module")
def forum(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Invented documents: logs with the owners' own words for how things stand, an auditor's report, two answers."""
    texts = {"quillhaven-log.md": LOG, "marrowby-audit.md": REPORT, "boats.md": ANSWERS, "tracker.md": TRACKER}
    yield open_harbour(tmp_path_factory.mktemp("forum"), texts)


def asked(forum: Assistant, question: str) -> Answer:
    return forum.ask(question, today=TODAY)


def listed(answer: Answer) -> list[str]:
    return [line for line in answer.text.split("\n") if line.startswith("- ")]


@pytest.mark.parametrize(
    "question", ["which quillhaven actions are red", "quillhaven ferry forum: which actions are red"]
)
def test_a_state_in_the_documents_own_word(forum: Assistant, question: str) -> None:
    found = listed(asked(forum, question))
    assert [line.split(" ")[1] for line in found] == ["QF/31/1", "QF/31/3"]


def test_what_was_withdrawn(forum: Assistant) -> None:
    assert ["Thank the volunteers" in line for line in listed(asked(forum, "what was withdrawn at quillhaven"))] == [
        True
    ]


def test_the_documents_own_count_stands_first(forum: Assistant) -> None:
    answer = asked(forum, "how many recommendations are in the marrowby audit")
    assert answer.text.startswith("3 recommendations in ")
    assert "The document itself says: “We make three recommendations.”" in answer.text.split("\n")[0]
    assert "three recommendations" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("who has QF/31/3", "Agreed action QF/31/3: Ida Moss; due 31 May 2031"),
        ("when is action qf/31/2 due", "Agreed action QF/31/2: 30 June 2031"),
        ("has QF/31/1 been done", "In progress (marked red) as at the action log of 4 March 2031"),
    ],
)
def test_a_number_as_it_is_printed(forum: Assistant, question: str, lead: str) -> None:
    assert asked(forum, question).text.startswith(lead)


def test_what_slipped_where_the_log_prints_both_dates(forum: Assistant) -> None:
    assert [line.split(": “")[0] for line in listed(asked(forum, "what has slipped at quillhaven"))] == [
        "- Agreed action QF/31/1: 30 April 2031, before that 31 January 2031"
    ]


def test_whose_plate_it_is_on(forum: Assistant) -> None:
    found = listed(asked(forum, "list everything on ida moss's plate"))
    assert ["ramp" in line or "roof" in line for line in found] == [True, True]


@pytest.mark.parametrize(
    "question", ["which quillhaven actions have no date", "list the quillhaven actions without a deadline"]
)
def test_what_has_no_date(forum: Assistant, question: str) -> None:
    assert ["volunteers" in line for line in listed(asked(forum, question))] == [True]


def test_a_row_is_cited_whole(forum: Assistant) -> None:
    answer = asked(forum, "which actions are with ben oake")
    assert [c.quote for c in answer.citations if "timetable" in c.quote and "Amber" in c.quote]


def test_an_overdue_bill_is_no_overdue_action(forum: Assistant) -> None:
    assert not asked(forum, "how much did the overdue oil bills come to").looked_up


def test_what_was_not_accepted(forum: Assistant) -> None:
    answer = asked(forum, "marrowby audit: what was not accepted")
    assert ["light the pier" in line for line in listed(answer)] == [True]
    assert any("Not accepted" in citation.quote for citation in answer.citations)


def test_a_list_quotes_a_rows_answer_over_all_its_lines(tmp_path: Path) -> None:
    aligned = """Ferrow Lamp Board - Action Log

Meeting date: 29 January 2031

Ref     Action                              Lead         Due by      Update

F/1     Bring back the case for the new     Ida Moss     Mar 2031    The harbour put off its choice to 10
        lamp store at Tern Quay.                                     February. A month more is asked for.

F/2     Count the oil drums.                Ben Oake     Apr 2031    Counting began in the week of 5
                                                                     January. In progress.
"""
    answer = open_harbour(tmp_path, {"ferrow-log.txt": aligned}).ask("list the actions", today=TODAY)
    assert "put off its choice to 10 … February. A month more is asked for." in listed(answer)[0]


def test_a_name_within_a_document_calls_the_part_of_it_that_it_stands_over(forum: Assistant) -> None:
    answer = asked(forum, "how many recommendations did the Brackwether inquiry make")
    assert "2 recommendations in " in answer.text.split("\n")[0]
    assert "made nine recommendations" in answer.text.split("\n")[0]
    assert [line.split(" ")[1] for line in listed(answer)] == ["2", "3"]


def test_an_overdue_row_is_listed_once_and_none_that_is_done(forum: Assistant) -> None:
    answer = asked(forum, "which recommendations of the saltwhistle lamp authority are overdue")
    assert ["matched to their boats" in line for line in listed(answer)] == [True]


def test_what_is_due_next_is_still_to_do(forum: Assistant) -> None:
    answer = asked(forum, "saltwhistle lamp authority: which recommendations are due in july 2031")
    assert "The next is due on 30 September 2031" in answer.text
