"""Words cut at a line's end: whether the hyphen is the word's own ("well-kept") or only the line's ("exam-ple").

A document says it best: it prints most words somewhere else too, whole or with their hyphen. Where it does not, halves
that stand alone elsewhere are words joined by a hyphen; a half that is no word ("ple") is a piece of one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

_LETTER = r"[^\W\d_]"
_BREAK = r"[ \t]*(?:\r?\n[ \t\f]*)+"
_CUT = re.compile(
    rf"(?<![\w-])(?P<left>{_LETTER}+(?:-{_LETTER}+)*)-{_BREAK}(?P<right>(?!(?:and|or|to)\b)(?=[a-z]){_LETTER}+)"
)
_KEPT = re.compile(rf"(?<=[^\W_])-{_BREAK}(?=[A-Z\d])")  # "Covid-19": only small letters can go on with a word
_SOFT = re.compile(rf"[\u00ad¬]{_BREAK}(?={_LETTER})")
_WORD = re.compile(rf"{_LETTER}+(?:-{_LETTER}+)*")
_FEWEST_LETTERS = 3  # of a half that is a word: "de", "re" and "er" stand alone in lists and in other languages
_FIRST_HALVES = frozenset(
    """
    able all anti back best better case check co community court cross custody data day decision double e early
    east eight eighteen eighty end evidence ex face fact family far fast fifteen fifty first five follow forty four full
    fully good ground half hard harm head health high higher home hour ill in inter intelligence job joint key kick
    knife large last lead life line long longer low lower mid middle mini multi near nine ninety non north off on one
    online open order out over part peer place post pre present problem public quasi re read real record repeat right
    risk road round school second self semi service seven seventy sex short side single six sixty skill small so south
    stand start state step stop strong sub support ten third thirty three time to top trauma twelve twenty two under up
    user value victim vice watch web week well west whole wide witness word work year young
    """.split()
)
_SECOND_HALVES = frozenset(
    """
    aged aligned and approved assess assessment aware based being border building by career case centred chair cutting
    date day days depth down driven effective effectiveness ended face facing fact focused free friendly funded
    gathering going handling hand high hoc hour hours in informed keeping kept known led less level life like line
    long made maker makers making managed minded month months of off old on one operate ordinate out oriented owned part
    person place plan planned point potential prevention proof quality rated ready related reporting risk round scale
    service setting shared sharing side site solving specific stage standing style supported taking term the time to
    trained two up urban user ups way week weeks wide winning year years
    """.split()
)
_ENDS = re.compile(
    r"(?:[bcdfgklmnprstvz]{0,3})?(?:tions?|sions?|ments?|ings?|ness|ances?|ences?|ity|ities|ably|ably|ible|ibly|ally|ous|"
    r"ously|ive|ively|ated|ates?|ating|ation|ations|ised|ises?|ising|isation|ers?|ors?|ed|es|ly|al|als|ic|ical|ty|ary)"
)


def undone(piece: str, text: str = "") -> str:
    """`piece` with the words whole that its line ends cut; `text` is the document that it was taken from.

    Without it a hyphen is kept but where what follows can only be the end of a word.
    """
    if "\n" not in piece:
        return piece
    if "\u00ad" in piece or "¬" in piece:
        piece = _SOFT.sub("", piece)
    if "-" not in piece:
        return piece
    return _CUT.sub(lambda m: m["left"] + ("" if _is_soft(m, text) else "-") + m["right"], _KEPT.sub("-", piece))


def soft_breaks(piece: str, text: str) -> list[tuple[int, int]]:
    """Where in `piece` the hyphens and line ends stand (from, to) that `undone` takes out of its words."""
    if "\n" not in piece:
        return []
    found = [(m.start(), m.end()) for m in _SOFT.finditer(piece)]
    if "-" in piece:
        found += [(m.start() + 1, m.end()) for m in _KEPT.finditer(piece)]
        found += [(m.end("left") + (not _is_soft(m, text)), m.start("right")) for m in _CUT.finditer(piece)]
    return sorted(found)


def _is_soft(cut: re.Match[str], text: str) -> bool:
    """Whether the hyphen is the line's and not the word's."""
    left, right = cut["left"].lower(), cut["right"].lower()
    words = _words(text) if text else {}
    whole, hyphenated = words.get(left + right, 0), words.get(f"{left}-{right}", 0)
    if whole != hyphenated:
        return whole > hyphenated
    if "-" in left or left in _FIRST_HALVES or right in _SECOND_HALVES:
        return False
    if _ENDS.fullmatch(right):
        return True
    return bool(words) and not (_is_word(left, words) and _is_word(right, words))


def _is_word(half: str, words: Mapping[str, int]) -> bool:
    return len(half) >= _FEWEST_LETTERS and half in words


@lru_cache(maxsize=16)
def _words(text: str) -> Mapping[str, int]:
    """How often each word stands in `text`, words cut at a line's end left out."""
    return Counter(_WORD.findall(_CUT.sub(" ", text).lower()))
