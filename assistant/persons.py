"""Whether a name that somebody types is one that a document prints: in full, by surname, by initials, by acronym."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_DOTTED = re.compile(r"\b(?:[A-Z]\.\s?){2,}")
_RANK = re.compile(
    r"^(?:(?:(?:assistant|deputy|detective|temporary|acting|chief) )*(?:constable|superintendent|inspector|sergeant)"
    r"|councillor|cllr|mr|mrs|ms|miss|dr|sir|dame|lord|lady|baroness)\.? (?=\w)",
    re.IGNORECASE,
)
_SMALL = frozenset("a an and at by de for in of on or the to".split())
_INITIALS = range(2, 7)


def is_named(wanted: str, printed: str) -> bool:
    """Whether the words of `wanted` stand in `printed` in their order, initials for words on either side.

    "Fenwick", "O Fenwick" and "OF" are all in "Superintendent Orla Fenwick", and "Orla Fenwick" is in "OF".
    """
    if not (asked := _words(wanted)):
        return False
    names = _words(printed)
    if _in_order(asked, names) or _as_initials(asked, names) or _by_initials(asked, names):
        return True
    person = _RANK.sub("", wanted)  # the rank that one document prints, another leaves out
    return person != wanted and is_named(person, printed)


def _words(name: str) -> list[str]:
    """The words of a name; articles and the like say nothing, "A. B." is "AB"."""
    joined = _DOTTED.sub(lambda m: re.sub(r"[.\s]", "", m[0]) + " ", name)
    return [word for word in _WORD.findall(joined) if word.isupper() or word.casefold() not in _SMALL]


def _in_order(asked: list[str], names: list[str]) -> bool:
    """Every word that is asked for, one after the other; at least one of them in full."""
    rest, in_full = iter(names), False
    for word in asked:
        found = next((name for name in rest if _fits(word, name)), None)
        if found is None:
            return False
        in_full = in_full or found.casefold() == word.casefold()
    return in_full


def _fits(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _as_initials(asked: list[str], names: list[str]) -> bool:
    """ "OF" for "Superintendent Orla Fenwick": the first letters of words with capitals that follow one another."""
    first = "".join(name[0] for name in names if name[0].isupper())
    return len(asked) == 1 and asked[0].isupper() and len(asked[0]) in _INITIALS and asked[0] in first


def _by_initials(asked: list[str], names: list[str]) -> bool:
    """ "Orla Fenwick" where only "OF" is printed."""
    first = "".join(word[0] for word in asked).upper()
    return len(first) in _INITIALS and first in names
