"""Questions in the turns of a transcript that prints no labels: one speaker asks, the next undertakes to answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from corpus.models import Spans
from corpus.register.logs.meetings import Meeting
from corpus.register.logs.pieces import cut
from corpus.register.prose import place_of

_LABEL = re.compile(r"(?:(?:Q\.? ?)?\d{1,4}\.? )?(?P<by>[^:]{2,80}?)(?: ?[(\[][^()\[\]]{1,80}[)\]])?\s?: *")
_ASKS = re.compile(
    r"\?|\b(?:[Qq]uestions? (?:is|about|on)|[Pp]lease|"
    r"I (?:would|'d) (?:like|want) (?:to (?:know|ask|see|have|hear)|you))\b"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until another does: the sentences' numbers."""

    speaker: str
    sentences: range


@dataclass(frozen=True, slots=True)
class Exchange:
    """A turn that asks and the one that answers, both without the speakers' names; `by` is the answerer's."""

    asked: tuple[Spans, ...]
    told: tuple[Spans, ...]
    sentences: range
    by: Spans


def exchanges(meeting: Meeting) -> Iterator[Exchange]:
    """The turns that ask something, each with the next speaker's."""
    for asks, answers in pairwise(_turns(meeting)):
        joined = asks.sentences.stop == answers.sentences.start
        if joined and any(_ASKS.search(meeting.said[n].words) for n in asks.sentences):
            first = meeting.said[answers.sentences.start]
            by = place_of(answers.speaker, first.spans, meeting.text)
            asked, told = _said(meeting, asks), _said(meeting, answers)
            if by and asked and told:
                yield Exchange(asked, told, range(asks.sentences.start, answers.sentences.stop), (by,))


def _turns(meeting: Meeting) -> Iterator[Turn]:
    for speaker, group in groupby(range(len(meeting.said)), lambda n: meeting.blocks[meeting.said[n].block].speaker):
        own = list(group)
        if speaker:
            yield Turn(speaker, range(own[0], own[-1] + 1))


def _said(meeting: Meeting, turn: Turn) -> tuple[Spans, ...]:
    """The sentences of a turn without the name in front of the first."""
    found = []
    for n in turn.sentences:
        prose = meeting.prose(n)
        label = _LABEL.match(prose.words) if n == turn.sentences.start else None
        at = label.end() if label and label["by"].endswith(turn.speaker) else 0
        if prose.words[at:].strip():
            found.append(cut(prose, at, len(prose.words), meeting.said[n].spans))
    return tuple(found)
