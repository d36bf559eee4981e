"""The words of a question as the library writes them."""

from __future__ import annotations

import pytest

from assistant.view import View
from assistant.wording import about, in_full, meanings_of, spelt_out, unknown, widened
from index.local import LocalIndex
from index.terms import terms

SHW = ["Saltmarsh Harbour Watch", "Signal Handling Warrant"]


@pytest.mark.parametrize(
    ("acronym", "meanings"),
    [
        pytest.param("shw", SHW, id="every meaning that the documents give"),
        pytest.param("SHWs", SHW, id="the plural"),
        pytest.param("dcc", ["deputy chief constable"], id="one of public life that they never spell out"),
        pytest.param("PCCS", ["police and crime commissioner"], id="that in the plural"),
        pytest.param("xqz", [], id="one that nobody knows"),
    ],
)
def test_what_an_acronym_stands_for(view: View, acronym: str, meanings: list[str]) -> None:
    assert meanings_of(acronym, view) == meanings


@pytest.mark.parametrize(
    ("asked", "used", "written"),
    [
        (
            "is the pcc told",
            {"is", "the", "police", "and", "crime", "commissioner", "told"},
            "is the police and crime commissioner told",
        ),
        ("is the pcc told", {"is", "the", "pcc", "told"}, "is the pcc told"),
        pytest.param("the pcc", {"the", "crime"}, "the pcc", id="the meaning is not used either"),
        pytest.param("is it over", {"is", "over"}, "is it over", id="it is a word"),
    ],
)
def test_acronyms_that_no_document_uses_are_spelt_out(view: View, asked: str, used: set[str], written: str) -> None:
    assert in_full(asked, view, used.__contains__) == written


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("zebras on 23 per cent of lanterns", ("zebras",)),
        ("who wanted the bell mended", ()),
        ("over what period are zebras fed instead", ("zebras", "fed")),
        pytest.param("do you reckon they couldnt touch the zebras", ("zebras",), id="words that colour a question"),
        pytest.param("has the zebra won", ("zebra",), id="words too common to be missed"),
    ],
)
def test_unknown_words_are_words_of_what_is_asked(index: LocalIndex, asked: str, words: tuple[str, ...]) -> None:
    assert unknown(asked, index) == words


def test_an_answer_has_to_hold_what_a_question_is_about(index: LocalIndex) -> None:
    assert about(terms("so what did they already bring back for the lanterns"), index) == frozenset(terms("lanterns"))


def test_a_word_of_grammar_is_an_acronym_only_in_capitals(
    view: View, index: LocalIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(view.acronyms, "IT", {"harbour lantern"})
    assert widened("was it sunk", [], view, index) == ()
    assert widened("was IT sunk", [], view, index) == (tuple(terms("harbour lantern")),)


def test_to_start_with_starts_nothing() -> None:
    assert spelt_out("what was it to start with") == "what was it originally"
