"""Days, numbers of things and words of documents as a reader is told them."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"(?<![\w./-])\d{4}-\d\d-\d\d\b(?!\.\w)")  # not in the name of a file

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff"
_TURNING = "\u202a-\u202e\u2066-\u2069"  # they turn the words around them too, until they are ended
_UNSEEN = re.compile(f"[{_CONTROLS}{_TURNING}]")
_BREAKS = re.compile("[\u2028\u2029]")
_LINE = re.compile(r"[\n\t]")


def spoken(iso: str) -> str:
    """ "2031-02-03" as "3 February 2031". Raises ValueError where it is no day."""
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


def day_or_none(iso: str | None) -> str:
    """The day as spoken, or "no date"."""
    return spoken(iso) if iso else "no date"


def with_days_spoken(words: str) -> str:
    """With the days that stand in them as a reader is told them; what is no day stays."""
    return _DAY.sub(lambda found: _spoken_or_same(found[0]), words)


def _spoken_or_same(iso: str) -> str:
    try:
        return spoken(iso)
    except ValueError:
        return iso


def counted(number: int, noun: str) -> str:
    """ "1 page", "2 pages", "12,345 pages"."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def printable(words: str) -> str:
    """Without control characters, which no reader sees and no file may hold, and without those that turn the order of
    the words after them: what a document says never changes how what stands beside it looks. Line ends stay.
    """
    return _BREAKS.sub("\n", _UNSEEN.sub("", words))


def printable_name(name: str) -> str:
    """The same of what a file or a document is called, on one line."""
    return _LINE.sub(" ", printable(name))
