"""How an item stands by the latest word on it: what an answer on its status begins with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from assistant.entries import Entry, Row, commitments_of
from assistant.lookups.ended import state_of, state_told
from assistant.lookups.given import giver, giver_of, standing_as
from assistant.lookups.told import capital
from assistant.view import View
from assistant.writers import told_in
from corpus.models import Span


def latest_word(row: Row, view: View) -> str:
    """ "Done as at the letter of 3 May 2031 (Jo Hart).", "2 done, 1 promised as at ..."; empty where none tells."""
    entries = [Entry(row)] if row["status"] else commitments_of(row)
    words = [word for entry in entries for word in _last(entry, view)]
    later = [word for word in _of_the_whole(row, view) if not words or word[0] > max(day for day, *_ in words)]
    if not (told := later[-1:] or words):
        return ""
    _, _, by, where = max(told, key=lambda word: word[0])
    counts = Counter(status for _, status, _, _ in told)
    several = ", ".join(f"{count} {status}" for status, count in counts.most_common())
    return f"{capital(standing_as(several if len(counts) > 1 else told[0][1], by, where))}."


def _last(entry: Entry, view: View) -> Iterator[tuple[str, str, str, str]]:
    """The day, the status, who gave it and where it is said, of the last word on a commitment or an item."""
    told = [one for one in entry.evidence if one["status"]]
    if told:
        yield _of(told[-1], view)
    elif entry.status:
        of = entry.commitment or entry.row
        where = told_in(entry.row["document"], Span(of["start"], of["end"]), view)
        yield entry.as_at, state_of(entry, view), giver_of(entry, "status"), where


def _of_the_whole(row: Row, view: View) -> list[tuple[str, str, str, str]]:
    """What later documents say of all of it."""
    told = [one for one in row["later_evidence"] if one["status"] and one["commitment"] is None]
    return sorted(_of(one, view) for one in told)


def _of(told: Row, view: View) -> tuple[str, str, str, str]:
    where = told_in(told["document"], Span(told["start"], told["end"]), view)
    return told["date"] or "", state_told(told, view), giver(told["given"], "status"), where
