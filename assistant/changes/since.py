"""From where changes are told, and which documents count as having come since then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo

from assistant.changes.models import Since
from assistant.conversations import Looked
from assistant.view import View
from corpus.library import Change
from corpus.models import Document, Link
from corpus.saying import spoken

_BACK = "brought back"
_ARRIVED = ("added", "accepted", _BACK)
_OPENED = "collection changed"  # for who could not see it before, it came then


def since_day(first: date, *, added: bool = False) -> Since:
    """From that day on."""
    return Since(first, spoken(first.isoformat()), added)


def since_document(document: Document) -> Since:
    """What is dated after a document; one without a date is no beginning, and then all counts."""
    kind = document.description.kind.value or "document"
    if document.day is None:
        return Since(date.min, f"the {kind} without a date ({document.title})")
    return Since(document.day + timedelta(days=1), f"the {kind} of {spoken(document.date)} ({document.title})")


def since_looked(looked: Looked, view: View, zone: tzinfo | None = None) -> Since:
    """What came into the library after a reader last looked; by the day where the library was made anew since.

    `zone` is the reader's, the machine's without one.
    """
    there = datetime.fromisoformat(looked.when).astimezone(zone)
    words = f"you last looked, on {spoken(there.date().isoformat())} at {there:%H:%M}"
    return Since(there.date(), words, True, looked.revision if looked.revision <= view.revision else -1)


def since_newest(view: View) -> Since | None:
    """What the newest document brought; None where none has a date."""
    newest = max((d for d in view.documents.values() if d.day), key=lambda d: d.date, default=None)
    if newest is None or newest.day is None:
        return None
    return Since(newest.day, f"{spoken(newest.date)}, the date of the newest document")


@dataclass(frozen=True, slots=True)
class Fresh:
    """The documents, earlier versions among them, that came since; `came` has when each came into the library."""

    since: Since
    documents: frozenset[str]
    came: dict[str, str] = field(default_factory=dict)
    late: frozenset[str] = frozenset()

    def tells(self, link: Link) -> bool:
        """Whether the link is news."""
        return self.brought(link.earlier.document, link.later.document)

    def brought(self, earlier: str, later: str) -> bool:
        """Whether what two documents tell together is news: the later one came since, or the earlier one was added."""
        return later in self.documents or (self.since.added and earlier in self.documents)


def fresh_in(view: View, since: Since, history: Iterable[Change]) -> Fresh:
    came: dict[str, str] = {}
    added: set[str] = set()
    away: set[str] = set()  # removed since: brought back, it is where it was
    arrived = _ARRIVED if view.library.sight.is_whole else (*_ARRIVED, _OPENED)
    for change in history:
        if change.what == "removed" and is_since(change, since):
            away.add(change.document)
        elif change.what in arrived and not (change.what == _BACK and change.document in away):
            came[change.document] = change.when
            added |= {change.document} if is_since(change, since) else set()
    every = view.every.values()
    if since.added:
        return Fresh(since, frozenset(added & view.every.keys()), came)
    dated = {d.id for d in every if (d.day >= since.first if d.day else d.id in added)}
    return Fresh(since, frozenset(dated), came, frozenset(added & view.documents.keys() - dated))


def is_since(change: Change, since: Since) -> bool:
    """Whether it was done since then, by the library's revisions where they tell, else by the day."""
    if since.revision >= 0:
        return change.revision > since.revision
    return datetime.fromisoformat(change.when).astimezone().date() >= since.first
