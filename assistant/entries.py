"""What has a date and a status of its own in the register's rows: an item, or one of its commitments.

Promised and done are kept apart: a date that has passed makes nothing done, and silence makes nothing not done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from corpus.models import LinkKind, Status
from corpus.register import ASKED_FROM_OUTSIDE
from corpus.register.supposed import is_hypothetical
from corpus.saying import day_or_none

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a document as they are read, and the characters of its text that they are. `item`: whose they are."""

    document: str
    start: int
    end: int
    words: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row's item, or where there is one its commitment."""

    row: Row
    commitment: Row | None = None

    @property
    def due(self) -> str:
        """ISO 8601, or empty."""
        return (self.commitment or self.row)["due"] or ""

    @property
    def status(self) -> str:
        """As asserted by the document; empty where an item has none of its own."""
        return (self.commitment or self.row)["status"] or ""

    @property
    def given_up(self) -> str:
        """The word by which the document gives the whole item up, "withdrawn"; empty where it does not."""
        return self.row["given_up"] or ""

    @property
    def as_at(self) -> str:
        return (self.commitment or self.row)["as_at"] or ""

    @property
    def words(self) -> Said:
        """Its own, where they stand."""
        row, own = self.row, self.commitment or self.row
        return Said(row["document"], own["start"], own["end"], own.get("quote") or row["text"], row["id"])

    @property
    def bodies(self) -> tuple[str, ...]:
        """Who was asked and who is to do it."""
        by_whom = self.commitment["by_whom"] if self.commitment else None
        return tuple(filter(None, (self.row["addressed_to"], by_whom)))

    @property
    def evidence(self) -> list[Row]:
        """What later documents say of it or of its whole item, the earliest first.

        That the whole is done tells nothing of what was undertaken only for a case that might come.
        """
        places = (None,) if self.commitment is None else (self.commitment["place"], None)
        places = places[:1] if self.commitment and is_hypothetical(self.commitment["quote"]) else places
        own = [e for e in self.row["later_evidence"] if e["commitment"] in places]
        return sorted(own, key=lambda e: e["date"] or "")

    @property
    def is_done(self) -> bool:
        """Said to be done, by its own document or a later one; an item also where all that hangs from it is.

        Of a promise that stands before the status printed with its item, that tells too.
        """
        if self.status == Status.DONE or any(e["status"] == Status.DONE for e in self.evidence):
            return True
        if self.commitment and self.row["status"] == Status.DONE:
            told = self.row["said"].get("status")
            return bool(told) and self.commitment["end"] <= told["start"]
        return self._is_done_in_its_commitments()

    @property
    def is_done_in_its_commitments(self) -> bool:
        """An item of which nothing says itself that it is done, while all that hangs from it is said to be."""
        told = any(e["status"] == Status.DONE for e in self.evidence)
        return not told and self._is_done_in_its_commitments()

    def _is_done_in_its_commitments(self) -> bool:
        hanging = [] if self.commitment or self.status else commitments_of(self.row)
        return bool(hanging) and all(entry.is_done for entry in hanging)


Keep = Callable[[Entry], bool]
DONE_BELOW = "what was promised for it is said to be done"


def entries_of(rows: Iterable[Row]) -> list[Entry]:
    """Every item and every commitment; an item whose own words are a commitment stands once, as that."""
    return [entry for row in rows for entry in (*_item(row), *commitments_of(row))]


def commitments_of(row: Row) -> list[Entry]:
    return [Entry(row, commitment) for commitment in row["commitments"]]


def is_itself(commitment: Row, row: Row) -> bool:
    """Whether the commitment stands in the item's own words: an agreed action mostly, or what nobody asked for."""
    return bool(row["start"] <= commitment["start"] and commitment["end"] <= row["end"])


def _item(row: Row) -> list[Entry]:
    own = [] if row["status"] else [c for c in row["commitments"] if is_itself(c, row)]
    told = own and (not row["due"] or any(c["due"] == row["due"] for c in own))
    return [] if told else [Entry(row)]


def past(entry: Entry, day: date) -> bool:
    """Whether it was due before that day and nothing in the documents says that it was done or given up.

    What a later issue of the same log carries on, or drops, is judged there.
    """
    return bool(entry.due) and entry.due < day.isoformat() and is_owed(entry) and not _carried_on(entry)


def is_owed(entry: Entry) -> bool:
    """Whether nothing says that it was done, and its document does not give it up."""
    return not (entry.is_done or entry.given_up)


def past_words(entry: Entry, latest: str) -> str:
    """What is said of such an entry: never that it was not done. `latest` is the date of the newest document."""
    if not (found := entry.evidence):
        return f"past its date; no later evidence found in these documents (latest: {day_or_none(latest)})"
    last = found[-1]
    by = last["given"].get("status")
    status = f": {last['status']}{f', says {by} (an analyst)' if by else ''}" if last["status"] else ""
    when = f" of {day_or_none(last['date'])}" if last["date"] else ""
    return f"past its date; a later document{when} tells of it{status}"


def is_answered(row: Row) -> bool:
    """Whether a response was found, in its own document or to the same recommendation in another one."""
    return row["response"] is not None or any(one["answered"] for one in row["same_as"])


def is_unanswered(row: Row) -> bool:
    """Whether something was asked to which no response was found in these documents."""
    return (row["kind"] in ASKED_FROM_OUTSIDE or row["called"] == "question") and not is_answered(row)


def later_issues(row: Row) -> list[Row]:
    """The same item in later documents, where they say what became of it."""
    day = row["as_at"] or ""
    return [o for o in row["same_as"] if o["kind"] != LinkKind.PART and o["status"] and (o["date"] or "") > day]


def _carried_on(entry: Entry) -> bool:
    """Whether a later document has the item with a status and a date of its own, or gives it up."""
    later = later_issues(entry.row)
    return any(one["given_up"] or (one["due"] and entry.commitment is None) for one in later)
