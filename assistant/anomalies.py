"""What does not fit in what the register says of an item: queries for the documents' authors, corrected by nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from assistant.entries import Entry, Row, commitments_of
from corpus.dates import weekday_errors
from corpus.models import DueKind, Item, LinkKind, Status
from corpus.plain import plain
from corpus.saying import day_or_none, spoken

_UNDONE = (Status.PROMISED, Status.IN_PROGRESS, Status.CONSIDERING, Status.NOT_STARTED)


def anomalies(row: Row, item: Item) -> list[str]:
    """Of an item and its commitments, as sentences without a full stop; what an analyst gave is none of them."""
    found = [*_early(Entry(row)), *_weekdays(row)]
    for entry in commitments_of(row):
        found += [*_early(entry), *_inferred(entry, item)]
    for entry in (Entry(row), *commitments_of(row)):
        found += _conflicts(entry)
    return list(dict.fromkeys([*found, *_other_days(row)]))


def _early(entry: Entry) -> Iterator[str]:
    """Due before the day of the document that promises it."""
    given = (entry.commitment or entry.row)["given"]
    if entry.due and entry.as_at and entry.due < entry.as_at and not entry.is_done and "due" not in given:
        yield (
            f"{_what(entry)} is due on {spoken(entry.due)}, and the document that says so is of {spoken(entry.as_at)}: "
            "the date had passed"
        )


def _inferred(entry: Entry, item: Item) -> Iterator[str]:
    made = entry.commitment
    if made is None or made["due_kind"] != DueKind.INFERRED or "due" in made["given"] or not entry.due:
        return
    deadline = item.commitments[made["place"]].deadline
    why = f" ({deadline.reason})" if deadline and deadline.reason else ""
    yield f"{_what(entry)} is due “{plain(made['due_text'] or '')}”: {spoken(entry.due)} is inferred{why}"


def _weekdays(row: Row) -> Iterator[str]:
    for words in (row["text"], (row["response"] or {}).get("quote", "")):
        for span, true in weekday_errors(words):
            yield f"“{plain(span.of(words))}”: that day was a {true}"


def _conflicts(entry: Entry) -> Iterator[str]:
    """Said to be done, and by a document of the same day or later not to be."""
    own = (entry.commitment or entry.row)["given"]
    stands: list[tuple[str, str, str]] = []
    if entry.status and "status" not in own:
        stands.append((entry.as_at, entry.status, entry.row["source"]))
    place = entry.commitment["place"] if entry.commitment else None
    told = [one for one in entry.evidence if one["status"] and not one["given"] and one["commitment"] == place]
    stands += [(one["date"] or "", one["status"], one["source"]) for one in told]
    for before, after in pairwise(stands):
        if before[1] == Status.DONE and after[1] in _UNDONE:
            yield (
                f"{_what(entry)}: “{before[1]}” in {before[2]} ({day_or_none(before[0])}), and then “{after[1]}” in "
                f"{after[2]} ({day_or_none(after[0])})"
            )


def _other_days(row: Row) -> Iterator[str]:
    """The same item has another due date in another document."""
    if not row["due"] or "due" in row["given"]:
        return
    for one in _same(row["same_as"]):
        if one["due"] and one["due"] != row["due"] and "due" not in one["given"]:
            yield (
                f"It is due on {spoken(row['due'])} here, and on {spoken(one['due'])} in {one['source']} "
                f"({day_or_none(one['date'])})"
            )


def _same(others: Iterable[Row]) -> Iterator[Row]:
    return (one for one in others if one["kind"] != LinkKind.PART)


def _what(entry: Entry) -> str:
    return f"Commitment {entry.commitment['place'] + 1}" if entry.commitment else "It"
