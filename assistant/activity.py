"""What everyone did in a library: the history, looked through by who, what, when and words, for administrators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from assistant.wiring import Assistant
from corpus.errors import NotAllowed
from corpus.library import Change
from corpus.library.edits import Deed
from corpus.library.verdicts import Judgement

ADDED, REMOVED, CORRECTED, REGISTER, LINKS, VERSIONS, EXPORTED, CLOSED = (
    "Documents added",
    "Documents removed",
    "Documents corrected",
    "Register corrected",
    "Links judged",
    "Versions",
    "Handed on",
    "Who sees what",
)
KINDS: Mapping[str, tuple[str, ...]] = {
    ADDED: ("added", "added again", "added for review", "accepted", "brought back"),
    REMOVED: ("removed", "discarded", "deleted for good"),
    CORRECTED: ("corrected", "correction undone", "read again"),
    REGISTER: tuple(deed.value for deed in Deed),
    LINKS: tuple(judgement.value for judgement in Judgement),
    VERSIONS: ("superseded", "current again"),
    EXPORTED: ("exported",),
    CLOSED: ("collection changed",),
}
"""What can be done, in kinds, with the words that the history has for each."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is wanted of the history; an empty field lets everything through. Days are included, and are UTC's."""

    who: str = ""
    kinds: tuple[str, ...] = ()
    words: str = ""
    since: date | None = None
    until: date | None = None


EVERYTHING = Sought()


def activity(assistant: Assistant, sought: Sought = EVERYTHING) -> list[Change]:
    """What was done, the last first. Raises NotAllowed for whoever is no administrator."""
    if not assistant.reader.may_manage:
        raise NotAllowed("Only an administrator may see what everyone did.")
    return [change for change in reversed(assistant.library.history()) if _is_sought(change, sought)]


def actors(changes: Iterable[Change]) -> list[str]:
    """Whoever did something, in order of the alphabet."""
    return sorted({change.by for change in changes if change.by}, key=str.casefold)


def in_words(sought: Sought) -> str:
    """What was asked for, as it is noted when the list is handed on."""
    by, words = f"by {sought.who}" if sought.who else "", f"“{sought.words}”" if sought.words else ""
    since = f"from {sought.since}" if sought.since else ""
    until = f"to {sought.until}" if sought.until else ""
    return "; ".join(filter(None, (by, ", ".join(sought.kinds), words, since, until)))


def day_of(change: Change) -> date:
    return datetime.fromisoformat(change.when).astimezone(UTC).date()


def _is_sought(change: Change, sought: Sought) -> bool:
    wanted = {what for kind in sought.kinds for what in KINDS[kind]}
    said = f"{change.source} {change.document} {change.detail} {change.what} {change.by}".casefold()
    return (
        (not sought.who or change.by == sought.who)
        and (not wanted or change.what in wanted)
        and all(word in said for word in sought.words.casefold().split())
        and (sought.since is None or day_of(change) >= sought.since)
        and (sought.until is None or day_of(change) <= sought.until)
    )
