"""What falls due when: sentences that ask, sentences that promise and the due column of a log, with their day or none.

The days were written down before the sentences were first read by the program.
"""

from __future__ import annotations

from datetime import date

import pytest

from corpus.dates import AsAt
from corpus.models import Span
from corpus.register.logs.printed import printed_deadline
from corpus.register.promising.commitments import commitments_of, deadline_in
from corpus.register.promising.speakers import Actors
from corpus.register.sources import Source

AS_AT = AsAt(date(2032, 3, 10))  # a Wednesday

ASKED = [
    ("The board should light the pier by 30 September 2032.", "2032-09-30"),
    ("The board should, by the end of June, count its oars.", "2032-06-30"),
    ("Every ferry should carry a second bell no later than 1st May 2033.", "2033-05-01"),
    ("The board should publish its tide tables before the end of 2032.", "2032-12-31"),
    ("Replace the slip rope (by Friday 9 April 2032).", "2032-04-09"),
    ("Circulate the draft rota, by 21 June.", "2032-06-21"),
    ("Tell the purser of any spare oars (before 30 June).", "2032-06-30"),
    ("Within three months, the board should survey every hull.", None),
    ("Within three months of 4 March 2032, the board should survey every hull.", "2032-06-04"),
    ("The board should report within ten days of 31 March 2032.", "2032-04-10"),
    ("The board should survey every hull within six months of this report.", None),
    ("The board should paint the huts in early 2033.", None),
    ("The board should paint the huts in the first half of 2033.", None),
    ("All boats should be dry by the start of the autumn term of 2032.", None),
    ("The board should open the loft in the spring of 2033.", None),
    ("The board should report each July on its oars.", None),
    ("The board should send the figures every March.", None),
    ("The board should publish its accounts in 2032-33.", None),
    ("The board should complete the survey by Q2 2032/33.", None),
    ("The board should bid for a crane in the 2033 round.", None),
    ("The board should act on the report that was published on 2 February 2032.", None),
    ("The board should carry out the plan that was agreed in May 2031.", None),
    ("The board should not sell oars bought before 1 May 2030.", None),
    ("The board should learn from the storm of 14 November 2031.", None),
    ("By 31 March 2034 the service should double its patrols.", "2034-03-31"),
    ("The piermaster may train two deckhands.", None),
    ("The board should mend the gate at once.", None),
    ("The board should move to new berths as soon as possible.", None),
    ("Ask the three yards for prices by close of play on 2 April 2032.", "2032-04-02"),
    ("Bring a costed plan to the July 2032 meeting.", "2032-07-31"),
    ("The board should review the fares every two years.", None),
    ("The board should show that it met the standard set for January 2032.", None),
]

PROMISED = [
    ("The board will publish the rota in May 2032.", "2032-05-31"),
    ("The board will publish the rota in May.", "2032-05-31"),
    ("The board will publish the rota in January.", "2033-01-31"),
    ("We will launch the second ferry later this year.", "2032-12-31"),
    ("We will consult the crews next month.", "2032-04-30"),
    ("The board will write to the crews by the end of the month.", "2032-03-31"),
    ("The board undertook to write to the crews by the end of the week.", "2032-03-14"),
    ("The board will write to the crews by the end of the year.", "2032-12-31"),
    ("The board will settle the fares by the end of the financial year.", None),
    ("The board will lay out the berths in 2032/33.", None),
    ("The board will fund 40 berths a year from September 2032, and has asked for a return each July.", None),
    ("Subject to that, the ferry will run on Sundays from April 2033.", None),
    ("The new fares will be charged from 1 May 2032.", "2032-05-01"),
    ("From this month the crews will meet weekly.", None),
    ("The guide will be sent with the timetable when it is launched in May 2032.", "2032-05-31"),
    ("The guide will be sent out when it is published.", None),
    ("The crane will be hired out once the loft is finished in June 2032.", "2032-06-30"),
    ("The crane will be hired out after the loft that opened in May 2031 is paid for.", None),
    ("We will report on the oars at the annual general meeting in June 2034.", "2034-06-30"),
    ("The shed is now expected in February 2033.", "2033-02-28"),
    ("Delivery of the hull is expected in November 2032.", "2032-11-30"),
    ("Two lifebelts are due to be delivered on 5 April 2032.", "2032-04-05"),
    ("The boats will bring the samples that were shown in February.", None),
    ("The board will answer the review that was announced in June 2031.", None),
    ("The board will follow the rules that came into force on 1 January 2032.", None),
    ("The rules were redrawn in April and all crews were told of them by the end of June.", None),
    ("The grant was paid in May 2031.", None),
    ("The rota began on 1 March 2032.", None),
    ("Wages have been paid monthly since January 2032.", None),
    ("The board has appointed a purser, who took up her post on 8 March 2032.", None),
    ("The board will publish a draft in the autumn and the plan itself by 31 January 2033.", "2033-01-31"),
    ("The board will put up the signs between June and August 2032.", "2032-08-31"),
    ("The board will count the oars on 4 and 5 May 2032.", "2032-05-05"),
    ("The board will bring the plan to its meeting on 14 July.", "2032-07-14"),
    ("The ferry will be repaired over the winter of 2032.", None),
    ("The crews will be told in due course.", None),
    ("The board will report within three months.", None),
    ("We will report by Easter.", None),
    ("The board will pay for the pier over the next four years.", None),
    ("The board will use the money that is left at 31 March 2032 for oars.", None),
    ("The count should have ended by 31 January 2032, and will now end by 30 April 2032.", "2032-04-30"),
    ("The count, first planned for November 2032, will be held in February 2033.", "2033-02-28"),
    ("The board will run a pilot from April to June 2032.", "2032-06-30"),
    ("The board will close the loft by mid-2033.", None),
    ("The board will close the loft in late April 2033.", None),
]

PRINTED = [
    ("30 June 2032", "2032-06-30"),
    ("30/06/2032", "2032-06-30"),
    ("30.06.32", "2032-06-30"),
    ("Jun-32", "2032-06-30"),
    ("27 March", "2032-03-27"),
    ("1 March 2032 (was 1 December)", "2032-03-01"),
    ("1 March 2032 (originally 31 December 2032)", "2032-03-01"),
    ("Mar 2033 (Sept 2032, Nov 2032)", "2033-03-31"),
    ("Jan 2032 (Nov 2031)", "2032-01-31"),
    ("June 2032, now September 2032", "2032-09-30"),
    ("~~30 June 2032~~ 30 September 2032", "2032-09-30"),
    ("Original: 31 May 2032; revised: 31 July 2032", "2032-07-31"),
    ("31 July 2032 (previously 31 May 2032)", "2032-07-31"),
    ("31 May 2032 (extended to 31 July 2032)", "2032-07-31"),
    ("From May Day", None),
    ("before Whitsun", None),
    ("Ongoing", None),
    ("Each July", None),
    ("ongoing, reviewed every March", None),
    ("Spring 2033", None),
    ("End of Q2", None),
    ("Q3 2032/33", None),
    ("Start date: April 2032 Completion: June 2032", "2032-06-30"),
    ("End of October 2032", "2032-10-31"),
    ("Next meeting", None),
    ("By next meeting (14 May)", "2032-05-14"),
    ("asap", None),
    ("Winter 2032 timetable", None),
]


def asked_due(text: str, as_at: AsAt) -> date | None:
    found = deadline_in((Span(0, len(text)),), text, as_at)
    return found.due if found else None


def promised_dues(text: str, as_at: AsAt) -> set[date]:
    made = commitments_of([(Span(0, len(text)),)], Source(text, (), Actors(body="Pier Board"), as_at), "Pier Board")
    return {c.deadline.due for c in made if c.deadline and c.deadline.due}


@pytest.mark.parametrize(("text", "due"), ASKED, ids=[case[0] for case in ASKED])
def test_what_is_asked(text: str, due: str | None) -> None:
    assert asked_due(text, AS_AT) == (date.fromisoformat(due) if due else None)


@pytest.mark.parametrize(("text", "due"), PROMISED, ids=[case[0] for case in PROMISED])
def test_what_is_promised(text: str, due: str | None) -> None:
    assert promised_dues(text, AS_AT) == ({date.fromisoformat(due)} if due else set())


@pytest.mark.parametrize(("text", "due"), PRINTED, ids=[case[0] for case in PRINTED])
def test_what_a_due_column_prints(text: str, due: str | None) -> None:
    found = printed_deadline((Span(0, len(text)),), text, AS_AT)
    assert (found.due if found else None) == (date.fromisoformat(due) if due else None)
