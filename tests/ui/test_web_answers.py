"""Answers, citations and addresses as the pages word them."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.models import Answer, Citation, Grounding, Searched
from corpus.models import Span
from index.hybrid import Filters
from tests.ui.fake_assistant import with_two_documents
from ui.shown import render
from ui.shown.places import Place, place_from, place_of
from ui.shown.scope import Scope, in_words, scope_from
from ui.web.source.viewer import marks_of


def cited(n: int = 1, quote: str = "We will train all.", **changes: object) -> Citation:
    found = {"document": "abc", "source": "a.pdf", "title": "A letter", "date": "2031-05-12", "page": 4}
    found |= {"section": ("Replies", "**One**"), "start": 10, "end": 10 + len(quote), **changes}
    return Citation(n=n, quote=quote, **found)  # type: ignore[arg-type]


def test_every_grounding_has_words_and_an_icon_of_its_own() -> None:
    assert set(render.GROUNDING) == set(Grounding)
    assert len({words for words, _, _ in render.GROUNDING.values()}) == len(Grounding)
    assert len({icon for _, icon, _ in render.GROUNDING.values()}) == len(Grounding)


LIST = "1 recommendation in “Lamps, and what a quay should have learned from the lamps that it bought last winter”"


@pytest.mark.parametrize(
    ("line", "first"),
    [
        (f"{LIST} (minutes of 3 May). It was asked again in June of that year.", f"{LIST} (minutes of 3 May)."),
        (f"{LIST} of the U.K. Office of Lamps, which met in March 2031.", ""),
        (f"{LIST} (Office of Lamps no. 3, report of 12 March 2031).", ""),
    ],
    ids=["a sentence", "an abbreviation", "in brackets"],
)
def test_of_a_long_first_line_a_whole_sentence_leads(line: str, first: str) -> None:
    assert render.answer_html(line, [], 0).startswith(f'<div class="answer"><p>{first or line}</p>')


def test_the_first_line_leads_and_citations_are_links() -> None:
    shown = render.answer_html("All by May [1].\n- one [1]\n- two [9]", [cited()], 3)
    assert shown.startswith('<div class="answer"><p>All by May <a class="cite" href="source?document=abc&amp;start=10')
    assert 'data-cite="3:1"' in shown
    assert 'aria-label="Source 1: A letter, 12 May 2031, page 4"' in shown
    assert "<li>one " in shown
    assert "<li>two [9]</li></ul>" in shown


def test_who_said_it_stands_before_the_quote() -> None:
    shown = render.answer_html(
        "Jo Marsh, letter of 12 May 2031: “We will: train 'all'.” [1][2]", [cited(), cited(2)], 0
    )
    assert (
        '<p class="said">Jo Marsh, letter of 12 May 2031:</p><blockquote>“We will: train &#x27;all&#x27;.” <a' in shown
    )
    assert shown.count("<a ") == 2


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (
            "6 May (6 May 2031, year inferred), as at the letter of 12 May 2031 (Jo Marsh): “By 6 May.” [1]",
            '<p>6 May (6 May 2031, year inferred)</p><p class="said">As at the letter of 12 May 2031 (Jo Marsh):</p>',
        ),
        (
            "By 6 May 2031, Jo Marsh; action 3; promised as at the letter of 12 May 2031: “By 6 May.” [1]",
            '<p>By 6 May 2031, Jo Marsh</p><p class="said">Action 3; promised as at the letter of 12 May 2031:</p>',
        ),
        (
            "Nine, in Recommendation 2, quoted in the undated report (Marsh): “Nine.” [1]",
            '<p>Nine</p><p class="said">In Recommendation 2, quoted in the undated report (Marsh):</p>',
        ),
        (
            "Nine, in the undated report (Marsh); 6 May, as at the letter of 12 May 2031 (Jo Marsh): “Nine.” [1]",
            "<p>Nine, in the undated report (Marsh); 6 May, as at the letter of 12 May 2031 (Jo Marsh):</p>",
        ),
        (
            "By 30 June 2031 (no year is printed; taken from the document's date), Jo Marsh; promised: “Nine.” [1]",
            "<p>By 30 June 2031 (no year is printed; taken from the document&#x27;s date), Jo Marsh</p>"
            '<p class="said">Promised:</p>',
        ),
        (
            "Jo Marsh, in her letter of 12 May 2031: “Nine.” [1]",
            '<p class="said">Jo Marsh, in her letter of 12 May 2031:</p>',
        ),
    ],
)
def test_what_was_asked_for_leads_and_where_it_stands_follows(line: str, shown: str) -> None:
    assert f"{shown}<blockquote>“" in render.answer_html(line, [cited()], 0)


def test_a_long_first_line_leads_with_its_first_sentence() -> None:
    text = (
        "Not in these documents. Searched 12 passages in 3 documents, the latest of 1 May 2031. " + "More words. " * 9
    )
    assert "<p>Not in these documents.</p><p>Searched 12" in render.answer_html(text, [], 0)


def test_the_answer_is_escaped() -> None:
    shown = render.answer_html('<img src=x onerror=alert(1)> $5 & "so" [1]', [cited(title="<b>T</b>")], 0)
    assert "<img" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt; $5 &amp;" in shown
    assert "&lt;b&gt;T&lt;/b&gt;" in shown


def test_a_quote_already_in_the_answer_is_not_repeated() -> None:
    assert render.is_quoted(cited(quote="the “new” *plan*"), "She said: “the 'new' plan” [1]")
    assert not render.is_quoted(cited(quote="another plan"), "She said: “the new plan” [1]")


def test_a_citation_says_where_it_stands() -> None:
    assert render.citation_place(cited()) == "A letter, 12 May 2031, page 4"
    assert render.citation_place(cited(date="", page=None)) == "A letter"
    assert render.section_words(cited()) == "Replies › One"
    assert render.section_words(cited(section=("Subject: a letter", "Replies"))) == "Replies"
    assert render.citation_label(cited(title="$1 _a_")).startswith(r"\[1\] \$1 \_a\_")


@pytest.mark.parametrize(("iso", "words"), [("2031-02-03", "3 February 2031"), ("", ""), ("spring", "spring")])
def test_dates_in_words(iso: str, words: str) -> None:
    assert render.date_words(iso) == words


def test_what_was_searched_is_said_in_full() -> None:
    searched = Searched(1, 1200, "2031-10-03", {"dates": "since May 2031"}, 2)
    assert render.searched_words(searched) == [
        "1 document, 1,200 passages.",
        "The latest document is dated 3 October 2031.",
        "Restricted to dates: since May 2031.",
        "2 pages without readable text could not be searched.",
    ]


def test_the_understood_question_is_shown_where_it_differs() -> None:
    asked = Answer("and by when?", "training and by when?", Grounding.GROUNDED, True, "")
    assert render.understood(asked) == "training and by when?"
    assert render.understood(Answer("By when?", "by when? ", Grounding.GROUNDED, True, "")) == ""


@pytest.mark.parametrize(
    "typed, standalone, shown",
    [
        ("and when?", "when (the lamp room roof)?", "“When?”, asked about “the lamp room roof”"),
        ("who pays", "who pays (the roof; the quay)?", "“Who pays?”, asked about “the roof” and “the quay”"),
        ("Who pays (the quay)?", "who pays the warden (the quay)?", "who pays the warden (the quay)?"),
    ],
)
def test_what_a_follow_up_took_from_before_is_told_as_what_it_is_about(typed: str, standalone: str, shown: str) -> None:
    assert render.understood(Answer(typed, standalone, Grounding.GROUNDED, True, "")) == shown


def test_a_place_survives_its_address() -> None:
    place = place_of(cited())
    assert place.address == "source?document=abc&start=10&end=28"
    assert place_from(place.params) == place
    assert place_from(Place("abc").params) == Place("abc")


@pytest.mark.parametrize(
    ("params", "place"),
    [
        ({}, None),
        ({"document": " "}, None),
        ({"document": "a", "start": "x", "end": "9"}, Place("a", 0, 9)),
        ({"document": "a", "start": "9", "end": "3"}, Place("a")),
        ({"document": "a", "start": "-4", "end": "²"}, Place("a")),
        ({"document": "a", "end": "9" * 5000}, Place("a")),
    ],
)
def test_a_mangled_address_still_opens(params: dict[str, str], place: Place | None) -> None:
    assert place_from(params) == place


def test_other_citations_of_the_document_are_marked_fainter() -> None:
    here, near, elsewhere = cited(), cited(2, start=40, end=50), cited(3, document="other")
    marks = marks_of(place_of(here), (here, near, elsewhere))
    assert [(mark.span.start, mark.current) for mark in marks] == [(10, True), (40, False)]


def test_the_words_that_the_answer_shows_stand_out_from_what_is_cited_around_them() -> None:
    part = cited(quote="We met. We will train all. That is hard.", shown=Span(18, 36))
    assert place_of(part) == Place("abc", 18, 36)
    marks = marks_of(place_of(part), (part, cited(2, start=30, end=60)))
    assert [(mark.span.start, mark.span.end, mark.current) for mark in marks] == [
        (18, 36, True),
        (10, 18, False),
        (36, 50, False),
        (36, 60, False),
    ]
    assert 'data-words="We will train all."' in render.answer_html("They will: “We will train all.” [1]", (part,), 0)


def test_filters_in_words() -> None:
    chosen = Filters(frozenset({"a", "b"}), date(2031, 1, 1), None, frozenset({"letter"}), None)
    assert in_words(chosen, {}) == "Searching only: 2 documents; letter; from 1 January 2031"
    assert "no document can match" in in_words(Filters(dated_from=date(2031, 2, 1), dated_to=date(2031, 1, 1)), {})
    assert in_words(Filters(documents=frozenset({"a"})), {"a": "A letter"}) == "Searching only: A letter"


def test_filters_survive_their_address() -> None:
    chosen = Filters(frozenset({"b", "a"}), date(2031, 1, 1), None, frozenset({"letter"}), frozenset({"The Watch"}))
    scope = Scope(chosen, earlier=True)
    assert scope.params == {
        "in": ["a", "b"],
        "kind": ["letter"],
        "body": ["The Watch"],
        "from": ["2031-01-01"],
        "earlier": ["1"],
    }
    assert scope_from(scope.params) == scope
    assert Scope().params == {}
    assert scope_from({}) == Scope()
    assert scope_from({"from": ["May"], "kind": [""], "to": []}) == Scope()


def test_the_fake_quotes_what_stands_there() -> None:
    fake = with_two_documents()
    for found in fake.ask("tide rescue training").citations:
        assert fake.library.text(found.document)[found.start : found.end] == found.quote


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        (
            "31 May 2031, in the letter: “By May.” [1]\nMore [1]",
            "Found in the documents. 31 May 2031, in the letter: “By May.”",
        ),
        ("Found in the documents: so it is [1].", "Found in the documents: so it is."),
    ],
    ids=["what leads", "said once"],
)
def test_an_answer_is_read_out_by_its_grounding_and_what_leads(text: str, heard: str) -> None:
    answer = Answer("By when?", "By when?", Grounding.GROUNDED, True, text, (cited(),))
    assert render.heard(answer) == f"Answer: {heard} 1 source."


def test_rows_are_a_table_with_their_sources_in_the_last_cell() -> None:
    shown = render.answer_html("2 and 1.\n| Log of May | Log of June | [1]\n| “a” | - | [1]", [cited()], 3)
    assert "<p>2 and 1.</p>" in shown
    assert '<div class="table" role="group" tabindex="0" aria-label="Table"><table><tr>' in shown
    assert "<tr><th>Log of May</th><th>Log of June</th><th><a" in shown
    assert "<td>“a”</td><td>-</td><td><a" in shown
