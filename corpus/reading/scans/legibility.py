"""Whether the words of a page are words: what a bad scan or a wrong font leaves behind is told by its looks alone.

Measured on 300 clean pages and on pages read from ever coarser pictures: a clean page has at most a twentieth of
strange words and a third or more of its small words are the commonest of English; a page of which Tesseract got
fewer than six words in ten right has under three tenths of those, however word-like the rest of its words look.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_STRANGE = 0.12
_COMMON = 0.28
_LEAST_WORDS = 40
_EDGES = "\"'“”‘’()[]{}<>.,;:!?*•-–—/|"
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+s?|(?:Mc|Mac|[DO]['’])[A-Z][a-z]+")
_NUMBER = re.compile(
    r"[A-Za-z]{0,5}[£$€#§]?[\d.,:/-]+(?:st|nd|rd|th|s|[a-z]{1,3}|%|°C?)?|\d+[A-Z]{1,3}|[A-Z]+[\d.-]+[A-Z]*"
)
_VOWEL = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûüÿ]", re.IGNORECASE)
_CLUSTER = re.compile(r"[bcdfghjklmnpqrstvwxz]{6}|(.)\1\1", re.IGNORECASE)
_PARTS = re.compile(r"[-–—/&’'.,_@:]+")
_SINGLE = frozenset("aiAI&+£$€%=<>§†‡")
_COMMONEST = frozenset(
    "a about after against all also an and any are as at be because been before being between both but by can could "
    "each even every first for from good had has have he her here him his how if in into is it its just like long made "
    "make many may me might more most much must my never new no not now of off on only or other our out over own "
    "people same see she should since so some state still such than that the their them then there these they this "
    "those through time to two under up us used very was way we well were what when where which while who will with "
    "work would year years you your".split()
)


def are_poor(words: Sequence[str]) -> bool:
    """True where many of the words make no sense, as English; False where there are too few to judge."""
    judged = [bare for word in words if (bare := word.strip(_EDGES))]
    if len(judged) >= _LEAST_WORDS and sum(map(_is_strange, judged)) > _STRANGE * len(judged):
        return True
    small = [word for word in judged if word.isalpha() and word.islower()]
    return len(small) >= _LEAST_WORDS and sum(word in _COMMONEST for word in small) < _COMMON * len(small)


def _is_strange(word: str) -> bool:
    """Put together as no word, number or name is."""
    return any(_is_strange_part(part) for part in _PARTS.split(word) if part)


def _is_strange_part(part: str) -> bool:
    if len(part) == 1:
        return not (part in _SINGLE or part.isdigit() or part.isupper())
    if _NUMBER.fullmatch(part):
        return False
    if not part.isalpha():
        return True
    if part.isupper():
        return len(part) > 6 and not _VOWEL.search(part)
    is_name = part.islower() or part[1:].islower() or bool(_NAME.fullmatch(part))
    has_no_vowel = not _VOWEL.search(part) and (part.islower() or len(part) > 4)
    return not is_name or has_no_vowel or bool(_CLUSTER.search(part))
