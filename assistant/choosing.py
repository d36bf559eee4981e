"""Which rows of the register are wanted: filters that combine, for the command line and the web pages alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.entries import Entry, Row, entries_of, is_unanswered, past
from assistant.persons import is_named
from corpus.saying import spoken
from index.terms import terms


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of the register; an empty field lets everything through.

    `documents` are ids. `kinds` are kinds of item or what a document calls it ("cause of concern"). `bodies` wrote the
    document, were asked or are to do it. A status is what a document asserts, empty: none. Days are included. What
    `overdue`, `undated`, `done`, `statuses`, `people`, `bodies` and the days ask for must be true of one and the same
    commitment, or of the item itself.
    """

    documents: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    due_after: date | None = None
    due_before: date | None = None
    overdue: date | None = None  # as at this day
    unanswered: bool = False
    undated: bool = False  # due on no day
    done: bool | None = None  # said to be done by any document, or not; None: either
    text: str = ""


EVERYTHING = Wanted()


def chosen(rows: Iterable[Row], wanted: Wanted) -> list[Row]:
    """The rows that are wanted, in their order; with `statuses`, each with its commitments of these only.

    Where no status is one of them rows stay whole: an item's own words may be a commitment that has one.
    """
    text = frozenset(terms(wanted.text))
    found = [row for row in rows if _is_wanted(row, wanted, text) and any(_fits(e, wanted) for e in entries_of([row]))]
    if not wanted.statuses or "" in wanted.statuses:
        return found
    return [{**r, "commitments": [c for c in r["commitments"] if c["status"] in wanted.statuses]} for r in found]


def chosen_entries(rows: Iterable[Row], wanted: Wanted) -> list[Entry]:
    """The items and commitments by themselves that are wanted, in the rows' order."""
    text = frozenset(terms(wanted.text))
    return [e for row in rows if _is_wanted(row, wanted, text) for e in entries_of([row]) if _fits(e, wanted)]


def fitting(rows: Iterable[Row], wanted: Wanted) -> list[Entry]:
    """The items and commitments of rows that are chosen already which are what was asked for themselves."""
    return [entry for entry in entries_of(rows) if _fits(entry, wanted)]


def in_words(wanted: Wanted, sources: Sequence[str] = ()) -> list[str]:
    """What was asked for, as a reader is told; `sources` are the documents' names."""
    lists = (("document", sources), ("body", wanted.bodies), ("kind", wanted.kinds), ("person", wanted.people))
    said = [f"{name} {' or '.join(values)}" for name, values in lists if values]
    if wanted.statuses:
        asserted = [f"asserted as {' or '.join(filter(None, wanted.statuses))}"] if any(wanted.statuses) else []
        said.append(f"only what is {' or '.join([*asserted, *['without a status'] * ('' in wanted.statuses)])}")
    if wanted.due_after:
        said.append(f"due on or after {spoken(wanted.due_after.isoformat())}")
    if wanted.due_before:
        said.append(f"due on or before {spoken(wanted.due_before.isoformat())}")
    if wanted.overdue:
        said.append(f"past its date as at {spoken(wanted.overdue.isoformat())} with no later evidence that it is done")
    if wanted.undated:
        said.append("due on no day")
    if wanted.done is not None:
        said.append("said to be done" if wanted.done else "not said to be done")
    if wanted.unanswered:
        said.append("no response found in these documents")
    return [*said, f"with the words “{wanted.text}”"] if wanted.text else said


def _is_wanted(row: Row, wanted: Wanted, text: frozenset[str]) -> bool:
    return (
        (not wanted.documents or row["document"] in wanted.documents)
        and (not wanted.kinds or row["kind"] in wanted.kinds or row["called"] in wanted.kinds)
        and (not wanted.unanswered or is_unanswered(row))
        and (not text or text <= _terms(_words(row)))
    )


@lru_cache(maxsize=20_000)  # the register is looked through again with every filter that is set
def _terms(words: str) -> frozenset[str]:
    return frozenset(terms(words))


def _words(row: Row) -> str:
    """Everything that the row says."""
    quotes = [row["response"] or {}, *row["commitments"]]
    said = [row[name] for name in ("number", "list", "text", "addressed_to")] + [q.get("quote") for q in quotes]
    return "\n".join(filter(None, said))


def _fits(entry: Entry, wanted: Wanted) -> bool:
    return (
        (not wanted.statuses or entry.status in wanted.statuses)
        and _is_due(entry, wanted)
        and (wanted.overdue is None or past(entry, wanted.overdue))
        and not (wanted.undated and entry.due)
        and (wanted.done is None or entry.is_done is wanted.done)
        and (not wanted.people or _names(wanted.people, entry.bodies))
        and (not wanted.bodies or _names(wanted.bodies, (*entry.bodies, entry.row["body"] or "")))
    )


def _is_due(entry: Entry, wanted: Wanted) -> bool:
    after, before = wanted.due_after, wanted.due_before
    if after is None and before is None:
        return True
    within = (after is None or entry.due >= after.isoformat()) and (before is None or entry.due <= before.isoformat())
    return bool(entry.due) and within


def _names(wanted: Iterable[str], printed: Sequence[str]) -> bool:
    return any(is_named(one, name) for one in wanted for name in printed)
