"""Sentences as spans of the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.models import Span
from corpus.sentences import sentences_of
from tests.corpus.papers import messy_texts, said


def found(text: str) -> list[str]:
    return [said(spans, text) for spans in sentences_of((Span(0, len(text)),), text)]


@pytest.mark.parametrize(
    "text, sentences",
    [
        pytest.param(
            "The lamp is lit. Oil is dear! Who pays?", ["The lamp is lit.", "Oil is dear!", "Who pays?"], id="marks"
        ),
        pytest.param(
            "Cllr. Hale and Mr. Reed met at 2.30 p.m. in Holme.",
            ["Cllr. Hale and Mr. Reed met at 2.30 p.m. in Holme."],
            id="short forms",
        ),
        pytest.param("It cost £4.5 million. It was late.", ["It cost £4.5 million.", "It was late."], id="figures"),
        pytest.param(
            "• Oil was bought. • Wicks were cut.", ["Oil was bought.", "Wicks were cut."], id="bullets in a line"
        ),
        pytest.param("Oil was bought<br>Wicks were cut<br/>", ["Oil was bought", "Wicks were cut"], id="line breaks"),
        pytest.param(
            "<ul><li>Oil was bought</li><li>Wicks were cut</li></ul>",
            ["Oil was bought", "Wicks were cut"],
            id="HTML list",
        ),
        pytest.param(
            "<p>The board met</p> <p>and sat long</p>", ["The board met", "and sat long"], id="HTML paragraphs"
        ),
        pytest.param(
            "They should: a) buy oil; b) cut wicks.", ["They should:", "a) buy oil;", "b) cut wicks."], id="letters"
        ),
        pytest.param(
            "They agreed. c) The lamp is lit.", ["They agreed.", "c) The lamp is lit."], id="a letter after a full stop"
        ),
        pytest.param("**The lamp is lit.** Oil is dear.", ["The lamp is lit.", "Oil is dear."], id="emphasis"),
        pytest.param(
            "No. 4 lamp is out. 5. It is mended.",
            ["No. 4 lamp is out.", "5. It is mended."],
            id="numbers stay with what they number",
        ),
        pytest.param("The lamp\nis lit.\nOil is\r\ndear.", ["The lamp is lit.", "Oil is dear."], id="wrapped"),
        pytest.param(
            "🚢 The boat sails. 𝒳 marks the 🏝.", ["🚢 The boat sails.", "𝒳 marks the 🏝."], id="beyond the basic plane"
        ),
        pytest.param("Lamps", ["Lamps"], id="a word"),
        pytest.param(" \n ", [], id="white space"),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert found(text) == sentences


def test_what_has_no_full_stops_is_cut_at_its_lines() -> None:
    lines = [f"Lamp {n} at Holme, oil {n * 7} and wick {n * 3}" for n in range(200)]
    parts = found("\n".join(lines))
    assert " ".join(parts) == " ".join(lines)
    assert max(map(len, parts)) <= 1_200
    assert all(part.startswith("Lamp") for part in parts)


def test_a_sentence_cut_in_two_has_two_spans() -> None:
    one, two = "The lamp is lit. The keepers will", "mend the other by June. Oil is dear."
    text = f"{one}\n\nPage 4\n\n{two}"
    at = text.index(two)
    sentences = sentences_of((Span(0, len(one)), Span(at, at + len(two))), text)
    assert [[span.of(text) for span in spans] for spans in sentences] == [
        ["The lamp is lit."],
        ["The keepers will", "mend the other by June."],
        ["Oil is dear."],
    ]


@settings(deadline=None)
@given(messy_texts, st.data())
def test_sentences_divide_the_spans(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    last = 0
    for sentence in sentences_of(spans, text):
        assert sentence
        for span in sentence:
            assert last <= span.start < span.end
            assert any(own.start <= span.start and span.end <= own.end for own in spans)
            last = span.end


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The board will mend the lamp by May. " * 27_000, id="sentences"),
        pytest.param("“The board will mend the lamp. " * 33_000, id="quotes that never close"),
        pytest.param("a. " * 330_000, id="pieces without words"),
        pytest.param("x" * 1_000_000, id="one word"),
        pytest.param("• oil " * 160_000, id="bullets"),
    ],
)
def test_a_megabyte_takes_seconds(text: str) -> None:
    began = time.process_time()
    sentences_of((Span(0, len(text)),), text)
    assert time.process_time() - began < 20


def test_many_spans_take_seconds() -> None:
    text = "The lamp is lit. " * 20_000
    spans = tuple(Span(at, at + 16) for at in range(0, len(text), 17))
    began = time.process_time()
    assert len(sentences_of(spans, text)) == 20_000
    assert time.process_time() - began < 20


@pytest.mark.parametrize("space", ["\u00a0", "\u2028", "\u3000", "\u0085"])
def test_wide_spaces_do_not_stop_the_splitter(space: str) -> None:
    text = f"The quay{space}opens at 9. Ask Mr.{space}Hale or see No.{space}4 on the list. It closes late."
    sentences = sentences_of((Span(0, len(text)),), text)
    assert [span.of(text) for spans in sentences for span in spans][-1] == "It closes late."
