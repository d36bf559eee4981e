"""Words that no document uses, as the documents write them: slips of spelling, and other forms of the same word.

simplemma's English word list says what is a word and what is a slip, and which forms belong to one word (lose, lost);
what a slip stands for is told by the documents' own words alone. A real word is never taken for another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import lru_cache

from assistant.view import View
from index.terms import STOP_WORDS

ASKED_WITH = (
    "recommendation recommendations commitment commitments response responses commissioner accepted rejected "
    "overdue outstanding unanswered promised responsible completed government minister deadline deadlines "
    "improvement actions agenda minutes letter letters report reports number people everything anything happened "
    "happening should would could changed signed progress update updates promise promises"
).split()
"""Words of asking, which are looked for too."""

_SHORT_SLIPS = {
    **dict.fromkeys(("wat", "wot", "wht", "waht", "hwat", "whta"), "what"),
    **dict.fromkeys(("wen", "whn", "wehn", "whne", "hwen"), "when"),
    **dict.fromkeys(("hoo", "hwo", "woh"), "who"),
    **dict.fromkeys(("wich", "whch", "whcih"), "which"),
    **dict.fromkeys(("wher", "wheer", "hwere"), "where"),
}
"""Slips of the short words of asking, which are too short to be told by likeness; some are words, if rare ones."""

_ALIKE, _ALIKE_NAME, _ALIKE_SWAPPED = 0.85, 0.9, 0.8
_SHORTEST = 5  # letters of a word that may be a slip
_WORD = re.compile(r"(?<![\w'’.-])[A-Za-z]+\b(?!['’-]|\.\w)")


def spelt(question: str, view: View) -> str:
    """The question with its slips mended: words that are neither English nor the documents' own."""

    def mended(found: re.Match[str]) -> str:
        word = found[0].lower()
        if word in _SHORT_SLIPS and word not in view.words:
            return _SHORT_SLIPS[word]
        if len(word) < _SHORTEST or word in view.words or word in STOP_WORDS or is_word(word):
            return found[0]
        likest = _ALIKE_NAME if found[0][0].isupper() and found.start() else _ALIKE
        return next(iter(_like(word, (*ASKED_WITH, *view.words), likest)), found[0])

    return _WORD.sub(mended, question)


def _like(word: str, written: Iterable[str], likest: float) -> list[str]:
    """The word written that is most like it, where one is like enough, or has its letters in another order."""
    begun = [other for other in written if other[0] == word[0]]
    swapped = [other for other in begun if sorted(other) == sorted(word)]
    return get_close_matches(word, swapped, 1, _ALIKE_SWAPPED) or get_close_matches(word, begun, 1, likest)


def in_use(question: str, view: View, is_used: Callable[[str], bool]) -> str:
    """The question with words that are not used in the form in which they are: "lost" for "lose"."""

    def used(found: re.Match[str]) -> str:
        word = found[0].lower()
        return found[0] if is_used(word) else next(iter(other_forms(word, view.words)), found[0])

    return _WORD.sub(used, question)


def other_forms(word: str, written: Iterable[str]) -> list[str]:
    """Those of the words written that are forms of the same word, in their order."""
    return [other for other in written if other != word and other[0] == word[0] and _root(other) == _root(word)]


@lru_cache(maxsize=1 << 16)
def is_word(word: str) -> bool:
    """Whether it is English, in lower case."""
    import simplemma  # its word list takes half a second, which few questions need

    return simplemma.is_known(word, lang="en")


@lru_cache(maxsize=1 << 16)
def _root(word: str) -> str:
    import simplemma

    return simplemma.lemmatize(word, lang="en")
