"""The register in a terminal: a line an item, a line under it for each commitment."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.entries import Entry, Row, commitments_of, past, past_words
from assistant.register import Listing
from corpus.models import ItemKind
from corpus.plain import plain
from ui.exports import said
from ui.terminal import table

_LONG = 160  # characters; the whole stands in the files


def print_table(listing: Listing) -> None:
    lines = [line for row in listing.rows for line in _lines(row, listing)]
    table(["File", "What", "Words", "Due", "Response or by whom"], lines)


def _lines(row: Row, listing: Listing) -> Iterator[tuple[str, ...]]:
    """What nobody asked for is told by its commitments alone."""
    file = row["source"]
    if row["kind"] != ItemKind.STANDALONE or row["called"]:
        item = Entry(row)
        whom = f"for {said.owner(row)}" if said.giver(item, "addressed_to", "by_whom") else ""
        verified = f"verified: {said.verified(row)}" if said.verified(row) else ""
        answer = _joined(whom, said.answer(row), said.asserted(item), verified, _past(item, listing))
        yield file, said.name(row), _short(row["text"]), said.due(item), answer
        file = ""
    for entry in commitments_of(row):
        commitment = entry.commitment or {}
        status = f"  {said.asserted(entry)}"
        who = _joined(said.by_whom(commitment), _past(entry, listing))
        yield file, status, _short(commitment["quote"]), said.due(entry), who
        file = ""


def _joined(*words: str | None) -> str:
    return "; ".join(word for word in words if word)


def _past(entry: Entry, listing: Listing) -> str:
    asked = listing.wanted.overdue
    return past_words(entry, listing.latest) if asked and past(entry, asked) else ""


def _short(words: str) -> str:
    folded = plain(words)
    return folded if len(folded) <= _LONG else folded[:_LONG].rsplit(" ", 1)[0] + " …"
