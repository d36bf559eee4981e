"""What falls due when, a second table: written and keyed after the rules for the first, before it was read."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.dates import AsAt
from corpus.models import Span
from corpus.parsing import parsed_of
from corpus.register.logs.printed import printed_deadline
from tests.corpus.registers import read_register
from tests.corpus.test_dates_due import asked_due, promised_dues

AS_AT = AsAt(date(2041, 10, 20))  # a Sunday

ASKED = [
    ("The trust should, not later than 14 February 2042, publish its heron count.", "2042-02-14"),
    ("Send the heron count to the clerk by noon on Monday 4 November.", "2041-11-04"),
    ("Heron count to be finished by end December 2041.", "2041-12-31"),
    ("Heron count to be finished by end of Jan 42.", "2042-01-31"),
    ("Heron count to be done by 30th Nov.", "2041-11-30"),
    ("The trust should have counted every nest by the start of April 2042.", None),
    ("The trust should count the nests by 2043 at the latest.", "2043-12-31"),
    ("The trust should count the nests in each of the next three years.", None),
    ("The trust should hold its count on the first Monday of every month.", None),
    ("The trust should replace the hide that burned down in August 2041.", None),
    ("The trust should follow the Herons Act 2039.", None),
    ("The trust should adopt the 2042 code on nets.", None),
    ("The trust should answer within 28 days.", None),
    ("The trust should answer within 28 days of 1 November 2041.", "2041-11-29"),
    ("The trust should answer within one year of the publication of this review.", None),
    ("The trust should settle this before the breeding season of 2042.", None),
    ("The trust should settle this ahead of the 2042 season.", None),
    ("The trust should settle this in the first quarter of 2042.", None),
    ("The trust should put this right by Michaelmas.", None),
    ("The trust should bring back a paper in February.", "2042-02-28"),
    ("The trust should bring back a paper to the February meeting.", None),
    ("The trust should bring back a paper at its meeting in February 2042.", "2042-02-28"),
    ("The trust should review the nets yearly, beginning in 2042.", None),
    ("As from 1 January 2042, wardens should wear badges.", None),
    ("Chase the boatyard (deadline 1/12/2041).", "2041-12-01"),
    ("Chase the boatyard - target: mid-December.", None),
]

PROMISED = [
    ("The trust will move its records by 6 January 2042 at the latest.", "2042-01-06"),
    ("We will rebuild the hide in time for March 2042.", "2042-03-31"),
    ("We expect to finish the count in December.", "2041-12-31"),
    ("We will finish the count before the year is out.", None),
    ("We will finish the count before the end of the calendar year.", "2041-12-31"),
    ("Training will run from January to March 2042.", "2042-03-31"),
    ("Wardens will be trained over the winter.", None),
    ("A new boat will be launched on Saturday 7 December.", "2041-12-07"),
    ("The trust will consult on its plan between November 2041 and January 2042.", "2042-01-31"),
    ("The hide will reopen towards the end of 2042.", "2042-12-31"),
    ("The hide will reopen at Easter 2042.", None),
    ("The hide will stay shut until 30 April 2042.", "2042-04-30"),
    ("The map will be printed as soon as the survey ends in February 2042.", "2042-02-28"),
    ("The map that we issued in July will be revised by next spring.", None),
    (
        "The grant, which was to have been paid by 30 September 2041, will now be paid by 30 November 2041.",
        "2041-11-30",
    ),
    ("Since 1 September 2041 the trust has kept a list of nests.", None),
    ("The wardens met on 3 and 10 October 2041.", None),
    ("The list was published on 1 October 2041 and will be updated every October.", None),
    ("The trust will look again at this in two years' time.", None),
    ("The trust will look again at this a year from now.", None),
    ("The trust will report every six months until December 2043.", "2043-12-31"),
    ("The trust will pay the second half in the 2042/43 financial year.", None),
    ("As the chair said on 2 October, the trust will keep the hide.", None),
    ("Nests lost before 31 December 2041 will be counted.", None),
    ("The trust has agreed to buy nets worth 400 crowns by 15 March 2042.", "2042-03-15"),
    ("The new code comes into force on 1 February 2042 and we will train wardens in it by then.", "2042-02-01"),
    ("We will write to you again early in the new year.", None),
    ("Subject to the trustees' approval in November 2041, the hide will be let.", None),
]

LATER_STILL = AsAt(date(2037, 5, 12))
THIRD = [
    ("The office will hold a drill on 3 June and report on it by the end of July 2037.", "2037-07-31"),
    ("A second drill is planned for September 2037.", "2037-09-30"),
    ("The office plans a second drill for the autumn.", None),
    ("Drills are being held in every station; the last is due in August 2037.", "2037-08-31"),
    ("The office is recruiting two trainers, who will start on 1 September 2037.", "2037-09-01"),
    ("The office has commissioned a review, which will be complete by Christmas 2037.", None),
    ("The pilot will run until the end of March 2038.", "2038-03-31"),
    ("By July 2037, all stations will have a trainer.", "2037-07-31"),
    ("All stations now have a trainer, as they should have had by May 2036.", None),
    ("The office intends to retender the contract, which expires on 31 March 2039, in 2038.", "2038-12-31"),
    ("The office will review the contract that expires on 31 March 2039.", None),
    ("The office will spend 2 million crowns in 2037-38 on sirens.", None),
    ("The office will publish, as it does each June, its list of sirens.", None),
    ("The office will publish its list of sirens in June, as it does each year.", "2037-06-30"),
    ("The office will respond fully by 9 June 2037 to the letter of 4 May 2037.", "2037-06-09"),
    ("The office wrote to the stations on 4 May and will write again in two weeks.", None),
    ("The office will implement the recommendations of the Dove review (March 2037).", None),
    ("The minister told the assembly on 6 May 2037 that the sirens would be mended.", None),
    ("The order will be laid before the assembly this session.", None),
    ("The order will be laid before the assembly rises in July 2037.", "2037-07-31"),
    ("Target implementation date: Autumn 2037", None),
    ("The office will work with the towns throughout 2037.", "2037-12-31"),
    ("The office will consult over the summer, with a final list in November.", "2037-11-30"),
    ("A trainer will be in post no later than the second week of June 2037.", "2037-06-30"),
    ("The office will mark the tenth anniversary of the flood of 3 December 2027.", None),
    ("The team of twelve, set up in April 2037, will grow to twenty by April 2038.", "2038-04-30"),
    ("The office will close the loophole at the next opportunity.", None),
    ("The siren budget for 2038 will be set out by the end of the calendar year.", "2037-12-31"),
]

PRINTED = [
    ("31.12.41", "2041-12-31"),
    ("31st Dec 2041", "2041-12-31"),
    ("End Nov 2041", "2041-11-30"),
    ("Nov '41", "2041-11-30"),
    ("15-Nov-2041", "2041-11-15"),
    ("by 30 November 2041 (revised from 31 August 2041)", "2041-11-30"),
    ("31 August 2041 - now 30 November 2041", "2041-11-30"),
    ("Dec 2041 [was Oct 2041]", "2041-12-31"),
    ("Dec 2041 (raised 3 June 2041)", "2041-12-31"),
    ("Complete 4 October 2041", "2041-10-04"),
    ("every March from 2042", None),
    ("Annual", None),
    ("TBC (spring)", None),
    ("2042", "2042-12-31"),
    ("Before St Brannock's Day", None),
    ("Monthly, next 5 November 2041", "2041-11-05"),
    ("within 3 months", None),
    ("October/November 2041", "2041-11-30"),
]

LETTER = """The inspectors asked three things of Merrow Fire Service.

**Recommendation 1 (by 30 September 2042)**

The service should test every pump.

We accept this. Pumps are being tested.

**Recommendation 2 (by the end of March 2042)**

The service should buy spare hoses.

We accept this. Hoses will be bought in January 2042.

**Recommendation 3 (within six months)**

The service should train its cooks.

We accept this."""

BELOW = """You made three recommendations.

## By 31 May 2042, Merrow Fire Service should:

1. test every pump; and
2. buy spare hoses.

## By 1 December 2042, Merrow Fire Service should:

3. train its cooks.
"""


FIRST_DATES = """# Audit follow-up of the Merrow Eel Trust, 9 December 2041

| Ref | Agreed action | Owner | First date | Revised date | Status |
| --- | --- | --- | --- | --- | --- |
| E1 | Weigh every eel twice | Weigher | 31 August 2041 |  | Closed, implemented |
| E2 | Buy a second set of scales | Purser | 30 September 2041 | 31 March 2042 | Open |
| E3 | Paint the weighing shed | Warden | 1 March 2042 (was 1 December) |  | Open |
"""

UPDATES = """# Merrow Ford - rolling action log

**MF/2 - Posts** (raised 12 January 2041; lead: Town Council, Ida Brell)

Agree a height for the posts in the ford.

- *9 March 2041:* The Council will bring drawings in May.
- *7 September 2041:* Posts ordered; delivery is expected in November 2041. **Open.**
"""


def test_the_first_date_stands_where_no_other_is_given() -> None:
    dues = {item.number: item.due for item in read_register(FIRST_DATES)}
    assert dues == {"E1": date(2041, 8, 31), "E2": date(2042, 3, 31), "E3": date(2042, 3, 1)}


def test_an_update_reckons_from_its_own_day() -> None:
    (item,) = parsed_of(UPDATES.encode(), "log.md").items
    dues = [c.deadline for c in item.commitments if c.deadline]
    assert [d.due for d in dues] == [date(2041, 5, 31), date(2041, 11, 30)]
    assert "9 March 2041" in dues[0].reason


@pytest.mark.parametrize(("text", "due"), ASKED, ids=[case[0] for case in ASKED])
def test_what_is_asked(text: str, due: str | None) -> None:
    assert asked_due(text, AS_AT) == (date.fromisoformat(due) if due else None)


@pytest.mark.parametrize(("text", "due"), PROMISED, ids=[case[0] for case in PROMISED])
def test_what_is_promised(text: str, due: str | None) -> None:
    assert promised_dues(text, AS_AT) == ({date.fromisoformat(due)} if due else set())


@pytest.mark.parametrize(("text", "due"), THIRD, ids=[case[0] for case in THIRD])
def test_what_a_third_table_promises(text: str, due: str | None) -> None:
    assert promised_dues(text, LATER_STILL) == ({date.fromisoformat(due)} if due else set())


@pytest.mark.parametrize(("text", "due"), PRINTED, ids=[case[0] for case in PRINTED])
def test_what_a_due_column_prints(text: str, due: str | None) -> None:
    found = printed_deadline((Span(0, len(text)),), text, AS_AT)
    assert (found.due if found else None) == (date.fromisoformat(due) if due else None)


@pytest.mark.parametrize(
    ("text", "dues"),
    [(LETTER, ["2042-09-30", "2042-03-31", None]), (BELOW, ["2042-05-31", "2042-05-31", "2042-12-01"])],
    ids=["in labels", "in lead-ins"],
)
def test_a_date_above_what_is_asked(text: str, dues: list[str | None]) -> None:
    items = [item for item in read_register(text) if item.number]
    assert [item.due.isoformat() if item.due else None for item in items] == dues
