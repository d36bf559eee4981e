"""Words without their markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.plain import masked, plain
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
        pytest.param("in 2031-\n2032", "in 2031- 2032", id="a dash between figures"),
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
