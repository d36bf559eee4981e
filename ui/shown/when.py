"""Moments as a reader is told them, on their own clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ui.shown.render import date_words


def moment_words(stamp: str, zone: str | None = None) -> str:
    """ "2031-02-03T13:05:09+00:00" as "3 February 2031 at 13:05" in a time zone of that name; else of this machine.

    What is no moment stays as it is.
    """
    there = _there(stamp, zone)
    return f"{date_words(there.date().isoformat())} at {there:%H:%M}" if there else stamp


def period_words(stamp: str, now: datetime, zone: str | None = None) -> str:
    """Of a list of moments, the heading that one comes under: "Today", "Yesterday", "The last 7 days", "May 2031"."""
    there = _there(stamp, zone)
    if there is None:
        return "Undated"
    days = (now.astimezone(there.tzinfo).date() - there.date()) // timedelta(days=1)
    near = ("Today", "Yesterday")
    if days < len(near):
        return near[max(0, days)]
    return "The last 7 days" if days < 7 else f"{there:%B %Y}"


def _there(stamp: str, zone: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(zone_of(zone))


def zone_of(name: str | None) -> tzinfo | None:
    """The time zone of that name; None, this machine's, where there is none."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
