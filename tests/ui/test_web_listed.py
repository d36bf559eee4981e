"""Lines of a list as HTML: what leads, what is quoted, what stands under it, and no word lost. All is fictional."""

from __future__ import annotations

import html
import re

from hypothesis import example, given
from hypothesis import strategies as st

from ui.shown.escape import escape_html
from ui.shown.listed import SHOWN, later_html, list_html
from ui.shown.render import answer_html

DUE = "By 4 May 2031, Ned Tamsin; action 2; promised as at the log of 6 May 2031: “Mend the butt.” [1]"
LATER = (
    "By 4 May 2031 (no year is printed; taken from the log), Ned Tamsin; action 2; promised: “Mend the butt.” "
    "- later done, as at the letter of 9 June 2031 (Orla Wickens): “The butt is mended.” … [1][2]"
)
NUMBERED = "PL-2 (promised, as at 6 May 2031; due 4 May 2031): “Mend the butt.” [1]"


def shown(*lines: str) -> str:
    return list_html(lines, escape_html)


def words(source: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", source)).split())


def test_the_day_leads_then_the_quote_and_under_it_how_it_stands() -> None:
    found = shown(DUE)
    assert '<p class="lead"><strong>By 4 May 2031</strong>, Ned Tamsin</p><blockquote>“Mend the butt.” [1]' in found
    assert '<p class="said">Action 2; promised as at the log of 6 May 2031.</p></li>' in found


def test_what_came_later_stands_last_with_the_sources_of_both() -> None:
    found = shown(LATER)
    assert "<strong>By 4 May 2031</strong>, Ned Tamsin</p>" in found
    assert '<p class="said">No year is printed; taken from the log; action 2; promised.</p>' in found
    later = found.index("Later done, as at the letter of 9 June 2031 (Orla Wickens):")
    assert found.index("“Mend the butt.”</blockquote>") < later < found.index("“The butt is mended.” … [1][2]")


def test_a_line_alone_that_tells_what_came_later_is_drawn_the_same() -> None:
    several = LATER.replace("Mend the butt.", "The butt leaks. Mend the butt.")
    found = answer_html(several, (), 0)
    assert found.startswith('<div class="answer"><p class="lead"><strong>By 4 May 2031</strong>, Ned Tamsin</p>')
    assert "<blockquote>“The butt leaks. Mend the butt.”</blockquote>" in found
    assert '<p class="said">Later done, as at the letter of 9 June 2031 (Orla Wickens):</p>' in found
    assert not later_html(DUE, escape_html)


def test_a_number_leads_with_how_it_stands_beside_it() -> None:
    assert "<strong>PL-2</strong> Promised, as at 6 May 2031; due 4 May 2031</p>" in shown(NUMBERED)


def test_a_long_list_opens_on_demand() -> None:
    many = shown(*[DUE] * (SHOWN + 5))
    before, _, after = many.partition("<details><summary>Show the other 5</summary>")
    assert (before.count("<li>"), after.count("<li>")) == (SHOWN, 5)
    assert "<details>" not in shown(*[DUE] * (SHOWN + 2))


@given(st.text(st.sampled_from("By 4 May 2031;:()“”-[1] …later.<&"), max_size=80))
@example(DUE)
@example(LATER)
@example(NUMBERED)
def test_no_word_is_lost(line: str) -> None:
    def letters(of: str) -> list[str]:
        return sorted(re.findall(r"[a-z0-9“”<&]", of.casefold()))

    assert letters(words(shown(line))) == letters(line)
