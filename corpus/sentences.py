"""Sentences as spans: every sentence of a block, also where a footer or a page break cuts it in two."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

import sentencex

from corpus.models import Span, Spans
from corpus.plain import masked

_BREAK = re.compile(
    r"[•●○◦▪‣■]|<br\s*/?>|</?(?:p|li|ul|ol|div|td|th|tr|h\d)\b[^<>]*>|(?<=[;:.?])\s+(?=\(?(?:[a-h]|i{1,3}|i?vi{0,2})\)\s)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[\s•●○◦▪‣■·*–—⁰¹²³⁴⁵⁶⁷⁸⁹-]+(?=\s*\S)")
_SPACE = re.compile(r"\s")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ABBREVIATED = re.compile(
    r"\b(?:Cllrs?|Supt|Insp|Sgt|Ch|Det|eg|ie|para|paras|fig|ref|approx|Hon|Rt|Nos?|ACC|DCC)\.\s*$", re.IGNORECASE
)
_UNPARTED = re.compile(r"\b(?:me|May)\.\s+(?=[A-Z])")  # the splitter takes them for Maine and a short month
_LONGEST_ABBREVIATION = 12  # characters
_LONGEST = 1_200  # characters of a sentence: what an embedding model reads
_AT_ONCE = 20_000  # characters that the splitter is given


def sentences_of(spans: Spans, text: str) -> tuple[Spans, ...]:
    """The sentences of what `spans` read as one, in order; offsets are of `text`.

    Bullets, line-break tags, paragraph tags and letters of a list end a sentence; pieces without two words join the
    next.
    """
    joined = _Joined.of(spans, text)
    pieces = (part for piece in _pieces(joined.words) for part in _parts(joined.words, *piece))
    return tuple(found for start, end in pieces if (found := joined.trimmed(start, end)))


class _Joined:
    """Spans in one string with a space between, and where in it each begins."""

    def __init__(self, words: str, starts: list[int], spans: Spans) -> None:
        self.words = words
        self._starts = starts
        self._spans = spans

    @classmethod
    def of(cls, spans: Spans, text: str) -> _Joined:
        starts: list[int] = []
        at = 0
        for span in spans:
            starts.append(at)
            at += span.end - span.start + 1
        return cls(" ".join(span.of(text) for span in spans), starts, spans)

    def trimmed(self, start: int, end: int) -> Spans:
        """The piece's spans in the stored text without blank, bullet or markup edges."""
        shown = masked(self.words[start:end])
        shown = _BULLET.sub(lambda m: " " * len(m[0]), shown)
        left = len(shown) - len(shown.lstrip())
        right = len(shown) - len(shown.rstrip())
        start, end = start + left, end - right
        found = []
        for n in range(max(0, bisect_right(self._starts, start) - 1), len(self._spans)):
            at, span = self._starts[n], self._spans[n]
            if at >= end:
                break
            first, last = max(start, at), min(end, at + span.end - span.start)
            if first < last:
                found.append(Span(span.start + first - at, span.start + last - at))
        return tuple(found)


def _pieces(joined: str) -> list[tuple[int, int]]:
    """Character ranges of the sentences in `joined`."""
    pieces: list[tuple[int, int]] = []
    start = 0
    for mark in [*_BREAK.finditer(joined), None]:
        end = mark.start() if mark else len(joined)
        pieces += _split(joined, start, end)
        start = mark.end() if mark else end
    return pieces


def _parts(joined: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The piece, or parts of one that is too long to be a sentence: lists and tables that have lost their marks."""
    while end - start > _LONGEST:
        near, far = start + _LONGEST // 3, start + _LONGEST
        ends = (joined.rfind(mark, near, far) + 1 for mark in ("\n", ";", ",", " "))
        cut = next((at for at in ends if at > 0), far)
        yield start, cut
        start = cut
    yield start, end


def _split(joined: str, start: int, end: int) -> list[tuple[int, int]]:
    words = _SPACE.sub(" ", masked(joined[start:end]))  # the splitter dies of spaces wider than a byte
    if not words.strip():
        return []
    pieces: list[tuple[int, int]] = []
    opened, said = -1, 0  # where the piece that is open begins, and how many words it has
    for first, last in _boundaries(words):
        if opened < 0 and pieces and _goes_on(words[first:last].strip()):
            opened, said = pieces.pop()[0] - start, 2
        elif opened < 0:
            opened, said = first, 0
        said += sum(1 for _ in _WORD.finditer(words, first, last))
        if said >= 2 and not _ABBREVIATED.search(words, max(opened, last - _LONGEST_ABBREVIATION), last):
            pieces.append((start + opened, start + last))
            opened = -1
    if opened >= 0 and pieces:
        pieces[-1] = (pieces[-1][0], end)
    elif opened >= 0:
        pieces.append((start + opened, end))
    return pieces


def _goes_on(piece: str) -> bool:
    """Whether it belongs to the sentence before: "(Jo Hale, by 4 June)" says whose and when."""
    return piece[:1].islower() or (piece[:1] == "(" and piece.rstrip(".")[-1:] == ")" and piece.count("(") == 1)


def _boundaries(words: str) -> list[tuple[int, int]]:
    """Where the splitter parts sentences. It is given no more at once than it can take: open quotes slow it down."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(words):
        end = _stop(words, start)
        for boundary in sentencex.get_sentence_boundaries("en", words[start:end]):
            first, last = start + int(boundary["start_index"]), start + int(boundary["end_index"])
            edges = [first, *(m.end() for m in _UNPARTED.finditer(words, first, last) if m.end() < last), last]
            found += pairwise(edges)
        start = end
    return found


def _stop(words: str, start: int) -> int:
    """Where a part that begins at `start` may end: after a sentence, else after a word, else anywhere."""
    end = start + _AT_ONCE
    if end >= len(words):
        return len(words)
    at = words.rfind(". ", start, end) + 2
    return at if at > start + 2 else words.rfind(" ", start, end) + 1 or end
