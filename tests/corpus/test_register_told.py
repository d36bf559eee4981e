"""The status of an action whose log prints none, from what its update tells."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.dates import AsAt
from corpus.models import Description, Fact, Status
from corpus.register.logs.printed import legend_of, legends_in
from corpus.register.logs.telling import told_status
from tests.corpus.registers import read_register, response

AS_AT = AsAt(date(2031, 7, 1))


@pytest.mark.parametrize(
    ("update", "status"),
    [
        ("Sent 14 June", Status.DONE),
        ("Ladder bought. Report made in May.", Status.DONE),
        ("Letter sent 3 April, no answer", Status.DONE),
        ("In post from 8 January", Status.DONE),
        ("All keepers trained", Status.DONE),
        ("15 of 22", Status.IN_PROGRESS),
        ("Nine signed forms of sixteen received.", Status.IN_PROGRESS),
        ("22 of 22 received", Status.DONE),
        ("80% of the lamps mended", Status.IN_PROGRESS),
        ("Two lamps mended. The third is at the smith's.", Status.IN_PROGRESS),
        ("Ropes bought. Meeting held with the pilots on 4 August 2031.", Status.DONE),
        ("Ropes bought. Talk with the pilots on 4 August 2031.", Status.IN_PROGRESS),
        ("Hinges ordered", Status.IN_PROGRESS),
        ("Draft with the pilots", Status.IN_PROGRESS),
        ("Reply not yet received", Status.IN_PROGRESS),
        ("None", Status.NOT_STARTED),
        ("No progress", Status.NOT_STARTED),
        ("", None),
    ],
)
def test_told(update: str, status: Status | None) -> None:
    sentences = [f"{one.strip('.')}." for one in update.split(". ") if one]
    assert told_status("Mend the lamps", sentences, AS_AT) is status


def test_asking_is_done_where_asking_was_the_action() -> None:
    assert told_status("Ask the smith for a price", ["Asked on 2 June."], AS_AT) is Status.DONE
    assert told_status("Mend the gate", ["Smith asked on 2 June."], AS_AT) is Status.IN_PROGRESS


LOG = """# Wick Lamp Board (invented): actions

| No | Action | Owner | Due | How far we are |
|---|---|---|---|---|
| 1 | Mend the north lamp | Keeper | 31 May 2031 | Mended 2 May |
| 2 | Price a new bell | Clerk | 30 June 2031 | Deferred to 31 August 2031 |
| 3 | Count the oil jars | Keeper | 31 July 2031 | |
| 4 | Paint the quay wall | Keeper | 31 July 2031 | Overdue |
| 5 | Count the ropes | Mate | 31 May 2031 | Counted. New date 30 September 2031 for the chains. |
"""
DATED = Description(kind=Fact("action log"), date=Fact("2031-07-01"))


def test_the_column_behind_owner_and_date_is_the_update_whatever_it_is_called() -> None:
    items = read_register(LOG, DATED)
    assert [item.commitments[0].status for item in items[:4]] == [
        Status.DONE,
        Status.NOT_STARTED,
        Status.PROMISED,
        Status.PROMISED,
    ]


def test_an_action_that_is_put_off_is_due_on_the_later_day() -> None:
    item = read_register(LOG, DATED)[1]
    assert (item.due, item.timescale) == (date(2031, 8, 31), "30 June 2031")
    assert dict(item.said)["due"].of(LOG) == "31 August 2031"


def test_a_legend_is_nobodys_action() -> None:
    words = "RAG: Blue - complete; Green - on target; Amber - at risk"
    assert legend_of(words)["blue"] is Status.DONE
    items = read_register(f"{LOG}\n## Actions\n\n{words}\n", DATED)
    assert [item.number for item in items] == ["1", "2", "3", "4", "5"]
    assert legends_in(words, []) == set()


PARAGRAPHS = """Wick Ferry Users (an invented group): action list

31/1 Timetable leaflets. Mr Quill to ask for 500 large copies. Due 30 April 2031. Progress: received on 2 May. Closed.

31/2 Waiting room. Mrs Ardern to find out who owns it. Due 31 May 2031. Progress: the pilots will say. Ongoing.
"""


def test_date_and_progress_may_stand_behind_an_action_in_its_paragraph() -> None:
    found = read_register(PARAGRAPHS, DATED)
    assert [(item.number, item.addressed_to, item.due, item.commitments[0].status) for item in found] == [
        ("31/1", "Mr Quill", date(2031, 4, 30), Status.DONE),
        ("31/2", "Mrs Ardern", date(2031, 5, 31), Status.IN_PROGRESS),
    ]
    assert response(PARAGRAPHS, found[0]) == "received on 2 May. Closed."


@pytest.mark.parametrize(
    ("key", "status"),
    [
        ("Green - complete or on track; Red - late", Status.IN_PROGRESS),
        ("Green = complete/in hand; Red = late", Status.IN_PROGRESS),
        ("Green - complete; Red - late", Status.DONE),
    ],
)
def test_a_colour_of_two_meanings_has_the_lesser(key: str, status: Status) -> None:
    assert legend_of(key)["green"] is status
