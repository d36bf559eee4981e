"""How much of one text stands in another."""

from __future__ import annotations

import re
from zlib import crc32

_PHRASE = 5  # words
_MOST_PHRASES = 50_000
_WORD = re.compile(r"\w+")


def containment(text: str, other: str) -> float:
    """The share, 0 to 1, of the shorter text's five-word phrases that the other holds too (1.0 for two empty texts).

    Of long texts a sample is compared, the same phrases of both. Broder, On the resemblance and containment of
    documents (1997).
    """
    phrases, others = _phrases(text), _phrases(other)
    rarity = 1 + max(len(phrases), len(others)) // _MOST_PHRASES
    sample = {phrase for phrase in phrases if phrase % rarity == 0}
    other_sample = {phrase for phrase in others if phrase % rarity == 0}
    shorter = min(len(sample), len(other_sample))
    if not shorter:
        return float(phrases == others)
    return len(sample & other_sample) / shorter


def _phrases(text: str) -> set[int]:
    words = [word.casefold() for word in _WORD.findall(text)]
    last = max(1, len(words) - _PHRASE + 1)
    return {crc32(" ".join(words[at : at + _PHRASE]).encode()) for at in range(last)}
