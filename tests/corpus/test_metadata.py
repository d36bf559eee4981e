"""What documents say of themselves, family by family, in papers of an invented coast."""

from __future__ import annotations

import pytest

from corpus.layout import blocks_of
from corpus.metadata import describe
from corpus.models import Description, Reading

LETTER = """**ORLA FENN**

**MAYOR OF SALTMARSH**

Rt Hon Piers Dunlin,
Minister for Lighthouses
4 Quay Street
London

12<sup>th</sup> May 2031

Dear Minister

**SUBJECT: Coast Inspectorate report 'Lights that last: how keepers mend their lamps'**

I write in response to the report of the Coast Inspectorate. The lamps will be mended.

Mayor's Office, Tide House, 2 Quay Road, Saltmarsh, SM1 2AB

The keepers thank the inspectors.

Mayor's Office, Tide House, 2 Quay Road, Saltmarsh, SM1 2AB

Yours sincerely

**Orla Fenn
Mayor of Saltmarsh**
"""

PACK = """SALTMARSH HARBOUR AND COAST PANEL

DATE: Thursday, 15th May, 2031

AGENDA

This agenda was issued on 7 May 2030 on behalf of the Secretary.

Subject: Lamps update

Report of: Wren Calder - Chief Keeper

PURPOSE OF REPORT

To tell the Panel about lamps. In December 2031 the Coast Inspectorate published 'Lights that last'.
"""

MINUTES = """# SALTMARSH HARBOUR COMMITTEE

**Minutes of the meeting held on Wednesday 15 May 2031 at Tide House**

The minutes were approved.
"""

RESPONSE = """# Government response to the Coast Committee's report 'Dark water'

Department for Lighthouses

Presented to Parliament by the Minister for Lighthouses by Command

June 2031
"""

PROGRESS = """# Brighter Shores 2030-34: year 1 progress report

Office of the Keeper General, 4 July 2031

## Summary

The lamps were lit.
"""


def described(text: str) -> Description:
    reading = Reading(text, "md")
    return describe(reading, blocks_of(reading), "paper.md")


FACTS = [
    (LETTER, "title", "Coast Inspectorate report 'Lights that last: how keepers mend their lamps'"),
    (LETTER, "kind", "letter"),
    (LETTER, "date", "2031-05-12"),
    (LETTER, "author", "Orla Fenn"),
    (LETTER, "role", "Mayor of Saltmarsh"),
    (LETTER, "signatory", "Orla Fenn"),
    (LETTER, "language", "en"),
    (LETTER, "addressee", "Rt Hon Piers Dunlin, Minister for Lighthouses"),
    (LETTER, "body", "Mayor's Office"),
    (LETTER, "answers", "Lights that last: how keepers mend their lamps"),
    (PACK, "title", "SALTMARSH HARBOUR AND COAST PANEL"),
    (PACK, "kind", "panel paper"),
    (PACK, "date", "2031-05-15"),
    (PACK, "author", "Wren Calder"),
    (PACK, "role", "Chief Keeper"),
    (PACK, "body", "SALTMARSH HARBOUR AND COAST PANEL"),
    (MINUTES, "kind", "minutes"),
    (MINUTES, "date", "2031-05-15"),
    (MINUTES, "body", "SALTMARSH HARBOUR COMMITTEE"),
    (RESPONSE, "title", "Government response to the Coast Committee's report 'Dark water'"),
    (RESPONSE, "kind", "government response"),
    (RESPONSE, "date", "2031-06-30"),
    (RESPONSE, "role", "Minister for Lighthouses"),
    (RESPONSE, "body", "Department for Lighthouses"),
    (RESPONSE, "answers", "Dark water"),
    (PROGRESS, "title", "Brighter Shores 2030-34: year 1 progress report"),
    (PROGRESS, "kind", "progress report"),
    (PROGRESS, "date", "2031-07-04"),
    (PROGRESS, "body", "Office of the Keeper General"),
]


@pytest.mark.parametrize(("text", "name", "value"), FACTS, ids=[f"{case[2]} ({case[1]})" for case in FACTS])
def test_fact(text: str, name: str, value: str) -> None:
    fact = getattr(described(text), name)
    assert fact.value == value
    assert fact.span is not None or fact.reason


def test_every_fact_that_is_printed_has_the_span_it_is_printed_at() -> None:
    description = described(LETTER)
    assert description.author.span is not None
    assert description.author.span.of(LETTER) == "Orla Fenn"
    assert description.date.span is not None
    assert description.date.span.of(LETTER) == "12<sup>th</sup> May 2031"


def test_a_missing_year_is_inferred_from_the_weekday_and_says_so() -> None:
    text = LETTER.replace("12<sup>th</sup> May 2031", "Date: Tuesday 13th May").replace(
        "will be mended", "will be mended by 4 March 2032"
    )
    fact = described(text).date
    assert (fact.value, fact.inferred) == ("2031-05-13", True)
    assert "Tuesday in 2031" in fact.reason
    assert "4 March 2032" in fact.reason


def test_a_paper_that_prints_no_date_has_none_and_says_what_its_text_allows() -> None:
    fact = described(
        "# Lamps progress report\n\nThe lamp was lit on 4 May 2031. It will be moved on 9 June 2032.\n"
    ).date
    assert (fact.value, fact.span) == ("", None)
    assert "no date is printed" in fact.reason
    assert "the latest day it tells of is 4 May 2031" in fact.reason


def test_an_agenda_issued_a_year_before_its_meeting_and_a_report_published_after_the_paper_are_doubted() -> None:
    doubts = described(PACK).doubts
    assert any("7 May 2030" in doubt and "373 days before" in doubt for doubt in doubts)
    assert any("December 2031" in doubt and "later than the date" in doubt for doubt in doubts)


def test_a_weekday_that_does_not_fit_is_doubted() -> None:
    assert described(MINUTES).doubts == ('"Wednesday 15 May 2031": that day was a Thursday',)


def test_a_deadline_before_the_letter_that_sets_it_is_doubted() -> None:
    text = LETTER.replace("The lamps will be mended.", "The lamps are to be mended by 2 May 2031.")
    assert any("2 May 2031" in doubt and "had passed" in doubt for doubt in described(text).doubts)


def test_a_paper_without_a_title_is_called_by_its_file() -> None:
    title = described("ok\n").title
    assert (title.value, title.inferred) == ("paper.md", True)


_MAIL = """From: Wren Calder <wren@ravenshoe.example>
To: Orla Fenn <orla@ravenshoe.example>
Date: 12 May 2031
Subject: {subject}
Attachments: lamp review report.pdf, letter.docx

{body}
"""


def test_what_a_letter_answers_is_no_recommendation_of_it() -> None:
    letter = (
        "12 May 2031\n\nDear Minister\n\n**SUBJECT: Inspection of the lamps**\n\nI answer each in turn.\n\n"
        "**Recommendation 1 - The keepers should mend every lamp.**\n\nThey will.\n\nYours sincerely\n\nOrla Fenn\n"
    )
    assert described(letter).answers.value == "Inspection of the lamps"


@pytest.mark.parametrize(
    ("subject", "body", "answers"),
    [
        pytest.param("The lamp review report", "The report is attached. Wren", "", id="its own subject"),
        pytest.param("Lights", "The report 'The Lamps of Holme' is attached. Wren", "", id="what it carries"),
        pytest.param(
            "Lights", "Dear Orla,\n\nThis is our response to the Holme lamp review report.", "Holme lamp review report",
            id="its words",
        ),
        pytest.param("Our response to the Holme lamp review", "See below. Wren", "Holme lamp review", id="its subject"),
    ],
)  # fmt: skip
def test_an_e_mail_answers_a_report_only_where_it_says_so(subject: str, body: str, answers: str) -> None:
    description = described(_MAIL.format(subject=subject, body=body))
    assert description.kind.value == "e-mail"
    assert description.answers.value.removeprefix("the ") == answers
