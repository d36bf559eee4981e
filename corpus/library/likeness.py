"""How alike two texts are, judged by a small sketch of each that is kept, so that no text has to be read again.

A sketch holds a sample of the text's three-word phrases, the same phrases of every text (Broder, On the resemblance and
containment of documents, 1997), and one of its figures: words with a digit in them. Two issues of one series share
their phrases and differ in their figures; two copies of one letter share both, whatever a scan did to its words.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

_PHRASE = 3  # words: in five, one word that a scan misread spoils too many
_MOST = 2048  # phrases kept, and figures; at least half as many where the text has them: 2% either way
_WORD = re.compile(r"[^\W_]+")
_BROKEN = re.compile(r"(?<=\w)[-\u00ad\u2010]\s*\n\s*(?=\w)")  # a word hyphenated at the end of its line
_ALL = 2**32  # every piece is below it
_GLANCE = _ALL // 8
_ENOUGH, _LITTLE = 24, 0.2  # pieces seen at a glance; the share of them below which no more need be looked at
_HEADER = struct.Struct("<III")  # of the phrases: one in how many, how many; of the figures: one in how many


@dataclass(frozen=True, slots=True)
class Likeness:
    """Shares, 0 to 1: of the longer text's phrases that the shorter has, of the shorter's that the longer has, and of
    the figures of whichever has more that the other has (1 where neither has any)."""

    whole: float
    part: float
    figures: float


def sketch(text: str) -> bytes:
    """What `likeness` needs of a text, in some 10 kB at most."""
    words = [word.casefold() for word in _WORD.findall(_BROKEN.sub("", unicodedata.normalize("NFKC", text)))]
    last = max(1, len(words) - _PHRASE + 1)
    rarity, phrases = _sampled(" ".join(words[at : at + _PHRASE]) for at in range(last))
    its_rarity, figures = _sampled(_numbered(word for word in words if any(c.isdigit() for c in word)))
    header = _HEADER.pack(rarity, len(phrases), its_rarity)
    return header + array("I", phrases).tobytes() + array("I", figures).tobytes()


def likeness(one: bytes, other: bytes) -> Likeness:
    """How alike the texts of two sketches are."""
    (phrases, figures), (its_phrases, its_figures) = _unpacked(one), _unpacked(other)
    shared, fewer, more = _shared(phrases, its_phrases)
    shared_figures, _, most = _shared(figures, its_figures)
    return Likeness(
        whole=shared / more if more else 1.0,
        part=shared / fewer if fewer else float(not more),
        figures=shared_figures / most if most else 1.0,
    )


def unlike(one: bytes, other: bytes) -> bool:
    """Whether a glance at a part of two sketches is enough to say that their texts have little in common."""
    (phrases, _), (its_phrases, _) = _unpacked(one), _unpacked(other)
    shared, fewer, _ = _shared(phrases, its_phrases, below=_GLANCE)
    return fewer >= _ENOUGH and shared < fewer * _LITTLE


_Sample = tuple[int, Sequence[int]]
"""One in how many is kept, and those kept."""


def _sampled(pieces: Iterable[str]) -> _Sample:
    kept = {crc32(piece.encode()) for piece in pieces}
    rarity = 1
    while len(kept) > _MOST:
        rarity *= 2
        kept = {piece for piece in kept if piece % rarity == 0}
    return rarity, sorted(kept)


def _numbered(words: Iterable[str]) -> list[str]:
    """Each word with how often it has come: a figure printed twice counts twice."""
    seen: Counter[str] = Counter()
    found = []
    for word in words:
        seen[word] += 1
        found.append(f"{word} {seen[word]}")
    return found


def _unpacked(data: bytes) -> tuple[_Sample, _Sample]:
    rarity, count, its_rarity = _HEADER.unpack_from(data)
    kept = array("I")
    kept.frombytes(data[_HEADER.size :])
    return (rarity, kept[:count]), (its_rarity, kept[count:])


def _shared(one: _Sample, other: _Sample, below: int = _ALL) -> tuple[int, int, int]:
    """How many pieces both have, and how many the one with fewer and the one with more has, of those both may keep."""
    rarest = max(one[0], other[0])
    kept, others = (
        {piece for piece in sample[: bisect_left(sample, below)] if piece % rarest == 0} for _, sample in (one, other)
    )
    fewer, more = sorted((len(kept), len(others)))
    return len(kept & others), fewer, more
