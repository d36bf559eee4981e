"""What a log prints of an action that was given up, or marks by a colour of two meanings. All is fictional."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.lookups.whom import name_for
from assistant.wiring import Assistant
from tests.assistant.harbour import open_harbour

MINUTES = """# Minutes of the Quennel Quay Forum

Held on 4 March 2021

## Action log

| No. | What | Owner | Due | Status |
| --- | --- | --- | --- | --- |
| 11 | Paint the bollards | Clerk | 1 April 2021 | Superseded |
| 12 | Grease the capstan | Una Larkrise | 1 April 2021 | Open |
| 13 | Order the ropes | Clerk | 30 April 2021 | Withdrawn |
| 14 | Weigh the anchors | Hal Pennyfeather | 30 April 2021 | Dropped |
| 15 | Count the buoys | Hal Pennyfeather | 30 April 2021 | Complete |
| 16 | Hang the lamps | Clerk | 30 April 2021 | On hold until the summer |
"""
TRACKER = """# Owlsworth Towpath Board: progress on the inspection

Date: 6 May 2021

Key: Green - complete or on course; Amber - in danger; Red - will be late.

| No. | Finding | Owner | Due | RAG |
| --- | --- | --- | --- | --- |
| OT-1 | Clear the towpath of brambles | Hal Pennyfeather | 31 May 2021 | Amber |
| OT-2 | Mend the swing bridge | Una Larkrise | 30 June 2021 | Red |
| OT-3 | Count the swans | Hal Pennyfeather | 31 July 2021 | Green |
"""


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    yield open_harbour(tmp_path_factory.mktemp("quay"), {"minutes.md": MINUTES, "tracker.md": TRACKER})


def numbers(assistant: Assistant, question: str) -> set[str]:
    """The numbers of the actions that the answer lists."""
    listed = [line for line in assistant.ask(question).text.split("\n") if line.startswith("- ")]
    return {number for number in ("11", "12", "13", "14", "15", "16") for line in listed if f"{number} (" in line} | {
        number for number in ("11", "12", "13", "14", "15", "16") for line in listed if f"action {number};" in line
    }


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("what is the status of action 13", "Withdrawn as at the minutes of 4 March 2021"),
        ("what became of action 11", "Superseded as at"),
        ("has action 14 been done", "Dropped as at"),
        ("what is the status of action 16", "Not started as at"),
        ("is OT-3 complete", "In progress (marked green) as at the report of 6 May 2021"),
        ("is action 15 complete", "Done as at"),
    ],
)
def test_the_printed_word_leads(quay: Assistant, question: str, lead: str) -> None:
    assert quay.ask(question).text.startswith(lead)


def test_what_was_given_up_is_neither_open_nor_overdue(quay: Assistant) -> None:
    assert numbers(quay, "which actions are open at the Quennel Quay Forum") == {"12", "16"}
    assert numbers(quay, "which actions are overdue") == {"12", "16"}
    assert numbers(quay, "which actions are not started") == {"16"}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("which of the clerk's actions are due in 2021", "3 agreed actions of the Clerk due in 2021."),
        ("actions of hal pennyfeather due in april 2021", "2 agreed actions of Hal Pennyfeather due in April 2021."),
        ("which actions are due in may 2033", "No agreed actions due in May 2033."),
    ],
)
def test_a_count_reads_as_english(quay: Assistant, question: str, said: str) -> None:
    assert quay.ask(question).text.startswith(said)


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("DCC", "the DCC"),
        ("Clerk", "the Clerk"),
        ("the DCC", "the DCC"),
        ("Una Larkrise", "Una Larkrise"),
        ("UL", "UL"),
    ],
)
def test_an_office_has_its_article_and_a_name_has_none(who: str, said: str) -> None:
    assert name_for(who, ["DCC", "Clerk", "Una Larkrise"]) == said


def test_a_month_with_done_is_when_it_was_so(quay: Assistant) -> None:
    assert "due in" not in quay.ask("which commitments were done by march 2021").text.split("\n")[0]
