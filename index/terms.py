"""Text to terms: one function, used both where passages are indexed and where questions are asked."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import Stemmer

VERSION = 2
"""Goes into every saved index: raise it with any change to what `terms` returns, and old indexes are rebuilt."""

STOP_WORDS = frozenset(
    """
    a about across after all along also am among an and any anybody anyone anything are as at
    be because been before being between both but by
    can could
    did didnt do does doesnt doing dont during
    each either else etc ever every everyone everything
    for from further
    get gets getting give given gives go goes going got
    had has hasnt have havent having he her here hers him his how however
    i if in into is isnt it its itself ive
    just
    many me might more most much must my
    no nor not now
    of off on once one only onto or other our ours out over own
    please per
    quite
    rather
    s same shall she should so some somebody someone something such
    t tell than that thats the their theirs them themselves then there theres these they theyre thing things this
    those though through thus to too toward towards
    under until unto up upon us
    very via
    was wasnt we were werent what whats when whenever where whereas whether which while who whom whos whose why will
    with within without wont would
    yes yet you your yours
    """.split()
)
"""Function words only: a word that could be what somebody asks about ("bill", "fire", "serious") never stands here."""

_PLAIN = (
    dict.fromkeys(map(ord, "‘’‛ʼ`´"), "'")
    | dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
    | dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))  # soft hyphens and what else does not show
)

# What is written in several ways is brought to one before the words are cut, by the rules of each mark that is there.
_REWRITES = {
    re.compile(mark): [(re.compile(pattern), to) for pattern, to in rules]
    for mark, rules in {
        r"\.": [(r"\b([a-z])\.(?=[a-z]\b)", r"\1")],  # u.k. -> uk
        r"\d": [
            (r"(?<=\d),(?=\d{3}\b)", ""),  # 1,200 -> 1200
            (r"(\d)\s?per\s?cent\b", r"\1%"),
            (r"(?<![\d.])(\d{1,3})(?:k|\s?thousand)\b", r"\g<1>000"),  # 25k, 25 thousand -> 25000
            (r"(\d)\s?(?:billion|bn)\b", r"\1bn"),
            (r"(\d)\s?(?:million|mn|m)\b", r"\1m"),
            (r"(\d)(?:st|nd|rd|th)\b", r"\1"),  # 31st -> 31
            (r"\b((?:19|20)\d\d)[/-](?:19|20)?(\d\d)\b(?![/-]\d)", r"\1/\2"),  # 2018-19, 2018/2019 -> 2018/19
        ],
        r"'": [
            (r"\b(?:won't|can't|shan't)\b", "not"),
            (r"n't\b", " not"),
            (r"'(?:s|m|d|ll|ve|re)?(?![a-z0-9])", " "),  # the force's, the forces', we'll
            (r"(?<=[a-z])'(?=[a-z])", ""),  # o'brien
        ],
        r"-": [(r"\b(co|re|de|un|e|on(?=-(?:going|line)))-(?=[a-z])", r"\1")],  # co-operate: no words of their own
    }.items()
}
_WORD = re.compile(
    r"[a-z]+[0-9]+(?:[./][0-9]+)*%?|[0-9]+(?:[.:/][0-9]+)*(?:%|bn\b|m\b|[a-z]\b)?|[^\W\d_](?:&[a-z]\b)|[^\W_]+"
)
_CODE = re.compile(r"([a-z]+)([0-9].*)")
_IZE = re.compile(r"iz(?=(?:e|ed|es|ing|er|ers|ation|ations|ational)$)")
_stemmer = Stemmer.Stemmer("english")


def words(text: str) -> list[str]:
    """The words of a text in order, lower case, unstemmed, stop words included; numbers whole ("95%", "1.7bn")."""
    found = []
    for word in _WORD.findall(_plain(text)):
        found.append(word)
        if code := _CODE.fullmatch(word):  # v2.8 is also asked for as 2.8, covid19 as covid
            found += [part for part in code.groups() if len(part) > 1]
    return found


def terms(text: str) -> list[str]:
    """The words that carry meaning, stemmed, in order and with repetitions."""
    return [_stem(word) for word in words(text) if word not in STOP_WORDS]


def _plain(text: str) -> str:
    plain = text.translate(_PLAIN)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c)).replace("⁄", "/")
    plain = plain.lower()
    for mark, rules in _REWRITES.items():
        if mark.search(plain):
            for pattern, to in rules:
                plain = pattern.sub(to, plain)
    return plain


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    return str(_stemmer.stemWord(_IZE.sub("is", word))) if word.isalpha() else word
