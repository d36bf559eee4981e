"""What changed in sections, in the order of what matters most to who has to ask about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from assistant.changes import Changes, of_bodies
from assistant.entries import Entry
from assistant.view import View
from corpus.layout.paging import pages_words
from corpus.models import Status
from corpus.saying import counted, day_or_none, spoken
from ui.exports.digest import told
from ui.exports.digest.lines import Digest, Line, Section

_REPORTED = (Status.DONE, Status.IN_PROGRESS)


class _Kind(NamedTuple):
    """`one` and `many` are what lines of it are counted as."""

    name: str
    title: str
    one: str
    many: str
    note: str
    lines: Callable[[Changes, View], Iterable[Line]]


def digest_of(changes: Changes, view: View, bodies: Sequence[str] = ()) -> Digest:
    """Of all, or of what some organisations wrote, were asked or are to do."""
    changes = of_bodies(changes, bodies, view)
    since = changes.since
    by = "when they were added to the library" if since.added else "their own dates"
    undated = sum(not one.day for one in changes.looked)
    if undated and not since.added:
        by += f", the {undated:,} without one by when {'they were' if undated > 1 else 'it was'} added to the library"
    return Digest(
        since.words,
        spoken(changes.day.isoformat()),
        f"Documents count by {by}.",
        _rests(changes),
        tuple(_sections(changes, view)),
        tuple(_notes(changes)),
        tuple(bodies),
    )


def _sections(changes: Changes, view: View) -> Iterator[Section]:
    for kind in _KINDS:
        if lines := tuple(kind.lines(changes, view)):
            counted_as = f"{len(lines):,} {kind.one if len(lines) == 1 else kind.many}"
            note = f"{kind.note} {_unheard(changes)}".strip() if kind.name == "passed" else kind.note
            yield Section(kind.name, kind.title, counted_as, note, lines)


def _unheard(changes: Changes) -> str:
    """That what fell due after the newest document could not be told of in any."""
    late = sum(entry.due > changes.latest for entry in changes.passed) if changes.latest else 0
    if not late:
        return ""
    what = "One of these" if late == 1 else f"{late:,} of these"
    return f"{what} fell due after the newest document ({spoken(changes.latest)}): no document here can tell of it yet."


def _asked(changes: Changes, _: View) -> list[Line]:
    return [told.entry_line(entry) for entry in changes.new if entry.commitment is None]


def _promised(changes: Changes, _: View) -> list[Line]:
    return [told.entry_line(entry) for entry in _made(changes.new) if entry.status not in _REPORTED]


def _reported(changes: Changes, _: View) -> list[Line]:
    return [told.entry_line(entry) for entry in _made(changes.new) if entry.status in _REPORTED]


def _made(entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.commitment]


def _each(name: str, line: Callable[..., Line], *, viewed: bool = True) -> Callable[[Changes, View], list[Line]]:
    """A line for each of that field of the changes."""

    def lines(changes: Changes, view: View) -> list[Line]:
        found: Iterable[Any] = getattr(changes, name)
        return [line(one, view) if viewed else line(one) for one in found]

    return lines


_NEW = "In a document that came since, and in none before."
_KINDS = (
    _Kind(
        "passed",
        "Dates that passed without evidence that it was done",
        "date passed",
        "dates passed",
        "Silence is not failure: no document here says that it was done, which does not mean that it was not.",
        _each("passed", told.passed_line),
    ),
    _Kind(
        "moved",
        "Dates, owners and words that changed",
        "changed date, owner or wording",
        "changed dates, owners or wording",
        "Dates that were put back come first, the furthest before all.",
        _each("moved", told.move_line),
    ),
    _Kind(
        "done",
        "Now said to be done",
        "now said to be done",
        "now said to be done",
        "Undertaken before; what came since says that it is done, each as at its own date.",
        _each("done", told.told_line),
    ),
    _Kind(
        "soon",
        "Due in the next four weeks",
        "due soon",
        "due soon",
        "Not said to be done, whenever it was promised.",
        _each("soon", told.entry_line, viewed=False),
    ),
    _Kind("asked", "Newly asked or agreed", "newly asked or agreed", "newly asked or agreed", _NEW, _asked),
    _Kind(
        "promised",
        "Newly promised",
        "new promise",
        "new promises",
        f"{_NEW} Not said to be under way or done yet.",
        _promised,
    ),
    _Kind(
        "reported",
        "Reported as done or under way, and never promised here",
        "reported, never promised here",
        "reported, never promised here",
        "These are no new promises: what came since says that they are done or under way, and no earlier document here "
        "had promised them.",
        _reported,
    ),
    _Kind(
        "told",
        "Mentioned again",
        "mentioned again",
        "mentioned again",
        "Asked or promised before. What came since mentions it, without the first word that it is done.",
        _each("told", told.told_line),
    ),
    _Kind(
        "gone",
        "No longer listed",
        "no longer listed",
        "no longer listed",
        "The next version or issue leaves it out. What became of it is not said there.",
        _each("gone", told.gone_line),
    ),
    _Kind(
        "queries",
        "To query with the author",
        "thing to query",
        "things to query",
        "Shown as printed, and never corrected here.",
        _each("queries", told.query_line),
    ),
    _Kind(
        "documents",
        "New documents",
        "new document",
        "new documents",
        "",
        _each("documents", told.arrival_line, viewed=False),
    ),
    _Kind(
        "late",
        "Older documents that were added since",
        "older document added",
        "older documents added",
        "Their own dates are before, so that what they say is not counted above.",
        _each("late", told.arrival_line, viewed=False),
    ),
    _Kind(
        "corrections",
        "Corrected by analysts",
        "correction",
        "corrections",
        "",
        _each("corrections", told.correction_line),
    ),
)


def _rests(changes: Changes) -> str:
    unread = [f"{d.source} {pages_words(d.pages_unread)}" for d in changes.looked if d.pages_unread]
    latest = f", the latest of {day_or_none(changes.latest)}" if changes.latest else ""
    without = f"; without text: {'; '.join(unread)}" if unread else ""
    return f"Looked through {counted(len(changes.looked), 'document')}{latest}{without}."


def _notes(changes: Changes) -> Iterator[str]:
    if changes.removed:
        were = "was" if changes.removed == 1 else "were"
        yield f"{counted(changes.removed, 'document')} {were} removed since; nothing of it is shown."
