"""The rows of the register that a question asks for, and those it chooses them from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.choosing import Wanted, chosen, chosen_entries
from assistant.entries import Entry, Row, commitments_of, is_itself, later_issues
from assistant.lookups.asked import Asked
from assistant.lookups.found import ANY_KIND, ASKED_FOR, ONE_RECORD
from assistant.lookups.marked import fits, mark_of, marked_with
from assistant.lookups.offices import speaks_for
from assistant.lookups.scope import Scope
from assistant.lookups.topical import is_about
from assistant.persons import is_named
from assistant.question import Understood
from assistant.view import View
from corpus.models import ItemKind, Status
from corpus.plain import plain
from corpus.register import ASKED_FROM_OUTSIDE

_ALIKE_TOPIC = 0.5
_UNNAMED = re.compile(
    r"(?:the )?(?:department|government|council|force|constabulary|authority|agency|board|service|cabinet|office)",
    re.IGNORECASE,
)
_LATE = re.compile(r"\b(?:overdue|late|slipped|delayed|behind)\b", re.IGNORECASE)
_HEAD = re.compile(r"(?<=[a-z])[.;](?=\W)")
_FEW = 6  # words of a status
OPEN = frozenset(Status) - {Status.DONE}


def with_taker(asked: Asked, view: View) -> Asked:
    """The same without a taker whom the register does not know: then that is a topic like any other."""
    known = _UNNAMED.fullmatch(asked.taker) or any(_answers(asked.taker, row) for row in view.rows)
    return asked if known or not asked.taker else replace(asked, taker="")


def items_in(scope: Scope, asked: Asked, view: View) -> tuple[list[Row], list[Row]]:
    """The items of the kinds asked for, and those of them in the state asked for."""
    if not scope.documents:
        return [], []
    kinds = asked.kinds or (ANY_KIND if asked.states and not asked.positions and scope.named else ASKED_FOR)
    kinds = _kinds_there(kinds, scope, view)
    every = chosen(_in_order(scope, view), Wanted(documents=scope.documents, kinds=tuple(kinds)))
    every = [row for row in every if row["called"] in kinds or "cause of concern" not in (row["called"] or "")]
    every = _in_time(every, asked.times)
    if asked.dated or asked.undated:
        every = [row for row in every if _has_a_date(row) is asked.dated]
    every = _about(every, scope.about, view)
    if asked.taker and not asked.by and not _UNNAMED.fullmatch(asked.taker):
        every = [row for row in every if _answers(asked.taker, row)] or every
    if asked.unanswered:
        return every, chosen(every, Wanted(unanswered=True))
    found = [row for row in every if not asked.states or _is_so(row, asked.states, scope)]
    if asked.states:
        found = [row for row in found if not row["given_up"] and _was_so_by(Entry(row), asked)]
    return every, [row for row in found if not asked.positions or _takes(row, asked)]


def marked_so(scope: Scope, asked: Asked, view: View) -> list[Row]:
    """The items that their document itself marks with what is asked for: "red", "carried forward", "high priority".

    Beside their words, or in the heading of the part of them that they stand under: both alike.
    """
    by_itself = asked.window or asked.overdue or asked.people
    if not asked.marked or by_itself or not (scope.named or asked.kinds or asked.promises):
        return []
    kinds = _kinds_there(asked.kinds or ANY_KIND, scope, view)
    every = _about([r for r in _in_order(scope, view) if _is_of(r, kinds)], scope.about - asked.marked, view)
    graded = asked.marked <= asked.cues
    marked = [row for row in every if any(fits(asked.marked, mark) for mark in marked_with(row, view, graded))]
    if not marked and not (scope.named and asked.kinds):
        return []
    so = marked + _under_a_mark(every, asked, scope)
    so = [row for row in every if row in so and (not asked.states or _is_so(row, asked.states, scope))]
    return [row for row in so if not asked.positions or _takes(row, asked)]


def _under_a_mark(every: Sequence[Row], asked: Asked, scope: Scope) -> list[Row]:
    """Those under a heading that holds what is asked for, where not all stand under it."""
    if not (scope.named and asked.kinds):
        return []
    said = {row["list"]: mark_of(row["list"]) for row in every if row["list"]}
    held = {named: len(asked.marked & own) / len(asked.marked) for named, own in said.items()}
    best = max(_ALIKE_TOPIC, *held.values(), 0.0)  # "not yet due" is not "due at this meeting"
    under = [row for row in every if held.get(row["list"], 0.0) >= best]
    return under if len({row["list"] for row in every}) > 1 and len(under) < len(every) else []


def _kinds_there(kinds: frozenset[str], scope: Scope, view: View) -> frozenset[str]:
    """The kinds asked for; where the documents named have none of them, whatever they list."""
    there = not scope.named or any(_is_of(row, kinds) for row in _in_order(scope, view))
    return kinds if there else ANY_KIND


def _is_of(row: Row, kinds: frozenset[str]) -> bool:
    return row["kind"] in kinds or row["called"] in kinds


def _state_printed(row: Row, view: View) -> str:
    said = row["said"].get("status")
    return view.text(row["document"])[said["start"] : said["end"]] if said else ""


def _has_a_date(row: Row) -> bool:
    made = (commitment["due"] or commitment["due_text"] for commitment in row["commitments"])
    return bool(row["due"] or row["timescale"] or any(made))


def _in_time(rows: Sequence[Row], times: Sequence[str]) -> list[Row]:
    """Those given that long, where a timescale is printed with any of them."""
    given = [r for r in rows if any(t in f"{r['list']} {r['timescale']}".lower() for t in times)]
    return given or list(rows)


def entries_in(scope: Scope, asked: Asked, understood: Understood, view: View) -> tuple[list[Entry], list[Entry]]:
    """The items and commitments of the kinds and people asked for, and those of them in the days or state asked for."""
    if not scope.documents:
        return [], []
    rows = [
        row
        for row in _in_order(scope, view)
        if not asked.promises or asked.kinds or row["commitments"] or row["status"]
    ]
    kinds = _kinds_there(asked.kinds, scope, view) if asked.kinds else asked.kinds
    whose = Wanted(documents=scope.documents, kinds=tuple(kinds))
    entries = _once(chosen_entries(rows, whose))
    every = [e for e in entries if is_about(e, scope.about, view)] if scope.about else entries
    every = [e for e in every if not asked.people or _is_theirs(e, asked)]
    if asked.promises:
        every = [e for e in every if e.commitment or e.row["status"]]
    elif asked.kinds == {ItemKind.AGREED_ACTION} or (asked.kinds and not (asked.window or asked.overdue)):
        every = [e for e in every if e.commitment is None or is_itself(e.commitment, e.row)]
    days = asked.window
    when = Wanted(
        due_after=days.first if days else None,
        due_before=days.last if days else None,
        overdue=understood.today if asked.overdue else None,
    )
    fitting = {_place(e) for e in chosen_entries(_rows(every), when)}
    found = [e for e in every if _place(e) in fitting or (asked.overdue and marked_late(e, view))]
    if (asked.dated or asked.undated) and not (days or asked.overdue):
        found = [e for e in found if bool(e.due) is asked.dated]
    found = _rows_once(found) if asked.overdue else found
    if asked.overdue or asked.states:
        found = [e for e in found if not e.given_up and _was_so_by(e, asked)]
    return every, [e for e in found if not asked.states or _entry_is_so(e, asked.states, scope)]


def marked_late(entry: Entry, view: View) -> str:
    """The document's own word for it, where it marks an entry as overdue or late; else empty."""
    word = _state_printed(entry.row, view) if entry.commitment is None else ""
    word = plain(_HEAD.split(word, maxsplit=1)[0]).strip(" .")  # "**Overdue.** No evidence was sent"
    return word if _LATE.search(word) and len(word.split()) <= _FEW else ""


def _in_order(scope: Scope, view: View) -> list[Row]:
    place = {document: n for n, document in enumerate(scope.documents)}
    return sorted((r for r in view.rows if r["document"] in place), key=lambda r: place[r["document"]])


def _about(rows: Sequence[Row], topic: frozenset[str], view: View) -> list[Row]:
    return [row for row in rows if not topic or is_about(Entry(row), topic, view)]


def _answers(who: str, row: Row) -> bool:
    """Whether it is theirs to accept or not: they were asked, or the document that answers is theirs."""
    names = (row["addressed_to"], row["body"], *(one["by"] for one in row["positions"]))
    return any(is_named(who, name) for name in names if name)


def _takes(row: Row, asked: Asked) -> bool:
    """Whether the body asked about takes the position, or any of those that answer."""
    if asked.by_all:
        return len(row["positions"]) > 1 and all(o["position"] in asked.positions for o in row["positions"])
    if not asked.by and row["position"] in asked.positions:
        return True
    return any(o["position"] in asked.positions and asked.by in ("", o["by"]) for o in row["positions"])


def _is_so(row: Row, states: frozenset[Status], scope: Scope) -> bool:
    """As the documents named tell it, or else as the latest ones do."""
    hanging = [entry.status for entry in commitments_of(row)]
    if not scope.named:
        if later_issues(row) and Status.DONE not in states:
            return False  # the later issue is listed
        if Entry(row).is_done:
            return Status.DONE in states
    if row["status"]:
        return row["status"] in states
    if states == OPEN:
        asked = row["kind"] in ASKED_FROM_OUTSIDE and row["position"] != "not accepted"
        return any(status in states for status in hanging) or (asked and not hanging)
    return bool(hanging) and (all if Status.DONE in states else any)(status in states for status in hanging)


def _entry_is_so(entry: Entry, states: frozenset[Status], scope: Scope) -> bool:
    if not scope.named and entry.is_done:
        return Status.DONE in states
    return entry.status in states


def _was_so_by(entry: Entry, asked: Asked) -> bool:
    """Whether its document told so by the day asked about; an undated one that was due by then is taken to."""
    return not asked.so_by or (entry.as_at or entry.due or asked.so_by) <= asked.so_by


def _is_theirs(entry: Entry, asked: Asked) -> bool:
    """A commitment is his who is to do it, whoever owns the item; "the Department" is the body that speaks there."""
    by_whom = entry.commitment["by_whom"] if entry.commitment else None
    whose = by_whom or entry.row["addressed_to"] or ""
    if whose in asked.people:
        return True
    body = entry.row["body"] or ""
    return _UNNAMED.fullmatch(whose) is not None and is_named(asked.who, body) and speaks_for(whose, body)


def _rows(entries: Sequence[Entry]) -> list[Row]:
    return list({e.row["id"]: e.row for e in entries}.values())


def _place(entry: Entry) -> tuple[str, int]:
    return entry.row["id"], entry.commitment["place"] if entry.commitment else -1


def _rows_once(entries: Sequence[Entry]) -> list[Entry]:
    """Without the promises of a row that is among them itself by the same date: its response prints no other."""
    rows = {(e.row["id"], e.due) for e in entries if e.commitment is None and e.row["paired"] == ONE_RECORD}
    return [e for e in entries if e.commitment is None or (e.row["id"], e.due) not in rows]


def _once(entries: Iterable[Entry]) -> list[Entry]:
    """Each words once: a summary's commitments may hang from several items."""
    found: dict[tuple[str, int, int], Entry] = {}
    for entry in entries:
        of = entry.commitment or entry.row
        found.setdefault((entry.row["document"], of["start"], of["end"]), entry)
    return list(found.values())
