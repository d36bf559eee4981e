"""The checker: what is not in the documents is not shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checking import Fault, check_citation, check_lines, shown_in, sound
from assistant.models import Citation

TEXT = "The **bell** will be hung by 31 August 2031. It was cast by Marrow Foundry, “as good as new” [2]."
BELL = "The **bell** will be hung by 31 August 2031."


def cite(quote: str, n: int = 1, page: int | None = 1) -> Citation:
    start = TEXT.index(quote)
    return Citation(n, "d", "bell.txt", "Bells", "2031-01-01", page, (), quote, start, start + len(quote))


CITED = (cite(BELL), cite("It was cast by Marrow Foundry, “as good as new” [2].", 2))


def test_a_true_citation_is_ok() -> None:
    assert check_citation(cite(BELL), TEXT, 1) is Fault.OK


@pytest.mark.parametrize(
    ("citation", "fault"),
    [
        pytest.param(replace(cite(BELL), quote="The bell will be hung"), Fault.NOT_IN_DOCUMENT, id="other words"),
        pytest.param(replace(cite(BELL), start=1), Fault.NOT_IN_DOCUMENT, id="other start"),
        pytest.param(replace(cite(BELL), end=10), Fault.NOT_IN_DOCUMENT, id="other end"),
        pytest.param(replace(cite(BELL), start=900, end=944), Fault.NOT_IN_DOCUMENT, id="past the end"),
        pytest.param(replace(cite(BELL), quote="", start=5, end=5), Fault.NOT_IN_DOCUMENT, id="no words"),
        pytest.param(replace(cite(BELL), page=2), Fault.NOT_AT_PAGE, id="other page"),
        pytest.param(replace(cite(BELL), page=None), Fault.NOT_AT_PAGE, id="no page where there are pages"),
    ],
)
def test_a_false_citation_is_named(citation: Citation, fault: Fault) -> None:
    assert check_citation(citation, TEXT, 1) is fault


def test_sound_keeps_what_passes_with_its_number() -> None:
    false = replace(cite(BELL, 1), page=9)
    assert sound([false, cite(BELL, 2)], lambda _: TEXT, lambda *_: 1) == [cite(BELL, 2)]


@pytest.mark.parametrize(
    "line",
    [
        "Orla Fenn: “The bell will be hung by 31 August 2031.” [1]",
        "By 31 August 2031. [1]",
        "“The bell will be hung by 31 August 2031. … It was cast by Marrow Foundry, 'as good as new' (2).” [1][2]",
        "“will be hung” and “Marrow Foundry” [1][2]",
    ],
)
def test_lines_that_hold(line: str) -> None:
    assert check_lines([line], CITED).lines == (line,)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        pytest.param("The bell is hung.", Fault.UNCITED, id="no citation"),
        pytest.param("“The bell will be hung by 31 August 2031.”", Fault.UNCITED, id="a quote without one"),
        pytest.param("The bell is hung [3].", Fault.UNKNOWN_CITATION, id="a citation that is not there"),
        pytest.param("The bell is hung [1][3].", Fault.UNKNOWN_CITATION, id="one of two not there"),
        pytest.param("“The bell was hung by 31 August 2031.” [1]", Fault.NOT_IN_DOCUMENT, id="another word"),
        pytest.param("“The bell will be hung by 31 August 2032.” [1]", Fault.NOT_IN_DOCUMENT, id="another year"),
        pytest.param("“It was cast by Marrow Foundry” [1]", Fault.NOT_IN_DOCUMENT, id="words of another citation"),
        pytest.param("“The bell” “was sold” [1]", Fault.NOT_IN_DOCUMENT, id="second quote false"),
        pytest.param("“The bell … was sold” [1]", Fault.NOT_IN_DOCUMENT, id="second part false"),
    ],
)
def test_lines_that_do_not_hold_are_dropped(line: str, fault: Fault) -> None:
    checked = check_lines(["By 31 August 2031. [1]", line], CITED)
    assert checked.lines == ("By 31 August 2031. [1]",)
    assert checked.dropped == ((line, fault),)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Orla Fenn: “The bell will be hung by 31 August 2031.” [1]", True, id="all of it"),
        pytest.param("Orla Fenn: “be hung by 31 August” [1]", True, id="a piece of it"),
        pytest.param("Orla Fenn: “so they say … be hung by 31 August” [1]", True, id="a piece beside another's"),
        pytest.param("Orla Fenn: “be hung by 31 August” [2]", False, id="a piece, cited to another"),
        pytest.param("Orla Fenn: “The bell” [1]", False, id="words that stand in many places"),
        pytest.param("By 31 August 2031. [1]", False, id="no quote"),
    ],
)
def test_a_citation_is_shown_by_a_piece_of_it(text: str, shown: bool) -> None:
    assert shown_in(text, CITED[0]) is shown


def test_without_citations_nothing_is_kept() -> None:
    assert check_lines(["“The bell” [1]", "Words."], []).lines == ()


@given(st.text(min_size=1), st.integers(-3, 200), st.integers(-3, 200))
def test_no_citation_passes_unless_its_words_stand_there(quote: str, start: int, end: int) -> None:
    citation = Citation(1, "d", "bell.txt", "Bells", "", 1, (), quote, start, end)
    assert (check_citation(citation, TEXT, 1) is Fault.OK) == (TEXT[start:end] == quote)


@given(st.text(alphabet="The bell hung [123]“”.… ", max_size=60))
def test_whatever_a_line_says_it_is_kept_or_dropped_whole(line: str) -> None:
    checked = check_lines([line], CITED)
    assert (checked.lines, [dropped for dropped, _ in checked.dropped]) in (((line,), []), ((), [line]))
