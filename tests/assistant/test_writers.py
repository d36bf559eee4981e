"""Answers in the documents' own words: numbering, who said it, dates as typed data."""

from __future__ import annotations

from dataclasses import replace

from assistant.quotes import Quote, quoted
from assistant.view import View
from assistant.writers import Line, attributed, citation, said_by, short_title, written
from corpus.models import Description, Document, Fact, Span
from corpus.saying import spoken
from tests.assistant.harbour import AUTUMN, SPRING, SURVEY, document, sentence

UNDATED = Document("d", "notes.txt", "txt", "", Description(kind=Fact("report")))


def quote(view: View, start: str) -> Quote:
    return quoted(sentence(view, start), view)


def test_a_citation_is_a_pointer(view: View) -> None:
    of, (span,) = document(view, SPRING), sentence(view, "Forty lanterns").spans
    made = citation(3, of, span, view)
    assert made.quote == view.text(of)[made.start : made.end] == "Forty lanterns will be mended by 4 May 2031."
    assert (made.n, made.source, made.date, made.page) == (3, SPRING, "2031-02-03", None)
    assert made.section == ("Lanterns Lit: an inspection of the harbour watch", "The watch should immediately:")


def test_a_citation_names_the_page_it_starts_on(view: View) -> None:
    of = document(view, SURVEY)
    pages = [citation(1, of, sentence(view, start).spans[0], view).page for start in ("The channel", "The survey")]
    assert pages == [1, 2]


def test_lines_are_numbered_in_the_order_they_cite(view: View) -> None:
    bell, horns = quote(view, "The bell will"), quote(view, "New horns")
    lines, citations = written(
        [Line("First:", (horns,)), Line("Then:", (bell,)), Line("Both.", (bell, horns), False)], view
    )
    assert [c.n for c in citations] == [1, 2]
    assert lines[0] == "First: “New horns cost £9,400 and were paid for by the Pilots' Fund.” [1]"
    assert lines[2] == "Both. [2][1]"


def test_a_sentence_cut_by_a_page_footer_is_two_citations(view: View) -> None:
    lines, citations = written([attributed(quote(view, "The fog horns"), view)], view)
    assert [c.quote.split()[0] for c in citations] == ["The", "from"]
    assert lines[0].endswith("every night in the year … from 1 December 2031.” [1][2]")
    assert all("Custom House" not in c.quote for c in citations)


def test_marks_within_a_quote_are_not_taken_for_the_answers_own(view: View) -> None:
    assert view.text(document(view, AUTUMN)).count("[4] “") == 1
    lines, citations = written([attributed(quote(view, "The pilots say"), view)], view)
    assert lines[0].endswith("“The pilots say (4) 'sound them twice' in fog.” [1]")
    assert citations[0].quote == "The pilots say [4] “sound them twice” in fog."


def test_who_said_it_and_when(view: View) -> None:
    assert said_by(view.documents[document(view, SPRING)]) == "Orla Fenn, letter of 3 February 2031"
    assert said_by(UNDATED) == "notes.txt, undated report"
    body = replace(UNDATED, description=replace(UNDATED.description, body=Fact("Harbour Board")))
    assert said_by(body) == "Harbour Board, undated report"
    assert said_by(replace(UNDATED, description=Description())) == "notes.txt, undated document"


def test_a_long_title_is_cut_at_a_word() -> None:
    title = "A report on the state of the lanterns, the bells, the horns, the buoys and the boats of the harbour"
    short = short_title(replace(UNDATED, description=Description(title=Fact(title))))
    assert title.startswith(short[:-1])
    assert short.endswith("…")
    assert title[len(short) - 1] in " ,"


def test_spoken() -> None:
    assert spoken("2031-02-03") == "3 February 2031"


def test_nothing_to_write(view: View) -> None:
    assert written([], view) == ([], [])


def test_a_span_outside_every_passage_has_no_section(view: View) -> None:
    assert citation(1, document(view, AUTUMN), Span(0, 2), view).section == ()


def test_the_best_part_of_a_quote_is_cited_first(view: View) -> None:
    cut = quote(view, "The fog horns")
    lines, citations = written([attributed(replace(cut, best=1), view)], view)
    assert [c.quote.split()[0] for c in citations] == ["from", "The"]
    assert lines[0].endswith("[1][2]")
