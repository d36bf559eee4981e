"""A sentence cut into the clauses that undertake different things, and the deadline of a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.dates import AsAt, deadlines, expressions
from corpus.models import Deadline, Span, Status
from corpus.register.promising.status import Signal
from corpus.register.prose import Prose

_COORDINATOR = re.compile(r"(?:;|,? and|,? but|, with|, while|, whilst|, though)(?= \S)")
_NO_SUBJECT = {"also", "now", "is", "are", "has", "have", "then", "further", "still"}
_SPEAKER = re.compile(r"(?:I|[Ww]e)\b")  # some verb groups take their subject in
_LIMIT = re.compile(r"(?:by|before|until|till|no later than)\b", re.IGNORECASE)
_RECURS = re.compile(
    r"\b(?:an?|each|every|per) (?:day|week|month|quarter|year)\b|\bon \w+days\b|"
    r"\b(?:week|month|quarter|year|annual)ly\b"
)
_FROM = re.compile(r"\b[Ff]rom (?:the )?$")
_LONG_CLAUSE = 45  # characters between two verbs of one subject that make two statements of them
_MONTH = 31  # days: of longer times the beginning says little of when
_SUBJECT_WORDS = 6  # a subject with an "and" in it is hardly longer


@dataclass(frozen=True, slots=True)
class Clause:
    """A slice of a sentence's words, and the verb groups in it that undertake something."""

    start: int
    end: int
    signals: Sequence[Signal]


def clauses_of(prose: Prose, found: Sequence[Signal], as_at: AsAt | None) -> list[Clause]:
    """The sentence cut where the next clause has its own subject and another status or deadline."""
    if not found:
        return []
    pieces: list[Clause] = []
    start, group = 0, [found[0]]
    for before, after in pairwise(found):
        cut = _cut(prose.words, before, after)
        if cut and _differ(prose, (start, cut), (cut, len(prose.words)), before, after, as_at):
            pieces.append(Clause(start, cut, group))
            start, group = cut + len(_COORDINATOR.match(prose.words, cut)[0]), []  # type: ignore[index]
        group.append(after)
    return [*pieces, Clause(start, len(prose.words), group)]


def own_subject(words: str, start: int, signal: Signal) -> bool:
    """Whether the clause from `start` has a subject of its own in front of the verb."""
    return any(w not in _NO_SUBJECT for w in words[start : signal.start].split())


def deadline_within(prose: Prose, start: int, end: int, as_at: AsAt | None) -> Deadline | None:
    """The deadline in a slice of the words: the first limit ahead, the first day ahead, with a date, or at all."""
    found = deadlines(prose.words[start:end], 0, as_at)
    dated = [d for d in found if d.due]
    ahead = [d for d in dated if d.due and as_at and d.due >= as_at.day]
    limits = [d for d in ahead if _LIMIT.match(d.text)]
    open_ = [d for d in found if not d.due and _LIMIT.match(d.text)] if as_at else []  # "by the spring of 2037"
    chosen = next(iter(limits or ahead or open_ or dated or found), None)
    if chosen is None:
        return None
    span = prose.span(start + chosen.span.start, start + chosen.span.end)
    return Deadline(chosen.text.strip(), Span(span.start, span.end), chosen.kind, chosen.due, chosen.reason)


def start_within(prose: Prose, start: int, end: int, as_at: AsAt | None) -> Deadline | None:
    """The day or the month ahead from which something is to hold: "from 1 May 2031"."""
    if as_at is None or _RECURS.search(prose.words, start, end):
        return None
    for e in expressions(prose.words[start:end], as_at):
        if e.first is None or e.last is None or e.last < as_at.day or (e.last - e.first).days > _MONTH:
            continue
        if _FROM.search(prose.words[start : start + e.span.start]):
            span = prose.span(start + e.span.start, start + e.span.end)
            return Deadline(e.span.of(prose.words[start:end]), span, e.kind, e.last, e.reason)
    return None


def _cut(words: str, before: Signal, after: Signal) -> int:
    """Where a coordinator parts two verbs and the second has its own subject or says something else; 0: nowhere."""
    cut = 0
    for m in reversed(list(_COORDINATOR.finditer(words, before.end, after.start + 1))):
        subject = [w for w in words[m.end() : after.start].split() if w not in _NO_SUBJECT]
        if not subject and _SPEAKER.match(words, after.start):
            return m.start()
        if not subject and _told_apart(words, before, after) and m.start() - before.end > _LONG_CLAUSE:
            return m.start()
        if not subject or subject[0][:1].isdigit() or (cut and len(subject) > _SUBJECT_WORDS):
            break
        cut = m.start()
    return cut


def _told_apart(words: str, before: Signal, after: Signal) -> bool:
    """Whether one subject does two things: "is drawing a chart and will print it", not "will go on and print it"."""
    going_on = words.startswith(("will", "shall"), before.start) or before.status is Status.CONSIDERING
    return after.status is not before.status and not (going_on and after.status is Status.PROMISED)


def _differ(
    prose: Prose, left: tuple[int, int], right: tuple[int, int], before: Signal, after: Signal, as_at: AsAt | None
) -> bool:
    if before.status is not after.status:
        return True
    first, second = deadline_within(prose, *left, as_at), deadline_within(prose, *right, as_at)
    return first is not None and second is not None and first.text != second.text
