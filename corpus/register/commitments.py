"""Commitments: the sentences, or the clauses, in which somebody undertakes something, by when, and how far it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.dates import AsAt, deadlines, expressions
from corpus.models import Commitment, Deadline, Span, Spans, Status
from corpus.register.prose import Prose, prose_of
from corpus.register.status import Signal, signals
from corpus.register.whom import Actors, by_whom

# Where a sentence asserts several, what is still owed speaks for it.
_WEIGHT = (Status.PROMISED, Status.NOT_STARTED, Status.IN_PROGRESS, Status.CONSIDERING, Status.DONE)
_COORDINATOR = re.compile(r"(?:;|,? and|,? but|, with|, while|, whilst|, though)(?= \S)")
_POSITION_LABEL = re.compile(
    r"\W*(?:fully |partially |not )?(?:accepted|agreed)(?: in (?:part|principle|full))?[.:*]\W*(?=[A-Z])", re.I
)
_NO_SUBJECT = {"also", "now", "is", "are", "has", "have", "then", "further", "still"}
_LONGEST = 4000  # characters: a longer run of words is no sentence
_COVERING = re.compile(r"\W*(?:I|[Ww]e)(?: am| are)? (?:also )?(?:writ(?:e|ing))\b")  # "I write in response to ..."
_LONG_CLAUSE = 45  # characters between two verbs of one subject that make two statements of them
_SUBJECT_WORDS = 6  # a subject with an "and" in it is hardly longer

_PRINTED = (
    (
        Status.NOT_STARTED,
        re.compile(
            r"\W*(?:closed,? (?:but )?not implemented|not (?:yet )?(?:complete|started|done|begun|met)|no progress|"
            r"outstanding|overdue|on hold|deferred)",
            re.I,
        ),
    ),
    (
        Status.DONE,
        re.compile(r"\W*(?:complete|done|closed|implemented|delivered|discharged|achieved|actioned|met\b)", re.I),
    ),
    (
        Status.IN_PROGRESS,
        re.compile(
            r"\W*(?:partial|part[- ]complete|late\b|on-?going|in progress|in hand|on course|on track|commenced|"
            r"started|underway|under way|carried forward|amber|green|open)",
            re.I,
        ),
    ),
    (Status.CONSIDERING, re.compile(r"\W*(?:under (?:consideration|review)|being considered)", re.I)),
    (Status.PROMISED, re.compile(r"\W*(?:new|planned|agreed|scheduled|to do|pending)\b", re.I)),
)


def commitments_in(spans: Spans, text: str, actors: Actors, fallback: str, as_at: AsAt | None) -> list[Commitment]:
    """What the sentence at `spans` undertakes: nothing, one commitment, or one a clause where the clauses differ.

    `fallback` is who is meant where the subject is a thing; `as_at` the document's date,
    or the latest day that it tells of.
    """
    if spans[-1].end - spans[0].start > _LONGEST:
        return []
    prose = prose_of(spans, text)
    found = signals(prose.words)
    if _COVERING.match(prose.words):  # what is past or under way in it is told of the report that is answered
        found = [signal for signal in found if signal.status is Status.PROMISED]
    return [
        _commitment(prose, clause, group, actors, fallback, as_at) for clause, group in _clauses(prose, found, as_at)
    ]


def printed_status(words: str) -> Status | None:
    """The status that a log prints ("Complete", "On course"), None where the words are of another kind."""
    return next((status for status, pattern in _PRINTED if pattern.match(words)), None)


def deadline_in(spans: Spans, text: str, as_at: AsAt | None) -> Deadline | None:
    """The deadline in a piece of text: the first with a date, or the first at all."""
    prose = prose_of(spans, text)
    return _deadline(prose, (0, len(prose.words)), as_at)


def printed_deadline(spans: Spans, text: str, as_at: AsAt | None) -> Deadline | None:
    """What a "due" column prints: its last date, which is the revised one, else its first words of time."""
    prose = prose_of(spans, text)
    found = expressions(prose.words, as_at)
    chosen = next((e for e in reversed(found) if e.last), found[0] if found else None)
    if chosen is None:
        return None
    span = prose.span(chosen.span.start, chosen.span.end)
    return Deadline(chosen.span.of(prose.words), span, chosen.kind, chosen.last, chosen.reason)


def _commitment(
    prose: Prose, clause: tuple[int, int], group: Sequence[Signal], actors: Actors, fallback: str, as_at: AsAt | None
) -> Commitment:
    status = min((s.status for s in group), key=_WEIGHT.index)
    speaking = next(s for s in group if s.status is status)
    start, end = clause
    said = prose.words[_sentence_start(prose.words, start, speaking) : end]
    moved = len(prose.words[:end]) - len(said)
    who = by_whom(said, Signal(speaking.start - moved, speaking.end - moved, status), actors, fallback)
    due = None if status is Status.DONE else _deadline(prose, _around(prose.words, clause, speaking), as_at)
    if due and due.due and as_at and due.due < as_at.day and status is Status.IN_PROGRESS:
        due = None  # what goes on is not due on a day gone by: an event
    label = _POSITION_LABEL.match(prose.words[start:end])
    return Commitment(prose.span(start + (label.end() if label else 0), end), who, due, status)


def _around(words: str, clause: tuple[int, int], signal: Signal) -> tuple[int, int]:
    """The part of the clause between semicolons that the signal stands in: where its deadline would stand."""
    start = max(words.rfind(";", clause[0], signal.start) + 1, clause[0])
    end = words.find(";", signal.end, clause[1])
    return start, end if end > 0 else clause[1]


def _sentence_start(words: str, start: int, signal: Signal) -> int:
    """Where to look for the subject: the clause's start, or the sentence's where the clause leaves its subject out."""
    return start if [w for w in words[start : signal.start].split() if w not in _NO_SUBJECT] else 0


def _clauses(prose: Prose, found: list[Signal], as_at: AsAt | None) -> list[tuple[tuple[int, int], list[Signal]]]:
    """The sentence cut where the next clause has its own subject and another status or deadline."""
    if not found:
        return []
    pieces: list[tuple[tuple[int, int], list[Signal]]] = []
    start, group = 0, [found[0]]
    for before, after in pairwise(found):
        cut = _cut(prose.words, before, after)
        if cut and _differ(prose, (start, cut), (cut, len(prose.words)), before, after, as_at):
            pieces.append(((start, cut), group))
            start, group = cut + len(_COORDINATOR.match(prose.words, cut)[0]), []  # type: ignore[index]
        group.append(after)
    return [*pieces, ((start, len(prose.words)), group)]


def _cut(words: str, before: Signal, after: Signal) -> int:
    """Where a coordinator parts two verbs and the second has its own subject or says something else; 0: nowhere."""
    cut = 0
    for m in reversed(list(_COORDINATOR.finditer(words, before.end, after.start + 1))):
        subject = [w for w in words[m.end() : after.start].split() if w not in _NO_SUBJECT]
        if not subject and after.status is not before.status and m.start() - before.end > _LONG_CLAUSE:
            return m.start()
        if not subject or subject[0][:1].isdigit() or (cut and len(subject) > _SUBJECT_WORDS):
            break
        cut = m.start()
    return cut


def _differ(
    prose: Prose, left: tuple[int, int], right: tuple[int, int], before: Signal, after: Signal, as_at: AsAt | None
) -> bool:
    if before.status is not after.status:
        return True
    first, second = _deadline(prose, left, as_at), _deadline(prose, right, as_at)
    return first is not None and second is not None and first.text != second.text


def _deadline(prose: Prose, clause: tuple[int, int], as_at: AsAt | None) -> Deadline | None:
    found = deadlines(prose.words[slice(*clause)], 0, as_at)
    dated = [d for d in found if d.due]
    ahead = [d for d in dated if d.due and as_at and d.due >= as_at.day]
    chosen = next(iter(ahead or dated or found), None)
    if chosen is None:
        return None
    span = prose.span(clause[0] + chosen.span.start, clause[0] + chosen.span.end)
    return Deadline(chosen.text.strip(), Span(span.start, span.end), chosen.kind, chosen.due, chosen.reason)
