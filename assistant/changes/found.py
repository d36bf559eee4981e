"""What changed, found: in the register, in the links between documents, in the library's history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from assistant.changes.corrections import corrections_in
from assistant.changes.models import Arrival, Changes, Move, Since, Told
from assistant.changes.moved import gone_in, moves_in
from assistant.changes.news import new_in, told_in
from assistant.changes.queries import queries_in
from assistant.changes.since import Fresh, fresh_in, is_since
from assistant.entries import Entry, entries_of, is_owed, past
from assistant.view import View
from corpus.library import Change
from corpus.models import ItemKind, Status

_SOON = timedelta(days=28)
_REMOVED = ("removed", "discarded")


def changes_since(view: View, since: Since, day: date) -> Changes:
    """Everything that changed since then, as at that day; each list is whole, what matters most first."""
    history = view.library.history()
    fresh = fresh_in(view, since, history)
    entries = entries_of(view.rows)
    moved = moves_in(view, fresh)
    told = list(told_in(view, fresh, moved))
    done = [one for one in told if _is_newly_done(one, fresh)]
    return Changes(
        since,
        day,
        tuple(view.documents.values()),
        documents=tuple(_arrivals(fresh.documents, view, fresh)),
        late=tuple(_arrivals(fresh.late, view, fresh)),
        passed=tuple(_passed(entries, fresh, moved, day)),
        soon=tuple(_by_day(e for e in entries if _is_soon(e, day))),
        moved=tuple(moved),
        done=tuple(done),
        new=tuple(new_in(view, fresh)),
        told=tuple(one for one in told if one not in done),
        gone=tuple(gone_in(view, fresh)),
        queries=tuple(queries_in(view, fresh)),
        corrections=tuple(corrections_in(view, since, history)),
        removed=len({one.document for one in history if _is_removed(one, since, view)}),
    )


def _passed(entries: Iterable[Entry], fresh: Fresh, moved: Iterable[Move], day: date) -> list[Entry]:
    """What was not past then and is now, and what a document that came since says was due before.

    Not what was put back meanwhile: that goes by its new date. What nothing tells of any more comes first, and of
    that what passed since.
    """
    begun, back = fresh.since.first.isoformat(), {(m.before.document, m.before.start) for m in moved if m.days > 0}
    found = [
        e
        for e in entries
        if past(e, day)
        and (e.due >= begun or e.row["document"] in fresh.documents)
        and (e.row["document"], (e.commitment or e.row)["start"]) not in back
    ]
    return sorted(found, key=lambda e: (bool(e.evidence), e.due < begun, e.due))


def _is_soon(entry: Entry, day: date) -> bool:
    return bool(entry.due) and day.isoformat() <= entry.due <= (day + _SOON).isoformat() and is_owed(entry)


def _by_day(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda e: e.due)


def _is_newly_done(told: Told, fresh: Fresh) -> bool:
    """Whether what came since says that it is done, and nothing before did."""
    before = (e for e in told.entry.evidence if e["document"] not in fresh.documents)
    if told.entry.status == Status.DONE or any(e["status"] == Status.DONE for e in before):
        return False
    return any(e["status"] == Status.DONE for e in told.evidence)


def _arrivals(documents: Iterable[str], view: View, fresh: Fresh) -> Iterator[Arrival]:
    """The current ones, the newest first."""
    replaced = {d.superseded_by: d for d in view.every.values() if d.superseded_by}
    asked, promised = Counter[str](), Counter[str]()
    for row in view.rows:
        asked[row["document"]] += row["kind"] != ItemKind.STANDALONE
        promised[row["document"]] += len(row["commitments"])
    found = [view.documents[one] for one in documents if one in view.documents]
    for document in sorted(found, key=lambda d: (d.date, d.title), reverse=True):
        ident = document.id
        when = fresh.came.get(ident, document.added)
        yield Arrival(document, when, asked[ident], promised[ident], replaced.get(ident))


def _is_removed(change: Change, since: Since, view: View) -> bool:
    return change.what in _REMOVED and is_since(change, since) and change.document not in view.every
