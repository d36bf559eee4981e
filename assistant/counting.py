"""The figures of a sentence that count or measure: no days, times, telephone numbers, or numbers of lines and items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.numerals import LABELLED, MONEY, NUMBER, OF_A_WHOLE, SHARE
from corpus.dates import expressions
from index.terms import terms

_FIGURE = re.compile(rf"(?<![\w.,/:-]){NUMBER}{OF_A_WHOLE}(?![\w/:]|[-.,]\d)", re.IGNORECASE)
_NO_FIGURE = re.compile(r"(?:19|20)\d\d|0\d+|101|111|999")  # years, telephone numbers
_DECIMAL = re.compile(r"\d+\.\d+")
_IN_A_NAME = re.compile(r"\d\s?[-–,/]\s?$|\b0\d{2,4}(?: \d{3})? $|[a-z] [A-Z]\w* $")  # "3 - 5", "01555 017"
_OF_A_NAME = re.compile(r"\s?[-–/]\s?\d| [A-Z][a-z]|[.)]\s+[A-Z]")  # "7 Harbour Road", "1. That the bell"
_PART = 4  # letters
_MARKS = " *_#|(["
_AFTER_COLON = re.compile(r"([\w ]+): $")
_UNIT = re.compile(
    r"(?:\s(?!(?:of|to|in|and|or|have|has|had|who|that|which|were|was|are|is|be|been|on|for|at|by|from|with|will"
    r"|would|the|an?|as|into|than|when|where|but|out|did|do|can|could|may|[a-z]+ed)\b)[A-Za-z][\w’'-]*){1,3}"
)
_PLURAL = re.compile(r"\b[A-Za-z]{2,}s\b")
_MEASURE = re.compile(r"\s(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|pm|am|per)\b")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure, what it names that it counts, and whether it may number a line or be part of a name."""

    words: str
    unit: str
    labels: bool


def counts_in(sentence: str, counted: frozenset[str]) -> list[str]:
    """The figures that count such things, or nothing that they name: "37 boats were asked, 20 came"."""
    return [figure.words for figure in _figures(sentence) if _counts(figure, counted)]


def amounts_in(sentence: str) -> list[str]:
    """The figures of whatever is counted or measured."""
    return [figure.words for figure in _figures(sentence) if MONEY.search(figure.words) or not figure.labels]


def _counts(figure: _Figure, counted: frozenset[str]) -> bool:
    own = figure.words
    if any(_alike(one, thing) for one in terms(figure.unit) for thing in counted):
        return not _DECIMAL.match(own)
    if figure.labels or own.lower() == "one" or MONEY.search(own) or _DECIMAL.match(own):
        return False
    return not counted or not (SHARE.search(own) or _PLURAL.search(figure.unit) or _MEASURE.match(figure.unit))


def _alike(one: str, other: str) -> bool:
    """Whether two terms are one, or one is the last part of the other: "houseboats", "boats"."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _PART and longer.endswith(shorter))


def _figures(sentence: str) -> Iterator[_Figure]:
    figures = list(_FIGURE.finditer(sentence))
    days = [e.span for e in expressions(sentence)] if figures else []  # reading dates takes longest
    for found in figures:
        before, after = sentence[: found.start()], sentence[found.end() :]
        if any(d.start < found.end() and found.start() < d.end for d in days) or _NO_FIGURE.fullmatch(found[0]):
            continue
        first = found[0][0].isdigit() and not before.strip(_MARKS)
        named = LABELLED.search(before) or _IN_A_NAME.search(before) or _OF_A_NAME.match(after)
        yield _Figure(found[0], _unit(before, after), first or named is not None)


def _unit(before: str, after: str) -> str:
    """What a figure counts, to the first plural: after it, or before a colon."""
    if label := _AFTER_COLON.search(before):
        return label[1]
    unit = _UNIT.match(after)
    plural = _PLURAL.search(unit[0]) if unit else None
    return unit[0][: plural.end()] if unit and plural else unit[0] if unit else ""
