from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.terms import STOP_WORDS, terms, words

CASES = [
    tuple(part.strip() for part in line.split("=>"))
    for line in (Path(__file__).parent / "terms.txt").read_text(encoding="utf-8").splitlines()
    if "=>" in line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text or "empty" for text, _ in CASES])
def test_terms(text: str, expected: str) -> None:
    assert terms(text.replace(r"\u00ad", "\u00ad")) == expected.split()


def test_words_are_not_stemmed_and_keep_stop_words() -> None:
    assert words("The Panel's 3 reports") == ["the", "panel", "3", "reports"]


@pytest.mark.parametrize("word", "fire system serious bill order force march second minute mine let need".split())
def test_a_word_somebody_asks_about_is_no_stop_word(word: str) -> None:
    assert word not in STOP_WORDS


@given(st.text())
def test_any_text_has_terms_without_blanks_or_capitals(text: str) -> None:
    for term in terms(text):
        assert term == term.lower()
        assert not any(c.isspace() for c in term)


@given(st.lists(st.sampled_from("the harbour master's report on 2.7% of e-mails v2.8 and 2018-19".split())))
def test_a_text_has_the_terms_of_its_words(parts: list[str]) -> None:
    assert terms(" ".join(parts)) == [term for part in parts for term in terms(part)]
