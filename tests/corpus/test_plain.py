"""Words without their markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.models import Span
from corpus.plain import masked, plain, words_of
from tests.corpus.papers import messy_texts


@pytest.mark.parametrize(
    "text, words",
    [
        pytest.param("**The keeper** will *mend* __it__", "The keeper will mend it", id="emphasis"),
        pytest.param("snake_case_name stays", "snake_case_name stays", id="underscores inside words"),
        pytest.param("the 12<sup>th</sup> of May", "the 12th of May", id="superscript joins"),
        pytest.param("one<br>two<br/>three", "one two three", id="line breaks part"),
        pytest.param("<ul><li>oil</li><li>wick</li></ul>", "oil wick", id="lists"),
        pytest.param('<td class="x">lamp</td>', "lamp", id="attributes"),
        pytest.param("<!-- picture --> lamp", "lamp", id="comment"),
        pytest.param("[the lamp](http://x.example/a) burns", "the lamp burns", id="link"),
        pytest.param('![a lamp](x.png "Lamp")', "a lamp", id="picture"),
        pytest.param("section [3](#)", "section 3", id="link to nowhere"),
        pytest.param("| Ref | Action |", "Ref Action", id="table bars"),
        pytest.param(r"oil\|wick \*not bold\*", "oil wick not bold", id="escapes"),
        pytest.param("## Lamps", "Lamps", id="hashes"),
        pytest.param("##Lamps", "Lamps", id="hashes without a space"),
        pytest.param("#3 of the list", "#3 of the list", id="a hash that is a number sign"),
        pytest.param("> The lamp should\n> be mended", "The lamp should be mended", id="quoted lines"),
        pytest.param("> 50% of keepers", "> 50% of keepers", id="more than, not a quotation"),
        pytest.param("They bought\n- oil\n  • a wick", "They bought oil a wick", id="bullets below the first line"),
        pytest.param("- 5 degrees", "- 5 degrees", id="a dash on the first"),
        pytest.param("fewer than <5 keepers", "fewer than <5 keepers", id="less than, not a tag"),
        pytest.param("Jo <jo@lamp.example>", "Jo <jo@lamp.example>", id="an address in angle brackets"),
        pytest.param("oil &amp; wick&nbsp;&ndash; &pound;40", "oil & wick – £40", id="entities"),
        pytest.param("a lamp\r\n\tthat  burns\u00a0on", "a lamp that burns on", id="white space"),
        pytest.param("the harbour-\nmaster", "the harbour-master", id="a hyphen at a line's end"),
        pytest.param("in 2031-\n2032", "in 2031-2032", id="a dash between figures at a line's end"),
        pytest.param("Covid-\n19 and Anglo-\nSaxon", "Covid-19 and Anglo-Saxon", id="a hyphen before no small letter"),
        pytest.param("pre- and\npost-\nand mid-war", "pre- and post- and mid-war", id="a hyphen that waits for a word"),
        pytest.param("exami-\nnation", "examination", id="the end of a word"),
        pytest.param("a well-\nkept lamp", "a well-kept lamp", id="a word of two"),
        pytest.param("lamp\u00ad\nlight", "lamplight", id="a soft hyphen at a line's end"),
        pytest.param("the keepers\u02bc \u201foil\u2033", "the keepers’ “oil”", id="odd quotation marks"),
        pytest.param("the keepers\x92 oil", "the keepers’ oil", id="a Windows letter read as Latin-1"),
        pytest.param("of\ufb01cer and lamp\u00adlight", "officer and lamplight", id="ligature and soft hyphen"),
        pytest.param("the lamp ; the oil .", "the lamp; the oil.", id="space before marks"),
        pytest.param("🚢 sails", "🚢 sails", id="beyond the basic plane"),
        pytest.param("***", "", id="nothing but markup"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_plain(text: str, words: str) -> None:
    assert plain(text) == words


@given(st.one_of(messy_texts, st.text()))
def test_masked_moves_no_character(text: str) -> None:
    shown = masked(text)
    assert len(shown) == len(text)
    assert all(there in (here, " ") for here, there in zip(text, shown, strict=True))


@given(st.text())
def test_plain_folds_white_space(text: str) -> None:
    assert plain(text) == " ".join(plain(text).split())


HYPHENS = "The light-\nhouse of Holme is a well-\nkept lamp, in a far-\nflung sea. "


@pytest.mark.parametrize(
    "elsewhere, words",
    [
        pytest.param("The lighthouse burns.", "lighthouse", id="whole"),
        pytest.param("The light-house burns.", "light-house", id="with its hyphen"),
        pytest.param("The light-house burns, lighthouse by lighthouse.", "lighthouse", id="more often whole"),
        pytest.param("The light of a house.", "light-house", id="halves that are words"),
        pytest.param("The sea.", "lighthouse", id="nowhere"),
    ],
)
def test_a_document_tells_whose_a_hyphen_at_a_lines_end_is(elsewhere: str, words: str) -> None:
    text = HYPHENS + elsewhere
    said = words_of((Span(0, len(HYPHENS)),), text)
    assert said.split()[1] == words
    assert "well-kept" in said


def test_a_word_cut_between_two_spans_is_whole() -> None:
    text = "They mended the exami-\nHarbour Lights\nnation room."
    assert words_of((Span(0, 22), Span(38, len(text))), text) == "They mended the examination room."
