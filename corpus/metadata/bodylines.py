"""Lines that name a body: the whole of them, or before a date, "minutes" and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.metadata.bodynames import WHOLE
from corpus.metadata.paper import Line, Paper, trimmed
from corpus.models import Fact, Span
from corpus.plain import masked

GENERIC = re.compile(
    r"^(?:(?:draft|unconfirmed|confirmed|final|minutes?|agenda|notes?|report|record|of|a|the|an|from|by|for|special|ordinary|"
    r"approved|agreed|concise|summary|regular|monthly|annual|extraordinary|inaugural|public(?=\s+(?:board\s+)?(?:meeting|minutes|session|agenda))|meeting|proceedings|at|supplementary|adjourned|published)\s+)+",
    re.IGNORECASE,
)
_DATE_PART = re.compile(
    r"\s*(?:[-–—:,|(]\s*)?(?:held\s+on\s+|on\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s+(?:\d{1,2},\s+)?(?:19|20)\d\d.*$"
    r"|\s*[-–—:,|(]?\s*\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d.*$|^\W*meeting\W+\d{1,2}[/.]\d{1,2}[/.]\d{4}\s*[-–—:]\s*",
    re.IGNORECASE,
)
CALLED = re.compile(
    r"\s*(?:[-–—:|]\s*)?(?:draft\s+|unconfirmed\s+)?(?:(?:(?:special|ordinary|regular|monthly|annual|general|full)\s+){0,2}meeting\s+)?\b(?:minutes|agenda|action\s+(?:log|tracker|register)|"
    r"meeting|annual\s+report|progress\s+report)\b.*$",
    re.IGNORECASE,
)
ANOTHER = re.compile(r"(?i:last|previous|next|this|that|its|our)\b|[a-z]")
LONGEST = 200  # characters of a line
_HELD = re.compile(r"\s+(?:HELD|CONVENED)(?:\s+(?:IN|AT|ON)\b.*)?$")  # a heading in capitals, cut at the line's end
_TELLS = re.compile(
    r"\b(?:Chief|Senior|Assistant|Deputy)\s+(?:Executive|Police)\b|\bMinutes\b"
    r"|^(?:Report|Response|Letter|Analysis|Evaluation|Summary)\b|^(?:Review|Overview|Assessment)\s+of\b"
)


def line_body(paper: Paper, line: Line) -> Fact | None:
    """The body that a line names; one that is a bare "Panel" only where no other part of the line names a whole one."""
    org = _at_start(paper, line)
    if org and " " in org.value:
        return org
    if ANOTHER.match(line.words):
        return org
    return next((part for part in _parts(paper, line) if part), None) or org


def _at_start(paper: Paper, line: Line) -> Fact | None:
    whole = whole_line(paper, line)
    if whole or ANOTHER.match(line.words):
        return whole
    words = masked(line.span.of(paper.text))
    head = GENERIC.match(words)
    start = head.end() if head else 0
    if start == 0 and (m := re.match(_DATE_PART, words)) and m.end() < len(words):
        start = m.end()
    for pattern in (_DATE_PART, CALLED, re.compile(r"\s*[-–—:(]\s.*$"), re.compile(r"\s*\(.*$")):
        cut = pattern.search(words, start + 3)
        end = cut.start() if cut else len(words)
        named = words[start:end].strip(" \t-–—:,*_")
        if WHOLE.fullmatch(named) and not _TELLS.search(named):
            return trimmed(paper.text, Span(line.span.start + start, line.span.start + end))
    return None


def _parts(paper: Paper, line: Line) -> Iterator[Fact | None]:
    """ "Concise minutes - Lamp and Buoy Committee": the parts between dashes, each as a line of its own."""
    words = masked(line.span.of(paper.text))
    at = 0
    for piece in re.split(r"(\s[-–—|·]\s)", words):
        if len(piece.split()) > 1 and len(piece) < len(words) and not CALLED.search(piece):
            yield whole_line(
                paper, Line(" ".join(piece.split()), Span(line.span.start + at, line.span.start + at + len(piece)))
            )
        at += len(piece)


def whole_line(paper: Paper, line: Line) -> Fact | None:
    words = " ".join(line.words.split())
    if len(words) > LONGEST or not WHOLE.fullmatch(words) or GENERIC.match(words) or _TELLS.search(words):
        return None
    held = _HELD.search(masked(line.span.of(paper.text)))
    return trimmed(paper.text, Span(line.span.start, line.span.start + held.start()) if held else line.span)
