"""The entries of logs as items: an action's own words are its commitment, with the status printed beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from corpus.dates import DOCUMENTS, AsAt
from corpus.models import Commitment, Deadline, Item, ItemKind, Said, Span, Spans, Status, meet
from corpus.plain import words_of
from corpus.register.asking.positions import position
from corpus.register.logs.owed import still_owed
from corpus.register.logs.printed import is_status, moved_deadline, printed_deadline, printed_status, status_said
from corpus.register.logs.tables import Row
from corpus.register.logs.telling import told_status
from corpus.register.promising.commitments import commitments_of, deadline_in
from corpus.register.prose import merged
from corpus.register.sources import Source
from corpus.sentences import sentences_of

_MOST_STATUS_WORDS = 6
_REFUSED = "not accepted"
_YES = re.compile(r"\W*(?:y|yes|[✓✔☑✅x]|\d{1,2}[ /.-]\w+[ /.-]\d{2,4})\W*", re.I)
_NO = re.compile(r"\W*(?:n|no)\W*", re.I)
_OWED = (Status.PROMISED, Status.CONSIDERING)  # what was done is told by the action's own status
_DONE_LIST = re.compile(
    r"\W*(?:the )?(?:(?:actions?|items?|recommendations?) )?(?:that (?:are|were|have been) )?"
    r"(?:proposed (?:for|to be) )?(?:closed|closure|completed?|discharged|implemented)\b(?! (?:by|in|on|due|date))",
    re.IGNORECASE,
)  # "Closed actions", "Actions proposed for closure"
_PAST_NOTE = re.compile(r"\W*[A-Z][a-z]+ (?:[a-z]+ed|held|met|sent|made|put)\b(?! (?:to|for)\b)")  # "Report tabled"
_LATE = re.compile(r"\W*(?:now )?(?:overdue|late)\W*", re.I)  # which does not say whether it was begun
_NOBODY = re.compile(r"\W*(?:n/?a|tbc|tba|none|-)?\W*", re.I)


def item_of_row(source: Source, row: Row, legend: Mapping[str, Status] | None = None) -> Item:
    """The item that the cells of a row make; `legend` is what the document says that its colours mean."""
    text = source.text
    owner = source.actors.named("; ".join(_lines(row.owner, text)))
    owner = "" if _NOBODY.fullmatch(owner) else owner
    due = (
        printed_deadline(tuple(span for cell in row.due for span in cell), text, source.as_at)
        if row.due
        else deadline_in(row.asked, text, source.as_at)
    )
    status, at = _status(row, source, legend or {})
    if row.kind is ItemKind.AGREED_ACTION and status is not Status.DONE:
        due = _moved(row, due, source) or due
    taken = _position(row, text)
    made = _own(row, owner, due, (status, at)) if taken != _REFUSED else []
    made += _further(source, row, owner, due)
    told = {s for cell in (*row.response, row.agreed, *row.answers) for s in cell}
    answered = sorted(told | {s for cell in row.statuses for s in cell if not meet((s,), told)})
    return Item(
        row.kind,
        row.asked,
        number=words_of(row.number, text).rstrip("."),
        list=row.list,
        timescale="; ".join(words for cell in row.due if re.search(r"\w", words := words_of(cell, text))),
        due=due.due if due else None,
        addressed_to=owner,
        position=taken,
        response=merged(answered, text),
        commitments=tuple(made),
        paired="in the same row" if answered else "",
        said=_said(row, due.span if due else None),
    )


def _further(source: Source, row: Row, owner: str, due: Deadline | None) -> list[Commitment]:
    """What else the cells undertake: of an action's, whose own status tells what was done, only what is still owed.

    The row's date is that of its response too, not of what is reported since.
    """
    replies = [cell for cell in (*row.response, row.agreed) if cell]
    answers = {span for cell in row.answers for span in cell}
    if due and due.due and source.as_at and source.as_at.what != DOCUMENTS and due.due < source.as_at.day:
        source = replace(source, as_at=AsAt(due.due, "the date of its row"))
    reports = [*(cell for cell in row.statuses if not meet(cell, answers)), *row.answers]
    of_action = row.kind is ItemKind.AGREED_ACTION
    found: list[Commitment] = []
    for n, cell in enumerate((*replies, *reports)):
        spoken = [spans for spans in sentences_of(cell, source.text) if not is_status(words_of(spans, source.text))]
        term = due if row.due and not of_action and n < len(replies) else None
        made = commitments_of(spoken, source, owner or source.actors.usual, due=term)
        found += made
        if of_action:
            found += still_owed(spoken, source, owner, made)
    text = source.text
    owed = (c for c in found if c.status in _OWED and not _PAST_NOTE.match(words_of((c.span,), text)))
    return list(owed) if of_action else found


def _moved(row: Row, due: Deadline | None, source: Source) -> Deadline | None:
    """The later day to which the last update puts the action off."""
    told = [cell for cell in (*row.statuses, *row.answers) if cell][-1:]
    moved = next(iter(moved_deadline(cell, source.text, source.as_at) for cell in told), None)
    later = moved and moved.due and (due is None or due.due is None or moved.due > due.due)
    return moved if later else None


def _position(row: Row, text: str) -> str:
    """The first that a cell takes: the one that answers, the status, or the first of those that tell what was done."""
    reported = () if row.kind is ItemKind.AGREED_ACTION else row.answers[:1]
    told = (words_of(cell, text) for cell in (*row.response, row.agreed, *row.statuses, *reported))
    return next((taken for taken in (position([words]) for words in told) if taken != "not stated"), "not stated")


def _lines(spans: Spans, text: str) -> list[str]:
    return [words_of(spans, text)] if spans else []


def _own(row: Row, owner: str, due: Deadline | None, status: tuple[Status | None, Said]) -> list[Commitment]:
    """What the row itself undertakes: the action, or what was recommended where its status is printed beside it."""
    stated, at = status
    if row.kind is not ItemKind.AGREED_ACTION and stated is None:
        return []
    span = Span(row.asked[0].start, row.asked[-1].end)
    beside = (one for cell in row.statuses for one in _at("status", cell) if at and one not in at)
    return [Commitment(span, owner, due, stated or Status.PROMISED, said=(*_at("by_whom", row.owner), *at, *beside))]


def _status(row: Row, source: Source, legend: Mapping[str, Status]) -> tuple[Status | None, Said]:
    """The status printed in the row, and where: its own column's, the head or the end of an update, what it tells."""
    text = source.text
    cells = [*((cell, _is_long(cell, text)) for cell in row.statuses), *((cell, True) for cell in row.answers)]
    completed = words_of(row.completed, text)
    if row.completed and (status := _ticked(completed)):
        return status, _at("status", row.completed)
    found = [(printed_status(words, legend) if not told else status_said(words), cell, words)
             for cell, told in cells if (words := words_of(cell, text))]  # fmt: skip
    named = [one for one in found if one[0]]
    plain = [one for one in named if not _is_colour(one[2])]
    for status, cell, words in [*plain, *named][:1]:
        told, at = _told(row, source, cell) if _LATE.fullmatch(words) else (None, ())
        return (told, at) if told is Status.IN_PROGRESS else (status, _at("status", cell))
    return (Status.DONE, ()) if _DONE_LIST.match(row.list) else _told(row, source)


def _told(row: Row, source: Source, besides: Spans = ()) -> tuple[Status | None, Said]:
    """What the last update of an action comes to, in another cell than the one named."""
    cells = [cell for cell in (*row.statuses, *row.answers) if cell != besides and words_of(cell, source.text)]
    if row.kind is not ItemKind.AGREED_ACTION or not cells:
        return None, ()
    said = [words_of(spans, source.text) for spans in sentences_of(cells[-1], source.text)]
    status = told_status(words_of(row.asked, source.text), said, source.as_at)
    return status, _at("status", cells[-1]) if status else ()


def _is_long(cell: Spans, text: str) -> bool:
    """Whether a cell tells of the status ("Position") and does not only print it."""
    return len(words_of(cell, text).split()) > _MOST_STATUS_WORDS


def _ticked(words: str) -> Status | None:
    if _YES.fullmatch(words):
        return Status.DONE
    return Status.NOT_STARTED if _NO.fullmatch(words) else printed_status(words)


def _is_colour(words: str) -> bool:
    return bool(re.fullmatch(r"\W*(?:red|amber|yellow|green|blue|[RAGB])\W*", words, re.I))


def _at(field: str, spans: Iterable[Span]) -> Said:
    return tuple((field, span) for span in spans)


def _said(row: Row, due: Span | None) -> Said:
    printed = (
        ("number", row.number),
        ("addressed_to", row.owner),
        ("timescale", tuple(span for cell in row.due for span in cell)),
        ("due", (due,) if due else ()),
        ("position", row.response[0] if row.response else ()),
    )
    return tuple(one for field, spans in printed for one in _at(field, spans))
