"""From what was typed to what is searched."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest

from assistant.kinds import Kind
from corpus.errors import QuestionError
from index.hybrid import Filters
from index.terms import terms
from tests.assistant.harbour import AUTUMN, FERRY, MINUTES, PAPER, SPRING, Asking

BEFORE = "when will the fog horns be sounded?"


def test_a_followup_is_searched_as_it_would_be_asked_outright(asking: Asking) -> None:
    understood = asking("who paid for them?", after=BEFORE)
    assert understood.leans
    assert understood.standalone == "who paid for the fog horns?"


def test_what_stands_alone_carries_nothing(asking: Asking) -> None:
    understood = asking("how many keepers finished flag training", after=BEFORE)
    assert not understood.leans
    assert understood.standalone == "how many keepers finished flag training"
    assert understood.carried == ()


def test_whoever_knows_decides_what_leans(asking: Asking) -> None:
    assert asking("how many keepers finished flag training", after=BEFORE, followup=True).leans
    assert not asking("who paid for them?", after=BEFORE, followup=False).leans
    assert not asking("who paid for them?").leans


def test_carried_terms_are_those_of_the_turn_before_that_are_not_its_own(asking: Asking) -> None:
    understood = asking("and who paid for the horns?", after=BEFORE)
    assert understood.carried == tuple(terms("fog sounded"))
    assert set(understood.terms) == set(terms("paid horns"))
    assert set(terms("fog horns")) <= understood.about


def test_a_followup_without_a_kind_asks_for_the_kind_before(asking: Asking) -> None:
    assert asking("and the bell?", after=BEFORE).kind is Kind.BY_WHEN
    assert asking("and who paid for the bell?", after=BEFORE).kind is Kind.WHO


def test_own_terms_count_twice_when_searching(asking: Asking) -> None:
    searched = asking("fog horns").searched
    assert [searched.count(term) for term in terms("fog horns")] == [2, 2]


@pytest.mark.parametrize(("typed", "meant"), [("SHWs", "shw"), ("shw", "shw")])
def test_an_acronym_is_found_in_the_plural_and_widened_to_its_meanings(asking: Asking, typed: str, meant: str) -> None:
    understood = asking(f"who checks {typed}")
    assert meant in understood.terms
    widened = {term for group in understood.widened for term in group}
    assert set(terms("Saltmarsh Harbour Signal Handling Warrant")) <= widened


@pytest.mark.parametrize(
    ("typed", "written"),
    [("rec", "recommendation"), ("recs", "recommendations"), ("cllr", "councillor"), ("feb", "February")],
)
def test_short_forms_are_written_out(asking: Asking, typed: str, written: str) -> None:
    assert asking(f"lanterns {typed}").terms == tuple(terms(f"lanterns {written}"))


def test_words_typed_as_one_or_apart_are_widened_to_the_other(asking: Asking) -> None:
    assert tuple(terms("flag training")) in asking("flagtraining").widened
    assert tuple(terms("lifejacket")) in asking("life jacket").widened


def test_plain_words_that_no_document_uses_are_searched_as_official_ones(asking: Asking) -> None:
    understood = asking("were the lanterns fixed")
    assert set(understood.terms) == set(terms("lanterns mended"))
    assert understood.unknown == ()


def test_plain_words_that_documents_use_are_widened_to_official_ones(asking: Asking) -> None:
    assert tuple(terms("responsible chair board")) in asking("who runs the clinic").widened


def test_words_that_no_document_uses_are_told_as_typed(asking: Asking) -> None:
    assert asking("what was promised on Zebras and fog?").unknown == ("Zebras",)


@pytest.mark.parametrize("question", ["what time is the clinic", "when was the letter sent", "what is due in May"])
def test_words_of_asking_are_never_unknown(asking: Asking, question: str) -> None:
    assert asking(question).unknown == ()


def test_what_it_is_about_leaves_out_words_of_asking(asking: Asking) -> None:
    assert asking("what did the letter say was promised on fog horns").about == set(terms("fog horns"))


def test_what_a_followup_adds(asking: Asking) -> None:
    assert asking("and the bell?", after=BEFORE).added == set(terms("bell"))
    assert asking("when will the bell be hung").added == frozenset()


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("what was promised for June 2031", date(2031, 6, 1), date(2031, 6, 30)),
        ("due by feb '32", date(2032, 2, 1), date(2032, 2, 29)),
        ("sept. 2031 letter", date(2031, 9, 1), date(2031, 9, 30)),
    ],
)
def test_a_month_said_in_words(asking: Asking, question: str, first: date, last: date) -> None:
    assert asking(question).month == (first, last)


@pytest.mark.parametrize("question", ["in June", "in 2031", "may the horns sound", "31/06"])
def test_no_month(asking: Asking, question: str) -> None:
    assert asking(question).month is None


def test_since_a_month_is_a_filter_and_is_told(asking: Asking) -> None:
    understood = asking("what has changed since March 2031 on lanterns")
    assert understood.filters == Filters(dated_from=date(2031, 3, 31))
    assert understood.said == (("dated from", "2031-03-31"),)


def test_days_said_before_go_on_until_others_are_said(asking: Asking) -> None:
    before = "anything said on lanterns since March 2031"
    assert asking("who said it", after=before).filters == Filters(dated_from=date(2031, 3, 31))
    assert asking("and since June 2031?", after=before).filters == Filters(dated_from=date(2031, 6, 30))


def test_chosen_filters_are_kept_and_told_in_words(asking: Asking) -> None:
    letter = next(d for d in asking.view.documents.values() if d.source == SPRING)
    chosen = Filters(frozenset({letter.id}), date(2031, 1, 1), None, frozenset({"letter"}), frozenset({"B", "A"}))
    understood = asking("since March 2031?", filters=chosen)
    assert understood.filters == chosen
    assert dict(understood.said) == {
        "documents": letter.title,
        "dated from": "2031-01-01",
        "kind": "letter",
        "body": "A, B",
    }


@pytest.mark.parametrize(
    ("question", "files"),
    [
        ("what does the panel paper say on lanterns", {PAPER}),
        ("lanterns in the February 2031 letter", {SPRING}),
        ("fog signals letter: which boats", {AUTUMN}),
        ("the ferry report on anchors", {FERRY}),
        ("what do the minutes say about gulls", {MINUTES}),
        ("letters on boats", {SPRING, AUTUMN}),
        ("who counts the gulls", set()),
        ('how many in "Fog signals: the second inspection of the harbour watch"', {AUTUMN}),
        ("how many in “Harbour Panel”", {PAPER}),
    ],
)
def test_documents_named(asking: Asking, question: str, files: set[str]) -> None:
    assert asking.named(question) == files


def test_whose_words_are_asked_for_names_their_documents_and_is_no_topic(asking: Asking) -> None:
    assert asking.named("what did orla fenn say about lanterns") == {SPRING, AUTUMN}
    assert asking("what did orla fenn say about lanterns").about == set(terms("lanterns"))
    assert asking.named("what did Wren Calder say about lanterns") == set()  # signs nothing


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("what is recommendation 4", (("recommendation", "4"),)),
        ("recs 2a and action no. 7", (("recs", "2a"), ("action", "7"))),
        ("priority C", (("priority", "c"),)),
        ("area for improvement #2", (("area for improvement", "2"),)),
        ("how many recommendations in 2031", ()),
    ],
)
def test_numbers_of_items(asking: Asking, question: str, numbers: tuple[tuple[str, str], ...]) -> None:
    assert asking(question).numbers == numbers


@pytest.mark.parametrize("question", ["", "   ", "\n", "?!", "—"])
def test_an_empty_question_is_refused(asking: Asking, question: str) -> None:
    with pytest.raises(QuestionError, match="empty"):
        asking(question)


def test_a_question_of_ten_thousand_words_is_refused_with_its_length(asking: Asking) -> None:
    with pytest.raises(QuestionError, match=r"10,000 words; ask in up to 300"):
        asking("lantern " * 10_000)


@pytest.mark.parametrize("question", ["x" * 100_000, "lantern-" * 2_000, "1/2/" * 500])
def test_a_question_of_endless_words_is_refused_at_once(asking: Asking, question: str) -> None:
    began = perf_counter()
    with pytest.raises(QuestionError, match=r"ask in up to 3"):
        asking(question)
    assert perf_counter() - began < 1


def test_three_hundred_words_can_be_asked(asking: Asking) -> None:
    assert asking("lantern " * 300).terms == ("lantern",)


@pytest.mark.parametrize("question", ["🕯️ lantern?", "LANTERN\u2028when", "<b>lantern</b>", "lantern'; DROP TABLE"])
def test_odd_characters_are_words_or_nothing(asking: Asking, question: str) -> None:
    assert "lantern" in asking(question).terms


def test_slips_are_mended_before_anything_else(asking: Asking) -> None:
    understood = asking("which recomendations on lantrens were rejectd")
    assert understood.question == understood.standalone == "which recommendations on lanterns were rejected"
    assert asking("what did they promise the quaymaster").question == "what did they promise the quaymaster"


def test_another_form_of_a_word_is_searched_and_the_question_left_as_typed(asking: Asking) -> None:
    understood = asking("which boats lay on the mud")
    assert understood.question == "which boats lay on the mud"
    assert set(terms("lain")) <= set(understood.terms)
