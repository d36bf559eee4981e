"""What changed in a library: since a day, since a document, since a reader last looked. See `found.changes_since`."""

from __future__ import annotations

from assistant.changes.found import changes_since
from assistant.changes.models import Arrival, Changes, Correction, Gone, Move, Query, Since, Told
from assistant.changes.narrowed import of_bodies
from assistant.changes.since import since_day, since_document, since_looked, since_newest

__all__ = [
    "Arrival",
    "Changes",
    "Correction",
    "Gone",
    "Move",
    "Query",
    "Since",
    "Told",
    "changes_since",
    "of_bodies",
    "since_day",
    "since_document",
    "since_looked",
    "since_newest",
]
