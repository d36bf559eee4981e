"""Questions answered from the register, whole, rather than from a few passages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.lookups import looked_up
from assistant.lookups.listing import grouped
from assistant.models import Answer, Grounding
from assistant.wiring import Assistant
from index.hybrid import Filters
from tests.assistant.harbour import AUTUMN, FERRY, MINUTES, PAPER, SPRING, SURVEY, Asking, document, open_harbour

UNREAD = "; 1 page unreadable"


def lines(answer: Answer) -> list[str]:
    return answer.text.split("\n")


def sources(answer: Answer) -> set[str]:
    return {citation.source for citation in answer.citations}


@pytest.mark.parametrize(
    "question",
    ["when will the fog horns be sounded", "who runs the clinic", "how many keepers are there", "why is the bell late"],
)
def test_other_questions_are_left_to_the_passages(asking: Asking, question: str) -> None:
    assert looked_up(asking(question), asking.found(question), asking.view) == []


# How many, and which


def test_counts_every_recommendation_by_document_and_list(harbour: Assistant) -> None:
    answer = harbour.ask("how many recommendations are there?")
    assert sources(answer) == {PAPER, SPRING, FERRY}
    assert lines(answer)[-1] == f"9 recommendations in 6 documents, looked through whole{UNREAD}."
    assert "2 under 'The watch should immediately', 2 under 'Within three months the watch should'" in answer.text
    assert sum(line.startswith("- ") for line in lines(answer)) == 9


def test_counts_in_the_document_named(harbour: Assistant) -> None:
    answer = harbour.ask("how many recommendations are in the ferry report?")
    assert sources(answer) == {FERRY}
    assert lines(answer)[-1] == "2 recommendations in 1 document, looked through whole."


def test_counts_on_a_topic_by_words_or_by_the_documents_title(harbour: Assistant) -> None:
    by_words, by_title = (lines(harbour.ask(f"how many recommendations on {of}?")) for of in ("anchors", "lanterns"))
    assert by_words[-2] == f"1 recommendation in 6 documents, looked through whole{UNREAD}."
    assert by_title[-2] == f"7 recommendations in 6 documents, looked through whole{UNREAD}."
    assert by_words[0].startswith("1 recommendation in ") and "It names 'anchors'." in by_words[0]
    assert by_title[0].startswith("7 ")
    assert "They name 'lanterns' or stand under a heading or title that does." in by_title[0]


def test_what_is_wanted_within_a_time_is_what_was_recommended_within_it(harbour: Assistant) -> None:
    found = lines(harbour.ask("what does the letter want done within three months?"))
    assert found[0].startswith("2 recommendations in ")
    assert len([line for line in found if line.startswith("- ")]) == 2


def test_lists_areas_for_improvement(harbour: Assistant) -> None:
    answer = harbour.ask("list the areas for improvement")
    assert sources(answer) == {AUTUMN}
    assert [line[:4] for line in lines(answer)[1:-1]] == ["- 1:", "- 2:"]


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("which actions are not complete", ["2", "3"]),
        ("which actions are done", ["1"]),
        ("how many agreed actions are outstanding", ["2", "3"]),
        ("list the actions", ["1", "2", "3"]),
    ],
)
def test_actions_in_a_state_with_the_date_it_was_so(harbour: Assistant, question: str, numbers: list[str]) -> None:
    answer = harbour.ask(question)
    items = [line for line in lines(answer) if line.startswith("- ")]
    assert [item.split()[1] for item in items] == numbers
    assert all("as at 19 June 2031" in item for item in items)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("which recommendations were not accepted", ["Publish the tide tables"]),
        ("which recommendations were accepted in part", ["second anchor"]),
        ("how many recommendations were accepted", ["Count every lantern", "lifejacket"]),
    ],
)
def test_recommendations_by_position(harbour: Assistant, question: str, words: list[str]) -> None:
    items = [line for line in lines(harbour.ask(question)) if line.startswith("- ")]
    assert len(items) == len(words)
    assert all(any(word in item for item in items) for word in words)


def test_a_long_list_is_whole_and_a_long_count_says_what_it_leaves_out(tmp_path: Path) -> None:
    items = "\n\n".join(f"Recommendation {n}\n\nThe board should mend lamp {n} of the pier." for n in range(1, 21))
    assistant = open_harbour(tmp_path, {"lamps.md": f"# Lamps of the pier\n\n{items}\n"})
    listed, counted = assistant.ask("list the recommendations"), assistant.ask("how many recommendations are there")
    assert sum(line.startswith("- ") for line in lines(listed)) == 20
    assert sum(line.startswith("- ") for line in lines(counted)) == 14
    assert lines(counted)[-2:] == [
        "20 recommendations in 1 document, looked through whole.",
        "The first 14 of a document are shown.",
    ]
    assistant.library.close()


def test_each_list_is_named_once_and_what_stands_in_none_is_said(harbour: Assistant) -> None:
    view = harbour.view()
    rows = [row for row in view.rows if row["list"]][:2]
    one, other = ({**rows[0], "list": name} for name in ("Open:", "Closed:"))
    none = {**one, "list": None}
    (lead, *_), _ = grouped([one, none, other, none, one], 9, view)
    assert lead.words.endswith(": 2 under 'Open', 1 under 'Closed', 2 in no list.")
    (lead, *_), _ = grouped([none, none], 9, view)
    assert "under" not in lead.words


# Due


def test_everything_due_in_a_month(harbour: Assistant) -> None:
    answer = harbour.ask("what was promised for May 2031?")
    assert lines(answer)[0].startswith("2 commitments due in May 2031.")
    assert [line.split(";")[0].split(",")[0] for line in lines(answer)[1:3]] == ["- By 4 May 2031", "- By 31 May 2031"]
    assert sources(answer) == {SPRING, PAPER}
    assert lines(answer)[3] == f"2 commitments due in May 2031 in 6 documents, looked through whole{UNREAD}."


def test_due_says_by_whom_and_as_at_when(harbour: Assistant) -> None:
    answer = harbour.ask("list everything due by the end of July 2031", today=date(2031, 7, 1))
    assert "due in July 2031" in lines(answer)[0]
    said = "agreed action 3; promised as at the minutes of 19 June 2031 (Harbour Panel): “Share"
    assert f"- By 18 July 2031, Tobias Rook; {said}" in answer.text


def test_due_on_a_topic_and_nothing_due(asking: Asking) -> None:
    def looked(question: str) -> int:
        return sum(len(found.lines) for found in looked_up(asking(question), [], asking.view))

    assert looked("what was promised on lanterns for May 2031") == 1 + 2  # one by the title over it
    assert looked("what was promised on flags for May 2031") == 1 + 1
    assert looked("what was promised on gulls for May 2031") == 0


def test_nothing_due_says_so_of_the_whole_register(harbour: Assistant) -> None:
    answer = harbour.ask("what was promised for May 2035", today=date(2031, 7, 1))
    assert lines(answer)[0].startswith("No commitments due in May 2035.")
    assert lines(answer)[-2] == f"0 commitments due in May 2035 in 6 documents, looked through whole{UNREAD}."
    assert lines(answer)[-1] == "9 more have no date that could be read."


def test_commitments_with_and_without_a_date_are_told_apart(harbour: Assistant) -> None:
    without, dated = harbour.ask("which commitments have no date"), harbour.ask("which commitments have a deadline")
    assert lines(without)[0].startswith("9 commitments without a due date.")
    assert not any(line.startswith("- By ") for line in lines(without))
    assert "commitments with a due date." in lines(dated)[0]
    assert all(line.startswith("- By ") for line in lines(dated) if line.startswith("- "))


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("what is due in the next six weeks", "from 1 July 2031 to 12 August 2031"),
        ("anything due by the end of august", "from 1 July 2031 to 31 August 2031"),
        ("what falls due this quarter", "from 1 July 2031 to 30 September 2031"),
        ("what is due before 19 July 2031", "from 1 July 2031 to 18 July 2031"),
    ],
)
def test_days_are_reckoned_from_today(harbour: Assistant, question: str, days: str) -> None:
    answer = harbour.ask(question, today=date(2031, 7, 1))
    assert days in lines(answer)[0]
    assert "By 18 July 2031, Tobias Rook" in answer.text


def test_past_its_date_is_never_said_to_be_not_done(harbour: Assistant) -> None:
    answer = harbour.ask("which actions are overdue", today=date(2031, 8, 1))
    assert sources(answer) == {MINUTES}
    assert "past its date; no later evidence found in these documents (latest: 7 October 2031)" in answer.text
    assert "That no later document tells of one does not mean that it was not done." in lines(answer)
    assert not [line for line in lines(harbour.ask("what is overdue", today=date(2030, 1, 1))) if line.startswith("- ")]


@pytest.mark.parametrize("who", ["tobias rook", "T Rook", "Rook"])
def test_what_somebody_is_to_do(harbour: Assistant, who: str) -> None:
    answer = harbour.ask(f"what is {who} responsible for")
    assert "Share the tide tables" in answer.text
    assert sources(answer) == {MINUTES, AUTUMN}


def test_a_follow_up_goes_on_with_the_list(harbour: Assistant) -> None:
    first = harbour.ask("list the actions")
    open_ones = harbour.ask("which of those are not complete", previous=first, followup=True)
    assert [line.split()[1] for line in lines(open_ones) if line.startswith("- ")] == ["2", "3"]
    assert "Tobias Rook" in harbour.ask("and who by?", previous=open_ones, followup=True).text


def test_what_changed_on_a_topic_says_by_which_words(harbour: Assistant) -> None:
    answer = harbour.ask("what changed on lanterns since the letter of february 2031")
    assert lines(answer)[0].startswith(
        "Of what names 'lanterns', since the letter of 3 February 2031 (Orla Fenn): 1 new."
    )
    assert lines(answer)[-1] == "What says it in other words is not among them."


# By number


def test_a_number_with_two_meanings_gives_both(harbour: Assistant) -> None:
    answer = harbour.ask("what is recommendation 1?")
    assert sources(answer) == {FERRY, PAPER}
    assert [line.split(": ")[0] for line in lines(answer)] == ["Recommendation 1", "Recommendation 1"]


def test_the_first_line_says_what_was_asked_the_position_and_by_when(harbour: Assistant) -> None:
    first = lines(harbour.ask("what is recommendation 1 in the ferry report?"))[0]
    assert first.startswith("Recommendation 1: “The ferry company should fit a second anchor to each ferry.” - ")
    assert "accepted in part" in first


@pytest.mark.parametrize("question", ["what is recommendation 1 on anchors?", "recommendation 1 in the ferry report"])
def test_the_topic_or_the_document_says_which(harbour: Assistant, question: str) -> None:
    answer = harbour.ask(question)
    assert sources(answer) == {FERRY}
    assert "second anchor" in answer.text
    assert "in part" in answer.text


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("when is recommendation 3 due", "No deadline is printed for Recommendation 3"),
        ("deadline of recommendation 3", "Said in response, by 31 August 2031: “The bell will be cast"),
        ("deadline of recommendation 2 in the panel paper", "no date is printed, only 'within three months'"),
        ("when is action 3 due", "Agreed action 3: 18 July 2031 (in the minutes of 19 June 2031 (Harbour Panel))"),
    ],
)
def test_deadline_of_a_number(harbour: Assistant, question: str, says: str) -> None:
    assert says in harbour.ask(question).text


def test_a_later_day_in_the_response_stands_in_the_first_line(tmp_path: Path) -> None:
    weir = (
        "# Reply to the Weir Inquiry (fictional)\n\nDate: 3 May 2031\n\nRecommendation 1\n\n"
        "By 30 June 2031 the wardens should mend the weir.\n\n"
        "Response: Accepted. The wardens will mend the weir by 31 October 2031.\n"
    )
    assistant = open_harbour(tmp_path, {"weir.md": weir})
    first = assistant.ask("when will recommendation 1 be finished").text.split("\n")[0]
    assistant.library.close()
    assert first.startswith("Recommendation 1: 30 June 2031; in the response 31 October 2031")


def test_when_it_was_done_is_not_answered_with_what_it_is_due_by(harbour: Assistant) -> None:
    first = lines(harbour.ask("when was action 3 done"))[0]
    assert not first.startswith("Agreed action 3: 18 July 2031")
    assert "due 18 July 2031" in first


def test_who_took_a_position_is_not_whose_it_is(harbour: Assistant) -> None:
    assert lines(harbour.ask("who accepted recommendation 1 in the ferry report"))[0].startswith("Accepted in part")


def test_an_item_without_a_response(harbour: Assistant) -> None:
    assert "No response was found in this document." in harbour.ask("what did they say to action 3?").text


def test_an_absent_number_is_declined_with_those_that_are_there(harbour: Assistant) -> None:
    answer = harbour.ask("what is recommendation 9 in the panel paper?")
    assert not answer.answered
    assert "there is no recommendation 9, only numbers 1, 2, 3" in answer.text
    assert {related.source for related in answer.related} == {PAPER}


# Position, comparison, presence


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("was the braille recommendation accepted?", "Not accepted (the recommendation; Orla Fenn, letter of 3 Feb"),
        ("was the anchor recommendation accepted?", "Accepted in part (Recommendation 1; Safer crossings"),
        ("did they agree to train every keeper to signal by flag?", "The response does not state whether"),
    ],
)
def test_position_with_the_response_and_what_was_asked(harbour: Assistant, question: str, lead: str) -> None:
    answer = harbour.ask(question)
    assert lines(answer)[0].startswith(lead)
    assert "Response: “" in answer.text
    assert "What was recommended: “" in answer.text


def test_a_letter_and_a_paper_side_by_side(harbour: Assistant) -> None:
    answer = harbour.ask("what is different between the recommendations in the letter and the panel paper?")
    assert sources(answer) == {SPRING, PAPER}
    assert lines(answer)[0].startswith(
        "3 in Harbour Panel, panel paper of 20 March 2031; 4 in Orla Fenn, letter of 3 Feb"
    )
    assert "Only in the panel paper: 3 “The watch should buy a bell for the east pier.”." in lines(answer)[0]
    assert "Only in the letter: “Mend the lanterns that do not burn.”; “Publish" in lines(answer)[0]
    rows = [line.split(" | ") for line in lines(answer) if line.startswith("| ")]
    assert {len(row) for row in rows} == {3}
    assert [row[1] for row in rows].count("-") == 1


def test_side_by_side_under_one_timescale(harbour: Assistant) -> None:
    question = "how do the immediate recommendations differ between the letter and the panel paper?"
    assert lines(harbour.ask(question))[0].startswith(
        "1 in Harbour Panel, panel paper of 20 March 2031; 2 in Orla Fenn"
    )


def test_whether_a_document_sets_something_out(harbour: Assistant) -> None:
    there = harbour.ask("are there three month recommendations in the lanterns lit letter?")
    assert lines(there)[0].startswith("Yes: 2 (Orla Fenn, letter of 3 February 2031).")
    absent = harbour.ask("are there six month recommendations in the lanterns lit letter?")
    assert absent.grounding is Grounding.NOT_FOUND


# Letters and acronyms


def test_who_signed_each_letter(harbour: Assistant) -> None:
    answer = harbour.ask("who signed each letter?")
    assert [line.split(":")[0] for line in lines(answer)] == [
        "Letter of 3 February 2031",
        "Letter of 7 October 2031",
        "2 letters in 2 documents, looked through whole.",
    ]
    assert "signed by Orla Fenn, Mayor of Saltmarsh, to Ines Tarrow, Chief Inspector of Harbours" in answer.text
    assert "Ines Tarrow,\nChief Inspector of Harbours" in {citation.quote for citation in answer.citations}


@pytest.mark.parametrize(
    "question",
    [
        "when was the fog signals letter sent?",
        "when was the letter of October 2031 sent?",
        "who was the October 2031 letter addressed to?",
    ],
)
def test_one_letter(harbour: Assistant, question: str) -> None:
    assert sources(harbour.ask(question)) == {AUTUMN}
    assert "7 October 2031" in harbour.ask(question).text


def test_an_acronym_with_two_meanings_gives_both_newest_first(harbour: Assistant) -> None:
    answer = harbour.ask("what does SHW stand for?")
    assert [line.split(" [")[0] for line in lines(answer)] == [
        "SHW: Saltmarsh Harbour Watch (Harbour Panel, panel paper of 20 March 2031)",
        "SHW: Signal Handling Warrant (Harbour Panel, panel paper of 20 March 2031)",
        "SHW: Saltmarsh Harbour Watch (Orla Fenn, letter of 3 February 2031)",
    ]
    assert answer.citations[0].quote == "Saltmarsh Harbour Watch (SHW)"


@pytest.mark.parametrize("question", ["SHW stands for what", "shw meaning", "what's SHW?"])
def test_an_acronym_asked_in_fewer_words(harbour: Assistant, question: str) -> None:
    assert harbour.ask(question).citations[0].quote == "Saltmarsh Harbour Watch (SHW)"


def test_an_acronym_that_none_defines_is_declined(harbour: Assistant) -> None:
    assert not harbour.ask("what does RNLI stand for?").answered


# Filters


@pytest.mark.parametrize(
    ("question", "filters"),
    [
        ("what does SHW stand for?", Filters(kinds=frozenset({"letter"}))),
        ("how many recommendations are there?", Filters(kinds=frozenset({"letter"}))),
        ("what was promised for May 2031?", Filters(kinds=frozenset({"letter"}))),
        ("who signed each letter?", Filters(bodies=frozenset({"Mayor of Saltmarsh"}))),
    ],
)
def test_lookups_keep_to_the_filters(harbour: Assistant, question: str, filters: Filters) -> None:
    assert sources(harbour.ask(question, filters=filters)) == {SPRING}


def test_lookups_keep_to_the_documents_chosen(harbour: Assistant, asking: Asking) -> None:
    chosen = Filters(documents=frozenset({document(asking.view, MINUTES)}))
    answer = harbour.ask("how many actions are there?", filters=chosen)
    assert lines(answer)[-1] == "3 agreed actions in 1 document, looked through whole."
    assert not harbour.ask("how many recommendations are there?", filters=chosen).answered


# What is held, what has no response


@pytest.mark.parametrize(
    ("question", "files"),
    [
        ("which letters are there?", [AUTUMN, SPRING]),
        ("how many documents do you have", [AUTUMN, MINUTES, PAPER, SPRING, FERRY, SURVEY]),
        ("list the minutes", [MINUTES]),
    ],
)
def test_the_librarys_own_list(harbour: Assistant, question: str, files: list[str]) -> None:
    answer = harbour.ask(question)
    assert list(dict.fromkeys(citation.source for citation in answer.citations)) == files
    assert sum(line.startswith("- ") for line in lines(answer)) == len(files)
    assert f" in {len(files)} document" in lines(answer)[-1]


def test_recommendations_without_a_response(tmp_path: Path) -> None:
    texts = {
        "bells.md": "# Bells of the pier\n\nRecommendation 1\n\nMend the bell of the pier.\n\nIt was mended in May.\n",
        "lamps.md": "# Lamps of the pier\n\nRecommendation 1\n\nThe board should light the lamp of the pier.\n",
    }
    assistant = open_harbour(tmp_path, texts)
    answer = assistant.ask("which recommendations have no response?")
    assert sources(answer) == {"lamps.md"}
    assert lines(answer)[1].startswith("- 1 (no response found in these documents): “The board should")
    assert "1 recommendation without a response in 2 documents, looked through whole." in lines(answer)
    bells = document(assistant.view(), "bells.md")
    answered = assistant.ask("which recommendations have no response?", filters=Filters(documents=frozenset({bells})))
    assert lines(answered)[0].startswith("None of the 1 recommendation: a response was found to every one.")
    assistant.library.close()


def test_a_question_of_the_whole_register_does_not_lean_on_another(harbour: Assistant) -> None:
    first = harbour.ask("which commitments have a deadline?")
    second = harbour.ask("which commitments have no date?", previous=first)
    assert second.text == harbour.ask("which commitments have no date?").text
    assert second.standalone_question == second.question


def test_a_question_of_the_whole_register_is_told_of_all_where_the_turn_before_has_nothing(harbour: Assistant) -> None:
    first = harbour.ask("what was promised on lanterns")
    found = harbour.ask("what is overdue", previous=first, today=date(2035, 7, 1))
    alone = harbour.ask("what is overdue", today=date(2035, 7, 1))
    assert found.looked_up
    narrowed = found.standalone_question != found.question
    assert narrowed or found.text == alone.text
