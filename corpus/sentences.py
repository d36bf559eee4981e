"""Sentences as spans: every sentence of a block, also where a footer or a page break cuts it in two."""

from __future__ import annotations

import re

import sentencex

from corpus.models import Span, Spans
from corpus.plain import masked

_BREAK = re.compile(
    r"[•●○◦▪‣■]|<br\s*/?>|</?(?:p|li|ul|ol|div|td|th|tr|h\d)\b[^<>]*>|;\s+(?=\(?[a-z]\)\s)", re.IGNORECASE
)
_BULLET = re.compile(r"^[\s•●○◦▪‣■·*–—-]+(?=\s*\S)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ABBREVIATED = re.compile(r"(?:\b(?:Cllrs?|Supt|Insp|Sgt|Ch|Det|eg|ie|para|paras|fig|ref|approx|Hon|Rt|Nos?|ACC|DCC)\.)\s*$", re.IGNORECASE)


def sentences_of(spans: Spans, text: str) -> tuple[Spans, ...]:
    """The sentences of what `spans` read as one, in order; offsets are of `text`.

    Bullets, line-break tags and paragraph tags end a sentence; pieces without two words join the next.
    """
    joined, origin = _joined(spans, text)
    found = []
    for start, end in _pieces(joined):
        spans_of_piece = _trimmed(start, end, joined, origin)
        if spans_of_piece:
            found.append(spans_of_piece)
    return tuple(found)


def _joined(spans: Spans, text: str) -> tuple[str, list[tuple[int, Span]]]:
    """The spans in one string with a space between, and where in it each begins."""
    parts: list[str] = []
    origin: list[tuple[int, Span]] = []
    at = 0
    for span in spans:
        origin.append((at, span))
        parts.append(span.of(text))
        at += span.end - span.start + 1
    return " ".join(parts), origin


def _pieces(joined: str) -> list[tuple[int, int]]:
    """Character ranges of the sentences in `joined`."""
    pieces: list[tuple[int, int]] = []
    start = 0
    for mark in [*_BREAK.finditer(joined), None]:
        end = mark.start() if mark else len(joined)
        pieces += _split(joined, start, end)
        start = mark.end() if mark else end
    return pieces


def _split(joined: str, start: int, end: int) -> list[tuple[int, int]]:
    words = masked(joined[start:end]).replace("\n", " ").replace("\t", " ")
    if not words.strip():
        return []
    pieces: list[tuple[int, int]] = []
    opened: int | None = None
    for boundary in sentencex.get_sentence_boundaries("en", words):
        first, last = int(boundary["start_index"]), int(boundary["end_index"])
        piece = words[first:last]
        if opened is None:
            if pieces and piece.lstrip()[:1].islower():
                opened = pieces.pop()[0] - start
            else:
                opened = first
        if len(_WORD.findall(words[opened:last])) < 2 or _ABBREVIATED.search(words[opened:last]):
            continue
        pieces.append((start + opened, start + last))
        opened = None
    if opened is not None:
        if pieces:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start + opened, end))
    return pieces


def _trimmed(start: int, end: int, joined: str, origin: list[tuple[int, Span]]) -> Spans:
    """The piece's spans in the stored text without blank, bullet or markup edges."""
    shown = masked(joined[start:end])
    shown = _BULLET.sub(lambda m: " " * len(m[0]), shown)
    left = len(shown) - len(shown.lstrip())
    right = len(shown) - len(shown.rstrip())
    start, end = start + left, end - right
    found = []
    for at, span in origin:
        first = max(start, at)
        last = min(end, at + span.end - span.start)
        if first < last:
            found.append(Span(span.start + first - at, span.start + last - at))
    return tuple(found)
