"""Several questions in one: taken apart, and answered each. All is fictional."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.in_one import by_parts, parts_of
from assistant.models import Answer, Citation, Grounding
from assistant.wiring import Assistant


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Who leads the lantern crew and when does it end?", ("Who leads the lantern crew", "when does it end")),
        ("How many were trained, and what is left to do?", ("How many were trained", "what is left to do")),
        ("who mends the bell and by when", ("who mends the bell", "by when")),
        ("What did the panel want on fog and was it accepted?", ("What did the panel want on fog", "was it accepted")),
        ("When was the hall lit? Who paid for it?", ("When was the hall lit", "Who paid for it")),
        pytest.param("who paints the buoys", (), id="one"),
        pytest.param("who paints the buoys and the bell", (), id="one thing asked of two"),
        pytest.param("how many keepers know who paid and when it was", (), id="one within another"),
        pytest.param("which buoys were painted and which were not", (), id="either way"),
        pytest.param("since the letter, what has changed", (), id="what stands before asks nothing"),
        pytest.param("list the open actions and who owns them", (), id="a list"),
    ],
)
def test_is_taken_apart(question: str, parts: tuple[str, ...]) -> None:
    assert parts_of(question) == parts


def cited(n: int, quote: str, start: int, of: str = "d1") -> Citation:
    return Citation(n, of, f"{of}.txt", "Lanterns", "2031-02-03", None, (), quote, start, start + len(quote))


HALL = cited(1, "The hall was lit on 3 May 2031.", 0)
GUILD = cited(1, "The Guild gave the lanterns of the hall.", 100)
NEITHER = Answer("?", "?", Grounding.NOT_FOUND, False, "Not in these documents.")


def said(words: str, *citations: Citation, told: tuple[str, ...] = ()) -> Answer:
    marks = "".join(f"[{c.n}]" for c in citations)
    quotes = " ".join(f"“{c.quote}”" for c in citations)
    return Answer("?", "?", Grounding.GROUNDED, True, f"{words}: {quotes} {marks}", citations, told=told)


def asked(whole: Answer, first: Answer, second: Answer) -> list[str]:
    """The lines of the answer to "when was the hall lit and who paid for it", from those to all of it and to each."""
    return answer_to(whole, first, second).text.split("\n")


def answer_to(whole: Answer, first: Answer, second: Answer) -> Answer:
    alone = {"When was the hall lit": first, "who gave the lanterns": second}
    return by_parts(whole, tuple(alone), lambda part, before: alone[part])


LIT = said("3 May 2031", HALL, told=("3 May 2031",))
PAID = said("The Guild", GUILD, told=("The Guild",))


def test_what_the_first_line_lacks_is_added_with_its_question() -> None:
    lines = asked(LIT, LIT, PAID)
    assert lines[0] == LIT.text
    assert lines[1] == "Who gave the lanterns? The Guild: “The Guild gave the lanterns of the hall.” [2]"


def test_its_quote_is_cited_once_more() -> None:
    answer = answer_to(LIT, LIT, PAID)
    assert [(c.n, c.start) for c in answer.citations] == [(1, 0), (2, 100)]


def test_what_is_not_found_is_said() -> None:
    answer = answer_to(LIT, LIT, NEITHER)
    assert answer.text.split("\n") == [LIT.text, "Nothing was found that answers outright: who gave the lanterns."]
    assert answer.grounding is Grounding.PARTLY


def test_what_a_quote_may_tell_is_not_said_to_be_missing() -> None:
    whole = said("3 May 2031", HALL, cited(2, "They gave it in June.", 200), told=("3 May 2031",))
    assert asked(whole, LIT, NEITHER) == [whole.text]


def test_one_part_is_told_where_nothing_tells_of_both() -> None:
    answer = answer_to(NEITHER, LIT, NEITHER)
    missing, found = answer.text.split("\n")
    assert missing == "Nothing was found that answers outright: who gave the lanterns."
    assert found == f"When was the hall lit? {LIT.text}"
    assert (answer.answered, answer.grounding, answer.citations) == (True, Grounding.PARTLY, (HALL,))


def test_where_nothing_is_found_of_either_nothing_changes() -> None:
    assert answer_to(NEITHER, NEITHER, NEITHER) == NEITHER


def test_what_is_of_another_matter_is_no_answer_to_the_second() -> None:
    elsewhere = said("The Pilots", cited(1, "The Pilots fed the gulls.", 300), told=("The Pilots",))
    assert answer_to(NEITHER, NEITHER, elsewhere) == NEITHER


def test_quotes_are_told_apart() -> None:
    whole = Answer(
        "?",
        "?",
        Grounding.GROUNDED,
        True,
        f"Ada Fenn, letter: “{HALL.quote}” [1]\nAda Fenn, letter: “{GUILD.quote}” [2]",
        (HALL, cited(2, GUILD.quote, 100)),
    )
    first, second = asked(whole, replace(LIT, told=()), replace(PAID, told=()))
    assert first.startswith("When was the hall lit? Ada Fenn, letter:")
    assert second.startswith("Who gave the lanterns? Ada Fenn, letter:")


def test_what_one_passage_tells_stays_as_it_is(harbour: Assistant) -> None:
    answer = harbour.ask("when does the drop-in clinic open and who runs it")
    assert "Nothing was found" not in answer.text
