"""Due dates as an iCalendar file: an all-day event for each item and each commitment that is due on a day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from icalendar import Calendar, Event
from icalendar.enums import TRANSP

from assistant.entries import Entry, past, past_words
from assistant.register import Listing
from corpus.plain import plain
from corpus.saying import day_or_none, printable
from ui.exports import about, said
from ui.shown.places import Places

_SUMMARY = 90  # characters


def write_calendar(path: Path, listing: Listing, places: Places, *, everything: bool = False) -> None:
    """What is said to be done is left out, unless everything is wanted."""
    due = [entry for entry in listing.entries if entry.due]
    kept = [entry for entry in due if everything or not entry.is_done]
    left = f"; {len(due) - len(kept)} said to be done left out" if len(kept) < len(due) else ""
    calendar = Calendar.new(
        name=about.title(listing),
        description=f"{len(kept)} due dates: {listing.line}{left}. Listed on {listing.day}.",
        prodid="-//Bywhen//Register//EN",
        subcomponents=[_event(entry, listing, places) for entry in kept],
    )
    path.write_bytes(calendar.to_ical())


def _event(entry: Entry, listing: Listing, places: Places) -> Event:
    """The same entry of the same document has the same UID whenever it is written."""
    row, commitment = entry.row, entry.commitment
    place = f"-{commitment['start']}-{commitment['end']}" if commitment else ""
    return Event.new(
        uid=f"{row['id']}{place}@bywhen",
        start=date.fromisoformat(entry.due),
        stamp=datetime.combine(listing.day, datetime.min.time(), UTC),
        summary=printable(_summary(entry)),
        description=printable("\n\n".join(_description(entry, listing))),
        categories=[row["called"] or row["kind"], *_status(entry)],
        url=places.of(row, commitment),
        transparency=TRANSP.TRANSPARENT,
    )


def _status(entry: Entry) -> list[str]:
    who = said.giver(entry, "status")
    return [f"{entry.status} (given by {who})" if who else entry.status] if entry.status else []


def _summary(entry: Entry) -> str:
    by_hand = said.giver(entry, "due")
    told = "; ".join(filter(None, (said.whom(entry), f"date given by {by_hand}" if by_hand else "")))
    words = plain((entry.commitment or {}).get("quote") or entry.row["text"])
    short = words if len(words) <= _SUMMARY else words[:_SUMMARY].rsplit(" ", 1)[0] + " …"
    return f"Due ({told}): {short}" if told else f"Due: {short}"


def _description(entry: Entry, listing: Listing) -> list[str]:
    """The quote and where it stands, what is asserted as at when, and what later documents tell."""
    row, quoted = entry.row, entry.commitment or entry.row
    words = [
        f"“{plain(quoted.get('quote') or row['text'])}”",
        f"{row['title']} ({said.place(row['source'], quoted['page'])}), {day_or_none(row['as_at'])}",
        f"{said.name(row)}: {row['text']}" if entry.commitment and row["kind"] != "standalone" else "",
        f"For: {said.whom(entry)}" if said.whom(entry) else "",
        f"Due: {said.due(entry)}",
        f"Status asserted: {said.asserted(entry)}" if entry.status else "",
        f"Status verified: {said.verified(row)}" if said.verified(row) and not entry.commitment else "",
        past_words(entry, listing.latest) if past(entry, listing.day) else "",
        *said.later(entry),
    ]
    return [word for word in words if word]
