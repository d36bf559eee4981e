"""What stands behind an action in its own paragraph: "Due 30 April 2031. Progress: mended on 2 May. Closed."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.dates.grammar import POINT
from corpus.models import Spans
from corpus.register.logs.meetings import Meeting
from corpus.register.logs.pieces import cut
from corpus.register.logs.tables import Row
from corpus.register.prose import Sentence, merged, prose_of

_DUE = re.compile(
    r"(?:(?:original |revised |target )?(?:due|deadline|target|timescale)(?: date)?|to be (?:done|completed) by)\b:?\s",
    re.IGNORECASE,
)
_TOLD = re.compile(r"(?:update|progress|outcome|position|status|report(?:ed)?)\b[^:.]{0,20}:", re.IGNORECASE)
_NUMBER = re.compile(r"(?=\S*\d)(?=\S*[/.-])[A-Z\d][\w./-]{1,12}(?<![.])(?=[.:)]? )")
_MOST_WORDS = 8  # of a date


def with_facts(rows: Sequence[Row], meeting: Meeting) -> list[Row]:
    """The actions that print neither date nor report, each with those that stand behind it in its paragraph."""
    starts = sorted(row.asked[0].start for row in rows)
    said: dict[int, list[Sentence]] = {}
    for s in meeting.said:
        said.setdefault(s.block, []).append(s)
    bare = (not (row.due or row.answers or row.statuses) for row in rows)
    return [
        _with_facts(row, meeting, said.get(row.block, ()), starts) if one else row
        for row, one in zip(rows, bare, strict=True)
    ]


def _with_facts(row: Row, meeting: Meeting, said: Iterable[Sentence], starts: Sequence[int]) -> Row:
    at = row.asked[-1].end
    end = next((start for start in starts if start >= at), len(meeting.text))
    due: list[Spans] = []
    told: list[Spans] = []
    for s in said:
        if s.spans[0].start < at:
            continue
        if s.spans[0].start >= end:
            break
        if not told and _DUE.match(s.words) and len(s.words.split()) <= _MOST_WORDS and POINT.search(s.words):
            due.append(s.spans)
        elif told or _TOLD.match(s.words):
            prose = prose_of(s.spans, meeting.text)
            label = _TOLD.match(prose.words)
            told.append(cut(prose, label.end() if label else 0, len(prose.words), s.spans))
        else:
            break
    if not (due or told):
        return row
    answer = merged([span for spans in told for span in spans], meeting.text)
    number = row.number or _number(row, meeting)
    return replace(row, number=number, due=tuple(due), answers=(answer,) if answer else ())


def _number(row: Row, meeting: Meeting) -> Spans:
    prose = prose_of(meeting.blocks[row.block].spans, meeting.text)
    found = _NUMBER.match(prose.words)
    return (prose.span(*found.span()),) if found else ()
