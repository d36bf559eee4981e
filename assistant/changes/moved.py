"""Entries that read otherwise in what came since: another date, owner, status or wording; and those listed no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from assistant.changes.models import Gone, Move
from assistant.changes.since import Fresh
from assistant.entries import Entry, Row, Said
from assistant.view import View
from corpus.dates import Expression, expressions
from corpus.dates.parts import last_of_month
from corpus.models import Difference, Link, LinkEnd, LinkKind, Span, Status
from corpus.plain import words_of
from corpus.register.rows import rows_of

_DATED = (LinkKind.LATER, LinkKind.SAME)


def moves_in(view: View, fresh: Fresh) -> list[Move]:
    """Dates put back the furthest first, then dates brought forward, then whatever else is another."""
    rows = {row["id"]: row for row in view.rows}
    found: dict[tuple[str, int, int], Move] = {}
    for link in view.chains.links:
        if fresh.tells(link) and (move := _move(link, rows, view)):
            found.setdefault((move.after.document, move.after.start, move.after.end), move)
    for row in view.rows:
        if row["document"] in fresh.documents and (move := _printed(row, view)):
            found.setdefault((move.after.document, move.after.start, move.after.end), move)
    kept = (move for move in found.values() if not _is_only_done(move))
    return sorted(kept, key=lambda one: (one.days <= 0, -abs(one.days), one.row["as_at"] or ""))


def gone_in(view: View, fresh: Fresh) -> list[Gone]:
    """What the version or issue that came since lists no more; what was done before comes last."""
    return sorted(_gone(view, fresh), key=lambda one: "complete" in one.why)


def days_before(row: Row, view: View) -> list[str]:
    """The days of its earlier dates; a month that it is due in is the same date as a day of that month."""
    if not (row["due"] and row["timescale"]):
        return []
    known = expressions(row["timescale"], view.as_at(row["document"], Span(row["start"], row["end"])))
    first = _first_of(row["due"], known)
    return sorted({e.last.isoformat() for e in known if e.last and e.last.isoformat() < first})


def _first_of(due: str, known: Iterable[Expression]) -> str:
    """The first day that what is printed as the date may mean; of the last of a month, printed elsewhere, its first."""
    printed_so = [e.first for e in known if e.last and e.first and e.last.isoformat() == due]
    day = date.fromisoformat(due)
    ends_month = day == last_of_month(day.year, day.month)
    return min(printed_so, default=day.replace(day=1) if ends_month else day).isoformat()


def _gone(view: View, fresh: Fresh) -> Iterator[Gone]:
    for link in view.chains.links:
        if link.kind is LinkKind.GONE and fresh.tells(link) and link.later.document in view.documents:
            item = view.chains.items.get(link.earlier.item)
            name = f"{item.called or item.kind.value} {item.number}".strip() if item else ""
            yield Gone(said_at(link.earlier, view), name, view.documents[link.later.document], link.why)


def said_at(end: LinkEnd, view: View) -> Said:
    """The words of one side of a link; without any where it has none."""
    words = words_of(end.spans, view.text(end.document))
    start, last = (end.spans[0].start, end.spans[-1].end) if end.spans else (0, 0)
    return Said(end.document, start, last, words, end.item if end.item in view.by_key else "")


def _is_only_done(move: Move) -> bool:
    """Whether all that is another is that it is done now: later evidence tells that."""
    return all(one.field == "status" and one.after == Status.DONE for one in move.differences)


def _move(link: Link, rows: dict[str, Row], view: View) -> Move | None:
    differences = link.changes if link.kind is LinkKind.CHANGED else _dates(link, view)
    if not differences or _is_undated(link, view):
        return None
    row = rows.get(link.later.item) or rows.get(link.earlier.item) or _row_of(link.later, view)
    if row is None:
        return None
    before, after = said_at(link.earlier, view), said_at(link.later, view)
    return Move(row, before, after, differences, _given(link, row), link.kind is LinkKind.LATER)


def _dates(link: Link, view: View) -> tuple[Difference, ...]:
    """Another day for the same: in what a later document says of it, or where the same is asked again."""
    if link.kind not in _DATED or (link.kind is LinkKind.LATER and link.later.commitment < 0):
        return ()
    (before, _), (after, status) = stands(link.earlier, view), stands(link.later, view)
    moved = before and after and before != after and status is not Status.DONE
    return (Difference("due", before, after),) if moved else ()


def stands(end: LinkEnd, view: View) -> tuple[str, Status | None]:
    """The day that this side of a link has, ISO 8601 or empty, and the status of the commitment that it is."""
    item = view.chains.items.get(end.item)
    if item is None:
        return "", None
    if 0 <= end.commitment < len(item.commitments):
        made = item.commitments[end.commitment]
        day = made.deadline.due if made.deadline else None
        return day.isoformat() if day else "", made.status
    return item.due.isoformat() if item.due else "", None


def _is_undated(link: Link, view: View) -> bool:
    """Whether the two documents are of one day: neither says what the other became; `queries` asks which is right."""
    days = [view.every[end.document].date for end in (link.earlier, link.later)]
    return link.kind in _DATED and days[0] == days[1]


def _row_of(end: LinkEnd, view: View) -> Row | None:
    """Of a version that has been replaced itself by now."""
    item, document = view.chains.items.get(end.item), view.every[end.document]
    if item is None:
        return None
    return rows_of(document, [item], view.text(document.id), document.pages, view.library.papers(document.id))[0]


def _given(link: Link, row: Row) -> dict[tuple[str, str], str]:
    ends = {link.earlier.item, link.later.item}
    own = (one for one in row["changes"] if {one["from_id"], one["to_id"] or ""} == ends)
    told = [change for one in own for change in one["changes"]]
    sides = ("before", "after")
    return {(c["field"], side): c[f"{side}_by"] for c in told for side in sides if c.get(f"{side}_by")}


def _printed(row: Row, view: View) -> Move | None:
    """A date beside which the same document prints an earlier one."""
    if not (days := days_before(row, view)):
        return None
    said = Entry(row).words
    return Move(row, said, said, (Difference("due", days[-1], row["due"]),))
