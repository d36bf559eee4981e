"""Questions with their replies: labelled in minutes, in the turns of a transcript, and reported."""

from __future__ import annotations

from dataclasses import replace

from corpus.layout import blocks_of
from corpus.models import Description, Fact, Item, ItemKind, Reading
from corpus.register.reading import register_of
from tests.corpus.registers import LETTER, response, words

MINUTES = replace(LETTER, kind=Fact("minutes"), date=Fact("2031-06-03"), body=Fact("Wharf Panel"))


def questions(text: str, description: Description = MINUTES) -> list[Item]:
    items = register_of(text, blocks_of(Reading(text, "md")), description)
    return [item for item in items if item.called == "question"]


def test_a_labelled_question_and_its_reply() -> None:
    text = (
        "**Question 3** (Cllr Rook): Will the lamp be lit this year?\n\n"
        "**Reply** (Orla Fenn): Not yet. I will light it by 4 May 2032.\n\n"
        "**Question 4** (Cllr Calder): Who keeps the oil?\n\n**Reply** (Piers Dunlin): The Guild keeps it.\n\n"
        "## Next meeting\n\nIn July.\n"
    )
    first, second = questions(text)
    assert (first.kind, first.number, first.addressed_to) == (ItemKind.STANDALONE, "3", "Orla Fenn")
    assert (words(text, first), first.paired) == ("Will the lamp be lit this year?", "by position")
    assert response(text, first) == "Not yet. I will light it by 4 May 2032."
    (promised,) = first.commitments
    assert (promised.by_whom, promised.deadline and str(promised.deadline.due)) == ("Orla Fenn", "2032-05-04")
    assert (response(text, second), second.commitments) == ("The Guild keeps it.", ())


def test_a_question_that_nobody_answers_is_none() -> None:
    assert questions("Question 1: Why is the sea green?\n\n## Other business\n\nThere was none.\n") == []


def test_turns_of_a_transcript_end_where_another_speaks() -> None:
    text = (
        "Q1 Chair: Ms Fenn, when did the lamp fail?\n\nOrla Fenn: In March. We will mend it by June 2032.\n\n"
        "Chair: Thank you.\n\nQ2 Tobias Rook: Was it old?\n\nOrla Fenn: Yes.\n"
    )
    first, second = questions(text, replace(MINUTES, kind=Fact("report")))
    assert (first.number, response(text, first)) == ("1", "In March. We will mend it by June 2032.")
    assert [c.by_whom for c in first.commitments] == ["Orla Fenn"]
    assert (second.number, response(text, second)) == ("2", "Yes.")


def test_a_reported_question_counts_where_its_reply_undertakes_something() -> None:
    text = (
        "Cllr Rook asked when the bell would be hung. The Warden said that a motor had been bought and that he will "
        "hang the bell in July 2031.\n\nCllr Calder asked why the tide was late. The Warden said that it was not.\n"
    )
    (found,) = questions(text)
    assert words(text, found) == "Cllr Rook asked when the bell would be hung."
    assert found.addressed_to == "The Warden"
    assert [str(c.deadline.due) for c in found.commitments if c.deadline] == ["2031-07-31"]


def test_what_people_said_and_what_was_done_about_it() -> None:
    text = (
        "## 2. Ferries\n\n**You said:** There is no ferry on Sundays.\n\n"
        "**We did:** A Sunday ferry was begun in May.\n\n"
        "**What happens next:** We will add a later boat by August 2031.\n"
    )
    (found,) = register_of(text, blocks_of(Reading(text, "md")), replace(MINUTES, kind=Fact("report")))
    assert (found.kind, found.number, words(text, found)) == (
        ItemKind.PRIORITY,
        "2",
        "There is no ferry on Sundays.",
    )
    assert response(text, found).endswith("We will add a later boat by August 2031.")
    assert [str(c.deadline.due) for c in found.commitments if c.deadline] == ["2031-08-31"]


def test_minutes_keep_what_is_still_owed_and_not_what_was_done() -> None:
    text = "The Warden gave a talk and painted the door.\n\nThe Harbour Office is drafting a new tide table.\n"
    items = register_of(text, blocks_of(Reading(text, "md")), MINUTES)
    assert [words(text, item) for item in items] == ["The Harbour Office is drafting a new tide table."]


EXCHANGES = """
HEARING OF THE LAMP INQUIRY (invented)

THE CHAIR: Good morning. Ms Fenn, how many lamps are out today?

MS FENN (Guild of Lamps): Forty-one.

THE CHAIR: When will they be lit?

MS FENN: I can't give you a day now, but I'll let the Inquiry have one before the fair.

MR ROOK: Could we have the cost of the oil?

MS FENN: I'd have to take that on notice. We are short of clerks.

MR ROOK: I have a question about the bell. It rang twice.

MR DUNLIN: Let me take that away.

THE CHAIR: We will move on to the tides. Who is next, please?

MR DUNLIN: We will start with the chart.
"""


def test_a_turn_that_asks_is_a_question_where_the_next_speaker_undertakes_to_answer() -> None:
    found = questions(EXCHANGES, replace(MINUTES, kind=Fact("report")))
    assert [(words(EXCHANGES, q), q.addressed_to, q.commitments[0].span.of(EXCHANGES)) for q in found] == [
        (
            "When will they be lit?",
            "MS FENN",
            "I can't give you a day now, but I'll let the Inquiry have one before the fair.",
        ),
        ("Could we have the cost of the oil?", "MS FENN", "I'd have to take that on notice."),
        ("I have a question about the bell. It rang twice.", "MR DUNLIN", "Let me take that away."),
    ]
    assert response(EXCHANGES, found[1]) == "I'd have to take that on notice. We are short of clerks."


def test_she_who_answers_a_reported_question_is_who_acted_before_it() -> None:
    text = (
        "The Warden presented her report. Members asked whether the rail would be ready for the fair. She confirmed "
        "that it would be fitted by the Guild in July 2031.\n"
    )
    (found,) = questions(text)
    assert found.addressed_to == "The Warden"


def test_questions_and_answers_on_the_lines_of_one_paragraph() -> None:
    text = (
        "3. The Warden's report\n\nQ: Why has the lamp failed?\nA: The oil froze. I will thaw it by 4 July 2031.\n"
        "Q: Is there more?\nA: There is. Plan A: none.\n\n4. Money\n\nThere was none.\n"
    )
    first, second = questions(text)
    assert (words(text, first), response(text, first)) == (
        "Why has the lamp failed?",
        "The oil froze. I will thaw it by 4 July 2031.",
    )
    assert (words(text, second), response(text, second)) == ("Is there more?", "There is. Plan A: none.")
