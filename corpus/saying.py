"""Days and numbers of things as a reader is told them."""

from __future__ import annotations

from datetime import date


def spoken(iso: str) -> str:
    """ "2031-02-03" as "3 February 2031". Raises ValueError where it is no day."""
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


def day_or_none(iso: str | None) -> str:
    """The day as spoken, or "no date"."""
    return spoken(iso) if iso else "no date"


def counted(number: int, noun: str) -> str:
    """ "1 page", "2 pages", "12,345 pages"."""
    return f"{number:,} {noun}{'s' * (number != 1)}"
