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
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_SMALL = frozenset("a an and at by de for in of on or the to".split())
_INITIALS = range(2, 7)
_SEVERAL = re.compile(r"/|(?:,| and) (?=[A-Z])")
_BELOW = frozenset("deputy assistant vice former".split())  # "Deputy Warden" is not "the Warden"
_NOT_BELOW = "".join(f"(?<!{word.title()} )" for word in sorted(_BELOW))


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
    at, in_full, first = 0, False, -1
    for word in asked:
        place = next((n for n in range(at, len(names)) if _fits(word, names[n])), None)
        if place is None:
            return False
        at, first = place + 1, place if first < 0 else first
        in_full = in_full or names[place].casefold() == word.casefold()
    return in_full and not (first and names[first - 1].casefold() in _BELOW)


def _fits(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _as_initials(asked: list[str], names: list[str]) -> bool:
    """ "OF" for "Superintendent Orla Fenwick": the first letters of words with capitals that follow one another."""
    first = "".join(name[0] for name in names if name[0].isupper())
    return len(asked) == 1 and asked[0].isupper() and len(asked[0]) in _INITIALS and asked[0] in first


def _by_initials(asked: list[str], names: list[str]) -> bool:
    """ "Orla Fenwick" where only "OF" is printed, and not as somebody else's initials."""
    first = "".join(word[0] for word in asked).upper()
    in_full = "".join(name[0] for name in names if not name.isupper())
    return len(first) in _INITIALS and first in names and first not in in_full.upper()


def is_told_of(one: str, other: str, text: str) -> bool:
    """Whether the text prints an office and its holder side by side, as a list of those present does.

    "DW Bram Tarrow (BT)", "Bram Tarrow, Deputy Warden (BT)"; either may be the office. Of several one is enough.
    """
    pairs = ((one, other), (other, one))
    return any(_is_beside(office, who, text) for office, whose in pairs for who in _SEVERAL.split(whose))


def _is_beside(office: str, holder: str, text: str) -> bool:
    plain = _IN_BRACKETS.sub("", holder).strip()
    if "".join(word[0] for word in plain.split()).upper() == office.upper():
        return False  # "Bram Tarrow (BT)": his initials are no office
    who = re.escape(plain)
    what = rf"{_NOT_BELOW}\b(?=[A-Z])(?i:{re.escape(office)})"
    before = rf"{what}:? (?:(?:[A-Z]\. )?{who}\b|(?:[A-Z][\w.’'-]* ){{1,3}}\({who}\))"
    apart = "" if office.isupper() else "(?:,|:| [-–])?"  # "BT, DW" lists two
    behind = rf"\b{who}\)?(?: \([A-Z]{{2,4}}\))?{apart} \(?(?:the )?{what}\b(?! [A-Z])"
    return re.search(rf"{before}|{behind}", text) is not None
