"""The register in a terminal: a line an item, a line under it for each commitment."""

from __future__ import annotations

from assistant.entries import Entry, commitments_of, past, past_words
from assistant.register import Listing
from corpus.plain import plain
from ui.exports import said
from ui.terminal import table

_LONG = 160  # characters; the whole stands in the files


def print_table(listing: Listing) -> None:
    lines: list[tuple[str, ...]] = []
    for row in listing.rows:
        item = Entry(row)
        words = (row["source"], said.name(row), _short(row["text"]), said.due(item))
        lines.append((*words, "; ".join(filter(None, (said.response(row), said.asserted(item), _past(item, listing))))))
        for entry in commitments_of(row):
            commitment = entry.commitment or {}
            status = f"  {entry.status} as at {entry.as_at or 'no date'}"
            who = "; ".join(filter(None, (commitment["by_whom"], _past(entry, listing))))
            lines.append(("", status, _short(commitment["quote"]), said.due(entry), who))
    table(["File", "What", "Words", "Due", "Response or by whom"], lines)


def _past(entry: Entry, listing: Listing) -> str:
    asked = listing.wanted.overdue
    return past_words(entry, listing.latest) if asked and past(entry, asked) else ""


def _short(words: str) -> str:
    folded = plain(words)
    return folded if len(folded) <= _LONG else folded[:_LONG].rsplit(" ", 1)[0] + " …"
