"""What does not fit in what the register says of an item: queries for the documents' authors, corrected by nobody.

The rules are here and nowhere else: an item's page and a document's register tell what they find of one item, and
`changes.queries` what they find in all that came since, in the same words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.entries import Entry, Row, Said, commitments_of
from assistant.quotes import likeness
from corpus.dates import weekday_errors
from corpus.models import DueKind, Item, ItemKind, LinkKind, Status
from corpus.plain import plain
from corpus.saying import day_or_none, spoken
from index.terms import terms

DATE, CONFLICT, YEAR = "A date that does not fit", "Documents that conflict", "A date without its year"

_UNDONE = (Status.PROMISED, Status.IN_PROGRESS, Status.CONSIDERING, Status.NOT_STARTED)
_SAME_MATTER = 0.6  # of the words: later words may tell of the next step of what is done


@dataclass(frozen=True, slots=True)
class Anomaly:
    """One thing that does not fit: `about` what ("Commitment 2"; empty where the words stand alone), and what it is.

    `places` are the words that do not fit, those of the earlier document first; `reason`: why a date is inferred.
    """

    kind: str
    about: str
    words: str
    places: tuple[Said, ...]
    reason: str = ""

    @property
    def sentence(self) -> str:
        """Without a full stop, of an item whose commitments are numbered."""
        return f"{self.about} {self.words}".lstrip()

    @property
    def beside_its_words(self) -> str:
        return f"it {self.words}" if self.about else self.words


def anomalies(row: Row, item: Item) -> list[Anomaly]:
    """Of an item and its commitments; what an analyst gave is none of them."""
    found = [*_weekdays(row)]
    for entry in commitments_of(row):
        found += [*_early(entry), *_inferred(entry, item)]
    for entry in (Entry(row), *commitments_of(row)):
        found += _reopened(entry)
    return list(dict.fromkeys([*found, *_undone_by_issue(row), *_other_days(row)]))


def _early(entry: Entry) -> Iterator[Anomaly]:
    """Promised for a day before the one of the document that promises it.

    A log prints days that have passed as a matter of course; who promises something does not.
    """
    made = entry.commitment or {}
    if entry.row["kind"] == ItemKind.AGREED_ACTION or entry.status != Status.PROMISED or "due" in made["given"]:
        return
    if entry.due and entry.due < entry.as_at:
        words = f"is due on {spoken(entry.due)}, and the document that says so is of {spoken(entry.as_at)}"
        yield Anomaly(DATE, _what(entry), f"{words}: the date had passed", (entry.words,))


def _inferred(entry: Entry, item: Item) -> Iterator[Anomaly]:
    made = entry.commitment or {}
    if made["due_kind"] != DueKind.INFERRED or "due" in made["given"] or not entry.due:
        return
    deadline = item.commitments[made["place"]].deadline
    reason = deadline.reason if deadline else ""
    printed = plain(made["due_text"] or "").rstrip(" .,;")
    words = f"is due “{printed}”: {spoken(entry.due)} is inferred{f' ({reason})' if reason else ''}"
    yield Anomaly(YEAR, _what(entry), words, (entry.words,), reason)


def _weekdays(row: Row) -> Iterator[Anomaly]:
    for words in (row["text"], (row["response"] or {}).get("quote", "")):
        for span, true in weekday_errors(words):
            yield Anomaly(DATE, "", f"“{plain(span.of(words))}”: that day was a {true}", (Entry(row).words,))


def _reopened(entry: Entry) -> Iterator[Anomaly]:
    """Said to be done, and by a later document, of the same matter, not to be."""
    row, made = entry.row, entry.commitment or entry.row
    place = entry.commitment["place"] if entry.commitment else None
    told = [one for one in entry.evidence if one["status"] and not one["given"] and one["commitment"] == place]
    own = {
        **made,
        "quote": entry.words.words,
        "date": entry.as_at,
        "source": row["source"],
        "document": row["document"],
    }
    for before, after in pairwise([*([own] if entry.status and "status" not in made["given"] else []), *told]):
        if before["status"] == Status.DONE and after["status"] in _UNDONE and _of_one_matter(before, after):
            places = tuple(Said(one["document"], one["start"], one["end"], one["quote"]) for one in (before, after))
            yield Anomaly(CONFLICT, _what(entry), _conflict(before, after), places)


def _undone_by_issue(row: Row) -> Iterator[Anomaly]:
    """Done in one issue of a log, and in the next one not."""
    there = {one["id"]: one for one in row["same_as"]}
    for change in row["changes"]:
        other = there.get(change["from_id"] if change["earlier"] else change["to_id"])
        if other is not None:
            own = {**row, "date": row["as_at"]}
            ends = (other, own) if change["earlier"] else (own, other)
            yield from (_redone(one, *ends) for one in change["changes"] if _is_undone(one))


def _is_undone(change: Row) -> bool:
    was_done = change["field"] == "status" and change["before"] == Status.DONE
    return was_done and not (change["before_by"] or change["after_by"])


def _redone(change: Row, before: Row, after: Row) -> Anomaly:
    told = {**before, "status": change["before"]}, {**after, "status": change["after"]}
    return Anomaly(CONFLICT, "It", _conflict(*told), (_whole(before), _whole(after)))


def _other_days(row: Row) -> Iterator[Anomaly]:
    """Two documents of one day give it other dates."""
    for other in row["same_as"]:
        here, there = row["due"], other["due"]
        given = "due" in {**row["given"], **other["given"]}
        of_one_day = other["kind"] != LinkKind.PART and row["as_at"] == other["date"]
        if here and there and here != there and of_one_day and not given:
            words = f"is due on {spoken(here)}, and on {spoken(there)} in another document of the same day"
            yield Anomaly(CONFLICT, "It", words, (_whole(row), _whole(other)))


def _conflict(before: Row, after: Row) -> str:
    was, now = (f"“{one['status']}” as at {day_or_none(one['date'])}" for one in (before, after))
    return f"is {was}, and then {now}"


def _of_one_matter(one: Row, other: Row) -> bool:
    return likeness(*(frozenset(terms(plain(side["quote"]))) for side in (one, other))) >= _SAME_MATTER


def _whole(row: Row) -> Said:
    return Said(row["document"], row["start"], row["end"], row["text"], row["id"])


def _what(entry: Entry) -> str:
    return f"Commitment {entry.commitment['place'] + 1}" if entry.commitment else "It"
