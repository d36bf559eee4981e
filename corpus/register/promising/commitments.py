"""Commitments: the sentences, or the clauses, in which somebody undertakes something, by when, and how far it is."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.dates import AsAt, dates_in
from corpus.models import Commitment, Deadline, DueKind, Said, Spans, Status
from corpus.register.actors import acts_first
from corpus.register.asking.positions import NOT_STATED, answers_for, position
from corpus.register.promising.clauses import Clause, clauses_of, deadline_within, own_subject, start_within
from corpus.register.promising.firmness import firmness_of
from corpus.register.promising.quoted import Quoted
from corpus.register.promising.speakers import Actors
from corpus.register.promising.status import Signal, signals
from corpus.register.promising.telegrams import LISTED, is_finite, listed, noted
from corpus.register.promising.whom import by_whom, is_actor, last_named
from corpus.register.prose import Prose, prose_of
from corpus.register.sources import Source
from corpus.register.speech import as_spoken
from corpus.register.verbs import PAST

# Where a sentence asserts several, what is still owed speaks for it.
_WEIGHT = (Status.PROMISED, Status.NOT_STARTED, Status.IN_PROGRESS, Status.CONSIDERING, Status.DONE)
_POSITION_LABEL = re.compile(
    r"\W*(?:fully |partially |not )?(?:accepted|agreed)(?: in (?:part|principle|full))?[.:*]\W*(?=[A-Z])", re.I
)
_PRONOUN_FIRST = re.compile(r"(?:\w+, )?(?:It|They|He|She)\b")
_SPEAKER = re.compile(r"\W*(?P<who>(?:The )?[A-Z][\w'&-]*(?: (?:of|for|and|the|[A-Z][\w'&-]*)){0,6}):(?= |$)")
_LEADS = (
    (
        Status.DONE,
        re.compile(
            r"\b(?:actions?|steps|measures|work) (?:\w+ ){0,3}(?:taken|completed)\b|\b(?:[Ww]e|I) have(?: also)?:|"
            r"\b(?:achievements|to date|so far)\b"
        ),
    ),
    (
        Status.PROMISED,
        re.compile(
            r"\b(?:[Ww]e|I) (?:will|shall)(?: also)?:|\b(?:[Nn]ext steps|(?:planned|future|further) "
            r"(?:actions?|work))\b"
        ),
    ),
    (Status.IN_PROGRESS, re.compile(r"\b(?:[Ww]e are|I am)(?: \w+)?:|\b(?:current|ongoing) (?:actions?|work)\b")),
)
_UNTIL = re.compile(r"(?:by|until|till|before|no later|later|(?:the )?end of)\b", re.IGNORECASE)
_WHICH_YEAR = re.compile(r"\b(?:\d{4}|this|next)\b", re.IGNORECASE)
_FORESEEN = re.compile(r"\b(?:promised|expected|forecast|due|planned|delivery|completion)\b")  # "...; it is due in May"
_PAST = re.compile(rf"\b(?:has|have|{PAST})")
_LABEL = 40  # characters: a day and a colon
_LONGEST = 4000  # characters: a longer run of words is no sentence
_SPEAKING = ("I", "we", "my office")
_NESTED = 3  # quotations that may stand in one another
_COVERING = re.compile(r"\W*(?:I|[Ww]e)(?: am| are)? (?:also )?(?:writ(?:e|ing))\b")  # "I write in response to ..."


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks, whose deeds are told where nobody is named, as at when, and what others are quoted with."""

    actors: Actors
    fallback: str
    as_at: AsAt | None
    quoted: Sequence[Quoted] = ()


@dataclass(frozen=True, slots=True)
class _Lead:
    """The lead-in of a list: what its items assert, and its own commitments, which its items take the place of."""

    status: Status
    own: tuple[Commitment, ...] = ()
    by: Commitment | None = None


def commitments_of(
    passage: Iterable[Spans], source: Source, fallback: str, *, notes: bool = True, due: Deadline | None = None
) -> tuple[Commitment, ...]:
    """What the sentences of a passage undertake, in order, with what the items of a list do by its lead-in.

    `fallback` is who is meant where the subject is a thing; "it" is the body that the sentence before names.
    `notes`: whether words without a finite verb count outside such a list, as they do in an answer.
    `due` is the date printed for the whole (a row's "due", "target date: ..."): of what is promised without its own.
    """
    made: list[Commitment] = []
    voice = _Voice(source.actors, fallback, source.as_at, source.quoted)
    lead: _Lead | None = None
    for spans in passage:
        if spans[-1].end - spans[0].start > _LONGEST:
            continue
        prose = as_spoken(prose_of(spans, source.text), reported=source.reported)
        voice = _dated(prose.words, _spoken(prose.words, voice))
        found = _undertaken(prose, voice)
        if not found and lead and (item := listed(prose.words, lead.status)):
            made = [c for c in made if c not in lead.own]
            found = [_by_lead(_commitment(prose, Clause(0, len(prose.words), [item]), voice), lead.by)]
        elif not found and notes and position([prose.words]) == NOT_STATED and (note := noted(prose.words)):
            found = [_commitment(prose, Clause(0, len(prose.words), [note]), voice)]
        elif opened := _lead(prose.words, found):
            lead = opened
        elif not found and is_finite(prose.words):
            lead = None
        made += found
        voice = replace(voice, actors=replace(voice.actors, last=_named_last(prose.words, voice.actors.last, source)))
    return tuple(replace(c, deadline=due) if due and _open_ended(c) else c for c in made)


def _open_ended(made: Commitment) -> bool:
    due = made.deadline
    return made.status is Status.PROMISED and (due is None or (due.due is None and due.kind is not DueKind.CONDITIONAL))


def _undertaken(prose: Prose, voice: _Voice) -> list[Commitment]:
    """What a sentence undertakes: nothing, one commitment, or one a clause where the clauses differ."""
    found = signals(prose.words)
    if _COVERING.match(prose.words):  # what is past or under way in it is told of the report that is answered
        found = [signal for signal in found if signal.status is Status.PROMISED]
    return [_commitment(prose, clause, voice) for clause in clauses_of(prose, found, voice.as_at)]


def _by_lead(own: Commitment, lead: Commitment | None) -> Commitment:
    """The commitment of an item of a list: by whom and by when the lead-in says, where the item itself does not."""
    if lead is None:
        return own
    said = tuple(field for field in lead.said if field[0] == "by_whom")
    return replace(own, by_whom=lead.by_whom, deadline=own.deadline or lead.deadline, said=(*said, *own.said))


def _lead(words: str, found: Sequence[Commitment]) -> _Lead | None:
    """What the items of the list are that the sentence leads in to; None where it leads in to nothing undertaken."""
    if not words.rstrip().endswith(":"):
        return None
    if found:
        return _Lead(found[-1].status, tuple(found), found[-1]) if found[-1].status in LISTED else None
    return next((_Lead(status) for status, pattern in _LEADS if pattern.search(words)), None)


def _spoken(words: str, voice: _Voice) -> _Voice:
    """ "Gullport Council: We shall ...": whose voice an answer goes on in, where several bodies answer."""
    label = _SPEAKER.match(words)
    who = label["who"] if label and is_actor(label["who"]) else answers_for(words.strip())
    return replace(voice, actors=replace(voice.actors, body=who), fallback=who) if who else voice


def _dated(words: str, voice: _Voice) -> _Voice:
    """ "4 May 2031: The wicks are in.": from when the updates of a log reckon."""
    first = next(iter(dates_in(words[:_LABEL])), None) if ":" in words[:_LABEL] else None
    if first is None or not re.fullmatch(r"\W*", words[: first[0].start]) or not words[first[0].end :].startswith(":"):
        return voice
    return replace(voice, as_at=AsAt(first[1], "the update's own date"))


def _named_last(words: str, before: str, source: Source) -> str:
    """Whom "it" means in the next sentence, "she" in minutes; a sentence about "it" keeps what it meant."""
    speaker = words[slice(*acts_first(words))] if source.reported else ""
    return speaker or last_named(words) or (before if _PRONOUN_FIRST.match(words) else "")


def deadline_in(spans: Spans, text: str, as_at: AsAt | None) -> Deadline | None:
    """The deadline in a piece of text: the first with a date, or the first at all."""
    prose = prose_of(spans, text)
    return deadline_within(prose, 0, len(prose.words), as_at)


def _commitment(prose: Prose, clause: Clause, voice: _Voice) -> Commitment:
    as_at = voice.as_at
    status = _status(clause.signals)
    speaking = next(s for s in clause.signals if s.status is status)
    near = _around(prose.words, clause, speaking)
    due = _due(prose, _ahead(prose, speaking, near, as_at), status, as_at)
    if due is None and len(clause.signals) == 1 and _FORESEEN.search(prose.words, near[1], clause.end):
        due = _due(prose, (near[1], clause.end), status, as_at)
    words = prose.words[clause.start : clause.end]
    label = _POSITION_LABEL.match(words)
    who, printed = _who(prose, clause, speaking, voice)
    return Commitment(
        prose.span(clause.start + (label.end() if label else 0), clause.end),
        who,
        due,
        status,
        firmness_of(words, prose.words[speaking.start : speaking.end], status, due),
        (*printed, ("status", prose.span(speaking.start, speaking.end))),
    )


def _ahead(prose: Prose, speaking: Signal, near: tuple[int, int], as_at: AsAt | None) -> tuple[int, int]:
    """Where a promise's day stands: behind its verb, where one does and what stands in front tells of the past."""
    behind, whole = (deadline_within(prose, start, near[1], as_at) for start in (speaking.start, near[0]))
    limited = whole is not None and _UNTIL.match(whole.text)
    owed = speaking.status is Status.PROMISED and behind is not None and behind.due is not None
    told = _PAST.search(prose.words, near[0], speaking.start)
    return (speaking.start, near[1]) if owed and told and not limited else near


def _due(prose: Prose, within: tuple[int, int], status: Status, as_at: AsAt | None) -> Deadline | None:
    """By when: of what is done or goes on only a limit ahead, of what it leads to; a day gone by is an event."""
    due = deadline_within(prose, *within, as_at)
    ahead = due is not None and due.due is not None and as_at is not None and due.due >= as_at.day
    if status is Status.DONE and not (ahead and due and _UNTIL.match(due.text) and _WHICH_YEAR.search(due.text)):
        return None  # the June of what was done by the end of June is not the one to come
    if status is Status.IN_PROGRESS and due and due.due and as_at and not ahead:
        return None
    if status is Status.PROMISED and (due is None or due.due is None):
        return start_within(prose, *within, as_at) or due
    return due


def _status(found: Sequence[Signal]) -> Status:
    """What the clause asserts in all; of what is still considered, the decision is no promise."""
    if found[0].status is Status.CONSIDERING:
        return Status.CONSIDERING
    return min((signal.status for signal in found), key=_WEIGHT.index)


def _who(prose: Prose, clause: Clause, speaking: Signal, voice: _Voice) -> tuple[str, Said]:
    """Who undertakes it and where that is printed: in the clause, or in the sentence where that has no subject."""
    start = clause.start if own_subject(prose.words, clause.start, speaking) else 0
    if quoted := _quoted(prose, speaking, voice):
        start = max(start, next(n for n, place in enumerate(prose.origin) if place >= quoted.span.start))
        voice = _as_quoted(quoted, voice)
    moved = Signal(speaking.start - start, speaking.end - start, speaking.status)
    actors = replace(voice.actors, last=last_named(prose.words[:start]) or voice.actors.last)
    who = by_whom(prose.words[start : clause.end], moved, actors, voice.fallback)
    if quoted and who.name in _SPEAKING:
        return "", ()
    return who.name, (("by_whom", prose.span(start + who.at[0], start + who.at[1])),) if who.at else ()


def _quoted(prose: Prose, speaking: Signal, voice: _Voice) -> Quoted | None:
    """The quotation that the verb stands in, unless it is of what the document's own office or body wrote before."""
    at = prose.origin[speaking.start]
    last = bisect(voice.quoted, at, key=lambda one: one.span.start)
    found = next((one for one in voice.quoted[max(0, last - _NESTED) : last] if at < one.span.end), None)
    own = found and found.who.removeprefix("The ").removeprefix("the ").lower()
    actors = voice.actors
    return None if own and own in f"{actors.signatory} {actors.office} {actors.body}".lower() else found


def _as_quoted(quoted: Quoted, voice: _Voice) -> _Voice:
    """The voice of whoever is quoted; where that is not told, "we" there is nobody who is known."""
    who = voice.actors.named(quoted.who) if quoted.who else ""
    actors = replace(voice.actors, signatory=who, office=who, body=who, last=who)
    return replace(voice, actors=actors, fallback=who or voice.fallback)


def _around(words: str, clause: Clause, signal: Signal) -> tuple[int, int]:
    """The part of the clause between semicolons that the signal stands in: where its deadline would stand."""
    start = max(words.rfind(";", clause.start, signal.start) + 1, clause.start)
    end = words.find(";", signal.end, clause.end)
    return start, end if end > 0 else clause.end
