"""What an export says of itself: what it covers, when it was made, what it rests on, what could not be read."""

from __future__ import annotations

from assistant.entries import is_unanswered, past
from assistant.register import Listing
from corpus.layout.paging import pages_words
from corpus.models import Document
from corpus.saying import day_or_none

DOCUMENT_COLUMNS = ("File", "Title", "Date", "Kind", "Could not be read", "Fingerprint of the file (SHA-256)")
NOTES = (
    "A status is what a document asserts, as at that document's date. A date that has passed makes nothing done.",
    "Silence is not failure: where later documents say nothing of it, that is said, with how late the documents go.",
    "What an analyst gave is marked with their name: the document does not say it.",
    "A due date is the last day that the printed words can mean; words that name no day have none.",
)


def title(listing: Listing) -> str:
    """ "Recommendations and commitments: The Reeve's letter"."""
    return f"Recommendations and commitments: {subject(listing)}"


def subject(listing: Listing) -> str:
    """The one document or body that it is about, else how many documents it covers."""
    wanted = listing.wanted
    if wanted.documents:
        named = [d.title for d in listing.documents if d.id in wanted.documents]
        return named[0] if len(named) == 1 else f"{len(named)} documents"
    return " and ".join(wanted.bodies) or "all documents"


def lines(listing: Listing) -> list[tuple[str, ...]]:
    """Names and what is to say, for a table of two columns."""
    unread = sum(len(d.pages_unread) for d in listing.documents)
    over, day = sum(past(e, listing.day) for e in listing.entries), day_or_none(listing.day.isoformat())
    return [
        ("Covers", listing.line),
        ("Chosen", "; ".join(listing.filters) or "everything"),
        ("Listed on", day),
        ("Latest document", day_or_none(listing.latest)),
        (
            "Past their date",
            f"{over}, as at {day}",
        ),
        ("No response found", str(sum(is_unanswered(row) for row in listing.rows))),
        ("Pages that could not be read", str(unread) if unread else "none"),
        *(("How to read it" if not n else "", note) for n, note in enumerate(NOTES)),
    ]


def document_cells(document: Document) -> tuple[object, ...]:
    """As `DOCUMENT_COLUMNS`."""
    unread = document.pages_unread
    kind = document.description.kind.value
    return document.source, document.title, document.day, kind, pages_words(unread) if unread else "", document.sha256
