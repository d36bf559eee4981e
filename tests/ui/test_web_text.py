"""Escaping, and stored text laid out for reading with spans of it marked."""

from __future__ import annotations

import html
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.layout import blocks_of
from corpus.models import Page, Reading, Span
from corpus.plain import masked
from tests.ui.fake_assistant import HARMFUL, LETTER
from ui.shown.escape import escape_markdown, shorten
from ui.shown.markup import Mark, quote_html
from ui.web.source import reading

QUOTE = "All 84 officers will finish tide rescue training by 31 August 2031."
PRINTABLE = st.text(st.sampled_from('ab Z9*_|<>&;/#-[]()$\\\n\t".…£ “supbr'), max_size=200)


class Shown(HTMLParser):
    """What a reader sees of some HTML: its words, and the marked ones apart; every tag must be one that we write."""

    WRITTEN = frozenset("h4 h5 h6 p b br sup sub hr div table tr td th i mark pre blockquote ul li a".split(" "))

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words, self.marked, self._depth = "", "", 0
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.WRITTEN
        assert not [name for name, _ in attrs if name.startswith("on")]
        self._depth += tag == "mark"

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "mark"

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._depth:
            self.marked += data


def letters(text: str) -> str:
    return re.sub(r"[^\w£“…$]", "", text)


def span_of(words: str, text: str = LETTER) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def laid_out(text: str, pages: tuple[Page, ...], marks: list[Mark], part: int) -> str:
    return reading.document_html(text, blocks_of(Reading(text, "md", pages)), pages, marks, part)


def test_the_cited_words_are_marked_and_nothing_else() -> None:
    shown = laid_out(LETTER, (), [Mark(span_of(QUOTE), current=True)], 1)
    assert f'<mark class="cited" id="cited" tabindex="-1">{QUOTE}</mark>' in shown
    assert shown.count("<mark") == 1


def test_a_mark_over_several_blocks_is_anchored_once() -> None:
    span = Span(LETTER.index("The harbour watch accepts"), LETTER.index("beginning on"))
    shown = laid_out(LETTER, (), [Mark(span, current=True)], 1)
    assert shown.count('id="cited"') == 1
    assert shown.count('<mark class="cited"') > 2
    assert letters(Shown(shown).marked) == letters(masked(LETTER)[span.start : span.end])


def test_markup_becomes_its_meaning() -> None:
    shown = laid_out(LETTER, (), [], 1)
    assert "<h5>OFFICE OF THE WARDEN OF BRINDLEMERE</h5>" in shown
    assert "<h5>SUBJECT: Inspection of the harbour watch</h5>" in shown
    assert "<tr><td>Spring</td><td>412</td><td>88%</td></tr>" in shown
    assert "---" not in shown


def test_its_headings_begin_below_what_stands_above_it() -> None:
    shown = '<h4 class="page">Page 1</h4><h5>The watch</h5><h6>Its lamps</h6><hr>'
    assert reading.headed_from(shown, 2) == '<h2 class="page">Page 1</h2><h3>The watch</h3><h4>Its lamps</h4><hr>'
    assert reading.headed_from("<h5>The watch</h5>", 4) == "<h4>The watch</h4>"
    assert reading.headed_from("<h2>A</h2><h5>B</h5>", 4) == "<h4>A</h4><h6>B</h6>"
    assert reading.headed_from("<p>&lt;h5&gt;</p>", 2) == "<p>&lt;h5&gt;</p>"


def test_table_cells_keep_their_columns() -> None:
    shown = laid_out("| A | | <b>C</b> |\n||x|y|\n\nq\t\tr\n", (), [], 1)
    assert "<tr><th>A</th><th></th><th>C</th></tr><tr><td></td><td>x</td><td>y</td></tr>" in shown
    assert "<tr><td>q</td><td></td><td>r</td></tr>" in shown


def test_list_markers_stay_as_printed() -> None:
    shown = laid_out("3. third\n- dash\n(b) letter\n", (), [], 1)
    assert '<p class="item">3. third</p><p class="item">- dash</p><p class="item">(b) letter</p>' in shown


def test_pages_are_labelled_and_empty_ones_named() -> None:
    pages = (Page(1, Span(0, 4), "i"), Page(2, Span(5, 5), has_text=False), Page(3, Span(6, 9)))
    shown = laid_out("one\n\f\ftwo", pages, [], 1)
    assert shown == (
        '<h4 class="page" id="page-1">Page 1 (printed i)</h4><p class="words">one</p>'
        '<h4 class="page" id="page-2">Page 2</h4><p class="missing">No text could be read on this page.</p>'
        '<h4 class="page" id="page-3">Page 3</h4><p class="words">two</p>'
    )


def test_harmful_text_is_shown_and_not_obeyed() -> None:
    assert "alert" in Shown(laid_out(HARMFUL, (), [], 1)).words
    assert "<script" not in laid_out(HARMFUL, (), [], 1)
    assert html.unescape(reading.exact_html(HARMFUL, [], 1)) == f'<pre class="exact">{HARMFUL}</pre>'


@given(PRINTABLE, st.integers(0, 200), st.integers(0, 200))
@example("&#9", 0, 0)
@example("&#9", 0, 1)
@example("fish &amp; chips", 5, 7)
def test_no_word_is_lost_and_the_marks_are_exact(text: str, one: int, other: int) -> None:
    span = Span(*sorted((min(one, len(text)), min(other, len(text)))))
    exact = Shown(reading.exact_html(text, [Mark(span, current=True)], 1))
    assert exact.words == text
    assert exact.marked.strip() == span.of(text).strip()
    readable = Shown(laid_out(text, (), [Mark(span, current=True)], 1))
    assert sorted(letters(html.unescape(masked(text))).replace("_", "")) == sorted(
        letters(readable.words).replace("_", "")
    )


def test_a_long_text_is_shown_in_parts_that_join_up() -> None:
    text = "word of a very long paper\n\n" * 12_000
    _, parts = reading.part_of(text, 0)
    assert parts == 3
    joined = "".join(Shown(reading.exact_html(text, [], part)).words for part in range(1, parts + 1))
    assert joined == text
    assert reading.part_of(text, len(text) - 1) == (3, 3)


def test_a_text_without_a_blank_line_still_has_parts() -> None:
    assert reading.part_of("x" * 300_000, 250_000) == (3, 3)


def test_a_quote_is_shown_without_the_markup_around_its_words() -> None:
    assert quote_html("**all** 84\nofficers & <i>more</i>") == "<b>all</b> 84 officers &amp; more"


def test_the_cells_of_a_row_are_kept_apart() -> None:
    rows = "| Mend the *lamp* | Jo Marsh |\n| --- | --- |\n|  | 3 May |"
    assert quote_html(rows) == "Mend the lamp | Jo Marsh | 3 May"


@pytest.mark.parametrize("words", ["$5 and $6", "*a* _b_ [c](d) <e> `f` ~g~", ":red[x] :smile: a:b", "1. - # > |"])
def test_markdown_is_escaped(words: str) -> None:
    escaped = escape_markdown(words)
    assert not re.search(r"(?<!\\)[*_$<`\[\]~:#|]", escaped)
    assert re.sub(r"\\(?=[^\w\s]|_)", "", escaped).replace("\u2060", "") == words


@pytest.mark.parametrize("words", ["see https://evil.example", "HTTP://evil.example", "www.evil.example/x"])
def test_an_address_in_a_name_is_no_link(words: str) -> None:
    read_later = re.sub(r"\\(?=[^\w\s])", "", escape_markdown(words))  # as Streamlit does
    assert not re.search(r"https?://|www\.", read_later, re.IGNORECASE)
    assert read_later.replace("\u2060", "") == words


def test_shortening_cuts_at_a_space() -> None:
    assert shorten("one two  three", 20) == "one two three"
    assert shorten("one two three", 9) == "one two…"


def test_no_module_of_the_pages_shadows_another() -> None:
    """Streamlit puts the folder of the pages first on sys.path."""
    names = {path.stem for path in Path(reading.__file__).parent.glob("*.py")} - {"__init__"}
    assert not names & {*sys.stdlib_module_names, "assistant", "corpus", "index", "ui", "streamlit", "click", "typer"}
