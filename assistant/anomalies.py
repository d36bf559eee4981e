"""What does not fit in what the register says of an item: queries for the documents' authors, corrected by nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from assistant.entries import Entry, Row, commitments_of
from assistant.quotes import likeness
from corpus.dates import weekday_errors
from corpus.models import DueKind, Item, LinkKind, Status
from corpus.plain import plain
from corpus.saying import day_or_none, spoken
from index.terms import terms

_UNDONE = (Status.PROMISED, Status.IN_PROGRESS, Status.CONSIDERING, Status.NOT_STARTED)
_OWED = (Status.PROMISED, Status.NOT_STARTED)
_SAME_MATTER = 0.6  # of the words: later words may tell of the next step of what is done


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
    if entry.due and entry.due < entry.as_at and entry.status in _OWED and "due" not in given:
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
    words = plain(made["due_text"] or "").rstrip(" .,;")
    yield f"{_what(entry)} is due “{words}”: {spoken(entry.due)} is inferred{why}"


def _weekdays(row: Row) -> Iterator[str]:
    for words in (row["text"], (row["response"] or {}).get("quote", "")):
        for span, true in weekday_errors(words):
            yield f"“{plain(span.of(words))}”: that day was a {true}"


def _conflicts(entry: Entry) -> Iterator[str]:
    """Said to be done, and by a later document, of the same matter, not to be."""
    row, made = entry.row, entry.commitment or entry.row
    place = entry.commitment["place"] if entry.commitment else None
    told = [one for one in entry.evidence if one["status"] and not one["given"] and one["commitment"] == place]
    own = {**made, "quote": made.get("quote") or row["text"], "date": entry.as_at, "source": row["source"]}
    for before, after in pairwise([*([own] if entry.status and "status" not in made["given"] else []), *told]):
        if before["status"] == Status.DONE and after["status"] in _UNDONE and _of_one_matter(before, after):
            yield (
                f"{_what(entry)}: “{before['status']}” in {before['source']} ({day_or_none(before['date'])}), and then "
                f"“{after['status']}” in {after['source']} ({day_or_none(after['date'])})"
            )


def _of_one_matter(one: Row, other: Row) -> bool:
    return likeness(*(frozenset(terms(plain(side["quote"]))) for side in (one, other))) >= _SAME_MATTER


def _other_days(row: Row) -> Iterator[str]:
    """Two documents of one day give it other dates."""
    for one in _same(row["same_as"]):
        days = row["due"], one["due"]
        if (
            all(days)
            and days[0] != days[1]
            and row["as_at"] == one["date"]
            and "due" not in {**row["given"], **one["given"]}
        ):
            yield f"It is due on {spoken(days[0])} here, and on {spoken(days[1])} in {one['source']}, of the same day"


def _same(others: Iterable[Row]) -> Iterator[Row]:
    return (one for one in others if one["kind"] != LinkKind.PART)


def _what(entry: Entry) -> str:
    return f"Commitment {entry.commitment['place'] + 1}" if entry.commitment else "It"
