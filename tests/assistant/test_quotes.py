"""Which sentences are quoted, and with which neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence import Scored
from assistant.kinds import Kind
from assistant.quotes import Quote, chosen, quoted
from assistant.view import View
from assistant.wiring import Assistant
from tests.assistant.harbour import open_harbour, sentence
from tests.corpus.making import pdf, written
from tests.corpus.making import words as making_words

NOTE = """The harbour board met in May. The board will mend the rail of the pier. It will also paint the lamp there.

The ferry is run by Maud Penrose. She began on 4 May 2031 at noon. The steps were swept. The buoys were counted twice.

Recommendation 1

The watch should keep its ropes dry.

New ropes were bought for the whole of the watch at the end of May, and they are kept by its clerk in three places:

- the boathouse loft;
- the net shed;
- the clerk's room.
"""
COPY = """# Another paper

Date: 3 May 2032

The harbour board met in May. By June the board will mend the rail of the pier at its own cost.
The foundry at Ravenshoe has closed for the winter months.
"""
FOUNDRY = "The foundry at Ravenshoe has closed for the winter months."
LONG = f"The tide {'rose and fell and ' * 26}rested. It ebbed again before the watch was told of the flood at noon."


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    assistant = open_harbour(tmp_path_factory.mktemp("notes"), {"note.txt": NOTE, "copy.md": COPY, "long.txt": LONG})
    yield assistant.view()
    assistant.library.close()


def scored(view: View, start: str, score: float = 1.0) -> Scored:
    return Scored(sentence(view, start), score, 0.5, 0.5, 0.5, 0.5, fits=True)


def words(quotes: list[Quote]) -> list[str]:
    return [quote.words for quote in quotes]


def test_nothing_found_is_nothing_quoted(notes: View) -> None:
    assert chosen([], notes) == []


def test_neighbours_are_joined_in_the_order_of_the_document(notes: View) -> None:
    quotes = chosen([scored(notes, "The buoys were"), scored(notes, "The steps were", 0.9)], notes)
    assert words(quotes) == ["The steps were swept. The buoys were counted twice."]
    assert [span.of(notes.text(quotes[0].document)) for span in quotes[0].spans] == words(quotes)


def test_a_sentence_between_two_is_bridged(notes: View) -> None:
    quotes = chosen([scored(notes, "She began"), scored(notes, "The buoys were", 0.9)], notes)
    assert words(quotes) == [
        "The ferry is run by Maud Penrose. She began on 4 May 2031 at noon. The steps were swept. "
        "The buoys were counted twice."
    ]


def test_sentences_far_apart_stay_apart(notes: View) -> None:
    quotes = chosen([scored(notes, "The board will"), scored(notes, "The buoys were", 0.9)], notes)
    assert words(quotes) == ["The board will mend the rail of the pier.", "The buoys were counted twice."]


def test_one_far_below_the_best_is_left_out(notes: View) -> None:
    assert len(chosen([scored(notes, "The board will", 2.0), scored(notes, "The buoys were", 0.3)], notes)) == 1


def test_no_more_than_asked_for(notes: View) -> None:
    found = [scored(notes, "The board will"), scored(notes, "The buoys were", 0.9), scored(notes, "The foundry", 0.8)]
    assert len(chosen(found, notes, most=2)) == 2


def test_a_sentence_that_points_back_comes_with_the_one_before(notes: View) -> None:
    assert quoted(sentence(notes, "It will also"), notes).words.startswith("The board will mend")
    assert quoted(sentence(notes, "She began"), notes).words.startswith("The ferry is run by Maud Penrose.")
    assert quoted(sentence(notes, "The steps were"), notes).words == "The steps were swept."


def test_the_neighbour_that_holds_the_kind_of_answer_comes_too(notes: View) -> None:
    ferry = scored(notes, "The ferry is run")
    assert words(chosen([ferry], notes, [Kind.BY_WHEN])) == [
        "The ferry is run by Maud Penrose. She began on 4 May 2031 at noon."
    ]
    assert words(chosen([ferry], notes, [Kind.WHO])) == ["The ferry is run by Maud Penrose."]


def test_a_leadin_comes_with_its_list(notes: View) -> None:
    assert quoted(sentence(notes, "New ropes"), notes).words.endswith(
        "in three places: the boathouse loft; the net shed; the clerk's room."
    )


def test_a_quote_does_not_grow_past_a_hundred_words(notes: View) -> None:
    assert quoted(sentence(notes, "It ebbed"), notes).words.startswith("It ebbed")


def test_the_same_words_in_two_documents_are_quoted_once(notes: View) -> None:
    every = [
        s for of, n in notes.passages for s in notes.sentences(of, n) if s.words == "The harbour board met in May."
    ]
    assert len(every) == 2
    found = [Scored(s, 1.0, 0.5, 0.5, 0.5, 0.5, fits=True) for s in every]
    assert len(chosen(found, notes)) == 1


def test_of_quotes_on_one_matter_about_as_good_the_latest_comes_first(notes: View) -> None:
    older = scored(notes, "The board will", 1.0)
    assert words(chosen([older, scored(notes, "By June the board", 0.9)], notes))[0].startswith("By June")
    assert words(chosen([older, scored(notes, "By June the board", 0.3)], notes))[0].startswith("The board will")
    assert words(chosen([older, scored(notes, "The foundry", 0.9)], notes))[0].startswith("The board will")


def test_where_the_latest_word_is_asked_for_it_goes_before_better_ones(notes: View) -> None:
    found = [scored(notes, "The board will", 1.0), scored(notes, "By June the board", 0.3)]
    assert words(chosen(found, notes, latest=True))[0].startswith("By June")


def test_a_question_in_a_document_is_no_answer(tmp_path: Path) -> None:
    assistant = open_harbour(tmp_path, {"note.txt": "Who mends the rail by the pier? The board mends the lamps of it."})
    view = assistant.view()
    found = [scored(view, "The board mends"), scored(view, "Who mends", 0.9)]
    assert words(chosen(found, view)) == ["The board mends the lamps of it."]
    assistant.library.close()


@given(data=st.data())
def test_quotes_never_overlap_their_passage_and_read_as_their_spans(notes: View, data: st.DataObject) -> None:
    """Whatever is found in whatever order, each quote is a run of one passage's sentences."""
    every = [s for of, n in notes.passages for s in notes.sentences(of, n)]
    picked = data.draw(st.lists(st.sampled_from(every), min_size=1, max_size=12, unique_by=id))
    found = [Scored(s, 1 - n / 100, 0.5, 0.5, 0.5, 0.5, fits=True) for n, s in enumerate(picked)]
    quotes = chosen(found, notes, [data.draw(st.sampled_from(Kind))])
    assert quotes or all(s.words.endswith("?") for s in picked)
    for quote in quotes:
        sentences = notes.sentences(quote.document, quote.passage)
        assert quote.words in " ".join(s.words for s in sentences)
        assert all(
            any(span.start <= own.start and own.end <= span.end for span in quote.spans)
            for s in sentences
            if s.words in quote.words and quote.words.count(s.words) == 1
            for own in s.spans
        )


def test_the_part_that_holds_the_sentence_chosen_is_its_best(harbour: Assistant) -> None:
    view = harbour.view()
    cut = sentence(view, "The watch has also painted")
    whole = quoted(cut, view)
    longest = max(cut.spans, key=lambda span: span.end - span.start)
    assert len(whole.spans) == 2
    assert whole.spans[whole.best].overlaps(longest)


def test_what_stands_beside_a_quote_may_be_further_below_it_than_another_quote(notes: View) -> None:
    found = [scored(notes, "The ferry is run", 3.0), scored(notes, "She began", 1.2), scored(notes, "New ropes", 1.2)]
    (only,) = words(chosen(found, notes))
    assert "She began on 4 May 2031" in only


@pytest.mark.parametrize("kind", [Kind.BY_WHEN, Kind.OPEN], ids=["a sentence", "what follows it too"])
def test_a_pdf_goes_before_a_copy_of_its_text(kind: Kind, tmp_path: Path) -> None:
    bought = "The pilots of the inner channel will buy four new boats in the spring of 2032."
    said = f"{bought} Each of the boats will be caulked before it is rowed out to the bar."
    assistant = open_harbour(tmp_path, {"pilots.txt": f"{said}\n"})
    assistant.add([written(tmp_path / "drawn", "pilots.pdf", pdf(making_words([said])))])
    view = assistant.view()
    both = [s for of, n in view.passages for s in view.sentences(of, n) if s.words == bought]
    text, drawn = sorted(both, key=lambda s: view.documents[s.document].format, reverse=True)
    for one, other in ((text, drawn), (drawn, text)):
        found = [Scored(s, n, 0.5, 0.5, 0.5, 0.5, fits=True) for s, n in ((one, 1.0), (other, 0.9))]
        (only,) = chosen(found, view, [kind])
        assert (only.document, only.words) == (drawn.document, said if kind is Kind.OPEN else bought)
    assistant.library.close()


CREW = " ".join(f"The crew of boat {n} rowed out to the bar and came back at dusk with nets." for n in range(1, 9))
BEACON = f"""{CREW} The board has settled who paints the beacon.

Maud Penrose paints it each spring. {CREW}

Recommendation 1

The watch should oil the beacon.

The beacon was oiled in May.
"""


def test_a_quote_goes_on_over_the_edge_of_a_passage_but_not_from_what_is_asked_to_the_answer(tmp_path: Path) -> None:
    """Fictional. The two paragraphs are too long for one passage."""
    assistant = open_harbour(tmp_path, {"beacon.txt": BEACON})
    view = assistant.view()
    settled, paints = scored(view, "The board has settled"), scored(view, "Maud Penrose", 0.9)
    assert settled.sentence.passage != paints.sentence.passage
    (both,) = chosen([settled, paints], view)
    assert both.words == "The board has settled who paints the beacon. Maud Penrose paints it each spring."
    assert len(both.spans) == 1
    apart = chosen([scored(view, "The watch should oil"), scored(view, "The beacon was oiled", 0.9)], view)
    assert words(apart) == ["The watch should oil the beacon.", "The beacon was oiled in May."]
    assistant.library.close()


def test_a_sentence_that_only_goes_on_needs_no_other(tmp_path: Path) -> None:
    said = "The nets were mended. In addition, the floats were counted by the clerk."
    assistant = open_harbour(tmp_path, {"note.txt": said})
    view = assistant.view()
    assert quoted(sentence(view, "In addition"), view).words.startswith("In addition")
    assistant.library.close()


def test_of_two_about_as_good_the_one_with_a_good_neighbour_comes_first(notes: View) -> None:
    alone = scored(notes, "The foundry at", 1.0)
    beside = [scored(notes, "The steps were", 0.9), scored(notes, "The buoys were", 0.9)]
    assert words(chosen([alone, *beside], notes)) == [
        "The steps were swept. The buoys were counted twice.",
        FOUNDRY,
    ]
    weak = [scored(notes, "The steps were", 0.5), scored(notes, "The buoys were", 0.1)]
    assert words(chosen([alone, *weak], notes))[0] == FOUNDRY


def test_the_first_quote_of_an_open_question_reads_on(notes: View) -> None:
    found = [scored(notes, "She began"), scored(notes, "The foundry at", 0.5)]
    read_on = "The ferry is run by Maud Penrose. She began on 4 May 2031 at noon. The steps were swept."
    assert words(chosen(found, notes, (Kind.OPEN,))) == [
        f"{read_on} The buoys were counted twice.",
        FOUNDRY,
    ]
    assert (
        words(chosen(found, notes, (Kind.WHO,)))[0]
        == "The ferry is run by Maud Penrose. She began on 4 May 2031 at noon."
    )
