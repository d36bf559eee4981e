"""Marks that documents put on their items, what they stand under, and other ways to ask for items. All is fictional."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.lookups.asked import positions_in
from assistant.lookups.marked import fits, mark_of, marks_in
from assistant.lookups.several import counts_in, lists_in
from assistant.models import Answer
from assistant.wiring import Assistant
from tests.assistant.harbour import open_harbour

AUDIT = """# Audit of the Brindlewick lock keepers

Report of the Canal Auditor, 9 April 2031

Recommendation 1                         Rating: High

The keepers should test each sluice by 31 July 2031.

Response: Agreed. Each sluice is tested on Fridays.

Recommendation 2                         Rating: Medium

The keepers should paint the balance beams.

Response: Not agreed. The beams are of oak and want no paint.

Recommendation 3                         Rating: High

The keepers should log every passage.

Response: Agreed in part. Passages by night will be logged.
"""
TRACKER = """# Owlsworth Towpath Board: progress on the inspection

Date: 6 May 2031

Key: Green - complete or on course; Amber - in danger; Red - will be late.

| No. | Finding | Owner | Due | RAG |
| --- | --- | --- | --- | --- |
| OT-1 | Clear the towpath of brambles | Hal Pennyfeather | 31 May 2031 | Amber |
| OT-2 | Mend the swing bridge | Una Larkrise | 30 June 2031 | Red |
| OT-3 | Count the swans | Hal Pennyfeather | 31 July 2031 | Green |
"""
PAPER = """# Bargemoor Council: review of moorings

Date: 2 June 2031

CONTACT OFFICER:

Posy Quillfeather, Head of Moorings

BACKGROUND PAPERS: The moorings plan of 2030

A still mooring (one where nobody may stop the night) costs less.

Recommendation 7a

The council should number each mooring.

Response: Accepted in principle. Numbers will be painted when the quay is mended.

Recommendation 7b

The council should light each mooring.

Response: Accepted in full.
"""


@pytest.fixture(scope="module")
def canal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    texts = {"audit.md": AUDIT, "tracker.md": TRACKER, "moorings.md": PAPER}
    assistant = open_harbour(tmp_path_factory.mktemp("canal"), texts)
    yield assistant
    assistant.library.close()


def listed(answer: Answer) -> list[str]:
    """The numbers of the items in the list."""
    return [line.split()[1].rstrip(":") for line in answer.text.split("\n") if line.startswith("- ")]


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        pytest.param("brindlewick audit: which recommendations are rated high", ["1", "3"], id="in a heading"),
        pytest.param("which medium rated recommendations are in the brindlewick audit", ["2"], id="before the kind"),
        pytest.param("owlsworth: what's red", ["OT-2"], id="a colour"),
        pytest.param("which owlsworth findings are in danger", ["OT-1"], id="as the key explains it"),
        pytest.param("which owlsworth actions are amber", ["OT-1"], id="called by another kind"),
    ],
)
def test_what_is_marked_so(canal: Assistant, question: str, numbers: list[str]) -> None:
    assert listed(canal.ask(question)) == numbers


def test_a_follow_up_asks_for_another_mark(canal: Assistant) -> None:
    red = canal.ask("owlsworth: what's red")
    assert listed(canal.ask("and amber", previous=red, followup=True)) == ["OT-1"]


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("which are rated high", {"high"}),
        ("how many high risk actions are open", {"high"}),
        ("what's still amber", {"amber"}),
        ("who is to agree the urgent actions", set()),
        ("how many visits to high risk boats were missed", {"miss"}),
        ("which actions are not yet due", {"due", "not"}),
    ],
)
def test_the_mark_that_is_asked_for(words: str, mark: set[str]) -> None:
    assert marks_in(words, otherwise_said="open" in words) == mark


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("why wasn't recommendation 5 accepted", {"not accepted"}),
        ("what did the board say no to", {"not accepted"}),
        ("which recommendations has the government accepted", {"accepted"}),
        ("how many areas for improvement were accepted", {"accepted"}),
        ("which were not only accepted but done", {"accepted"}),
    ],
)
def test_positions_in_other_words(words: str, position: set[str]) -> None:
    assert positions_in(words) == position


@pytest.mark.parametrize(
    ("words", "counts", "lists"),
    [
        ("the lock recommendations: how many are open", True, True),
        ("lock recommendations not accepted", False, True),
        ("areas for improvement in the lock letter", False, True),
        ("what did the board reject", False, True),
        ("how many of the lock board's actions are ticked off", True, False),
        ("did they finish the actions", False, False),
        ("who signs off recommendations", False, False),
        ("how many tenders were accepted", False, False),
        ("what did the mayor refuse to answer", False, False),
    ],
)
def test_whether_several_are_asked_for(words: str, counts: bool, lists: bool) -> None:
    assert (counts_in(words), lists_in(words, so=True, taken=False)) == (counts, lists)


def test_what_was_rejected_cites_the_rejection_first(canal: Assistant) -> None:
    answer = canal.ask("brindlewick audit: which recommendations were not agreed")
    assert listed(answer) == ["2"]
    assert "Not agreed" in answer.citations[0].quote


def test_a_false_premise_cites_what_was_answered_first(canal: Assistant) -> None:
    answer = canal.ask("why did they turn down recommendation 1 on sluices")
    assert answer.text.startswith("The recommendation is not said to be rejected: accepted.")
    assert answer.citations[0].quote.startswith("Response: Agreed")


def test_the_position_asked_of_a_number_stands_first(canal: Assistant) -> None:
    answer = canal.ask("did they accept recommendation 3 of the brindlewick audit")
    assert answer.text.startswith("Accepted in part")
    assert "Agreed in part" in answer.citations[0].quote


def test_a_number_whose_parts_alone_are_printed(canal: Assistant) -> None:
    answer = canal.ask("what is recommendation 7 on moorings")
    assert "Recommendation 7a: " in answer.text
    assert "Recommendation 7b: " in answer.text


def test_the_one_that_is_meant_of_several(canal: Assistant) -> None:
    both = canal.ask("recommendation 1 - did they agree")
    answer = canal.ask("the brindlewick one, and by when", previous=both, followup=True)
    assert "test each sluice" in answer.text


def test_what_a_position_is_not_asked_of(canal: Assistant) -> None:
    """No item of a document that says nothing of the thing stands in for it."""
    assert not canal.ask("did they accept the heron recommendation").looked_up


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("who is the contact officer for the review of moorings", "“Posy Quillfeather, Head of Moorings”"),
        ("background papers of the bargemoor moorings review", "“The moorings plan of 2030”"),
    ],
)
def test_what_stands_under_a_label(canal: Assistant, question: str, says: str) -> None:
    assert says in canal.ask(question).text.split("\n")[0]


@pytest.mark.parametrize("question", ["what does still mooring mean", "what is a still mooring"])
def test_what_a_term_means(canal: Assistant, question: str) -> None:
    assert canal.ask(question).citations[0].quote == "still mooring (one where nobody may stop the night)"


def test_a_term_that_no_document_explains_is_left_to_the_passages(canal: Assistant) -> None:
    assert not canal.ask("what is a swing bridge").looked_up


def test_a_label_of_a_paper_that_is_not_called(canal: Assistant) -> None:
    assert "Contact officer, in" not in canal.ask("contact officer for the heronry survey").text


def test_the_last_of_those_numbered_tells_how_many_there_are(canal: Assistant) -> None:
    answer = canal.ask("list the recommendations in the brindlewick audit")
    assert "log every passage" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("mark", "found"),
    [("Not yet due", True), ("Actions not yet due", True), ("Due", False), ("Actions due at this meeting", False)],
)
def test_what_is_not_so_is_another_mark(mark: str, found: bool) -> None:
    asked = marks_in("which actions are not yet due", otherwise_said=False)
    assert fits(asked, mark_of(mark)) is found
    assert not fits(mark_of("due"), mark_of("Not yet due"))


def test_what_its_document_marks_late_is_not_said_to_be_past_its_date(tmp_path: Path) -> None:
    rows = (("Clear the ditch", "31 May 2031", "Open"), ("Mend the weir", "30 June 2032", "Late"))
    table = "\n".join(f"| {n} | {what} | Hal Reed | {due} | {state} |" for n, (what, due, state) in enumerate(rows, 1))
    head = "| No. | Action | Owner | Due | Status |\n| --- | --- | --- | --- | --- |"
    log = f"# Owlsworth Mill: action log\n\nDate: 6 July 2031\n\n{head}\n{table}\n"
    mill = open_harbour(tmp_path, {"log.md": log})
    told = mill.ask("what is overdue", today=date(2031, 8, 1)).text.splitlines()
    mill.library.close()
    assert told[0].startswith("2 items and commitments past their date on 1 August 2031 or marked late.")
    assert ["marked 'Late' there" in line for line in told if line.startswith("- ")] == [True, False]
