"""Shapes of action logs that rules were not first written on: sections, records, no header, boxes, earlier titles."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.models import Item, Status
from corpus.parsing import parsed_of
from corpus.plain import words_of
from corpus.register.logs.undertaken import undertakes

STACKED = """Wick Harbour Trust - Action Log

Meeting    Minute                                                Responsible   Original     Revised
date       no.       Action                                      officer       due date     due date    RAG

Open actions

03.09.30   6.2       Test the bell on the outer mole and         Bell Keeper   Dec 2030     Mar 2031    A
                     report how far it is heard.
03.09.30   7.1       Bring a draft of the mooring rules.         Clerk         Nov 2030                 R

Closed actions

05.11.30   5.3       Circulate the list of wicks.                Clerk         Oct 2030                 G
"""
LABELLED_TWICE = """Trust Board - Action Log

Meeting      Subject       Action                               Lead          Due by        Update
date & ref

ACTIONS PROPOSED FOR CLOSURE

27.11.30     Bells         Write to the ringers at Holme to     Chair         Dec 2030      Letter sent.
WH/30/118                  thank them.

27.11.30     Punts         Price two punts                      Clerk         Jan 2031      Priced in
WH/30/121                  for the inner basin.                               (Nov 2030)    December.

25.09.30     Lamps         Arrange a visit to the lamp          Chair         Jan 2031      In progress.
WH/30/101                  works
"""
RECORDS = """Orrin Quay Trust
Action log

Action no: 7
Raised: 4 January 2031
Action: Repaint the toll board and take
down the old sign.
Owner: Mira Toll
Due: 28 February 2031
Status: Complete

Action no: 8
Raised: 4 January 2031
Action: Ask three builders to price the parapet.
Owner: Quay Keeper
Due: 31 March 2031
Status: In progress
Update: Two prices are in. The third to be priced on 20 March.
"""
HEADLESS = """Skene Lantern Forum
Outstanding actions

12/1   Write to the ferry about the missing               Clerk            by 1 May 2031     Letter sent 3 April
       shelter

12/4   Count the lanterns on the last boat for            Tam Orr and      end of June       Under way
       a fortnight                                        Jo Field

13/2   Put the new tolls on the notice board              J Field          next meeting      Done
"""
BOXES = """# Actions of the Lamp Group

- [x] Holme 2030 LG.A1, Done: WC
  - Publish the census of lamps.
- [ ] Holme 2031 LG.A2, Not started: TR, JF
  - Draft the rules of the lamp store.
- [ ] Tam Orr to mend the ladder
"""
EARLIER = """Minutes of the meeting of Wick Town Council held on 7 July 2031

WT/31 PROGRESS ON EARLIER RESOLUTIONS
    A. WT/31/07 (bell on the mole): hung on 2nd June. Completed.
    B. WT/31/12 (path at the ford): Clerk awaiting consent. Carried forward.

WT/32 TREES
RESOLVED: 1. That Oakley Fellers be instructed to fell the dead elm.
          2. That the Clerk tell the insurers in writing.
          3. That the report be received in November.
"""


def items(text: str, name: str = "log.txt") -> list[tuple[Item, str]]:
    parsed = parsed_of(text.encode(), name)
    return [(item, words_of(item.spans, parsed.reading.text)) for item in parsed.items]


def test_a_header_stacked_over_two_lines_and_titles_of_sections_between_the_rows() -> None:
    found = items(STACKED)
    assert [words for _, words in found] == [
        "Test the bell on the outer mole and report how far it is heard.",
        "Bring a draft of the mooring rules.",
        "Circulate the list of wicks.",
    ]
    assert [item.number for item, _ in found] == ["6.2", "7.1", "5.3"]
    assert [item.due for item, _ in found] == [date(2031, 3, 31), date(2030, 11, 30), date(2030, 10, 31)]


def test_rows_between_blank_lines_keep_a_second_line_in_their_first_cell() -> None:
    found = items(LABELLED_TWICE)
    assert [words for _, words in found] == [
        "Write to the ringers at Holme to thank them.",
        "Price two punts for the inner basin.",
        "Arrange a visit to the lamp works",
    ]
    assert found[1][0].due == date(2031, 1, 31)  # an earlier date stands in brackets
    assert found[0][0].commitments[0].status is Status.DONE  # by the title of its section


def test_records_with_a_field_on_each_line() -> None:
    found = items(RECORDS)
    assert [(item.number, item.addressed_to, item.due) for item, _ in found] == [
        ("7", "Mira Toll", date(2031, 2, 28)),
        ("8", "Quay Keeper", date(2031, 3, 31)),
    ]
    assert found[0][1] == "Repaint the toll board and take down the old sign."
    assert [c.status for c in found[1][0].commitments] == [Status.IN_PROGRESS, Status.PROMISED]


def test_a_table_without_a_header() -> None:
    found = items(HEADLESS)
    assert [item.addressed_to for item, _ in found] == ["Clerk", "Tam Orr and Jo Field", "J Field"]
    assert [item.commitments[0].status for item, _ in found] == [Status.DONE, Status.IN_PROGRESS, Status.DONE]


def test_boxes_and_lines_of_facts() -> None:
    found = items(BOXES, "log.md")
    assert [(item.number, words, item.commitments[0].status) for item, words in found] == [
        ("LG.A1", "Publish the census of lamps.", Status.DONE),
        ("LG.A2", "Draft the rules of the lamp store.", Status.NOT_STARTED),
        ("", "Tam Orr to mend the ladder", Status.PROMISED),
    ]


def test_earlier_resolutions_by_title_and_numbered_new_ones() -> None:
    found = items(EARLIER, "minutes.txt")
    assert [(item.number, item.commitments[0].status) for item, _ in found] == [
        ("WT/31/07", Status.DONE),
        ("WT/31/12", Status.IN_PROGRESS),
        ("", Status.PROMISED),
        ("", Status.PROMISED),
    ]


@pytest.mark.parametrize("kind", ["Owner: Clerk\nDue: May 2031\n", "Weight: 4 kg\nColour: red\n"])
def test_a_single_record_or_one_of_other_fields_is_no_log(kind: str) -> None:
    assert items(f"Lamp store list\n\nItem: A lamp of brass.\n{kind}") == []


@pytest.mark.parametrize(
    "words, owed",
    [
        ("Ms Fry said that she would write to the chandler.", True),
        ("The Clerk confirmed that she had met the keeper and would send out the list.", True),
        ("The mole will be mended in June.", True),
        ("He added that the new tolls will put a strain on the ferry.", False),
        ("Residents needed to be told where they would live.", False),
        ("The next meeting will be held on 3 June 2031.", False),
        ("The Chair said that the lamp would be extremely valuable.", False),
    ],
)
def test_what_a_sentence_of_minutes_leaves_to_be_done(words: str, owed: bool) -> None:
    assert undertakes(words) is owed
